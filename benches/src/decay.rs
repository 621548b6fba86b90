//! What other times of decay cost and save: bursts of work with a rest between them, on our heap.

use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};

use pyrite_heap::Settings;

use crate::allocators::{Loaded, Name};
use crate::clock::{measure, page_faults};
use crate::memory::{baseline_bytes, resident_bytes};
use crate::plan::{Plan, Raw};
use crate::replay::Replay;
use crate::table::save;
use crate::task::Task;
use crate::trace::Trace;

/// Milliseconds; negative is never.
const TIMES: [i64; 8] = [0, 50, 100, 250, 500, 1000, 2500, -1];
const BURSTS: usize = 4;
/// From the end of a burst to the next one.
const RESTS_MS: [u64; 3] = [100, 300, 1000];
const LOOK: Duration = Duration::from_millis(25);

/// Means over the bursts after the first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Processor time of an operation.
    cpu_ns: f64,
    /// Page faults of a burst.
    faults: f64,
    /// Resident bytes while the program rests with nothing alive.
    resting: f64,
}

/// Replays the trace in bursts.
pub fn sample(trace: &Trace, loaded: &Loaded, decay_ms: i64, rest_ms: u64) -> Sample {
    pyrite_heap::configure(Settings {
        decay_ms,
        background_thread: true,
    });
    let mut replay = Replay::new(loaded.domains, trace);
    let baseline = baseline_bytes();
    let (mut cpu_ns, mut faults, mut resting, mut looks) = (0.0, 0, 0, 0);
    for burst in 0..=BURSTS {
        let before = page_faults();
        let cost = measure(trace.summary().operations, || replay.run(trace, usize::MAX));
        replay.free_rest();
        if burst > 0 {
            cpu_ns += cost.cpu_ns;
            faults += page_faults() - before;
        }
        let end = Instant::now() + Duration::from_millis(rest_ms);
        while Instant::now() < end {
            resting += resident_bytes().saturating_sub(baseline);
            looks += 1;
            std::thread::sleep(LOOK);
        }
    }
    Sample {
        cpu_ns: cpu_ns / BURSTS as f64,
        faults: faults as f64 / BURSTS as f64,
        resting: resting as f64 / f64::from(looks),
    }
}

/// Prints a table, each figure a mean over the traces.
pub fn compare(plan: &Plan, names: &[String]) -> Result<(), String> {
    let mut all = Vec::new();
    println!("\ndecay: bursts of work, a rest between them");
    println!("| decay_ms | rest, ms | ns an operation | page faults a burst | MB while resting |");
    println!("|---------:|---------:|----------------:|--------------------:|-----------------:|");
    for rest_ms in RESTS_MS {
        for decay_ms in TIMES {
            let task = |trace: &String| Task::Decay {
                trace: trace.clone(),
                decay_ms,
                rest_ms,
            };
            let tasks: Vec<Task> = names.iter().map(task).collect();
            let results: Vec<Raw<Sample>> = plan.run(&tasks)?;
            let mean = |of: fn(&Sample) -> f64| {
                results.iter().map(|raw| of(&raw.sample)).sum::<f64>() / results.len() as f64
            };
            println!(
                "| {decay_ms:>8} | {rest_ms:>8} | {:>15.1} | {:>19.0} | {:>16.2} |",
                mean(|one| one.cpu_ns),
                mean(|one| one.faults),
                mean(|one| one.resting) / 1e6,
            );
            all.extend(results);
        }
    }
    save("decay", &all)
}

/// What is compared: our heap alone.
pub fn plan() -> Plan {
    Plan {
        allocators: vec![Name::Pyrite],
        rounds: 1,
        quick: false,
        libpython: None,
        guests: Default::default(),
    }
}
