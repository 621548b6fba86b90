//! `pyrite ext` says what a module links and how far it comes. The modules are compiled here, without Python's headers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Compiles a module of that name.
fn module(folder: &Path, name: &str, source: &str) -> PathBuf {
    let (text, file) = (
        folder.join(format!("{name}.c")),
        folder.join(format!("{name}.so")),
    );
    fs::write(&text, source).expect("the source can be written");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-w", "-o"])
        .args([&file, &text])
        .status();
    assert!(compiled.expect("cc runs").success());
    file
}

fn ext(file: &Path) -> (i32, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_pyrite"))
        .args(["ext".as_ref(), file.as_os_str()])
        .output()
        .expect("pyrite runs");
    let said = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
    (status.code().expect("a status"), said)
}

/// What a module with this source comes to.
fn of_source(source: &str) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    ext(&module(folder.path(), "m", source))
}

#[test]
fn a_module_that_initialises() {
    let (status, said) = of_source(
        "extern void *PyModule_New(const char *); void *PyInit_m(void) { return PyModule_New(\"m\"); }",
    );
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("links 1 names of Python's"), "{said}");
    assert!(said.contains("PyInit_m: loads and initialises"), "{said}");
}

#[test]
fn a_name_that_is_not_there() {
    let (status, said) =
        of_source("extern void *PyNo_Such(void); void *PyInit_m(void) { return PyNo_Such(); }");
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("absent: PyNo_Such"), "{said}");
    assert!(said.contains("PyInit_m: does not load: "), "{said}");
}

#[test]
fn an_exception() {
    let (status, said) = of_source(
        "extern void *PyImport_ImportModule(const char *);
         void *PyInit_m(void) { return PyImport_ImportModule(\"logging\"); }",
    );
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("ModuleNotFoundError: No module named 'logging'"),
        "{said}"
    );
    assert!(said.contains("needs Python's interpreter"), "{said}");
}

#[test]
fn a_process_that_dies() {
    let (status, said) =
        of_source("extern void abort(void); void *PyInit_m(void) { abort(); return 0; }");
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("does not run its init function: the process was ended by signal 6"),
        "{said}"
    );
}

#[test]
fn a_module_that_needs_an_interpreter() {
    let (status, said) = of_source(
        "extern void *PyModule_New(const char *); extern void PyEval_SetTrace(void *, void *);
         void *PyInit_m(void) { PyEval_SetTrace(0, 0); return PyModule_New(\"m\"); }",
    );
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("libpyrite does not have: PyEval_SetTrace"),
        "{said}"
    );
}

#[test]
fn no_module() {
    let (status, said) = of_source("int f(void) { return 0; }");
    assert_eq!(status, 125, "{said}");
    assert!(said.contains("it is no extension module"), "{said}");
    let (status, said) = ext(Path::new("/dev/null"));
    assert_eq!(status, 125, "{said}");
}
