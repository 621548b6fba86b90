//! Who is compared, how often, and the processes that do it.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::guest::Guest;
use crate::python::Libpython;
use crate::table::median;
use crate::task::{Job, Task};

/// What is compared, and how thoroughly.
pub struct Plan {
    /// The columns.
    pub allocators: Vec<Name>,
    /// Processes for each measurement.
    pub rounds: usize,
    /// Whether to make the runs short.
    pub quick: bool,
    /// The library of pymalloc, when it is among the allocators.
    pub libpython: Option<Libpython>,
    /// The interpreters of Debian's among them.
    pub guests: BTreeMap<Name, Guest>,
}

/// Everything one process returned.
#[derive(Serialize, Deserialize)]
pub struct Raw<T> {
    /// Which allocator.
    pub allocator: Name,
    /// What it had to do.
    pub task: Task,
    /// In which round.
    pub round: usize,
    /// What came out.
    pub sample: T,
}

impl Plan {
    /// Runs the tasks under each allocator, round by round, one process at a time.
    pub fn run<T: DeserializeOwned>(&self, tasks: &[Task]) -> Result<Vec<Raw<T>>, String> {
        let mut results = Vec::new();
        for round in 0..self.rounds {
            for task in tasks {
                for turn in 0..self.allocators.len() {
                    let allocator = self.allocators[(turn + round) % self.allocators.len()];
                    results.push(self.one(allocator, task, round)?);
                }
            }
            eprintln!("round {} of {} done", round + 1, self.rounds);
        }
        Ok(results)
    }

    /// Runs each task once under each allocator, up to `processes` at the same time: for figures that are no times.
    pub fn run_together<T: DeserializeOwned + Send>(
        &self,
        tasks: &[Task],
        processes: usize,
    ) -> Result<Vec<Raw<T>>, String> {
        let jobs: Vec<(Name, &Task)> = tasks
            .iter()
            .flat_map(|task| self.allocators.iter().map(move |name| (*name, task)))
            .collect();
        let next = AtomicUsize::new(0);
        let results = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..processes.min(jobs.len()) {
                scope.spawn(|| {
                    while let Some((allocator, task)) = jobs.get(next.fetch_add(1, Relaxed)) {
                        let result = self.one(*allocator, task, 0);
                        results.lock().expect("nobody panics").push(result);
                    }
                });
            }
        });
        results
            .into_inner()
            .expect("nobody panics")
            .into_iter()
            .collect()
    }

    /// A command that does the task under one of the allocators in a new process, after `before` (a tool that looks on, say).
    pub fn command(
        &self,
        allocator: Name,
        task: &Task,
        before: &[&str],
    ) -> Result<Command, String> {
        let libpython = self
            .libpython
            .as_ref()
            .filter(|_| allocator == Name::Pymalloc);
        let job = Job {
            allocator,
            task: task.clone(),
            libpython: libpython.map(|one| one.path.clone()),
        };
        let text = serde_json::to_string(&job).map_err(|error| error.to_string())?;
        let mut command = match self.guests.get(&allocator) {
            Some(guest) => guest.command(&text),
            None => {
                let program = std::env::current_exe().map_err(|error| error.to_string())?;
                let mut command = Command::new(program);
                command.arg("child").arg(text);
                command
            }
        };
        if let Some(libpython) = libpython {
            libpython.prepare(&mut command);
        }
        Ok(match before {
            [] => command,
            [tool, options @ ..] => after(tool, options, &command),
        })
    }

    /// Does the task in a new process and reads its result.
    fn one<T: DeserializeOwned>(
        &self,
        allocator: Name,
        task: &Task,
        round: usize,
    ) -> Result<Raw<T>, String> {
        let fail = |what: String| format!("{task} under {}: {what}", allocator.text());
        let output = self
            .command(allocator, task, &[])?
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| fail(error.to_string()))?;
        if !output.status.success() {
            return Err(fail(output.status.to_string()));
        }
        Ok(Raw {
            allocator,
            task: task.clone(),
            round,
            sample: serde_json::from_slice(&output.stdout)
                .map_err(|error| fail(error.to_string()))?,
        })
    }
}

/// A command with a tool before it, in the same environment.
fn after(tool: &str, options: &[&str], command: &Command) -> Command {
    let mut after = Command::new(tool);
    after.args(options).arg(command.get_program());
    after.args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => after.env(name, value),
            None => after.env_remove(name),
        };
    }
    after
}

/// One value for each allocator: the median of what `value` finds in its samples.
pub fn row<T>(
    allocators: &[Name],
    results: &[Raw<T>],
    value: impl Fn(&Raw<T>) -> Vec<f64>,
) -> Vec<Option<f64>> {
    let of = |name: &Name| {
        results
            .iter()
            .filter(|one| one.allocator == *name)
            .flat_map(&value)
            .collect::<Vec<_>>()
    };
    allocators.iter().map(|name| median(of(name))).collect()
}

/// The allocators of these results, in the order of the tables.
pub fn allocators<T>(results: &[Raw<T>]) -> Vec<Name> {
    let there = |name: &Name| results.iter().any(|one| one.allocator == *name);
    Name::columns().filter(there).collect()
}

/// The traces of these results, in the order in which they were replayed.
pub fn traces<T>(results: &[Raw<T>]) -> Vec<&str> {
    let mut names = Vec::new();
    for raw in results {
        if let Some(name) = raw.task.trace().filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    names
}
