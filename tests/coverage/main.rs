//! `docs/coverage.md`: which names of the C API the library has, and which test shows it.
//!
//! It is made from three lists that other tests keep true: the names that pyrite is for, the exported names, and the
//! programs of `c_tests/`. `make matrix` writes it anew.

mod chapter;
mod exports;
mod objects;
mod page;
mod programs;

use std::path::{Path, PathBuf};
use std::process::Command;

/// When set, the test writes the page and does not compare it.
const WRITE: &str = "PYRITE_WRITE_MATRIX";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What `scripts/find-python` prints for an option.
fn find_python(option: &str) -> PathBuf {
    let script = root().join("scripts/find-python");
    let found = Command::new(script)
        .arg(option)
        .output()
        .expect("scripts/find-python runs");
    PathBuf::from(String::from_utf8_lossy(&found.stdout).trim())
}

#[test]
fn the_table_of_coverage_is_current() {
    let path = root().join("docs/coverage.md");
    let page = page::write(
        &chapter::read(),
        &exports::read(),
        &programs::read(&root().join("c_tests")),
    );
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, &page).expect("docs/coverage.md can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let first = page
        .lines()
        .zip(committed.lines().chain(std::iter::repeat("")))
        .find(|(fresh, old)| fresh != old);
    assert!(
        committed == page,
        "docs/coverage.md is out of date, `make matrix` writes it anew; the first difference: {first:?}"
    );
}

#[test]
fn the_chapter_has_only_names_of_cpython() {
    let library = find_python("--lib").display().to_string();
    let listed = Command::new("nm")
        .args(["-D", "-P", "--defined-only"])
        .arg(&library)
        .output();
    let listed = String::from_utf8(listed.expect("nm runs").stdout).expect("names are text");
    let exported: Vec<_> = listed
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let chapter = chapter::read();
    for entry in &chapter {
        assert!(
            exported.contains(&entry.name.as_str()),
            "{} is not exported by {library}",
            entry.name
        );
    }
    let mut names: Vec<_> = chapter.iter().map(|entry| &entry.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(
        names.len(),
        chapter.len(),
        "a name stands in the chapter twice"
    );
}

#[test]
fn what_lacks_something_is_exported() {
    let exports = exports::read();
    for entry in chapter::read() {
        assert!(
            entry.lacks.is_none() || exports.iter().any(|one| one.name == entry.name),
            "{} is not exported, so it is absent, not partial",
            entry.name
        );
    }
}
