//! Cells: a place for one object, that several functions share.

use crate::gc;
use crate::prelude::*;
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, attribute};

#[repr(C)]
struct Cell {
    ob_base: PyObject,
    /// NULL: empty.
    content: *mut PyObject,
}

/// `cell`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"cell".as_ptr(),
    tp_basicsize: size_of::<Cell>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_hash: Some(PyObject_HashNotImplemented),
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_doc: c"cell([contents])\n--\n\nA place for one object that several functions share; reading it while it is empty is a ValueError.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_richcompare: Some(richcompare),
    tp_getset: (&raw mut GETSETS).cast(),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut GETSETS: [PyGetSetDef; 2] = [
    attribute(
        c"cell_contents",
        Some(get_contents),
        Some(set_contents),
        c"",
    ),
    PyGetSetDef::EMPTY,
];

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyCell_Type))
}

/// What is in a cell, borrowed; NULL when it is empty.
pub unsafe fn content(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<Cell>()).content
}

/// Puts something else into a cell, of which it takes a reference, or nothing for NULL.
pub unsafe fn set(op: *mut PyObject, value: *mut PyObject) {
    let before = content(op);
    (*op.cast::<Cell>()).content = xnew_ref(value);
    xdecref(before);
}

/// A new cell.
pub unsafe fn make(value: *mut PyObject) -> Fallible<Ref> {
    let made = _PyObject_GC_New(&raw mut PyCell_Type);
    if made.is_null() {
        return Err(Raised);
    }
    (*made.cast::<Cell>()).content = xnew_ref(value);
    gc::track(made);
    Ok(Ref::steal_unchecked(made))
}

unsafe extern "C" fn new(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !kwargs.is_null() && _PyArg_NoKeywords(c"cell".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    if _PyArg_CheckPositional(c"cell".as_ptr(), Py_SIZE(args), 0, 1) == 0 {
        return null_mut();
    }
    let value = if Py_SIZE(args) == 1 {
        PyTuple_GET_ITEM(args, 0)
    } else {
        null_mut()
    };
    make(value).or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref(content(op));
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    visit_all(visit, arg, &[content(op)])
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    clear_member(&raw mut (*op.cast::<Cell>()).content);
    0
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let value = content(op);
    if value.is_null() {
        return PyUnicode_FromFormat(c"<cell at %p: empty>".as_ptr(), op);
    }
    PyUnicode_FromFormat(
        c"<cell at %p: %.80s object at %p>".as_ptr(),
        op,
        (*Py_TYPE(value)).tp_name,
        value,
    )
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    let kind = &raw mut PyCell_Type;
    if !Py_IS_TYPE(one, kind) || !Py_IS_TYPE(other, kind) {
        return new_ref(Py_NotImplemented());
    }
    let (a, b) = (content(one), content(other));
    if !a.is_null() && !b.is_null() {
        return PyObject_RichCompare(a, b, operator);
    }
    // An empty cell is less than any other.
    let (a, b) = (!a.is_null(), !b.is_null());
    let answer = match operator {
        Py_LT => !a && b,
        Py_LE => a <= b,
        Py_EQ => a == b,
        Py_NE => a != b,
        Py_GT => a && !b,
        _ => a >= b,
    };
    new_ref(Py_Bool(answer))
}

unsafe extern "C" fn get_contents(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let value = content(op);
    if value.is_null() {
        PyErr_SetString(PyExc_ValueError, c"Cell is empty".as_ptr());
        return null_mut();
    }
    new_ref(value)
}

unsafe extern "C" fn set_contents(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    set(op, value);
    0
}
