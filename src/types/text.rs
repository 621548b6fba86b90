//! Objects as text: repr, str, ascii, bytes.

use core::cell::UnsafeCell;

use super::recursion::Level;
use crate::gil;
use crate::prelude::*;

/// Lets a collection that is due, and signals, have their turn.
#[inline(always)]
unsafe fn pause() -> Fallible {
    status(PyErr_CheckSignals())
}

/// A result that has to be a str.
#[inline(always)]
unsafe fn text(found: *mut PyObject, method: &CStr) -> Fallible<Ref> {
    let found = owned(found)?;
    if PyUnicode_Check(found.ptr()) {
        return Ok(found);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%s returned non-string (type %.200s)".as_ptr(),
        method.as_ptr(),
        (*Py_TYPE(found.ptr())).tp_name,
    );
    Err(Raised)
}

/// The repr; `<NULL>` of NULL.
pub unsafe fn repr(op: *mut PyObject) -> Fallible<Ref> {
    pause()?;
    if op.is_null() {
        return owned(PyUnicode_FromString(c"<NULL>".as_ptr()));
    }
    let Some(slot) = (*Py_TYPE(op)).tp_repr else {
        return owned(PyUnicode_FromFormat(
            c"<%s object at %p>".as_ptr(),
            (*Py_TYPE(op)).tp_name,
            op,
        ));
    };
    let level = Level::enter(c" while getting the repr of an object")?;
    let found = slot(op);
    drop(level);
    text(found, c"__repr__")
}

/// The str; `<NULL>` of NULL.
pub unsafe fn str(op: *mut PyObject) -> Fallible<Ref> {
    pause()?;
    if op.is_null() {
        return owned(PyUnicode_FromString(c"<NULL>".as_ptr()));
    }
    if PyUnicode_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    let Some(slot) = (*Py_TYPE(op)).tp_str else {
        return repr(op);
    };
    let level = Level::enter(c" while getting the str of an object")?;
    let found = slot(op);
    drop(level);
    text(found, c"__str__")
}

/// The repr, with everything but ASCII escaped.
pub unsafe fn ascii(op: *mut PyObject) -> Fallible<Ref> {
    let text = repr(op)?;
    if PyUnicode_IS_ASCII(text.ptr()) {
        return Ok(text);
    }
    let bytes = owned(PyUnicode_AsEncodedString(
        text.ptr(),
        c"ascii".as_ptr(),
        c"backslashreplace".as_ptr(),
    ))?;
    owned(PyUnicode_DecodeASCII(
        PyBytes_AS_STRING(bytes.ptr()),
        Py_SIZE(bytes.ptr()),
        null(),
    ))
}

/// The bytes; `<NULL>` of NULL.
pub unsafe fn bytes(op: *mut PyObject) -> Fallible<Ref> {
    if op.is_null() {
        return owned(PyBytes_FromString(c"<NULL>".as_ptr()));
    }
    if PyBytes_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    if let Some(method) = Ref::steal(_PyObject_LookupSpecial(op, name!("__bytes__"))) {
        let found = owned(PyObject_CallNoArgs(method.ptr()))?;
        if PyBytes_Check(found.ptr()) {
            return Ok(found);
        }
        PyErr_Format(
            PyExc_TypeError,
            c"__bytes__ returned non-bytes (type %.200s)".as_ptr(),
            (*Py_TYPE(found.ptr())).tp_name,
        );
        return Err(Raised);
    }
    if !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    owned(PyBytes_FromObject(op))
}

/// The objects whose repr is being made, each with its thread.
struct InRepr(UnsafeCell<Vec<(*mut PyThreadState, *mut PyObject)>>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for InRepr {}

static IN_REPR: InRepr = InRepr(UnsafeCell::new(Vec::new()));

/// Notes that the repr of `op` is being made; true when it was being made in this thread already.
pub unsafe fn repr_enter(op: *mut PyObject) -> Fallible<bool> {
    let entry = (gil::current(), op);
    let all = &mut *IN_REPR.0.get();
    if all.contains(&entry) {
        return Ok(true);
    }
    all.push_or_raise(entry)?;
    Ok(false)
}

/// Undoes [`repr_enter`].
pub unsafe fn repr_leave(op: *mut PyObject) {
    let entry = (gil::current(), op);
    let all = &mut *IN_REPR.0.get();
    if let Some(at) = all.iter().rposition(|other| *other == entry) {
        all.remove(at);
    }
}
