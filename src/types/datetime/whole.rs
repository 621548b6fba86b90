//! Ints of Python's as numbers of Rust's, and back: a timedelta in microseconds has up to 67 bits.

use crate::prelude::*;

/// An int as a number.
pub enum Whole {
    Fits(i128),
    /// Its sign is all that matters.
    Huge {
        is_negative: bool,
    },
}

/// The value of an int.
pub unsafe fn of_int(op: *mut PyObject) -> Fallible<Whole> {
    let mut side = 0;
    let value = PyLong_AsLongLongAndOverflow(op, &raw mut side);
    if side == 0 {
        return Ok(Whole::Fits(value.into()));
    }
    let mut bytes = [0u8; 16];
    let needed = PyLong_AsNativeBytes(op, bytes.as_mut_ptr().cast(), 16, -1);
    if needed < 0 {
        return Err(Raised);
    }
    Ok(if needed <= 16 {
        Whole::Fits(i128::from_ne_bytes(bytes))
    } else {
        Whole::Huge {
            is_negative: side < 0,
        }
    })
}

/// A new int.
pub unsafe fn to_int(value: i128) -> Fallible<Ref> {
    match i64::try_from(value) {
        Ok(small) => owned(PyLong_FromLongLong(small)),
        Err(_) => {
            let bytes = value.to_ne_bytes();
            owned(PyLong_FromNativeBytes(bytes.as_ptr().cast(), 16, -1))
        }
    }
}

/// `a / b` as the nearest double; ZeroDivisionError when `b` is 0.
pub unsafe fn quotient(a: i128, b: i128) -> Fallible<Ref> {
    const EXACT: i128 = 1 << 53;
    if b != 0 && (-EXACT..=EXACT).contains(&a) && (-EXACT..=EXACT).contains(&b) {
        return owned(PyFloat_FromDouble(a as f64 / b as f64));
    }
    let (a, b) = (to_int(a)?, to_int(b)?);
    owned(PyNumber_TrueDivide(a.ptr(), b.ptr()))
}
