//! What programs do again and again and single sizes do not show: lists that grow, many blocks that come and go
//! together, larger blocks one at a time.

use serde::{Deserialize, Serialize};

use crate::allocators::{Loaded, Name, Table};
use crate::clock::{Cost, measure};
use crate::memory::own_table;
use crate::plan::{Plan, Raw, allocators, row};
use crate::replay::{check, mark};
use crate::table;
use crate::task::Task;

/// Items of the long list and of the short one.
const LIST_ITEMS: [usize; 2] = [1_000_000, 100];
const ITEM_BYTES: usize = 8;
/// Two lists grow in turns, so that neither always lies at the end of the heap.
const LISTS: usize = 2;
/// Blocks that come and go together, and their size.
const CROWD: (usize, usize) = (100_000, 256);
/// Larger blocks, from the first that pymalloc leaves to the C library; none of them a round number but the last.
const LARGER: [usize; 13] = [
    513, 777, 1030, 1500, 2100, 3000, 4150, 6000, 8300, 12_000, 16_500, 24_000, 32_768,
];
/// How many of them are alive, in the second measurement.
const FEW: usize = 20;

/// What one process measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// A step of the growth of the long list and of the short one: one `realloc` (the first: `malloc`), and a byte written in each new page.
    pub growth: [Cost; 2],
    /// A block of the crowd: its malloc and its free.
    pub crowd: Cost,
    /// A malloc and its free for each of the larger sizes, alone.
    pub alone: Vec<Cost>,
    /// The same with a few alive, in an order of their own.
    pub few: Vec<Cost>,
}

/// All of it in this process; `turns` of the cheap parts.
pub fn sample(loaded: &Loaded, turns: usize) -> Sample {
    let memory = &loaded.domains[1];
    let objects = &loaded.domains[2];
    let pair = |live| {
        move |bytes: &usize| {
            larger(memory, *bytes, live, turns / 10);
            larger(memory, *bytes, live, turns)
        }
    };
    Sample {
        growth: [
            growth(memory, LIST_ITEMS[0], turns.div_ceil(50_000)),
            growth(memory, LIST_ITEMS[1], turns.div_ceil(50)),
        ],
        crowd: crowd(objects, turns.div_ceil(40_000)),
        alone: LARGER.iter().map(pair(1)).collect(),
        few: LARGER.iter().map(pair(FEW)).collect(),
    }
}

/// The sizes that a list's items take while it grows to `items`, as CPython's lists do: an eighth more, and a little.
fn steps(items: usize) -> impl Iterator<Item = usize> {
    let next = |now: &usize| Some((now + 1 + (now + 1) / 8 + 6) & !3);
    std::iter::successors(Some(4), next)
        .take_while(move |places| *places < items + items / 8)
        .map(|places| places * ITEM_BYTES)
}

fn growth(table: &Table, items: usize, turns: usize) -> Cost {
    let count = steps(items).count() * turns * LISTS;
    // One turn warms up.
    grow(table, items);
    measure(count as u64, || {
        for _ in 0..turns {
            grow(table, items);
        }
    })
}

/// Grows the lists in turns, and drops them.
fn grow(table: &Table, items: usize) {
    let mut lists = [std::ptr::null_mut::<u8>(); LISTS];
    let mut old = 0;
    for bytes in steps(items) {
        for (slot, list) in lists.iter_mut().enumerate() {
            // SAFETY: after the first step a live block of `old` bytes of this table; the mark stays inside the new one.
            unsafe {
                if old == 0 {
                    *list = (table.malloc)(table.context, bytes).cast();
                } else {
                    *list = (table.realloc)(table.context, list.cast(), bytes).cast();
                    check(*list, slot);
                }
                mark(*list, slot, old, bytes);
            }
        }
        old = bytes;
    }
    for list in lists {
        // SAFETY: a live block of this table, not used again.
        unsafe { (table.free)(table.context, list.cast()) };
    }
}

fn crowd(table: &Table, turns: usize) -> Cost {
    let (count, bytes) = CROWD;
    let blocks = own_table(count, std::ptr::null_mut::<u8>());
    pass(table, bytes, blocks);
    measure((count * turns) as u64, || {
        for _ in 0..turns {
            pass(table, bytes, blocks);
        }
    })
}

fn larger(table: &Table, bytes: usize, live: usize, turns: usize) -> Cost {
    let mut blocks = [std::ptr::null_mut::<u8>(); FEW];
    let blocks = &mut blocks[..live];
    let passes = turns.div_ceil(live);
    measure((passes * live) as u64, || {
        for _ in 0..passes {
            pass(table, bytes, blocks);
        }
    })
}

/// Blocks come, and go in the order in which they came. Their first bytes are written, their pages left to the program.
#[inline(never)]
fn pass(table: &Table, bytes: usize, blocks: &mut [*mut u8]) {
    for (slot, place) in blocks.iter_mut().enumerate() {
        // SAFETY: any size may be asked for; the mark stays inside the block.
        unsafe {
            *place = (table.malloc)(table.context, bytes).cast();
            mark(*place, slot, bytes, bytes.min(4096));
        }
    }
    for (slot, place) in blocks.iter().enumerate() {
        // SAFETY: a live block of this table, not used again.
        unsafe {
            check(*place, slot);
            (table.free)(table.context, place.cast());
        }
    }
}

/// Measures and prints a table.
pub fn compare(plan: &Plan, summary: &mut table::Summary) -> Result<(), String> {
    let turns = if plan.quick { 50_000 } else { 200_000 };
    let results: Vec<Raw<Sample>> = plan.run(&[Task::Habits { turns }])?;
    for table in tables(&results) {
        table.print();
        if table.has_mean() {
            summary.add(&table);
        }
    }
    table::save("habits", &results)
}

/// The title of the table of larger blocks, one alive at a time.
pub const ALONE: &str = "larger blocks, one alive: processor time, ns a malloc and free";
/// The rows of the other table.
pub const LONG_LIST: &str = "a list grows to 1,000,000 items, a step";
/// A list of a usual length.
pub const SHORT_LIST: &str = "a list grows to 100 items, a step";
/// Many blocks together.
pub const CROWDS: &str = "100,000 blocks of 256 bytes come and go, a block";

/// What is done again and again, and larger blocks.
pub fn tables(results: &[Raw<Sample>]) -> Vec<table::Table> {
    let allocators = allocators(results);
    type Value = fn(&Sample) -> Cost;
    let rows: [(&str, Value); 3] = [
        (LONG_LIST, |sample| sample.growth[0]),
        (SHORT_LIST, |sample| sample.growth[1]),
        (CROWDS, |sample| sample.crowd),
    ];
    let named = |title: &str, value: fn(&Cost) -> f64| {
        let mut table = table::Table::new(title, &allocators, 1).without_mean();
        for (name, cost) in rows {
            let of = |raw: &Raw<Sample>| vec![value(&cost(&raw.sample))];
            table.row(name, row(&allocators, results, of));
        }
        table
    };
    vec![
        named("habits: processor time, ns", |cost| cost.cpu_ns),
        named("habits: page faults in 1000", |cost| cost.faults * 1000.0),
        sizes(&allocators, results, ALONE, |sample| &sample.alone),
        sizes(
            &allocators,
            results,
            "larger blocks, 20 alive: processor time, ns a malloc and free",
            |sample| &sample.few,
        ),
    ]
}

fn sizes(
    allocators: &[Name],
    results: &[Raw<Sample>],
    title: &str,
    costs: fn(&Sample) -> &Vec<Cost>,
) -> table::Table {
    let mut table = table::Table::new(title, allocators, 1);
    for (place, bytes) in LARGER.iter().enumerate() {
        let of = |raw: &Raw<Sample>| {
            let cost = costs(&raw.sample).get(place);
            cost.map(|cost| cost.cpu_ns).into_iter().collect()
        };
        table.row(format!("{bytes} bytes"), row(allocators, results, of));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocators::load;

    #[test]
    fn lists_grow_as_those_of_cpython() {
        let places: Vec<usize> = steps(30).map(|bytes| bytes / ITEM_BYTES).collect();
        assert_eq!(places, [4, 8, 16, 24, 32]);
        assert!((80..120).contains(&steps(1_000_000).count()));
    }

    #[test]
    fn every_part_is_measured() {
        let loaded = load(Name::Pyrite, None).unwrap();
        let sample = sample(&loaded, 500);
        assert_eq!(sample.alone.len(), LARGER.len());
        assert!(sample.crowd.cpu_ns > 0.0 && sample.growth[1].cpu_ns > 0.0);
    }
}
