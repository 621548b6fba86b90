//! `pyrite run`: from the options to the exit status.

use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::args::Run;
use crate::environment::Environment;
use crate::failure::Failure;
use crate::json_file::JsonFile;
use crate::preloadable::Preloadable;
use crate::reports::{Folder, Reports};
use crate::signals::{Ending, Signals};
use crate::supervise::{self, Ended, supervise};
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
    let mut command = command(options);
    environment.apply(&mut command);
    if library.must_outlive_command() {
        let ended = supervise(&Signals::block(), &mut command, |_| (), |_| ())?;
        return Ok(ended.ending);
    }
    let error = command.exec();
    Err(supervise::cannot_start(&command, error))
}

/// The command with its arguments.
pub fn command(options: &Run) -> Command {
    let mut command = Command::new(&options.command[0]);
    command.args(&options.command[1..]);
    command
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
    let mut command = command(options);
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

/// The user's own file loses: one process writes one.
pub fn warn_of_stats_file(environment: &Environment) {
    if environment.has_stats_file() {
        say::line(format_args!(
            "stats_file in PYRITE_CONF has no effect with --stats, --json or --compare"
        ));
    }
}

/// Prints the main report and a line about the others.
pub fn show(reports: &Reports) {
    let Some(main) = &reports.main else { return };
    if !reports.main_is_command {
        say::line(format_args!(
            "the command itself wrote no report; this is the largest Python that it started"
        ));
    }
    say::text(&main.to_table());
    if let Some(others) = reports.about_others() {
        say::text(&format!("\n{others}\n"));
    }
}

/// The status to end with: the command's, unless it succeeded and what was asked for did not.
pub fn judge(reports: &Reports, ended: &Ended) -> Result<Ending, Failure> {
    let failure = match &reports.main {
        None => no_report(ended.ending),
        Some(main) => match too_old(main) {
            Some(failure) => failure,
            None => return Ok(ended.ending),
        },
    };
    if ended.ending == Ending::Exited(0) {
        return Err(failure);
    }
    say::line(format_args!("{failure}"));
    Ok(ended.ending)
}

/// Why there is nothing to show.
fn no_report(ending: Ending) -> Failure {
    Failure::NoReport(match ending {
        Ending::Signaled(_) => {
            format!(
                "the command {} before it could write one",
                ending.in_words()
            )
        }
        Ending::Exited(_) => "the command ran no CPython, or ended it without its exit handlers \
                              (os._exit, a signal)"
            .to_owned(),
    })
}

/// The library leaves a Python alone that it does not know.
fn too_old(report: &pyrite_report::Report) -> Option<Failure> {
    let version = report.host.python_version.as_deref()?;
    let mut numbers = version.split('.').map(|part| part.parse::<u32>());
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
        return None;
    };
    let old = !report.install.installed && (major, minor) < (3, 8);
    old.then(|| Failure::UnsupportedPython(format!("Python {version}")))
}
