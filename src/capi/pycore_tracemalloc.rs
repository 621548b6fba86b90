//! `pycore_tracemalloc.h`.

use crate::mem::tracemalloc;
use crate::prelude::*;

/// Where a block was allocated, new reference: a tuple of (file, line), of which there is one, unknown, since no code of
/// Python runs; None when it is not traced. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyTraceMalloc_GetTraceback(domain: c_uint, ptr: usize) -> *mut PyObject {
    if domain != 0 || !tracemalloc::is_on() || !tracemalloc::knows(ptr) {
        return new_ref(Py_None());
    }
    let make = || -> Fallible<Ref> {
        let file = owned(PyUnicode_FromString(c"<unknown>".as_ptr()))?;
        let line = owned(PyLong_FromLong(0))?;
        let frame = owned(PyTuple_Pack(2, file.ptr(), line.ptr()))?;
        owned(PyTuple_Pack(1, frame.ptr()))
    };
    make().or_null()
}
