//! `o[key]`, `len(o)` and what they are made of.

use super::*;
use crate::types::index::{as_index, is_index};

/// `len(o)`.
#[inline(always)]
pub unsafe fn size(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    length(size_or_minus_one(op))
}

/// The same for C. What a slot says of a sequence is handed on, by a jump.
#[inline(always)]
pub unsafe fn size_or_minus_one(op: *mut PyObject) -> Py_ssize_t {
    if !op.is_null()
        && let Some(slot) = sequence_slot!(op, sq_length)
    {
        return slot(op);
    }
    size_otherwise(op)
}

#[inline(never)]
unsafe fn size_otherwise(op: *mut PyObject) -> Py_ssize_t {
    super::mapping::size(op).or_minus_one()
}

/// About how many items an iterable has: `default` when nobody knows.
pub unsafe fn length_hint(op: *mut PyObject, default: Py_ssize_t) -> Fallible<Py_ssize_t> {
    let has_length =
        sequence_slot!(op, sq_length).is_some() || mapping_slot!(op, mp_length).is_some();
    if has_length {
        match size(op) {
            Ok(size) => return Ok(size),
            Err(Raised) if PyErr_ExceptionMatches(PyExc_TypeError) == 0 => return Err(Raised),
            Err(Raised) => PyErr_Clear(),
        }
    }
    let Some(method) = Ref::steal(_PyObject_LookupSpecial(op, name!("__length_hint__"))) else {
        return if PyErr_Occurred().is_null() {
            Ok(default)
        } else {
            Err(Raised)
        };
    };
    let Some(hint) = Ref::steal(PyObject_CallNoArgs(method.ptr())) else {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_Clear();
            return Ok(default);
        }
        return Err(Raised);
    };
    if hint.ptr() == Py_NotImplemented() {
        return Ok(default);
    }
    if !PyLong_Check(hint.ptr()) {
        return Err(type_error(
            c"__length_hint__ must be an integer, not %.100s",
            hint.ptr(),
        ));
    }
    let hint = PyLong_AsSsize_t(hint.ptr());
    if hint < 0 {
        if PyErr_Occurred().is_null() {
            fail(PyExc_ValueError, c"__length_hint__() should return >= 0");
        }
        return Err(Raised);
    }
    Ok(hint)
}

/// `o[key]`.
#[inline(always)]
pub unsafe fn get(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    if !op.is_null()
        && !key.is_null()
        && let Some(slot) = mapping_slot!(op, mp_subscript)
    {
        return owned(slot(op, key));
    }
    get_otherwise(op, key)
}

/// Not in line: the usual way needs no frame.
#[inline(never)]
unsafe fn get_otherwise(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    expect(op)?;
    expect(key)?;
    if sequence_slot!(op, sq_item).is_some() {
        if !is_index(key) {
            return Err(type_error(
                c"sequence index must be integer, not '%.200s'",
                key,
            ));
        }
        return super::sequence::get(op, as_index(key)?);
    }
    if PyType_Check(op) {
        return get_of_type(op, key);
    }
    Err(type_error(c"'%.200s' object is not subscriptable", op))
}

/// `C[key]`: a generic alias, for types that know them.
unsafe fn get_of_type(op: *mut PyObject, key: *mut PyObject) -> Fallible<Ref> {
    if op == (&raw mut PyType_Type).cast() {
        return owned(Py_GenericAlias(op, key));
    }
    let mut method = null_mut();
    let found = truth(PyObject_GetOptionalAttr(
        op,
        name!("__class_getitem__"),
        &raw mut method,
    ))?;
    let method = Ref::steal(method);
    if let (true, Some(method)) = (found, method)
        && method.ptr() != Py_None()
    {
        return owned(PyObject_CallOneArg(method.ptr(), key));
    }
    PyErr_Format(
        PyExc_TypeError,
        c"type '%.200s' is not subscriptable".as_ptr(),
        (*op.cast::<PyTypeObject>()).tp_name,
    );
    Err(Raised)
}

/// `o[key] = value`; `del o[key]` when it is NULL.
#[inline(never)]
unsafe fn assign(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    if let Some(slot) = mapping_slot!(op, mp_ass_subscript) {
        return status(slot(op, key, value));
    }
    let deletes = value.is_null();
    if let Some(slots) = (*Py_TYPE(op)).tp_as_sequence.as_ref() {
        if is_index(key) {
            let index = as_index(key)?;
            return if deletes {
                super::sequence::delete(op, index)
            } else {
                super::sequence::set(op, index, value)
            };
        }
        if slots.sq_ass_item.is_some() {
            return Err(type_error(
                c"sequence index must be integer, not '%.200s'",
                key,
            ));
        }
    }
    Err(type_error(
        if deletes {
            c"'%.200s' object does not support item deletion"
        } else {
            c"'%.200s' object does not support item assignment"
        },
        op,
    ))
}

/// `o[key] = value`.
pub unsafe fn set(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    status(set_or_minus_one(op, key, value))
}

/// The same for C. What a slot says is handed on, by a jump.
#[inline(always)]
pub unsafe fn set_or_minus_one(
    op: *mut PyObject,
    key: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if !op.is_null()
        && !key.is_null()
        && !value.is_null()
        && let Some(slot) = mapping_slot!(op, mp_ass_subscript)
    {
        return slot(op, key, value);
    }
    set_otherwise(op, key, value)
}

#[inline(never)]
unsafe fn set_otherwise(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> c_int {
    let set = || {
        expect(op)?;
        expect(key)?;
        expect(value)?;
        assign(op, key, value)
    };
    set().or_minus_one()
}

/// `del o[key]`.
pub unsafe fn delete(op: *mut PyObject, key: *mut PyObject) -> Fallible {
    expect(op)?;
    expect(key)?;
    assign(op, key, null_mut())
}

/// `format(o, spec)`; NULL is ''.
pub unsafe fn format(op: *mut PyObject, spec: *mut PyObject) -> Fallible<Ref> {
    if !spec.is_null() && !PyUnicode_Check(spec) {
        PyErr_Format(
            PyExc_SystemError,
            c"Format specifier must be a string, not %.200s".as_ptr(),
            (*Py_TYPE(spec)).tp_name,
        );
        return Err(Raised);
    }
    if spec.is_null() || PyUnicode_GET_LENGTH(spec) == 0 {
        if PyUnicode_CheckExact(op) {
            return Ok(Ref::new(op));
        }
        if PyLong_CheckExact(op) {
            return owned(PyObject_Str(op));
        }
    }
    let spec = match Ref::new_or_none(spec) {
        Some(spec) => spec,
        None => owned(PyUnicode_New(0, 0))?,
    };
    let Some(method) = Ref::steal(_PyObject_LookupSpecial(op, name!("__format__"))) else {
        if PyErr_Occurred().is_null() {
            type_error(c"Type %.100s doesn't define __format__", op);
        }
        return Err(Raised);
    };
    let text = owned(PyObject_CallOneArg(method.ptr(), spec.ptr()))?;
    if !PyUnicode_Check(text.ptr()) {
        return Err(type_error(
            c"__format__ must return a str, not %.200s",
            text.ptr(),
        ));
    }
    Ok(text)
}
