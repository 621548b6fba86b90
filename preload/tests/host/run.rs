//! Runs a program with the library preloaded and looks at what became of it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use pyrite_report::Report;

use crate::python::Python;

/// Nothing here takes a tenth of it on an idle machine; a hang should not stop the other tests.
const TIMEOUT: Duration = Duration::from_secs(240);

/// The library under test, which cargo builds together with the tests.
pub fn library() -> PathBuf {
    let executable = std::env::current_exe().expect("our own path");
    let folder = executable.parent().expect("a folder");
    let path = folder.join("libpyrite_preload.so");
    assert!(path.is_file(), "{} is missing", path.display());
    path
}

/// A folder of its own, removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one.
    pub fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("pyrite-host-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).expect("a new folder");
        Folder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The reports in it, by process.
    pub fn reports(&self) -> Vec<Report> {
        let entries = fs::read_dir(&self.0).expect("the folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let reports = paths.filter(|path| path.extension() == Some(OsStr::new("json")));
        let mut reports: Vec<Report> = reports.map(|path| report(&path)).collect();
        reports.sort_by_key(|report| report.host.pid);
        reports
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The report in a file.
pub fn report(path: &Path) -> Report {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Report::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A command without what the caller's environment says about allocators.
pub fn plain(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if ["PYTHON", "PYRITE", "LD_"]
            .iter()
            .any(|start| text.starts_with(start))
        {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// The same with the library preloaded.
pub fn preloaded(program: impl AsRef<OsStr>) -> Command {
    let mut command = plain(program);
    command.env("LD_PRELOAD", library());
    command
}

/// `PYTHON -c CODE`, preloaded, with this PYRITE_CONF.
pub fn python(python: &Python, conf: &str, code: &str) -> Command {
    let mut command = preloaded(&python.path);
    command.env("PYRITE_CONF", conf).args(["-c", code]);
    command
}

/// What became of a command.
pub struct Ran {
    /// What it printed.
    pub stdout: String,
    /// What it, and the library, had to say.
    pub stderr: String,
    status: std::process::ExitStatus,
}

impl Ran {
    /// It ended with status 0.
    #[track_caller]
    pub fn well(self) -> Ran {
        assert!(
            self.status.success(),
            "{}\n--- stdout\n{}\n--- stderr\n{}",
            self.status,
            self.stdout,
            self.stderr
        );
        self
    }

    /// The lines that the library printed.
    pub fn said(&self) -> Vec<&str> {
        let lines = self.stderr.lines();
        lines.filter(|line| line.starts_with("pyrite: ")).collect()
    }
}

/// Runs it to its end.
#[track_caller]
pub fn finish(command: &mut Command) -> Ran {
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let pid = child.id();
    let (send, end) = std::sync::mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        let from = Instant::now();
        if end.recv_timeout(TIMEOUT) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            eprintln!("process {pid} still runs after {:?}: ended", from.elapsed());
            // SAFETY: the child was not waited for, so the number is still its own.
            unsafe { libc::kill(pid as i32, libc::SIGKILL) };
        }
    });
    let output: Output = child.wait_with_output().expect("its end");
    drop(send);
    watch.join().expect("the watch does not panic");
    Ran {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status,
    }
}

/// Runs `command` with `conf` and a report, and returns both; the heap must be there at the end.
#[track_caller]
pub fn on_our_heap(command: &mut Command, conf: &str) -> (Ran, Report) {
    let folder = Folder::new();
    let file = folder.path().join("report.json");
    let conf = format!("stats_file:{},{conf}", file.display());
    let ran = finish(command.env("PYRITE_CONF", conf)).well();
    let report = report(&file);
    assert!(report.install.installed, "{:?}", report.install);
    (ran, report)
}
