//! `pystrtod.h`.

use crate::prelude::*;

absent! {
    fn PyOS_double_to_string(val: f64, format_code: c_char, precision: c_int, flags: c_int, type_: *mut c_int) -> *mut c_char;
    fn PyOS_string_to_double(str_: *const c_char, endptr: *mut *mut c_char, overflow_exception: *mut PyObject) -> f64;
}
