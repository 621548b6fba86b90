//! A real CPython that drops most of its objects, on its own allocator and on ours.

use std::path::Path;
use std::thread;

use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::libraries;
use crate::python::Python;
use crate::table::{Table, save};

/// What the program can build, and what that is.
const KINDS: [(&str, &str); 2] = [
    ("records", "95 % of independent objects"),
    ("sessions", "95 % of the users' sessions"),
];

/// What `workloads/giveback.py` prints, in MB; there it says what each figure is.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Figures {
    full: f64,
    full_pages: f64,
    freed: f64,
    decayed: f64,
    live: f64,
    ideal: f64,
}

/// One kind of objects, both allocators.
#[derive(Serialize, Deserialize)]
pub struct Sample {
    kind: String,
    pyrite: Figures,
    pymalloc: Figures,
}

/// Runs the program both ways at the same time and prints a table for each kind.
pub fn compare(quick: bool) -> Result<(), String> {
    let megabytes = if quick { 100 } else { 500 };
    let python = Python::find()?;
    let preload = libraries::find("pyrite-preload", "libpyrite_preload.so")?;
    let mut samples = Vec::new();
    for (kind, what) in KINDS {
        let (pyrite, pymalloc) = thread::scope(|scope| {
            let ours = scope.spawn(|| run(&python, kind, megabytes, Some(&preload)));
            let theirs = run(&python, kind, megabytes, None);
            (ours.join().expect("nobody panics"), theirs)
        });
        let sample = Sample {
            kind: kind.into(),
            pyrite: pyrite?,
            pymalloc: pymalloc?,
        };
        table(&sample, &format!("{what} of {megabytes} MB")).print();
        samples.push(sample);
    }
    save("application", &samples)
}

/// A table for each kind. How much was built is not in the figures.
pub fn tables(samples: &[Sample]) -> Vec<Table> {
    let what = |sample: &Sample| {
        let known = KINDS.iter().find(|(kind, _)| *kind == sample.kind);
        known.map_or(sample.kind.clone(), |(_, what)| (*what).to_owned())
    };
    samples
        .iter()
        .map(|sample| table(sample, &what(sample)))
        .collect()
}

fn table(sample: &Sample, what: &str) -> Table {
    let title = format!("a real CPython drops {what}, at random: resident memory, MB");
    let mut table = Table::new(title, &[Name::Pyrite, Name::Pymalloc], 1)
        .beside("CPython")
        .without_mean();
    type Value = fn(&Figures) -> f64;
    let rows: [(&str, Value); 8] = [
        ("all alive", |figures| figures.full),
        ("right after", |figures| figures.freed),
        ("1.5 seconds later", |figures| figures.decayed),
        ("asked for by the rest", |figures| figures.live),
        ("pages of all objects", |figures| figures.full_pages),
        ("pages of the rest", |figures| figures.ideal),
        ("given back", |figures| figures.full - figures.decayed),
        ("an ideal page-granular allocator gives back", |figures| {
            figures.full_pages - figures.ideal
        }),
    ];
    for (name, value) in rows {
        let values = [&sample.pyrite, &sample.pymalloc].map(|figures| Some(value(figures)));
        table.row(name, values.to_vec());
    }
    table
}

fn run(
    python: &Python,
    kind: &str,
    megabytes: u32,
    preload: Option<&Path>,
) -> Result<Figures, String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("workloads/giveback.py");
    let mut command = python.command();
    command
        .arg("-SsB")
        .arg(program)
        .arg(kind)
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
