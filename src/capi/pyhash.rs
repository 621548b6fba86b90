//! `pyhash.h`.

use crate::hash;
use crate::prelude::*;

unsafe extern "C" fn of_bytes(start: *const c_void, length: Py_ssize_t) -> Py_hash_t {
    hash::raw(core::slice::from_raw_parts(start.cast(), length as usize))
}

static mut DEFINITION: PyHash_FuncDef = PyHash_FuncDef {
    hash: Some(of_bytes),
    name: c"siphash13".as_ptr(),
    hash_bits: 64,
    seed_bits: 128,
};

/// How str and bytes are hashed. Static.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyHash_GetFuncDef() -> *mut PyHash_FuncDef {
    &raw mut DEFINITION
}

/// The hash of an object by its address.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GenericHash(obj: *mut PyObject) -> Py_hash_t {
    hash::of_address(obj.addr())
}

/// The hash of an address; never -1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_HashPointer(ptr: *const c_void) -> Py_hash_t {
    hash::of_address(ptr.addr())
}

/// The hash of a number, equal for all that equal it; of a NaN that of the object `inst`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_HashDouble(inst: *mut PyObject, value: f64) -> Py_hash_t {
    hash::of_double(inst.addr(), value)
}
