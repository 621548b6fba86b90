//! BaseException: arguments, notes, traceback, cause and context.

use super::fields::{self, put};
use crate::prelude::*;
use crate::types::define::{attribute, no_args, one_arg, writable};

/// An exception, whatever its type.
pub type Base = PyBaseExceptionObject;

/// BaseException but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_repr: Some(repr),
    tp_str: Some(str),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    tp_getset: &raw mut GETSET as *mut PyGetSetDef,
    ..SIMPLE
};

/// A type that adds nothing to the one it inherits from.
pub const SIMPLE: PyTypeObject = PyTypeObject {
    tp_new: Some(new),
    tp_init: Some(init),
    ..fields::shape::<Base, 0>()
};

static mut METHODS: [PyMethodDef; 5] = [
    no_args(c"__reduce__", reduce, c""),
    one_arg(c"__setstate__", set_state, c""),
    one_arg(
        c"with_traceback",
        with_traceback,
        c"with_traceback($self, object, /)\n--\n\nSets the traceback and is the exception again.",
    ),
    one_arg(
        c"add_note",
        add_note,
        c"add_note($self, object, /)\n--\n\nAdds a line to what is shown below the message.",
    ),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 2] = [
    writable(
        c"__suppress_context__",
        Py_T_BOOL,
        core::mem::offset_of!(Base, suppress_context),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 6] = [
    attribute(
        c"__dict__",
        Some(PyObject_GenericGetDict),
        Some(PyObject_GenericSetDict),
        c"",
    ),
    attribute(c"args", Some(get_args), Some(set_args), c""),
    attribute(
        c"__traceback__",
        Some(get_traceback),
        Some(set_traceback),
        c"",
    ),
    attribute(
        c"__context__",
        Some(get_context),
        Some(set_context),
        c"What was being handled at the time.",
    ),
    attribute(
        c"__cause__",
        Some(get_cause),
        Some(set_cause),
        c"What it was raised from.",
    ),
    PyGetSetDef::EMPTY,
];

/// `tp_new`: an instance that holds `args`.
pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    _kwargs: *mut PyObject,
) -> *mut PyObject {
    let Some(alloc) = (*kind).tp_alloc else {
        return null_mut();
    };
    let op = alloc(kind, 0);
    if op.is_null() {
        return op;
    }
    let args = if args.is_null() {
        PyTuple_New(0)
    } else {
        new_ref(args)
    };
    (*op.cast::<Base>()).args = args;
    if args.is_null() {
        decref(op);
        return null_mut();
    }
    op
}

/// `tp_init`: keeps `args`; there are no keywords.
pub unsafe extern "C" fn init(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    if !kwargs.is_null() && _PyArg_NoKeywords((*Py_TYPE(op)).tp_name, kwargs) == 0 {
        return -1;
    }
    put(&raw mut (*op.cast::<Base>()).args, new_ref(args));
    0
}

/// `tp_str`: the argument, or all of them when there are several.
pub unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let args = (*op.cast::<Base>()).args;
    match Py_SIZE(args) {
        0 => Py_GetConstant(Py_CONSTANT_EMPTY_STR),
        1 => PyObject_Str(PyTuple_GET_ITEM(args, 0)),
        _ => PyObject_Str(args),
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let name = short_name(Py_TYPE(op));
    let args = (*op.cast::<Base>()).args;
    if Py_SIZE(args) == 1 {
        PyUnicode_FromFormat(c"%s(%R)".as_ptr(), name, PyTuple_GET_ITEM(args, 0))
    } else {
        PyUnicode_FromFormat(c"%s%R".as_ptr(), name, args)
    }
}

/// The type's name without its module.
pub unsafe fn short_name(kind: *mut PyTypeObject) -> *const c_char {
    let full = CStr::from_ptr((*kind).tp_name);
    match full.to_bytes().iter().rposition(|byte| *byte == b'.') {
        Some(dot) => full.as_ptr().add(dot + 1),
        None => full.as_ptr(),
    }
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let base = op.cast::<Base>();
    if (*base).dict.is_null() {
        PyTuple_Pack(2, Py_TYPE(op), (*base).args)
    } else {
        PyTuple_Pack(3, Py_TYPE(op), (*base).args, (*base).dict)
    }
}

unsafe extern "C" fn set_state(op: *mut PyObject, state: *mut PyObject) -> *mut PyObject {
    restore_state(op, state).or_null()
}

unsafe fn restore_state(op: *mut PyObject, state: *mut PyObject) -> Fallible<Ref> {
    if state != Py_None() {
        if !PyDict_Check(state) {
            PyErr_SetString(PyExc_TypeError, c"state is not a dictionary".as_ptr());
            return Err(Raised);
        }
        let (mut at, mut key, mut value) = (0, null_mut(), null_mut());
        while PyDict_Next(state, &mut at, &mut key, &mut value) != 0 {
            let (key, value) = (Ref::new(key), Ref::new(value));
            status(PyObject_SetAttr(op, key.ptr(), value.ptr()))?;
        }
    }
    Ok(Ref::new(Py_None()))
}

unsafe extern "C" fn with_traceback(op: *mut PyObject, traceback: *mut PyObject) -> *mut PyObject {
    if set_traceback(op, traceback, null_mut()) < 0 {
        return null_mut();
    }
    new_ref(op)
}

unsafe extern "C" fn add_note(op: *mut PyObject, note: *mut PyObject) -> *mut PyObject {
    note_added(op, note).map(|()| Ref::new(Py_None())).or_null()
}

/// Adds a line to `__notes__`.
pub unsafe fn note_added(op: *mut PyObject, note: *mut PyObject) -> Fallible {
    if !PyUnicode_Check(note) {
        PyErr_Format(
            PyExc_TypeError,
            c"note must be a str, not '%s'".as_ptr(),
            (*Py_TYPE(note)).tp_name,
        );
        return Err(Raised);
    }
    let mut notes = null_mut();
    status(PyObject_GetOptionalAttr(op, name!("__notes__"), &mut notes))?;
    let notes = match Ref::steal(notes) {
        Some(notes) => notes,
        None => {
            let made = owned(PyList_New(0))?;
            status(PyObject_SetAttr(op, name!("__notes__"), made.ptr()))?;
            made
        }
    };
    if !PyList_Check(notes.ptr()) {
        PyErr_SetString(
            PyExc_TypeError,
            c"Cannot add note: __notes__ is not a list".as_ptr(),
        );
        return Err(Raised);
    }
    status(PyList_Append(notes.ptr(), note))
}

unsafe extern "C" fn get_args(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    or_none((*op.cast::<Base>()).args)
}

unsafe extern "C" fn set_args(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    if value.is_null() {
        return refused(c"args may not be deleted");
    }
    let args = PySequence_Tuple(value);
    if args.is_null() {
        return -1;
    }
    put(&raw mut (*op.cast::<Base>()).args, args);
    0
}

unsafe extern "C" fn get_traceback(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    or_none((*op.cast::<Base>()).traceback)
}

/// Sets `__traceback__`: a traceback, or None.
pub unsafe extern "C" fn set_traceback(
    op: *mut PyObject,
    value: *mut PyObject,
    _: *mut c_void,
) -> c_int {
    if value.is_null() {
        return refused(c"__traceback__ may not be deleted");
    }
    let held = if value == Py_None() {
        null_mut()
    } else if Py_TYPE(value) == &raw mut PyTraceBack_Type {
        new_ref(value)
    } else {
        return refused(c"__traceback__ must be a traceback or None");
    };
    put(&raw mut (*op.cast::<Base>()).traceback, held);
    0
}

unsafe extern "C" fn get_context(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    or_none((*op.cast::<Base>()).context)
}

unsafe extern "C" fn set_context(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    if value.is_null() {
        return refused(c"__context__ may not be deleted");
    }
    match exception_or_none(value) {
        Some(held) => {
            put(&raw mut (*op.cast::<Base>()).context, held);
            0
        }
        None => refused(c"exception context must be None or derive from BaseException"),
    }
}

unsafe extern "C" fn get_cause(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    or_none((*op.cast::<Base>()).cause)
}

unsafe extern "C" fn set_cause(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    if value.is_null() {
        return refused(c"__cause__ may not be deleted");
    }
    match exception_or_none(value) {
        Some(held) => {
            put_cause(op, held);
            0
        }
        None => refused(c"exception cause must be None or derive from BaseException"),
    }
}

/// Sets the cause, whose reference it takes over, NULL for none; the context is then not shown.
pub unsafe fn put_cause(op: *mut PyObject, cause: *mut PyObject) {
    let base = op.cast::<Base>();
    (*base).suppress_context = 1;
    put(&raw mut (*base).cause, cause);
}

/// A new reference to an exception, NULL for None; neither: `None`.
unsafe fn exception_or_none(value: *mut PyObject) -> Option<*mut PyObject> {
    if value == Py_None() {
        Some(null_mut())
    } else if PyExceptionInstance_Check(value) {
        Some(new_ref(value))
    } else {
        None
    }
}

unsafe fn or_none(held: *mut PyObject) -> *mut PyObject {
    new_ref(if held.is_null() { Py_None() } else { held })
}

#[cold]
unsafe fn refused(why: &'static CStr) -> c_int {
    PyErr_SetString(PyExc_TypeError, why.as_ptr());
    -1
}
