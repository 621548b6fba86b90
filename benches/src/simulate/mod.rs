//! Simulated heaps on recorded traces: what another size of pools, or other classes, would cost in memory and in
//! trips off the fast path. Nothing is allocated, so the results are the same on every machine.

mod classes;
mod pools;

use crate::trace::{Kind, Trace, path};

use classes::Steps;
use pools::{Costs, Pools, Shape};

/// Pools to compare.
const SHAPES: [(&str, Shape); 9] = [
    ("4 KiB", Shape::Bytes(4 << 10)),
    ("8 KiB", Shape::Bytes(8 << 10)),
    ("16 KiB", Shape::Bytes(16 << 10)),
    ("32 KiB", Shape::Bytes(32 << 10)),
    ("64 KiB", Shape::Bytes(64 << 10)),
    ("256 KiB", Shape::Bytes(256 << 10)),
    ("16 blocks", Shape::Blocks(16)),
    ("32 blocks", Shape::Blocks(32)),
    ("64 blocks", Shape::Blocks(64)),
];
/// Ways to divide a doubling above 512 bytes into classes.
const STEPS: [usize; 4] = [2, 4, 8, 16];

/// Prints the tables.
pub fn print(names: &[String]) -> Result<(), String> {
    println!(
        "Pools of blocks up to 512 bytes. waste: memory of pools beyond the bytes asked for at the peak, in percent of\n\
         these; kept: pages that still hold a block when 90 % of the blocks are freed at random at the peak, in percent\n\
         of all; pools: the same when only whole pools are given back; slow: of 1000 operations, those that change the\n\
         state of a pool (a new current one, one that is no longer full, one that is empty).\n"
    );
    let mut sums = [[Costs::default(); 2]; SHAPES.len()];
    for name in names {
        let trace = Trace::open(&path(name))?;
        for (sums, (_, shape)) in sums.iter_mut().zip(SHAPES) {
            for by_domain in [false, true] {
                sums[usize::from(by_domain)].add(Pools::new(shape, by_domain).replay(&trace));
            }
        }
        eprintln!("simulated {name}");
    }
    println!("| a pool    | domains  |  waste |   kept |  pools |   slow |");
    println!("|-----------|----------|-------:|-------:|-------:|-------:|");
    for ((shape, _), sums) in SHAPES.into_iter().zip(sums) {
        for (domains, sum) in ["together", "apart"].into_iter().zip(sums) {
            let mean = sum.mean(names.len());
            println!(
                "| {shape:<9} | {domains:<8} | {:>6.1} | {:>6.1} | {:>6.1} | {:>6.1} |",
                mean.waste, mean.kept, mean.whole_pools, mean.slow
            );
        }
    }

    println!(
        "\nClasses above 512 bytes, up to 32 KiB. rounding: what blocks are larger than asked for at the peak, in\n\
         percent; moves: of 100 reallocs, those that change the class.\n"
    );
    println!("| steps in a doubling | classes | rounding |  moves |");
    println!("|--------------------:|--------:|---------:|-------:|");
    for steps in STEPS {
        let mut of = Steps::new(steps);
        for name in names {
            of.replay(&Trace::open(&path(name))?);
        }
        println!(
            "| {steps:>19} | {:>7} | {:>8.1} | {:>6.1} |",
            of.classes(),
            of.rounding_percent(),
            of.moves_percent()
        );
    }
    Ok(())
}

/// What a step does to the bytes that are alive.
fn change(kind: Kind, bytes: usize, old: usize) -> (usize, usize) {
    match kind {
        Kind::Malloc | Kind::Calloc => (bytes, 0),
        Kind::Realloc => (bytes, old),
        Kind::Free => (0, bytes),
    }
}
