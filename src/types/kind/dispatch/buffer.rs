//! `__buffer__` and `__release_buffer__`: a buffer given by a class is one of the memoryview that its method returns.

use crate::prelude::*;
use crate::types::kind::raise;
use crate::types::kind::special::{self, find};

/// `__buffer__`, which returns a memoryview.
pub unsafe extern "C" fn bf_getbuffer(
    op: *mut PyObject,
    buffer: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    let result = || -> Fallible {
        let flags_object = owned(PyLong_FromLong(flags.into()))?;
        let view = special::call(op, name!("__buffer__"), &[flags_object.ptr()])?;
        if !PyMemoryView_Check(view.ptr()) {
            return Err(raise!(
                PyExc_TypeError,
                c"__buffer__ returned non-memoryview object"
            ));
        }
        status(PyObject_GetBuffer(view.ptr(), buffer, flags))
    };
    result().or_minus_one()
}

/// `__release_buffer__`, with a memoryview of the buffer.
pub unsafe extern "C" fn bf_releasebuffer(op: *mut PyObject, buffer: *mut Py_buffer) {
    let raised_before = PyErr_GetRaisedException();
    let result = || -> Fallible {
        let Some(method) = find(op, name!("__release_buffer__"))? else {
            return Ok(());
        };
        let view = owned(PyMemoryView_FromBuffer(buffer))?;
        method.call(op, &[view.ptr()])?;
        Ok(())
    };
    if result().is_err() {
        PyErr_WriteUnraisable(op);
    }
    PyErr_SetRaisedException(raised_before);
}
