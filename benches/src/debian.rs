//! CPythons as Debian builds them: executables made with a profile and optimised as a whole, of several versions.
//!
//! They want a newer C library than this program's, so they run in processes of their own, under the loader that was
//! unpacked with them; what is measured in them comes as an extension module.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::{ask, without_python_variables};

/// Where distributions and the packages of Debian keep libraries.
const LIBRARIES: &str = "lib/x86_64-linux-gnu";
/// What the modules need and the packages do not hold comes from the system.
const OF_THE_SYSTEM: &str = "/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu:/lib64:/usr/lib64";

/// One of them.
pub struct Debian {
    version: &'static str,
    /// The folder `usr` of its packages.
    usr: PathBuf,
}

impl Debian {
    /// The CPython of that version (`3.13`), fetched first where it is missing.
    pub fn find(version: &'static str) -> Result<Debian, String> {
        Ok(Debian {
            version,
            usr: ask("debian-python", &[version])?,
        })
    }

    /// A command that imports the module, which is `folder`/`name`.so, and passes `argument` on to it.
    pub fn import(&self, folder: &Path, name: &str, argument: &str) -> Command {
        let libraries = self.usr.join(LIBRARIES);
        let mut command = Command::new(libraries.join("ld-linux-x86-64.so.2"));
        without_python_variables(&mut command);
        command
            .arg("--library-path")
            .arg(format!("{}:{OF_THE_SYSTEM}", libraries.display()))
            .arg(self.usr.join(format!("bin/python{}", self.version)))
            .args(["-I", "-S", "-c"])
            .arg(format!(
                "import sys; sys.path.insert(0, sys.argv[1]); import {name}"
            ))
            .arg(folder)
            .env("PYRITE_BENCH_ARGUMENT", argument);
        command
    }

    /// The folders of its headers.
    pub fn includes(&self) -> [PathBuf; 2] {
        let include = self.usr.join("include");
        [include.join(format!("python{}", self.version)), include]
    }
}

/// The version of the one that lies in the build folder, in full.
pub fn version(version: &str) -> Option<String> {
    let header = crate::target_folder()
        .join("bench-peers")
        .join(format!("python{version}"))
        .join(format!("usr/include/python{version}/patchlevel.h"));
    let text = fs::read_to_string(header).ok()?;
    let line = text
        .lines()
        .find(|line| line.starts_with("#define PY_VERSION "))?;
    line.split('"').nth(1).map(String::from)
}
