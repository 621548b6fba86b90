//! The command line.

use clap::{Args, Parser, Subcommand};

use crate::allocators::{Name, load, tcmalloc_missing};
use crate::compare;
use crate::debian::Debian;
use crate::guest::Guest;
use crate::job::Job;
use crate::linked::{self, Program};
use crate::plan::Plan;
use crate::python::Libpython;
use crate::table::{Summary, save_headings};
use crate::trace::{self, Trace, WORKLOADS};
use crate::{
    application, counters, decay, goals, habits, instructions, report, scale, simulate, traces,
    waste,
};

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
        /// Traces, by name [default: all]
        #[arg(long, visible_alias = "only", value_delimiter = ',')]
        traces: Vec<String>,
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
        /// Traces, by name [default: all]
        #[arg(long, visible_alias = "only", value_delimiter = ',')]
        traces: Vec<String>,
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
        /// Traces, by name [default: all]
        #[arg(long, visible_alias = "only", value_delimiter = ',')]
        traces: Vec<String>,
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
        /// Traces, by name [default: all]
        #[arg(long, visible_alias = "only", value_delimiter = ',')]
        traces: Vec<String>,
        /// Record all with another seed: other chance in the programs, and a little more or less to do
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Print what the traces ask for: sizes, domains, what is alive at the peak
    Survey {
        /// Traces, by name [default: all]
        #[arg(long, visible_alias = "only", value_delimiter = ',')]
        traces: Vec<String>,
    },
    /// Simulate other sizes of pools and other classes on the traces
    Simulate {
        /// Traces, by name [default: all]
        #[arg(long, visible_alias = "only", value_delimiter = ',')]
        traces: Vec<String>,
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

#[derive(Args)]
struct Common {
    /// Allocators, by name [default: all but floor]
    #[arg(long, value_delimiter = ',')]
    allocators: Vec<Name>,
    /// Processes for each measurement; the table shows medians
    #[arg(long)]
    rounds: Option<usize>,
    /// Fewer rounds and shorter runs
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    pythons: Pythons,
}

#[derive(Args)]
struct Effort {
    /// Runs of each program; the table shows medians
    #[arg(long)]
    rounds: Option<usize>,
    /// Fewer and shorter runs
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    pythons: Pythons,
}

#[derive(Args, Default)]
struct Pythons {
    /// Debian's CPythons as well, by version: 3.13,3.14,3.15; their executables are built with a profile (PGO)
    #[arg(long, value_delimiter = ',', value_parser = python)]
    python: Vec<Name>,
}

/// The one that is called by its version.
fn python(version: &str) -> Result<Name, String> {
    Name::PYTHONS
        .into_iter()
        .find(|name| name.python() == Some(version))
        .ok_or_else(|| {
            let known = Name::PYTHONS.into_iter().filter_map(Name::python);
            format!("there are {}", known.collect::<Vec<_>>().join(", "))
        })
}

impl Effort {
    fn rounds(&self) -> usize {
        self.rounds.unwrap_or(if self.quick { 3 } else { 5 }).max(1)
    }

    fn objects(&self, instructions: bool) -> Result<(), String> {
        let mut program = Program {
            name: "objects",
            unit: linked::OBJECTS_UNIT,
            amount: if self.quick { 50_000 } else { 300_000 },
            only: String::new(),
            pythons: self.pythons.python.clone(),
        };
        if instructions {
            // Those of Debian's are executables with start-up files of their own, in an environment of their own.
            program.pythons.clear();
            (program.unit, program.amount) = (linked::OBJECTS_COUNTED, 2000);
            return linked::count(&program);
        }
        linked::compare(&program, self.rounds())
    }

    fn shape(&self, objects: u64, shape: &str) -> Result<(), String> {
        let program = Program {
            name: "collector",
            unit: linked::COLLECTOR_UNIT,
            amount: if self.quick { objects / 10 } else { objects },
            only: shape.into(),
            pythons: self.pythons.python.clone(),
        };
        linked::compare_part(&program, self.rounds())
    }

    fn collector(&self, objects: u64, curve: bool) -> Result<(), String> {
        let program = Program {
            name: "collector",
            unit: linked::COLLECTOR_UNIT,
            amount: if self.quick { objects / 10 } else { objects },
            only: String::new(),
            pythons: self.pythons.python.clone(),
        };
        if !curve {
            return linked::compare(&program, self.rounds());
        }
        let amounts = scale::steps(scale::FEWEST, (program.amount as usize).max(scale::FEWEST));
        let amounts: Vec<u64> = amounts.into_iter().map(|amount| amount as u64).collect();
        linked::compare_along(program, &amounts, self.rounds())
    }
}

impl Common {
    fn plan(&self) -> Result<Plan, String> {
        let allocators = if self.allocators.is_empty() {
            compared()
        } else {
            self.allocators.clone()
        };
        let more = self.pythons.python.iter().copied();
        let allocators: Vec<Name> = allocators.into_iter().chain(more).collect();
        let libpython = if allocators.contains(&Name::Pymalloc) {
            Some(Libpython::find()?)
        } else {
            None
        };
        let mut guests = std::collections::BTreeMap::new();
        for name in &allocators {
            if let Some(version) = name.python() {
                guests.insert(*name, Guest::find(version)?);
            }
        }
        let rounds = self.rounds.unwrap_or(if self.quick { 3 } else { 5 }).max(1);
        save_headings(&allocators)?;
        Ok(Plan {
            allocators,
            rounds,
            quick: self.quick,
            libpython,
            guests,
        })
    }
}

/// Does what the command line says.
pub fn run() -> Result<(), String> {
    let mut summary = Summary::default();
    match Cli::parse().command {
        Command::All { common } => {
            let names = all_traces(Vec::new());
            trace::record_missing(&names, None)?;
            let plan = common.plan()?;
            traces::time(&plan, &names, WARM_PASSES, &mut summary)?;
            traces::memory(&plan, &names, &mut summary)?;
            compare::loops(&plan, &mut summary)?;
            habits::compare(&plan, &mut summary)?;
            compare::threads(&plan, &mut summary)?;
            compare::give_back(&plan)?;
            application::compare(plan.quick)?;
            let effort = Effort {
                rounds: common.rounds,
                quick: common.quick,
                pythons: common.pythons,
            };
            effort.objects(false)?;
            effort.collector(1_000_000, false)?;
            summary.finish()
        }
        Command::Replay {
            common,
            traces,
            warm,
            once,
        } => {
            let names = all_traces(traces);
            trace::record_missing(&names, None)?;
            let plan = common.plan()?;
            if once {
                traces::replay_here(&plan, &names, warm)
            } else {
                traces::time(&plan, &names, warm, &mut summary)?;
                summary.finish()
            }
        }
        Command::Memory { common, traces } => {
            let names = all_traces(traces);
            trace::record_missing(&names, None)?;
            traces::memory(&common.plan()?, &names, &mut summary)?;
            summary.finish()
        }
        Command::Loops { common } => {
            compare::loops(&common.plan()?, &mut summary)?;
            summary.finish()
        }
        Command::Habits { common } => {
            habits::compare(&common.plan()?, &mut summary)?;
            summary.finish()
        }
        Command::Instructions { common } => instructions::compare(&common.plan()?, &mut summary),
        Command::Counters {
            mut common,
            traces,
            operations,
        } => {
            let names = all_traces(traces);
            trace::record_missing(&names, None)?;
            if common.allocators.is_empty() {
                common.allocators = counters::ALLOCATORS.to_vec();
            }
            counters::compare(&common.plan()?, &names, operations)
        }
        Command::Threads { common } => compare::threads(&common.plan()?, &mut summary),
        Command::Scale {
            common,
            objects,
            threads,
        } => {
            let objects = if common.quick { objects / 10 } else { objects };
            scale::compare(&common.plan()?, objects, threads)
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
            curve,
            shape,
        } => match shape {
            Some(shape) => effort.shape(objects, &shape),
            None => effort.collector(objects, curve),
        },
        Command::Goals { common, kept } => {
            if !kept {
                measure_goals(common, &mut summary)?;
            }
            goals::print()
        }
        Command::Record { traces, seed } => trace::record_missing(&all_traces(traces), seed),
        Command::Survey { traces } => {
            let names = all_traces(traces);
            trace::record_missing(&names, None)?;
            for name in names {
                trace::survey(&name, &Trace::open(&trace::path(&name))?);
            }
            Ok(())
        }
        Command::Simulate { traces } => {
            let names = all_traces(traces);
            trace::record_missing(&names, None)?;
            simulate::print(&names)
        }
        Command::Decay { traces } => {
            trace::record_missing(&traces, None)?;
            decay::compare(&decay::plan(), &traces)
        }
        Command::Waste { trace } => {
            trace::record_missing(std::slice::from_ref(&trace), None)?;
            let loaded = load(Name::Pyrite, None)?;
            waste::print(&trace, &loaded, &Trace::open(&trace::path(&trace))?);
            Ok(())
        }
        Command::Child { job } => {
            let job: Job = serde_json::from_str(&job).map_err(|error| error.to_string())?;
            job.work()
        }
    }
}

/// All that the table of goals is made of, with the CPythons of Debian's that can be had here.
fn measure_goals(mut common: Common, summary: &mut Summary) -> Result<(), String> {
    let mut pythons = Vec::new();
    for name in Name::PYTHONS {
        match Debian::find(name.python().unwrap_or_default()) {
            Ok(_) => pythons.push(name),
            Err(why) => eprintln!("{} is left out: {why}", name.text()),
        }
    }
    // Later ones are peers of the objects and of the collector; their allocator is the same.
    let optimised = pythons
        .iter()
        .copied()
        .filter(|name| *name == Name::Python313);
    common.pythons.python = optimised.collect();
    let effort = Effort {
        rounds: common.rounds,
        quick: common.quick,
        pythons: Pythons { python: pythons },
    };
    let names = all_traces(Vec::new());
    trace::record_missing(&names, None)?;
    let plan = common.plan()?;
    traces::time(&plan, &names, WARM_PASSES, summary)?;
    traces::memory(&plan, &names, summary)?;
    habits::compare(&plan, summary)?;
    compare::threads(&plan, summary)?;
    instructions::compare(&plan, summary)?;
    effort.objects(false)?;
    effort.collector(1_000_000, false)?;
    effort.shape(5_000_000, "random graph")
}

/// All but the floor, and but what this machine has not.
fn compared() -> Vec<Name> {
    let mut allocators = Name::COMPARED.to_vec();
    if let Some(why) = tcmalloc_missing() {
        eprintln!("tcmalloc is left out: {why} (on Debian: libtcmalloc-minimal4)");
        allocators.retain(|name| *name != Name::Tcmalloc);
    }
    allocators
}

fn all_traces(names: Vec<String>) -> Vec<String> {
    if names.is_empty() {
        WORKLOADS.iter().map(|one| one.name.to_string()).collect()
    } else {
        names
    }
}
