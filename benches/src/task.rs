//! What a child process is asked to do.

use serde::{Deserialize, Serialize};

use crate::allocators::Name;
use crate::giveback;

/// One measurement of one allocator: one process.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// The allocator.
    pub allocator: Name,
    /// The measurement.
    pub task: Task,
    /// The library that holds pymalloc.
    pub libpython: Option<std::path::PathBuf>,
}

/// The measurements.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// Replay a trace.
    Replay {
        /// Its name.
        trace: String,
        /// Passes after the first.
        warm: usize,
    },
    /// Replay the beginning of a trace, for counts from outside.
    Beginning {
        /// Its name.
        trace: String,
        /// How many operations.
        operations: usize,
        /// How often.
        passes: usize,
    },
    /// The memory of a replay.
    Whole {
        /// Its name.
        trace: String,
    },
    /// The memory of a replay up to its peak, when most blocks are freed there.
    Dropped {
        /// Its name.
        trace: String,
        /// Share of the blocks to free, in percent.
        percent: usize,
    },
    /// Bursts of a trace with rests between them.
    Decay {
        /// Its name.
        trace: String,
        /// How long pages wait.
        decay_ms: i64,
        /// How long the program rests.
        rest_ms: u64,
    },
    /// Size-by-size loops.
    Loops {
        /// Pairs of malloc and free for each cell.
        operations: usize,
    },
    /// Lists that grow, crowds of blocks, larger blocks.
    Habits {
        /// How often the cheap parts.
        turns: usize,
    },
    /// A loop whose instructions are counted from outside.
    Instructions(Loop),
    /// Two threads.
    Threads {
        /// Operations for each thread.
        operations: usize,
    },
    /// Many small objects, made, replaced and freed.
    Objects {
        /// How many are alive at once.
        count: usize,
    },
    /// Many small objects, some of which are replaced, for counts from outside.
    Replacing {
        /// How many are alive at once.
        count: usize,
        /// How many are replaced.
        replaced: usize,
    },
    /// Threads that replace blocks of their own.
    ManyThreads {
        /// How many of them.
        threads: u64,
        /// Operations for each.
        operations: usize,
    },
    /// Free most of many small blocks at random.
    GiveBack {
        /// Bytes to ask for.
        bytes: usize,
        /// Which blocks go.
        pattern: giveback::Pattern,
        /// Share of the blocks to free, in percent.
        percent: u32,
    },
}

/// A loop of mallocs and frees.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Loop {
    /// Size of the blocks.
    pub bytes: usize,
    /// How many are alive at once.
    pub live: usize,
    /// How many come and go, after a first turn; 0 leaves that one out, too.
    pub pairs: usize,
    /// Whether to call the allocator; otherwise functions that do nothing.
    pub real: bool,
}

impl Task {
    /// The trace that is replayed, if one is.
    pub fn trace(&self) -> Option<&str> {
        match self {
            Task::Replay { trace, .. }
            | Task::Beginning { trace, .. }
            | Task::Whole { trace }
            | Task::Dropped { trace, .. }
            | Task::Decay { trace, .. } => Some(trace),
            _ => None,
        }
    }
}

impl std::fmt::Display for Task {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Task::Replay { trace, .. } | Task::Beginning { trace, .. } => {
                write!(f, "replay {trace}")
            }
            Task::Whole { trace } => write!(f, "memory of {trace}"),
            Task::Dropped { trace, percent } => write!(f, "{trace}, {percent} % freed"),
            Task::Decay {
                trace, decay_ms, ..
            } => write!(f, "{trace} with {decay_ms} ms"),
            Task::Loops { .. } => write!(f, "loops"),
            Task::Habits { .. } => write!(f, "habits"),
            Task::Instructions(_) => write!(f, "instructions"),
            Task::Threads { .. } => write!(f, "threads"),
            Task::Objects { count } | Task::Replacing { count, .. } => {
                write!(f, "{count} objects")
            }
            Task::ManyThreads { threads, .. } => write!(f, "{threads} threads"),
            Task::GiveBack { percent, .. } => write!(f, "give back {percent} %"),
        }
    }
}
