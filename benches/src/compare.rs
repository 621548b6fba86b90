//! The comparisons of loops, threads, and applications: tables and raw data. Those of traces are in `traces`.

use crate::plan::{Plan, Raw, allocators, row};
use crate::table::{Summary, Table, save};
use crate::task::Task;
use crate::{giveback, loops, threads};

/// Decimal, as everywhere in the tables.
const MEGABYTE: f64 = 1e6;
/// How much the processes of [`give_back`] may fill at the same time.
const BYTES_TOGETHER: usize = 3_000_000_000;

/// Size by size.
pub fn loops(plan: &Plan, summary: &mut Summary) -> Result<(), String> {
    let operations = if plan.quick { 50_000 } else { 200_000 };
    let results: Vec<Raw<Vec<loops::Cell>>> = plan.run(&[Task::Loops { operations }])?;
    for table in loops_tables(&results) {
        table.print();
        summary.add(&table);
    }
    save("loops", &results)
}

/// A table for each number of blocks and order.
pub fn loops_tables(results: &[Raw<Vec<loops::Cell>>]) -> Vec<Table> {
    let allocators = allocators(results);
    let mut tables = Vec::new();
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
            let mut table = Table::new(title, &allocators, 1);
            for bytes in loops::SIZES {
                let values = row(&allocators, results, |raw| {
                    let cells = raw.sample.iter();
                    cells
                        .filter(|c| c.bytes == bytes && c.live == live && c.order == order)
                        .map(|cell| cell.pair.cpu_ns)
                        .collect()
                });
                if values.iter().any(Option::is_some) {
                    table.row(format!("{bytes} bytes"), values);
                }
            }
            tables.push(table);
        }
    }
    tables
}

/// Two threads.
pub fn threads(plan: &Plan, summary: &mut Summary) -> Result<(), String> {
    let operations = if plan.quick { 500_000 } else { 2_000_000 };
    let results: Vec<Raw<threads::Sample>> = plan.run(&[Task::Threads { operations }])?;
    let table = threads_table(&results);
    table.print();
    summary.add(&table);
    save("threads", &results)
}

/// One table.
pub fn threads_table(results: &[Raw<threads::Sample>]) -> Table {
    let allocators = allocators(results);
    type Value = fn(&threads::Sample) -> f64;
    let rows: [(&str, Value); 3] = [
        ("one thread", |sample| sample.one.wall_ns),
        ("two threads", |sample| sample.two.wall_ns),
        ("one hands over", |sample| sample.handed_over.wall_ns),
    ];
    let title = "threads: time that passed, ns a malloc and free of one thread";
    let mut table = Table::new(title, &allocators, 1).without_mean();
    for (name, value) in rows {
        table.row(
            name,
            row(&allocators, results, |raw| vec![value(&raw.sample)]),
        );
    }
    table
}

/// What stays resident when most small blocks are freed.
pub fn give_back(plan: &Plan) -> Result<(), String> {
    let bytes = if plan.quick { 100_000_000 } else { 500_000_000 };
    let cases: Vec<(giveback::Pattern, u32)> = giveback::Pattern::ALL
        .into_iter()
        .flat_map(|pattern| [90, 95].map(|percent| (pattern, percent)))
        .collect();
    let task = |&(pattern, percent)| Task::GiveBack {
        bytes,
        pattern,
        percent,
    };
    let tasks: Vec<Task> = cases.iter().map(task).collect();
    let results: Vec<Raw<giveback::Sample>> = plan.run_together(&tasks, BYTES_TOGETHER / bytes)?;
    for table in give_back_tables(&results) {
        table.print();
    }
    save("giveback", &results)
}

/// A table for each pattern and share.
pub fn give_back_tables(results: &[Raw<giveback::Sample>]) -> Vec<Table> {
    let allocators = allocators(results);
    // Processes end in any order.
    let mut cases = Vec::new();
    for raw in results {
        if let Task::GiveBack {
            bytes,
            pattern,
            percent,
        } = raw.task
            && !cases.contains(&(bytes, pattern, percent))
        {
            cases.push((bytes, pattern, percent));
        }
    }
    cases.sort_by_key(|&(bytes, pattern, percent)| {
        let pattern = giveback::Pattern::ALL
            .iter()
            .position(|one| *one == pattern);
        (bytes, pattern, percent)
    });
    let mut tables = Vec::new();
    type Value = fn(&giveback::Sample) -> i64;
    let rows: [(&str, Value); 9] = [
        ("all alive", |sample| sample.full),
        ("pages of all blocks", |sample| sample.full_pages),
        ("right after", |sample| sample.freed),
        ("after decay", |sample| sample.decayed),
        ("after a trim", |sample| sample.trimmed),
        ("pages of the blocks that stay", |sample| sample.ideal),
        ("asked for by the rest", |sample| sample.live),
        ("given back by itself", |sample| {
            sample.full - sample.decayed
        }),
        ("an ideal page-granular allocator gives back", |sample| {
            sample.full_pages - sample.ideal
        }),
    ];
    for case in cases {
        let title = format!(
            "{} MB of small blocks, {} % {}: resident memory, MB",
            case.0 / 1_000_000,
            case.2,
            case.1.text()
        );
        let mut table = Table::new(title, &allocators, 1).without_mean();
        for (name, value) in rows {
            let values = row(&allocators, results, |raw| match raw.task {
                Task::GiveBack {
                    bytes,
                    pattern,
                    percent,
                } if (bytes, pattern, percent) == case => {
                    vec![value(&raw.sample) as f64 / MEGABYTE]
                }
                _ => Vec::new(),
            });
            table.row(name, values);
        }
        tables.push(table);
    }
    tables
}
