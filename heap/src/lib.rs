//! The heap of pyrite: blocks in pools, pools in arenas, one set of lists a thread. Knows no Python.
#![allow(missing_docs)]
mod statistics;
mod stub;
pub use statistics::*;
pub use stub::*;

/// What a block is for. Each domain has pools of its own, so that statistics can tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Domain {
    /// Memory that any thread may ask for at any time.
    Raw = 0,
    /// Buffers of the interpreter.
    Mem = 1,
    /// Objects.
    Obj = 2,
}

/// The number of domains.
pub const DOMAIN_COUNT: usize = 3;
/// Requests up to this many bytes are small: their blocks lie in pools of one page.
pub const SMALL_MAX_BYTES: usize = 512;
