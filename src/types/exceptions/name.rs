//! NameError, with the name that was not found.

use super::base;
use super::fields::{self, put};
use crate::prelude::*;
use crate::types::define::writable;

/// NameError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_init: Some(init),
    tp_str: Some(base::str),
    tp_members: &raw mut MEMBERS as *mut PyMemberDef,
    ..fields::shape::<PyNameErrorObject, 0b1>()
};

static mut MEMBERS: [PyMemberDef; 2] = [
    writable(
        c"name",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyNameErrorObject, name),
        c"name",
    ),
    PyMemberDef::EMPTY,
];

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let mut name = null_mut::<PyObject>();
    if base::init(op, args, null_mut()) < 0
        || keywords(kwargs, c"|$O:NameError", [c"name"], [&raw mut name]).is_err()
    {
        return -1;
    }
    put(
        &raw mut (*op.cast::<PyNameErrorObject>()).name,
        xnew_ref(name),
    );
    0
}

/// The keywords that an exception takes, each an object, borrowed; what is not given stays as it is.
pub unsafe fn keywords<const N: usize>(
    kwargs: *mut PyObject,
    format: &'static CStr,
    names: [&'static CStr; N],
    places: [*mut *mut PyObject; N],
) -> Fallible {
    if kwargs.is_null() {
        return Ok(());
    }
    const MOST: usize = 3;
    let mut list = [null_mut::<c_char>(); MOST + 1];
    let mut out = [null_mut::<*mut PyObject>(); MOST];
    for i in 0..N {
        list[i] = names[i].as_ptr().cast_mut();
        out[i] = places[i];
    }
    let none = owned(PyTuple_New(0))?;
    let parsed = PyArg_ParseTupleAndKeywords(
        none.ptr(),
        kwargs,
        format.as_ptr(),
        list.as_ptr(),
        out[0],
        out[1],
        out[2],
    );
    if parsed == 0 { Err(Raised) } else { Ok(()) }
}
