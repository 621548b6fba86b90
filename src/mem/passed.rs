//! Requests that pymalloc does not serve itself.
//!
//! They go to whatever is installed in the raw domain at that moment. As long as that is the heap, which is so in
//! nearly every process, the detour is left out: the heap is asked at once, and keeps the block in the domain that
//! wanted it. When somebody else's allocator is installed there (a program's own, debug hooks, tracemalloc), a block
//! from it is told by where it lies: outside the heap, or among the heap's raw blocks, wrapped.
//!
//! Always true: every live block of `mem` and `obj` is a block of the heap's `mem` or `obj`, or one that the raw
//! domain's allocator has given and takes back.

use core::ffi::c_void;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use pyrite_heap::{self as heap, Domain, SMALL_MAX_BYTES};

use super::tables::{self, raw_is_heap};

/// How many blocks of another allocator are live.
static COUNT: AtomicUsize = AtomicUsize::new(0);
/// Whether there has been one. A thread that frees such a block got it, one way or another, from the one that has set
/// this.
static ANY: AtomicBool = AtomicBool::new(false);

/// Whether blocks have to be looked at at all.
#[inline(always)]
pub fn any() -> bool {
    ANY.load(Relaxed)
}

/// Whether `block` is the raw domain's.
pub fn has(block: *mut c_void) -> bool {
    let domain = heap::domain_of(block.cast());
    any() && !matches!(domain, Some(Domain::Mem | Domain::Obj))
}

/// How many blocks are the raw domain's.
pub fn count() -> usize {
    COUNT.load(Relaxed)
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
    counted(unsafe { tables::RAW.malloc(size) })
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
    counted(unsafe { tables::RAW.calloc(count, size) })
}

/// A block that the raw domain has given, or NULL.
fn counted(block: *mut c_void) -> *mut c_void {
    if !block.is_null() {
        COUNT.fetch_add(1, Relaxed);
        ANY.store(true, Relaxed);
    }
    block
}

/// Changes the size of a block that the heap's `mem` and `obj` do not have, whatever the new size: the raw domain keeps
/// it.
///
/// # Safety
/// `block` is a live block of the allocator installed in the raw domain.
pub unsafe fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe { tables::RAW.realloc(block, size) }
}

/// Frees a block when there have been [`any`], or one outside the heap's first range.
///
/// # Safety
/// `block` is NULL or a live block of `mem` or `obj`, which nobody uses from here on.
#[cold]
#[inline(never)]
pub unsafe fn free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    let was_passed_on = has(block);
    if was_passed_on {
        // A foreign block was never counted.
        let _ = COUNT.fetch_update(Relaxed, Relaxed, |count| count.checked_sub(1));
    }
    // SAFETY: by this function's contract; what the heap does not know is the raw domain's, too.
    unsafe {
        if was_passed_on || !heap::try_free(block.cast()) {
            tables::RAW.free(block);
        }
    }
}
