//! `pycapsule.h`.

use crate::prelude::*;
use crate::types::capsule;

/// `PyCapsule`.
#[unsafe(no_mangle)]
pub static mut PyCapsule_Type: PyTypeObject = capsule::TYPE;

/// The context of a capsule; NULL with ValueError when it is no capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_GetContext(op: *mut PyObject) -> *mut c_void {
    capsule::valid(
        op,
        c"PyCapsule_GetContext called with invalid PyCapsule object",
    )
    .map_or(null_mut(), |capsule| (*capsule).context)
}

/// The destructor of a capsule; NULL with ValueError when it is no capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_GetDestructor(op: *mut PyObject) -> PyCapsule_Destructor {
    capsule::valid(
        op,
        c"PyCapsule_GetDestructor called with invalid PyCapsule object",
    )
    .map_or(None, |capsule| (*capsule).destructor)
}

/// The name of a capsule; NULL with ValueError when it is no capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_GetName(op: *mut PyObject) -> *const c_char {
    capsule::valid(
        op,
        c"PyCapsule_GetName called with invalid PyCapsule object",
    )
    .map_or(null(), |capsule| (*capsule).name)
}

/// The pointer of a capsule of this name; NULL with ValueError when it is no such capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_GetPointer(
    op: *mut PyObject,
    name: *const c_char,
) -> *mut c_void {
    capsule::pointer(op, name).unwrap_or(null_mut())
}

/// The pointer of the capsule `module.attribute`, which has that name; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_Import(name: *const c_char, _no_block: c_int) -> *mut c_void {
    capsule::import(name).unwrap_or(null_mut())
}

/// Whether an object is a capsule of this name: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_IsValid(op: *mut PyObject, name: *const c_char) -> c_int {
    c_int::from(capsule::is_valid(op, name))
}

/// A new capsule. `name`: kept, not copied; NULL is a name, too. `destructor`: called when the capsule goes, unless NULL. New
/// reference; NULL with ValueError for a pointer that is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_New(
    pointer: *mut c_void,
    name: *const c_char,
    destructor: PyCapsule_Destructor,
) -> *mut PyObject {
    capsule::make(pointer, name, destructor).or_null()
}

/// Set the context of a capsule. 0, or -1 with ValueError when it is no capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_SetContext(op: *mut PyObject, context: *mut c_void) -> c_int {
    capsule::valid(
        op,
        c"PyCapsule_SetContext called with invalid PyCapsule object",
    )
    .map(|capsule| (*capsule).context = context)
    .or_minus_one()
}

/// Set the destructor of a capsule. 0, or -1 with ValueError when it is no capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_SetDestructor(
    op: *mut PyObject,
    destructor: PyCapsule_Destructor,
) -> c_int {
    capsule::valid(
        op,
        c"PyCapsule_SetDestructor called with invalid PyCapsule object",
    )
    .map(|capsule| (*capsule).destructor = destructor)
    .or_minus_one()
}

/// Set the name of a capsule. 0, or -1 with ValueError when it is no capsule.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_SetName(op: *mut PyObject, name: *const c_char) -> c_int {
    capsule::valid(
        op,
        c"PyCapsule_SetName called with invalid PyCapsule object",
    )
    .map(|capsule| (*capsule).name = name)
    .or_minus_one()
}

/// Set the pointer of a capsule. 0, or -1 with ValueError, also for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCapsule_SetPointer(op: *mut PyObject, pointer: *mut c_void) -> c_int {
    capsule::set_pointer(op, pointer).or_minus_one()
}
