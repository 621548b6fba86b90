//! Entries of the tables that a type is made of.

use crate::prelude::*;

/// A function of two objects, as a method without arguments or with one.
pub type Plain = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// A function of an array of arguments.
pub type Fast =
    unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, Py_ssize_t) -> *mut PyObject;
/// A function of an array of arguments, the last ones by name.
pub type FastNamed = unsafe extern "C" fn(
    *mut PyObject,
    *const *mut PyObject,
    Py_ssize_t,
    *mut PyObject,
) -> *mut PyObject;
/// A function of a tuple and a dict.
pub type Named = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;

const fn entry(
    name: &'static CStr,
    function: PyCFunction,
    flags: c_int,
    doc: &'static CStr,
) -> PyMethodDef {
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: function,
        ml_flags: flags,
        ml_doc: doc.as_ptr(),
    }
}

/// A method without arguments.
pub const fn no_args(name: &'static CStr, function: Plain, doc: &'static CStr) -> PyMethodDef {
    entry(name, Some(function), METH_NOARGS, doc)
}

/// A method with one argument.
pub const fn one_arg(name: &'static CStr, function: Plain, doc: &'static CStr) -> PyMethodDef {
    entry(name, Some(function), METH_O, doc)
}

/// A method whose arguments come as an array.
pub const fn fast(name: &'static CStr, function: Fast, doc: &'static CStr) -> PyMethodDef {
    // SAFETY: the flags say what the function is, and it is called as that.
    let function = unsafe { core::mem::transmute::<Fast, Plain>(function) };
    entry(name, Some(function), METH_FASTCALL, doc)
}

/// A method whose arguments come as an array, the last ones by name.
pub const fn fast_named(
    name: &'static CStr,
    function: FastNamed,
    doc: &'static CStr,
) -> PyMethodDef {
    // SAFETY: as for `fast`.
    let function = unsafe { core::mem::transmute::<FastNamed, Plain>(function) };
    entry(name, Some(function), METH_FASTCALL | METH_KEYWORDS, doc)
}

/// A method whose arguments come as a tuple and a dict.
pub const fn named(name: &'static CStr, function: Named, doc: &'static CStr) -> PyMethodDef {
    // SAFETY: as for `fast`.
    let function = unsafe { core::mem::transmute::<Named, Plain>(function) };
    entry(name, Some(function), METH_VARARGS | METH_KEYWORDS, doc)
}

/// The same method, of the type and not of its objects: `METH_CLASS` or `METH_STATIC`.
pub const fn of_type(mut method: PyMethodDef, flag: c_int) -> PyMethodDef {
    method.ml_flags |= flag;
    method
}

/// An attribute that is computed; `set` may be NULL.
pub const fn attribute(
    name: &'static CStr,
    get: getter,
    set: setter,
    doc: &'static CStr,
) -> PyGetSetDef {
    PyGetSetDef {
        name: name.as_ptr(),
        get,
        set,
        doc: doc.as_ptr(),
        closure: core::ptr::null_mut(),
    }
}
