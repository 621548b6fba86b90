//! Instructions and cache misses, counted by valgrind's callgrind: what limits a replay, and objects that are replaced.
//!
//! A process replays the beginning of a trace once, another one twice; the difference is a warm replay, the measuring
//! program's own part included, which the column `floor` shows. The same with objects of which none is replaced, or many. The caches are a model: 32 KiB of first level, 512 KiB of
//! second level, lines of 64 bytes. So counts depend neither on the machine nor on its load.

use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::plan::Plan;
use crate::table::{Table, save};
use crate::task::Task;

const VALGRIND: [&str; 6] = [
    "valgrind",
    "--tool=callgrind",
    "--callgrind-out-file=/dev/null",
    "--cache-sim=yes",
    "--D1=32768,8,64",
    "--LL=524288,8,64",
];

/// Those that are counted when no others are asked for: it takes a hundred times as long as a replay.
pub const ALLOCATORS: [Name; 5] = [
    Name::Pyrite,
    Name::Pymalloc,
    Name::Mimalloc2,
    Name::Rpmalloc,
    Name::Floor,
];

/// What one process counted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    instructions: f64,
    /// Of the data.
    first_level: f64,
    second_level: f64,
}

/// How many objects are alive while some are replaced at random.
const ALIVE: [usize; 2] = [10_000, 300_000];

/// A warm replay of the beginning of a trace, or replacements.
#[derive(Serialize, Deserialize)]
pub struct Sample {
    allocator: Name,
    what: String,
    operations: usize,
    counts: Counts,
}

/// Counts for each trace and allocator, and prints the tables.
pub fn compare(plan: &Plan, traces: &[String], operations: usize) -> Result<(), String> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("Instructions and misses are counted by valgrind, which is not installed.");
        return Ok(());
    }
    let replay = |trace: &String| {
        let passes = |passes| Task::Beginning {
            trace: trace.clone(),
            operations,
            passes,
        };
        (trace.clone(), [passes(1), passes(2)])
    };
    let replace = |count: usize| {
        let replaced = |replaced| Task::Replacing { count, replaced };
        let what = format!("replaced among {count}");
        (what, [replaced(0), replaced(operations)])
    };
    let traces = traces.iter().map(replay);
    let mut samples = Vec::new();
    let mut unfit = Vec::new();
    for (what, [without, with]) in traces.chain(ALIVE.into_iter().map(replace)) {
        for &allocator in &plan.allocators {
            if unfit.contains(&allocator) {
                continue;
            }
            let counts = count(plan, allocator, &without)
                .and_then(|less| Ok(count(plan, allocator, &with)?.without(less)));
            match counts {
                Ok(counts) => samples.push(Sample {
                    allocator,
                    what: what.clone(),
                    operations,
                    counts,
                }),
                Err(why) => {
                    // snmalloc, for one, reserves more address space than valgrind has.
                    eprintln!("{why}; left out");
                    unfit.push(allocator);
                }
            }
        }
        eprintln!("{what} done");
    }
    for table in tables(&samples) {
        table.print();
    }
    save("counters", &samples)
}

fn count(plan: &Plan, allocator: Name, task: &Task) -> Result<Counts, String> {
    let mut command = plan.command(allocator, task, &VALGRIND)?;
    let output = command.output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr);
    collected(&text)
        .filter(|_| output.status.success())
        .ok_or_else(|| {
            let status = output.status;
            format!("{} under callgrind: {status}", allocator.text())
        })
}

impl Counts {
    fn without(self, other: Counts) -> Counts {
        Counts {
            instructions: self.instructions - other.instructions,
            first_level: self.first_level - other.first_level,
            second_level: self.second_level - other.second_level,
        }
    }
}

/// Reads callgrind's last lines: what it counts, and how much.
fn collected(text: &str) -> Option<Counts> {
    let after = |head: &str| {
        let line = text.lines().find_map(|line| line.split_once(head))?.1;
        Some(line.split_whitespace().collect::<Vec<_>>())
    };
    let (names, numbers) = (after("Events    :")?, after("Collected :")?);
    let of = |wanted: &str| {
        let place = names.iter().position(|name| *name == wanted)?;
        numbers.get(place)?.parse::<f64>().ok()
    };
    Some(Counts {
        instructions: of("Ir")?,
        first_level: of("D1mr")? + of("D1mw")?,
        second_level: of("DLmr")? + of("DLmw")?,
    })
}

/// Instructions, and misses of both levels.
pub fn tables(samples: &[Sample]) -> Vec<Table> {
    type Value = fn(&Counts) -> f64;
    let values: [(&str, Value); 3] = [
        ("counters: instructions an operation", |counts| {
            counts.instructions
        }),
        ("counters: misses of 32 KiB in 1000 operations", |counts| {
            counts.first_level * 1e3
        }),
        ("counters: misses of 512 KiB in 1000 operations", |counts| {
            counts.second_level * 1e3
        }),
    ];
    let there = |name: &Name| samples.iter().any(|one| one.allocator == *name);
    let columns: Vec<Name> = Name::columns().filter(there).collect();
    let mut rows: Vec<&str> = samples.iter().map(|one| one.what.as_str()).collect();
    rows.dedup();
    values
        .into_iter()
        .map(|(title, value)| {
            let mut table = Table::new(title, &columns, 1);
            for what in &rows {
                let of = |name: &Name| {
                    let found = samples
                        .iter()
                        .find(|one| one.allocator == *name && one.what == *what)?;
                    Some(value(&found.counts) / found.operations as f64)
                };
                table.row(*what, columns.iter().map(of).collect());
            }
            table
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_callgrind_says_is_read_by_name() {
        let text = "==7== \n==7== Events    : Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw\n\
                    ==7== Collected : 900 2 3 4 50 6 7 8 9\n";
        let counts = Counts {
            instructions: 900.0,
            first_level: 56.0,
            second_level: 17.0,
        };
        assert_eq!(collected(text), Some(counts));
        assert_eq!(
            collected("==7== Events    : Ir\n==7== Collected : 900\n"),
            None
        );
    }
}
