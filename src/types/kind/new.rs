//! `type(name, bases, dict)`.

use crate::prelude::*;

/// `type.__new__`.
pub unsafe extern "C" fn new(
    _metatype: *mut PyTypeObject,
    _arguments: *mut PyObject,
    _keywords: *mut PyObject,
) -> *mut PyObject {
    null_mut()
}
