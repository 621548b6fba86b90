//! The operators.

use super::value::{from_f64, operand, value};
use crate::prelude::*;

#[cold]
pub unsafe fn division_by_zero(message: &CStr) -> Raised {
    PyErr_SetString(PyExc_ZeroDivisionError, message.as_ptr());
    Raised
}

/// OverflowError as the system says it of ERANGE.
#[cold]
pub unsafe fn out_of_range() -> Raised {
    *libc::__errno_location() = libc::ERANGE;
    PyErr_SetFromErrno(PyExc_OverflowError);
    Raised
}

/// A slot of two floats or ints.
macro_rules! slot_of_two {
    ($($name:ident($a:ident, $b:ident) $body:block)*) => {$(
        pub unsafe extern "C" fn $name(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject {
            #[inline(always)]
            unsafe fn body($a: f64, $b: f64) -> *mut PyObject $body
            if PyFloat_CheckExact(left) && PyFloat_CheckExact(right) {
                return body(value(left), value(right));
            }
            match (operand(left), operand(right)) {
                (Ok(Some(a)), Ok(Some(b))) => body(a, b),
                (Err(Raised), _) => null_mut(),
                (_, Err(Raised)) => null_mut(),
                _ => Py_NotImplemented(),
            }
        }
    )*};
}

slot_of_two! {
    nb_add(a, b) { from_f64(a + b) }
    nb_subtract(a, b) { from_f64(a - b) }
    nb_multiply(a, b) { from_f64(a * b) }
    nb_true_divide(a, b) {
        if b == 0.0 {
            division_by_zero(c"float division by zero");
            return null_mut();
        }
        from_f64(a / b)
    }
    nb_floor_divide(a, b) {
        if b == 0.0 {
            division_by_zero(c"float floor division by zero");
            return null_mut();
        }
        from_f64(floored(a, b).0)
    }
    nb_remainder(a, b) {
        if b == 0.0 {
            division_by_zero(c"float modulo by zero");
            return null_mut();
        }
        from_f64(modulo(a, b))
    }
    nb_divmod(a, b) {
        if b == 0.0 {
            division_by_zero(c"float divmod()");
            return null_mut();
        }
        let (quotient, rest) = floored(a, b);
        let both = || crate::types::number::pair(owned(from_f64(quotient))?, owned(from_f64(rest))?);
        both().or_null()
    }
}

/// `a % b`, with the sign of `b`, also of a zero.
fn modulo(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        rest.abs().copysign(b)
    } else if (b < 0.0) != (rest < 0.0) {
        rest + b
    } else {
        rest
    }
}

/// `a // b` and `a % b`.
fn floored(a: f64, b: f64) -> (f64, f64) {
    let truncated = a % b;
    let rest = modulo(a, b);
    // (a - rest) is near to a multiple of b, so that the quotient is near to an integer.
    let mut quotient = (a - truncated) / b;
    if truncated != 0.0 && (b < 0.0) != (truncated < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(a / b), rest);
    }
    let floor = quotient.floor();
    (
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        },
        rest,
    )
}

pub unsafe extern "C" fn nb_power(
    left: *mut PyObject,
    right: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    if modulus != Py_None() {
        let message = c"pow() 3rd argument not allowed unless all arguments are integers";
        PyErr_SetString(PyExc_TypeError, message.as_ptr());
        return null_mut();
    }
    match (operand(left), operand(right)) {
        (Ok(Some(base)), Ok(Some(exponent))) => power(left, right, base, exponent),
        (Err(Raised), _) | (_, Err(Raised)) => null_mut(),
        _ => Py_NotImplemented(),
    }
}

unsafe fn power(
    left: *mut PyObject,
    right: *mut PyObject,
    base: f64,
    exponent: f64,
) -> *mut PyObject {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        division_by_zero(c"0.0 cannot be raised to a negative power");
        return null_mut();
    }
    if base < 0.0 && base.is_finite() && exponent.is_finite() && exponent != exponent.floor() {
        // A root of a negative number is complex.
        let complex = PyComplex_Type.tp_as_number;
        return match (*complex).nb_power {
            Some(function) => function(left, right, Py_None()),
            None => Py_NotImplemented(),
        };
    }
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        out_of_range();
        return null_mut();
    }
    from_f64(result)
}

pub unsafe extern "C" fn nb_negative(op: *mut PyObject) -> *mut PyObject {
    from_f64(-value(op))
}

/// `+x`, `float(x)`: itself, or an exact float of its value.
pub unsafe extern "C" fn nb_positive(op: *mut PyObject) -> *mut PyObject {
    if PyFloat_CheckExact(op) {
        new_ref(op)
    } else {
        from_f64(value(op))
    }
}

pub unsafe extern "C" fn nb_absolute(op: *mut PyObject) -> *mut PyObject {
    from_f64(value(op).abs())
}

pub unsafe extern "C" fn nb_bool(op: *mut PyObject) -> c_int {
    c_int::from(value(op) != 0.0)
}

pub unsafe extern "C" fn nb_int(op: *mut PyObject) -> *mut PyObject {
    crate::types::long::convert::from_f64(value(op)).or_null()
}
