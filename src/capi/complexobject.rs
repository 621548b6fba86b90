//! `complexobject.h`.

use crate::prelude::*;
use crate::types::complex::{self, algebra, create, number};

/// `complex`.
#[unsafe(no_mangle)]
pub static mut PyComplex_Type: PyTypeObject = complex::TYPE;

/// Make a complex: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyComplex_FromCComplex(value: Py_complex) -> *mut PyObject {
    complex::from_parts(value)
}

/// Make a complex: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyComplex_FromDoubles(real: f64, imag: f64) -> *mut PyObject {
    complex::from_parts(number(real, imag))
}

/// The number of a complex, or of what `__complex__`, `__float__` or `__index__` gives; a real part of -1.0 with
/// TypeError or what they raised.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyComplex_AsCComplex(op: *mut PyObject) -> Py_complex {
    create::as_complex(op).unwrap_or(number(-1.0, 0.0))
}

/// The real part of what `PyComplex_AsCComplex` gives; -1.0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyComplex_RealAsDouble(op: *mut PyObject) -> f64 {
    create::as_complex(op).map_or(-1.0, |value| value.real)
}

/// The imaginary part of what `PyComplex_AsCComplex` gives; -1.0 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyComplex_ImagAsDouble(op: *mut PyObject) -> f64 {
    create::as_complex(op).map_or(-1.0, |value| value.imag)
}

/// `a + b`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_sum(a: Py_complex, b: Py_complex) -> Py_complex {
    number(a.real + b.real, a.imag + b.imag)
}

/// `a - b`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_diff(a: Py_complex, b: Py_complex) -> Py_complex {
    number(a.real - b.real, a.imag - b.imag)
}

/// `-a`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_neg(a: Py_complex) -> Py_complex {
    number(-a.real, -a.imag)
}

/// `a * b`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_prod(a: Py_complex, b: Py_complex) -> Py_complex {
    algebra::product(a, b)
}

unsafe fn set_errno(failure: algebra::Failure) {
    *libc::__errno_location() = failure.errno();
}

/// `a / b`; by 0 it is 0, and `errno` EDOM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_quot(a: Py_complex, b: Py_complex) -> Py_complex {
    algebra::quotient(a, b).unwrap_or_else(|failure| {
        set_errno(failure);
        number(0.0, 0.0)
    })
}

/// `a ** b`; `errno` is EDOM for 0 to a negative or complex power, where it is 0, and ERANGE beyond the largest double.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_pow(a: Py_complex, b: Py_complex) -> Py_complex {
    let (value, failure) = algebra::power(a, b);
    if let Some(failure) = failure {
        set_errno(failure);
    }
    value
}

/// The distance from 0; `errno` is ERANGE when that is beyond the largest double, else 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_c_abs(a: Py_complex) -> f64 {
    *libc::__errno_location() = 0;
    algebra::absolute(a).unwrap_or_else(|failure| {
        set_errno(failure);
        f64::INFINITY
    })
}
