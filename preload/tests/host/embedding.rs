//! C programs around libpython, in `tests/programs`, compiled against the headers of each version.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::{Python, ToLink};
use crate::run::{Folder, Ran, finish, on_our_heap, preloaded};
use crate::{Test, test};

const fn with_library(test: Test) -> Test {
    test.only(|python| python.to_link.is_some())
}

pub const TESTS: &[Test] = &[
    with_library(test("decode_before_start", decode_before_start)),
    with_library(test("start_again", start_again)),
    with_library(test("allocator_chosen_in_c", chosen_in_c)),
    with_library(test("wrapper_of_the_program", wrapper)),
    with_library(test("raw_outside_the_interpreters_life", outside)),
    with_library(test("library_loaded_later", loaded_later)),
    with_library(test(
        "library_loaded_later_under_tracemalloc",
        loaded_later_traced,
    )),
    with_library(test(
        "library_loaded_later_users_word",
        loaded_later_users_word,
    )),
];

/// Compiles `NAME.c`; `linked`: with libpython.
fn build(python: &Python, folder: &Folder, name: &str, linked: bool) -> PathBuf {
    let ToLink { library, headers } = python.to_link.as_ref().expect("a library");
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/programs")
        .join(name)
        .with_extension("c");
    let program = folder.path().join(name);
    let mut command = Command::new("cc");
    command.args([
        "-std=c11",
        "-D_GNU_SOURCE",
        "-O1",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wno-unused-parameter",
    ]);
    command
        .arg("-Wno-deprecated-declarations")
        .arg("-isystem")
        .arg(headers);
    command.arg("-o").arg(&program).arg(source);
    if linked {
        let libraries = library.parent().expect("a folder");
        command
            .arg(library)
            .arg(format!("-Wl,-rpath,{}", libraries.display()));
    }
    let output = command
        .args(["-lpthread", "-ldl"])
        .output()
        .expect("cc is there");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    program
}

/// A program that finds this Python's standard library.
fn command(python: &Python, program: &Path) -> Command {
    let mut command = preloaded(program);
    let home = python
        .path
        .parent()
        .and_then(Path::parent)
        .expect("PREFIX/bin/python");
    command.env("PYTHONHOME", home);
    command
}

const ALL: &str = "running: pyrite pyrite pyrite";
const NONE: &str = "running: host host host";
/// The debug hooks on top.
const HOOKS: &str = "running: host+ctx host+ctx host+ctx";

#[track_caller]
fn lines(ran: &Ran, wanted: &[&str]) {
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines, wanted, "{}", ran.stderr);
}

/// Raw blocks from before the configuration find their way back.
fn decode_before_start(python: &Python) {
    let folder = Folder::new();
    let program = build(python, &folder, "classic", true);
    let (ran, report) = on_our_heap(&mut command(python, &program), "");
    lines(&ran, &[ALL, "done"]);
    assert_eq!(report.install.domains, ["raw", "mem", "obj"]);
    for word in ["pymalloc", "malloc"] {
        let ran = crate::run::finish(command(python, &program).env("PYTHONMALLOC", word)).well();
        lines(&ran, &[NONE, "done"]);
        // And where we are forced in after all.
        let mut forced = command(python, &program);
        let (ran, _) = on_our_heap(forced.env("PYTHONMALLOC", word), "force:true");
        lines(&ran, &[ALL, "done"]);
    }
}

/// From 3.12 on each start resets the allocators, and the hook puts ours back.
fn start_again(python: &Python) {
    let folder = Folder::new();
    let program = build(python, &folder, "again", true);
    let mut wanted = vec![ALL; 12];
    wanted.push("done");
    let (ran, report) = on_our_heap(&mut command(python, &program), "verbose:true");
    lines(&ran, &wanted);
    assert_eq!(
        ran.said().len(),
        1,
        "said once, not at each start: {}",
        ran.stderr
    );
    assert_eq!(report.install.domains, ["raw", "mem", "obj"]);
}

fn chosen_in_c(python: &Python) {
    let folder = Folder::new();
    let program = build(python, &folder, "choice", true);
    for choice in ["debug", "dev"] {
        let (ran, report) = on_our_heap(command(python, &program).arg(choice), "");
        lines(&ran, &[HOOKS, "done"]);
        assert_eq!(report.install.domains, ["raw", "mem", "obj"]);
        assert!(report.install.debug_hooks);
    }
    // An isolated configuration reads no variables, so PYTHONMALLOC and PYTHONHOME mean nothing.
    let mut isolated = command(python, &program);
    isolated
        .env("PYTHONMALLOC", "malloc")
        .env("PATH", python.path.parent().expect("a folder"));
    let (ran, _) = on_our_heap(isolated.arg("isolated"), "");
    lines(&ran, &[ALL, "done"]);
    let mut malloc = command(python, &program);
    malloc.arg("malloc").env("PYRITE_CONF", "verbose:true");
    let ran = finish(&mut malloc).well();
    lines(&ran, &[NONE, "done"]);
    assert!(
        ran.said()[0].ends_with("not installed, the program chose another allocator"),
        "{}",
        ran.stderr
    );
}

/// Counters of the program around our heap stay where they are.
fn wrapper(python: &Python) {
    let folder = Folder::new();
    let program = build(python, &folder, "wrapper", true);
    let (ran, report) = on_our_heap(&mut command(python, &program), "");
    lines(&ran, &["after: pyrite pyrite pyrite", "done"]);
    assert_eq!(report.install.domains, ["raw", "mem", "obj"]);
}

fn outside(python: &Python) {
    let folder = Folder::new();
    let program = build(python, &folder, "outside", true);
    let (ran, _) = on_our_heap(&mut command(python, &program), "stats_print:true");
    lines(&ran, &[ALL, "done"]);
}

fn later(python: &Python, folder: &Folder, arguments: [&str; 2]) -> Command {
    let program = build(python, folder, "later", false);
    let mut command = command(python, &program);
    command
        .arg(&python.to_link.as_ref().expect("a library").library)
        .args(arguments);
    command
}

/// The program asks for the heap, with the handle of a library that nobody else sees or without.
fn loaded_later(python: &Python) {
    for scope in ["local", "global"] {
        for when in ["before", "after", "twice"] {
            // A library in a scope of its own hides its names from its extension modules, which
            // need them wherever they are not linked to it; json and threading are enough here.
            let folder = Folder::new();
            let (ran, report) = on_our_heap(&mut later(python, &folder, [scope, when]), "");
            let installs = if when == "twice" { 2 } else { 1 };
            let mut wanted = vec!["install: 0"; installs];
            wanted.extend([ALL, "done"]);
            lines(&ran, &wanted);
            assert_eq!(report.install.domains, ["raw", "mem", "obj"]);
            assert!(report.heap.expect("a heap").mapped_peak_bytes > 1 << 20);
        }
    }
}

/// Nothing goes on top of tracemalloc: at its end it would put back what was below it, and our
/// blocks would meet an allocator that does not know them.
fn loaded_later_traced(python: &Python) {
    let folder = Folder::new();
    let mut command = later(python, &folder, ["global", "traced"]);
    let ran = finish(command.env("PYRITE_CONF", "verbose:true")).well();
    lines(&ran, &["install: 1", HOOKS, "done"]);
    assert!(ran.said()[0].contains("not installed"), "{}", ran.stderr);
}

fn loaded_later_users_word(python: &Python) {
    for (when, install) in [("before", "install: 0"), ("after", "install: 1")] {
        let folder = Folder::new();
        let mut command = later(python, &folder, ["global", when]);
        let ran = finish(command.env("PYTHONMALLOC", "pymalloc")).well();
        lines(&ran, &[install, NONE, "done"]);
    }
}
