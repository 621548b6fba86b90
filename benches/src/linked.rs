//! One C program, several CPythons and us: linked to libpython and to libpyrite, or imported by an executable; run in turns.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::debian::Debian;
use crate::libraries;
use crate::python::{Libpython, include};
use crate::table::{Table, geometric_mean, median, save, save_headings};

/// What a figure of the program on objects is.
pub const OBJECTS_UNIT: &str = "ns of CPU time a round";
/// What it is when instructions are counted.
pub const OBJECTS_COUNTED: &str = "instructions a round, the loop's own included";
/// What a figure of the program on collections is, unless its row says something else.
pub const COLLECTOR_UNIT: &str = "ns of CPU time for each object of the heap, or what the row says";

/// A program of `workloads/` and what its rows are measured in.
pub struct Program {
    /// The name of its file, without `.c`.
    pub name: &'static str,
    /// What a row's figure is.
    pub unit: &'static str,
    /// The only argument: how much to do.
    pub amount: u64,
    /// Rows whose names hold this, nothing else; empty: all.
    pub only: String,
    /// CPythons of Debian's to compare with as well.
    pub pythons: Vec<Name>,
}

/// The figures of a row: CPython's and ours, medians and what they are the medians of.
#[derive(Serialize, Deserialize)]
pub struct Row {
    /// What is done.
    pub name: String,
    /// By CPython 3.13, the library that is the judge of what we do.
    pub cpython: f64,
    /// By us.
    pub pyrite: f64,
    /// By other CPythons.
    #[serde(default)]
    pub others: BTreeMap<Name, f64>,
    #[serde(default)]
    rounds: BTreeMap<Name, Vec<f64>>,
}

/// A program built for one of those compared.
struct Built {
    name: Name,
    runner: Runner,
}

/// How it is started.
enum Runner {
    /// Linked to libpython.
    Judge(PathBuf, Libpython),
    /// Linked to libpyrite.
    Pyrite(PathBuf),
    /// A module in this folder.
    Module(PathBuf, Debian),
}

/// The figures of a program that had that much to do.
#[derive(Serialize, Deserialize)]
pub struct Place {
    /// How much.
    pub amount: u64,
    /// What came out.
    pub rows: Vec<Row>,
}

/// Builds and runs the program both ways, `rounds` times in turns, and prints the medians and their ratios.
pub fn compare(program: &Program, rounds: usize) -> Result<(), String> {
    let rows = measure(program, rounds)?;
    print(program, &rows);
    save(program.name, &rows)
}

/// The same program under callgrind, once each way: the instructions of each row. What callgrind wrote stays for
/// `callgrind_annotate`, a file for each row.
pub fn count(program: &Program) -> Result<(), String> {
    let folder = crate::target_folder().join("bench/linked/callgrind");
    let mut figures = Vec::new();
    for built in build(program)? {
        let folder = folder.join(built.name.text());
        figures.push((built.name, vec![counted(&built, program, &folder)?]));
    }
    let rows = medians(&figures);
    print(program, &rows);
    println!("\nwhat callgrind wrote: {}", folder.display());
    save(&format!("{}-instructions", program.name), &rows)
}

/// Runs the program under callgrind and reads the files that it has written into `folder`, one for each row.
fn counted(built: &Built, program: &Program, folder: &Path) -> Result<Figures, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let _there_or_not = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).map_err(failed)?;
    let out = format!("--callgrind-out-file={}/row", folder.display());
    let valgrind = [
        "valgrind",
        "--quiet",
        "--tool=callgrind",
        "--dump-instr=yes",
        &out,
    ];
    let rows = run_under(&valgrind, built, program)?;
    let mut counts = HashMap::new();
    for file in fs::read_dir(folder).map_err(failed)? {
        let text = fs::read_to_string(file.map_err(failed)?.path()).map_err(failed)?;
        counts.extend(count_of(&text));
    }
    rows.into_iter()
        .map(|(row, _)| {
            let count = counts.get(&row).ok_or(
                "callgrind has counted no row: the program was compiled without valgrind/callgrind.h",
            )?;
            let each = *count as f64 / program.amount as f64;
            Ok((row, each))
        })
        .collect()
}

/// The row that a file of callgrind's is about, and its instructions.
fn count_of(text: &str) -> Option<(String, u64)> {
    let after = |start: &str| text.lines().find_map(|line| line.strip_prefix(start));
    let row = after("desc: Trigger: Client Request: ")?;
    Some((row.to_owned(), after("summary: ")?.trim().parse().ok()?))
}

/// The same for each of these amounts: a table for each row.
pub fn compare_along(program: Program, amounts: &[u64], rounds: usize) -> Result<(), String> {
    let mut places = Vec::new();
    let mut program = program;
    for &amount in amounts {
        program.amount = amount;
        let rows = measure(&program, rounds)?;
        places.push(Place { amount, rows });
        eprintln!("{amount} done");
    }
    for table in tables_along(program.name, program.unit, &places) {
        table.print();
    }
    save(&format!("scale-{}", program.name), &places)
}

/// Only some rows, and kept apart from the figures of all rows.
pub fn compare_part(program: &Program, rounds: usize) -> Result<(), String> {
    let rows = measure(program, rounds)?;
    let amount = program.amount;
    let places = [Place { amount, rows }];
    for table in tables_of_places(program.name, program.unit, &places) {
        table.print();
    }
    save(&format!("{}-shape", program.name), &places)
}

/// A table for each amount.
pub fn tables_of_places(name: &str, unit: &str, places: &[Place]) -> Vec<Table> {
    let table = |place: &Place| {
        table(
            &format!("{name}, {} objects", place.amount),
            unit,
            &place.rows,
        )
    };
    places.iter().map(table).collect()
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
            let columns = columns(&first.rows);
            let mut table = Table::new(title, &columns, 2)
                .beside(JUDGE)
                .along("objects");
            for place in places {
                let row = place.rows.get(index);
                let value = |name: &Name| row?.of(*name);
                table.place(place.amount as usize, columns.iter().map(value).collect());
            }
            table
        })
        .collect()
}

/// What the column of the judge is called.
const JUDGE: &str = "CPython";

impl Row {
    /// The figure of one of those compared.
    pub fn of(&self, name: Name) -> Option<f64> {
        match name {
            Name::Pyrite => Some(self.pyrite),
            Name::Pymalloc => Some(self.cpython),
            _ => self.others.get(&name).copied(),
        }
    }
}

/// CPython stands in the column of its allocator.
fn columns(rows: &[Row]) -> Vec<Name> {
    let others = rows.first().into_iter().flat_map(|row| row.others.keys());
    [Name::Pyrite, Name::Pymalloc]
        .into_iter()
        .chain(others.copied())
        .collect()
}

/// Builds the program in all ways and runs them in turns.
pub fn measure(program: &Program, rounds: usize) -> Result<Vec<Row>, String> {
    let built = build(program)?;
    save_headings(&program.pythons)?;
    let mut figures: Vec<(Name, Vec<Figures>)> =
        built.iter().map(|one| (one.name, Vec::new())).collect();
    for round in 0..rounds {
        for turn in 0..built.len() {
            let place = (turn + round) % built.len();
            figures[place].1.push(run(&built[place], program)?);
        }
    }
    Ok(medians(&figures))
}

/// What a run has printed.
type Figures = Vec<(String, f64)>;

fn build(program: &Program) -> Result<Vec<Built>, String> {
    let name = program.name;
    let workloads = Path::new(env!("CARGO_MANIFEST_DIR")).join("workloads");
    let source = workloads.join(format!("{name}.c"));
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
    let of = |name, runner| Built { name, runner };
    let mut all = vec![
        of(Name::Pymalloc, Runner::Judge(cpython, libpython)),
        of(Name::Pyrite, Runner::Pyrite(pyrite)),
    ];
    for &python in &program.pythons {
        let debian = Debian::find(python.python().ok_or("no CPython of Debian's")?)?;
        let folder = folder.join(format!("{name}-{}", python.text()));
        fs::create_dir_all(&folder).map_err(failed)?;
        compile_module(&workloads, &source, &folder, &debian)?;
        all.push(of(python, Runner::Module(folder, debian)));
    }
    Ok(all)
}

fn compile_module(
    workloads: &Path,
    source: &Path,
    folder: &Path,
    debian: &Debian,
) -> Result<(), String> {
    let mut command = compiler();
    for include in debian.includes() {
        command.arg("-isystem").arg(include);
    }
    command
        .args(["-shared", "-fPIC"])
        .arg(format!("-DPROGRAM=\"{}\"", source.display()))
        .arg(workloads.join("module.c"))
        .arg("-o")
        .arg(folder.join("module.so"));
    compiled(&mut command)
}

fn compile(source: &Path, program: &Path, library: &Path, folder: &Path) -> Result<(), String> {
    let mut command = compiler();
    command
        .arg("-isystem")
        .arg(include()?)
        .arg(source)
        .arg("-o")
        .arg(program)
        .arg(library)
        .arg(format!("-Wl,-rpath,{}", folder.display()));
    compiled(&mut command)
}

fn compiler() -> Command {
    let mut command = Command::new(std::env::var_os("CC").unwrap_or("cc".into()));
    command.args(["-std=gnu11", "-O2"]);
    command
}

fn compiled(command: &mut Command) -> Result<(), String> {
    let output = command
        .output()
        .map_err(|error| format!("the C compiler: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

fn run(built: &Built, program: &Program) -> Result<Figures, String> {
    run_under(&[], built, program)
}

/// Runs the program, if linked under `tool`, a command and its options, and reads what it prints.
fn run_under(tool: &[&str], built: &Built, program: &Program) -> Result<Figures, String> {
    let amount = program.amount.to_string();
    let with_amount = |path: &Path| {
        let mut command = match tool.split_first() {
            Some((tool, options)) => {
                let mut command = Command::new(tool);
                command.args(options).arg(path);
                command
            }
            None => Command::new(path),
        };
        command.arg(&amount);
        if !program.only.is_empty() {
            command.arg(&program.only);
        }
        command
    };
    let mut command = match &built.runner {
        Runner::Pyrite(path) => with_amount(path),
        Runner::Judge(path, libpython) => {
            let mut command = with_amount(path);
            libpython.prepare(&mut command);
            command
        }
        Runner::Module(folder, debian) => {
            let mut command = debian.import(folder, "module", &amount);
            command.env("PYRITE_BENCH_ONLY", &program.only);
            command
        }
    };
    let what = format!("{} under {}", program.name, built.name.text());
    let output = command
        .output()
        .map_err(|error| format!("{what}: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{what}: {}\n{said}", output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .map(|line| {
            let (name, figure) = line
                .split_once('\t')
                .ok_or(format!("{what} printed {line}"))?;
            let figure = figure.parse().map_err(|error| format!("{line}: {error}"))?;
            Ok((name.to_owned(), figure))
        })
        .collect()
}

fn medians(figures: &[(Name, Vec<Figures>)]) -> Vec<Row> {
    let names = figures[0].1[0].iter().map(|(name, _)| name);
    names
        .enumerate()
        .map(|(index, name)| {
            let rounds: BTreeMap<Name, Vec<f64>> = figures
                .iter()
                .map(|(of, runs)| (*of, runs.iter().map(|run| run[index].1).collect()))
                .collect();
            let middle = |of: Name| {
                let values = rounds.get(&of).into_iter().flatten().copied();
                median(values).unwrap_or(f64::NAN)
            };
            let others = rounds.keys().filter(|of| of.python().is_some());
            Row {
                name: name.clone(),
                cpython: middle(Name::Pymalloc),
                pyrite: middle(Name::Pyrite),
                others: others.map(|of| (*of, middle(*of))).collect(),
                rounds,
            }
        })
        .collect()
}

/// A table of a program's rows.
pub fn table(name: &str, unit: &str, rows: &[Row]) -> Table {
    let title = format!("{name}: {unit}");
    let columns = columns(rows);
    let mut table = Table::new(title, &columns, 2).beside(JUDGE);
    for row in rows {
        let values = columns.iter().map(|of| row.of(*of)).collect();
        table.row(row.name.clone(), values);
    }
    table
}

/// CPython's figures, each with our ratio to it, and ours.
fn print(program: &Program, rows: &[Row]) {
    let columns = columns(rows);
    let theirs: Vec<Name> = columns
        .into_iter()
        .filter(|of| *of != Name::Pyrite)
        .collect();
    println!("\n{}: {}", program.name, program.unit);
    print!("| {:<48} |", "");
    for of in &theirs {
        let heading = match of {
            Name::Pymalloc => JUDGE.into(),
            _ => of.heading(),
        };
        print!(" {heading:>19} | {:>5} |", "ratio");
    }
    println!(" {:>9} |", "pyrite");
    print!("|{:-<50}|", "");
    for _ in &theirs {
        print!("{:->20}:|{:->6}:|", "", "");
    }
    println!("{:->10}:|", "");
    for row in rows {
        print!("| {:<48} |", row.name);
        for of in &theirs {
            let value = row.of(*of).unwrap_or(f64::NAN);
            print!(" {value:>19.2} | {:>5.2} |", row.pyrite / value);
        }
        println!(" {:>9.2} |", row.pyrite);
    }
    print!("| {:<48} |", "geometric mean");
    for of in &theirs {
        let ratios = rows
            .iter()
            .filter_map(|row| Some(row.pyrite / row.of(*of)?));
        let mean = geometric_mean(ratios).unwrap_or(f64::NAN);
        print!(" {:>19} | {mean:>5.3} |", "");
    }
    println!(" {:>9} |", "");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_callgrinds_says_which_row_it_counts() {
        let file =
            "part: 3\n\ndesc: Trigger: Client Request: int + int\nevents: Ir\nsummary: 336000\n";
        assert_eq!(count_of(file), Some(("int + int".to_owned(), 336_000)));
        let end = "desc: Trigger: Program termination\nsummary: 12\n";
        assert_eq!(count_of(end), None);
    }
}
