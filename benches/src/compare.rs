//! The comparisons: rounds in which the allocators take turns, tables, raw data.

use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::allocators::{Name, load};
use crate::job::{Job, Task};
use crate::python::Libpython;
use crate::table::{Summary, Table, median};
use crate::trace::{Trace, path};
use crate::{application, giveback, loops, replay, threads};

const MEGABYTE: f64 = 1e6;

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
}

/// Everything one process returned.
#[derive(Serialize)]
struct Raw<T> {
    allocator: Name,
    task: Task,
    round: usize,
    sample: T,
}

impl Plan {
    /// Runs the tasks under each allocator, round by round.
    fn run<T: DeserializeOwned>(
        &self,
        rounds: usize,
        tasks: impl Fn(usize) -> Vec<Task>,
    ) -> Result<Vec<Raw<T>>, String> {
        let mut results = Vec::new();
        for round in 0..rounds {
            for task in tasks(round) {
                for turn in 0..self.allocators.len() {
                    let allocator = self.allocators[(turn + round) % self.allocators.len()];
                    let libpython = self
                        .libpython
                        .as_ref()
                        .filter(|_| allocator == Name::Pymalloc);
                    let job = Job {
                        allocator,
                        task: task.clone(),
                        libpython: libpython.map(|one| one.path.clone()),
                    };
                    let sample = job.run(libpython)?;
                    results.push(Raw {
                        allocator,
                        task: task.clone(),
                        round,
                        sample,
                    });
                }
            }
            eprintln!("round {} of {rounds} done", round + 1);
        }
        Ok(results)
    }

    /// One value for each allocator: the median of what `value` finds in its samples.
    fn row<T>(&self, results: &[Raw<T>], value: impl Fn(&Raw<T>) -> Vec<f64>) -> Vec<Option<f64>> {
        let of = |name: &Name| {
            results
                .iter()
                .filter(|one| one.allocator == *name)
                .flat_map(&value)
                .collect::<Vec<_>>()
        };
        self.allocators
            .iter()
            .map(|name| median(of(name)))
            .collect()
    }
}

fn save<T: Serialize + ?Sized>(name: &str, results: &T) -> Result<(), String> {
    let folder = crate::target_folder().join("bench");
    let path: PathBuf = folder.join(format!("{name}.json"));
    let text = serde_json::to_string_pretty(results).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    println!("\nraw data: {}", path.display());
    Ok(())
}

/// Replays one trace under one allocator without a child process.
pub fn replay_here(plan: &Plan, names: &[String], warm: usize) -> Result<(), String> {
    let ([allocator], [name]) = (&plan.allocators[..], names) else {
        return Err(
            "--once needs one allocator (--allocators X) and one trace (--traces Y)".into(),
        );
    };
    let libpython = plan.libpython.as_ref();
    if let Some(libpython) = libpython {
        libpython.prepare_here();
    }
    let loaded = load(*allocator, libpython.map(|one| one.path.as_path()))?;
    let trace = Trace::open(&path(name))?;
    let sample = replay::sample(&loaded, &trace, warm, false);
    println!(
        "{}",
        serde_json::to_string_pretty(&sample).map_err(|error| error.to_string())?
    );
    Ok(())
}

/// Recorded traces: time and memory.
pub fn traces(
    plan: &Plan,
    names: &[String],
    warm: usize,
    summary: &mut Summary,
) -> Result<(), String> {
    let tasks = |round: usize| -> Vec<Task> {
        let decay = round == 0 && !plan.quick;
        names
            .iter()
            .map(|trace| Task::Replay {
                trace: trace.clone(),
                warm,
                decay,
            })
            .collect()
    };
    let results: Vec<Raw<replay::Sample>> = plan.run(plan.rounds, tasks)?;
    type Value = fn(&replay::Sample) -> Vec<f64>;
    let tables: [(&str, usize, Value); 6] = [
        ("warm replay: processor time, ns an operation", 1, |s| {
            s.warm.iter().map(|cost| cost.cpu_ns).collect()
        }),
        (
            "first replay, on an empty heap: processor time, ns an operation",
            1,
            |s| vec![s.first.cpu_ns],
        ),
        ("peak resident memory, MB", 2, |s| {
            vec![s.peak_bytes as f64 / MEGABYTE]
        }),
        ("resident memory at the end of the trace, MB", 2, |s| {
            vec![s.end_bytes as f64 / MEGABYTE]
        }),
        ("resident memory when every block is freed, MB", 2, |s| {
            vec![s.freed_bytes as f64 / MEGABYTE]
        }),
        ("the same a second later, MB", 2, |s| {
            s.decayed_bytes
                .iter()
                .map(|bytes| *bytes as f64 / MEGABYTE)
                .collect()
        }),
    ];
    for (title, decimals, value) in tables {
        let mut table = Table::new(title, &plan.allocators, decimals);
        for name in names {
            let row = plan.row(&results, |raw| match &raw.task {
                Task::Replay { trace, .. } if trace == name => value(&raw.sample),
                _ => Vec::new(),
            });
            table.row(name, row);
        }
        if table.is_empty() {
            continue;
        }
        table.print();
        summary.add(&table);
    }
    save("traces", &results)
}

/// Size by size.
pub fn loops(plan: &Plan, summary: &mut Summary) -> Result<(), String> {
    let operations = if plan.quick { 50_000 } else { 200_000 };
    let results: Vec<Raw<Vec<loops::Cell>>> =
        plan.run(plan.rounds, |_| vec![Task::Loops { operations }])?;
    for order in loops::Order::ALL {
        for live in loops::LIVE {
            if live == 1 && order != loops::Order::ALL[0] {
                continue;
            }
            let order_text = if live == 1 { "" } else { order.text() };
            let title = format!(
                "loops, {live} alive{}{order_text}: processor time, ns a malloc and free",
                if live == 1 { "" } else { ", freed " }
            );
            let mut table = Table::new(title, &plan.allocators, 1);
            for bytes in loops::SIZES {
                let row = plan.row(&results, |raw| {
                    let cells = raw.sample.iter();
                    cells
                        .filter(|c| c.bytes == bytes && c.live == live && c.order == order)
                        .map(|cell| cell.pair.cpu_ns)
                        .collect()
                });
                if row.iter().any(Option::is_some) {
                    table.row(format!("{bytes} bytes"), row);
                }
            }
            table.print();
            summary.add(&table);
        }
    }
    save("loops", &results)
}

/// Two threads.
pub fn threads(plan: &Plan, summary: &mut Summary) -> Result<(), String> {
    let operations = if plan.quick { 500_000 } else { 2_000_000 };
    let results: Vec<Raw<threads::Sample>> =
        plan.run(plan.rounds, |_| vec![Task::Threads { operations }])?;
    type Value = fn(&threads::Sample) -> f64;
    let rows: [(&str, Value); 3] = [
        ("one thread", |sample| sample.one.wall_ns),
        ("two threads", |sample| sample.two.wall_ns),
        ("one hands over", |sample| sample.handed_over.wall_ns),
    ];
    let title = "threads: time that passed, ns a malloc and free of one thread";
    let mut table = Table::new(title, &plan.allocators, 1).without_mean();
    for (name, value) in rows {
        table.row(name, plan.row(&results, |raw| vec![value(&raw.sample)]));
    }
    table.print();
    summary.add(&table);
    save("threads", &results)
}

/// What stays resident when most small blocks are freed.
pub fn give_back(plan: &Plan) -> Result<(), String> {
    let bytes = if plan.quick { 100_000_000 } else { 500_000_000 };
    let cases: Vec<(giveback::Pattern, u32)> = giveback::Pattern::ALL
        .into_iter()
        .flat_map(|pattern| [90, 95].map(|percent| (pattern, percent)))
        .collect();
    let results: Vec<Raw<giveback::Sample>> = plan.run(1, |_| {
        let task = |&(pattern, percent)| Task::GiveBack {
            bytes,
            pattern,
            percent,
        };
        cases.iter().map(task).collect()
    })?;
    type Value = fn(&giveback::Sample) -> i64;
    let rows: [(&str, Value); 7] = [
        ("all alive", |sample| sample.full),
        ("right after", |sample| sample.freed),
        ("after decay", |sample| sample.decayed),
        ("after a trim", |sample| sample.trimmed),
        ("ideal, page by page", |sample| sample.ideal),
        ("asked for by the rest", |sample| sample.live),
        ("peak", |sample| sample.peak),
    ];
    for case in cases {
        let title = format!(
            "{} MB of small blocks, {} % {}: resident memory, MB",
            bytes / 1_000_000,
            case.1,
            case.0.text()
        );
        let mut table = Table::new(title, &plan.allocators, 1).without_mean();
        for (name, value) in rows {
            let row = plan.row(&results, |raw| match raw.task {
                Task::GiveBack {
                    pattern, percent, ..
                } if (pattern, percent) == case => {
                    vec![value(&raw.sample) as f64 / MEGABYTE]
                }
                _ => Vec::new(),
            });
            table.row(name, row);
        }
        table.print();
    }
    save("giveback", &results)
}

/// The same in a real CPython.
pub fn application(quick: bool) -> Result<(), String> {
    save("application", &application::compare(quick)?)
}
