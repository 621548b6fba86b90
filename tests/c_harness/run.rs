//! Runs one executable and keeps what it did.

use std::fmt;
use std::fs::File;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::files;

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It exited.
    Status(i32),
    /// A signal ended it.
    Signal(i32),
}

impl End {
    /// The end that a first comment names: `SIGABRT` or `status N`.
    pub fn named(text: &str) -> Option<End> {
        if text.starts_with("SIGABRT") {
            return Some(End::Signal(libc::SIGABRT));
        }
        let digits = text.strip_prefix("status ")?;
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().map(End::Status)
    }

    fn of(status: ExitStatus) -> End {
        status
            .signal()
            .map_or_else(|| End::Status(status.code().unwrap_or(-1)), End::Signal)
    }
}

impl fmt::Display for End {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            End::Status(status) => write!(out, "exit status {status}"),
            End::Signal(libc::SIGABRT) => write!(out, "SIGABRT"),
            End::Signal(signal) => write!(out, "signal {signal}"),
        }
    }
}

/// What a run did.
#[derive(Clone)]
pub struct Outcome {
    /// All it wrote to its standard output.
    pub stdout: String,
    /// All it wrote to its standard error.
    pub stderr: String,
    /// How it ended.
    pub end: End,
    /// The files that served it: first the one that holds `PyObject_Malloc`, then every libpython and libpyrite that
    /// was mapped. Written by `harness.h` before `main`.
    pub libraries: Vec<String>,
}

/// What to run, and in which surroundings.
pub struct Order<'a> {
    /// The executable.
    pub executable: &'a Path,
    /// The folder in which the loader looks first.
    pub libraries: &'a Path,
    /// Where the real CPython has its standard library.
    pub python_home: &'a Path,
    /// A folder for what the run writes.
    pub scratch: &'a Path,
    /// After this time the program and its children are ended.
    pub patience: Duration,
}

impl Order<'_> {
    /// Runs it. An error is a program that could not be started or that was still running after `patience`.
    pub fn run(&self) -> Result<Outcome, String> {
        files::make_folder(self.scratch)?;
        let stdout = self.scratch.join("stdout");
        let stderr = self.scratch.join("stderr");
        let proof = self.scratch.join("libraries");
        let _ = std::fs::remove_file(&proof);
        let create = |path: &Path| {
            File::create(path).map_err(|error| format!("cannot write {}: {error}", path.display()))
        };
        let mut child = Command::new(self.executable)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LC_ALL", "C.UTF-8")
            // Sets and dicts of strs come in the same order on both libraries.
            .env("PYTHONHASHSEED", "0")
            .env("LD_LIBRARY_PATH", self.libraries)
            .env("PYTHONHOME", self.python_home)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("C_HARNESS_LIBRARIES", &proof)
            .current_dir(self.scratch)
            .stdin(Stdio::null())
            .stdout(create(&stdout)?)
            .stderr(create(&stderr)?)
            .process_group(0)
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", self.executable.display()))?;
        let status = wait(&mut child, self.patience);
        let (stdout, stderr) = (files::read(&stdout)?, files::read(&stderr)?);
        let status = status.ok_or_else(|| {
            format!(
                "still running after {:?}, ended.\n-- stdout\n{stdout}-- stderr\n{stderr}",
                self.patience
            )
        })?;
        let libraries = files::read(&proof)
            .unwrap_or_default()
            .lines()
            .map(String::from)
            .collect();
        Ok(Outcome {
            stdout,
            stderr,
            end: End::of(status),
            libraries,
        })
    }
}

/// Waits for the child; `None` when it had to be ended, with all that it had started, after `patience`.
fn wait(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let begin = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if begin.elapsed() > patience {
            // SAFETY: no memory is passed. The child is not yet waited for, so the group that it leads still has
            // its number.
            unsafe { libc::kill(-(child.id() as libc::pid_t), libc::SIGKILL) };
            let _ = child.wait();
            return None;
        }
        thread::sleep(Duration::from_millis(2));
    }
}
