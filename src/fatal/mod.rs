//! The end of a process that cannot go on: CPython's messages, and nothing that could fail on the way.
//!
//! Everything is written with `write(2)` to stderr, without memory from any allocator and without a lock that is
//! waited for, since the heap may be what is broken.

mod message;
mod out;
mod phase;

pub use message::{Ending, error, set_finalizing, status};
pub use out::Stderr;
pub use phase::{Phase, phase, set_phase};
