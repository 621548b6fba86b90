//! One C program, two libraries: linked to libpython and to libpyrite, run in turns.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::libraries;
use crate::python::{Libpython, include};
use crate::table::{Table, median, save};

/// What a figure of the program on objects is.
pub const OBJECTS_UNIT: &str = "ns of CPU time a round";
/// What a figure of the program on collections is, unless its row says something else.
pub const COLLECTOR_UNIT: &str = "ns of CPU time for each object of the heap, or what the row says";

/// CPython stands in the column of its allocator.
const COLUMNS: [Name; 2] = [Name::Pyrite, Name::Pymalloc];

/// A program of `workloads/` and what its rows are measured in.
pub struct Program {
    /// The name of its file, without `.c`.
    pub name: &'static str,
    /// What a row's figure is.
    pub unit: &'static str,
    /// The only argument: how much to do.
    pub amount: u64,
}

/// The figures of a row: CPython's and ours, medians and what they are the medians of.
#[derive(Serialize, Deserialize)]
pub struct Row {
    name: String,
    cpython: f64,
    pyrite: f64,
    #[serde(default)]
    rounds: [Vec<f64>; 2],
}

/// A program built for one of the libraries.
struct Built {
    path: PathBuf,
    libpython: Option<Libpython>,
}

/// The figures of a program that had that much to do.
#[derive(Serialize, Deserialize)]
pub struct Place {
    amount: u64,
    rows: Vec<Row>,
}

/// Builds and runs the program both ways, `rounds` times in turns, and prints the medians and their ratios.
pub fn compare(program: &Program, rounds: usize) -> Result<(), String> {
    let rows = measure(program, rounds)?;
    print(program, &rows);
    save(program.name, &rows)
}

/// The same for each of these amounts: a table for each row.
pub fn compare_along(program: &Program, amounts: &[u64], rounds: usize) -> Result<(), String> {
    let mut places = Vec::new();
    for &amount in amounts {
        let rows = measure(&Program { amount, ..*program }, rounds)?;
        places.push(Place { amount, rows });
        eprintln!("{amount} done");
    }
    for table in tables_along(program.name, program.unit, &places) {
        table.print();
    }
    save(&format!("scale-{}", program.name), &places)
}

/// A table for each row, over the amounts.
pub fn tables_along(name: &str, unit: &str, places: &[Place]) -> Vec<Table> {
    let Some(first) = places.first() else {
        return Vec::new();
    };
    first
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let title = format!("scale, {name}, {}: {unit}", row.name);
            let mut table = Table::new(title, &COLUMNS, 2)
                .beside("CPython")
                .along("objects");
            for place in places {
                let of = |value: fn(&Row) -> f64| place.rows.get(index).map(value);
                table.place(
                    place.amount as usize,
                    vec![of(|row| row.pyrite), of(|row| row.cpython)],
                );
            }
            table
        })
        .collect()
}

fn measure(program: &Program, rounds: usize) -> Result<Vec<Row>, String> {
    let built = build(program.name)?;
    let mut figures: [Vec<Vec<(String, f64)>>; 2] = Default::default();
    for _ in 0..rounds {
        for (one, seen) in built.iter().zip(&mut figures) {
            seen.push(run(one, program)?);
        }
    }
    Ok(medians(&figures))
}

fn build(name: &str) -> Result<[Built; 2], String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("workloads/{name}.c"));
    let folder = crate::target_folder().join("bench").join("linked");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    let libpython = Libpython::find()?;
    let ours = libraries::find("pyrite", "libpyrite.so")?;
    // The name that programs look for.
    let soname = folder.join("libpyrite.so.0");
    let _there_or_not = fs::remove_file(&soname);
    symlink(&ours, &soname).map_err(failed)?;
    let cpython = folder.join(format!("{name}-cpython"));
    let pyrite = folder.join(format!("{name}-pyrite"));
    let beside = libpython.path.parent().unwrap_or(Path::new("/")).to_owned();
    compile(&source, &cpython, &libpython.path, &beside)?;
    compile(&source, &pyrite, &ours, &folder)?;
    Ok([
        Built {
            path: cpython,
            libpython: Some(libpython),
        },
        Built {
            path: pyrite,
            libpython: None,
        },
    ])
}

fn compile(source: &Path, program: &Path, library: &Path, folder: &Path) -> Result<(), String> {
    let compiler = std::env::var_os("CC").unwrap_or("cc".into());
    let output = Command::new(compiler)
        .args(["-std=gnu11", "-O2", "-isystem"])
        .arg(include()?)
        .arg(source)
        .arg("-o")
        .arg(program)
        .arg(library)
        .arg(format!("-Wl,-rpath,{}", folder.display()))
        .output()
        .map_err(|error| format!("the C compiler: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

fn run(built: &Built, program: &Program) -> Result<Vec<(String, f64)>, String> {
    let mut command = Command::new(&built.path);
    command.arg(program.amount.to_string());
    if let Some(libpython) = &built.libpython {
        libpython.prepare(&mut command);
    }
    let path = built.path.display();
    let output = command
        .output()
        .map_err(|error| format!("{path}: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{path}: {}\n{said}", output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .map(|line| {
            let (name, figure) = line
                .split_once('\t')
                .ok_or(format!("{path} printed {line}"))?;
            let figure = figure.parse().map_err(|error| format!("{line}: {error}"))?;
            Ok((name.to_owned(), figure))
        })
        .collect()
}

fn medians(figures: &[Vec<Vec<(String, f64)>>; 2]) -> Vec<Row> {
    let of = |side: &Vec<Vec<(String, f64)>>, index: usize| -> Vec<f64> {
        side.iter().map(|round| round[index].1).collect()
    };
    let middle = |rounds: &Vec<f64>| median(rounds.iter().copied()).unwrap_or(f64::NAN);
    figures[0][0]
        .iter()
        .enumerate()
        .map(|(index, (name, _))| {
            let rounds = [of(&figures[0], index), of(&figures[1], index)];
            Row {
                name: name.clone(),
                cpython: middle(&rounds[0]),
                pyrite: middle(&rounds[1]),
                rounds,
            }
        })
        .collect()
}

/// A table of a program's rows.
pub fn table(name: &str, unit: &str, rows: &[Row]) -> Table {
    let title = format!("{name}: {unit}");
    let mut table = Table::new(title, &COLUMNS, 2).beside("CPython");
    for row in rows {
        table.row(row.name.clone(), vec![Some(row.pyrite), Some(row.cpython)]);
    }
    table
}

fn print(program: &Program, rows: &[Row]) {
    println!("\n{}: {}", program.name, program.unit);
    println!(
        "| {:<46} | {:>9} | {:>9} | {:>5} |",
        "", "CPython", "pyrite", "ratio"
    );
    println!("|{:-<48}|{:->10}:|{:->10}:|{:->6}:|", "", "", "", "");
    for row in rows {
        println!(
            "| {:<46} | {:>9.2} | {:>9.2} | {:>5.2} |",
            row.name,
            row.cpython,
            row.pyrite,
            row.pyrite / row.cpython
        );
    }
    let logarithms: Vec<f64> = rows
        .iter()
        .map(|row| (row.pyrite / row.cpython).ln())
        .filter(|ratio| ratio.is_finite())
        .collect();
    let mean = (logarithms.iter().sum::<f64>() / logarithms.len() as f64).exp();
    println!(
        "| {:<46} | {:>9} | {:>9} | {mean:>5.3} |",
        "geometric mean", "", ""
    );
}
