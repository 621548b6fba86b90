//! Stands in until the heap is there: same signatures, libc behind them.
#![allow(clippy::missing_safety_doc, clippy::undocumented_unsafe_blocks)]
use crate::{Domain, Statistics};

/// How the heap gives memory back. Set once at the start; may be changed at any time.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Milliseconds after which an unused page goes back to the system; 0 at once, negative never.
    pub decay_ms: i64,
    /// Whether a thread of ours may wake to do that; otherwise it happens in later calls only.
    pub background_thread: bool,
}

/// Changes the settings.
pub fn configure(_settings: Settings) {}
/// The settings in force.
pub fn settings() -> Settings {
    Settings {
        decay_ms: 500,
        background_thread: true,
    }
}

/// At least `bytes` bytes (0 counts as 1), aligned to 16; NULL when the system gives no more.
pub fn malloc(_domain: Domain, bytes: usize) -> *mut u8 {
    unsafe { libc::malloc(bytes.max(1)).cast() }
}
/// The same, zeroed; NULL also when the product overflows.
pub fn calloc(_domain: Domain, count: usize, size: usize) -> *mut u8 {
    unsafe { libc::calloc(count.max(1), size.max(1)).cast() }
}
/// A block aligned to `align` (a power of two).
pub fn aligned_alloc(_domain: Domain, align: usize, bytes: usize) -> *mut u8 {
    unsafe { libc::memalign(align, bytes.max(1)).cast() }
}
/// `block` is a live block of ours (not NULL). NULL leaves it as it was.
pub unsafe fn realloc(_domain: Domain, block: *mut u8, bytes: usize) -> *mut u8 {
    unsafe { libc::realloc(block.cast(), bytes.max(1)).cast() }
}
/// Frees `block` if it is ours and returns true; otherwise does nothing. NULL is not ours.
pub unsafe fn try_free(block: *mut u8) -> bool {
    unsafe { libc::free(block.cast()) };
    true
}
/// Whether the address lies in the heap.
pub fn contains(_block: *const u8) -> bool {
    true
}
/// Bytes that may be used at `block`.
pub unsafe fn usable_size(block: *const u8) -> usize {
    unsafe { libc::malloc_usable_size(block.cast_mut().cast()) }
}
/// Gives everything unused back to the system now; returns the bytes given back.
pub fn trim() -> usize {
    0
}
/// Walks the metadata. Costs a few ns a page of the heap.
pub fn statistics() -> Statistics {
    Statistics::EMPTY
}
/// Live blocks of one domain, all sizes. Same cost.
pub fn live_blocks(_domain: Domain) -> usize {
    0
}

/// Where arenas come from, when not from the heap's own reserved range.
#[derive(Clone, Copy)]
pub struct ArenaSource {
    pub context: *mut u8,
    pub alloc: unsafe extern "C" fn(context: *mut u8, bytes: usize) -> *mut u8,
    pub free: unsafe extern "C" fn(context: *mut u8, arena: *mut u8, bytes: usize),
}
/// From now on small blocks of `Mem` and `Obj` take new arenas from `source`; `None`: from our own range.
pub fn set_arena_source(_source: Option<ArenaSource>) {}
