//! The comparisons on recorded traces: time and memory.

use crate::allocators::load;
use crate::plan::{Plan, Raw, allocators, row, traces};
use crate::table::{Summary, Table, save};
use crate::task::Task;
use crate::trace::{Trace, WORKLOADS, path};
use crate::{replay, residence};

/// Decimal, as everywhere in the tables.
const MEGABYTE: f64 = 1e6;
/// Share of the blocks that go at the peak.
const DROPPED_PERCENT: usize = 90;
/// The first tables of a replay are times; the others explain them.
const TIMES: usize = 2;
/// Processes at the same time, when memory is measured: most of the time they wait.
const TOGETHER: usize = 16;

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
    let sample = replay::sample(&loaded, &trace, warm);
    println!(
        "{}",
        serde_json::to_string_pretty(&sample).map_err(|error| error.to_string())?
    );
    Ok(())
}

/// How long replays take.
pub fn time(
    plan: &Plan,
    names: &[String],
    warm: usize,
    summary: &mut Summary,
) -> Result<(), String> {
    let task = |trace: &String| Task::Replay {
        trace: trace.clone(),
        warm,
    };
    let tasks: Vec<Task> = names.iter().map(task).collect();
    let results: Vec<Raw<replay::Sample>> = plan.run(&tasks)?;
    for (place, table) in time_tables(&results).iter().enumerate() {
        table.print();
        if place < TIMES {
            summary.add(table);
        }
    }
    save("traces", &results)
}

/// Warm and first replays.
pub fn time_tables(results: &[Raw<replay::Sample>]) -> Vec<Table> {
    let allocators = allocators(results);
    let mut found = Vec::new();
    type Value = fn(&replay::Sample) -> Vec<f64>;
    let tables: [(&str, Value); 4] = [
        ("warm replay: processor time, ns an operation", |sample| {
            sample.warm.iter().map(|cost| cost.cpu_ns).collect()
        }),
        (
            "first replay, on an empty heap: processor time, ns an operation",
            |sample| vec![sample.first.cpu_ns],
        ),
        ("warm replay: page faults in 1000 operations", |sample| {
            sample.warm.iter().map(|cost| cost.faults * 1e3).collect()
        }),
        ("first replay: page faults in 1000 operations", |sample| {
            vec![sample.first.faults * 1e3]
        }),
    ];
    for (place, (title, value)) in tables.into_iter().enumerate() {
        let mut table = Table::new(title, &allocators, 1);
        if place >= TIMES {
            table = table.without_mean();
        }
        for name in traces(results) {
            let values = row(&allocators, results, |raw| match &raw.task {
                Task::Replay { trace, .. } if trace.as_str() == name => value(&raw.sample),
                _ => Vec::new(),
            });
            table.row(name, values);
        }
        if !table.is_empty() {
            found.push(table);
        }
    }
    found
}

/// What replays keep resident.
pub fn memory(plan: &Plan, names: &[String], summary: &mut Summary) -> Result<(), String> {
    let task = |trace: &String| Task::Whole {
        trace: trace.clone(),
    };
    let tasks: Vec<Task> = names.iter().map(task).collect();
    let results: Vec<Raw<residence::Whole>> = plan.run_together(&tasks, TOGETHER)?;
    for table in memory_tables(&results) {
        table.print();
        // It has the ratios of the peak itself.
        if table.title() != PEAK_PER_BYTE {
            summary.add(&table);
        }
    }
    save("memory", &results)?;

    let task = |trace: &String| Task::Dropped {
        trace: trace.clone(),
        percent: DROPPED_PERCENT,
    };
    let tasks: Vec<Task> = names.iter().map(task).collect();
    let results: Vec<Raw<residence::Dropped>> = plan.run_together(&tasks, TOGETHER)?;
    for table in dropped_tables(&results) {
        table.print();
        summary.add(&table);
    }
    save("dropped", &results)
}

/// At the peak, at the end, and with nothing alive.
pub fn memory_tables(results: &[Raw<residence::Whole>]) -> Vec<Table> {
    type WholeValue = fn(&residence::Whole) -> i64;
    let tables: [(&str, WholeValue); 3] = [
        ("peak resident memory of a trace, MB", |sample| sample.peak),
        ("resident memory a second after its end, MB", |sample| {
            sample.end
        }),
        (
            "resident memory a second after every block was freed, MB",
            |sample| sample.empty,
        ),
    ];
    let table = |(title, value)| megabytes(results, title, value);
    let per_byte = |sample: &residence::Whole| sample.peak as f64 / sample.live as f64;
    let peak = by_trace(results, (PEAK_PER_BYTE, 3), per_byte);
    tables.into_iter().map(table).chain([peak]).collect()
}

/// The title of what a live byte takes.
pub const PEAK_PER_BYTE: &str = "resident memory at the peak for each live byte";

/// When most blocks have gone at the peak.
pub fn dropped_tables(results: &[Raw<residence::Dropped>]) -> Vec<Table> {
    let part = format!("{DROPPED_PERCENT} % of the blocks freed at random at the peak");
    type DroppedValue = fn(&residence::Dropped) -> i64;
    let tables: [(&str, DroppedValue); 2] = [
        ("right after", |sample| sample.freed),
        ("a second later", |sample| sample.rested),
    ];
    let table = |(when, value)| {
        let title = format!("{part}, {when}: resident memory, MB");
        megabytes(results, &title, value)
    };
    tables.into_iter().map(table).collect()
}

fn megabytes<T>(results: &[Raw<T>], title: &str, value: impl Fn(&T) -> i64) -> Table {
    by_trace(results, (title, 2), |sample| {
        value(sample) as f64 / MEGABYTE
    })
}

/// A row for each trace.
fn by_trace<T>(
    results: &[Raw<T>],
    (title, decimals): (&str, usize),
    value: impl Fn(&T) -> f64,
) -> Table {
    let allocators = allocators(results);
    let mut table = Table::new(title, &allocators, decimals);
    let mut names = traces(results);
    // Processes end in any order.
    names.sort_by_key(|name| WORKLOADS.iter().position(|one| one.name == *name));
    for name in names {
        let values = row(&allocators, results, |raw| {
            if raw.task.trace() == Some(name) {
                vec![value(&raw.sample)]
            } else {
                Vec::new()
            }
        });
        table.row(name, values);
    }
    table
}
