//! Calls whose arguments C passes one by one, as they are or by a format.

use core::mem::MaybeUninit;

use super::{bound, vectorcall};
use crate::prelude::*;

/// Lists up to this length need no memory.
const SHORT: usize = 5;

/// SystemError: something that has to be there is NULL, unless there is an exception already.
#[cold]
unsafe fn null_error() -> *mut PyObject {
    if PyErr_Occurred().is_null() {
        PyErr_SetString(
            PyExc_SystemError,
            c"null argument to internal routine".as_ptr(),
        );
    }
    null_mut()
}

/// Calls `callable` with what `format` makes of the arguments.
pub unsafe fn call_format(
    callable: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    if callable.is_null() {
        return null_error();
    }
    if format.is_null() || *format == 0 {
        return vectorcall(callable, null(), 0, null_mut());
    }
    let Ok(value) = owned(Py_VaBuildValue(format, va)) else {
        return null_mut();
    };
    // One value is one argument, unless it is a tuple in brackets; without brackets, several are made a tuple.
    if PyTuple_Check(value.ptr()) {
        let count = Py_SIZE(value.ptr()) as usize;
        vectorcall(callable, tuple_items(value.ptr()), count, null_mut())
    } else {
        vectorcall(callable, &value.ptr(), 1, null_mut())
    }
}

/// Calls the attribute `name` of `op` with what `format` makes of the arguments.
pub unsafe fn call_method_format(
    op: *mut PyObject,
    name: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    if op.is_null() || name.is_null() {
        return null_error();
    }
    let Ok(method) = owned(PyObject_GetAttr(op, name)) else {
        return null_mut();
    };
    if PyCallable_Check(method.ptr()) == 0 {
        return PyErr_Format(
            PyExc_TypeError,
            c"attribute of type '%.200s' is not callable".as_ptr(),
            (*Py_TYPE(method.ptr())).tp_name,
        );
    }
    call_format(method.ptr(), format, va)
}

/// Calls `callable` with the objects of a list that ends with NULL; before them, unless NULL, with `first`.
unsafe fn call_objects(
    callable: *mut PyObject,
    first: *mut PyObject,
    va: *mut VaList,
) -> *mut PyObject {
    let mut ahead = ptr::read(va);
    let mut count = usize::from(!first.is_null());
    while !ahead.pointer::<PyObject>().is_null() {
        count += 1;
    }
    let mut short = [const { MaybeUninit::<*mut PyObject>::uninit() }; SHORT];
    let long = count > SHORT;
    let args: *mut *mut PyObject = if long {
        PyMem_Malloc(count * size_of::<*mut PyObject>()).cast()
    } else {
        short.as_mut_ptr().cast()
    };
    if args.is_null() {
        return PyErr_NoMemory();
    }
    let mut i = 0;
    if !first.is_null() {
        *args = first;
        i = 1;
    }
    while i < count {
        *args.add(i) = (*va).pointer();
        i += 1;
    }
    let result = vectorcall(callable, args, count, null_mut());
    if long {
        PyMem_Free(args.cast());
    }
    result
}

/// Calls `callable` with the objects of a list that ends with NULL.
pub unsafe fn call_list(callable: *mut PyObject, va: *mut VaList) -> *mut PyObject {
    if callable.is_null() {
        return null_error();
    }
    call_objects(callable, null_mut(), va)
}

/// Calls the method `name` of `op` with the objects of a list that ends with NULL.
pub unsafe fn call_method_list(
    op: *mut PyObject,
    name: *mut PyObject,
    va: *mut VaList,
) -> *mut PyObject {
    if op.is_null() || name.is_null() {
        return null_error();
    }
    match bound(op, name) {
        Ok((function, true)) => call_objects(function.ptr(), op, va),
        Ok((function, false)) => call_objects(function.ptr(), null_mut(), va),
        Err(Raised) => null_mut(),
    }
}
