//! The Pythons of this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The minor versions that the library is for and that we look for.
const MINORS: std::ops::RangeInclusive<u32> = 8..=13;
/// The one that must be there.
const NEEDED: u32 = 13;

/// A CPython that runs here.
pub struct Python {
    /// Its name in the list of tests, such as `3.11.2-static`.
    pub name: String,
    /// The executable.
    pub path: PathBuf,
    /// 13 of 3.13.
    pub minor: u32,
    /// Whether it was built with `--with-pydebug`.
    pub debug: bool,
    /// How to link with it. A static Python is no library; one without headers is no use.
    pub to_link: Option<ToLink>,
}

impl Python {
    /// The domains that can be ours: all but, in a debug build, raw.
    pub fn domains(&self) -> &'static [&'static str] {
        if self.debug {
            &["mem", "obj"]
        } else {
            &["raw", "mem", "obj"]
        }
    }

    /// Asks the executable what it is. `None`: it does not run, or is no CPython.
    fn probe(path: &Path) -> Option<Python> {
        let code = "
import os, sys, sysconfig
var = sysconfig.get_config_var
library = os.path.join(var('LIBDIR') or '', var('INSTSONAME') or '')
header = os.path.join(sysconfig.get_path('include'), 'Python.h')
print(sys.implementation.name, sys.version.split()[0], sys.version_info[1], hasattr(sys, 'gettotalrefcount'))
print(not any('libpython' in line for line in open('/proc/self/maps')))
print(library if '.so' in library and os.path.isfile(library) else '')
print(header if os.path.isfile(header) else '')
";
        let output = Command::new(path).args(["-I", "-c", code]).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        let lines: Vec<&str> = text.lines().collect();
        let [who, linked, library, header] = lines[..] else {
            return None;
        };
        let words: Vec<&str> = who.split(' ').collect();
        let ["cpython", version, minor, debug] = words[..] else {
            return None;
        };
        let (debug, is_static) = (debug == "True", linked == "True");
        let mut name = version.to_owned();
        name += if debug { "-debug" } else { "" };
        name += if is_static { "-static" } else { "" };
        let headers = Path::new(header).parent().filter(|_| !header.is_empty());
        let to_link = headers.filter(|_| !is_static && !library.is_empty());
        Some(Python {
            name,
            path: path.to_owned(),
            minor: minor.parse().ok()?,
            debug,
            to_link: to_link.map(|headers| ToLink {
                library: library.into(),
                headers: headers.to_owned(),
            }),
        })
    }
}

/// What a C program needs.
pub struct ToLink {
    /// libpython.
    pub library: PathBuf,
    /// The folder of Python.h.
    pub headers: PathBuf,
}

/// All of them: the one that `scripts/find-python` finds for each version, and the distribution's
/// own, release and debug, which are linked statically on Debian.
pub fn all() -> Result<Vec<Python>, String> {
    let mut pythons: Vec<Python> = Vec::new();
    let mut paths = Vec::new();
    for minor in MINORS {
        match find(&[&format!("3.{minor}")]) {
            Ok(path) => paths.push(path),
            Err(sentence) if minor == NEEDED => return Err(sentence),
            Err(_) => {}
        }
    }
    for minor in MINORS {
        paths.push(format!("/usr/bin/python3.{minor}").into());
        paths.push(format!("/usr/bin/python3.{minor}d").into());
    }
    for path in paths {
        if let Some(python) = Python::probe(&path)
            && pythons.iter().all(|known| known.name != python.name)
        {
            pythons.push(python);
        }
    }
    Ok(pythons)
}

fn find(arguments: &[&str]) -> Result<PathBuf, String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/find-python");
    let output = Command::new(script)
        .args(arguments)
        .output()
        .map_err(|error| format!("{script}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().into())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}
