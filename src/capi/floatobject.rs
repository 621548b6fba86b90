//! `floatobject.h`.

use crate::prelude::*;
use crate::types::float::{self, pack};

/// `float`.
#[unsafe(no_mangle)]
pub static mut PyFloat_Type: PyTypeObject = float::TYPE;

/// Make a float: a new reference, NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_FromDouble(value: f64) -> *mut PyObject {
    float::from_f64(value)
}

/// The number of a float, or what `__float__` or `__index__` of another object gives; -1.0 with TypeError or what they
/// raised.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_AsDouble(op: *mut PyObject) -> f64 {
    float::as_f64(op).unwrap_or(-1.0)
}

/// Make a float of a text: a str, bytes, or what has a buffer. A new reference; NULL with ValueError or TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_FromString(text: *mut PyObject) -> *mut PyObject {
    float::parse::from_text(text).or_null()
}

/// `sys.float_info`: a new reference, NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_GetInfo() -> *mut PyObject {
    float::info::info().or_null()
}

/// The largest finite double.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_GetMax() -> f64 {
    f64::MAX
}

/// The smallest positive double that is not subnormal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_GetMin() -> f64 {
    f64::MIN_POSITIVE
}

/// Write a double as the 2 bytes of a half, the lowest first if `le`. 0; -1 with OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_Pack2(x: f64, p: *mut c_char, le: c_int) -> c_int {
    pack::pack2(x, p, le != 0).or_minus_one()
}

/// Write a double as the 4 bytes of a float of C, the lowest first if `le`. 0; -1 with OverflowError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_Pack4(x: f64, p: *mut c_char, le: c_int) -> c_int {
    pack::pack4(x, p, le != 0).or_minus_one()
}

/// Write the 8 bytes of a double, the lowest first if `le`. 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_Pack8(x: f64, p: *mut c_char, le: c_int) -> c_int {
    pack::pack8(x, p, le != 0);
    0
}

/// The number of the 2 bytes of a half, the lowest first if `le`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_Unpack2(p: *const c_char, le: c_int) -> f64 {
    pack::unpack2(p, le != 0)
}

/// The number of the 4 bytes of a float of C, the lowest first if `le`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_Unpack4(p: *const c_char, le: c_int) -> f64 {
    pack::unpack4(p, le != 0)
}

/// The number of the 8 bytes of a double, the lowest first if `le`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyFloat_Unpack8(p: *const c_char, le: c_int) -> f64 {
    pack::unpack8(p, le != 0)
}
