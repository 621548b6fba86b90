//! The most decimal digits that a conversion between int and str may have: `sys.set_int_max_str_digits`.

use core::sync::atomic::{AtomicI32, Ordering};

use crate::prelude::*;

/// What a new interpreter has.
pub const DEFAULT: c_int = 4300;
/// The lowest that can be set, but for 0, which is no limit.
pub const LOWEST: c_int = 640;

static MOST: AtomicI32 = AtomicI32::new(DEFAULT);

/// The limit now; 0 is none.
pub fn most_digits() -> c_int {
    MOST.load(Ordering::Relaxed)
}

/// Sets the limit; the caller has checked it.
pub fn set_most_digits(most: c_int) {
    MOST.store(most, Ordering::Relaxed);
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
