//! `objimpl.h`: the object domain and its arenas.

use core::ffi::c_void;

use crate::abi::PyObjectArenaAllocator;
use crate::mem;

/// Allocate memory in the object domain.
///
/// - `size`: in bytes; 0 gives a block of its own, too. Above `PY_SSIZE_T_MAX` nothing is given.
/// - Returns a block at a multiple of 16, not initialised, to be freed with `PyObject_Free`; NULL when there is no
///   memory. No exception is set.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyObject_Malloc`.
///
/// # Safety
/// The caller holds the GIL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Malloc(size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe { mem::OBJ.malloc(size) }
}

/// Allocate memory in the object domain, all zero.
///
/// - `nelem`, `elsize`: how many elements of how many bytes; when the product is above `PY_SSIZE_T_MAX` nothing is
///   given.
/// - Otherwise as `PyObject_Malloc`.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyObject_Calloc`.
///
/// # Safety
/// The caller holds the GIL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Calloc(nelem: usize, elsize: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe { mem::OBJ.calloc(nelem, elsize) }
}

/// Change the size of a block of the object domain.
///
/// - `ptr`: a live block of the object domain, or NULL, which makes this `PyObject_Malloc`.
/// - `new_size`: in bytes; 0 keeps a block.
/// - Returns where the block is now; its contents are kept up to the smaller of the two sizes. NULL: there is no memory, and
///   `ptr` is as it was.
///
/// When a block stays where it is: see `PyMem_Realloc`.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyObject_Realloc`.
///
/// # Safety
/// The caller holds the GIL; `ptr` is NULL or a live block of the object domain.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void {
    // SAFETY: by this function's contract.
    unsafe { mem::OBJ.realloc(ptr, new_size) }
}

/// Free a block of the object domain.
///
/// - `ptr`: a live block of the object domain, or NULL, for which nothing is done.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyObject_Free`.
///
/// # Safety
/// The caller holds the GIL; `ptr` is NULL or a live block of the object domain, which nobody uses from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Free(ptr: *mut c_void) {
    // SAFETY: by this function's contract.
    unsafe { mem::OBJ.free(ptr) };
}

/// Get the arena allocator.
///
/// - `allocator`: filled in. At first its functions map and unmap memory of the system's, and may be called.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyObject_GetArenaAllocator`.
///
/// # Safety
/// `allocator` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetArenaAllocator(allocator: *mut PyObjectArenaAllocator) {
    // SAFETY: by this function's contract.
    unsafe { allocator.write(mem::arena_allocator()) };
}

/// Set the arena allocator: where memory for blocks of at most 512 bytes of the memory and the object domain comes
/// from, from now on.
///
/// - `allocator`: copied. It is asked for 1048576 bytes at a time, at any address, and gets them back as it gave them.
///   When it gives NULL, the request goes to the raw domain.
///
/// CPython 3.13: Doc/c-api/memory.rst, `PyObject_SetArenaAllocator`. Difference: as long as none is set the heap takes
/// its arenas from a range of its own, not from the functions that `PyObject_GetArenaAllocator` shows.
///
/// # Safety
/// `allocator` is readable; its functions are what it says and may be called by any thread that allocates or frees.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_SetArenaAllocator(allocator: *mut PyObjectArenaAllocator) {
    // SAFETY: by this function's contract.
    mem::set_arena_allocator(&unsafe { allocator.read() });
}

mod absent {
    use crate::prelude::*;

    absent! {
        fn PyObject_GC_Del(arg1: *mut c_void);
        fn PyUnstable_Object_GC_NewWithExtraData(arg1: *mut PyTypeObject, arg2: usize) -> *mut PyObject;
        fn _PyObject_GC_New(arg1: *mut PyTypeObject) -> *mut PyObject;
        fn _PyObject_GC_NewVar(arg1: *mut PyTypeObject, arg2: Py_ssize_t) -> *mut PyVarObject;
        fn _PyObject_GC_Resize(arg1: *mut PyVarObject, arg2: Py_ssize_t) -> *mut PyVarObject;
        fn PyGC_Collect() -> Py_ssize_t;
        fn PyGC_Disable() -> c_int;
        fn PyGC_Enable() -> c_int;
        fn PyGC_IsEnabled() -> c_int;
        fn PyUnstable_GC_VisitObjects(callback: gcvisitobjects_t, arg: *mut c_void);
        fn PyObject_GC_IsFinalized(arg1: *mut PyObject) -> c_int;
        fn PyObject_GC_IsTracked(arg1: *mut PyObject) -> c_int;
        fn PyObject_GC_Track(arg1: *mut c_void);
        fn PyObject_GC_UnTrack(arg1: *mut c_void);
        fn PyObject_IS_GC(obj: *mut PyObject) -> c_int;
        fn PyObject_Init(arg1: *mut PyObject, arg2: *mut PyTypeObject) -> *mut PyObject;
        fn PyObject_InitVar(arg1: *mut PyVarObject, arg2: *mut PyTypeObject, arg3: Py_ssize_t) -> *mut PyVarObject;
        fn _PyObject_New(arg1: *mut PyTypeObject) -> *mut PyObject;
        fn _PyObject_NewVar(arg1: *mut PyTypeObject, arg2: Py_ssize_t) -> *mut PyVarObject;
        fn PyObject_GET_WEAKREFS_LISTPTR(op: *mut PyObject) -> *mut *mut PyObject;
        fn PyType_SUPPORTS_WEAKREFS(type_: *mut PyTypeObject) -> c_int;
    }
}
pub use absent::*;
