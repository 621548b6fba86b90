//! `pycore_pyerrors.h`.

use crate::prelude::*;

/// Raise KeyError for `key`, also when it is a tuple or an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyErr_SetKeyError(key: *mut PyObject) {
    if let Some(error) = Ref::steal(PyObject_CallOneArg(PyExc_KeyError, key)) {
        PyErr_SetObject(Py_TYPE(error.ptr()).cast(), error.ptr());
    }
}
