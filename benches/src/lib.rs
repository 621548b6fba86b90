//! One program, several allocators: traces, loops, threads, memory.
//!
//! Every measurement of an allocator happens in a process of its own, started by this program; the processes of the
//! allocators take turns, and tables show medians over the rounds.
//!
//! Without the feature `peers` it is what an interpreter imports to have its own allocator measured ([`guest`]).

#![cfg_attr(
    not(feature = "peers"),
    allow(dead_code, reason = "an interpreter's guest works, but leads nobody")
)]

mod allocators;
mod application;
mod cli;
mod clock;
mod compare;
mod counters;
mod debian;
mod decay;
mod giveback;
mod goals;
mod guest;
mod habits;
mod instructions;
mod libraries;
mod linked;
mod loops;
mod memory;
mod plan;
mod python;
mod replay;
mod report;
mod residence;
mod scale;
mod settle;
mod simulate;
mod sizes;
mod table;
mod task;
mod threads;
mod trace;
mod traces;
mod waste;
mod work;

use std::path::PathBuf;
use std::process::ExitCode;

/// The program.
pub fn main() -> ExitCode {
    // Rust ignores the signal; a reader that has seen enough (`| head`) shall end this program quietly.
    // SAFETY: no other thread runs yet, and the default action calls nothing of ours.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
    match cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("pyrite-bench: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Cargo's target folder, in which this program lies as `release/pyrite-bench` or the like. A guest is told.
fn target_folder() -> PathBuf {
    if let Some(folder) = std::env::var_os(guest::TARGET) {
        return PathBuf::from(folder);
    }
    let program = std::env::current_exe().expect("Linux knows a process's program");
    program
        .ancestors()
        .nth(2)
        .expect("the program lies two folders deep")
        .to_path_buf()
}

/// What an interpreter calls when it imports us. Does not return.
#[cfg(not(feature = "peers"))]
#[unsafe(no_mangle)]
pub extern "C" fn PyInit_pyrite_bench() -> *mut std::ffi::c_void {
    let job = std::env::var("PYRITE_BENCH_ARGUMENT").unwrap_or_default();
    // The interpreter has nothing more to do.
    std::process::exit(match work::work(&job) {
        Ok(()) => 0,
        Err(message) => {
            eprintln!("pyrite-bench: {message}");
            1
        }
    })
}
