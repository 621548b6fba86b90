//! What a child process is asked to do, and how the parent runs it.

use std::process::{Command, Stdio};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::allocators::{Name, load};
use crate::memory::touch_code;
use crate::plan::Plan;
use crate::trace::{Trace, path};
use crate::{decay, giveback, habits, instructions, loops, replay, residence, scale, threads};

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
    Instructions(instructions::Loop),
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

impl Job {
    /// Runs in this process and prints the result as one line of JSON.
    pub fn work(&self) -> Result<(), String> {
        let loaded = load(self.allocator, self.libpython.as_deref())?;
        touch_code();
        let text = match &self.task {
            Task::Replay { trace, warm } => {
                let trace = Trace::open(&path(trace))?;
                serde_json::to_string(&replay::sample(&loaded, &trace, *warm))
            }
            Task::Beginning {
                trace,
                operations,
                passes,
            } => {
                let trace = Trace::open(&path(trace))?;
                replay::beginning(&loaded, &trace, *operations, *passes);
                Ok("null".into())
            }
            Task::Whole { trace } => {
                let trace = Trace::open(&path(trace))?;
                serde_json::to_string(&residence::whole(&loaded, &trace))
            }
            Task::Dropped { trace, percent } => {
                let trace = Trace::open(&path(trace))?;
                serde_json::to_string(&residence::dropped(&loaded, &trace, *percent))
            }
            Task::Decay {
                trace,
                decay_ms,
                rest_ms,
            } => {
                let trace = Trace::open(&path(trace))?;
                serde_json::to_string(&decay::sample(&trace, &loaded, *decay_ms, *rest_ms))
            }
            Task::Loops { operations } => {
                serde_json::to_string(&loops::sample(&loaded, *operations))
            }
            Task::Habits { turns } => serde_json::to_string(&habits::sample(&loaded, *turns)),
            Task::Instructions(one) => {
                instructions::work(&loaded, *one);
                Ok("null".into())
            }
            Task::Threads { operations } => {
                serde_json::to_string(&threads::sample(&loaded, *operations))
            }
            Task::Objects { count } => serde_json::to_string(&scale::sample(&loaded, *count)),
            Task::Replacing { count, replaced } => {
                scale::replacing(&loaded, *count, *replaced);
                Ok("null".into())
            }
            Task::ManyThreads {
                threads,
                operations,
            } => serde_json::to_string(&threads::many(&loaded, *threads, *operations)),
            Task::GiveBack {
                bytes,
                pattern,
                percent,
            } => serde_json::to_string(&giveback::sample(&loaded, *bytes, *pattern, *percent)),
        };
        println!("{}", text.map_err(|error| error.to_string())?);
        Ok(())
    }

    /// A command that does it in a new process, after `before` (a tool that looks on, say).
    pub fn command(&self, plan: &Plan, before: &[&str]) -> Result<Command, String> {
        let text = serde_json::to_string(self).map_err(|error| error.to_string())?;
        let mut command = match plan.guests.get(&self.allocator) {
            Some(guest) => guest.command(&text),
            None => {
                let program = std::env::current_exe().map_err(|error| error.to_string())?;
                let mut command = Command::new(program);
                command.arg("child").arg(text);
                command
            }
        };
        if self.libpython.is_some()
            && let Some(libpython) = &plan.libpython
        {
            libpython.prepare(&mut command);
        }
        Ok(match before {
            [] => command,
            [tool, options @ ..] => {
                let mut after = Command::new(tool);
                after.args(options).arg(command.get_program());
                after.args(command.get_args());
                for (name, value) in command.get_envs() {
                    match value {
                        Some(value) => after.env(name, value),
                        None => after.env_remove(name),
                    };
                }
                after
            }
        })
    }

    /// Runs in a new process and reads its result.
    pub fn run<T: DeserializeOwned>(&self, plan: &Plan) -> Result<T, String> {
        let fail = |what: String| format!("{} under {}: {what}", self.task, self.allocator.text());
        let output = self
            .command(plan, &[])?
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| fail(error.to_string()))?;
        if !output.status.success() {
            return Err(fail(output.status.to_string()));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| fail(error.to_string()))
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
