//! Requests that pymalloc does not serve itself.
//!
//! They go to whatever is installed in the raw domain at that moment. As long as that is the heap, which is so in
//! nearly every process, the detour is left out: the heap is asked at once, and keeps the block in the domain that
//! wanted it, so that nothing need be remembered about it. When somebody else's allocator is installed there (a
//! program's own, debug hooks, tracemalloc), a block from it is put down in a table, so that `free` knows whose it
//! is: it may be a block of the heap all the same, wrapped.
//!
//! Always true: every live block of `mem` and `obj` is a block of the heap of that domain, or in the table, or of a
//! foreign allocator.

use core::ffi::c_void;
use core::ptr;
use core::sync::atomic::{AtomicBool, Ordering::Relaxed};

use pyrite_heap::{self as heap, Domain, SMALL_MAX_BYTES};

use super::address_table::AddressTable;
use super::tables::{self, raw_is_heap};
use crate::sync::Lock;

/// The blocks that came from another allocator, or from the heap's raw domain.
static BLOCKS: Lock<AddressTable> = Lock::new(AddressTable::new());
/// Whether there are any; changes only while the table is locked. A thread that frees such a block got it, one way or
/// another, from the one that has put it in, so it finds this set.
static ANY: AtomicBool = AtomicBool::new(false);

/// Whether blocks have to be looked up at all.
#[inline(always)]
pub fn any() -> bool {
    ANY.load(Relaxed)
}

/// Whether `block` is in the table.
pub fn has(block: *mut c_void) -> bool {
    any() && BLOCKS.lock().get(0, block.addr()).is_some()
}

/// How many blocks are in the table.
pub fn count() -> usize {
    if any() { BLOCKS.lock().len() } else { 0 }
}

/// A block of `size` bytes.
///
/// # Safety
/// That of the raw domain's allocator, which has none but its signature.
#[inline(never)]
pub unsafe fn malloc(domain: Domain, size: usize) -> *mut c_void {
    if raw_is_heap() && !(1..=SMALL_MAX_BYTES).contains(&size) {
        return heap::malloc(domain, size).cast();
    }
    // SAFETY: the raw domain may be used at any time.
    unsafe { keep(tables::RAW.malloc(size)) }
}

/// A block of `count` times `size` bytes, all zero.
///
/// # Safety
/// As for [`malloc`].
#[inline(never)]
pub unsafe fn calloc(domain: Domain, count: usize, size: usize) -> *mut c_void {
    let all = count.saturating_mul(size);
    if raw_is_heap() && !(1..=SMALL_MAX_BYTES).contains(&all) {
        return heap::calloc(domain, count, size).cast();
    }
    // SAFETY: the raw domain may be used at any time.
    unsafe { keep(tables::RAW.calloc(count, size)) }
}

/// Puts a block in the table; without room for that, gives it back and returns NULL.
///
/// # Safety
/// `block` is NULL or a fresh block of the raw domain.
unsafe fn keep(block: *mut c_void) -> *mut c_void {
    if block.is_null() {
        return block;
    }
    if put_in(block) {
        return block;
    }
    // SAFETY: by this function's contract; nobody else knows the block.
    unsafe { tables::RAW.free(block) };
    ptr::null_mut()
}

/// Puts a block in the table. False: there is no memory for it.
fn put_in(block: *mut c_void) -> bool {
    let mut blocks = BLOCKS.lock();
    let done = blocks.insert(0, block.addr(), 0);
    ANY.store(blocks.len() > 0, Relaxed);
    done
}

/// Takes a block out of the table. False: it is not in there.
fn take_out(block: *mut c_void) -> bool {
    let mut blocks = BLOCKS.lock();
    let was_in = blocks.remove(0, block.addr()).is_some();
    ANY.store(blocks.len() > 0, Relaxed);
    was_in
}

/// Changes the size of a block of the table, whatever the new size: the raw domain keeps it.
///
/// # Safety
/// `block` is live and in the table.
pub unsafe fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
    // Taken out first: when the call is over the old address may be another thread's already.
    take_out(block);
    // SAFETY: a live block of the raw domain, by this function's contract.
    let moved = unsafe { tables::RAW.realloc(block, size) };
    let kept = if moved.is_null() { block } else { moved };
    // The room of the one taken out is still there, unless other threads were in between. Then the table may have to
    // grow and fail to; the block is then freed through the raw domain's address check instead.
    put_in(kept);
    moved
}

/// Changes the size of a block that is neither the heap's nor in the table: the raw domain must know it.
///
/// # Safety
/// `block` is a live block of the allocator installed in the raw domain.
pub unsafe fn realloc_foreign(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe { tables::RAW.realloc(block, size) }
}

/// Frees a block when there are [`any`], or one outside the heap's first range.
///
/// # Safety
/// `block` is NULL or a live block of `mem` or `obj`, which nobody uses from here on.
#[cold]
#[inline(never)]
pub unsafe fn free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    let was_passed_on = any() && take_out(block);
    // SAFETY: by this function's contract; what is in the table is the raw domain's, and so is what the heap does not
    // know.
    unsafe {
        if was_passed_on || !heap::try_free(block.cast()) {
            tables::RAW.free(block);
        }
    }
}

/// Closes the table for the time of a fork.
pub fn hold_for_fork() {
    BLOCKS.hold_for_fork();
}

/// Opens it again.
///
/// # Safety
/// [`hold_for_fork`] was called by this thread, and nothing since.
pub unsafe fn release_after_fork() {
    // SAFETY: by this function's contract.
    unsafe { BLOCKS.release_after_fork() };
}
