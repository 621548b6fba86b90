//! The committed headers are what the sources give now.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::generate;
use crate::tools::{headers_in, own, root};

/// When set, the test writes the headers and does not compare them.
const WRITE: &str = "PYRITE_WRITE_HEADERS";

#[test]
fn the_generated_headers_are_current() {
    let make = || {
        generate::generate(&root().join("src/capi"), &root().join("cbindgen.toml"))
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let fresh = make();
    assert!(fresh == make(), "the same sources gave different headers");

    let kept: BTreeSet<_> = headers_in(&own())
        .into_iter()
        .filter(|path| is_generated(path))
        .collect();
    let stale: Vec<_> = kept
        .iter()
        .filter(|path| !fresh.contains_key(*path))
        .collect();
    if std::env::var_os(WRITE).is_some() {
        for path in stale {
            fs::remove_file(own().join(path)).expect("a header without source can be removed");
        }
        for (path, text) in &fresh {
            let path = own().join(path);
            if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
                continue;
            }
            fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
            fs::write(&path, text).expect("a header can be written");
        }
        return;
    }
    assert!(
        stale.is_empty(),
        "generated from no file of src/capi: {stale:?}; `make headers` removes them"
    );
    for (path, text) in &fresh {
        let old = fs::read_to_string(own().join(path)).unwrap_or_default();
        assert!(
            old == *text,
            "include/{} is out of date: `make headers` writes it anew",
            path.display()
        );
    }
}

/// Headers written by hand are in folders of their own, or are the few that only include others.
fn is_generated(path: &Path) -> bool {
    let by_hand = ["Python.h", "pyrite/abi.h", "pyrite/macros.h"];
    let folders = ["pyrite/abi", "pyrite/macros"];
    !by_hand.iter().any(|one| path == Path::new(one))
        && !folders.iter().any(|folder| path.starts_with(folder))
}
