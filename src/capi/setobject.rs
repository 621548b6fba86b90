//! `setobject.h`.

use crate::prelude::*;
use crate::types::raise::bad_call;
use crate::types::set;

/// The type `set`.
#[unsafe(no_mangle)]
pub static mut PySet_Type: PyTypeObject = set::TYPE;

/// The type `frozenset`.
#[unsafe(no_mangle)]
pub static mut PyFrozenSet_Type: PyTypeObject = set::FROZEN_TYPE;

/// The type of the iterators of sets.
#[unsafe(no_mangle)]
pub static mut PySetIter_Type: PyTypeObject = set::ITER_TYPE;

unsafe fn expect(right: bool) -> Fallible {
    if right { Ok(()) } else { Err(bad_call()) }
}

unsafe fn make(kind: *mut PyTypeObject, iterable: *mut PyObject) -> *mut PyObject {
    set::make(kind, (!iterable.is_null()).then_some(iterable)).or_null()
}

/// Make a set of the items of an iterable; NULL: an empty one. New reference; NULL: TypeError, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_New(iterable: *mut PyObject) -> *mut PyObject {
    make(&raw mut PySet_Type, iterable)
}

/// Make a frozenset of the items of an iterable; NULL: an empty one. New reference; NULL: TypeError, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFrozenSet_New(iterable: *mut PyObject) -> *mut PyObject {
    make(&raw mut PyFrozenSet_Type, iterable)
}

/// The number of keys; -1 with SystemError when it is no set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_Size(anyset: *mut PyObject) -> Py_ssize_t {
    expect(PyAnySet_Check(anyset))
        .map(|()| set::used(anyset))
        .or_minus_one()
}

/// Whether `key` is there: 1, 0, or -1: TypeError for a key without hash, SystemError when it is no set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_Contains(anyset: *mut PyObject, key: *mut PyObject) -> c_int {
    expect(PyAnySet_Check(anyset))
        .and_then(|()| set::contains(anyset, key))
        .or_minus_one()
}

/// Add `key` to a set, or to a frozenset that nobody else knows. 0, or -1: TypeError for a key without hash, MemoryError,
/// SystemError when it is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_Add(set: *mut PyObject, key: *mut PyObject) -> c_int {
    expect(PySet_Check(set) || (PyFrozenSet_Check(set) && refcount(set) == 1))
        .and_then(|()| set::add(set, key))
        .or_minus_one()
}

/// Take `key` out: 1, or 0 when it was not there, or -1: TypeError for a key without hash, SystemError when it is no set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_Discard(set: *mut PyObject, key: *mut PyObject) -> c_int {
    expect(PySet_Check(set))
        .and_then(|()| set::discard(set, key))
        .or_minus_one()
}

/// Take any key out. New reference; NULL: KeyError when there is none, SystemError when it is no set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_Pop(set: *mut PyObject) -> *mut PyObject {
    expect(PySet_Check(set))
        .and_then(|()| set::popped(set))
        .or_null()
}

/// Take all keys out. 0, or -1 with SystemError when it is no set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PySet_Clear(set: *mut PyObject) -> c_int {
    expect(PySet_Check(set))
        .map(|()| set::clear(set))
        .or_minus_one()
}
