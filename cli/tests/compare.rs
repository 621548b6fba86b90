//! `--compare`: two runs of each round, one of them on CPython's own allocator.

mod common;

use std::fs;
use std::process::Stdio;

use common::{pyrite, python, run, status, stderr, stdout};
use serde_json::Value;

/// `--compare --json FILE` and what else is given; the output and the JSON.
fn compared(options: &[&str], command: &[&str]) -> (std::process::Output, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("comparison.json");
    let output = pyrite()
        .args(["run", "--compare", "--json"])
        .arg(&file)
        .args(options)
        .arg("--")
        .args(command)
        .output()
        .expect("pyrite starts");
    let text = fs::read_to_string(&file).expect("the file");
    let json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text:?}"));
    let again = pyrite()
        .arg("stats")
        .arg(&file)
        .output()
        .expect("pyrite starts");
    assert_eq!(status(&again), 0, "{}", stderr(&again));
    assert!(
        stderr(&output).ends_with(&stdout(&again)),
        "the same table from the file"
    );
    (output, json)
}

#[test]
fn both_columns_are_filled() {
    let python = python("3.13");
    let code = "x = [str(n) for n in range(200_000)]; print(len(x))";
    let (output, json) = compared(&["--rounds", "3"], &[&python, "-c", code]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(stdout(&output), "200000\n", "shown once");
    let table = stderr(&output);
    assert!(
        table.contains("CPython's own") && table.contains("pyrite's heap"),
        "{table}"
    );
    for label in ["wall time", "processor time", "peak RSS", "RSS at the end"] {
        let row = table
            .lines()
            .find(|line| line.starts_with(label))
            .expect(label);
        let cells: Vec<&str> = row[label.len()..].split_whitespace().collect();
        // Two values with their units, and a ratio.
        assert_eq!(cells.len(), 5, "{row}");
        for number in [cells[0], cells[2], cells[4]] {
            assert!(
                number.parse::<f64>().is_ok_and(|value| value > 0.0),
                "{row}"
            );
        }
    }
    for (side, installed) in [("baseline", false), ("ours", true)] {
        let side = &json[side];
        assert_eq!(side["samples"].as_array().map(Vec::len), Some(3));
        assert_eq!(side["report"]["install"]["installed"], installed);
    }
    assert_eq!(
        json["differences"].as_array().map(Vec::len),
        Some(0),
        "{json}"
    );
}

#[test]
fn with_stats_the_table_of_the_heap_comes_too() {
    let python = python("3.13");
    let output = run(["--compare", "--stats", "--", &python, "-c", "pass"]);
    let said = stderr(&output);
    let heap = said
        .find("on our heap: raw, mem, obj")
        .expect("the heap's table");
    let comparison = said.find("CPython's own").expect("the comparison");
    assert!(heap < comparison, "{said}");
}

/// What a program under test does differently when it sees that the heap is not there.
fn when_on_ours(then: &str) -> String {
    format!("import os\nif 'domains:none' not in os.environ['PYRITE_CONF']:\n    {then}\n")
}

#[test]
fn differences_are_told() {
    let python = python("3.13");
    for (then, expected, sentence) in [
        (
            "raise SystemExit(3)",
            3,
            "The command exited with status 0 on CPython's own allocator and exited with status 3 \
             on pyrite's heap.",
        ),
        (
            "print('more')",
            0,
            "The command's standard output differs between the two.",
        ),
        (
            "import sys; print('more', file=sys.stderr)",
            0,
            "The command's standard error differs between the two.",
        ),
    ] {
        let code = when_on_ours(then);
        let (output, json) = compared(&["--rounds", "2"], &[&python, "-c", &code]);
        assert_eq!(status(&output), expected);
        let told: Vec<&str> = json["differences"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(told, [sentence]);
        assert!(stderr(&output).contains(sentence), "{}", stderr(&output));
    }
}

#[test]
fn each_run_gets_the_whole_input() {
    let python = python("3.13");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("input");
    let text = "0123456789abcdef".repeat(20_000);
    fs::write(&file, &text).expect("a file");
    let code = "import sys; print(len(sys.stdin.read()))";
    let command = || {
        let mut command = pyrite();
        command.args([
            "run",
            "--compare",
            "--rounds",
            "2",
            "--",
            &python,
            "-c",
            code,
        ]);
        command
    };
    // A file.
    let input = fs::File::open(&file).expect("the file");
    let output = command().stdin(input).output().expect("pyrite starts");
    assert_eq!(stdout(&output), "320000\n");
    assert!(!stderr(&output).contains("differs"), "{}", stderr(&output));
    // A pipe, with more in it than a pipe holds.
    let mut cat = std::process::Command::new("cat")
        .arg(&file)
        .stdout(Stdio::piped())
        .spawn()
        .expect("cat starts");
    let pipe = cat.stdout.take().expect("a pipe");
    let output = command().stdin(pipe).output().expect("pyrite starts");
    assert!(cat.wait().expect("its end").success());
    assert_eq!(stdout(&output), "320000\n");
    assert!(!stderr(&output).contains("differs"), "{}", stderr(&output));
}

/// A pipe that nobody writes to and nobody closes does not hold up a command that does not read.
#[test]
fn an_open_pipe_without_input_is_no_obstacle() {
    let python = python("3.13");
    let child = pyrite()
        .args(["run", "--compare", "--", &python, "-c", "print(1)"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.expect("pyrite starts");
    let open = child.stdin.take();
    let output = child.wait_with_output().expect("its end");
    drop(open);
    assert_eq!(stdout(&output), "1\n");
    assert_eq!(status(&output), 0);
}

/// The progress line is for terminals; here stderr is a pipe.
#[test]
fn no_progress_line_without_a_terminal() {
    let python = python("3.13");
    let output = run([
        "--compare",
        "--",
        &python,
        "-c",
        "import time; time.sleep(1.6)",
    ]);
    assert!(!stderr(&output).contains('\r') && !stderr(&output).contains("round 1"));
}

/// On a terminal it shows which run this is, and goes away.
#[test]
fn a_progress_line_on_a_terminal() {
    let python = python("3.13");
    let inner = format!(
        "{} run --compare -- {python} -c 'import time; time.sleep(1.6)'",
        env!("CARGO_BIN_EXE_pyrite")
    );
    let code = "import os, pty, sys
text = b''
def read(fd):
    global text
    part = os.read(fd, 4096)
    text += part
    return part
status = pty.spawn(['sh', '-c', sys.argv[1]], read, lambda fd: b'')
sys.exit(os.waitstatus_to_exitcode(status))";
    let output = std::process::Command::new(&python)
        .args(["-c", code, &inner])
        .stdin(Stdio::null())
        .output()
        .expect("python starts");
    assert_eq!(status(&output), 0, "{}", stdout(&output));
    let said = stdout(&output);
    for what in [
        "round 1 of 1, CPython's own allocator",
        "round 1 of 1, pyrite's heap",
    ] {
        let at = said
            .find(what)
            .unwrap_or_else(|| panic!("{what}: {said:?}"));
        assert!(
            said[at..].contains("\r\u{1b}[K"),
            "it is taken away: {said:?}"
        );
    }
}
