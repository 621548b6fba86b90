//! What the tests of the command have in common.
#![allow(dead_code, reason = "each test file uses its part")]

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The command under test, without what the caller's environment says about allocators.
pub fn pyrite() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pyrite"));
    for name in [
        "PYRITE_CONF",
        "LD_PRELOAD",
        "PYTHONMALLOC",
        "PYTHONMALLOCSTATS",
    ] {
        command.env_remove(name);
    }
    // A shell starts background jobs with these two ignored, and what is ignored is inherited.
    // SAFETY: `signal` may be called between fork and exec, and touches no memory of ours.
    unsafe {
        command.pre_exec(|| {
            for number in [libc::SIGINT, libc::SIGQUIT] {
                libc::signal(number, libc::SIG_DFL);
            }
            Ok(())
        });
    }
    command
}

/// `pyrite run ARGUMENTS`, to its end.
pub fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    pyrite()
        .arg("run")
        .args(arguments)
        .output()
        .expect("pyrite starts")
}

/// The preload library that was built together with the command.
pub fn library() -> PathBuf {
    let path = Path::new(env!("CARGO_BIN_EXE_pyrite")).with_file_name("libpyrite_preload.so");
    assert!(
        path.is_file(),
        "{} is missing: build it first, with `cargo build -p pyrite-preload` or `make test`",
        path.display()
    );
    path
}

/// The reference CPython of this version.
pub fn python(version: &str) -> String {
    library();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/find-python");
    let output = Command::new(script)
        .arg(version)
        .output()
        .expect("scripts/find-python runs");
    assert!(output.status.success(), "{}", stderr(&output));
    String::from_utf8(output.stdout)
        .expect("a path in UTF-8")
        .trim()
        .to_owned()
}

/// What it printed.
pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What it, and pyrite, had to say.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Its exit status, with all it said when there is none.
pub fn status(output: &Output) -> i32 {
    output
        .status
        .code()
        .unwrap_or_else(|| panic!("{}: {}", output.status, stderr(output)))
}

/// Whether a line of `text` consists of these words.
pub fn has_row(text: &str, words: &[&str]) -> bool {
    text.lines()
        .any(|line| line.split_whitespace().eq(words.iter().copied()))
}
