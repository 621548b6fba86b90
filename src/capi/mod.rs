//! The border to C: one file per header of CPython's, one plain function per entry.
//!
//! The comments here are for the C reader; they are copied into the headers.

pub mod ceval;
pub mod initconfig;
pub mod intrcheck;
pub mod objimpl;
pub mod pyarena;
pub mod pyerrors;
pub mod pylifecycle;
pub mod pymem;
pub mod pyrite;
pub mod pystate;
pub mod tracemalloc;
