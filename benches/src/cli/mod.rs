//! The command line.

mod options;
mod several;

use clap::{Parser, Subcommand};

use crate::allocators::{Name, load};
use crate::table::Summary;
use crate::trace::{self, Trace};
use crate::{
    application, compare, counters, decay, goals, habits, instructions, report, scale, simulate,
    traces, waste, work,
};
use options::{Common, Effort, Traces};

const WARM_PASSES: usize = 2;

#[derive(Parser)]
#[command(
    name = "pyrite-bench",
    about = "Compares pyrite's heap with other allocators: recorded traces, loops, threads, memory"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything, one after the other
    All {
        #[command(flatten)]
        common: Common,
    },
    /// Replay traces of real Python programs
    Replay {
        #[command(flatten)]
        common: Common,
        #[command(flatten)]
        traces: Traces,
        /// Passes after the first one in each process
        #[arg(long, default_value_t = WARM_PASSES)]
        warm: usize,
        /// Replay one trace under one allocator in this very process (for valgrind or perf)
        #[arg(long)]
        once: bool,
    },
    /// The memory of the traces: at the peak, at the end, with 90 % freed at random
    Memory {
        #[command(flatten)]
        common: Common,
        #[command(flatten)]
        traces: Traces,
    },
    /// Size by size: some blocks come, then go in some order
    Loops {
        #[command(flatten)]
        common: Common,
    },
    /// Lists that grow, many blocks that come and go together, larger blocks
    Habits {
        #[command(flatten)]
        common: Common,
    },
    /// Count the instructions of a malloc and its free with valgrind
    Instructions {
        #[command(flatten)]
        common: Common,
    },
    /// Instructions and cache misses of the traces, counted with valgrind
    Counters {
        #[command(flatten)]
        common: Common,
        #[command(flatten)]
        traces: Traces,
        /// How many operations of each, from its beginning
        #[arg(long, default_value_t = 500_000)]
        operations: usize,
    },
    /// Two threads: each for itself, and one that frees what the other has allocated
    Threads {
        #[command(flatten)]
        common: Common,
    },
    /// Cost as curves: per object over the number of objects, per call over the number of threads
    Scale {
        #[command(flatten)]
        common: Common,
        /// The most objects that are alive at once; never more than two thirds of the free memory hold
        #[arg(long, default_value_t = 3_000_000)]
        objects: usize,
        /// The most threads
        #[arg(long, default_value_t = 8)]
        threads: u64,
    },
    /// All goals in one table: what CPython, the best peer and we do, and whether the goal is reached
    Goals {
        #[command(flatten)]
        common: Common,
        /// From what is kept in target/bench, with nothing measured
        #[arg(long)]
        kept: bool,
    },
    /// Draw the figures that are kept in target/bench: charts and tables in target/bench-report
    Report,
    /// Free 90 and 95 % of 500 MB of small blocks at random and look at the memory
    Giveback {
        #[command(flatten)]
        common: Common,
    },
    /// Free most objects of a real CPython at random, on its own allocator and on ours
    Application {
        /// 100 MB instead of 500
        #[arg(long)]
        quick: bool,
    },
    /// Objects made, used and dropped by a C program, on libpython and on libpyrite
    Objects {
        #[command(flatten)]
        effort: Effort,
        /// Count the instructions of a round with valgrind, in place of its time
        #[arg(long)]
        instructions: bool,
    },
    /// Collections over heaps of many shapes by a C program, on libpython and on libpyrite
    Collector {
        #[command(flatten)]
        effort: Effort,
        /// Objects of the large heaps
        #[arg(long, default_value_t = 1_000_000)]
        objects: u64,
        /// Heaps of ten thousand objects and more, up to these
        #[arg(long)]
        curve: bool,
        /// Only live and dead heaps whose names hold this, with nothing before them
        #[arg(long)]
        shape: Option<String>,
    },
    /// Record the traces that are not there yet
    Record {
        #[command(flatten)]
        traces: Traces,
        /// Record all with another seed: other chance in the programs, and a little more or less to do
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Print what the traces ask for: sizes, domains, what is alive at the peak
    Survey {
        #[command(flatten)]
        traces: Traces,
    },
    /// Simulate other sizes of pools and other classes on the traces
    Simulate {
        #[command(flatten)]
        traces: Traces,
    },
    /// Other times of decay, on bursts of work with a rest between them
    Decay {
        /// Traces, by name
        #[arg(
            long,
            visible_alias = "only",
            value_delimiter = ',',
            default_value = "web,pool,async,json"
        )]
        traces: Vec<String>,
    },
    /// Print where our heap's memory is at the peak of a trace, class by class
    Waste {
        /// The trace, by name
        trace: String,
    },
    /// One measurement in this process, as JSON (used by the others)
    #[command(hide = true)]
    Child {
        /// The job, as JSON
        job: String,
    },
}

/// Does what the command line says.
pub fn run() -> Result<(), String> {
    let mut summary = Summary::default();
    done(Cli::parse().command, &mut summary)?;
    summary.finish()
}

fn done(command: Command, summary: &mut Summary) -> Result<(), String> {
    match command {
        Command::All { common } => several::all(common, summary),
        Command::Replay {
            common,
            traces,
            warm,
            once: true,
        } => traces::replay_here(&common.plan()?, &traces.recorded()?, warm),
        Command::Replay {
            common,
            traces,
            warm,
            once: false,
        } => traces::time(&common.plan()?, &traces.recorded()?, warm, summary),
        Command::Memory { common, traces } => {
            traces::memory(&common.plan()?, &traces.recorded()?, summary)
        }
        Command::Loops { common } => compare::loops(&common.plan()?, summary),
        Command::Habits { common } => habits::compare(&common.plan()?, summary),
        Command::Instructions { common } => instructions::compare(&common.plan()?, summary),
        Command::Counters {
            common,
            traces,
            operations,
        } => {
            let plan = common.or(&counters::ALLOCATORS).plan()?;
            counters::compare(&plan, &traces.recorded()?, operations)
        }
        Command::Threads { common } => compare::threads(&common.plan()?, summary),
        Command::Scale {
            common,
            objects,
            threads,
        } => {
            let objects = if common.quick { objects / 10 } else { objects };
            scale::compare(&common.plan()?, objects, threads)
        }
        Command::Goals { kept: true, .. } => goals::print(),
        Command::Goals { common, .. } => {
            several::of_goals(common)?;
            goals::print()
        }
        Command::Report => report::write(),
        Command::Giveback { common } => compare::give_back(&common.plan()?),
        Command::Application { quick } => application::compare(quick),
        Command::Objects {
            effort,
            instructions,
        } => effort.objects(instructions),
        Command::Collector {
            effort,
            objects,
            shape: Some(shape),
            ..
        } => effort.shape(objects, &shape),
        Command::Collector {
            effort,
            objects,
            curve,
            ..
        } => effort.collector(objects, curve),
        Command::Record { traces, seed } => trace::record_missing(&traces.names(), seed),
        Command::Survey { traces } => survey(&traces.recorded()?),
        Command::Simulate { traces } => simulate::print(&traces.recorded()?),
        Command::Decay { traces } => {
            trace::record_missing(&traces, None)?;
            decay::compare(&decay::plan(), &traces)
        }
        Command::Waste { trace } => waste(&trace),
        Command::Child { job } => work::work(&job),
    }
}

fn survey(names: &[String]) -> Result<(), String> {
    for name in names {
        trace::survey(name, &Trace::open(&trace::path(name))?);
    }
    Ok(())
}

fn waste(name: &String) -> Result<(), String> {
    trace::record_missing(std::slice::from_ref(name), None)?;
    let loaded = load(Name::Pyrite, None)?;
    waste::print(name, &loaded, &Trace::open(&trace::path(name))?);
    Ok(())
}
