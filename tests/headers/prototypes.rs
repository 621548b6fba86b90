//! Each generated prototype is the one that CPython's headers have.
//!
//! C accepts a second declaration of a function only with the same type. So a source includes CPython's headers and
//! then our prototypes, with our types left out, and compiles if and only if all of them agree. Between the two it uses
//! every exported name, so that none goes uncompared because the headers included do not declare it.

use std::fs;

use crate::tools::{Compiler, Language, cpython, headers_in, own, root, succeed, workshop};

/// What CPython exports and declares nowhere, and what of ours has no prefix.
fn is_undeclared(name: &str) -> bool {
    let old = include_str!("../../src/capi/undeclared.rs");
    name.ends_with("_SizeT")
        || [
            "gc_collect",
            "PyEval_CallFunction",
            "PyEval_CallMethod",
            "Py_INCREF",
            "Py_DECREF",
            "Py_XINCREF",
            "Py_XDECREF",
        ]
        .contains(&name)
        || old.contains(&format!("fn {name}("))
        || old.contains(&format!("fn {name}<"))
}

#[test]
fn the_prototypes_are_those_of_cpython() {
    let mut text = String::from(
        "#define PYRITE_ABI_H\n#include <stdbool.h>\n#include <Python.h>\n#include <frameobject.h>\n\
         typedef struct wrapperbase wrapperbase;\ntypedef struct _inittab _inittab;\n",
    );
    for header in headers_in(&own().join("pyrite/internal")) {
        text += &format!("#include <internal/{}>\n", header.display());
    }
    let list = fs::read_to_string(root().join("exported-symbols.txt")).expect("the list is there");
    for name in list.lines().filter_map(|line| line.split(' ').next()) {
        if name != "#" && !name.starts_with("pyrite_") && !is_undeclared(name) {
            // A macro of that name would be expanded in the prototype.
            text += &format!("#undef {name}\nextern __typeof__({name}) {name};\n");
        }
    }
    for name in ["Py_INCREF", "Py_DECREF", "Py_XINCREF", "Py_XDECREF"] {
        text += &format!("#undef {name}\n");
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
