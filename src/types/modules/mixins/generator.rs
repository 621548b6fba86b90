//! `Iterator`, `Generator`, `Coroutine` and what is asynchronous.

use super::common::{none, took};
use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::raise::fail;

pub unsafe extern "C" fn itself(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(op)
}

pub unsafe extern "C" fn next_of_generator(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call_method!(name!("send"), op, Py_None()).or_null()
}

/// Throws GeneratorExit in, which has to come out again.
unsafe fn close(op: *mut PyObject, refusal: &CStr) -> Fallible {
    match call_method!(name!("throw"), op, PyExc_GeneratorExit) {
        Ok(_) => Err(fail(PyExc_RuntimeError, refusal)),
        Err(Raised) if took(PyExc_GeneratorExit) || took(PyExc_StopIteration) => Ok(()),
        Err(Raised) => Err(Raised),
    }
}

pub unsafe extern "C" fn close_generator(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    none(close(op, c"generator ignored GeneratorExit"))
}

pub unsafe extern "C" fn close_coroutine(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    none(close(op, c"coroutine ignored GeneratorExit"))
}

/// What `asend(None)` gives can be awaited in place of a coroutine that awaits it.
pub unsafe extern "C" fn next_async(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call_method!(name!("asend"), op, Py_None()).or_null()
}

pub unsafe extern "C" fn close_async(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyErr_SetString(
        PyExc_RuntimeError,
        c"aclose() needs Python's interpreter, which libpyrite does not have".as_ptr(),
    );
    null_mut()
}
