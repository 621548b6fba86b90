//! Measuring the allocator of an interpreter whose functions lie in its executable: this program without its peers,
//! built as an extension module, which does its job when it is imported and ends the process.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use crate::debian::Debian;

/// Tells a guest where cargo's target folder is: the running program is the interpreter.
pub const TARGET: &str = "PYRITE_BENCH_TARGET";
/// As an interpreter imports it.
const MODULE: &str = "pyrite_bench";

/// An interpreter of Debian's and the folder of the module.
pub struct Guest {
    debian: Debian,
    folder: PathBuf,
}

impl Guest {
    /// Builds the module and finds the interpreter.
    pub fn find(version: &'static str) -> Result<Guest, String> {
        let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
        let target = crate::target_folder();
        let output = Command::new(cargo)
            .args(["rustc", "--quiet", "--release", "--package", "pyrite-bench"])
            .args(["--lib", "--no-default-features", "--crate-type", "cdylib"])
            .arg("--target-dir")
            .arg(&target)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!(
                "the module for Debian's CPython does not build:\n{said}"
            ));
        }
        let folder = target.join("bench").join("guest");
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(failed)?;
        let module = folder.join(format!("{MODULE}.so"));
        let _there_or_not = fs::remove_file(&module);
        symlink(target.join(format!("release/lib{MODULE}.so")), module).map_err(failed)?;
        let debian = Debian::find(version)?;
        Ok(Guest { debian, folder })
    }

    /// A command that does the job, which is JSON.
    pub fn command(&self, job: &str) -> Command {
        let mut command = self.debian.import(&self.folder, MODULE, job);
        command.env(TARGET, crate::target_folder());
        command
    }
}
