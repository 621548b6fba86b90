//! What can be written on the command line. The comments here are the help and the man page.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use clap::{Args, Parser};

/// Run Python programs on pyrite's heap, and see where their memory is
#[derive(Parser)]
#[command(name = "pyrite", version, after_long_help = EXIT_STATUS)]
pub struct Cli {
    #[command(subcommand)]
    pub subcommand: Subcommand,
}

/// The subcommands.
#[derive(clap::Subcommand)]
pub enum Subcommand {
    Run(Run),
    Stats(Stats),
    Ext(Ext),
}

/// Run a command with pyrite's heap under each CPython in it
///
/// Sets LD_PRELOAD and PYRITE_CONF and runs COMMAND, so that every CPython 3.8 or later that it
/// starts takes its memory from pyrite's heap; other programs run as they are. What pyrite itself
/// has to say goes to standard error; standard output is COMMAND's. Without --stats, --json or
/// --compare the command takes pyrite's place in the process.
#[derive(Args)]
#[command(
    override_usage = "pyrite run [OPTIONS] [--] COMMAND [ARGUMENT]...",
    after_long_help = EXIT_STATUS
)]
pub struct Run {
    /// Print a table of the heap when COMMAND has ended
    ///
    /// Classes, pools, arenas, live, cached, mapped and given back memory, peak and end RSS. When
    /// several Pythons ran, it is that of COMMAND itself, with a line about the others.
    #[arg(long)]
    pub stats: bool,

    /// Write the same as JSON to FILE; `pyrite stats FILE` reads it
    ///
    /// With --compare it is the comparison, with the reports of both sides in it. - is standard
    /// output, behind what COMMAND wrote there.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Run COMMAND once on CPython's own allocator and once on pyrite's heap, side by side
    ///
    /// Prints wall and processor time, peak and end RSS of both, and says when exit statuses or
    /// outputs differ. COMMAND's output is shown once, that of the first run on pyrite's heap,
    /// when that run has ended. Each run gets the same standard input.
    #[arg(long)]
    pub compare: bool,

    /// With --compare: run both N times, in turns, and compare medians
    #[arg(
        long,
        value_name = "N",
        requires = "compare",
        default_value_t = 1,
        value_parser = clap::value_parser!(u32).range(1..=1000)
    )]
    pub rounds: u32,

    /// Give unused pages back to the system after MS milliseconds; 0 at once, -1 never [default: 500]
    #[arg(long, value_name = "MS", allow_negative_numbers = true)]
    pub decay_ms: Option<i64>,

    /// Add a setting to PYRITE_CONF; may be given several times
    ///
    /// Keys: verbose, stats_print, stats_file, domains (such as mem+obj), decay_ms,
    /// background_thread, force (take the heap even where PYTHONMALLOC names another); for C
    /// programs linked to libpyrite.so gc_policy, gc_growth, gc_growth_least, gc_time, gc_at_once.
    #[arg(long, value_name = "KEY:VALUE")]
    pub conf: Vec<OsString>,

    /// Say which library is used, and let each Python say whether it took the heap
    #[arg(long)]
    pub verbose: bool,

    /// The preload library to use, in place of the one that belongs to this pyrite
    #[arg(long, value_name = "FILE")]
    pub library: Option<PathBuf>,

    /// The command and its arguments
    #[arg(required = true, trailing_var_arg = true, value_name = "COMMAND")]
    pub command: Vec<OsString>,
}

impl Run {
    /// COMMAND with its arguments.
    pub fn to_command(&self) -> Command {
        let mut command = Command::new(&self.command[0]);
        command.args(&self.command[1..]);
        command
    }
}

/// Print the table of a report that was saved as JSON
///
/// Reads what `pyrite run --json FILE` has written, also with --compare, or a library with
/// stats_file in PYRITE_CONF.
#[derive(Args)]
pub struct Stats {
    /// The file; - is standard input
    pub file: PathBuf,
}

/// Open an extension module on libpyrite.so and say how far it comes
///
/// Prints how many names of Python's C API the module links, and which of them are partial or absent in libpyrite; then
/// loads and initialises it in a process of its own and says how far it came.
#[derive(Args)]
pub struct Ext {
    /// The libpyrite.so to use, in place of the one that belongs to this pyrite
    #[arg(long, value_name = "LIBPYRITE")]
    pub library: Option<PathBuf>,

    /// The module, such as name.cpython-313-x86_64-linux-gnu.so
    pub file: PathBuf,
}

/// Part of the long help and of the man page.
const EXIT_STATUS: &str = "\
Exit status of `pyrite run`:
  That of COMMAND. When a signal ended COMMAND, pyrite ends by the same signal
  (with status 128+n where it cannot).
  127  COMMAND was not found
  126  COMMAND was found and cannot be executed
  125  pyrite itself failed: wrong usage, a file that cannot be written
  124  the preload library is missing, or cannot be loaded
  123  COMMAND cannot be preloaded into: it is statically linked, or for
       another machine or another C library
  122  COMMAND cannot be preloaded into: it runs with the rights of another
       user (setuid, setgid, file capabilities)
  121  COMMAND is a Python that is not supported (3.7 and older)
  119  no report came, though --stats, --json or --compare asked for one:
       COMMAND is no CPython, or left without its exit handlers

  When 121 or 119 is only seen after COMMAND has run, it takes the place of
  status 0; any other status is passed on.

Exit status of `pyrite stats`: 0, or 125 when FILE cannot be read or is no report.

Exit status of `pyrite ext`: 0 when the module initialises, 1 when it does not or
needs Python's interpreter, 125 when FILE is no extension module.";
