//! What the two libraries export: libpyrite.so CPython's names and `pyrite_*`, as the committed list says;
//! libpyrite_preload.so nothing of CPython's, since a name of ours would replace one of the interpreter's.
//!
//! `make symbols` writes `exported-symbols.txt` anew. The libraries are those of the last `cargo build --release`.

mod elf;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use elf::{Symbol, built, defined, dynamic, libpython, undefined};

/// When set, the test writes the list and does not compare it.
const WRITE: &str = "PYRITE_WRITE_SYMBOLS";

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/exported-symbols.txt");

const INTRODUCTION: &str = "\
# What libpyrite.so exports: name, then `function`, or `data` and its size in bytes. A program that was linked to
# libpython finds these under CPython's names; the size of data is part of the interface, since executables copy it.
# Written by `make symbols`.
";

/// Names of ours without our prefix: CPython has macros of these names, and `gc_collect` is what people ask for.
const UNPREFIXED: [&str; 5] = [
    "Py_INCREF",
    "Py_DECREF",
    "Py_XINCREF",
    "Py_XDECREF",
    "gc_collect",
];

/// Names that CPython declares for itself alone, or nowhere.
const UNDECLARED: [&str; 6] = [
    "PyEval_CallFunction",
    "PyEval_CallMethod",
    "_PyArg_ParseStack",
    "_PyArg_ParseStackAndKeywords",
    "_PyObject_CallMethod",
    "_Py_HashSecret",
];

fn is_own(name: &str) -> bool {
    name.starts_with("pyrite_") || UNPREFIXED.contains(&name)
}

/// Whether CPython declares the name in no header that ours has a counterpart of.
fn is_undeclared(name: &str) -> bool {
    let old = include_str!("../../src/capi/undeclared.rs");
    UNDECLARED.contains(&name) || name.ends_with("_SizeT") || has_word(old, name)
}

#[test]
fn the_list_of_exported_names_is_current() {
    let mut text = String::from(INTRODUCTION);
    for (name, symbol) in defined(&built("libpyrite.so")) {
        let _ = writeln!(text, "{name} {symbol}");
    }
    if std::env::var_os(WRITE).is_some() {
        fs::write(LIST, &text).expect("the list can be written");
    }
    let committed = fs::read_to_string(LIST).unwrap_or_default();
    let differ: Vec<_> = text
        .lines()
        .filter(|line| !committed.lines().any(|old| old == *line))
        .map(|line| format!("\n  + {line}"))
        .chain(
            committed
                .lines()
                .filter(|old| !text.lines().any(|line| line == *old))
                .map(|old| format!("\n  - {old}")),
        )
        .collect();
    assert!(
        committed == text,
        "exported-symbols.txt is out of date, `make symbols` writes it anew:{}",
        differ.concat()
    );
}

#[test]
fn every_exported_name_is_cpythons_or_our_own() {
    let truth = defined(&libpython());
    let mut wrong = String::new();
    for (name, symbol) in defined(&built("libpyrite.so")) {
        if is_own(&name) {
            continue;
        }
        match truth.get(&name) {
            None => wrong += &format!("\n  {name}: libpython3.13 has no such name"),
            Some(real) if *real != symbol => {
                wrong += &format!("\n  {name}: {symbol}, in libpython3.13 {real}");
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "libpyrite.so exports{wrong}");
}

/// What libpyrite.so is for, it exports, and as libpython3.13 does.
#[test]
fn every_name_of_the_coverage_is_exported() {
    let truth = defined(&libpython());
    let ours = defined(&built("libpyrite.so"));
    let mut wrong = String::new();
    let mut count = 0;
    for line in include_str!("../coverage/names.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        let name = line.split('\t').nth(1).expect("a name follows the area");
        count += 1;
        match (truth.get(name), ours.get(name)) {
            (Some(real), Some(symbol)) if real == symbol => {}
            (Some(real), Some(symbol)) => {
                wrong += &format!("\n  {name}: {symbol}, in libpython3.13 {real}");
            }
            (Some(_), None) => wrong += &format!("\n  {name}: not exported"),
            (None, _) => wrong += &format!("\n  {name}: libpython3.13 has no such name"),
        }
    }
    assert!(wrong.is_empty(), "names.tsv has{wrong}");
    assert!(count > 1000, "names.tsv has {count} names");
}

#[test]
fn every_exported_name_is_declared() {
    let mut headers = String::new();
    read_headers(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("include"),
        &mut headers,
    );
    let missing: Vec<_> = defined(&built("libpyrite.so"))
        .into_keys()
        .filter(|name| !has_word(&headers, name) && !is_undeclared(name))
        .collect();
    assert!(
        missing.is_empty(),
        "exported, and declared in no header of include/: {}",
        missing.join(", ")
    );
}

#[test]
fn the_preload_library_has_no_name_of_cpython() {
    let library = built("libpyrite_preload.so");
    let foreign = names_of_cpython(&library);
    assert!(
        foreign.is_empty(),
        "libpyrite_preload.so has {}",
        foreign.join(", ")
    );
    assert!(
        names_of_cpython(&built("libpyrite.so")).contains(&"PyMem_Malloc".to_owned()),
        "nothing of CPython's is found where it is"
    );
    let others: Vec<_> = defined(&library)
        .into_keys()
        .filter(|name| !is_own(name))
        .collect();
    assert!(
        others.is_empty(),
        "libpyrite_preload.so exports {}",
        others.join(", ")
    );
}

#[test]
fn the_libraries_need_only_the_c_library() {
    for name in ["libpyrite.so", "libpyrite_preload.so"] {
        for needed in dynamic(&built(name), "NEEDED") {
            let known = [
                "libc.so.6",
                "libgcc_s.so.1",
                "ld-linux-x86-64.so.2",
                "libm.so.6",
            ];
            assert!(known.contains(&needed.as_str()), "{name} needs {needed}");
        }
    }
}

#[test]
fn the_soname_is_that_of_this_major_version() {
    assert_eq!(
        dynamic(&built("libpyrite.so"), "SONAME"),
        ["libpyrite.so.0"]
    );
}

#[test]
fn the_committed_list_is_sorted_and_names_each_once() {
    let text = fs::read_to_string(LIST).expect("exported-symbols.txt is there");
    let names: Vec<_> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').expect("a kind follows the name").0)
        .collect();
    assert!(names.is_sorted_by(|one, next| one < next), "{names:?}");
    assert!(!names.is_empty(), "libpyrite.so exports nothing");
}

/// What the library exports or expects under a name that is CPython's, or looks like it.
fn names_of_cpython(library: &Path) -> Vec<String> {
    let truth = defined(&libpython());
    defined(library)
        .into_keys()
        .chain(undefined(library))
        .filter(|name| {
            truth.contains_key(name) || name.starts_with("Py") || name.starts_with("_Py")
        })
        .collect()
}

fn read_headers(folder: &Path, text: &mut String) {
    let entries: BTreeMap<PathBuf, bool> = fs::read_dir(folder)
        .expect("include/ can be read")
        .map(|entry| entry.expect("an entry can be read").path())
        .map(|path| (path.clone(), path.is_dir()))
        .collect();
    for (path, is_folder) in entries {
        if is_folder {
            read_headers(&path, text);
        } else {
            *text += &fs::read_to_string(&path).expect("a header can be read");
        }
    }
}

/// Whether `text` has `name` as a whole word.
fn has_word(text: &str, name: &str) -> bool {
    let inside =
        |byte: Option<&u8>| byte.is_some_and(|byte| *byte == b'_' || byte.is_ascii_alphanumeric());
    text.match_indices(name).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        !inside(before) && !inside(text.as_bytes().get(at + name.len()))
    })
}

/// Every kind of symbol is told apart, so that a wrong one cannot pass for a right one.
#[test]
fn kinds_are_told_apart() {
    let truth = defined(&libpython());
    assert_eq!(truth["PyMem_Malloc"], Symbol::Function);
    assert_eq!(truth["_Py_NoneStruct"], Symbol::Data(16));
    assert_eq!(truth["PyLong_Type"], Symbol::Data(416));
}
