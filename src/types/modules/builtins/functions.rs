//! Functions on any object.

use crate::prelude::*;
use crate::types::define::{fast, named, one_arg};
use crate::types::modules::import;

static mut TABLE: [PyMethodDef; 17] = [
    one_arg(c"len", len, c"len($module, obj, /)\n--\n\nReturn the number of items in a container."),
    one_arg(c"repr", repr, c"repr($module, obj, /)\n--\n\nReturn the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj."),
    one_arg(c"ascii", ascii, c"ascii($module, obj, /)\n--\n\nReturn an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in Python 2."),
    one_arg(c"hash", hash, c"hash($module, obj, /)\n--\n\nReturn the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true."),
    one_arg(c"id", id, c"id($module, obj, /)\n--\n\nReturn the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)"),
    one_arg(c"callable", callable, c"callable($module, obj, /)\n--\n\nReturn whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method."),
    fast(c"getattr", getattr, c"getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case."),
    fast(c"hasattr", hasattr, c"hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError."),
    fast(c"setattr", setattr, c"setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``"),
    fast(c"delattr", delattr, c"delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``"),
    fast(c"isinstance", isinstance, c"isinstance($module, obj, class_or_tuple, /)\n--\n\nReturn whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc."),
    fast(c"issubclass", issubclass, c"issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``."),
    fast(c"format", format, c"format($module, value, format_spec='', /)\n--\n\nReturn type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING').\n\nIf type(value) does not supply a method named __format__\nand format_spec is empty, then str(value) is returned.\nSee also help('SPECIALMETHODS')."),
    fast(c"dir", dir, c"dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it.\nIf the object supplies a method named __dir__, it will be used; otherwise\nthe default dir() logic is used and returns:\n  for a module object: the module's attributes.\n  for a class object:  its attributes, and recursively the attributes\n    of its bases.\n  for any other object: its attributes, its class's attributes, and\n    recursively the attributes of its class's base classes."),
    fast(c"vars", vars, c"vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__."),
    named(c"__import__", import_, c"__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nImport a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.\n\nThe globals argument is only used to determine the context;\nthey are not modified.  The locals argument is unused.  The fromlist\nshould be a list of names to emulate ``from name import ...``, or an\nempty list to emulate ``import name``.\nWhen importing a module from a package, note that __import__('A.B', ...)\nreturns package A when fromlist is empty, but its submodule B when\nfromlist is not empty.  The level argument is used to determine whether to\nperform absolute or relative imports: 0 is absolute, while a positive number\nis the number of parent directories to search relative to the current module."),
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
    let keywords = [
        c"name".as_ptr(),
        c"globals".as_ptr(),
        c"locals".as_ptr(),
        c"fromlist".as_ptr(),
        c"level".as_ptr(),
        null(),
    ];
    let mut name: *mut PyObject = null_mut();
    let (mut globals, mut locals, mut fromlist) = (Py_None(), Py_None(), null_mut::<PyObject>());
    let mut level: c_int = 0;
    let parsed = PyArg_ParseTupleAndKeywords(
        args,
        kwargs,
        c"O|OOOi:__import__".as_ptr(),
        keywords.as_ptr().cast(),
        &raw mut name,
        &raw mut globals,
        &raw mut locals,
        &raw mut fromlist,
        &raw mut level,
    );
    if parsed == 0 {
        return null_mut();
    }
    let globals = if globals == Py_None() {
        null_mut()
    } else {
        globals
    };
    import::import(name, globals, fromlist, level).or_null()
}
