//! `pyrite stats`: a table from a saved report.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use pyrite_report::Report;
use serde::Deserialize;

use crate::args::Stats;
use crate::comparison::Comparison;
use crate::failure::{Failure, OWN};
use crate::signals::Ending;

/// Prints the table to stdout: here it is what was asked for.
pub fn stats(options: &Stats) -> Result<Ending, Failure> {
    let name = options.file.display();
    let text =
        read(&options.file).map_err(|error| Failure::Own(format!("cannot read {name}"), error))?;
    let table = table(&text).map_err(|why| Failure::Unfit(format!("{name}: {why}")))?;
    match io::stdout().write_all(table.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Own("cannot print the table".into(), error))
        }
        Err(_) => Ok(Ending::Exited(OWN)),
        Ok(()) => Ok(Ending::Exited(0)),
    }
}

fn read(file: &Path) -> io::Result<String> {
    if file != Path::new("-") {
        return fs::read_to_string(file);
    }
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

/// The table of a report or of a comparison.
fn table(text: &str) -> Result<String, String> {
    /// What `--json` without `--compare` adds to a report.
    #[derive(Deserialize)]
    struct Others {
        #[serde(default)]
        others: Vec<serde::de::IgnoredAny>,
    }
    // A report says best what is wrong with a file that is neither.
    let error = match Report::from_json(text) {
        Ok(report) => {
            let mut table = report.to_table();
            let others = serde_json::from_str(text).map_or(0, |found: Others| found.others.len());
            if others > 0 {
                table.push_str(&format!(
                    "\nother Python processes in this file: {others}\n"
                ));
            }
            return Ok(table);
        }
        Err(error) => error,
    };
    match serde_json::from_str::<Comparison>(text) {
        Ok(comparison) if comparison.schema == pyrite_report::SCHEMA => Ok(comparison.to_table()),
        _ => Err(error.to_string()),
    }
}
