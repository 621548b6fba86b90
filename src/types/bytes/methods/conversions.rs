//! To and from str; what copies are made by.

use super::*;
use crate::types::unicode::optional_text;

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
        let encoding = optional_text(c"decode", c"argument 'encoding'", encoding)?;
        let errors = optional_text(c"decode", c"argument 'errors'", errors)?;
        let encoding = if encoding.is_null() {
            c"utf-8".as_ptr()
        } else {
            encoding
        };
        owned(PyUnicode_FromEncodedObject(op, encoding, errors))
    })()
    .or_null()
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
        let bytes = made.finish()?;
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
