//! `odictobject.h`.

use crate::prelude::*;
use crate::types::dict;

/// The type `collections.OrderedDict`.
#[unsafe(no_mangle)]
pub static mut PyODict_Type: PyTypeObject = dict::ORDERED;

/// Make an empty OrderedDict. New reference; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyODict_New() -> *mut PyObject {
    PyObject_CallNoArgs((&raw mut PyODict_Type).cast())
}

/// Set the value of `key` of an OrderedDict. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyODict_SetItem(
    od: *mut PyObject,
    key: *mut PyObject,
    item: *mut PyObject,
) -> c_int {
    PyDict_SetItem(od, key, item)
}

/// Delete `key` of an OrderedDict. 0, or -1: KeyError when it is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyODict_DelItem(od: *mut PyObject, key: *mut PyObject) -> c_int {
    PyDict_DelItem(od, key)
}
