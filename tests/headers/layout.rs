//! Sizes, alignments, offsets and values are those of CPython 3.13: in our headers, and in the Rust types that the
//! library uses.
//!
//! For the headers a C program prints them, once compiled with CPython's and once with ours. The Rust types
//! assert theirs in `src/abi`; those numbers are compared with the ones of `abi-check.c`, which compiles with both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tools::{self, Compiler, cpython, own, root, succeed, workshop};

#[test]
fn the_headers_have_cpythons_layouts() {
    let source = root().join("tests/headers/layout.c");
    let truth = output_of(&source, "cpython", &["-isystem"], &cpython());
    let ours = output_of(&source, "own", &["-I"], &own());
    assert_same(&truth, &ours);
    assert!(
        ours.contains("PyMemAllocatorEx.free: offset 32, size 8"),
        "it printed {ours}"
    );
    assert_no_gaps(&ours);
}

/// The sizes and offsets that `src/abi` asserts, which the compiler proves, are those that `abi-check.c` asserts.
#[test]
fn the_rust_types_have_cpythons_layouts() {
    let truth = fs::read_to_string(root().join("tests/headers/abi-check.c")).expect("it is there");
    let mut compared = 0;
    for path in rust_files(&root().join("src/abi")) {
        let text = fs::read_to_string(&path).expect("a source can be read");
        for line in text.lines().map(str::trim) {
            let Some((what, number)) = line
                .strip_prefix("assert!(")
                .and_then(|rest| rest.strip_suffix(");")?.split_once(" == "))
            else {
                continue;
            };
            let in_c = if let Some(name) = what.strip_prefix("size_of::<") {
                format!("sizeof({})==", name.trim_end_matches(">()"))
            } else if let Some(field) = what.strip_prefix("core::mem::offset_of!(") {
                let field = field
                    .trim_end_matches(')')
                    .replace(", ", ",")
                    .replace("r#", "");
                format!("offsetof({field})==")
            } else {
                continue;
            };
            if let Some(at) = truth.find(&in_c) {
                let asserted = &truth[at + in_c.len()..];
                let end = asserted.find([',', ' ']).unwrap_or(0);
                assert_eq!(&asserted[..end], number, "{in_c} in {}", path.display());
                compared += 1;
            }
        }
    }
    assert!(compared > 400, "only {compared} were compared");
}

/// The integer constants of `src/abi` have the values that CPython's headers give them.
#[test]
fn the_rust_constants_are_cpythons() {
    let mut text = String::from("#include <Python.h>\n#include <structmember.h>\n");
    let mut compared = 0;
    for path in rust_files(&root().join("src/abi")) {
        let source = fs::read_to_string(&path).expect("a source can be read");
        for line in source.lines() {
            let Some((name, value)) = constant(line) else {
                continue;
            };
            text += &format!(
                "_Static_assert((unsigned long long)({name}) == (unsigned long long)({value}LL), \"{name}\");\n"
            );
            compared += 1;
        }
    }
    assert!(compared > 200, "only {compared} were compared");
    let program = workshop("layout").join("constants.c");
    fs::write(&program, text).expect("a source can be written");
    let compiler = Compiler::c();
    succeed(
        compiler
            .command()
            .args(["-Wno-deprecated-declarations", "-fsyntax-only", "-isystem"])
            .arg(cpython())
            .arg(&program),
    );
}

/// The name and the literal of a public integer constant.
fn constant(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("pub const ")?.split_once(": ")?;
    let value = rest.split_once(" = ")?.1.strip_suffix(';')?;
    let digits = value.trim_start_matches('-').trim_start_matches("0x");
    let is_number = !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'_');
    is_number.then_some((name, value))
}

/// The Rust sources in `folder`, by name.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    files.sort();
    files
}

/// Builds the program with the headers in `folder`, runs it, and returns what it prints.
fn output_of(source: &Path, name: &str, option: &[&str], folder: &Path) -> String {
    let executable = workshop("layout").join(name);
    succeed(
        Compiler::c()
            .command()
            .arg("-Wno-deprecated-declarations")
            .args(option)
            .arg(folder)
            .arg(source)
            .arg("-o")
            .arg(&executable),
    );
    let output = succeed(&mut Command::new(&executable));
    String::from_utf8(output.stdout).expect("it prints text")
}

fn assert_same(truth: &str, ours: &str) {
    let lines = truth.lines().zip(ours.lines());
    let different: Vec<_> = lines
        .filter(|(truth, ours)| truth != ours)
        .map(|(truth, ours)| format!("CPython {truth}; ours {ours}\n"))
        .collect();
    assert!(truth == ours, "\n{}", different.concat());
}

/// The lists of fields are whole: each field begins where the one before it ends, but for its alignment.
fn assert_no_gaps(output: &str) {
    let mut end = 0;
    for line in output.lines() {
        let Some((name, rest)) = line.split_once(": offset ") else {
            continue;
        };
        let (offset, size) = rest.split_once(", size ").expect("a size follows");
        let number = |text: &str| text.parse::<usize>().expect("it is a number");
        let (offset, size) = (number(offset), number(size));
        if offset == 0 {
            end = 0;
        }
        assert!(
            (end..end + 8).contains(&offset) && (offset == end || offset % 8 == 0),
            "before {name} a field is missing in layout.c"
        );
        end = offset + size;
    }
}

/// Every size and offset that CPython's public headers define, and that ours define the same.
#[test]
fn every_field_lies_where_cpython_has_it() {
    let source = root().join("tests/headers/abi-check.c");
    for compiler in Compiler::all()
        .into_iter()
        .filter(|one| one.language == tools::Language::C)
    {
        for (flag, include) in [("-isystem", cpython()), ("-I", own())] {
            succeed(
                compiler
                    .command()
                    // Some fields are deprecated, and there all the same.
                    .args(["-Wno-deprecated-declarations", "-fsyntax-only", flag])
                    .arg(include)
                    .arg(&source),
            );
        }
    }
}
