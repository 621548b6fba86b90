//! Runs the workloads under a real CPython with the recorder preloaded.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::convert::convert;
use crate::python::Python;

/// A Python program whose allocations are recorded.
pub struct Workload {
    /// As on the command line.
    pub name: &'static str,
    /// Its file in `workloads/`.
    pub program: &'static str,
}

/// All of them.
pub const WORKLOADS: [Workload; 7] = [
    Workload {
        name: "json",
        program: "json_documents.py",
    },
    Workload {
        name: "ast",
        program: "ast_stdlib.py",
    },
    Workload {
        name: "web",
        program: "web_requests.py",
    },
    Workload {
        name: "sqlite",
        program: "sqlite_rows.py",
    },
    Workload {
        name: "graph",
        program: "dataclass_graph.py",
    },
    Workload {
        name: "strings",
        program: "string_building.py",
    },
    Workload {
        name: "sessions",
        program: "session_cache.py",
    },
];

/// Where the traces lie: in the target folder this program was built into.
fn folder() -> PathBuf {
    crate::target_folder().join("traces")
}

/// The dense trace of that name.
pub fn path(name: &str) -> PathBuf {
    folder().join(format!("{name}.trace"))
}

/// Records those of `names` that are not there yet, or all of them with `again`.
pub fn record_missing(names: &[String], again: bool) -> Result<(), String> {
    for name in names {
        let workload = WORKLOADS
            .iter()
            .find(|one| one.name == name)
            .ok_or_else(|| {
                let known: Vec<_> = WORKLOADS.iter().map(|one| one.name).collect();
                format!("there is no trace {name}; there are {}", known.join(", "))
            })?;
        if again || !path(name).exists() {
            record(workload)?;
        }
    }
    Ok(())
}

fn record(workload: &Workload) -> Result<(), String> {
    let python = Python::find()?;
    let recorder = recorder()?;
    std::fs::create_dir_all(folder()).map_err(|error| error.to_string())?;
    let raw = folder().join(format!("{}.raw", workload.name));
    let program = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("workloads")
        .join(workload.program);
    eprintln!("recording {} ...", workload.name);
    let output = python
        .command()
        .arg("-SsB")
        .arg(&program)
        .env("PYTHONHASHSEED", "0")
        .env("PYRITE_TRACE", &raw)
        .env("LD_PRELOAD", &recorder)
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!(
            "{} failed: {}",
            workload.program,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let summary = convert(&raw, &path(workload.name))?;
    std::fs::remove_file(&raw).map_err(|error| error.to_string())?;
    eprintln!(
        "recorded {}: {} operations, at most {} blocks and {:.1} MB alive",
        workload.name,
        summary.operations,
        summary.slots,
        summary.peak_live_bytes as f64 / 1e6
    );
    Ok(())
}

/// The recorder's library beside this program; built first when cargo started us.
fn recorder() -> Result<PathBuf, String> {
    let path = std::env::current_exe()
        .map_err(|error| error.to_string())?
        .with_file_name("libpyrite_recorder.so");
    if let Some(cargo) = std::env::var_os("CARGO") {
        let status = Command::new(cargo)
            .args([
                "build",
                "--quiet",
                "--release",
                "--package",
                "pyrite-recorder",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .map_err(|error| error.to_string())?;
        if !status.success() {
            return Err("the recorder does not build".into());
        }
    }
    if path.exists() {
        Ok(path)
    } else {
        Err(format!(
            "there is no {}; build it with `cargo build --release -p pyrite-recorder`",
            path.display()
        ))
    }
}
