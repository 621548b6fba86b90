//! `objimpl.h`: the object domain and its arenas.

use crate::object::{dump, managed};
use crate::prelude::*;
use crate::{gc, mem};

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

/// Give back the memory of `op`, an object of a type that has `Py_TPFLAGS_HAVE_GC`; untracks it if needed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GC_Del(op: *mut c_void) {
    gc::free(op.cast());
}

/// Make an object with `extra_size` bytes after it, all zero but its head; not tracked. NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_Object_GC_NewWithExtraData(
    type_: *mut PyTypeObject,
    extra_size: usize,
) -> *mut PyObject {
    gc::make_with_extra(type_, extra_size)
}

/// Make an object of the collector's, not zeroed and not tracked. NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GC_New(type_: *mut PyTypeObject) -> *mut PyObject {
    gc::make(type_)
}

/// The same with room for `nitems` items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GC_NewVar(
    type_: *mut PyTypeObject,
    nitems: Py_ssize_t,
) -> *mut PyVarObject {
    gc::make_var(type_, nitems)
}

/// Change the number of items of `op`, which is not tracked.
///
/// - Returns where it is now; NULL with MemoryError, and it is as it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_GC_Resize(
    op: *mut PyVarObject,
    nitems: Py_ssize_t,
) -> *mut PyVarObject {
    gc::resize(op, nitems)
}

/// Whether the finalizer of `op` has run: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GC_IsFinalized(op: *mut PyObject) -> c_int {
    c_int::from(PyObject_IS_GC(op) != 0 && gc::is_finalized(op))
}

/// Whether the collector looks at `op`: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GC_IsTracked(op: *mut PyObject) -> c_int {
    c_int::from(PyObject_IS_GC(op) != 0 && gc::is_tracked(op))
}

/// From now on the collector looks at `op`, which is complete. One that is tracked already ends the process.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GC_Track(op: *mut c_void) {
    let op: *mut PyObject = op.cast();
    if gc::is_tracked(op) {
        dump::assertion_failed(
            op,
            [
                null(),
                c"object already tracked by the garbage collector".as_ptr(),
                c"Python/gc.c".as_ptr(),
                c"PyObject_GC_Track".as_ptr(),
            ],
            1767,
        );
    }
    gc::track(op);
}

/// From now on the collector does not look at `op`; nothing is done when it did not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GC_UnTrack(op: *mut c_void) {
    gc::untrack(op.cast());
}

/// Whether `obj` is an object that the collector could look at: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_IS_GC(obj: *mut PyObject) -> c_int {
    let kind = Py_TYPE(obj);
    let is = PyType_IS_GC(kind) && (*kind).tp_is_gc.is_none_or(|is_gc| is_gc(obj) != 0);
    c_int::from(is)
}

/// Make memory an object: its type and the count 1. Returns `op`; NULL gives NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_Init(
    op: *mut PyObject,
    type_: *mut PyTypeObject,
) -> *mut PyObject {
    if op.is_null() {
        return PyErr_NoMemory();
    }
    life::init(op, type_);
    op
}

/// The same for an object of `size` items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_InitVar(
    op: *mut PyVarObject,
    type_: *mut PyTypeObject,
    size: Py_ssize_t,
) -> *mut PyVarObject {
    if op.is_null() {
        return PyErr_NoMemory().cast();
    }
    life::init_var(op, type_, size);
    op
}

/// Make an object that the collector does not know, not zeroed. NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_New(type_: *mut PyTypeObject) -> *mut PyObject {
    life::make(type_)
}

/// The same with room for `nitems` items.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyObject_NewVar(
    type_: *mut PyTypeObject,
    nitems: Py_ssize_t,
) -> *mut PyVarObject {
    life::make_var(type_, nitems)
}

/// Where the list of weak references to `op`, whose type has one, begins.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GET_WEAKREFS_LISTPTR(op: *mut PyObject) -> *mut *mut PyObject {
    managed::weak_list(op).cast()
}

/// Whether objects of this type can be referenced weakly: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyType_SUPPORTS_WEAKREFS(type_: *mut PyTypeObject) -> c_int {
    c_int::from(managed::has_weak_list(type_))
}

/// Find and free garbage in all generations.
///
/// - Returns the number of unreachable objects found; 0 at once when the collector is disabled or running. An exception
///   that is set stays set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyGC_Collect() -> Py_ssize_t {
    gc::collect_all()
}

/// Stop collecting automatically. Returns whether it was done: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyGC_Disable() -> c_int {
    c_int::from(gc::pace::enable(false))
}

/// Collect automatically. Returns whether it was done: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyGC_Enable() -> c_int {
    c_int::from(gc::pace::enable(true))
}

/// Whether collections run automatically: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyGC_IsEnabled() -> c_int {
    c_int::from(gc::pace::pace().enabled)
}

/// Call `callback` with each tracked object, not those that are frozen, until it returns 0. No collection begins
/// meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnstable_GC_VisitObjects(callback: gcvisitobjects_t, arg: *mut c_void) {
    if let Some(callback) = callback {
        gc::visit_all(callback, arg);
    }
}
