//! Gives `libpyrite.so` its soname, compiles the entries that C alone can define, and sees to the generated half of `include/`.
//!
//! The headers are committed, and an ordinary build only says so when they are not what the sources give: a build that
//! changed the tree would hide that from review, and fail where the tree cannot be written. `make headers` sets
//! `PYRITE_WRITE_HEADERS`, and then they are written.

#[path = "build/headers.rs"]
mod headers;

use std::path::Path;

/// The variable that, when set, has a build write the headers.
const WRITE: &str = "PYRITE_WRITE_HEADERS";

fn main() {
    println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libpyrite.so.0");
    for read in ["build.rs", "build", "src/capi", "cbindgen.toml", "include"] {
        println!("cargo::rerun-if-changed={read}");
    }
    println!("cargo::rerun-if-env-changed={}", WRITE);
    cc::Build::new()
        .file("src/capi/variadic.c")
        .std("c11")
        .opt_level(2)
        .warnings_into_errors(true)
        .flag_if_supported("-fvisibility=hidden")
        .compile("variadic");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os(WRITE).is_some() {
        headers::write(root).unwrap_or_else(|error| panic!("{error}"));
        return;
    }
    match headers::stale(root) {
        Ok(stale) if stale.is_empty() => {}
        Ok(stale) => println!(
            "cargo::warning={} headers below include/ are out of date, {} the first: `make headers` writes them anew",
            stale.len(),
            stale[0].display()
        ),
        Err(error) => println!("cargo::warning=the headers cannot be checked: {error}"),
    }
}
