//! The iterators over a str: one type for ASCII, one for all others.

use super::layout::bytes;
use super::make::{empty, from_char};
use super::shared;
use crate::prelude::*;
use crate::types::define::{no_args, one_arg};

#[repr(C)]
struct Iterator {
    head: PyObject,
    at: isize,
    /// NULL at the end.
    text: *mut PyObject,
}

static mut ASCII: PyTypeObject = PyTypeObject {
    tp_name: c"str_ascii_iterator".as_ptr(),
    tp_iternext: Some(next_ascii),
    ..TYPE
};

/// `PyUnicodeIter_Type`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"str_iterator".as_ptr(),
    tp_basicsize: size_of::<Iterator>() as isize,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    tp_traverse: Some(traverse),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 4] = [
    no_args(
        c"__length_hint__",
        length_hint,
        c"How many characters are still to come.",
    ),
    no_args(
        c"__reduce__",
        reduce,
        c"What pickle rebuilds the iterator of.",
    ),
    one_arg(
        c"__setstate__",
        set_state,
        c"Goes to a place, given by pickle.",
    ),
    PyMethodDef::EMPTY,
];

pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyUnicodeIter_Type))?;
    status(PyType_Ready(&raw mut ASCII))
}

pub unsafe extern "C" fn slot(op: *mut PyObject) -> *mut PyObject {
    let kind = if PyUnicode_IS_ASCII(op) && PyUnicode_IS_COMPACT(op) {
        &raw mut ASCII
    } else {
        &raw mut PyUnicodeIter_Type
    };
    let new: *mut Iterator = _PyObject_GC_New(kind).cast();
    if new.is_null() {
        return null_mut();
    }
    (*new).at = 0;
    (*new).text = new_ref(op);
    crate::gc::track(new.cast());
    new.cast()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    xdecref((*op.cast::<Iterator>()).text);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, argument: *mut c_void) -> c_int {
    let text = (*op.cast::<Iterator>()).text;
    match visit {
        Some(visit) if !text.is_null() => visit(text, argument),
        _ => 0,
    }
}

#[cold]
unsafe fn end(iterator: *mut Iterator) -> *mut PyObject {
    let text = core::mem::replace(&mut (*iterator).text, null_mut());
    xdecref(text);
    null_mut()
}

unsafe extern "C" fn next_ascii(op: *mut PyObject) -> *mut PyObject {
    let iterator: *mut Iterator = op.cast();
    let (text, at) = ((*iterator).text, (*iterator).at);
    if text.is_null() {
        return null_mut();
    }
    if at >= PyUnicode_GET_LENGTH(text) {
        return end(iterator);
    }
    (*iterator).at = at + 1;
    shared::latin1(*bytes(text).get_unchecked(at as usize))
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let iterator: *mut Iterator = op.cast();
    let (text, at) = ((*iterator).text, (*iterator).at);
    if text.is_null() {
        return null_mut();
    }
    if at >= PyUnicode_GET_LENGTH(text) {
        return end(iterator);
    }
    let one = from_char(PyUnicode_READ_CHAR(text, at)).or_null();
    if !one.is_null() {
        (*iterator).at = at + 1;
    }
    one
}

unsafe extern "C" fn length_hint(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let iterator: *mut Iterator = op.cast();
    let left = match (*iterator).text {
        text if text.is_null() => 0,
        text => PyUnicode_GET_LENGTH(text) - (*iterator).at,
    };
    PyLong_FromSsize_t(left)
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    reduced(op.cast()).or_null()
}

unsafe fn reduced(iterator: *mut Iterator) -> Fallible<Ref> {
    let builtins = PyEval_GetBuiltins();
    if builtins.is_null() {
        return Err(Raised);
    }
    let iter = owned(PyObject_GetItem(builtins, name!("iter")))?;
    let text = (*iterator).text;
    if text.is_null() {
        return owned(Py_BuildValue(
            c"O(N)".as_ptr(),
            iter.ptr(),
            empty().into_raw(),
        ));
    }
    owned(Py_BuildValue(
        c"O(O)n".as_ptr(),
        iter.ptr(),
        text,
        (*iterator).at,
    ))
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    let iterator: *mut Iterator = op.cast();
    let at = PyLong_AsSsize_t(state);
    if at == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    let text = (*iterator).text;
    if !text.is_null() {
        (*iterator).at = at.clamp(0, PyUnicode_GET_LENGTH(text));
    }
    new_ref(Py_None())
}
