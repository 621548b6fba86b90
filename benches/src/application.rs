//! A real CPython that drops most of its objects, on its own allocator and on ours.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::libraries;
use crate::python::Python;
use crate::table::Table;

/// What `workloads/giveback.py` prints, in MB.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// With every object alive.
    pub full: f64,
    /// Right after the last one was dropped.
    pub freed: f64,
    /// Some time later.
    pub decayed: f64,
    /// What the objects that stay ask for.
    pub live: f64,
    /// Pages that hold a byte of them.
    pub ideal: f64,
}

/// Both runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Under CPython's own allocator.
    pub pymalloc: Figures,
    /// Under ours, preloaded.
    pub pyrite: Figures,
}

/// Runs the program both ways and prints a table.
pub fn compare(quick: bool) -> Result<Sample, String> {
    let megabytes = if quick { 100 } else { 500 };
    let python = Python::find()?;
    let sample = Sample {
        pymalloc: run(&python, megabytes, None)?,
        pyrite: run(
            &python,
            megabytes,
            Some(&libraries::find("pyrite-preload", "libpyrite_preload.so")?),
        )?,
    };
    let title = format!(
        "a real CPython drops 95 % of {megabytes} MB of small objects at random: resident memory, MB"
    );
    let mut table = Table::new(title, &[Name::Pyrite, Name::Pymalloc], 1).without_mean();
    type Value = fn(&Figures) -> f64;
    let rows: [(&str, Value); 5] = [
        ("all alive", |figures| figures.full),
        ("right after", |figures| figures.freed),
        ("1.5 seconds later", |figures| figures.decayed),
        ("ideal, page by page", |figures| figures.ideal),
        ("asked for by the rest", |figures| figures.live),
    ];
    for (name, value) in rows {
        table.row(
            name,
            vec![Some(value(&sample.pyrite)), Some(value(&sample.pymalloc))],
        );
    }
    table.print();
    Ok(sample)
}

fn run(python: &Python, megabytes: u32, preload: Option<&Path>) -> Result<Figures, String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("workloads/giveback.py");
    let mut command = python.command();
    command
        .arg("-SsB")
        .arg(program)
        .arg(megabytes.to_string())
        .env("PYTHONHASHSEED", "0");
    if let Some(preload) = preload {
        command.env("LD_PRELOAD", preload);
    }
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(format!("giveback.py failed: {}\n{message}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}
