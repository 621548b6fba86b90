//! The committed headers are what the sources give now.

use std::fs;
use std::os::unix::fs::symlink;

use crate::generate;
use crate::tools::root;

#[test]
fn the_generated_headers_are_current() {
    let stale = generate::stale(root()).unwrap_or_else(|error| panic!("{error}"));
    assert!(
        stale.is_empty(),
        "out of date below include/: {stale:?}; `make headers` writes them anew"
    );
}

#[test]
fn the_same_sources_give_the_same_headers() {
    let make = || {
        generate::generate(&root().join("src/capi"), &root().join("cbindgen.toml"))
            .unwrap_or_else(|error| panic!("{error}"))
    };
    assert_eq!(make(), make());
}

#[test]
fn writing_mends_what_is_stale() {
    let scratch = std::env::temp_dir().join(format!("pyrite-headers-{}", std::process::id()));
    let include = scratch.join("include/pyrite");
    fs::create_dir_all(&include).expect("a scratch folder can be made");
    symlink(root().join("src"), scratch.join("src")).expect("a link can be made");
    symlink(root().join("cbindgen.toml"), scratch.join("cbindgen.toml")).expect("and another");
    fs::write(include.join("orphan.h"), "").expect("a header can be written");
    fs::write(include.join("pymem.h"), "old").expect("and another");

    let before = generate::stale(&scratch).expect("the sources can be read");
    assert!(
        before.contains(&"pyrite/orphan.h".into()) && before.contains(&"pyrite/pymem.h".into())
    );
    generate::write(&scratch).expect("the headers can be written");
    let after = generate::stale(&scratch).expect("the sources can be read");
    fs::remove_dir_all(&scratch).expect("the scratch folder can be removed");
    assert_eq!(after, Vec::<std::path::PathBuf>::new());
}
