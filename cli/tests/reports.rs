//! What is printed and written about the processes of a run.

mod common;

use std::fs;
use std::io::Write;
use std::process::Stdio;

use common::{has_row, pyrite, python, run, status, stderr, stdout};
use pyrite_report::Report;

#[test]
fn stats_come_on_stderr_after_the_output() {
    let python = python("3.13");
    let output = run(["--stats", "--", &python, "-c", "print('hello')"]);
    assert_eq!(status(&output), 0);
    assert_eq!(stdout(&output), "hello\n");
    let table = stderr(&output);
    assert!(table.starts_with("pyrite "), "{table}");
    assert!(table.contains("Python 3.13."), "{table}");
    assert!(
        has_row(&table, &["on", "our", "heap:", "raw,", "mem,", "obj"]),
        "{table}"
    );
    for label in [
        "live",
        "cached",
        "mapped",
        "peak RSS",
        "given back",
        "arenas",
    ] {
        assert!(
            table
                .lines()
                .any(|line| line.trim_start().starts_with(label)),
            "{label}: {table}"
        );
    }
}

/// Blocks and bytes of all domains, added up from their parts.
fn sums(heap: &pyrite_report::Heap) -> (u64, u64) {
    let (mut blocks, mut bytes) = (0, 0);
    for domain in &heap.domains {
        for class in &domain.classes {
            blocks += class.live_blocks;
            bytes += class.live_blocks * class.block_bytes;
            assert!(
                class.pool_bytes >= (class.live_blocks + class.free_blocks) * class.block_bytes
            );
        }
        for span in [domain.runs, domain.large] {
            blocks += span.live_blocks;
            bytes += span.live_bytes;
        }
    }
    (blocks, bytes)
}

/// What a program drops goes back after the decay time, and the report counts it.
#[test]
fn memory_given_back_is_counted() {
    let python = python("3.13");
    // 64 MB of objects, dropped; then time for more than one decay, and a call in between.
    let code = "import time
keep = [[n] for n in range(600_000)]
del keep
for _ in range(30):
    time.sleep(0.02); [[n] for n in range(100)]";
    let report = |decay: &str| {
        let output = run([
            "--json",
            "-",
            "--decay-ms",
            decay,
            "--",
            &python,
            "-c",
            code,
        ]);
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let report = Report::from_json(&stdout(&output)).expect("JSON");
        report.heap.expect("its heap")
    };
    let (soon, never) = (report("50"), report("-1"));
    assert!(soon.given_back_bytes > 32 << 20, "{soon:?}");
    assert!(soon.cached_bytes < 16 << 20, "{soon:?}");
    assert_eq!(never.given_back_bytes, 0, "{never:?}");
    assert!(never.cached_bytes > 32 << 20, "{never:?}");
}

/// The numbers are the process's own, and about the memory that it really held.
#[test]
fn json_tells_what_the_program_did() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a, 100% odd name.json");
    // 300,000 objects at once, each of 64 bytes with its header for the collector.
    let code = "import os
class C: __slots__ = ('a', 'b', 'c', 'd')
keep = [C() for _ in range(300_000)]
print(os.getpid())";
    let output = pyrite()
        .args(["run", "--json"])
        .arg(&file)
        .args(["--", &python, "-c", code])
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(stderr(&output), "", "no table without --stats");
    let report = Report::from_json(&fs::read_to_string(&file).expect("the file")).expect("JSON");
    assert_eq!(report.host.pid.to_string(), stdout(&output).trim());
    assert!(
        report
            .host
            .python_version
            .as_deref()
            .is_some_and(|text| text.starts_with("3.13."))
    );
    assert!(report.install.installed, "{report:?}");
    assert_eq!(report.install.domains, ["raw", "mem", "obj"]);
    assert!(report.process.elapsed_seconds > 0.0 && report.process.cpu_seconds() > 0.0);
    assert!(report.process.peak_rss_bytes >= 300_000 * 48, "{report:?}");
    assert!(report.process.rss_bytes <= report.process.peak_rss_bytes);
    let heap = report.heap.as_ref().expect("its heap");
    assert!(heap.mapped_peak_bytes >= 300_000 * 64, "{heap:?}");
    assert!(heap.mapped_bytes <= heap.mapped_peak_bytes, "{heap:?}");
    assert!(heap.arenas <= heap.arenas_peak && heap.arenas_peak <= heap.arenas_taken);
    assert!(
        heap.live_bytes + heap.cached_bytes <= heap.mapped_bytes,
        "{heap:?}"
    );
    let (blocks, bytes) = sums(heap);
    assert_eq!((heap.live_blocks, heap.live_bytes), (blocks, bytes));

    let table = pyrite()
        .arg("stats")
        .arg(&file)
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&table), 0);
    assert_eq!(stdout(&table), report.to_table());
}

/// With `-` it comes behind what the command printed.
#[test]
fn json_on_standard_output() {
    let python = python("3.13");
    for (mode, key) in [(&[][..], "heap"), (&["--compare"], "baseline")] {
        let output = pyrite()
            .arg("run")
            .args(mode)
            .args(["--json", "-", "--", &python, "-c", "print('hello')"])
            .output()
            .expect("pyrite starts");
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let said = stdout(&output);
        let json = said.strip_prefix("hello\n").expect("its output first");
        let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert!(json[key].is_object(), "{json}");
    }
}

/// Where no report came there is no empty file, and a file from before stays as it was.
#[test]
fn a_file_is_written_only_with_a_report() {
    common::library();
    let folder = tempfile::tempdir().expect("a folder");
    let (fresh, old) = (folder.path().join("fresh"), folder.path().join("old"));
    fs::write(&old, "as it was").expect("a file");
    for file in [&fresh, &old] {
        let output = pyrite()
            .args(["run", "--json"])
            .arg(file)
            .args(["--", "true"])
            .output()
            .expect("pyrite starts");
        assert_eq!(status(&output), 119, "{}", stderr(&output));
    }
    assert!(!fresh.exists());
    assert_eq!(fs::read_to_string(&old).expect("the file"), "as it was");
}

/// Text that the shell's `>(...)` and the like would read.
#[test]
fn json_into_a_pipe() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo starts").success());
    let mut child = pyrite()
        .args(["run", "--json"])
        .arg(&pipe)
        .args(["--", &python, "-c", "pass"])
        .spawn()
        .expect("pyrite starts");
    let text = fs::read_to_string(&pipe).expect("all of it");
    assert!(child.wait().expect("its end").success());
    assert!(Report::from_json(&text).is_ok(), "{text}");
}

#[test]
fn the_users_own_settings_are_kept() {
    let python = python("3.13");
    let output = pyrite()
        .env("PYRITE_CONF", "verbose:true,domains:mem")
        .args([
            "run",
            "--stats",
            "--decay-ms",
            "-1",
            "--conf",
            "background_thread:false",
            "--",
        ])
        .args([&python, "-c", "import os; print(os.environ['PYRITE_CONF'])"])
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&output), 0);
    let conf = stdout(&output);
    assert!(
        conf.starts_with(
            "verbose:true,domains:mem,decay_ms:-1,background_thread:false,stats_file:"
        ),
        "{conf}"
    );
    assert!(
        has_row(&stderr(&output), &["on", "our", "heap:", "mem"]),
        "{}",
        stderr(&output)
    );
    assert!(
        stderr(&output).contains("pyrite: 0."),
        "the library speaks: {}",
        stderr(&output)
    );
}

#[test]
fn what_is_preloaded_already_stays() {
    let python = python("3.13");
    let output = pyrite()
        .env("LD_PRELOAD", "libm.so.6")
        .args([
            "run",
            "--",
            &python,
            "-c",
            "import os; print(os.environ['LD_PRELOAD'])",
        ])
        .output()
        .expect("pyrite starts");
    let library = common::library().canonicalize().expect("its place");
    assert_eq!(
        stdout(&output).trim(),
        format!("libm.so.6:{}", library.display())
    );
    // In a pyrite run by a pyrite once is enough.
    let output = run([
        "--",
        env!("CARGO_BIN_EXE_pyrite"),
        "run",
        "--",
        &python,
        "-c",
        "import os; print(os.environ['LD_PRELOAD'])",
    ]);
    assert_eq!(stdout(&output).trim(), library.display().to_string());
}

#[test]
fn arguments_and_standard_input_pass_through() {
    let python = python("3.13");
    let words = [
        "two words",
        "",
        "--stats",
        "--",
        "-c",
        "'\"$x\\",
        "ä€\u{10ffff}",
        "a\nb",
    ];
    let code = "import sys; print(sys.argv[1:]); print(sys.stdin.read() * 2, end='')";
    for mode in [&[][..], &["--stats"], &["--compare"]] {
        let mut child = pyrite()
            .arg("run")
            .args(mode)
            .args(["--", &python, "-c", code])
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("pyrite starts");
        child
            .stdin
            .take()
            .expect("a pipe")
            .write_all(b"line\n")
            .expect("it is read");
        let output = child.wait_with_output().expect("its end");
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let said = stdout(&output);
        let expected = "['two words', '', '--stats', '--', '-c', '\\'\"$x\\\\', 'ä€\\U0010ffff', \
                        'a\\nb']\nline\nline\n";
        assert_eq!(said, expected, "{mode:?}");
    }
}

#[test]
fn bytes_that_are_no_text_pass_through() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let python = python("3.13");
    let code = "import os, sys; sys.stdout.buffer.write(os.fsencode(sys.argv[1]))";
    let word = OsStr::from_bytes(b"\xff\xfe=%p,");
    let output = run(
        [OsStr::new("--stats"), OsStr::new("--"), OsStr::new(&python)]
            .into_iter()
            .chain([OsStr::new("-c"), OsStr::new(code), word]),
    );
    assert_eq!(output.stdout, word.as_bytes());
}

#[test]
fn the_command_is_shown_and_its_children_are_counted() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("run.json");
    let script = folder.path().join("main.py");
    let code = "import multiprocessing, os, subprocess, sys
def work(n): return n * n
if __name__ == '__main__':
    with multiprocessing.get_context('spawn').Pool(2) as pool:
        print(sum(pool.map(work, range(10))))
        pool.close(); pool.join()
    subprocess.run([sys.executable, '-c', 'x = bytearray(50_000_000)'], check=True)
    print(os.getpid())
";
    fs::write(&script, code).expect("a script");
    let output = pyrite()
        .args(["run", "--stats", "--json"])
        .args([&file])
        .args(["--", &python])
        .arg(&script)
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let said = stdout(&output);
    let (sum, pid) = said.trim().split_once('\n').expect("two lines");
    assert_eq!(sum, "285");
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&file).expect("the file")).expect("JSON");
    assert_eq!(json["host"]["pid"].to_string(), pid);
    let others = json["others"].as_array().expect("a list");
    assert!(!others.is_empty());
    for other in others {
        assert_ne!(other["host"]["pid"], json["host"]["pid"]);
    }
    // The child that held 50 MB has the largest memory of all.
    assert!(
        others[0]["process"]["peak_rss_bytes"].as_u64() > Some(50_000_000),
        "{others:?}"
    );
    let line = format!("{} other Python process", others.len());
    assert!(
        stderr(&output).contains(&line),
        "{line}: {}",
        stderr(&output)
    );
}

#[test]
fn a_python_behind_a_shell_is_shown() {
    let python = python("3.13");
    // exec: the same process.
    let output = run([
        "--stats",
        "--",
        "sh",
        "-c",
        "exec \"$0\" -c 'print(1)'",
        &python,
    ]);
    assert_eq!(status(&output), 0);
    assert!(
        stderr(&output).starts_with("pyrite 0"),
        "{}",
        stderr(&output)
    );
    // A child, then something else: said so.
    let output = run([
        "--stats",
        "--",
        "sh",
        "-c",
        "\"$0\" -c 'print(1)'; true",
        &python,
    ]);
    assert_eq!(status(&output), 0);
    assert!(
        stderr(&output).contains("largest Python that it started"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_users_word_is_reported() {
    let python = python("3.13");
    let output = pyrite()
        .env("PYTHONMALLOC", "malloc")
        .args(["run", "--stats", "--", &python, "-c", "pass"])
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&output), 0);
    assert!(
        stderr(&output).contains("not on our heap"),
        "{}",
        stderr(&output)
    );
    assert!(
        stderr(&output).contains("PYTHONMALLOC=malloc"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn nothing_stays_behind() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    for mode in ["--stats", "--compare"] {
        let output = pyrite()
            .env("TMPDIR", folder.path())
            .args(["run", mode, "--", &python, "-c", "pass"])
            .output()
            .expect("pyrite starts");
        assert_eq!(status(&output), 0, "{}", stderr(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

/// Files that are no reports are told apart from files that are not there.
#[test]
fn stats_of_what_is_no_report() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, why) in [
        ("", "not a report"),
        ("[1, 2]", "not a report"),
        ("{\"schema\": 9}", "schema 9"),
        ("{\"schema\": 1}", "missing field"),
    ] {
        let file = folder.path().join("x.json");
        fs::write(&file, text).expect("a file");
        let output = pyrite()
            .arg("stats")
            .arg(&file)
            .output()
            .expect("pyrite starts");
        assert_eq!(status(&output), 125);
        assert!(stderr(&output).contains(why), "{text}: {}", stderr(&output));
    }
    let output = pyrite()
        .args(["stats", "/no/such.json"])
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&output), 125);
    assert!(
        stderr(&output).contains("cannot read /no/such.json"),
        "{}",
        stderr(&output)
    );
}
