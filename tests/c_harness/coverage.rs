//! The programs together call every function of the memory chapter.

use libtest_mimic::Trial;

use crate::files;
use crate::program::Program;

/// One test: each function that `memory-chapter.txt` lists is called by a program.
pub fn trials(programs: &[Program]) -> Vec<Trial> {
    let paths: Vec<_> = programs
        .iter()
        .map(|program| program.path.clone())
        .collect();
    vec![Trial::test(
        "harness::every_function_has_a_program",
        move || {
            let mut code = String::new();
            // Some are called by what the programs share: by way of the table of domains, for one.
            let shared = files::all(&files::root().join("c_tests"), "h")?;
            for path in paths.iter().chain(&shared) {
                // The first comment talks about functions, it does not call them.
                let text = files::read(path)?;
                code += text.split_once("*/").map_or("", |(_, code)| code);
            }
            let list = include_str!("memory-chapter.txt");
            let uncalled: Vec<_> = list.lines().filter(|name| !uses(&code, name)).collect();
            if uncalled.is_empty() {
                return Ok(());
            }
            Err(format!("no program of c_tests/ uses {}", uncalled.join(", ")).into())
        },
    )]
}

/// Whether `code` has `name` as a whole word.
fn uses(code: &str, name: &str) -> bool {
    let inside =
        |byte: Option<u8>| byte.is_some_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    code.match_indices(name).any(|(at, _)| {
        let before = at.checked_sub(1).map(|at| code.as_bytes()[at]);
        !inside(before) && !inside(code.as_bytes().get(at + name.len()).copied())
    })
}
