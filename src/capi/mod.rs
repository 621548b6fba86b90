//! The border to C: one file per header of CPython's, one plain function per entry. `pycore_*` are those
//! that CPython has for its own use.
//!
//! The comments here are for the C reader; they are copied into the headers.

pub mod ceval;
pub mod initconfig;
pub mod intrcheck;
pub mod objimpl;
pub mod pycore_obmalloc;
pub mod pycore_pyarena;
pub mod pycore_pymem;
pub mod pyerrors;
pub mod pylifecycle;
pub mod pymem;
pub mod pyrite;
pub mod pystate;
pub mod tracemalloc;
