//! To and from str; what copies are made by.

use super::*;

pub(super) unsafe extern "C" fn decode(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let (mut encoding, mut errors) = (null_mut(), null_mut());
        by_name(
            first,
            count,
            names,
            c"decode",
            &mut [(c"encoding", &mut encoding), (c"errors", &mut errors)],
        )?;
        let encoding = c_text(c"encoding", encoding)?;
        let errors = c_text(c"errors", errors)?;
        let encoding = if encoding.is_null() {
            c"utf-8".as_ptr()
        } else {
            encoding
        };
        owned(PyUnicode_FromEncodedObject(op, encoding, errors))
    })()
    .or_null()
}

/// A str argument of `decode` as text for C; NULL stays NULL.
unsafe fn c_text(name: &CStr, op: *mut PyObject) -> Fallible<*const c_char> {
    if op.is_null() {
        return Ok(null());
    }
    if !PyUnicode_Check(op) {
        PyErr_Format(
            PyExc_TypeError,
            c"decode() argument '%s' must be str, not %.50s".as_ptr(),
            name.as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        return Err(Raised);
    }
    let mut length = 0;
    let text = PyUnicode_AsUTF8AndSize(op, &mut length);
    if text.is_null() {
        return Err(Raised);
    }
    if CStr::from_ptr(text).to_bytes().len() as Py_ssize_t != length {
        PyErr_SetString(PyExc_ValueError, c"embedded null character".as_ptr());
        return Err(Raised);
    }
    Ok(text)
}

pub(super) unsafe extern "C" fn hex(
    op: *mut PyObject,
    first: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    text::hex_method(of_either(op), first, count, names).or_null()
}

pub(super) unsafe extern "C" fn fromhex(
    kind: *mut PyObject,
    digits: *mut PyObject,
) -> *mut PyObject {
    (|| {
        let made = text::from_hex(digits)?;
        let exact = kind == (&raw mut PyBytes_Type).cast();
        let bytes = super::super::object::make(&made)?;
        if exact {
            return Ok(bytes);
        }
        owned(PyObject_CallOneArg(kind, bytes.ptr()))
    })()
    .or_null()
}

pub(super) unsafe extern "C" fn getnewargs(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    Py_BuildValue(c"(y#)".as_ptr(), PyBytes_AS_STRING(op), Py_SIZE(op))
}

pub(super) unsafe extern "C" fn bytes_itself(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    same_or_like(op, of_either(op))
        .and_then(|made| {
            if PyBytes_CheckExact(made.ptr()) {
                Ok(made)
            } else {
                super::super::object::make(of_either(op))
            }
        })
        .or_null()
}
