//! The methods without which a class stays abstract, and what they do where a class calls them all the same.

use crate::prelude::*;
use crate::types::call::listed::call_method;
use crate::types::define::{STATIC_TYPE, readable};
use crate::types::raise::fail;

/// A method that says of itself that it is abstract; else it is like any method that is native.
static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"abstract_method".as_ptr(),
    tp_base: &raw mut PyMethodDescr_Type,
    tp_basicsize: size_of::<PyMethodDescrObject>() as Py_ssize_t,
    tp_getset: (&raw mut ATTRIBUTES).cast(),
    ..PyTypeObject::EMPTY
};

static mut ATTRIBUTES: [PyGetSetDef; 2] = [
    readable(c"__isabstractmethod__", yes, c""),
    PyGetSetDef::EMPTY,
];

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut TYPE))
}

/// A new abstract method.
pub unsafe fn method(definition: &mut PyMethodDef) -> Fallible<Ref> {
    let made = owned(PyDescr_NewMethod(&raw mut PyBaseObject_Type, definition))?;
    // The two types are alike but for an attribute, and neither is counted.
    (*made.ptr()).ob_type = &raw mut TYPE;
    Ok(made)
}

unsafe extern "C" fn yes(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_True())
}

macro_rules! raises {
    ($($function:ident $exception:ident;)*) => {$(
        pub unsafe extern "C" fn $function(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            PyErr_SetNone($exception);
            null_mut()
        }
    )*};
}

raises! {
    stop PyExc_StopIteration;
    stop_async PyExc_StopAsyncIteration;
    no_index PyExc_IndexError;
    no_key PyExc_KeyError;
    not_there PyExc_NotImplementedError;
}

pub unsafe extern "C" fn zero(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(0)
}

pub unsafe extern "C" fn no(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_False())
}

unsafe fn over(items: Fallible<Ref>) -> *mut PyObject {
    match items {
        Ok(items) => PyObject_GetIter(items.ptr()),
        Err(Raised) => null_mut(),
    }
}

/// An iterator that is at its end.
pub unsafe extern "C" fn nothing(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    over(owned(PyTuple_New(0)))
}

/// An iterator that gives way once.
pub unsafe extern "C" fn await_once(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    over(owned(PyTuple_Pack(1, Py_None())))
}

/// `throw(type, value=None, traceback=None)`: raises that.
pub unsafe extern "C" fn throw(_: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut kind, mut value, mut trace) = (null_mut::<PyObject>(), Py_None(), Py_None());
        let format = c"O|OO:throw".as_ptr();
        if PyArg_ParseTuple(args, format, &raw mut kind, &raw mut value, &raw mut trace) == 0 {
            return Err(Raised);
        }
        let mut raised = if value != Py_None() {
            Ref::new(value)
        } else if trace != Py_None() {
            owned(PyObject_CallNoArgs(kind))?
        } else {
            Ref::new(kind)
        };
        if trace != Py_None() {
            raised = call_method!(name!("with_traceback"), raised.ptr(), trace)?;
        }
        if PyExceptionInstance_Check(raised.ptr()) {
            PyErr_SetObject(Py_TYPE(raised.ptr()).cast(), raised.ptr());
        } else if PyExceptionClass_Check(raised.ptr()) {
            PyErr_SetNone(raised.ptr());
        } else {
            return Err(fail(
                PyExc_TypeError,
                c"exceptions must derive from BaseException",
            ));
        }
        Err(Raised)
    };
    run().or_null()
}
