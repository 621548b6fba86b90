//! The `PYTHON*` variables.

use core::ffi::CStr;

/// The value of a variable that is set to something. Empty is not set, as in CPython.
///
/// The text is the environment's own: it is used before anybody changes that.
pub fn variable(name: &CStr) -> Option<&'static [u8]> {
    // SAFETY: a C string; nobody changes the environment meanwhile, as for every program that starts Python.
    unsafe {
        let value = libc::getenv(name.as_ptr());
        if value.is_null() || *value == 0 {
            return None;
        }
        Some(CStr::from_ptr(value).to_bytes())
    }
}

/// A number as C's `strtol` reads it, which is all of the text; `None`: it is none.
pub fn number(text: &[u8]) -> Option<i64> {
    core::str::from_utf8(text).ok()?.trim_start().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{number, variable};

    #[test]
    fn numbers() {
        assert_eq!(number(b"12"), Some(12));
        assert_eq!(number(b"-1"), Some(-1));
        assert_eq!(number(b" +7"), Some(7));
        for text in [&b""[..], b"1x", b"x", b"1 ", b"\xff"] {
            assert_eq!(number(text), None);
        }
    }

    #[test]
    fn a_variable_that_is_not_set() {
        assert_eq!(variable(c"PYRITE_NO_SUCH_VARIABLE"), None);
    }
}
