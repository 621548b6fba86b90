//! `iter(callable, sentinel)`: what the callable returns, until it is the sentinel.

use super::super::tuple::empty;
use super::*;
use crate::types::container::{clear_member, new_object, visit};
use crate::types::define::{STATIC_TYPE, no_args};
use crate::types::equality::equal;

#[repr(C)]
struct CallIter {
    ob_base: PyObject,
    /// Both NULL at the end.
    callable: *mut PyObject,
    sentinel: *mut PyObject,
}

static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

/// The type callable_iterator.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"callable_iterator".as_ptr(),
    tp_basicsize: size_of::<CallIter>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    ..PyTypeObject::EMPTY
};

#[inline(always)]
unsafe fn iter(op: *mut PyObject) -> *mut CallIter {
    op.cast()
}

/// The iterator.
pub unsafe fn new(callable: *mut PyObject, sentinel: *mut PyObject) -> Fallible<Ref> {
    let made: *mut CallIter = new_object(&raw mut PyCallIter_Type)?;
    (*made).callable = new_ref(callable);
    (*made).sentinel = new_ref(sentinel);
    crate::gc::track(made.cast());
    Ok(Ref::steal_unchecked(made))
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    xdecref((*iter(op)).callable);
    xdecref((*iter(op)).sentinel);
    crate::gc::free(op);
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*iter(op)).callable);
    visit!(f, arg, (*iter(op)).sentinel);
    0
}

unsafe fn end(op: *mut PyObject) {
    clear_member(&raw mut (*iter(op)).callable);
    clear_member(&raw mut (*iter(op)).sentinel);
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    if (*iter(op)).callable.is_null() {
        return null_mut();
    }
    let Some(result) = Ref::steal(PyObject_CallNoArgs((*iter(op)).callable)) else {
        if PyErr_ExceptionMatches(PyExc_StopIteration) != 0 {
            PyErr_Clear();
            end(op);
        }
        return null_mut();
    };
    // The call may have brought the iterator to its end.
    if (*iter(op)).sentinel.is_null() {
        return null_mut();
    }
    match equal((*iter(op)).sentinel, result.ptr()) {
        Ok(false) => result.into_raw(),
        Ok(true) => {
            end(op);
            null_mut()
        }
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        // The function first: getting it may end the iterator.
        let function = builtin(c"iter")?;
        let it = iter(op);
        let arguments = if (*it).callable.is_null() {
            super::tuples::from_array([empty()].as_ptr(), 1)?
        } else {
            super::tuples::from_array([(*it).callable, (*it).sentinel].as_ptr(), 2)?
        };
        super::tuples::pair(function, arguments)
    };
    reduced().or_null()
}
