//! The shared libraries of this workspace that are preloaded into a Python.

use std::path::PathBuf;
use std::process::Command;

/// `file` of `package`, beside this program; built first when cargo started us.
pub fn find(package: &str, file: &str) -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let path = program.with_file_name(file);
    if let Some(cargo) = std::env::var_os("CARGO") {
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--release", "--package", package])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .map_err(|error| error.to_string())?;
        if !status.success() {
            return Err(format!("{package} does not build"));
        }
    }
    if path.exists() {
        Ok(path)
    } else {
        let path = path.display();
        Err(format!(
            "there is no {path}; build it with `cargo build --release -p {package}`"
        ))
    }
}
