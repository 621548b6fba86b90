//! The hooks of `sys`, and `exit`.

use crate::prelude::*;
use crate::types::define::{fast, one_arg};
use crate::types::exceptions::unraisable;
use crate::types::modules::builtins_dict;

static mut TABLE: [PyMethodDef; 5] = [
    fast(c"excepthook", excepthook, c"excepthook($module, exctype, value, traceback, /)\n--\n\nShows an exception that nothing has caught."),
    one_arg(c"displayhook", displayhook, c"displayhook($module, object, /)\n--\n\nShows a value and keeps it as _."),
    one_arg(c"unraisablehook", unraisablehook, c"unraisablehook($module, unraisable, /)\n--\n\nShows an exception that could not be raised."),
    fast(c"exit", exit, c"exit($module, status=None, /)\n--\n\nEnds the program with a status, by SystemExit."),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}

unsafe extern "C" fn excepthook(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"excepthook".as_ptr(), count, 3, 3) == 0 {
        return null_mut();
    }
    PyErr_Display(*args, *args.add(1), *args.add(2));
    new_ref(Py_None())
}

unsafe extern "C" fn unraisablehook(_: *mut PyObject, told: *mut PyObject) -> *mut PyObject {
    unraisable::default_hook(told)
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe extern "C" fn displayhook(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    show(op).or_null()
}

unsafe fn show(op: *mut PyObject) -> Fallible<Ref> {
    let none = Ref::new(Py_None());
    if op == Py_None() {
        return Ok(none);
    }
    let builtins = builtins_dict();
    if builtins.is_null() {
        PyErr_SetString(PyExc_RuntimeError, c"lost builtins module".as_ptr());
        return Err(Raised);
    }
    status(PyDict_SetItem(builtins, name!("_"), Py_None()))?;
    let out = super::get(c"stdout".as_ptr());
    if out.is_null() || out == Py_None() {
        PyErr_SetString(PyExc_RuntimeError, c"lost sys.stdout".as_ptr());
        return Err(Raised);
    }
    let out = Ref::new(out);
    status(PyFile_WriteObject(op, out.ptr(), 0))?;
    status(PyFile_WriteString(c"\n".as_ptr(), out.ptr()))?;
    status(PyDict_SetItem(builtins, name!("_"), op))?;
    Ok(none)
}

unsafe extern "C" fn exit(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"exit".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    let code = if count == 0 { Py_None() } else { *args };
    PyErr_SetObject(PyExc_SystemExit, code);
    null_mut()
}
