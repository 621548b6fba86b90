//! The programs of `c_tests/`, and the names that they use.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::objects;

/// A program, and what it includes of its own folder.
pub struct Program {
    pub name: String,
    code: String,
    /// What it leaves to the linker, once it is compiled: macros and inline functions use names that the source has not.
    links: HashSet<String>,
}

impl Program {
    /// Whether it uses `name`.
    pub fn uses(&self, name: &str) -> bool {
        self.links.contains(name) || has_word(&self.code, name)
    }
}

/// All of them by name; what they all have from `harness.h` is a program of that name, the first.
pub fn read(folder: &Path) -> Vec<Program> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("c_tests/ can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "c"))
        .collect();
    paths.sort();
    let mut programs: Vec<_> = objects::links(folder, &paths)
        .into_iter()
        .zip(&paths)
        .map(|(links, path)| Program {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            code: with_includes(folder, path),
            links,
        })
        .collect();
    let all = Program {
        name: "harness.h".into(),
        code: without_comments(&text_of(&folder.join("harness.h"))),
        links: HashSet::new(),
    };
    programs.insert(0, all);
    programs
}

/// The source and the headers of `c_tests/` that it includes, but for the one they all include.
fn with_includes(folder: &Path, path: &Path) -> String {
    let text = text_of(path);
    let included = text
        .lines()
        .filter_map(|line| line.strip_prefix("#include \"")?.strip_suffix('"'))
        .filter(|name| *name != "harness.h");
    let headers: String = included.map(|name| text_of(&folder.join(name))).collect();
    without_comments(&(text.clone() + &headers))
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Comments talk about functions; they do not call them.
fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        code += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    code + rest
}

/// Whether `text` has `name` as a whole word.
pub fn has_word(text: &str, name: &str) -> bool {
    let inside =
        |byte: Option<&u8>| byte.is_some_and(|byte| *byte == b'_' || byte.is_ascii_alphanumeric());
    text.match_indices(name).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        !inside(before) && !inside(text.as_bytes().get(at + name.len()))
    })
}
