//! Each generated prototype is the one that CPython's headers have.
//!
//! C accepts a second declaration of a function only with the same type. So a source includes CPython's headers and
//! then our prototypes, with our types left out, and compiles if and only if all of them agree. Between the two it uses
//! every exported name, so that none goes uncompared because the headers included do not declare it.

use std::fs;

use crate::tools::{Compiler, Language, cpython, headers_in, own, root, succeed, workshop};

/// Macros of CPython that have the name of a function, and would be expanded in its prototype.
const SHADOWED: &[&str] = &["Py_FatalError"];

/// What CPython exports and declares nowhere.
const UNDECLARED: &[&str] = &[];

#[test]
fn the_prototypes_are_those_of_cpython() {
    let mut text =
        String::from("#define PYRITE_ABI_H\n#include <stdbool.h>\n#include <Python.h>\n");
    for header in headers_in(&own().join("pyrite/internal")) {
        text += &format!("#include <internal/{}>\n", header.display());
    }
    for name in SHADOWED {
        text += &format!("#undef {name}\n");
    }
    let list = fs::read_to_string(root().join("exported-symbols.txt")).expect("the list is there");
    for name in list.lines().filter_map(|line| line.split(' ').next()) {
        if name != "#" && !name.starts_with("pyrite_") && !UNDECLARED.contains(&name) {
            text += &format!("extern __typeof__({name}) {name};\n");
        }
    }
    text += "#include \"pyrite/prototypes.h\"\n";
    for header in headers_in(&own().join("pyrite/internal")) {
        text += &format!("#include \"pyrite/internal/{}\"\n", header.display());
    }
    let source = workshop("prototypes").join("prototypes.c");
    fs::write(&source, text).expect("a source can be written");
    // CPython's internal headers are C only.
    for compiler in Compiler::all() {
        if compiler.language == Language::C {
            succeed(
                compiler
                    .command()
                    .args([
                        "-DPy_BUILD_CORE",
                        "-Wno-deprecated-declarations",
                        "-fsyntax-only",
                        "-isystem",
                    ])
                    .arg(cpython())
                    .arg("-iquote")
                    .arg(own())
                    .arg(&source),
            );
        }
    }
}
