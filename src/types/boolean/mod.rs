//! bool: True and False, which are ints.

use crate::prelude::*;
use crate::types::long;

unsafe extern "C" fn tp_repr(op: *mut PyObject) -> *mut PyObject {
    new_ref(if op == Py_True() {
        name!("True")
    } else {
        name!("False")
    })
}

/// `bool(x)`.
unsafe fn truth_of(op: *mut PyObject) -> *mut PyObject {
    match PyObject_IsTrue(op) {
        -1 => null_mut(),
        truth => Py_Bool(truth != 0),
    }
}

unsafe extern "C" fn tp_new(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !kwargs.is_null() && _PyArg_NoKeywords(c"bool".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    let count = Py_SIZE(args);
    if _PyArg_CheckPositional(c"bool".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    if count == 0 {
        Py_False()
    } else {
        truth_of(PyTuple_GET_ITEM(args, 0))
    }
}

unsafe extern "C" fn tp_vectorcall(
    _: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if !kwnames.is_null() && Py_SIZE(kwnames) != 0 {
        let message = c"bool() takes no keyword arguments";
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        return null_mut();
    }
    let count = PyVectorcall_NARGS(nargsf);
    if _PyArg_CheckPositional(c"bool".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    if count == 0 {
        Py_False()
    } else {
        truth_of(*args)
    }
}

/// An operator of two bools; with an int it is the int's.
macro_rules! slot_of_two {
    ($($name:ident $operator:tt $of_ints:path;)*) => {$(
        unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            if !PyBool_Check(a) || !PyBool_Check(b) {
                return $of_ints(a, b);
            }
            Py_Bool((a == Py_True()) $operator (b == Py_True()))
        }
    )*};
}

slot_of_two! {
    nb_and & long::bitwise::nb_and;
    nb_or | long::bitwise::nb_or;
    nb_xor ^ long::bitwise::nb_xor;
}

/// `~x`, which is that of the int, and deprecated.
unsafe extern "C" fn nb_invert(op: *mut PyObject) -> *mut PyObject {
    let message = c"Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";
    if PyErr_WarnEx(PyExc_DeprecationWarning, message.as_ptr(), 1) < 0 {
        return null_mut();
    }
    long::arithmetic::nb_invert(op)
}

/// True and False live again, whatever was done to their counts.
unsafe extern "C" fn tp_dealloc(op: *mut PyObject) {
    (*op).ob_refcnt = IMMORTAL;
}

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_invert: Some(nb_invert),
    nb_and: Some(nb_and),
    nb_xor: Some(nb_xor),
    nb_or: Some(nb_or),
    ..PyNumberMethods::EMPTY
};

/// `bool`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"bool".as_ptr(),
    tp_basicsize: 24,
    tp_itemsize: 4,
    tp_dealloc: Some(tp_dealloc),
    tp_repr: Some(tp_repr),
    tp_as_number: &raw mut NUMBERS,
    tp_doc:
        c"bool(object=False, /)\n--\n\nThe truth of an object, False when there is none; there are only the two of them."
            .as_ptr(),
    tp_base: &raw mut PyLong_Type,
    tp_new: Some(tp_new),
    tp_vectorcall: Some(tp_vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyBool_Type))
}
