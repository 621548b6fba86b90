//! The compiler, the real CPython and our library, and how a program is built with them.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::files;
use crate::way::Way;

/// Everything a program is built and run with.
pub struct Tools {
    compiler: OsString,
    /// The real `libpython3.13.so.1.0`.
    pub libpython: PathBuf,
    python_include: PathBuf,
    /// Where the real CPython has its standard library.
    pub python_home: PathBuf,
    /// Our `libpyrite.so`.
    pub libpyrite: PathBuf,
    /// Holds our library under its own names.
    pub as_itself: PathBuf,
    /// Holds our library under the name `libpython3.13.so.1.0`.
    pub as_libpython: PathBuf,
    /// Holds all that the harness builds and writes.
    pub workshop: PathBuf,
}

impl Tools {
    /// Looks for all of them; an error is a sentence on what is missing and how to get it.
    pub fn find() -> Result<Tools, String> {
        let libpython = find_python(&["--lib"])?;
        let python_include = find_python(&["--include"])?;
        let python = find_python(&[])?;
        let python_home = python
            .ancestors()
            .nth(2)
            .unwrap_or(Path::new("/"))
            .to_path_buf();
        let release = files::target()?.join("release");
        let libpyrite = libpyrite(&release)?;
        let workshop = release.join("c_tests");
        let as_itself = workshop.join("libpyrite");
        let as_libpython = release.join("as-libpython");
        for (folder, name) in [
            (&as_itself, "libpyrite.so"),
            (&as_itself, "libpyrite.so.0"),
            (&as_libpython, "libpython3.13.so.1.0"),
        ] {
            files::make_folder(folder)?;
            files::link(&libpyrite, &folder.join(name))?;
        }
        Ok(Tools {
            compiler: std::env::var_os("CC").unwrap_or_else(|| "cc".into()),
            libpython,
            python_include,
            python_home,
            libpyrite,
            as_itself,
            as_libpython,
            workshop,
        })
    }

    /// The library that a run in this way must use.
    pub fn library(&self, way: Way) -> &Path {
        if way == Way::CPython {
            &self.libpython
        } else {
            &self.libpyrite
        }
    }

    /// The folder in which the loader finds that library.
    pub fn library_folder(&self, way: Way) -> &Path {
        match way {
            Way::CPython => self.libpython.parent().unwrap_or(Path::new("/")),
            Way::Renamed => &self.as_libpython,
            Way::Linked | Way::OwnHeaders => &self.as_itself,
        }
    }

    /// Builds `source` in this way, or takes what was built before from the same source, headers and command.
    /// Every warning is an error. Returns the executable.
    pub fn build(&self, source: &Path, way: Way) -> Result<PathBuf, String> {
        let folder = self.workshop.join(way.name());
        files::make_folder(&folder)?;
        let executable = folder.join(source.file_stem().unwrap_or_default());
        let command_file = executable.with_extension("command");
        let mut command = self.command(source, way)?;
        let text = format!("{command:?}\n");
        if files::read(&command_file).is_ok_and(|old| old == text)
            && files::changed(&executable) > self.newest_read(source, way)
        {
            return Ok(executable);
        }
        let fresh = executable.with_extension(format!("new{}", std::process::id()));
        let output = command.arg("-o").arg(&fresh).output().map_err(|error| {
            format!(
                "{} cannot be started ({error}); install a C compiler or set CC",
                self.compiler.to_string_lossy()
            )
        })?;
        if !output.status.success() {
            return Err(format!(
                "{text}does not build:\n{}",
                String::from_utf8_lossy(&output.stderr)
            ));
        }
        fs::rename(&fresh, &executable)
            .and_then(|()| fs::write(&command_file, text))
            .map_err(|error| format!("cannot write {}: {error}", executable.display()))?;
        Ok(executable)
    }

    /// The compiler's command, but for the name of the executable.
    fn command(&self, source: &Path, way: Way) -> Result<Command, String> {
        let mut command = Command::new(&self.compiler);
        command
            .args([
                "-std=c11",
                "-D_GNU_SOURCE",
                "-O1",
                "-g",
                "-fno-omit-frame-pointer",
                "-pthread",
            ])
            .args(["-Wall", "-Wextra", "-Werror", "-Wl,-z,now"])
            .args(strictness(source))
            .arg("-I")
            .arg(files::root().join("c_tests"));
        let headers = self.headers(way);
        if !headers.join("Python.h").is_file() {
            return Err(format!("there is no {}/Python.h", headers.display()));
        }
        // The compiler does not warn about what is in headers of the system.
        command.arg(match way {
            Way::OwnHeaders => "-I",
            Way::CPython | Way::Renamed | Way::Linked => "-isystem",
        });
        command.arg(headers);
        command.arg(source).arg("-L").arg(self.library_folder(way));
        command.arg(match way {
            Way::CPython => "-l:libpython3.13.so.1.0",
            Way::Renamed | Way::Linked | Way::OwnHeaders => "-lpyrite",
        });
        command.arg("-ldl").arg("-lm");
        Ok(command)
    }

    /// The folder of `Python.h`.
    fn headers(&self, way: Way) -> PathBuf {
        match way {
            Way::OwnHeaders => files::root().join("include"),
            Way::CPython | Way::Renamed | Way::Linked => self.python_include.clone(),
        }
    }

    /// When the last of what is read was changed.
    fn newest_read(&self, source: &Path, way: Way) -> Option<SystemTime> {
        let shared = files::newest(&files::root().join("c_tests"), &["h"]);
        let headers = files::newest(&self.headers(way), &["h"]);
        let headers = shared.into_iter().chain(headers).map(|(time, _)| time);
        files::changed(source).into_iter().chain(headers).max()
    }
}

/// Asks `scripts/find-python`.
fn find_python(arguments: &[&str]) -> Result<PathBuf, String> {
    let script = files::root().join("scripts/find-python");
    let output = Command::new(&script)
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot run {}: {error}", script.display()))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_string());
    }
    Ok(PathBuf::from(
        String::from_utf8_lossy(&output.stdout).trim(),
    ))
}

/// The library under test: what `PYRITE_LIBRARY` names, else what `cargo build --release` has made of the sources
/// as they are now.
fn libpyrite(release: &Path) -> Result<PathBuf, String> {
    if let Some(given) = std::env::var_os("PYRITE_LIBRARY") {
        let given = PathBuf::from(given);
        return fs::canonicalize(&given)
            .map_err(|error| format!("PYRITE_LIBRARY names {}: {error}", given.display()));
    }
    let library = release.join("libpyrite.so");
    let Some(built) = files::changed(&library) else {
        return Err(format!(
            "there is no {}; run `cargo build --release` first",
            library.display()
        ));
    };
    let sources = ["src", "heap/src"]
        .iter()
        .filter_map(|folder| files::newest(&files::root().join(folder), &["rs", "c"]));
    match sources.max() {
        Some((changed, source)) if changed > built => Err(format!(
            "{} is newer than {}; run `cargo build --release` first",
            source.display(),
            library.display()
        )),
        _ => Ok(library),
    }
}

/// What a program is held to beyond `-Wextra`. One on objects is not: a method has the parameters of its convention, a
/// static type the fields that it needs, and slots hold functions as `void *`.
fn strictness(source: &Path) -> &'static [&'static str] {
    let text = std::fs::read_to_string(source).unwrap_or_default();
    if text.contains("#include \"harness.h\"") {
        &["-Wpedantic"]
    } else {
        &["-Wno-unused-parameter", "-Wno-missing-field-initializers"]
    }
}
