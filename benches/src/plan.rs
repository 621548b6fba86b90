//! Who is compared, how often, and the processes that do it.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::guest::Guest;
use crate::job::{Job, Task};
use crate::python::Libpython;
use crate::table::median;

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

    fn one<T: DeserializeOwned>(
        &self,
        allocator: Name,
        task: &Task,
        round: usize,
    ) -> Result<Raw<T>, String> {
        let job = self.job(allocator, task.clone());
        Ok(Raw {
            allocator,
            task: task.clone(),
            round,
            sample: job.run(self)?,
        })
    }

    /// The task as a job for one of the allocators.
    pub fn job(&self, allocator: Name, task: Task) -> Job {
        let libpython = self
            .libpython
            .as_ref()
            .filter(|_| allocator == Name::Pymalloc);
        Job {
            allocator,
            task,
            libpython: libpython.map(|one| one.path.clone()),
        }
    }
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
