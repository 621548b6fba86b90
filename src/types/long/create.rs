//! `int(...)`, `PyNumber_Long`, and ints of subtypes.

use super::value::{HEAD, exact, view};
use super::{convert, parse};
use crate::prelude::*;
use crate::types::bytes::view::View;

/// `int(x)`.
pub unsafe fn from_object(op: *mut PyObject) -> Fallible<Ref> {
    if PyLong_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    if let Some(numbers) = (*Py_TYPE(op)).tp_as_number.as_ref() {
        if let Some(slot) = numbers.nb_int {
            return from_int_slot(owned(slot(op))?);
        }
        if numbers.nb_index.is_some() {
            return exact(owned(_PyNumber_Index(op))?.ptr());
        }
    }
    if let Some(made) = by_trunc(op)? {
        return Ok(made);
    }
    from_text(op)
}

/// What `__int__` gave has to be an int; of a subtype it is deprecated.
unsafe fn from_int_slot(made: Ref) -> Fallible<Ref> {
    if PyLong_CheckExact(made.ptr()) {
        return Ok(made);
    }
    let name = (*Py_TYPE(made.ptr())).tp_name;
    if !PyLong_Check(made.ptr()) {
        let message = c"__int__ returned non-int (type %.200s)";
        PyErr_Format(PyExc_TypeError, message.as_ptr(), name);
        return Err(Raised);
    }
    let message = c"__int__ returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.";
    status(PyErr_WarnFormat(
        PyExc_DeprecationWarning,
        1,
        message.as_ptr(),
        name,
    ))?;
    exact(made.ptr())
}

/// By `__trunc__`, which is deprecated.
unsafe fn by_trunc(op: *mut PyObject) -> Fallible<Option<Ref>> {
    let Some(function) = Ref::steal(_PyObject_LookupSpecial(op, name!("__trunc__"))) else {
        return if PyErr_Occurred().is_null() {
            Ok(None)
        } else {
            Err(Raised)
        };
    };
    let message = c"The delegation of int() to __trunc__ is deprecated.";
    status(PyErr_WarnEx(PyExc_DeprecationWarning, message.as_ptr(), 1))?;
    let made = owned(PyObject_CallNoArgs(function.ptr()))?;
    if PyLong_Check(made.ptr()) {
        return exact(made.ptr()).map(Some);
    }
    if PyIndex_Check(made.ptr()) == 0 {
        let message = c"__trunc__ returned non-Integral (type %.200s)";
        PyErr_Format(
            PyExc_TypeError,
            message.as_ptr(),
            (*Py_TYPE(made.ptr())).tp_name,
        );
        return Err(Raised);
    }
    let made = owned(PyNumber_Index(made.ptr()))?;
    exact(made.ptr()).map(Some)
}

unsafe fn from_text(op: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_Check(op) {
        return parse::from_str(op, 10);
    }
    if let Some(bytes) = bytes_of(op) {
        return parse::from_bytes(bytes, 10);
    }
    if PyObject_CheckBuffer(op) != 0 {
        return parse::from_bytes(View::of(op)?.bytes(), 10);
    }
    let message =
        c"int() argument must be a string, a bytes-like object or a real number, not '%.200s'";
    PyErr_Format(PyExc_TypeError, message.as_ptr(), (*Py_TYPE(op)).tp_name);
    Err(Raised)
}

/// The contents of bytes or a bytearray.
unsafe fn bytes_of<'a>(op: *mut PyObject) -> Option<&'a [u8]> {
    let (start, len) = if PyBytes_Check(op) {
        (PyBytes_AS_STRING(op), Py_SIZE(op))
    } else if PyByteArray_Check(op) {
        (PyByteArray_AsString(op), Py_SIZE(op))
    } else {
        return None;
    };
    Some(core::slice::from_raw_parts(start.cast(), len as usize))
}

/// `int(x, base)`, either of them NULL when it is not given.
unsafe fn new_exact(op: *mut PyObject, base: *mut PyObject) -> Fallible<Ref> {
    if op.is_null() {
        if !base.is_null() {
            PyErr_SetString(PyExc_TypeError, c"int() missing string argument".as_ptr());
            return Err(Raised);
        }
        return Ok(super::value::zero());
    }
    if base.is_null() {
        return from_object(op);
    }
    let base = PyNumber_AsSsize_t(base, null_mut());
    if base == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    if base != 0 && !(2..=36).contains(&base) {
        let message = c"int() base must be >= 2 and <= 36, or 0";
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        return Err(Raised);
    }
    if PyUnicode_Check(op) {
        return parse::from_str(op, base as c_int);
    }
    if let Some(bytes) = bytes_of(op) {
        return parse::from_bytes(bytes, base as c_int);
    }
    let message = c"int() can't convert non-string with explicit base";
    PyErr_SetString(PyExc_TypeError, message.as_ptr());
    Err(Raised)
}

/// An int of the type `kind`, by value.
unsafe fn new_of(kind: *mut PyTypeObject, op: *mut PyObject, base: *mut PyObject) -> Fallible<Ref> {
    let made = new_exact(op, base)?;
    if kind == &raw mut PyLong_Type {
        return Ok(made);
    }
    let value = view(made.ptr());
    let count = value.digits.len();
    let alloc = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let op = owned(alloc(kind, count.max(1) as Py_ssize_t))?;
    ptr::copy_nonoverlapping(
        made.ptr().byte_add(16).cast::<u8>(),
        op.ptr().byte_add(16).cast(),
        HEAD - 16 + count.max(1) * size_of::<u32>(),
    );
    Ok(op)
}

/// `int.__new__(kind, x, base)`.
pub unsafe extern "C" fn tp_new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut given = [null_mut(); 2];
    if kwargs.is_null() && Py_SIZE(args) <= 2 {
        for i in 0..Py_SIZE(args) {
            given[i as usize] = PyTuple_GET_ITEM(args, i);
        }
        return new_of(kind, given[0], given[1]).or_null();
    }
    let [op, base] = &mut given;
    if parse_named!(args, kwargs, c"|OO:int", [c"", c"base"], *op, *base).is_err() {
        return null_mut();
    }
    new_of(kind, given[0], given[1]).or_null()
}

/// `int(...)` without a tuple.
pub unsafe extern "C" fn tp_vectorcall(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let count = PyVectorcall_NARGS(nargsf);
    if !kwnames.is_null() {
        return _PyObject_MakeTpCall(PyThreadState_Get(), kind, args, count, kwnames);
    }
    let made = match count {
        0 => Ok(super::value::zero()),
        1 => from_object(*args),
        2 => new_of(kind.cast(), *args, *args.add(1)),
        _ => {
            let message = c"int expected at most 2 arguments, got %zd";
            PyErr_Format(PyExc_TypeError, message.as_ptr(), count);
            Err(Raised)
        }
    };
    made.or_null()
}

/// A double of any int, for `float(int)`.
pub unsafe extern "C" fn nb_float(op: *mut PyObject) -> *mut PyObject {
    match convert::as_f64(op) {
        Ok(value) => PyFloat_FromDouble(value),
        Err(Raised) => null_mut(),
    }
}
