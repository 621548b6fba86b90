//! What Python itself says about its memory.

use crate::python::Python;
use crate::run::{Ran, finish, on_our_heap, plain, preloaded, python as python_c};
use crate::{Test, test};

pub const TESTS: &[Test] = &[
    test("getallocatedblocks", allocated_blocks),
    test(
        "getallocatedblocks_in_isolated_interpreters",
        in_interpreters,
    )
    .only(|python| python.minor >= 12),
    test("debugmallocstats", debug_malloc_stats),
    test("pythonmallocstats", malloc_stats),
    test("pythonmallocstats_ignored", malloc_stats_ignored),
];

/// The number is CPython's own, but for the few blocks it takes before we come; and it grows and
/// shrinks with the objects.
fn allocated_blocks(python: &Python) {
    let code = "
import sys
before = sys.getallocatedblocks()
many = [object() for _ in range(5000)]
during = sys.getallocatedblocks()
del many
print(before, during - before, sys.getallocatedblocks() - before)
";
    let numbers = |ran: Ran| -> Vec<i64> {
        let words = ran.stdout.split_whitespace();
        words.map(|word| word.parse().expect("a number")).collect()
    };
    let theirs = numbers(finish(plain(&python.path).args(["-c", code])).well());
    let ours = numbers(finish(&mut python_c(python, "", code)).well());
    let [before, more, after] = ours[..] else {
        panic!("three numbers, not {ours:?}");
    };
    assert!(
        (5000..5100).contains(&more) && after.abs() < 100,
        "{ours:?}"
    );
    // A debug build's own allocator does not count what its hooks add.
    if !python.debug {
        assert!(
            (before - theirs[0]).abs() < 100,
            "{before}, not about {}",
            theirs[0]
        );
    }
}

fn in_interpreters(python: &Python) {
    let code = "
import sys
if sys.version_info >= (3, 13):
    import _interpreters as interpreters
    create, run = (lambda: interpreters.create('isolated')), interpreters.exec
else:
    import _xxsubinterpreters as interpreters
    create, run = (lambda: interpreters.create(isolated=True)), interpreters.run_string
interpreter = create()
assert run(interpreter, 'import sys; assert sys.getallocatedblocks() > 5000, sys.getallocatedblocks()') is None
interpreters.destroy(interpreter)
print('done')
";
    assert_eq!(
        finish(&mut python_c(python, "", code)).well().stdout,
        "done\n"
    );
}

/// The lines by which CPython's table is known, and the sum of its column of blocks in use.
fn table(text: &str) -> Option<u64> {
    let mut lines = text.lines();
    lines.find(|line| line.starts_with("Small block threshold = 512, in 32 size classes."))?;
    let mut lines = lines.skip_while(|line| !line.starts_with("-----"));
    lines.next()?;
    let rows = lines.map_while(|line| {
        let numbers: Vec<u64> = line
            .split_whitespace()
            .map_while(|word| word.parse().ok())
            .collect();
        (numbers.len() == 5).then(|| numbers[3])
    });
    Some(rows.sum())
}

fn debug_malloc_stats(python: &Python) {
    let code = "import sys; sys._debugmallocstats(); print(sys.getallocatedblocks())";
    let ran = finish(&mut python_c(python, "", code)).well();
    let in_use = table(&ran.stderr).expect("CPython's table");
    let blocks: u64 = ran.stdout.trim().parse().expect("a number");
    assert!(
        (blocks / 2..blocks * 2).contains(&in_use),
        "{in_use} of {blocks}"
    );
    // What the host prints about its free lists is still there.
    assert!(
        ran.stderr.contains("free PyDictObjects") || ran.stderr.contains("PyDictObject"),
        "{}",
        ran.stderr
    );
}

fn malloc_stats(python: &Python) {
    let mut command = preloaded(&python.path);
    let (ran, _) = on_our_heap(
        command.env("PYTHONMALLOCSTATS", "1").args(["-c", "pass"]),
        "",
    );
    assert!(table(&ran.stderr).is_some(), "{}", ran.stderr);
    assert_eq!(
        ran.stderr.matches("Small block threshold").count(),
        1,
        "{}",
        ran.stderr
    );
    let silent = crate::run::finish(&mut python_c(python, "", "pass")).well();
    assert_eq!(silent.stderr, "");
}

/// With `-E` CPython ignores the variable, and so do we; another allocator's statistics are its own.
fn malloc_stats_ignored(python: &Python) {
    let mut command = preloaded(&python.path);
    let ignored = finish(
        command
            .env("PYTHONMALLOCSTATS", "1")
            .args(["-E", "-c", "pass"]),
    )
    .well();
    assert_eq!(ignored.stderr, "");
    let mut command = preloaded(&python.path);
    command
        .env("PYTHONMALLOCSTATS", "1")
        .env("PYTHONMALLOC", "malloc");
    let malloc = finish(command.args(["-c", "pass"])).well();
    assert_eq!(table(&malloc.stderr), None, "{}", malloc.stderr);
}
