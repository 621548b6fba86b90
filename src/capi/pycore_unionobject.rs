//! `pycore_unionobject.h`.

use crate::prelude::*;
use crate::types::generic::union;

/// `types.UnionType`.
#[unsafe(no_mangle)]
pub static mut _PyUnion_Type: PyTypeObject = union::TYPE;

/// `one | other` of types; NotImplemented when one of them is no type. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_union_type_or(
    one: *mut PyObject,
    other: *mut PyObject,
) -> *mut PyObject {
    union::or(one, other)
}
