//! `longintrepr.h`.

use crate::prelude::*;
use crate::types::long;

/// Make an exact int of the value of `src`, which is an int: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_Copy(src: *mut PyLongObject) -> *mut PyObject {
    long::copy(src.cast()).or_null()
}

/// Make an int of `digit_count` digits of 30 bits, the lowest first. A new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_FromDigits(
    negative: c_int,
    digit_count: Py_ssize_t,
    digits: *mut digit,
) -> *mut PyLongObject {
    let digits = if digit_count == 0 {
        &[]
    } else {
        core::slice::from_raw_parts(digits, digit_count as usize)
    };
    long::from_digits(negative != 0, digits).or_null().cast()
}

/// Make an int of `size` digits, for the caller to fill in: positive, its digits hold anything. A new reference;
/// NULL with OverflowError "too many digits in integer" or MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyLong_New(size: Py_ssize_t) -> *mut PyLongObject {
    long::blank(size).cast()
}
