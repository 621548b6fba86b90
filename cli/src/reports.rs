//! What the processes of one run wrote at their exit.

use std::fs;
use std::io;
use std::path::Path;

use pyrite_report::{Bytes, Report};
use serde::Serialize;
use tempfile::TempDir;

use crate::failure::Failure;
use crate::say;

/// A folder for the reports of one run; gone when dropped.
pub struct Folder(TempDir);

impl Folder {
    /// A fresh one.
    pub fn new() -> Result<Folder, Failure> {
        tempfile::Builder::new()
            .prefix("pyrite-")
            .tempdir()
            .map(Folder)
            .map_err(|error| Failure::Own("cannot make a temporary folder".into(), error))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Reads all reports. `pid`: the command itself.
    pub fn read(&self, pid: u32) -> Result<Reports, Failure> {
        let unreadable = |error| Failure::Own("cannot read the reports".into(), error);
        let mut all = Vec::new();
        for entry in fs::read_dir(self.path()).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(unreadable(error)),
            };
            match Report::from_json(&text) {
                Ok(report) => all.push(report),
                // One that is still being written, by a process that outlives the command.
                Err(_) if text.is_empty() => {}
                Err(error) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    say::line(format_args!("a report ({name}) is left out: {error}"));
                }
            }
        }
        Ok(Reports::sort(all, pid))
    }
}

/// The reports of one run.
pub struct Reports {
    /// That of the command itself; when it wrote none, that of the Python with the most memory.
    pub main: Option<Report>,
    /// Whether `main` is the command itself.
    pub main_is_command: bool,
    /// The others, by their largest memory first.
    pub others: Vec<Report>,
}

/// What `--json` writes: the main report, and beside its own fields the others.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    main: &'a Report,
    others: &'a [Report],
}

impl Reports {
    fn sort(mut all: Vec<Report>, pid: u32) -> Reports {
        all.sort_by_key(|report| {
            let is_command = report.host.pid == pid;
            std::cmp::Reverse((is_command, report.process.peak_rss_bytes))
        });
        let main_is_command = all.first().is_some_and(|report| report.host.pid == pid);
        let mut all = all.into_iter();
        Reports {
            main: all.next(),
            main_is_command,
            others: all.collect(),
        }
    }

    /// A line about the processes whose table is not shown.
    pub fn about_others(&self) -> Option<String> {
        let largest = self.others.first()?;
        let cpu: f64 = self
            .others
            .iter()
            .map(|report| report.process.cpu_seconds())
            .sum();
        let given_back = self
            .others
            .iter()
            .filter_map(|report| report.heap.as_ref())
            .fold(0u64, |sum, heap| sum.saturating_add(heap.given_back_bytes));
        let (count, plural) = match self.others.len() {
            1 => ("1".to_owned(), ""),
            more => (more.to_string(), "es"),
        };
        let on_heap = self
            .others
            .iter()
            .filter(|report| report.install.installed)
            .count();
        Some(format!(
            "{count} other Python process{plural}, {on_heap} on our heap: {cpu:.3} s of processor \
             time, peak RSS at most {} (pid {}), {} given back",
            Bytes(largest.process.peak_rss_bytes),
            largest.host.pid,
            Bytes(given_back)
        ))
    }

    /// All of them as JSON; `None` without any.
    pub fn to_json(&self) -> Option<String> {
        let written = Written {
            main: self.main.as_ref()?,
            others: &self.others,
        };
        let mut json = serde_json::to_string_pretty(&written)
            .expect("reports hold only strings, numbers and lists of them");
        json.push('\n');
        Some(json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pyrite_report::{Host, Install, Process};

    fn report(pid: u32, peak_rss_bytes: u64) -> Report {
        let host = Host {
            pid,
            ..Host::default()
        };
        let process = Process {
            peak_rss_bytes,
            ..Process::default()
        };
        Report::new(host, Install::default(), process, None)
    }

    fn pids(reports: &[Report]) -> Vec<u32> {
        reports.iter().map(|report| report.host.pid).collect()
    }

    #[test]
    fn the_command_comes_first_then_the_largest() {
        let reports = Reports::sort(vec![report(5, 10), report(6, 90), report(7, 40)], 7);
        assert!(reports.main_is_command);
        assert_eq!(reports.main.as_ref().map(|report| report.host.pid), Some(7));
        assert_eq!(pids(&reports.others), [6, 5]);
        assert!(
            reports
                .about_others()
                .is_some_and(|line| line.contains("pid 6"))
        );
    }

    #[test]
    fn without_the_command_the_largest_is_shown() {
        let reports = Reports::sort(vec![report(5, 10), report(6, 90)], 7);
        assert!(!reports.main_is_command);
        assert_eq!(reports.main.as_ref().map(|report| report.host.pid), Some(6));
        assert_eq!(pids(&reports.others), [5]);
    }

    #[test]
    fn what_is_written_is_a_report_with_others() {
        let reports = Reports::sort(vec![report(5, 10), report(6, 90)], 5);
        let json = reports.to_json().expect("two reports");
        assert_eq!(Report::from_json(&json).ok(), reports.main);
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(value["others"][0]["host"]["pid"], 6);
        assert!(Reports::sort(Vec::new(), 5).to_json().is_none());
    }
}
