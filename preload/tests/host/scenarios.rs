//! Whole programs, in `tests/scenarios`.

use std::path::Path;

use crate::python::Python;
use crate::run::{on_our_heap, preloaded};
use crate::{Test, test};

pub const TESTS: &[Test] = &[
    test("basic", |python| scenario(python, "basic")),
    test("fork_threads", |python| scenario(python, "fork_threads")),
    test("fork_warning", |python| scenario(python, "fork_warning")),
    test("subinterp", |python| scenario(python, "subinterp")),
    test("tracemalloc_cycle", |python| {
        scenario(python, "tracemalloc_cycle")
    }),
    // CPython itself hangs here up to 3.11, on any allocator: its wrapper asks for the GIL.
    test("tracemalloc_subinterp", |python| {
        scenario(python, "tracemalloc_subinterp");
    })
    .only(|python| python.minor >= 12),
    // The debug hooks end a program that calls mem or obj without the GIL.
    test("without_gil", |python| scenario(python, "without_gil")).only(|python| !python.debug),
    test("isolated_subinterp_leak", isolated_subinterp_leak).only(|python| python.minor >= 12),
];

fn command(python: &Python, name: &str) -> std::process::Command {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut command = preloaded(&python.path);
    command.arg(folder.join(name).with_extension("py"));
    command
}

fn scenario(python: &Python, name: &str) {
    let (ran, report) = on_our_heap(&mut command(python, name), "");
    assert_eq!(ran.stdout.lines().last(), Some("done"), "{}", ran.stderr);
    assert_eq!(report.install.domains, python.domains());
    let heap = report.heap.expect("a heap");
    assert!(
        heap.mapped_peak_bytes > 1 << 20,
        "{}",
        heap.mapped_peak_bytes
    );
    for domain in &heap.domains {
        let used = !domain.classes.is_empty();
        assert_eq!(
            used,
            python.domains().contains(&&*domain.name),
            "{}",
            domain.name
        );
    }
}

/// CPython's own allocator loses 2.6 MB with every isolated interpreter of 3.13.0.
fn isolated_subinterp_leak(python: &Python) {
    let (ran, _) = on_our_heap(&mut command(python, "isolated_subinterp_leak"), "");
    let bytes: i64 = ran.stdout.trim().parse().expect("a number of bytes");
    assert!(bytes < 600_000, "an interpreter costs {bytes} bytes");
}
