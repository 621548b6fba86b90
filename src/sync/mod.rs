//! Locks that work in a memory layer: they allocate nothing, are ready before any initialiser has run, and can be
//! held across a fork, so that a child never finds one closed by a thread it does not have.

pub mod parking;
mod timed;

pub use pyrite_heap::sync::{Futex, Lock, wait, wake};
pub use timed::{Attempt, Limit, TimedLock};
