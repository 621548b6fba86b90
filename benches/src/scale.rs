//! Cost as curves: per object over the number of objects alive, per call over the number of threads.

use std::fs;

use serde::{Deserialize, Serialize};

use crate::allocators::{Domains, Loaded};
use crate::clock::{Cost, measure};
use crate::memory::{baseline_bytes, own_table, resident_bytes};
use crate::plan::{Plan, Raw, allocators, row};
use crate::replay::{check, mark};
use crate::sizes::{Chance, domain};
use crate::table::{Table, save};
use crate::task::Task;

/// The first place of the curve.
pub const FEWEST: usize = 10_000;
/// What an object and its place in the measuring program take under the allocator that needs most of it, when there are
/// many: 66 bytes on average, a quarter more, 16 for the place.
const BYTES_EACH: usize = 100;
/// A cheap turn is repeated until it has seen so many objects.
const OBJECTS_SEEN: usize = 300_000;
/// How many objects are replaced, at least.
const REPLACED: usize = 300_000;
const MEGABYTE: usize = 1_000_000;

/// What one process measured with a number of objects.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Making an object, on an empty heap.
    pub first: Cost,
    /// Freeing one, in the order in which they were made.
    pub free: Cost,
    /// Making an object where others were before.
    pub again: Cost,
    /// Freeing an object at random and making another one, with all the others alive.
    pub replace: Cost,
    /// Resident when all are alive, above what there was before.
    pub resident: i64,
    /// What they were asked for with.
    pub asked: i64,
}

/// The objects of a measurement.
struct Objects {
    domains: Domains,
    places: &'static mut [(*mut u8, usize)],
}

/// Makes, frees and replaces `count` objects of sizes that are those of Python.
pub fn sample(loaded: &Loaded, count: usize) -> Sample {
    let mut objects = Objects {
        domains: loaded.domains,
        places: own_table(count, (std::ptr::null_mut(), 0)),
    };
    let chance = || Chance::new(count as u64);
    let baseline = baseline_bytes();
    let first = measure(count as u64, || objects.make(&mut chance()));
    let resident = resident_bytes() as i64 - baseline as i64;
    let asked = objects.places.iter().map(|(_, bytes)| *bytes as i64).sum();
    let turns = OBJECTS_SEEN.div_ceil(count);
    let (mut free, mut again) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        free.push(measure(count as u64, || objects.free()));
        again.push(measure(count as u64, || objects.make(&mut chance())));
    }
    let replaced = count.max(REPLACED);
    let mut chance = Chance::new(7);
    let replace = measure(replaced as u64, || {
        for _ in 0..replaced {
            objects.replace(&mut chance);
        }
    });
    objects.free();
    Sample {
        first,
        free: mean(&free),
        again: mean(&again),
        replace,
        resident,
        asked,
    }
}

/// Makes `count` objects and replaces `replaced` at random, for counts from outside.
pub fn replacing(loaded: &Loaded, count: usize, replaced: usize) {
    let mut objects = Objects {
        domains: loaded.domains,
        places: own_table(count, (std::ptr::null_mut(), 0)),
    };
    let mut chance = Chance::new(7);
    objects.make(&mut chance);
    for _ in 0..replaced {
        objects.replace(&mut chance);
    }
}

fn mean(costs: &[Cost]) -> Cost {
    let of = |part: fn(&Cost) -> f64| costs.iter().map(part).sum::<f64>() / costs.len() as f64;
    Cost {
        cpu_ns: of(|cost| cost.cpu_ns),
        wall_ns: of(|cost| cost.wall_ns),
        faults: of(|cost| cost.faults),
    }
}

impl Objects {
    /// Fills every place.
    fn make(&mut self, chance: &mut Chance) {
        for place in 0..self.places.len() {
            self.fill(place, chance);
        }
    }

    fn fill(&mut self, place: usize, chance: &mut Chance) {
        let bytes = chance.size();
        let table = &self.domains[domain(bytes)];
        // SAFETY: any size may be asked for; the mark stays inside the block.
        unsafe {
            let block = (table.malloc)(table.context, bytes).cast();
            mark(block, place, 0, bytes);
            self.places[place] = (block, bytes);
        }
    }

    /// Empties every place.
    fn free(&mut self) {
        for place in 0..self.places.len() {
            self.empty(place);
        }
    }

    fn empty(&mut self, place: usize) {
        let (block, bytes) = self.places[place];
        let table = &self.domains[domain(bytes)];
        // SAFETY: a place that was filled holds a live block of this domain, and it is filled again before it is read.
        unsafe {
            check(block, place);
            (table.free)(table.context, block.cast());
        }
    }

    fn replace(&mut self, chance: &mut Chance) {
        let place = chance.below(self.places.len());
        self.empty(place);
        self.fill(place, chance);
    }
}

/// 1, 3, 10, 30 and so on, times `from`, up to `to`; the last one is `to`.
pub fn steps(from: usize, to: usize) -> Vec<usize> {
    let decades = std::iter::successors(Some(from), |decade| decade.checked_mul(10));
    let all = decades.flat_map(|decade| [decade, decade.saturating_mul(3)]);
    let mut steps: Vec<usize> = all.take_while(|step| *step < to).collect();
    steps.push(to);
    steps
}

/// How many objects there may be, so that they take at most two thirds of the memory that is available.
fn most_objects(wanted: usize) -> usize {
    let text = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let available = text
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse::<usize>().ok());
    let Some(kilobytes) = available else {
        return wanted;
    };
    let fit = kilobytes * 1024 / 3 * 2 / BYTES_EACH;
    if fit < wanted {
        println!(
            "{} MB are available, two thirds of which are enough for {fit} objects: that many instead of {wanted}.",
            kilobytes * 1024 / MEGABYTE
        );
    }
    wanted.min(fit.max(FEWEST))
}

/// Both curves: up to so many objects, up to so many threads.
pub fn compare(plan: &Plan, objects: usize, threads: u64) -> Result<(), String> {
    let counts = steps(FEWEST, most_objects(objects.max(FEWEST)));
    let tasks: Vec<Task> = counts
        .into_iter()
        .map(|count| Task::Objects { count })
        .collect();
    let results: Vec<Raw<Sample>> = plan.run(&tasks)?;
    for table in objects_tables(&results) {
        table.print();
    }
    save("scale-objects", &results)?;

    let operations = if plan.quick { 200_000 } else { 1_000_000 };
    let counts = std::iter::successors(Some(1), |count| Some(count * 2));
    let tasks: Vec<Task> = counts
        .take_while(|count| *count <= threads.max(1))
        .map(|threads| Task::ManyThreads {
            threads,
            operations,
        })
        .collect();
    let results: Vec<Raw<Cost>> = plan.run(&tasks)?;
    for table in threads_tables(&results) {
        table.print();
    }
    save("scale-threads", &results)
}

/// Costs and memory, over the number of objects.
pub fn objects_tables(results: &[Raw<Sample>]) -> Vec<Table> {
    type Value = fn(usize, &Sample) -> f64;
    let values: [(&str, Value); 6] = [
        (
            "scale, an object made on an empty heap: processor time, ns",
            |_, sample| sample.first.cpu_ns,
        ),
        (
            "scale, an object made where others were: processor time, ns",
            |_, sample| sample.again.cpu_ns,
        ),
        (
            "scale, an object freed, the first first: processor time, ns",
            |_, sample| sample.free.cpu_ns,
        ),
        (
            "scale, an object replaced at random: processor time, ns",
            |_, sample| sample.replace.cpu_ns,
        ),
        (
            "scale, page faults for 1000 objects made on an empty heap",
            |_, sample| sample.first.faults * 1000.0,
        ),
        (
            "scale, resident memory for each byte asked for",
            |_, sample| sample.resident as f64 / sample.asked as f64,
        ),
    ];
    let place = |task: &Task| match task {
        Task::Objects { count } => Some(*count),
        _ => None,
    };
    values
        .into_iter()
        .map(|(title, value)| curve(results, (title, 2), "objects alive", place, value))
        .collect()
}

/// Time that passed and processor time, over the number of threads.
pub fn threads_tables(results: &[Raw<Cost>]) -> Vec<Table> {
    type Value = fn(usize, &Cost) -> f64;
    let values: [(&str, Value); 2] = [
        (
            "scale, threads: time that passed, ns a malloc and free of one thread",
            |_, cost| cost.wall_ns,
        ),
        (
            "scale, threads: processor time of all, ns a malloc and free",
            |threads, cost| cost.cpu_ns / threads as f64,
        ),
    ];
    let place = |task: &Task| match task {
        Task::ManyThreads { threads, .. } => Some(*threads as usize),
        _ => None,
    };
    values
        .into_iter()
        .map(|(title, value)| curve(results, (title, 1), "threads", place, value))
        .collect()
}

fn curve<T>(
    results: &[Raw<T>],
    (title, decimals): (&str, usize),
    axis: &'static str,
    place: impl Fn(&Task) -> Option<usize>,
    value: impl Fn(usize, &T) -> f64,
) -> Table {
    let allocators = allocators(results);
    let mut places: Vec<usize> = results.iter().filter_map(|raw| place(&raw.task)).collect();
    places.sort_unstable();
    places.dedup();
    let mut table = Table::new(title, &allocators, decimals).along(axis);
    for at in places {
        let values = row(&allocators, results, |raw| {
            if place(&raw.task) == Some(at) {
                vec![value(at, &raw.sample)]
            } else {
                Vec::new()
            }
        });
        table.place(at, values);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocators::{Name, load};

    #[test]
    fn the_steps_are_those_of_a_logarithm_and_end_where_they_shall() {
        assert_eq!(steps(10, 10), [10]);
        assert_eq!(steps(10, 100), [10, 30, 100]);
        assert_eq!(steps(10, 250), [10, 30, 100, 250]);
    }

    #[test]
    fn every_peer_makes_replaces_and_frees_objects_on_every_thread() {
        let peers = [
            Name::Glibc,
            Name::Mimalloc,
            Name::Mimalloc2,
            Name::Jemalloc,
            Name::Snmalloc,
            Name::Rpmalloc,
            Name::Pyrite,
        ];
        for name in peers {
            let loaded = load(name, None).unwrap();
            let sample = sample(&loaded, 20_000);
            assert!(sample.asked > 20_000 * 16, "{name:?}");
            assert!(
                crate::threads::many(&loaded, 3, 5000).wall_ns > 0.0,
                "{name:?}"
            );
        }
    }
}
