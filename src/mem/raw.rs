//! The raw domain's own allocator: the heap. And the C library's, which `PYTHONMALLOC=malloc` asks for.
//!
//! Both free what the other has given, since blocks outlive a change of allocator: `Py_Initialize` may install the C
//! library's after `PyMem_RawMalloc` was used.

use core::ffi::c_void;
use core::ptr;

use pyrite_heap::{self as heap, Domain};

use crate::abi::PyMemAllocatorEx;

/// The raw domain's own allocator.
pub const ALLOCATOR: PyMemAllocatorEx = PyMemAllocatorEx {
    ctx: ptr::null_mut(),
    malloc: Some(malloc),
    calloc: Some(calloc),
    realloc: Some(realloc),
    free: Some(free),
};

/// The C library's allocator, for any domain.
pub const LIBC_ALLOCATOR: PyMemAllocatorEx = PyMemAllocatorEx {
    ctx: ptr::null_mut(),
    malloc: Some(libc_malloc),
    calloc: Some(libc_calloc),
    realloc: Some(libc_realloc),
    free: Some(free),
};

/// A raw block of the heap.
///
/// # Safety
/// None; the signature is that of an allocator's function.
pub unsafe extern "C" fn malloc(_ctx: *mut c_void, size: usize) -> *mut c_void {
    heap::malloc(Domain::Raw, size).cast()
}

/// The same, zeroed.
///
/// # Safety
/// As for [`malloc`].
pub unsafe extern "C" fn calloc(_ctx: *mut c_void, count: usize, size: usize) -> *mut c_void {
    heap::calloc(Domain::Raw, count, size).cast()
}

/// Changes the size of a raw block.
///
/// # Safety
/// `block` is NULL, or a live block of the heap or of the C library.
pub unsafe extern "C" fn realloc(
    _ctx: *mut c_void,
    block: *mut c_void,
    size: usize,
) -> *mut c_void {
    if block.is_null() {
        return heap::malloc(Domain::Raw, size).cast();
    }
    // SAFETY: by this function's contract.
    unsafe { resize(block, size) }
}

/// Frees a block of the heap or of the C library.
///
/// # Safety
/// `block` is NULL, or a live block of either, which nobody uses from here on.
pub unsafe extern "C" fn free(_ctx: *mut c_void, block: *mut c_void) {
    // SAFETY: by this function's contract; NULL is not the heap's, and nothing to `free`.
    unsafe {
        if !heap::try_free(block.cast()) {
            libc::free(block);
        }
    }
}

/// A block of the C library's.
///
/// # Safety
/// As for [`malloc`].
pub unsafe extern "C" fn libc_malloc(_ctx: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: any size may be asked for.
    unsafe { libc::malloc(size.max(1)) }
}

/// The same, zeroed.
///
/// # Safety
/// As for [`malloc`].
pub unsafe extern "C" fn libc_calloc(_ctx: *mut c_void, count: usize, size: usize) -> *mut c_void {
    let (count, size) = if count == 0 || size == 0 {
        (1, 1)
    } else {
        (count, size)
    };
    // SAFETY: any size may be asked for.
    unsafe { libc::calloc(count, size) }
}

/// Changes the size of a block of either.
///
/// # Safety
/// As for [`realloc`].
pub unsafe extern "C" fn libc_realloc(
    _ctx: *mut c_void,
    block: *mut c_void,
    size: usize,
) -> *mut c_void {
    // SAFETY: by this function's contract; NULL is not the heap's.
    unsafe { resize(block, size) }
}

/// # Safety
/// `block` is NULL or a live block of the C library, or a live block of the heap.
unsafe fn resize(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe {
        if heap::contains(block.cast()) {
            heap::realloc(Domain::Raw, block.cast(), size).cast()
        } else {
            libc::realloc(block, size.max(1))
        }
    }
}

/// A block moved to `fresh`, which may be NULL: then nothing has changed.
///
/// # Safety
/// `block` is a live block of the heap of at least `kept` bytes, `fresh` NULL or another block of as many.
pub unsafe fn move_to(fresh: *mut c_void, block: *mut c_void, kept: usize) -> *mut c_void {
    if !fresh.is_null() {
        // SAFETY: by this function's contract.
        unsafe {
            ptr::copy_nonoverlapping(block.cast::<u8>(), fresh.cast::<u8>(), kept);
            heap::try_free(block.cast());
        }
    }
    fresh
}
