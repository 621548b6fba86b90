//! Builds mimalloc 2 as a shared library, from the sources that come with the crate of mimalloc 3.

use std::path::{Path, PathBuf};

fn main() {
    let shim = "peers/mimalloc2.c";
    println!("cargo::rerun-if-changed={shim}");
    if std::env::var_os("CARGO_FEATURE_PEERS").is_none() {
        return;
    }
    let newer = PathBuf::from(variable("DEP_MIMALLOC_INCLUDE_DIR"));
    let sources = newer
        .ancestors()
        .nth(2)
        .expect("the headers lie in VERSION/include")
        .join("v2");
    let library = Path::new(&variable("OUT_DIR")).join("libmimalloc2.so");
    let compiler = cc::Build::new()
        .include(sources.join("include"))
        .include(sources.join("src"))
        .debug(false)
        .pic(true)
        .warnings(false)
        // As that crate builds mimalloc 3.
        .flag("-ftls-model=initial-exec")
        .flag("-fvisibility=hidden")
        .define("MI_DEBUG", "0")
        .define("MI_BUILD_RELEASE", None)
        .define("NDEBUG", None)
        .get_compiler();
    let status = compiler
        .to_command()
        .args(["-shared", "-o"])
        .arg(&library)
        .args([shim, "-lpthread"])
        .status()
        .expect("the C compiler runs");
    assert!(status.success(), "mimalloc 2 does not build");
    println!("cargo::rustc-env=MIMALLOC2={}", library.display());
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}
