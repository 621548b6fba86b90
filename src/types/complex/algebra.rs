//! The operations on numbers of two doubles.

use super::value::number;
use crate::prelude::*;

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Division by 0, and 0 to a power that has none.
    Domain,
    /// Beyond the largest double.
    Range,
}

impl Failure {
    /// What C says in `errno`.
    pub fn errno(self) -> c_int {
        match self {
            Failure::Domain => libc::EDOM,
            Failure::Range => libc::ERANGE,
        }
    }
}

/// Powers up to this one are products.
const MOST_PRODUCTS: f64 = 100.0;

pub fn product(a: Py_complex, b: Py_complex) -> Py_complex {
    number(
        a.real * b.real - a.imag * b.imag,
        a.real * b.imag + a.imag * b.real,
    )
}

/// `a / b`: both are divided by the larger part of `b` first, so that its square does not overflow.
pub fn quotient(a: Py_complex, b: Py_complex) -> Result<Py_complex, Failure> {
    let (real, imag) = (b.real.abs(), b.imag.abs());
    if real >= imag {
        if real == 0.0 {
            return Err(Failure::Domain);
        }
        let ratio = b.imag / b.real;
        let scale = b.real + b.imag * ratio;
        Ok(number(
            (a.real + a.imag * ratio) / scale,
            (a.imag - a.real * ratio) / scale,
        ))
    } else if imag >= real {
        let ratio = b.real / b.imag;
        let scale = b.real * ratio + b.imag;
        Ok(number(
            (a.real * ratio + a.imag) / scale,
            (a.imag * ratio - a.real) / scale,
        ))
    } else {
        Ok(number(f64::NAN, f64::NAN))
    }
}

/// The distance from 0.
pub fn absolute(a: Py_complex) -> Result<f64, Failure> {
    if a.real.is_infinite() || a.imag.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if a.real.is_nan() || a.imag.is_nan() {
        return Ok(f64::NAN);
    }
    let size = a.real.hypot(a.imag);
    if size.is_finite() {
        Ok(size)
    } else {
        Err(Failure::Range)
    }
}

/// `a ** b` by polar coordinates, and what is wrong with it.
pub fn power(a: Py_complex, b: Py_complex) -> (Py_complex, Option<Failure>) {
    if b.real == 0.0 && b.imag == 0.0 {
        return (number(1.0, 0.0), None);
    }
    if a.real == 0.0 && a.imag == 0.0 {
        let without = b.imag != 0.0 || b.real < 0.0;
        return (number(0.0, 0.0), without.then_some(Failure::Domain));
    }
    let size = a.real.hypot(a.imag);
    let angle = a.imag.atan2(a.real);
    let mut length = size.powf(b.real);
    let mut phase = angle * b.real;
    if b.imag != 0.0 {
        length /= (angle * b.imag).exp();
        phase += b.imag * size.ln();
    }
    let result = number(length * phase.cos(), length * phase.sin());
    // The sine of infinity is none.
    let failure = if phase.is_infinite() {
        Some(Failure::Domain)
    } else {
        is_infinite(result).then_some(Failure::Range)
    };
    (result, failure)
}

/// An infinite part is a result beyond the largest double.
fn is_infinite(a: Py_complex) -> bool {
    a.real.is_infinite() || a.imag.is_infinite()
}

/// `a ** b` as the operator has it: small whole powers are products.
pub fn operator_power(a: Py_complex, b: Py_complex) -> Result<Py_complex, Failure> {
    let result = if b.imag == 0.0 && b.real == b.real.floor() && b.real.abs() <= MOST_PRODUCTS {
        if b.real > 0.0 {
            products(a, b.real as u32)
        } else {
            quotient(number(1.0, 0.0), products(a, -b.real as u32))?
        }
    } else {
        match power(a, b) {
            (result, None) => result,
            (_, Some(failure)) => return Err(failure),
        }
    };
    if is_infinite(result) {
        return Err(Failure::Range);
    }
    Ok(result)
}

/// `a ** n`, from the exponent's lowest bit up.
fn products(a: Py_complex, n: u32) -> Py_complex {
    let (mut result, mut square) = (number(1.0, 0.0), a);
    for i in 0..u32::BITS - n.leading_zeros() {
        if n >> i & 1 == 1 {
            result = product(result, square);
        }
        square = product(square, square);
    }
    result
}
