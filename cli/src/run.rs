//! `pyrite run`: from the options to the exit status.

use std::os::unix::process::CommandExt;

use crate::args::Run;
use crate::environment::Environment;
use crate::failure::Failure;
use crate::json_file::JsonFile;
use crate::preloadable::Preloadable;
use crate::reports::Folder;
use crate::signals::{Ending, Signals};
use crate::supervise::{self, supervise};
use crate::verdict::{judge, show, warn_of_stats_file};
use crate::{compare, inspect, locate, say};

/// Runs the command as the options say.
pub fn run(options: &Run) -> Result<Ending, Failure> {
    let path = locate::command(&options.command[0])?;
    inspect::program(&path)?;
    let library = locate::library(options.library.as_deref())?;
    inspect::library(&library)?;
    let library = Preloadable::new(library)?;
    let environment = Environment::new(library.path(), options)?;
    if options.verbose {
        say::line(format_args!("preloading {}", library.path().display()));
    }
    let mut json = options.json.as_deref().map(JsonFile::new).transpose()?;
    if options.compare {
        return compare::compare(options, environment, json.as_mut());
    }
    if options.stats || json.is_some() {
        return reported(options, environment, json.as_mut());
    }
    let mut command = options.to_command();
    environment.apply(&mut command);
    if library.must_outlive_command() {
        let ended = supervise(&Signals::block(), &mut command, |_| (), |_| ())?;
        return Ok(ended.ending);
    }
    let error = command.exec();
    Err(supervise::cannot_start(&command, error))
}

/// Runs it once and reports.
fn reported(
    options: &Run,
    mut environment: Environment,
    json: Option<&mut JsonFile>,
) -> Result<Ending, Failure> {
    warn_of_stats_file(&environment);
    let folder = Folder::new()?;
    environment.report_into(folder.path());
    let mut command = options.to_command();
    environment.apply(&mut command);
    let signals = Signals::block();
    let ended = supervise(&signals, &mut command, |_| (), |_| ())?;
    let reports = folder.read(ended.pid)?;
    if let (Some(file), Some(text)) = (json, reports.to_json()) {
        file.write(&text)?;
    }
    if options.stats {
        show(&reports);
    }
    judge(&reports, &ended)
}
