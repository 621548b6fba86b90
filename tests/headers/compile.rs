//! The headers compile without a warning, together and each alone, in C11 and in C++17.

use std::fs;

use crate::tools::{Compiler, Language, headers_in, own, root, succeed, workshop};

#[test]
fn each_header_compiles_alone() {
    let folder = workshop("alone");
    let mut sources = Vec::new();
    for header in headers_in(&own()) {
        let name = header.display().to_string().replace('/', "_");
        let source = folder.join(name).with_extension("c");
        let text = format!("#include \"{}\"\n\nint not_empty;\n", header.display());
        fs::write(&source, text).expect("a source can be written");
        sources.push(source);
    }
    for compiler in Compiler::all() {
        succeed(
            compiler
                .command()
                .args(compiler.strict())
                .arg("-fsyntax-only")
                .arg("-I")
                .arg(own())
                .args(&sources),
        );
    }
}

#[test]
fn every_macro_compiles_strictly() {
    for compiler in Compiler::all() {
        succeed(
            compiler
                .command()
                .args(compiler.strict())
                .arg("-fsyntax-only")
                .arg("-I")
                .arg(own())
                .arg(root().join("tests/headers/uses.c")),
        );
    }
}

/// The programs of `c_tests/` are compiled with our headers by the C harness.
#[test]
fn the_example_compiles() {
    for compiler in Compiler::all() {
        if compiler.language == Language::C {
            succeed(
                compiler
                    .command()
                    .arg("-fsyntax-only")
                    .arg("-I")
                    .arg(own())
                    .arg(root().join("examples/run/hello_heap.c")),
            );
        }
    }
}
