//! `pystrcmp.h`.

use crate::prelude::*;

/// The difference of the first bytes that differ, but for ASCII case, up to and with NUL and at most `size` of them.
unsafe fn difference(left: *const c_char, right: *const c_char, size: usize) -> c_int {
    for at in 0..size {
        let (a, b) = (*left.add(at) as u8, *right.add(at) as u8);
        let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
        if a != b || a == 0 {
            return c_int::from(a) - c_int::from(b);
        }
    }
    0
}

/// Below 0, 0 or above, by the order of two C strings but for ASCII case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_mystricmp(left: *const c_char, right: *const c_char) -> c_int {
    difference(left, right, usize::MAX)
}

/// The same of at most `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_mystrnicmp(
    left: *const c_char,
    right: *const c_char,
    size: Py_ssize_t,
) -> c_int {
    difference(left, right, usize::try_from(size).unwrap_or(0))
}
