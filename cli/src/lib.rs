//! The `pyrite` command: runs a program on our heap and reports on it.
//!
//! ```text
//! args         what can be written on the command line
//! run          pyrite run: from the options to the exit status
//!   locate       where the command and the preload library are
//!   inspect      whether the command can be preloaded into at all, by its file
//!   preloadable  a name for the library that fits into LD_PRELOAD
//!   environment  LD_PRELOAD and PYRITE_CONF for it
//!   supervise    starts it, passes signals on, waits
//!     signals      the mask, the waiting, dying as the command died
//!   reports      what its processes wrote at their exit
//!   verdict      what is said of them, and the status to end with
//!   json_file    where --json writes
//!   compare      --compare: the rounds and what came of them
//!     replay       the same standard input for each run
//!     comparison   the result, as a table and as JSON
//! stats        pyrite stats: a table from a saved report
//! ext          pyrite ext: how far an extension module comes on libpyrite.so
//!   links        the names that it takes from Python
//!   table        what libpyrite has of them
//!   attempt      loads and initialises it in a process of its own
//! failure      what can go wrong, in a sentence and an exit status
//! say          lines of our own, all of them to stderr
//! ```

mod args;
mod compare;
mod comparison;
mod environment;
mod ext;
mod failure;
mod inspect;
mod json_file;
mod locate;
mod preloadable;
mod replay;
mod reports;
mod run;
mod say;
mod signals;
mod stats;
mod supervise;
mod verdict;

use std::process::exit;

use clap::{CommandFactory, Parser};

use crate::args::{Cli, Subcommand};

/// Reads the command line, obeys it, and ends the process.
pub fn main() -> ! {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help that nobody reads any more is no failure of ours.
            let _ = error.print();
            let wrong = error.use_stderr();
            exit(if wrong { failure::OWN } else { 0 })
        }
    };
    let outcome = match cli.subcommand {
        Subcommand::Run(options) => run::run(&options),
        Subcommand::Stats(options) => stats::stats(&options),
        Subcommand::Ext(options) => ext::ext(&options),
    };
    match outcome {
        Ok(ending) => ending.end(),
        Err(failure) => {
            say::line(format_args!("{failure}"));
            exit(failure.status())
        }
    }
}

/// The definition of the command line, from which help and the man page are made.
pub fn command() -> clap::Command {
    Cli::command()
}
