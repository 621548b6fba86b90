//! `internal/pycore_pyarena.h`: blocks that go all at once.

use core::ffi::{c_int, c_void};

use crate::abi::{PyArena, PyObject};
use crate::gil::Gil;
use crate::runtime::BumpArena;

/// Make an arena: blocks are allocated from it one by one and freed all at once.
///
/// - Returns a new arena, to be freed with `_PyArena_Free`; NULL when there is no memory.
///
/// CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_New`.
///
/// # Safety
/// The caller holds the GIL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArena_New() -> *mut PyArena {
    // SAFETY: by this function's contract.
    let gil = unsafe { Gil::assume() };
    BumpArena::create(gil).cast()
}

/// Free an arena, its blocks and its references to objects.
///
/// CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_Free`.
///
/// # Safety
/// The caller holds the GIL; `arena` came from `_PyArena_New`, and nobody uses it or a block of it from here on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArena_Free(arena: *mut PyArena) {
    // SAFETY: by this function's contract.
    unsafe { BumpArena::destroy(Gil::assume(), arena.cast()) };
}

/// Allocate a block from an arena.
///
/// - `size`: in bytes. Blocks of no bytes need not be distinct.
/// - Returns a block at a multiple of 8, not initialised, which goes with the arena; NULL when there is no memory. No
///   exception is set.
///
/// CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_Malloc`.
///
/// # Safety
/// The caller holds the GIL; `arena` came from `_PyArena_New`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArena_Malloc(arena: *mut PyArena, size: usize) -> *mut c_void {
    // SAFETY: by this function's contract; the GIL keeps other users of the arena away.
    unsafe { (*arena.cast::<BumpArena>()).allocate(Gil::assume(), size) }
}

/// Hand a reference over to an arena, which gives it back when it is freed.
///
/// - `op`: stolen, if this succeeds.
/// - Returns 0, or -1 when there is no memory. No exception is set.
///
/// CPython 3.13: Include/internal/pycore_pyarena.h, `_PyArena_AddPyObject`.
///
/// # Safety
/// The caller holds the GIL; `arena` came from `_PyArena_New`; `op` is alive, and the reference is the caller's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArena_AddPyObject(arena: *mut PyArena, op: *mut PyObject) -> c_int {
    // SAFETY: by this function's contract; the GIL keeps other users of the arena away.
    let kept = unsafe { (*arena.cast::<BumpArena>()).keep(Gil::assume(), op) };
    if kept { 0 } else { -1 }
}
