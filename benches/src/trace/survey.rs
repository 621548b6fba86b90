//! What is in a trace: sizes, domains, lifetimes.

use super::{Kind, Trace};

const BOUNDS: [usize; 16] = [
    16,
    32,
    48,
    64,
    80,
    96,
    128,
    192,
    256,
    384,
    512,
    1024,
    4096,
    16_384,
    65_536,
    usize::MAX,
];

/// Prints which sizes a trace asks for, and which are alive when most bytes are.
pub fn survey(name: &str, trace: &Trace) {
    let summary = trace.summary();
    println!(
        "{name}: {} operations, {} blocks and {:.1} MB alive at most, {} blocks left, {} foreign",
        summary.operations,
        summary.slots,
        summary.peak_live_bytes as f64 / 1e6,
        summary.left_blocks,
        summary.foreign
    );
    let mut kinds = [0u64; 4];
    let mut domains = [0u64; 3];
    let mut asked = [0u64; BOUNDS.len()];
    let mut alive = [0i64; BOUNDS.len()];
    let mut alive_at_peak = alive;
    let mut live_bytes = 0usize;
    let class = |bytes: usize| {
        BOUNDS
            .iter()
            .position(|bound| bytes <= *bound)
            .expect("the last has no bound")
    };
    for (step, old) in trace.steps() {
        kinds[step.kind() as usize] += 1;
        let bytes = step.bytes();
        if step.kind() != Kind::Free {
            domains[step.domain()] += 1;
            asked[class(bytes)] += 1;
            alive[class(bytes)] += 1;
            live_bytes += bytes;
        }
        match step.kind() {
            Kind::Malloc | Kind::Calloc => {}
            Kind::Realloc => {
                alive[class(old)] -= 1;
                live_bytes -= old;
            }
            Kind::Free => {
                alive[class(bytes)] -= 1;
                live_bytes -= bytes;
            }
        }
        if live_bytes as u64 == summary.peak_live_bytes {
            alive_at_peak = alive;
        }
    }
    let [malloc, calloc, realloc, free] = kinds;
    let [raw, mem, obj] = domains;
    println!("  malloc {malloc}  calloc {calloc}  realloc {realloc}  free {free}");
    println!("  requests: raw {raw}  mem {mem}  obj {obj}");
    println!(
        "  {:>8} {:>10} {:>14}",
        "up to", "requests", "alive at peak"
    );
    for (index, bound) in BOUNDS.iter().enumerate() {
        let bound = if *bound == usize::MAX {
            "more".to_string()
        } else {
            bound.to_string()
        };
        println!(
            "  {bound:>8} {:>10} {:>14}",
            asked[index], alive_at_peak[index]
        );
    }
}
