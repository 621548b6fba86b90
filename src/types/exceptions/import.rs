//! ImportError, with the module that was not found, where, and the name that it has not.

use super::fields::{self, put};
use super::{base, name::keywords};
use crate::prelude::*;
use crate::types::define::{no_args, writable};

/// ImportError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_init: Some(init),
    tp_str: Some(str),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<PyImportErrorObject, 0b1111>()
};

static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

static mut MEMBERS: [PyMemberDef; 5] = [
    writable(
        c"msg",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyImportErrorObject, msg),
        c"What is said of the error.",
    ),
    writable(
        c"name",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyImportErrorObject, name),
        c"The module that was wanted.",
    ),
    writable(
        c"path",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyImportErrorObject, path),
        c"The file that the module came from.",
    ),
    writable(
        c"name_from",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyImportErrorObject, name_from),
        c"What was wanted of the module.",
    ),
    PyMemberDef::EMPTY,
];

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let (mut name, mut path, mut from) = (
        null_mut::<PyObject>(),
        null_mut::<PyObject>(),
        null_mut::<PyObject>(),
    );
    if base::init(op, args, null_mut()) < 0
        || keywords(
            kwargs,
            c"|$OOO:ImportError",
            [c"name", c"path", c"name_from"],
            [&raw mut name, &raw mut path, &raw mut from],
        )
        .is_err()
    {
        return -1;
    }
    let own = op.cast::<PyImportErrorObject>();
    put(&raw mut (*own).name, xnew_ref(name));
    put(&raw mut (*own).path, xnew_ref(path));
    put(&raw mut (*own).name_from, xnew_ref(from));
    let message = if Py_SIZE(args) == 1 {
        new_ref(PyTuple_GET_ITEM(args, 0))
    } else {
        null_mut()
    };
    put(&raw mut (*own).msg, message);
    0
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let message = (*op.cast::<PyImportErrorObject>()).msg;
    if !message.is_null() && PyUnicode_CheckExact(message) {
        new_ref(message)
    } else {
        base::str(op)
    }
}

unsafe fn state(op: *mut PyObject) -> Fallible<Option<Ref>> {
    let own = op.cast::<PyImportErrorObject>();
    let fields = [
        (name!("name"), (*own).name),
        (name!("path"), (*own).path),
        (name!("name_from"), (*own).name_from),
    ];
    if fields.iter().all(|(_, value)| value.is_null()) {
        return Ok(Ref::new_or_none((*own).dict));
    }
    let dict = owned(if (*own).dict.is_null() {
        PyDict_New()
    } else {
        PyDict_Copy((*own).dict)
    })?;
    for (key, value) in fields {
        if !value.is_null() {
            status(PyDict_SetItem(dict.ptr(), key, value))?;
        }
    }
    Ok(Some(dict))
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let args = (*op.cast::<base::Base>()).args;
    match state(op) {
        Ok(Some(state)) => PyTuple_Pack(3, Py_TYPE(op), args, state.ptr()),
        Ok(None) => PyTuple_Pack(2, Py_TYPE(op), args),
        Err(Raised) => null_mut(),
    }
}

/// Sets an ImportError, or what `kind` is, a type that inherits from it, with a message, a name and a path; NULL of the
/// latter is None.
pub unsafe fn raise(
    kind: *mut PyObject,
    message: *mut PyObject,
    name: *mut PyObject,
    path: *mut PyObject,
) -> Fallible {
    if !truth(PyObject_IsSubclass(kind, PyExc_ImportError))? {
        PyErr_SetString(
            PyExc_TypeError,
            c"expected a subclass of ImportError".as_ptr(),
        );
        return Err(Raised);
    }
    if message.is_null() {
        PyErr_SetString(PyExc_TypeError, c"expected a message argument".as_ptr());
        return Err(Raised);
    }
    let none_for_null = |op: *mut PyObject| if op.is_null() { Py_None() } else { op };
    let kwargs = owned(PyDict_New())?;
    status(PyDict_SetItem(
        kwargs.ptr(),
        name!("name"),
        none_for_null(name),
    ))?;
    status(PyDict_SetItem(
        kwargs.ptr(),
        name!("path"),
        none_for_null(path),
    ))?;
    status(PyDict_SetItem(kwargs.ptr(), name!("name_from"), Py_None()))?;
    let args = owned(PyTuple_Pack(1, message))?;
    let error = owned(PyObject_Call(kind, args.ptr(), kwargs.ptr()))?;
    PyErr_SetObject(Py_TYPE(error.ptr()).cast(), error.ptr());
    Err(Raised)
}
