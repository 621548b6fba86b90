//! `float(...)`, and the methods and attributes of float.

use super::value::{from_f64, value};
use super::{arithmetic, hexadecimal, round};
use crate::prelude::*;
use crate::types::define::{fast, flagged, no_args, one_arg, readable};
use crate::types::long;

/// `float.__new__(kind, x)`, `x` NULL when it is not given.
unsafe fn new_of(kind: *mut PyTypeObject, op: *mut PyObject) -> Fallible<Ref> {
    let made = if op.is_null() {
        owned(from_f64(0.0))?
    } else if PyUnicode_CheckExact(op) {
        super::parse::from_text(op)?
    } else {
        owned(PyNumber_Float(op))?
    };
    if kind == &raw mut PyFloat_Type {
        return Ok(made);
    }
    let alloc = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let op = owned(alloc(kind, 0))?;
    (*op.cast::<PyFloatObject>()).ob_fval = value(made.ptr());
    Ok(op)
}

pub unsafe extern "C" fn tp_new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    // A subtype with an `__init__` of its own may take keywords.
    let strict = kind == &raw mut PyFloat_Type
        || (*kind).tp_init.map(|init| init as usize)
            == PyFloat_Type.tp_init.map(|init| init as usize);
    if strict && !kwargs.is_null() && _PyArg_NoKeywords(c"float".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    let count = Py_SIZE(args);
    if _PyArg_CheckPositional(c"float".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    let op = if count == 0 {
        null_mut()
    } else {
        PyTuple_GET_ITEM(args, 0)
    };
    new_of(kind, op).or_null()
}

pub unsafe extern "C" fn tp_vectorcall(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    if !kwnames.is_null() && Py_SIZE(kwnames) != 0 {
        let message = c"float() takes no keyword arguments";
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        return null_mut();
    }
    let count = PyVectorcall_NARGS(nargsf);
    if _PyArg_CheckPositional(c"float".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    let op = if count == 0 { null_mut() } else { *args };
    new_of(kind.cast(), op).or_null()
}

unsafe extern "C" fn itself(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    arithmetic::nb_positive(op)
}

unsafe extern "C" fn get_itself(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    arithmetic::nb_positive(op)
}

unsafe extern "C" fn get_zero(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    from_f64(0.0)
}

unsafe extern "C" fn trunc(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    long::convert::from_f64(value(op)).or_null()
}

unsafe extern "C" fn floor(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    long::convert::from_f64(value(op).floor()).or_null()
}

unsafe extern "C" fn ceil(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    long::convert::from_f64(value(op).ceil()).or_null()
}

unsafe extern "C" fn is_integer(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let number = value(op);
    Py_Bool(number.is_finite() && number.floor() == number)
}

unsafe extern "C" fn round_method(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"__round__".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    if count == 0 || *args == Py_None() {
        return long::convert::from_f64(round::to_integer(value(op))).or_null();
    }
    let digits = PyNumber_AsSsize_t(*args, null_mut());
    if digits == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    round::round(value(op), digits).or_null()
}

/// The number as a fraction of ints in lowest terms.
unsafe extern "C" fn as_integer_ratio(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || {
        let number = value(op);
        let of = if number.is_infinite() {
            Some((
                PyExc_OverflowError,
                c"cannot convert Infinity to integer ratio",
            ))
        } else if number.is_nan() {
            Some((PyExc_ValueError, c"cannot convert NaN to integer ratio"))
        } else {
            None
        };
        if let Some((kind, message)) = of {
            PyErr_SetString(kind, message.as_ptr());
            return Err(Raised);
        }
        let (mut mantissa, mut exponent) = long::convert::parts(number);
        if mantissa == 0 {
            exponent = 0;
        } else {
            let zeros = mantissa.trailing_zeros();
            mantissa >>= zeros;
            exponent += zeros as i32;
        }
        let signed = if number < 0.0 {
            -(mantissa as i64)
        } else {
            mantissa as i64
        };
        let mantissa = owned(long::from_i64(signed))?;
        let one = owned(long::from_i64(1))?;
        let power = exponent.unsigned_abs() as usize;
        let (numerator, denominator) = if exponent > 0 {
            (long::bitwise::shift_left(mantissa.ptr(), power)?, one)
        } else {
            (mantissa, long::bitwise::shift_left(one.ptr(), power)?)
        };
        crate::types::number::pair(numerator, denominator)
    };
    body().or_null()
}

unsafe extern "C" fn hex(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    hexadecimal::to_hex(value(op)).or_null()
}

unsafe extern "C" fn fromhex(kind: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    let body = || {
        let mut length = 0;
        let start = PyUnicode_AsUTF8AndSize(text, &raw mut length);
        if start.is_null() {
            return Err(Raised);
        }
        let bytes = core::slice::from_raw_parts(start.cast::<u8>(), length as usize);
        let made = owned(from_f64(hexadecimal::from_hex(bytes)?))?;
        if kind == (&raw mut PyFloat_Type).cast() {
            return Ok(made);
        }
        owned(PyObject_CallOneArg(kind, made.ptr()))
    };
    body().or_null()
}

unsafe extern "C" fn getnewargs(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || {
        let number = owned(from_f64(value(op)))?;
        owned(PyTuple_Pack(1, number.ptr()))
    };
    body().or_null()
}

unsafe extern "C" fn getformat(_: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(name) {
        _PyArg_BadArgument(
            c"__getformat__".as_ptr(),
            c"argument".as_ptr(),
            c"str".as_ptr(),
            name,
        );
        return null_mut();
    }
    let is = |text: &CStr| _PyUnicode_EqualToASCIIString(name, text.as_ptr()) != 0;
    if is(c"double") || is(c"float") {
        return PyUnicode_FromString(c"IEEE, little-endian".as_ptr());
    }
    let message = c"__getformat__() argument 1 must be 'double' or 'float'";
    PyErr_SetString(PyExc_ValueError, message.as_ptr());
    null_mut()
}

unsafe extern "C" fn format(op: *mut PyObject, spec: *mut PyObject) -> *mut PyObject {
    crate::types::format_spec::format_float(op, spec).or_null()
}

pub static mut METHODS: [PyMethodDef; 13] = [
    no_args(c"conjugate", itself, c"conjugate($self, /)\n--\n\nThe number itself."),
    no_args(c"__trunc__", trunc, c"__trunc__($self, /)\n--\n\nThe number without what is behind the point, an int."),
    no_args(c"__floor__", floor, c"__floor__($self, /)\n--\n\nThe next int not above the number."),
    no_args(c"__ceil__", ceil, c"__ceil__($self, /)\n--\n\nThe next int not below the number."),
    fast(c"__round__", round_method, c"__round__($self, ndigits=None, /)\n--\n\nThe nearest int, or the number to so many decimals; halves go to the even one."),
    no_args(c"as_integer_ratio", as_integer_ratio, c"as_integer_ratio($self, /)\n--\n\nTwo ints in lowest terms of which the number is exactly the quotient."),
    flagged(one_arg(c"fromhex", fromhex, c"fromhex($type, string, /)\n--\n\nThe number that hexadecimal text of hex() stands for."), METH_CLASS),
    no_args(c"hex", hex, c"hex($self, /)\n--\n\nThe number as text without loss: hexadecimal, with an exponent of 2."),
    no_args(c"is_integer", is_integer, c"is_integer($self, /)\n--\n\nWhether nothing is behind the point."),
    no_args(c"__getnewargs__", getnewargs, c"__getnewargs__($self, /)\n--\n\n"),
    flagged(one_arg(c"__getformat__", getformat, c"__getformat__($type, typestr, /)\n--\n\nThe format of the numbers of the C type 'double' or 'float'."), METH_CLASS),
    one_arg(c"__format__", format, c"__format__($self, format_spec, /)\n--\n\nThe number as text, by a format specification."),
    PyMethodDef::EMPTY,
];

pub static mut ATTRIBUTES: [PyGetSetDef; 3] = [
    readable(c"real", get_itself, c"The number itself."),
    readable(c"imag", get_zero, c"Always zero."),
    PyGetSetDef::EMPTY,
];
