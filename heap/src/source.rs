//! Arenas from elsewhere: memory that a program's own arena allocator gives.
//!
//! While a source is set, new pools of small blocks of the domains mem and obj lie in its arenas.
//! Everything else, and what was taken before, stays in the heap's own ranges.

use core::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::arena::ARENA_BYTES;
use crate::central::{self, Taken};
use crate::os::lock::Lock;
use crate::table;

/// Where arenas come from, when not from the heap's own reserved range.
#[derive(Clone, Copy)]
pub struct ArenaSource {
    /// First argument of both functions.
    pub context: *mut u8,
    /// Gives `bytes` bytes that can be read and written, or NULL. Any address will do.
    pub alloc: unsafe extern "C" fn(context: *mut u8, bytes: usize) -> *mut u8,
    /// Takes an arena back that `alloc` gave.
    pub free: unsafe extern "C" fn(context: *mut u8, arena: *mut u8, bytes: usize),
}

// SAFETY: the context is only handed on; whoever sets a source has functions that every thread may
// call, by the contract of `set_arena_source`.
unsafe impl Send for ArenaSource {}

static SOURCE: Lock<Option<ArenaSource>> = Lock::new(None);
/// Whether there is one, so that nobody takes the lock in vain.
static IS_SET: AtomicBool = AtomicBool::new(false);

/// From now on small blocks of `Mem` and `Obj` take new arenas (1 MiB each) from `source`; `None`:
/// from the heap's own range, as in the beginning.
///
/// The functions may be called by every thread that allocates or frees, without a lock held. An
/// arena goes back to the source that it came from, when it is empty and another one has room. A
/// source that takes its arenas from this very heap is asked once and then left alone.
pub fn set_arena_source(source: Option<ArenaSource>) {
    let mut place = SOURCE.lock();
    *place = source;
    IS_SET.store(source.is_some(), Relaxed);
}

/// A page for a pool of small blocks, if a source is set: `Some(None)` when it refuses.
pub(crate) fn take_page() -> Option<Option<Taken>> {
    if !IS_SET.load(Relaxed) {
        return None;
    }
    let source = (*SOURCE.lock())?;
    if let Some(taken) = central::lock().take_foreign() {
        return Some(Some(taken));
    }
    // No lock is held: the source may use the heap.
    // SAFETY: by the contract of `set_arena_source`.
    let arena = unsafe { (source.alloc)(source.context, ARENA_BYTES) };
    if arena.is_null() {
        return Some(None);
    }
    if table::page_of(arena.addr()).is_some() {
        // Memory of ours already: pools lie in our range as well without it.
        IS_SET.store(false, Relaxed);
        give_back(source, arena.addr());
        return None;
    }
    if !central::lock().adopt_foreign(source, arena.expose_provenance()) {
        give_back(source, arena.addr());
        return Some(None);
    }
    Some(central::lock().take_foreign())
}

/// Gives a page of a foreign arena back, and with it the arena if that is empty now.
pub(crate) fn give_page(page: u32) {
    let empty = {
        let mut central = central::lock();
        central.give_run(page, 1);
        central.drop_foreign(page)
    };
    if let Some((source, arena)) = empty {
        give_back(source, arena);
    }
}

fn give_back(source: ArenaSource, arena: usize) {
    let arena = core::ptr::with_exposed_provenance_mut(arena);
    // SAFETY: the source gave this arena, nothing lies in it, and nobody knows it any more.
    unsafe { (source.free)(source.context, arena, ARENA_BYTES) };
}

/// Closes the source around a fork.
pub(crate) fn hold_for_fork() {
    SOURCE.hold_for_fork();
}

/// Opens it again.
pub(crate) fn release_after_fork() {
    // SAFETY: `hold_for_fork` has closed it.
    unsafe { SOURCE.release_after_fork() };
}
