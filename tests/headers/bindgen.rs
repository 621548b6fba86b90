//! Sizes, alignments and offsets once more, as bindgen reads CPython's headers: another reader than the C compiler,
//! and no list of ours in between.
//!
//! bindgen writes an assertion for each struct and each field; so does `src/abi`. What both assert has to be the same.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use syn::visit::Visit;
use syn::{BinOp, Expr, ExprBinary, ExprCall, ExprMacro, Lit, Type};

use crate::tools::{Compiler, cpython, root, succeed};

/// What bindgen reads: all headers that the structs of `src/abi` come from.
const SOURCE: &str = "\
#include <Python.h>
#include <structmember.h>
#include <datetime.h>
#include <frameobject.h>
";

/// Fields that CPython's headers give no name, or another one in each of its readers.
const NAMED_BY_US: &[&str] = &["_base", "ob_refcnt", "state"];

/// `size of X`, `alignment of X` or `offset of X.field`, and the number asserted for it.
type Facts = BTreeMap<String, u64>;

#[test]
fn bindgen_reads_the_same_layouts() {
    let Some(folder) = env::var_os("LIBCLANG_PATH") else {
        again_with_libclang();
        return;
    };
    assert!(
        Path::new(&folder).exists(),
        "LIBCLANG_PATH names {}, which is not there",
        folder.display()
    );
    let truth = facts(&generated());
    let mut ours = Facts::new();
    for path in crate::layout::rust_files(&root().join("src/abi")) {
        ours.extend(facts(
            &fs::read_to_string(path).expect("a source can be read"),
        ));
    }
    let mut compared = 0;
    let mut wrong = String::new();
    for (what, number) in &ours {
        match truth.get(what) {
            Some(real) if real == number => compared += 1,
            Some(real) => wrong += &format!("\n  {what}: {number}, in CPython {real}"),
            None if is_known(&truth, what) => {
                wrong += &format!("\n  {what}: CPython has no such field")
            }
            None => {}
        }
    }
    assert!(wrong.is_empty(), "src/abi has{wrong}");
    assert!(
        compared > 300,
        "only {compared} of {} facts were compared",
        ours.len()
    );
}

/// Runs this test in a process of its own, in whose environment bindgen finds libclang.
fn again_with_libclang() {
    let found = succeed(&mut Command::new(root().join("scripts/find-libclang")));
    let folder = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    succeed(
        Command::new(env::current_exe().expect("a test knows its executable"))
            .args(["--exact", "bindgen::bindgen_reads_the_same_layouts"])
            .env("LIBCLANG_PATH", folder),
    );
}

/// Whether bindgen has seen the struct and gives its field a name.
fn is_known(truth: &Facts, what: &str) -> bool {
    let Some((owner, field)) = what
        .strip_prefix("offset of ")
        .and_then(|rest| rest.split_once('.'))
    else {
        return false;
    };
    truth.contains_key(&format!("size of {owner}")) && !NAMED_BY_US.contains(&field)
}

/// CPython's headers in Rust, with the assertions.
fn generated() -> String {
    let mut builder = ::bindgen::Builder::default()
        .header_contents("cpython.h", SOURCE)
        .clang_arg(format!("-I{}", cpython().display()))
        .allowlist_recursively(true)
        .allowlist_type("_?Py.*|_frame|_typeobject|_object|setterobject|wrapperbase|visitproc")
        .layout_tests(true)
        .formatter(::bindgen::Formatter::None);
    for folder in system_headers() {
        builder = builder.clang_args(["-isystem", &folder]);
    }
    builder
        .generate()
        .expect("bindgen reads CPython's headers")
        .to_string()
}

/// Where the C compiler looks for headers: libclang alone does not come with its own.
fn system_headers() -> Vec<String> {
    let mut command: Command = Compiler::c().command();
    let output = succeed(command.env("LC_ALL", "C").args(["-E", "-v", "/dev/null"]));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.lines()
        .skip_while(|line| !line.starts_with("#include <...>"))
        .skip(1)
        .take_while(|line| line.starts_with(' '))
        .map(|line| line.trim().to_owned())
        .collect()
}

/// The facts that a Rust source asserts, by `const _` and `assert!` or as bindgen writes them.
fn facts(text: &str) -> Facts {
    let mut found = Found::default();
    found.visit_file(&syn::parse_file(text).expect("a source is Rust"));
    found.aliased()
}

#[derive(Default)]
struct Found {
    facts: Facts,
    /// `pub type A = B`: typedefs have the facts of the struct that they name.
    aliases: Vec<(String, String)>,
}

impl Found {
    fn aliased(mut self) -> Facts {
        for (alias, name) in &self.aliases {
            for (what, number) in self.facts.clone() {
                let (kind, owner) = what.split_once(" of ").expect("a fact says of what");
                let (owner, field) = owner.split_once('.').unwrap_or((owner, ""));
                if owner == name {
                    let dot = if field.is_empty() { "" } else { "." };
                    self.facts
                        .insert(format!("{kind} of {alias}{dot}{field}"), number);
                }
            }
        }
        self.facts
    }

    /// `size_of::<X>() == N` and its like.
    fn comparison(&mut self, what: &Expr, number: u64) {
        match what {
            Expr::Call(call) => {
                if let Some(fact) = size_or_alignment(call) {
                    self.facts.insert(fact, number);
                }
            }
            Expr::Macro(ExprMacro { mac, .. })
                if mac
                    .path
                    .segments
                    .last()
                    .is_some_and(|one| one.ident == "offset_of") =>
            {
                let text = mac.tokens.to_string().replace(' ', "");
                if let Some((owner, field)) = text.split_once(',') {
                    let field = field.trim_end_matches(',').trim_start_matches("r#");
                    // bindgen's word for the field that is called `type`.
                    let field = if field == "type_" { "type" } else { field };
                    self.facts
                        .insert(format!("offset of {owner}.{field}"), number);
                }
            }
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        if let Some(name) = last_word(&item.ty) {
            self.aliases.push((item.ident.to_string(), name));
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if mac.path.is_ident("assert")
            && let Ok(condition) = mac.parse_body::<Expr>()
        {
            self.visit_expr(&condition);
        }
    }

    /// Ours: `offset_of!(X, field) == N`.
    fn visit_expr_binary(&mut self, both: &'ast ExprBinary) {
        if matches!(both.op, BinOp::Eq(_))
            && let Some(number) = number(&both.right)
        {
            self.comparison(&both.left, number);
        }
    }

    /// bindgen's: `["..."][offset_of!(X, field) - Nusize]`.
    fn visit_expr_index(&mut self, index: &'ast syn::ExprIndex) {
        if let Expr::Binary(both) = &*index.index
            && matches!(both.op, BinOp::Sub(_))
            && let Some(number) = number(&both.right)
        {
            self.comparison(&both.left, number);
        }
    }
}

fn size_or_alignment(call: &ExprCall) -> Option<String> {
    let Expr::Path(function) = &*call.func else {
        return None;
    };
    let last = function.path.segments.last()?;
    let kind = match last.ident.to_string().as_str() {
        "size_of" => "size",
        "align_of" => "alignment",
        _ => return None,
    };
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        syn::GenericArgument::Type(owner) => Some(format!("{kind} of {}", last_word(owner)?)),
        _ => None,
    }
}

fn last_word(path: &Type) -> Option<String> {
    match path {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

fn number(expression: &Expr) -> Option<u64> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().ok(),
            _ => None,
        },
        _ => None,
    }
}
