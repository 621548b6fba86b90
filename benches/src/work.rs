//! What a child process does.

use serde::Serialize;

use crate::allocators::{Loaded, load};
use crate::memory::touch_code;
use crate::task::{Job, Task};
use crate::trace::{Trace, path};
use crate::{decay, giveback, habits, instructions, loops, replay, residence, scale, threads};

/// Does the job, which is JSON, in this process, and prints the result as one line of JSON.
pub fn work(job: &str) -> Result<(), String> {
    let job: Job = serde_json::from_str(job).map_err(|error| error.to_string())?;
    let loaded = load(job.allocator, job.libpython.as_deref())?;
    touch_code();
    match job.task.trace() {
        Some(name) => on_trace(&job.task, &loaded, &Trace::open(&path(name))?),
        None => alone(&job.task, &loaded),
    }
}

fn print(sample: impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string(&sample).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(())
}

/// What wants a trace.
fn on_trace(task: &Task, loaded: &Loaded, trace: &Trace) -> Result<(), String> {
    match *task {
        Task::Replay { warm, .. } => print(replay::sample(loaded, trace, warm)),
        Task::Beginning {
            operations, passes, ..
        } => {
            replay::beginning(loaded, trace, operations, passes);
            print(())
        }
        Task::Whole { .. } => print(residence::whole(loaded, trace)),
        Task::Dropped { percent, .. } => print(residence::dropped(loaded, trace, percent)),
        Task::Decay {
            decay_ms, rest_ms, ..
        } => print(decay::sample(trace, loaded, decay_ms, rest_ms)),
        _ => unreachable!("`Task::trace` has no trace for it"),
    }
}

/// What wants none.
fn alone(task: &Task, loaded: &Loaded) -> Result<(), String> {
    match *task {
        Task::Loops { operations } => print(loops::sample(loaded, operations)),
        Task::Habits { turns } => print(habits::sample(loaded, turns)),
        Task::Instructions(one) => {
            instructions::work(loaded, one);
            print(())
        }
        Task::Threads { operations } => print(threads::sample(loaded, operations)),
        Task::Objects { count } => print(scale::sample(loaded, count)),
        Task::Replacing { count, replaced } => {
            scale::replacing(loaded, count, replaced);
            print(())
        }
        Task::ManyThreads {
            threads,
            operations,
        } => print(threads::many(loaded, threads, operations)),
        Task::GiveBack {
            bytes,
            pattern,
            percent,
        } => print(giveback::sample(loaded, bytes, pattern, percent)),
        _ => unreachable!("`Task::trace` has a trace for it"),
    }
}
