//! Methods called by name, without an object for the binding when there is a way round it.

use crate::prelude::*;
use crate::types::attribute;
use crate::types::slot::finds_by;

/// What `name` is for `op`: the function that still wants `op` as its first argument (true), or the attribute.
pub unsafe fn bound(op: *mut PyObject, name: *mut PyObject) -> Fallible<(Ref, bool)> {
    let kind = Py_TYPE(op);
    if !finds_by(kind, PyObject_GenericGetAttr) || !PyUnicode_Check(name) {
        return owned(PyObject_GetAttr(op, name)).map(|found| (found, false));
    }
    if let Some(function) = attribute::method_of_type(op, name) {
        return Ok((function, true));
    }
    owned(PyObject_GetAttr(op, name)).map(|found| (found, false))
}

/// Calls the method `name` of the first argument.
pub unsafe fn vectorcall_method(
    name: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let Ok((function, wants_self)) = bound(*args, name) else {
        return null_mut();
    };
    if wants_self {
        return super::vectorcall(
            function.ptr(),
            args,
            nargsf & !PY_VECTORCALL_ARGUMENTS_OFFSET,
            kwnames,
        );
    }
    // The place of the first argument is free now.
    let rest = (PyVectorcall_NARGS(nargsf) - 1) as usize | PY_VECTORCALL_ARGUMENTS_OFFSET;
    super::vectorcall(function.ptr(), args.add(1), rest, kwnames)
}

/// `op.name()`.
pub unsafe fn call_method(op: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let args = [op];
    owned(PyObject_VectorcallMethod(
        name,
        args.as_ptr(),
        1,
        null_mut(),
    ))
}

/// `op.name(arg)`.
pub unsafe fn call_method_one(
    op: *mut PyObject,
    name: *mut PyObject,
    arg: *mut PyObject,
) -> Fallible<Ref> {
    let args = [op, arg];
    owned(PyObject_VectorcallMethod(
        name,
        args.as_ptr(),
        2,
        null_mut(),
    ))
}
