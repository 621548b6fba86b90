//! `pyrite ext`: what an extension module needs of Python, what libpyrite has of it, and how far the module comes.

mod attempt;
mod links;
mod table;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::args::Ext;
use crate::failure::{Failure, OWN};
use crate::locate;
use crate::signals::Ending;
use attempt::Outcome;
use table::Status;

const LIBRARY: &str = "libpyrite.so";

/// What the names begin with that only a program with Python's interpreter can use.
const INTERPRETER: [&str; 8] = [
    "PyEval_Eval",
    "PyEval_SetTrace",
    "PyEval_SetProfile",
    "PyFrame_Get",
    "PyFunction_New",
    "PyImport_ExecCode",
    "PyRun_",
    "Py_CompileString",
];

const INTERPRETER_MISSING: &str = "needs Python's interpreter, which libpyrite does not have";

/// Prints the report to stdout: here it is what was asked for.
pub fn ext(options: &Ext) -> Result<Ending, Failure> {
    let library = library(options.library.as_deref())?;
    let file = options
        .file
        .canonicalize()
        .map_err(|error| Failure::Own(format!("cannot open {}", options.file.display()), error))?;
    let unreadable = |why| Failure::Unfit(format!("{}: {why}", options.file.display()));
    let module = links::read(&file).map_err(unreadable)?;
    let exported = links::read(&library)
        .map_err(|why| Failure::Unfit(format!("{}: {why}", library.display())))?
        .defined;
    let name = module.init_function().ok_or_else(|| {
        unreadable("it is no extension module: no function in it is called PyInit_*".into())
    })?;
    let outcome = attempt::run(&library, &file, name)
        .map_err(|error| Failure::Own("cannot try the module".into(), error))?;

    let names = module.python_names();
    let mut report = symbols(&names, &exported);
    let needy: Vec<_> = names
        .into_iter()
        .filter(|name| INTERPRETER.iter().any(|start| name.starts_with(start)))
        .collect();
    list(&mut report, INTERPRETER_MISSING, &needy);
    let _ = writeln!(report, "{name}: {outcome}");
    let works = outcome == Outcome::Initialised && needy.is_empty();
    match io::stdout().write_all(report.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Own("cannot print the report".into(), error))
        }
        Err(_) => Ok(Ending::Exited(OWN)),
        Ok(()) => Ok(Ending::Exited(i32::from(!works))),
    }
}

fn library(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let places = locate::places(given, LIBRARY)?;
    let found = places.iter().find(|place| place.is_file());
    let found = found.ok_or_else(|| {
        let places: Vec<_> = places.iter().map(|place| place.display().to_string()).collect();
        Failure::Unfit(format!(
            "{LIBRARY} is missing; looked for {}; build it with `make build`, or name it with --library",
            places.join(", ")
        ))
    })?;
    Ok(found.canonicalize().unwrap_or_else(|_| found.clone()))
}

/// How many of the names are done, and which are not.
fn symbols(names: &[&str], exported: &[String]) -> String {
    let rated: Vec<_> = names
        .iter()
        .map(|name| (*name, table::status(name, exported)))
        .collect();
    let count = |wanted| rated.iter().filter(|(_, status)| *status == wanted).count();
    let mut report = format!(
        "links {} names of Python's: {} done, {} partial, {} absent\n",
        names.len(),
        count(Status::Done),
        count(Status::Partial),
        count(Status::Absent)
    );
    for (status, title) in [(Status::Partial, "partial"), (Status::Absent, "absent")] {
        let some: Vec<_> = rated
            .iter()
            .filter(|one| one.1 == status)
            .map(|one| one.0)
            .collect();
        list(&mut report, title, &some);
    }
    report
}

fn list(report: &mut String, title: &str, names: &[&str]) {
    if !names.is_empty() {
        let _ = writeln!(report, "{title}: {}", names.join(" "));
    }
}
