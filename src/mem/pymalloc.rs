//! The allocator that CPython calls pymalloc: requests of 1 to 512 bytes are small blocks of the heap, all others are
//! passed on. `D` is the domain's number.

use core::ffi::c_void;

use pyrite_heap::{self as heap, Domain, SMALL_MAX_BYTES};

use super::{passed, raw, tables};

const fn domain(number: usize) -> Domain {
    match number {
        1 => Domain::Mem,
        2 => Domain::Obj,
        _ => Domain::Raw,
    }
}

fn is_small(size: usize) -> bool {
    size.wrapping_sub(1) < SMALL_MAX_BYTES
}

/// # Safety
/// The caller holds the GIL, or nobody else uses the domain.
pub unsafe extern "C" fn malloc<const D: usize>(_ctx: *mut c_void, size: usize) -> *mut c_void {
    if is_small(size) {
        let block = heap::malloc(domain(D), size);
        if !block.is_null() {
            return block.cast();
        }
    }
    // SAFETY: by this function's contract.
    unsafe { passed::malloc(domain(D), size) }
}

/// # Safety
/// As for [`malloc`].
pub unsafe extern "C" fn calloc<const D: usize>(
    _ctx: *mut c_void,
    count: usize,
    size: usize,
) -> *mut c_void {
    if is_small(count.saturating_mul(size)) {
        let block = heap::calloc(domain(D), count, size);
        if !block.is_null() {
            return block.cast();
        }
    }
    // SAFETY: by this function's contract.
    unsafe { passed::calloc(domain(D), count, size) }
}

/// # Safety
/// As for [`malloc`]; `block` is NULL or a live block of the domain.
pub unsafe extern "C" fn realloc<const D: usize>(
    ctx: *mut c_void,
    block: *mut c_void,
    size: usize,
) -> *mut c_void {
    // SAFETY: by this function's contract; what the heap contains and was not passed on is a block of its own.
    unsafe {
        if !passed::any()
            && (is_small(size) || tables::raw_is_heap())
            && let Some(moved) = heap::realloc_near(domain(D), block.cast(), size)
            && !moved.is_null()
        {
            return moved.cast();
        }
        if block.is_null() {
            return malloc::<D>(ctx, size);
        }
        if passed::has(block) || !heap::contains(block.cast()) {
            return passed::realloc(block, size);
        }
        let moves_out = !is_small(size)
            && !tables::raw_is_heap()
            && heap::usable_size(block.cast()) <= SMALL_MAX_BYTES;
        if !moves_out {
            let moved = heap::realloc(domain(D), block.cast(), size);
            if !moved.is_null() || !is_small(size) {
                return moved.cast();
            }
        }
        let kept = heap::usable_size(block.cast()).min(size);
        raw::move_to(passed::malloc(domain(D), size), block, kept)
    }
}

/// # Safety
/// As for [`realloc`]; nobody uses the block from here on.
pub unsafe extern "C" fn free<const D: usize>(_ctx: *mut c_void, block: *mut c_void) {
    // SAFETY: by this function's contract.
    unsafe {
        if passed::any() || !heap::free_near(block.cast()) {
            passed::free(block);
        }
    }
}
