//! Functions on any object.

use crate::prelude::*;
use crate::types::define::{fast, named, one_arg};
use crate::types::modules::import;

static mut TABLE: [PyMethodDef; 17] = [
    one_arg(c"len", len, c"len($module, obj, /)\n--\n\nHow many items an object has."),
    one_arg(c"repr", repr, c"repr($module, obj, /)\n--\n\nText for programmers, often such as makes the object again."),
    one_arg(c"ascii", ascii, c"ascii($module, obj, /)\n--\n\nText as of repr(), with escapes for all that is not ASCII."),
    one_arg(c"hash", hash, c"hash($module, obj, /)\n--\n\nA number that is the same for equal objects."),
    one_arg(c"id", id, c"id($module, obj, /)\n--\n\nA number that no other living object has."),
    one_arg(c"callable", callable, c"callable($module, obj, /)\n--\n\nWhether an object can be called."),
    fast(c"getattr", getattr, c"getattr(object, name[, default]) -> value\n\nThe attribute of that name; when there is none, the default if given."),
    fast(c"hasattr", hasattr, c"hasattr($module, obj, name, /)\n--\n\nWhether getattr() finds the attribute."),
    fast(c"setattr", setattr, c"setattr($module, obj, name, value, /)\n--\n\nGives the attribute of that name a value."),
    fast(c"delattr", delattr, c"delattr($module, obj, name, /)\n--\n\nTakes the attribute of that name away."),
    fast(c"isinstance", isinstance, c"isinstance($module, obj, class_or_tuple, /)\n--\n\nWhether an object is of a class, of one below it, or of one of a tuple."),
    fast(c"issubclass", issubclass, c"issubclass($module, cls, class_or_tuple, /)\n--\n\nWhether a class is another one, below it, or below one of a tuple."),
    fast(c"format", format, c"format($module, value, format_spec='', /)\n--\n\nThe text that a value's type makes of it by a format specification."),
    fast(c"dir", dir, c"dir([object]) -> list of strings\n\nThe names of an object's attributes, sorted; without an object, those of the scope."),
    fast(c"vars", vars, c"vars([object]) -> dictionary\n\nThe attributes of an object, its __dict__; without an object, the names of the scope."),
    named(c"__import__", import_, c"__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nWhat an import statement calls: the package at the front of the name, or with fromlist the module itself."),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}

/// Whether there are from `least` to `most` arguments; otherwise TypeError.
pub(super) unsafe fn takes(
    name: &CStr,
    count: Py_ssize_t,
    least: Py_ssize_t,
    most: Py_ssize_t,
) -> bool {
    _PyArg_CheckPositional(name.as_ptr(), count, least, most) != 0
}

/// None, or NULL for a status that says that there is an exception.
unsafe fn none_or_null(code: c_int) -> *mut PyObject {
    if code < 0 {
        null_mut()
    } else {
        new_ref(Py_None())
    }
}

/// A bool, or NULL for a status that says that there is an exception.
unsafe fn bool_or_null(code: c_int) -> *mut PyObject {
    if code < 0 {
        null_mut()
    } else {
        new_ref(Py_Bool(code > 0))
    }
}

unsafe extern "C" fn len(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let length = PyObject_Size(op);
    if length < 0 {
        return null_mut();
    }
    PyLong_FromSsize_t(length)
}

unsafe extern "C" fn repr(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyObject_Repr(op)
}

unsafe extern "C" fn ascii(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyObject_ASCII(op)
}

unsafe extern "C" fn hash(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let hash = PyObject_Hash(op);
    if hash == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    PyLong_FromSsize_t(hash)
}

unsafe extern "C" fn id(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyLong_FromVoidPtr(op.cast())
}

unsafe extern "C" fn callable(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(PyCallable_Check(op) != 0))
}

unsafe extern "C" fn getattr(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"getattr", count, 2, 3) {
        return null_mut();
    }
    if count == 2 {
        return PyObject_GetAttr(*args, *args.add(1));
    }
    let mut found = null_mut();
    match PyObject_GetOptionalAttr(*args, *args.add(1), &mut found) {
        0 => new_ref(*args.add(2)),
        _ => found,
    }
}

unsafe extern "C" fn hasattr(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"hasattr", count, 2, 2) {
        return null_mut();
    }
    bool_or_null(PyObject_HasAttrWithError(*args, *args.add(1)))
}

unsafe extern "C" fn setattr(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"setattr", count, 3, 3) {
        return null_mut();
    }
    none_or_null(PyObject_SetAttr(*args, *args.add(1), *args.add(2)))
}

unsafe extern "C" fn delattr(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"delattr", count, 2, 2) {
        return null_mut();
    }
    none_or_null(PyObject_DelAttr(*args, *args.add(1)))
}

unsafe extern "C" fn isinstance(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"isinstance", count, 2, 2) {
        return null_mut();
    }
    bool_or_null(PyObject_IsInstance(*args, *args.add(1)))
}

unsafe extern "C" fn issubclass(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"issubclass", count, 2, 2) {
        return null_mut();
    }
    bool_or_null(PyObject_IsSubclass(*args, *args.add(1)))
}

unsafe extern "C" fn format(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"format", count, 1, 2) {
        return null_mut();
    }
    if count == 1 {
        return PyObject_Format(*args, null_mut());
    }
    let spec = *args.add(1);
    if !PyUnicode_Check(spec) {
        _PyArg_BadArgument(
            c"format".as_ptr(),
            c"argument 2".as_ptr(),
            c"str".as_ptr(),
            spec,
        );
        return null_mut();
    }
    PyObject_Format(*args, spec)
}

unsafe extern "C" fn dir(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"dir", count, 0, 1) {
        return null_mut();
    }
    PyObject_Dir(if count == 0 { null_mut() } else { *args })
}

unsafe extern "C" fn vars(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"vars", count, 0, 1) {
        return null_mut();
    }
    if count == 0 {
        PyErr_SetString(PyExc_SystemError, c"frame does not exist".as_ptr());
        return null_mut();
    }
    let mut found = null_mut();
    if PyObject_GetOptionalAttr(*args, name!("__dict__"), &mut found) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"vars() argument must have __dict__ attribute".as_ptr(),
        );
    }
    found
}

unsafe extern "C" fn import_(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut name: *mut PyObject = null_mut();
    let (mut globals, mut locals, mut fromlist) = (Py_None(), Py_None(), null_mut::<PyObject>());
    let mut level: c_int = 0;
    if parse_named!(
        args,
        kwargs,
        c"O|OOOi:__import__",
        [c"name", c"globals", c"locals", c"fromlist", c"level"],
        name,
        globals,
        locals,
        fromlist,
        level
    )
    .is_err()
    {
        return null_mut();
    }
    let globals = if globals == Py_None() {
        null_mut()
    } else {
        globals
    };
    import::import(name, globals, fromlist, level).or_null()
}
