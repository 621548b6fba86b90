//! float: a double of C.
//!
//! ```text
//! value        the object and its pool
//! arithmetic, compare, round
//! print, parse, hexadecimal    text
//! pack         2, 4 and 8 bytes
//! methods      what float has by name
//! info         sys.float_info
//! ```

pub mod arithmetic;
pub mod compare;
mod hexadecimal;
pub mod info;
mod methods;
pub mod pack;
pub mod parse;
pub mod print;
mod round;
pub mod value;

pub use value::{from_f64, value as of};

use crate::prelude::*;

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_add: Some(arithmetic::nb_add),
    nb_subtract: Some(arithmetic::nb_subtract),
    nb_multiply: Some(arithmetic::nb_multiply),
    nb_remainder: Some(arithmetic::nb_remainder),
    nb_divmod: Some(arithmetic::nb_divmod),
    nb_power: Some(arithmetic::nb_power),
    nb_negative: Some(arithmetic::nb_negative),
    nb_positive: Some(arithmetic::nb_positive),
    nb_absolute: Some(arithmetic::nb_absolute),
    nb_bool: Some(arithmetic::nb_bool),
    nb_int: Some(arithmetic::nb_int),
    nb_float: Some(arithmetic::nb_positive),
    nb_floor_divide: Some(arithmetic::nb_floor_divide),
    nb_true_divide: Some(arithmetic::nb_true_divide),
    ..PyNumberMethods::EMPTY
};

/// `float`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"float".as_ptr(),
    tp_basicsize: size_of::<PyFloatObject>() as Py_ssize_t,
    tp_dealloc: Some(value::tp_dealloc),
    tp_repr: Some(print::tp_repr),
    tp_as_number: &raw mut NUMBERS,
    tp_hash: Some(compare::tp_hash),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_MATCH_SELF,
    tp_doc: c"float(x=0, /)\n--\n\nA number with a fraction, of another number or of text."
        .as_ptr(),
    tp_richcompare: Some(compare::tp_richcompare),
    tp_methods: (&raw mut methods::METHODS).cast(),
    tp_getset: (&raw mut methods::ATTRIBUTES).cast(),
    tp_new: Some(methods::tp_new),
    tp_vectorcall: Some(methods::tp_vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyFloat_Type))
}

/// A double by `__float__`, or by `__index__`, or of a float; `None` for other types.
pub unsafe fn by_slots(op: *mut PyObject) -> Fallible<Option<f64>> {
    let (mut float, mut index) = (None, None);
    if let Some(numbers) = (*Py_TYPE(op)).tp_as_number.as_ref() {
        (float, index) = (numbers.nb_float, numbers.nb_index);
    }
    if let Some(function) = float {
        let made = owned(function(op))?;
        return checked(op, made.ptr()).map(Some);
    }
    if index.is_some() {
        let made = owned(_PyNumber_Index(op))?;
        return crate::types::long::convert::as_f64(made.ptr()).map(Some);
    }
    Ok(PyFloat_Check(op).then(|| of(op)))
}

/// What `__float__` gave has to be a float; of a subtype it is deprecated.
unsafe fn checked(op: *mut PyObject, made: *mut PyObject) -> Fallible<f64> {
    if PyFloat_CheckExact(made) {
        return Ok(of(made));
    }
    let (own, name) = ((*Py_TYPE(op)).tp_name, (*Py_TYPE(made)).tp_name);
    if !PyFloat_Check(made) {
        let message = c"%.50s.__float__ returned non-float (type %.50s)";
        PyErr_Format(PyExc_TypeError, message.as_ptr(), own, name);
        return Err(Raised);
    }
    let message = c"%.50s.__float__ returned non-float (type %.50s).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.";
    status(PyErr_WarnFormat(
        PyExc_DeprecationWarning,
        1,
        message.as_ptr(),
        own,
        name,
    ))?;
    Ok(of(made))
}

/// A double of a number: `PyFloat_AsDouble`.
#[inline]
pub unsafe fn as_f64(op: *mut PyObject) -> Fallible<f64> {
    if op.is_null() {
        PyErr_BadArgument();
        return Err(Raised);
    }
    if PyFloat_Check(op) {
        return Ok(of(op));
    }
    match by_slots(op)? {
        Some(number) => Ok(number),
        None => {
            PyErr_Format(
                PyExc_TypeError,
                c"must be real number, not %.50s".as_ptr(),
                (*Py_TYPE(op)).tp_name,
            );
            Err(Raised)
        }
    }
}
