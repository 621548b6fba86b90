//! `pycore_unicodeobject.h`.

use crate::prelude::*;
use crate::types::unicode::{self, utf8};

/// The end of an exact str whose last reference is gone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_ExactDealloc(op: *mut PyObject) {
    unicode::layout::dealloc_exact(op);
}

/// Intern a str for good: it never dies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_InternImmortal(
    interp: *mut PyInterpreterState,
    unicode: *mut *mut PyObject,
) {
    let _ = interp;
    unicode::in_place_immortal(unicode);
}

/// The same, by its old name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_InternInPlace(
    interp: *mut PyInterpreterState,
    unicode: *mut *mut PyObject,
) {
    let _ = interp;
    unicode::in_place_immortal(unicode);
}

/// Intern a str until its last reference goes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_InternMortal(
    interp: *mut PyInterpreterState,
    unicode: *mut *mut PyObject,
) {
    let _ = interp;
    unicode::in_place(unicode);
}

/// Whether the str is an ASCII text; no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_EqualToASCIIString(
    left: *mut PyObject,
    right: *const c_char,
) -> c_int {
    (PyUnicode_IS_ASCII(left) && unicode::layout::bytes(left) == utf8::c_bytes(right)).into()
}

/// Whether two strs have the same characters: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyUnicode_Equal(left: *mut PyObject, right: *mut PyObject) -> c_int {
    (PyUnicode_Compare(left, right) == 0).into()
}
