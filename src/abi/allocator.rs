//! Tables of allocators, as `PyMem_SetAllocator` and `PyObject_SetArenaAllocator` take them.

use core::ffi::{c_int, c_void};

/// A domain's number. C may pass any integer, so this is one.
pub type PyMemAllocatorDomain = c_int;

/// `PyMem_Raw*`: any thread, any time.
pub const PYMEM_DOMAIN_RAW: PyMemAllocatorDomain = 0;
/// `PyMem_*`: buffers.
pub const PYMEM_DOMAIN_MEM: PyMemAllocatorDomain = 1;
/// `PyObject_*`: objects.
pub const PYMEM_DOMAIN_OBJ: PyMemAllocatorDomain = 2;

/// The allocator of a domain: a context and four functions that get it as their first argument.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyMemAllocatorEx {
    /// First argument of all four.
    pub ctx: *mut c_void,
    /// Allocates `size` bytes; 0 gives a block of its own, too.
    pub malloc: Option<unsafe extern "C" fn(ctx: *mut c_void, size: usize) -> *mut c_void>,
    /// Allocates `nelem` times `elsize` bytes, all zero.
    pub calloc:
        Option<unsafe extern "C" fn(ctx: *mut c_void, nelem: usize, elsize: usize) -> *mut c_void>,
    /// Changes the size of a block, or allocates one when `ptr` is NULL.
    pub realloc: Option<
        unsafe extern "C" fn(ctx: *mut c_void, ptr: *mut c_void, new_size: usize) -> *mut c_void,
    >,
    /// Frees a block; NULL is none.
    pub free: Option<unsafe extern "C" fn(ctx: *mut c_void, ptr: *mut c_void)>,
}

const _: () = assert!(size_of::<PyMemAllocatorEx>() == 40);
const _: () = assert!(core::mem::offset_of!(PyMemAllocatorEx, malloc) == 8);
const _: () = assert!(core::mem::offset_of!(PyMemAllocatorEx, calloc) == 16);
const _: () = assert!(core::mem::offset_of!(PyMemAllocatorEx, realloc) == 24);
const _: () = assert!(core::mem::offset_of!(PyMemAllocatorEx, free) == 32);

/// Where arenas come from.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyObjectArenaAllocator {
    /// First argument of both.
    pub ctx: *mut c_void,
    /// Gives `size` bytes, or NULL.
    pub alloc: Option<unsafe extern "C" fn(ctx: *mut c_void, size: usize) -> *mut c_void>,
    /// Takes back what `alloc` gave.
    pub free: Option<unsafe extern "C" fn(ctx: *mut c_void, ptr: *mut c_void, size: usize)>,
}

const _: () = assert!(size_of::<PyObjectArenaAllocator>() == 24);
const _: () = assert!(core::mem::offset_of!(PyObjectArenaAllocator, alloc) == 8);
const _: () = assert!(core::mem::offset_of!(PyObjectArenaAllocator, free) == 16);

/// Blocks that go all at once, the arena of `_PyArena_New`. C sees only its address.
#[repr(C)]
pub struct PyArena {
    _opaque: [u8; 0],
}
