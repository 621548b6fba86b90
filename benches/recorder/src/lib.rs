//! Records every allocation of a real CPython as a trace.
//!
//! Preloaded with `LD_PRELOAD`, its constructor finds `PyMem_SetAllocator` in the process and puts a wrapper around the
//! raw, mem and obj domains. Each operation is written to the file named by `PYRITE_TRACE`, in the format of
//! [`format`]. Without that variable, or in a process that is no Python, nothing happens.
//!
//! - One lock covers an operation and its record, so the order in the file is the true one for all threads.
//! - An operation that happens inside another one (the mem and obj domains pass large requests on to the raw domain) is
//!   part of that one and not recorded.
//! - A forked child and a program started by the Python are not recorded.

pub mod format;
mod hook;
mod writer;
