//! `codecs.h`.

use crate::prelude::*;

/// The sixteen digits, in small letters.
#[unsafe(no_mangle)]
pub static mut Py_hexdigits: *const c_char = c"0123456789abcdef".as_ptr();
