//! What is said of the reports that came, and the status to end with.

use crate::environment::Environment;
use crate::failure::Failure;
use crate::reports::Reports;
use crate::say;
use crate::signals::Ending;
use crate::supervise::Ended;

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
