//! The most decimal digits that a conversion between int and str may have: `sys.set_int_max_str_digits`,
//! `PYTHONINTMAXSTRDIGITS`.

use core::sync::atomic::{AtomicI32, Ordering};

use super::methods::{Keywords, parser};
use crate::prelude::*;
use crate::runtime::{configured, number, settings};
use crate::types::define::{fast_named, no_args};

/// What a new interpreter has.
pub const DEFAULT: c_int = 4300;
/// The lowest that can be set, but for 0, which is no limit.
pub const LOWEST: c_int = 640;

static MOST: AtomicI32 = AtomicI32::new(DEFAULT);

/// The limit now; 0 is none.
pub fn most_digits() -> c_int {
    MOST.load(Ordering::Relaxed)
}

/// Sets the limit; false when it is neither 0 nor at least the lowest.
pub fn set_most_digits(most: c_int) -> bool {
    let valid = may_be(most);
    if valid {
        MOST.store(most, Ordering::Relaxed);
    }
    valid
}

/// Whether the limit may be set to this.
pub fn may_be(most: c_int) -> bool {
    most == 0 || most >= LOWEST
}

/// The limit that a new interpreter has.
pub fn start() {
    if let Some(most) = settings::digits() {
        MOST.store(most, Ordering::Relaxed);
        return;
    }
    let wanted = configured(c"PYTHONINTMAXSTRDIGITS").and_then(number);
    let wanted = wanted.and_then(|most| c_int::try_from(most).ok());
    if !wanted.is_some_and(set_most_digits) {
        set_most_digits(DEFAULT);
    }
}

unsafe extern "C" fn get(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    super::from_i64(most_digits().into())
}

static NAMES: Keywords<2> = Keywords([c"maxdigits".as_ptr(), null()]);
static mut PARSER: _PyArg_Parser = parser!(c"set_int_max_str_digits", NAMES);

unsafe extern "C" fn set(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let mut buffer = [null_mut()];
    let unpacked = _PyArg_UnpackKeywords(
        args,
        count,
        null_mut(),
        kwnames,
        &raw mut PARSER,
        1,
        1,
        0,
        buffer.as_mut_ptr(),
    );
    if unpacked.is_null() {
        return null_mut();
    }
    let most = PyLong_AsInt(*unpacked);
    if most == -1 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    if !set_most_digits(most) {
        let message = c"maxdigits must be 0 or larger than 640";
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        return null_mut();
    }
    Py_None()
}

static mut FUNCTIONS: [PyMethodDef; 3] = [
    no_args(c"get_int_max_str_digits", get, c"get_int_max_str_digits($module, /)\n--\n\nHow many decimal digits int() and str() take at most."),
    fast_named(c"set_int_max_str_digits", set, c"set_int_max_str_digits($module, /, maxdigits)\n--\n\nSets how many decimal digits int() and str() take at most; 0 is no limit."),
    PyMethodDef::EMPTY,
];

/// What `sys` has of it.
pub fn functions() -> *mut PyMethodDef {
    (&raw mut FUNCTIONS).cast()
}

/// Whether so many digits are too many.
pub fn exceeds(digits: usize) -> bool {
    let most = most_digits();
    digits > LOWEST as usize && most > 0 && digits > most as usize
}

/// ValueError for a number that would have too many digits.
#[cold]
pub unsafe fn too_long_to_print() -> Raised {
    PyErr_Format(
        PyExc_ValueError,
        c"Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit".as_ptr(),
        most_digits(),
    );
    Raised
}

/// ValueError for a text of `digits` digits.
#[cold]
pub unsafe fn too_long_to_read(digits: usize) -> Raised {
    PyErr_Format(
        PyExc_ValueError,
        c"Exceeds the limit (%d digits) for integer string conversion: value has %zd digits; use sys.set_int_max_str_digits() to increase the limit".as_ptr(),
        most_digits(),
        digits as Py_ssize_t,
    );
    Raised
}
