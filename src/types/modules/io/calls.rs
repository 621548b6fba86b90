//! What the methods of streams have in common: whether a stream is open, its methods by name, what it does not do.

use crate::prelude::*;
use crate::types::kind::raise;
use crate::types::modules::fields;

/// Functions that raise io.UnsupportedOperation with the name of what a stream does not do.
macro_rules! refusals {
    ($($function:ident $name:literal;)*) => {$(
        unsafe extern "C" fn $function(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            unsupported(concat!($name, "\0").as_ptr().cast());
            null_mut()
        }
    )*};
}
pub(super) use refusals;

/// Raises io.UnsupportedOperation.
#[cold]
pub unsafe fn unsupported(what: *const c_char) {
    let run = || -> Fallible {
        let own = owned(PyImport_ImportModule(c"_io".as_ptr()))?;
        let kind = owned(PyObject_GetAttrString(
            own.ptr(),
            c"UnsupportedOperation".as_ptr(),
        ))?;
        PyErr_SetString(kind.ptr(), what);
        Ok(())
    };
    // What fails here is raised in its place.
    let _raised = run();
}

/// Whether it was closed by the method of the base.
pub unsafe fn marked(op: *mut PyObject) -> Fallible<bool> {
    let mut found = null_mut();
    let there = truth(PyObject_GetOptionalAttr(
        op,
        name!("__IOBase_closed"),
        &raw mut found,
    ))?;
    xdecref(found);
    Ok(there)
}

/// ValueError when `closed` says so.
pub unsafe fn need_open(op: *mut PyObject) -> Fallible {
    let closed = owned(PyObject_GetAttr(op, name!("closed")))?;
    if truth(PyObject_IsTrue(closed.ptr()))? {
        return Err(raise!(PyExc_ValueError, c"I/O operation on closed file."));
    }
    Ok(())
}

pub unsafe fn done(outcome: Fallible) -> *mut PyObject {
    outcome.map(|()| Ref::new(Py_None())).or_null()
}

/// The number that an optional argument is; -1 without one.
pub unsafe fn size(name: &CStr, args: *mut PyObject) -> Fallible<Py_ssize_t> {
    let count = Py_SIZE(args);
    if _PyArg_CheckPositional(name.as_ptr(), count, 0, 1) == 0 {
        return Err(Raised);
    }
    if count == 0 {
        return Ok(-1);
    }
    fields::number(PyNumber_AsSsize_t(
        PyTuple_GET_ITEM(args, 0),
        PyExc_OverflowError,
    ))
}

/// The same; -1 for None, too.
pub unsafe fn limit(name: &CStr, args: *mut PyObject) -> Fallible<Py_ssize_t> {
    if Py_SIZE(args) == 1 && PyTuple_GET_ITEM(args, 0) == Py_None() {
        return Ok(-1);
    }
    size(name, args)
}
