//! How many bytes an object takes.

use crate::prelude::*;

/// What `__sizeof__` says, and what is before the object: in CPython the collector's header, and with a managed dict or
/// weak references two words more.
pub unsafe fn size_of_object(op: *mut PyObject) -> Fallible<usize> {
    let kind = Py_TYPE(op);
    status(PyType_Ready(kind))?;
    let Some(method) = Ref::steal(_PyObject_LookupSpecial(op, name!("__sizeof__"))) else {
        if PyErr_Occurred().is_null() {
            PyErr_Format(
                PyExc_TypeError,
                c"Type %.100s doesn't define __sizeof__".as_ptr(),
                (*kind).tp_name,
            );
        }
        return Err(Raised);
    };
    let answer = owned(PyObject_CallNoArgs(method.ptr()))?;
    let size = PyLong_AsSsize_t(answer.ptr());
    if size == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let Ok(size) = usize::try_from(size) else {
        PyErr_SetString(
            PyExc_ValueError,
            c"__sizeof__() should return >= 0".as_ptr(),
        );
        return Err(Raised);
    };
    let mut before = 0;
    if PyObject_IS_GC(op) != 0 {
        before += 16;
    }
    if PyType_HasFeature(kind, Py_TPFLAGS_PREHEADER) {
        before += 16;
    }
    Ok(size + before)
}
