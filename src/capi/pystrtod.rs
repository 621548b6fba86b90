//! `pystrtod.h`.

use crate::prelude::*;
use crate::types::float::{parse, print};

/// Write a double as text.
///
/// - `format_code`: one of `e E f F g G r`; `r` is the shortest text that reads back, with `precision` 0.
/// - `flags`: `Py_DTSF_*`. `kind`: NULL, or where `Py_DTST_*` is put.
/// - Returns text for `PyMem_Free`; NULL with MemoryError or SystemError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_double_to_string(
    value: f64,
    format_code: c_char,
    precision: c_int,
    flags: c_int,
    kind: *mut c_int,
) -> *mut c_char {
    let style = print::style_of(format_code as u8, precision.max(0) as usize);
    let Some((style, upper)) = style.filter(|_| format_code != b'r' as c_char || precision == 0)
    else {
        PyErr_BadInternalCall();
        return null_mut();
    };
    if !kind.is_null() {
        *kind = if value.is_nan() {
            Py_DTST_NAN
        } else if value.is_infinite() {
            Py_DTST_INFINITE
        } else {
            Py_DTST_FINITE
        };
    }
    let flags = print::Flags {
        plus: flags & Py_DTSF_SIGN != 0,
        dot_zero: flags & Py_DTSF_ADD_DOT_0 != 0,
        alternate: flags & Py_DTSF_ALT != 0,
        no_negative_zero: flags & Py_DTSF_NO_NEG_0 != 0,
        upper,
    };
    match print::Layout::new(value, style, flags).make_memory() {
        Ok(text) => text.into_raw().cast(),
        Err(Raised) => null_mut(),
    }
}

/// Read a double.
///
/// - `text`: without white space before the number. `end`: NULL (then all of the text has to be the number), or where
///   the address behind the number is put.
/// - `overflow_exception`: raised for a number beyond the largest; NULL: then it is infinite.
/// - Returns the number; -1.0 with ValueError or `overflow_exception`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_string_to_double(
    text: *const c_char,
    end: *mut *mut c_char,
    overflow_exception: *mut PyObject,
) -> f64 {
    let bytes = CStr::from_ptr(text).to_bytes();
    let (number, length) = parse::prefix(bytes);
    let fail = |exception, message: &CStr| {
        PyErr_Format(exception, message.as_ptr(), text);
        -1.0
    };
    let result = if length == 0 || (end.is_null() && length < bytes.len()) {
        fail(
            PyExc_ValueError,
            c"could not convert string to float: '%.200s'",
        )
    } else if number.is_infinite()
        && !overflow_exception.is_null()
        && bytes[..length].iter().any(u8::is_ascii_digit)
    {
        let message = c"value too large to convert to float: '%.200s'";
        fail(overflow_exception, message)
    } else {
        number
    };
    if !end.is_null() {
        *end = text.add(length).cast_mut();
    }
    result
}
