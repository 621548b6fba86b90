//! Instructions for a malloc and its free, counted by valgrind's callgrind.
//!
//! A process per cell runs under callgrind; what a run without the pairs executes (the start, an interpreter) is taken
//! away, and so is what the same loop executes with functions that do nothing. What is left are the allocator's own
//! instructions and the two calls. Counts do not depend on the machine's load.

use std::ffi::c_void;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::allocators::{Loaded, Name, Table};
use crate::memory::own_table;
use crate::plan::Plan;
use crate::table::{self, Summary};
use crate::task::{Loop, Task};

/// Bytes, blocks alive at once.
const CELLS: [(usize, usize); 10] = [
    (32, 1),
    (32, 100),
    (64, 100),
    (64, 1000),
    (64, 3000),
    (256, 100),
    (512, 100),
    (1024, 100),
    (8192, 20),
    (24_000, 20),
];
/// Those that are enough for a look.
const QUICK: [(usize, usize); 2] = [(64, 1000), (24_000, 20)];
const PAIRS: usize = 30_000;

/// What one process counted.
#[derive(Serialize, Deserialize)]
pub struct Count {
    allocator: Name,
    task: Loop,
    instructions: u64,
}

/// Does what `task` says, in this process.
pub fn work(loaded: &Loaded, task: Loop) {
    let nothing = Table {
        context: std::ptr::null_mut(),
        malloc: no_malloc,
        calloc: loaded.domains[2].calloc,
        realloc: loaded.domains[2].realloc,
        free: no_free,
    };
    let table = if task.real {
        loaded.domains[2]
    } else {
        nothing
    };
    let blocks = own_table(task.live, std::ptr::null_mut::<c_void>());
    // Two turns warm up; they run in both processes whose difference counts.
    for _ in 0..2 + task.pairs / task.live {
        turn(&table, task.bytes, blocks);
    }
}

#[inline(never)]
fn turn(table: &Table, bytes: usize, blocks: &mut [*mut c_void]) {
    for place in blocks.iter_mut() {
        // SAFETY: any size may be asked for.
        *place = unsafe { (table.malloc)(table.context, bytes) };
    }
    for place in blocks.iter() {
        // SAFETY: the block came from this table just before and is freed once.
        unsafe { (table.free)(table.context, *place) };
    }
}

unsafe extern "C" fn no_malloc(context: *mut c_void, _: usize) -> *mut c_void {
    context
}

unsafe extern "C" fn no_free(_: *mut c_void, _: *mut c_void) {}

/// Counts for every cell and allocator, and prints a table.
pub fn compare(plan: &Plan, summary: &mut Summary) -> Result<(), String> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("Instructions are counted by valgrind, which is not installed.");
        return Ok(());
    }
    let mut counts = Vec::new();
    let mut unfit = Vec::new();
    let cells = if plan.quick { &QUICK[..] } else { &CELLS[..] };
    for &(bytes, live) in cells {
        let pairs = PAIRS / live * live;
        let mut of = |allocator, pairs, real| {
            let task = Loop {
                bytes,
                live,
                pairs,
                real,
            };
            let instructions = count(plan, allocator, task)?;
            counts.push(Count {
                allocator,
                task,
                instructions,
            });
            Ok::<_, String>(())
        };
        // The loop itself is the same for all of them.
        let first = plan.allocators[0];
        of(first, pairs, false)?;
        of(first, 0, false)?;
        for &allocator in &plan.allocators {
            if unfit.contains(&allocator) {
                continue;
            }
            match of(allocator, 0, true) {
                Ok(()) => of(allocator, pairs, true)?,
                Err(why) => {
                    // snmalloc, for one, reserves more address space than valgrind has.
                    eprintln!("{why}; left out");
                    unfit.push(allocator);
                }
            }
        }
    }
    let table = table(&counts, &plan.allocators);
    table.print();
    summary.add(&table);
    table::save("instructions", &counts)
}

/// What is left when start and loop are taken away.
pub fn table(counts: &[Count], allocators: &[Name]) -> table::Table {
    let title = "instructions for a malloc and its free, by callgrind";
    let mut table = table::Table::new(title, allocators, 1);
    for (bytes, live) in CELLS {
        // The instructions of the pairs alone: the run with them less the run without.
        let of = |allocator: Option<Name>, real| {
            let mut found = counts.iter().filter(|one| {
                let task = one.task;
                (task.bytes, task.live, task.real) == (bytes, live, real)
                    && allocator.is_none_or(|name| name == one.allocator)
            });
            let with = found.clone().find(|one| one.task.pairs > 0)?;
            let without = found.find(|one| one.task.pairs == 0)?;
            let more = with.instructions as f64 - without.instructions as f64;
            Some((more, with.task.pairs as f64))
        };
        let value = |name: &Name| {
            let (all, pairs) = of(Some(*name), true)?;
            let (harness, _) = of(None, false)?;
            // The functions that do nothing are two and one instructions long.
            Some((all - harness) / pairs + 3.0)
        };
        let values: Vec<_> = allocators.iter().map(value).collect();
        if values.iter().all(Option::is_none) {
            continue;
        }
        table.row(format!("{bytes} bytes, {live} alive"), values);
    }
    table
}

/// The allocators of these counts, in the order of the tables.
pub fn allocators(counts: &[Count]) -> Vec<Name> {
    let there = |name: &Name| counts.iter().any(|one| one.allocator == *name);
    Name::columns().filter(there).collect()
}

/// Instructions of a whole process.
fn count(plan: &Plan, allocator: Name, task: Loop) -> Result<u64, String> {
    let valgrind = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
    ];
    let output = plan
        .command(allocator, &Task::Instructions(task), &valgrind)?
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = text
        .lines()
        .find_map(|line| line.split_once("Collected : "))
        .and_then(|(_, number)| number.trim().parse().ok());
    match collected {
        Some(instructions) if output.status.success() => Ok(instructions),
        _ => Err(format!(
            "{} under callgrind: {}",
            allocator.text(),
            output.status
        )),
    }
}
