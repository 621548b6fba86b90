//! What the programs on objects leave behind on libpyrite, added up over all runs.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::run::Outcome;

static COUNTED: AtomicU64 = AtomicU64::new(0);
static BLOCKS: AtomicU64 = AtomicU64::new(0);

/// Adds what the run says of its blocks, as `object.h` words it.
pub fn note(outcome: &Outcome) {
    let counts = ["no block left", "BLOCKS LEFT", "left <= 0"];
    let counted = outcome
        .stdout
        .lines()
        .filter(|line| counts.iter().any(|words| line.contains(words)));
    COUNTED.fetch_add(counted.count() as u64, Relaxed);
    let blocks = outcome.stderr.lines().filter_map(blocks_in);
    BLOCKS.fetch_add(blocks.sum(), Relaxed);
}

/// `TITLE: N blocks left by every run`.
fn blocks_in(line: &str) -> Option<u64> {
    let before = line.strip_suffix(" blocks left by every run")?;
    before.rsplit(' ').next()?.parse().ok()
}

/// Prints the total, unless nothing was counted.
pub fn report() {
    let (counted, blocks) = (COUNTED.load(Relaxed), BLOCKS.load(Relaxed));
    if counted > 0 {
        println!("blocks left behind on libpyrite: {blocks}, by {counted} runs that counted them");
    }
}
