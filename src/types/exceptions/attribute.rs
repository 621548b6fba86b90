//! AttributeError, with the object and the name that it has not.

use super::fields::{self, put};
use super::{base, name::keywords};
use crate::prelude::*;
use crate::types::define::{no_args, writable};

/// AttributeError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_init: Some(init),
    tp_str: Some(base::str),
    tp_methods: &raw mut METHODS as *mut PyMethodDef,
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<PyAttributeErrorObject, 0b11>()
};

static mut METHODS: [PyMethodDef; 3] = [
    no_args(c"__getstate__", get_state, c""),
    no_args(c"__reduce__", reduce, c""),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 3] = [
    writable(
        c"name",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyAttributeErrorObject, name),
        c"What the attribute is called.",
    ),
    writable(
        c"obj",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyAttributeErrorObject, obj),
        c"object",
    ),
    PyMemberDef::EMPTY,
];

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let (mut name, mut obj) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    if base::init(op, args, null_mut()) < 0
        || keywords(
            kwargs,
            c"|$OO:AttributeError",
            [c"name", c"obj"],
            [&raw mut name, &raw mut obj],
        )
        .is_err()
    {
        return -1;
    }
    let own = op.cast::<PyAttributeErrorObject>();
    put(&raw mut (*own).name, xnew_ref(name));
    put(&raw mut (*own).obj, xnew_ref(obj));
    0
}

/// What a copy has to know. The object is left out: it may be one that cannot be copied.
unsafe fn state(op: *mut PyObject) -> Fallible<Ref> {
    let own = op.cast::<PyAttributeErrorObject>();
    if (*own).name.is_null() && (*own).args.is_null() {
        let dict = (*own).dict;
        return Ok(Ref::new(if dict.is_null() { Py_None() } else { dict }));
    }
    let dict = owned(if (*own).dict.is_null() {
        PyDict_New()
    } else {
        PyDict_Copy((*own).dict)
    })?;
    for (key, value) in [(name!("name"), (*own).name), (name!("args"), (*own).args)] {
        if !value.is_null() {
            status(PyDict_SetItem(dict.ptr(), key, value))?;
        }
    }
    Ok(dict)
}

unsafe extern "C" fn get_state(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    state(op).or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(state) = state(op) else {
        return null_mut();
    };
    PyTuple_Pack(3, Py_TYPE(op), (*op.cast::<base::Base>()).args, state.ptr())
}
