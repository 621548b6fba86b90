//! The reference CPython.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where CPython 3.13 is.
pub struct Python {
    executable: PathBuf,
}

impl Python {
    /// Asks `scripts/find-python`.
    pub fn find() -> Result<Python, String> {
        Ok(Python {
            executable: ask_script(&[])?,
        })
    }

    /// A command that runs it, with no Python variable of the user's environment.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.executable);
        without_python_variables(&mut command);
        command
    }

    /// The folder that holds its standard library's `lib`.
    fn home(&self) -> Result<String, String> {
        let output = self
            .command()
            .args(["-IS", "-c", "import sys; print(sys.base_prefix)"])
            .output()
            .map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_string())
    }
}

/// The library that holds pymalloc, and what it needs to start.
#[derive(Clone)]
pub struct Libpython {
    /// The shared library.
    pub path: PathBuf,
    home: String,
}

impl Libpython {
    /// Asks `scripts/find-python`.
    pub fn find() -> Result<Libpython, String> {
        Ok(Libpython {
            path: ask_script(&["--lib"])?,
            home: Python::find()?.home()?,
        })
    }

    /// Lets a child process start an interpreter from this library.
    pub fn prepare(&self, command: &mut Command) {
        without_python_variables(command);
        command.env("PYTHONHOME", &self.home);
    }

    /// Lets this process do so. Call it before any thread is started.
    pub fn prepare_here(&self) {
        // SAFETY: this process has no other thread yet.
        unsafe { std::env::set_var("PYTHONHOME", &self.home) };
    }
}

/// The folder of CPython's headers.
pub fn include() -> Result<PathBuf, String> {
    ask_script(&["--include"])
}

/// Lets nothing of the user's environment reach an interpreter.
pub fn without_python_variables(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PYTHON") {
            command.env_remove(name);
        }
    }
}

fn ask_script(arguments: &[&str]) -> Result<PathBuf, String> {
    ask("find-python", arguments)
}

/// The path that a script of `scripts/` prints.
pub fn ask(script: &str, arguments: &[&str]) -> Result<PathBuf, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../scripts")
        .join(script);
    let output = Command::new(&script)
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run {}: {error}", script.display()))?;
    if output.status.success() {
        Ok(PathBuf::from(
            String::from_utf8_lossy(&output.stdout).trim(),
        ))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_string())
    }
}
