//! What is printed and written when the process exits.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use pyrite_heap as heap;
use pyrite_report::{Host as ReportHost, Install, Process, Report};

use crate::policy::Explained;
use crate::settings::Settings;
use crate::takeover::{self, NAMES};
use crate::{host, line, settings, sys};

/// Sees to it that [`at_exit`] runs when the process leaves `main` or calls `exit`.
pub fn register() {
    // SAFETY: the function stays where it is: a preloaded library is never unloaded.
    let failed = unsafe { libc::atexit(at_exit) } != 0;
    if failed {
        line::say(format_args!("no statistics at exit: atexit has no room"));
    }
}

/// Reports. Runs after the interpreter's own end; other threads may still run and allocate.
extern "C" fn at_exit() {
    let Some(settings) = settings::get() else {
        return;
    };
    let Some(host) = host::get() else { return };
    let installed = takeover::outcome().taken.contains(&true);
    if settings.pythonmallocstats && !host.ignores_environment() && installed {
        sys::print_statistics();
    }
    let file = settings.stats_file(std::process::id());
    if !settings.conf.stats_print && file.is_none() {
        return;
    }
    let report = report(host, settings);
    if let Some(file) = file
        && let Err(error) = write(&file, &report.to_json())
    {
        line::say(format_args!(
            "cannot write statistics to {}: {error}",
            file.display()
        ));
    }
    if settings.conf.stats_print {
        line::put(report.to_table().as_bytes());
    }
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(file)?;
    file.write_all(text.as_bytes())
}

fn report(host: &host::Host, settings: &Settings) -> Report {
    // First of all, so that the report's own memory is not in it.
    let process = Process::since(settings.started);
    let outcome = takeover::outcome();
    let installed = outcome.taken.contains(&true);
    let pythonmalloc = settings
        .pythonmalloc
        .as_ref()
        .map(|value| value.to_string_lossy().into_owned());
    let reason = outcome.reason.map(|reason| {
        let pythonmalloc = pythonmalloc.as_deref().unwrap_or_default();
        Explained {
            reason,
            pythonmalloc,
            version: &host.version.text,
        }
        .to_string()
    });
    let names = NAMES.iter().zip(outcome.taken).filter(|(_, taken)| *taken);
    let install = Install {
        installed,
        domains: names.map(|(name, _)| (*name).to_owned()).collect(),
        debug_hooks: outcome.hooked,
        reason,
        pythonmalloc,
    };
    let who = ReportHost {
        python_version: Some(host.version.text.clone()),
        free_threaded: host.free_threaded,
        ..ReportHost::this_process()
    };
    Report::new(
        who,
        install,
        process,
        installed.then(heap::statistics).as_ref(),
    )
}
