//! None and NotImplemented, and the table of constants.

use crate::prelude::*;
use crate::types::define::no_args;

unsafe extern "C" fn none_repr(_op: *mut PyObject) -> *mut PyObject {
    new_ref(name!("None"))
}

unsafe extern "C" fn not_implemented_repr(_op: *mut PyObject) -> *mut PyObject {
    new_ref(name!("NotImplemented"))
}

unsafe extern "C" fn none_bool(_op: *mut PyObject) -> c_int {
    0
}

/// The same in every process.
unsafe extern "C" fn none_hash(_op: *mut PyObject) -> Py_hash_t {
    0xfca8_6420
}

unsafe extern "C" fn not_implemented_bool(_op: *mut PyObject) -> c_int {
    let warned = PyErr_WarnEx(
        PyExc_DeprecationWarning,
        c"NotImplemented should not be used in a boolean context".as_ptr(),
        1,
    );
    if warned < 0 { -1 } else { 1 }
}

/// Nothing takes the last reference; compiled code that miscounts may seem to, and the object lives on.
unsafe extern "C" fn live_on(op: *mut PyObject) {
    (*op).ob_refcnt = IMMORTAL;
}

unsafe fn only(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    message: &CStr,
    op: *mut PyObject,
) -> *mut PyObject {
    let named = !kwargs.is_null() && PyDict_Size(kwargs) > 0;
    if named || Py_SIZE(args) > 0 {
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        return null_mut();
    }
    op
}

unsafe extern "C" fn none_new(
    _kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    only(args, kwargs, c"NoneType takes no arguments", Py_None())
}

unsafe extern "C" fn not_implemented_new(
    _kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let message = c"NotImplementedType takes no arguments";
    only(args, kwargs, message, Py_NotImplemented())
}

unsafe extern "C" fn not_implemented_reduce(
    _op: *mut PyObject,
    _args: *mut PyObject,
) -> *mut PyObject {
    new_ref(name!("NotImplemented"))
}

static mut NONE_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_bool: Some(none_bool),
    ..PyNumberMethods::EMPTY
};

static mut NOT_IMPLEMENTED_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_bool: Some(not_implemented_bool),
    ..PyNumberMethods::EMPTY
};

static mut NOT_IMPLEMENTED_METHODS: [PyMethodDef; 2] = [
    no_args(c"__reduce__", not_implemented_reduce, c""),
    PyMethodDef::EMPTY,
];

const HEAD: PyVarObject = PyVarObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut PyType_Type,
    },
    ob_size: 0,
};

/// `NoneType`.
pub const NONE_TYPE: PyTypeObject = PyTypeObject {
    ob_base: HEAD,
    tp_name: c"NoneType".as_ptr(),
    tp_basicsize: size_of::<PyObject>() as Py_ssize_t,
    tp_dealloc: Some(live_on),
    tp_repr: Some(none_repr),
    tp_as_number: &raw mut NONE_NUMBER,
    tp_hash: Some(none_hash),
    tp_richcompare: Some(crate::types::object_::compare),
    tp_flags: Py_TPFLAGS_DEFAULT,
    tp_doc: c"NoneType()\n--\n\nNone alone is of this type.".as_ptr(),
    tp_new: Some(none_new),
    ..PyTypeObject::EMPTY
};

/// `NotImplementedType`.
pub const NOT_IMPLEMENTED_TYPE: PyTypeObject = PyTypeObject {
    ob_base: HEAD,
    tp_name: c"NotImplementedType".as_ptr(),
    tp_basicsize: size_of::<PyObject>() as Py_ssize_t,
    tp_dealloc: Some(live_on),
    tp_repr: Some(not_implemented_repr),
    tp_as_number: &raw mut NOT_IMPLEMENTED_NUMBER,
    tp_flags: Py_TPFLAGS_DEFAULT,
    tp_doc: c"NotImplementedType()\n--\n\nNotImplemented alone is of this type.".as_ptr(),
    tp_methods: &raw mut NOT_IMPLEMENTED_METHODS as *mut PyMethodDef,
    tp_new: Some(not_implemented_new),
    ..PyTypeObject::EMPTY
};

/// The object with a number of `Py_GetConstant`, borrowed.
pub unsafe fn constant(id: c_uint) -> Fallible<*mut PyObject> {
    Ok(match id {
        Py_CONSTANT_NONE => Py_None(),
        Py_CONSTANT_FALSE => Py_False(),
        Py_CONSTANT_TRUE => Py_True(),
        Py_CONSTANT_ELLIPSIS => Py_Ellipsis(),
        Py_CONSTANT_NOT_IMPLEMENTED => Py_NotImplemented(),
        // Shared and immortal, so the reference that comes with them need not be given back.
        Py_CONSTANT_ZERO => PyLong_FromLong(0),
        Py_CONSTANT_ONE => PyLong_FromLong(1),
        Py_CONSTANT_EMPTY_STR => PyUnicode_New(0, 0),
        Py_CONSTANT_EMPTY_BYTES => PyBytes_FromStringAndSize(null(), 0),
        Py_CONSTANT_EMPTY_TUPLE => PyTuple_New(0),
        _ => {
            _PyErr_BadInternalCall(c"Objects/object.c".as_ptr(), 3016);
            return Err(Raised);
        }
    })
}

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut _PyNone_Type))?;
    status(PyType_Ready(&raw mut _PyNotImplemented_Type))
}
