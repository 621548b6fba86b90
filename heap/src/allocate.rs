//! The public functions: allocate, resize, free.

use core::ptr;

use crate::arena::ARENA_BYTES;
use crate::class::{
    CLASS_COUNT, CLASSES, POOLED_MAX_BYTES, SMALL_CLASS_COUNT, SMALL_MAX_BYTES, class_of,
    medium_class,
};
use crate::os::fatal;
use crate::page::{PAGE_BYTES, Page, State};
use crate::{Domain, decay, registry, slot, span, table};

/// Every block begins at a multiple of this.
const ALIGN_BYTES: usize = 16;

/// At least `bytes` bytes (0 counts as 1), at a multiple of 16; NULL when the system gives no more,
/// or when `bytes` is more than `isize::MAX`.
///
/// Up to [`SMALL_MAX_BYTES`] a handful of instructions, without a lock and without an atomic
/// exchange, as long as the thread's current pool has a free block. May be called at any time, by
/// any thread, before and after everything else.
#[inline(always)]
pub fn malloc(domain: Domain, bytes: usize) -> *mut u8 {
    // 0 wraps around and goes the other way.
    let last = bytes.wrapping_sub(1);
    if last < SMALL_MAX_BYTES {
        malloc_class(domain, last >> 4)
    } else {
        malloc_other(domain, bytes)
    }
}

#[inline(always)]
fn malloc_class(domain: Domain, class: usize) -> *mut u8 {
    let block = slot::heap().take(domain, class);
    if block.is_null() {
        return refill(domain, class);
    }
    block.cast()
}

#[cold]
#[inline(never)]
fn refill(domain: Domain, class: usize) -> *mut u8 {
    let block = slot::heap().refill_near(domain, class);
    if !block.is_null() {
        return block.cast();
    }
    refill_far(domain, class)
}

#[cold]
#[inline(never)]
fn refill_far(domain: Domain, class: usize) -> *mut u8 {
    let block = registry::with_heap(|heap| {
        // A heap that was taken over has pools already.
        let block = heap.take(domain, class);
        if block.is_null() {
            heap.refill(domain, class)
        } else {
            block
        }
    });
    block.map_or(ptr::null_mut(), |block| block.cast())
}

#[inline(never)]
fn malloc_other(domain: Domain, bytes: usize) -> *mut u8 {
    if bytes.wrapping_sub(1) < POOLED_MAX_BYTES {
        malloc_class(of_larger(domain), medium_class(bytes))
    } else {
        malloc_run(domain, bytes)
    }
}

/// Apart from [`malloc_other`], so that neither needs a stack. Bytes that pools do not serve.
#[inline(never)]
fn malloc_run(domain: Domain, bytes: usize) -> *mut u8 {
    if bytes.wrapping_sub(1) < span::AT_REST_MAX_BYTES
        && let Some(block) = span::take_at_rest(of_larger(domain), bytes)
    {
        return block;
    }
    malloc_rare(domain, bytes)
}

#[cold]
#[inline(never)]
fn malloc_rare(domain: Domain, bytes: usize) -> *mut u8 {
    if bytes == 0 {
        return malloc_class(domain, 0);
    }
    span::allocate_new(of_larger(domain), bytes, 1).map_or(ptr::null_mut(), |fresh| fresh.block)
}

/// The domain whose pools serve what is not small: objects of more than 512 bytes are buffers, too
/// few of each size for pools of their own.
fn of_larger(domain: Domain) -> Domain {
    if domain == Domain::Obj {
        Domain::Mem
    } else {
        domain
    }
}

/// The same for `count` times `size` bytes, all zero; NULL also when the product overflows.
#[inline]
pub fn calloc(domain: Domain, count: usize, size: usize) -> *mut u8 {
    let Some(bytes) = count.checked_mul(size) else {
        return ptr::null_mut();
    };
    if bytes > POOLED_MAX_BYTES {
        return calloc_span(domain, bytes);
    }
    let block = malloc(domain, bytes);
    if !block.is_null() {
        // SAFETY: the block has at least so many bytes and nobody else knows it.
        unsafe { ptr::write_bytes(block, 0, bytes) };
    }
    block
}

fn calloc_span(domain: Domain, bytes: usize) -> *mut u8 {
    let Some(fresh) = span::allocate(of_larger(domain), bytes, 1) else {
        return ptr::null_mut();
    };
    if !fresh.zeroed {
        // SAFETY: as in `calloc`.
        unsafe { ptr::write_bytes(fresh.block, 0, bytes) };
    }
    fresh.block
}

/// A block at a multiple of `align`, a power of two up to 1 MiB; NULL also for any other `align`.
pub fn aligned_alloc(domain: Domain, align: usize, bytes: usize) -> *mut u8 {
    if !align.is_power_of_two() || align > ARENA_BYTES {
        return ptr::null_mut();
    }
    if align <= ALIGN_BYTES {
        return malloc(domain, bytes);
    }
    if align <= PAGE_BYTES && bytes.max(align) <= POOLED_MAX_BYTES {
        // Pools begin at a page, so all blocks of a class whose size is a multiple will do.
        let mut classes = class_of(bytes.max(align))..CLASS_COUNT;
        if let Some(class) =
            classes.find(|c| (CLASSES[*c].block_bytes as usize).is_multiple_of(align))
        {
            let small = class < SMALL_CLASS_COUNT;
            return malloc_class(if small { domain } else { of_larger(domain) }, class);
        }
    }
    let pages = align.div_ceil(PAGE_BYTES);
    span::allocate(of_larger(domain), bytes, pages).map_or(ptr::null_mut(), |fresh| fresh.block)
}

/// Frees `block` if it is ours and returns true; otherwise does nothing and returns false. NULL is
/// not ours.
///
/// Cost: a handful of instructions for a block of the calling thread's; an atomic exchange for
/// another thread's. An address in the heap at which no block can begin ends the process with a line.
///
/// # Safety
/// `block` is NULL, or not in the heap, or a live block of it, which nobody uses from here on.
#[inline(always)]
pub unsafe fn try_free(block: *mut u8) -> bool {
    // SAFETY: by this function's contract.
    unsafe { free_near(block) || free_far(block) }
}

/// The first part of [`try_free`]: does nothing and returns false for a block outside the first
/// range, which few programs ever leave. For callers that handle everything else, [`free_far`]
/// included, in one cold call.
///
/// # Safety
/// As for [`try_free`].
#[inline(always)]
pub unsafe fn free_near(block: *mut u8) -> bool {
    let Some(page) = table::near_page(block.addr()) else {
        return false;
    };
    let heap = slot::heap();
    if page.owner() == heap.name() {
        // SAFETY: this thread's heap owns the pool, of which the block is a live one.
        unsafe { heap.put(page, block.cast()) };
    } else {
        // SAFETY: by this function's contract.
        unsafe { free_other(page, block) };
    }
    true
}

/// The second part of [`try_free`]: for what [`free_near`] has refused.
///
/// # Safety
/// As for [`try_free`].
#[cold]
pub unsafe fn free_far(block: *mut u8) -> bool {
    let Some(page) = table::far_page(block.addr()) else {
        return false;
    };
    // SAFETY: by this function's contract.
    unsafe { free_other(page, block) };
    true
}

/// Frees a block that does not lie in the first page of a pool of the calling thread's.
///
/// # Safety
/// `block` is a live block in `page`.
#[inline(never)]
unsafe fn free_other(page: &'static Page, block: *mut u8) {
    // A page that is in no pool is the block's own.
    if page.is_run() && block.addr().is_multiple_of(PAGE_BYTES) {
        span::free_run(page);
        return;
    }
    // SAFETY: by this function's contract.
    unsafe { free_elsewhere(page, block) }
}

/// The same for blocks that [`free_other`] has not freed yet.
///
/// # Safety
/// As for [`free_other`].
#[inline(never)]
unsafe fn free_elsewhere(page: &'static Page, block: *mut u8) {
    let (head, heap) = (page.head(), slot::heap());
    // Nothing but a pool has an owner.
    if head.owner() == heap.name() {
        // SAFETY: as in `free_near`.
        unsafe { heap.put(head, block.cast()) };
        return;
    }
    match head.state() {
        State::Current | State::Partial | State::Full => {
            // SAFETY: the heap of this name owns the pool, of which the block is a live one.
            unsafe { registry::free_remote(table::heap_named(head.owner()), block.cast()) };
        }
        State::Large if block.addr().is_multiple_of(PAGE_BYTES) => span::free(head),
        _ => fatal("a block was freed that is not live", block.addr()),
    }
}

/// Whether the address lies in the heap.
#[inline(always)]
pub fn contains(block: *const u8) -> bool {
    table::page_of(block.addr()).is_some()
}

/// The domain whose pages hold what lies at the address; `None`: not the heap's, or a page that holds no
/// block or only the middle of one.
pub fn domain_of(block: *const u8) -> Option<Domain> {
    let head = head_of(block)?;
    Some([Domain::Raw, Domain::Mem, Domain::Obj][head.domain_index()])
}

/// Bytes that may be used at `block`: at least what was asked for.
///
/// # Safety
/// `block` is a live block of the heap.
pub unsafe fn usable_size(block: *const u8) -> usize {
    match head_of(block) {
        Some(head) => usable(head),
        None => fatal(
            "the size was asked of a block that is not live",
            block.addr(),
        ),
    }
}

/// The first page of the pool, run or large block that a block lies in.
fn head_of(block: *const u8) -> Option<&'static Page> {
    let head = table::page_of(block.addr())?.head();
    (head.state() != State::Free).then_some(head)
}

fn usable(head: &'static Page) -> usize {
    match head.state() {
        State::Run | State::Large => span::bytes(head),
        _ => head.class().block_bytes as usize,
    }
}

/// Changes the size of a block and returns where it is now; what was in it is there up to the
/// smaller of the sizes. NULL: there is no memory, and the block is as it was.
///
/// A block of at most 512 bytes stays where it is when the new size fits it and is more than three
/// quarters of it, as in CPython; a larger one when the new size fits and is at least half of it.
/// Runs of pages shrink and grow in place where they can; large blocks are moved by the system
/// without copying.
///
/// # Safety
/// `block` is a live block of the heap (not NULL); after success the old pointer is dead.
pub unsafe fn realloc(domain: Domain, block: *mut u8, bytes: usize) -> *mut u8 {
    // SAFETY: by this function's contract.
    if let Some(place) = unsafe { realloc_near(domain, block, bytes) } {
        return place;
    }
    let Some(head) = head_of(block) else {
        fatal("a block was resized that is not live", block.addr())
    };
    let old = usable(head);
    if matches!(head.state(), State::Run | State::Large) {
        if bytes > POOLED_MAX_BYTES
            && let Some(place) = span::resize(head, bytes)
        {
            return place;
        }
    } else if stays(old, bytes) {
        return block;
    }
    let fresh = malloc(domain, bytes);
    if !fresh.is_null() {
        // SAFETY: both blocks are live, apart from each other, and at least so long.
        unsafe {
            ptr::copy_nonoverlapping(block, fresh, old.min(bytes));
            try_free(block);
        }
    }
    fresh
}

/// Whether a block of a pool, of `old` bytes, stays where it is when it shall have `bytes`.
#[inline(always)]
fn stays(old: usize, bytes: usize) -> bool {
    bytes <= old
        && if old <= SMALL_MAX_BYTES {
            4 * bytes > 3 * old
        } else {
            2 * bytes >= old
        }
}

/// [`realloc`] for the common case: a block in the first page of a pool of the calling thread's, and a
/// new size that pools serve. `None`: it is another case, and nothing has changed.
///
/// # Safety
/// `block` is NULL, or not in the heap, or a live block of it; after success the old pointer is dead.
#[inline]
pub unsafe fn realloc_near(domain: Domain, block: *mut u8, bytes: usize) -> Option<*mut u8> {
    let page = table::near_page(block.addr())?;
    let heap = slot::heap();
    if page.owner() != heap.name() || bytes.wrapping_sub(1) >= POOLED_MAX_BYTES {
        return None;
    }
    let old = page.class().block_bytes as usize;
    if stays(old, bytes) {
        return Some(block);
    }
    let fresh = malloc(domain, bytes);
    if !fresh.is_null() {
        // SAFETY: both blocks are live, apart from each other, and at least so long; this thread's heap
        // owns the old one's pool.
        unsafe {
            ptr::copy_nonoverlapping(block, fresh, old.min(bytes));
            heap.put(page, block.cast());
        }
    }
    Some(fresh)
}

/// Gives everything unused back to the system now; returns the bytes given back. What other
/// threads keep for their next allocations is not touched.
pub fn trim() -> usize {
    let heap = slot::heap();
    if !heap.is_empty() {
        heap.tidy(true);
    }
    registry::heaps().for_each(registry::visit_idle);
    decay::give_back(true)
}
