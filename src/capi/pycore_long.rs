//! `pycore_long.h`.

use crate::prelude::*;
use crate::types::long::{self, convert, parse};

/// The value of each character as a digit: 0 to 35, or 37 for those that are none.
#[unsafe(no_mangle)]
pub static mut _PyLong_DigitValue: [c_uchar; 256] = parse::VALUES;

/// The int as a fraction, 0.5 up to but not 1, times 2 to the power `*exponent`; the fraction is rounded to even.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_Frexp(op: *mut PyLongObject, exponent: *mut Py_ssize_t) -> f64 {
    let (fraction, power) = convert::frexp(op.cast());
    *exponent = power;
    fraction
}

/// `op << count`: a new reference, NULL with MemoryError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_Lshift(op: *mut PyObject, count: usize) -> *mut PyObject {
    long::bitwise::shift_left(op, count).or_null()
}

/// `op >> count`: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_Rshift(op: *mut PyObject, count: usize) -> *mut PyObject {
    long::bitwise::shift_right(op, count).or_null()
}

/// A number for a parameter of C without a sign: ValueError when it is negative.
unsafe fn not_negative(op: *mut PyObject) -> Fallible<u64> {
    if PyLong_Check(op) && long::sign(op) < 0 {
        PyErr_SetString(PyExc_ValueError, c"value must be positive".as_ptr());
        return Err(Raised);
    }
    let value = PyLong_AsUnsignedLong(op);
    if value == u64::MAX && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(value)
}

/// A converter of argument parsing, to an unsigned short. 1, or 0 with ValueError, TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_UnsignedShort_Converter(
    op: *mut PyObject,
    result: *mut c_void,
) -> c_int {
    let Ok(value) = not_negative(op) else {
        return 0;
    };
    let Ok(value) = c_ushort::try_from(value) else {
        convert::overflow(c"Python int too large for C unsigned short");
        return 0;
    };
    *result.cast::<c_ushort>() = value;
    1
}

/// A converter of argument parsing, to an unsigned long. 1, or 0 with ValueError, TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_UnsignedLong_Converter(
    op: *mut PyObject,
    result: *mut c_void,
) -> c_int {
    let Ok(value) = not_negative(op) else {
        return 0;
    };
    *result.cast::<c_ulong>() = value;
    1
}

/// A converter of argument parsing, to an unsigned long long. 1, or 0 with ValueError, TypeError or OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_UnsignedLongLong_Converter(
    op: *mut PyObject,
    result: *mut c_void,
) -> c_int {
    if PyLong_Check(op) && long::sign(op) < 0 {
        PyErr_SetString(PyExc_ValueError, c"value must be positive".as_ptr());
        return 0;
    }
    let value = PyLong_AsUnsignedLongLong(op);
    if value == u64::MAX && !PyErr_Occurred().is_null() {
        return 0;
    }
    *result.cast::<c_ulonglong>() = value;
    1
}
