//! The operators of timedelta.

use super::delta::{is, make, make_checked};
use super::layout::span_of;
use super::span::{Span, TooLarge, divide_down, divide_to_even};
use super::whole::{self, Whole};
use crate::prelude::*;

pub unsafe extern "C" fn add(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) || !is(b) {
        return Py_NotImplemented();
    }
    make_checked(span_of(a).plus(span_of(b))).or_null()
}

pub unsafe extern "C" fn subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) || !is(b) {
        return Py_NotImplemented();
    }
    make_checked(span_of(a).minus(span_of(b))).or_null()
}

pub unsafe extern "C" fn negative(op: *mut PyObject) -> *mut PyObject {
    make_checked(Span::ZERO.minus(span_of(op))).or_null()
}

pub unsafe extern "C" fn positive(op: *mut PyObject) -> *mut PyObject {
    make(span_of(op)).or_null()
}

pub unsafe extern "C" fn absolute(op: *mut PyObject) -> *mut PyObject {
    if span_of(op).is_negative() {
        negative(op)
    } else {
        positive(op)
    }
}

pub unsafe extern "C" fn is_true(op: *mut PyObject) -> c_int {
    c_int::from(span_of(op) != Span::ZERO)
}

/// A finite double as `mantissa * 2 ** exponent`; the error that a ratio of it has otherwise.
unsafe fn decode(value: f64) -> Fallible<(i128, i32)> {
    if value.is_nan() {
        PyErr_SetString(
            PyExc_ValueError,
            c"cannot convert NaN to integer ratio".as_ptr(),
        );
        return Err(Raised);
    }
    if value.is_infinite() {
        PyErr_SetString(
            PyExc_OverflowError,
            c"cannot convert Infinity to integer ratio".as_ptr(),
        );
        return Err(Raised);
    }
    let bits = value.to_bits();
    let raised = (bits >> 52) as i32 & 0x7ff;
    let low = i128::from(bits & ((1 << 52) - 1));
    let size = if raised == 0 { low } else { low | 1 << 52 };
    let sign = if value.is_sign_negative() { -1 } else { 1 };
    Ok((sign * size, raised.max(1) - 1075))
}

/// `value * 2 ** by`, which is not negative; `None` when that is more than 125 bits.
fn shifted(value: i128, by: i32) -> Option<i128> {
    if value == 0 {
        return Some(0);
    }
    let is_small = value.unsigned_abs().leading_zeros() as i32 > by + 2;
    is_small.then(|| value << by)
}

unsafe fn times_int(span: Span, factor: *mut PyObject) -> Fallible<Result<Span, TooLarge>> {
    let micros = span.total_micros();
    let product = match whole::of_int(factor)? {
        Whole::Fits(factor) => micros.checked_mul(factor),
        Whole::Huge { .. } => (micros == 0).then_some(0),
    };
    Ok(product.ok_or(TooLarge::Int).and_then(Span::of_micros))
}

unsafe fn times_float(span: Span, factor: f64) -> Fallible<Result<Span, TooLarge>> {
    let (mantissa, exponent) = decode(factor)?;
    // 67 bits by 53.
    let product = span.total_micros() * mantissa;
    Ok(if exponent >= 0 {
        shifted(product, exponent)
            .ok_or(TooLarge::Int)
            .and_then(Span::of_micros)
    } else {
        match shifted(1, -exponent) {
            Some(divisor) => Span::of_micros(divide_to_even(product, divisor)),
            None => Ok(Span::ZERO),
        }
    })
}

pub unsafe extern "C" fn multiply(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    let (span, factor) = if is(a) {
        (span_of(a), b)
    } else {
        (span_of(b), a)
    };
    let product = if PyLong_Check(factor) {
        times_int(span, factor)
    } else if PyFloat_Check(factor) {
        times_float(span, PyFloat_AsDouble(factor))
    } else {
        return Py_NotImplemented();
    };
    product.and_then(|product| make_checked(product)).or_null()
}

#[cold]
unsafe fn by_zero(text: &CStr) -> Raised {
    PyErr_SetString(PyExc_ZeroDivisionError, text.as_ptr());
    Raised
}

const DIVISION: &CStr = c"integer division or modulo by zero";
const MODULO: &CStr = c"integer modulo by zero";

unsafe fn over_int(span: Span, divisor: *mut PyObject, downwards: bool) -> Fallible<Ref> {
    let micros = span.total_micros();
    let quotient = match whole::of_int(divisor)? {
        Whole::Fits(0) => return Err(by_zero(DIVISION)),
        Whole::Fits(divisor) if downwards => divide_down(micros, divisor),
        Whole::Fits(divisor) => shifted(divisor, 0).map_or(0, |d| divide_to_even(micros, d)),
        Whole::Huge { is_negative } => {
            let differ = micros != 0 && (micros < 0) != is_negative;
            -i128::from(downwards && differ)
        }
    };
    make_checked(Span::of_micros(quotient))
}

unsafe fn over_float(span: Span, divisor: f64) -> Fallible<Ref> {
    let (mantissa, exponent) = decode(divisor)?;
    if mantissa == 0 {
        return Err(by_zero(DIVISION));
    }
    let micros = span.total_micros();
    let quotient = if exponent >= 0 {
        // A divisor that is too large for this is far more than any timedelta.
        Some(shifted(mantissa, exponent).map_or(0, |divisor| divide_to_even(micros, divisor)))
    } else {
        // The quotient is of more than 67 bits when the dividend is of more than 125.
        shifted(micros, -exponent).map(|micros| divide_to_even(micros, mantissa))
    };
    make_checked(quotient.ok_or(TooLarge::Int).and_then(Span::of_micros))
}

pub unsafe extern "C" fn true_divide(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) {
        return Py_NotImplemented();
    }
    let span = span_of(a);
    if is(b) {
        whole::quotient(span.total_micros(), span_of(b).total_micros())
    } else if PyFloat_Check(b) {
        over_float(span, PyFloat_AsDouble(b))
    } else if PyLong_Check(b) {
        over_int(span, b, false)
    } else {
        return Py_NotImplemented();
    }
    .or_null()
}

pub unsafe extern "C" fn floor_divide(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) {
        return Py_NotImplemented();
    }
    if PyLong_Check(b) {
        return over_int(span_of(a), b, true).or_null();
    }
    if !is(b) {
        return Py_NotImplemented();
    }
    let divided = divided(span_of(a), span_of(b), DIVISION);
    divided
        .and_then(|(quotient, _)| whole::to_int(quotient))
        .or_null()
}

/// Quotient downwards and remainder of the sign of `b`.
unsafe fn divided(a: Span, b: Span, zero: &CStr) -> Fallible<(i128, Span)> {
    let (a, b) = (a.total_micros(), b.total_micros());
    if b == 0 {
        return Err(by_zero(zero));
    }
    let quotient = divide_down(a, b);
    // The remainder is smaller than `b`.
    let rest = Span::of_micros(a - quotient * b);
    Ok((quotient, super::delta::checked(rest)?))
}

pub unsafe extern "C" fn remainder(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) || !is(b) {
        return Py_NotImplemented();
    }
    let divided = divided(span_of(a), span_of(b), MODULO);
    divided.and_then(|(_, rest)| make(rest)).or_null()
}

pub unsafe extern "C" fn divmod(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) || !is(b) {
        return Py_NotImplemented();
    }
    let body = || -> Fallible<Ref> {
        let (quotient, rest) = divided(span_of(a), span_of(b), DIVISION)?;
        crate::types::number::pair(whole::to_int(quotient)?, make(rest)?)
    };
    body().or_null()
}
