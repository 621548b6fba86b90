//! pyrite's heap: blocks in pools, pools in arenas, arenas in a reserved range. It knows no Python.
//!
//! ```text
//!            malloc(domain, bytes)                               try_free(block)
//!                 │                                                   │
//!   slot ───> the thread's heap ──> current pool ──> block       page table ──> pool ──> its owner
//!                 │ none left                                                        │ me: its free list
//!                 v                                                                  │ another thread:
//!             partial pools ─ none ─> stash of pages ─ none ─> central: arenas       v the owner's remote list
//! ```
//!
//! Rooms, each using only those above it:
//!
//! | room | what it knows |
//! |---|---|
//! | `os` | the system: address space, locks, barriers, threads, fork |
//! | `class`, `block`, `page` | sizes; a free block; the record of a page |
//! | `table`, `map` | from an address to its record and back; the reserved ranges |
//! | `arena`, `central` | which pages of which arenas are free: taking, giving, giving back |
//! | `decay` | when pages go back to the system |
//! | `stash`, `heap`, `slot`, `registry` | what a thread keeps at hand; a thread's lists; how a thread finds them; whose they are when threads end |
//! | `span` | blocks that are runs of pages or arenas of their own |
//! | `allocate`, `source`, `walk`, `fork` | the public functions |
//!
//! Always true:
//! - Block pages hold blocks only: all that is known about them lies in tables apart from them.
//! - A pool belongs to one heap; only the thread that runs this heap touches the pool's free list.
//! - What is taken from the system is either in a block, in a list, or in the bitmap of its arena.
//! - No function panics on exhaustion: the answer is NULL, and nothing has changed.
//! - Nothing here calls the C library's allocator, so the heap may stand in for it.

mod allocate;
mod arena;
mod block;
mod central;
mod class;
mod decay;
mod fork;
mod heap;
mod map;
mod os;
mod page;
mod registry;
mod slot;
mod source;
mod span;
mod stash;
mod statistics;
mod table;
mod walk;

pub use allocate::{
    aligned_alloc, calloc, contains, domain_of, free_far, free_near, malloc, realloc, realloc_near,
    trim, try_free, usable_size,
};
pub use class::{CLASS_COUNT, POOLED_MAX_BYTES, SMALL_MAX_BYTES};
pub use decay::{Settings, configure, settings};
pub use source::{ArenaSource, set_arena_source};
pub use statistics::{ClassStatistics, SpanStatistics, Statistics};
pub use table::{first_range, first_range_used};
pub use walk::{
    Damage, Span, SpanKind, arena_bytes, live_blocks, statistics, validate, walk, walk_blocks,
};

/// Locks that work below an allocator: they allocate nothing, are ready before any initialiser has run,
/// and can be held across a fork.
pub mod sync {
    pub use crate::os::futex::{Futex, wait, wake};
    pub use crate::os::lock::{Guard, Lock};
}

/// What a block is for. Domains have pools of their own, so that statistics can tell them apart;
/// but blocks of more than 512 bytes that are asked for as [`Domain::Obj`] lie with, and count as,
/// those of [`Domain::Mem`], and smaller ones of [`Domain::Mem`] as those of [`Domain::Obj`] while
/// a thread has few of their size.
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
