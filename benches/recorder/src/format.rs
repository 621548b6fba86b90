//! The raw trace: a stream of little-endian 64-bit words.
//!
//! ```text
//! file    MAGIC, then records
//! record  head [, old address] [, size]
//! head    63 .. 54   53 52    51 .. 48   47 .. 0
//!         0          domain   operation  address of the block
//! ```
//!
//! `malloc` and `calloc` are followed by the size in bytes, `realloc` by the old address and the new size, `free` by
//! nothing. Records stand in the order in which the operations happened. Only operations that succeeded are written.

/// The first word of a raw trace.
pub const MAGIC: u64 = u64::from_le_bytes(*b"pyraw-01");

/// What happened to a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Operation {
    /// A new block.
    Malloc = 1,
    /// A new block of zeros.
    Calloc = 2,
    /// The block at the old address now has another size and perhaps another address.
    Realloc = 3,
    /// The block is gone.
    Free = 4,
}

/// Where the operation stands in a head.
pub const OPERATION_SHIFT: u32 = 48;
/// Where the domain stands in a head.
pub const DOMAIN_SHIFT: u32 = 52;
