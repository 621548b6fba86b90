//! Sizes, alignments, offsets and values are those of CPython 3.13: in our headers, and in the Rust types that the
//! library uses.
//!
//! For the headers a C program prints them, once compiled with CPython's and once with ours. For the Rust types such a
//! program is made from `src/abi`: its structs are written in C by cbindgen, and each field of each struct is compared
//! with CPython's.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cbindgen::{Builder, Config, Language};
use syn::{Expr, Fields, Item, Lit, UnOp};

use crate::tools::{self, Compiler, cpython, own, root, succeed, workshop};

/// Structs that no public header of CPython defines.
const PARTIAL: &[&str] = &["_PyBytesWriter", "VaList"];

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

#[test]
fn the_rust_types_have_cpythons_layouts() {
    let folder = workshop("rust_types");
    let (structs, constants) = rust_items(&root().join("src/abi"));
    assert!(!structs.is_empty(), "src/abi has no structs");
    let names: Vec<_> = structs.iter().map(|one| one.name.clone()).collect();
    let header = folder.join("include").join("Python.h");
    fs::create_dir_all(folder.join("include")).expect("a folder can be made");
    fs::write(&header, in_c(&root().join("src/abi"), names)).expect("a header can be written");

    let mut text = String::from(
        "#include <Python.h>\n#include <stddef.h>\n#include <stdio.h>\n\
         /* CPython knows these by their tags. */\n#ifdef Py_OBJECT_H\n\
         typedef struct wrapperbase wrapperbase;\ntypedef struct _inittab _inittab;\n\
         typedef struct _specialization_cache _specialization_cache;\n#endif\nint main(void)\n{\n",
    );
    for Struct { name, fields } in &structs {
        let _ = writeln!(
            text,
            "    printf(\"{name}: size %zu, align %zu\\n\", sizeof({name}), _Alignof({name}));"
        );
        for field in fields {
            let _ = writeln!(
                text,
                "    printf(\"{name}.{field}: offset %zu, size %zu\\n\", offsetof({name}, {field}), \
                 sizeof((({name} *)0)->{field}));"
            );
        }
    }
    for name in &constants {
        let _ = writeln!(
            text,
            "    printf(\"{name}: %lld\\n\", (long long)({name}));"
        );
    }
    text += "    return 0;\n}\n";
    let source = folder.join("rust_types.c");
    fs::write(&source, text).expect("a source can be written");

    let truth = output_of(&source, "rust_types_cpython", &["-isystem"], &cpython());
    let ours = output_of(
        &source,
        "rust_types_own",
        &["-isystem"],
        &folder.join("include"),
    );
    assert_same(&truth, &ours);
}

/// A struct of `src/abi`.
struct Struct {
    name: String,
    fields: Vec<String>,
}

/// The structs and the integer constants that the files of `folder` define for C.
fn rust_items(folder: &Path) -> (Vec<Struct>, Vec<String>) {
    let mut structs = Vec::new();
    let mut constants = Vec::new();
    for path in rust_files(folder) {
        let text = fs::read_to_string(&path).expect("a source can be read");
        let file = syn::parse_file(&text).expect("a source is Rust");
        for item in file.items {
            match item {
                Item::Struct(item) => {
                    let name = item.ident.to_string();
                    let Fields::Named(fields) = item.fields else {
                        continue;
                    };
                    let fields: Vec<_> = fields
                        .named
                        .iter()
                        .filter_map(|field| field.ident.as_ref())
                        .map(|name| name.to_string().trim_start_matches("r#").to_owned())
                        .collect();
                    // Without a field that C knows, it is a name to point at.
                    if fields != ["_opaque"] && !PARTIAL.contains(&name.as_str()) {
                        structs.push(Struct { name, fields });
                    }
                }
                Item::Const(item) if is_integer(&item.expr) && item.ident != "_" => {
                    constants.push(item.ident.to_string());
                }
                _ => {}
            }
        }
    }
    (structs, constants)
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect();
    files.sort();
    files
}

fn is_integer(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Int(_)),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_integer(&unary.expr),
        _ => false,
    }
}

/// The types and constants of `folder` as C.
fn in_c(folder: &Path, names: Vec<String>) -> Vec<u8> {
    let mut config = Config {
        language: Language::C,
        usize_is_size_t: true,
        include_guard: Some("RUST_TYPES_H".into()),
        ..Config::default()
    };
    config.export.include = names;
    config.export.exclude = PARTIAL.iter().map(ToString::to_string).collect();
    let partial: String = PARTIAL
        .iter()
        .map(|name| format!("typedef struct {name} {name};\n"))
        .collect();
    config.after_includes = Some(partial);
    let mut builder = Builder::new().with_config(config);
    for path in rust_files(folder) {
        builder = builder.with_src(path);
    }
    let mut text = b"#include <stdio.h>\n#include <wchar.h>\n#include <sys/types.h>\n".to_vec();
    builder
        .generate()
        .expect("src/abi can be written in C")
        .write(&mut text);
    text
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
