//! The size of what a format of the `struct` module describes.

use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use crate::prelude::*;
use crate::types::raise::fail;

/// The bytes of an item of `format`, or an exception.
pub unsafe fn size(format: *const c_char) -> Fallible<Py_ssize_t> {
    let text = CStr::from_ptr(format).to_bytes();
    if !text.is_ascii() {
        let text = owned(PyUnicode_FromString(format))?;
        owned(PyUnicode_AsASCIIString(text.ptr()))?;
    }
    match measure(text) {
        Ok(size) => Ok(size as Py_ssize_t),
        Err(text) => Err(fail(error()?, text)),
    }
}

fn measure(text: &[u8]) -> Result<usize, &'static CStr> {
    const TOO_LONG: &CStr = c"total struct size too long";
    let (native, mut rest) = match text {
        [b'@', rest @ ..] => (true, rest),
        [b'<' | b'>' | b'=' | b'!', rest @ ..] => (false, rest),
        _ => (true, text),
    };
    let most = isize::MAX as usize;
    let mut total = 0_usize;
    while let [first, after @ ..] = rest {
        rest = after;
        if matches!(first, b' ' | b'\t'..=b'\r') {
            continue;
        }
        let mut letter = *first;
        let mut count = 1;
        if letter.is_ascii_digit() {
            count = 0;
            while letter.is_ascii_digit() {
                count = usize::checked_mul(count, 10)
                    .and_then(|tens| tens.checked_add((letter - b'0').into()))
                    .filter(|count| *count <= most)
                    .ok_or(TOO_LONG)?;
                let [next, after @ ..] = rest else {
                    return Err(c"repeat count given without format specifier");
                };
                (letter, rest) = (*next, after);
            }
        }
        let one = width(letter, native).ok_or(c"bad char in struct format")?;
        if native && !matches!(letter, b'x' | b's' | b'p') {
            total = total.checked_next_multiple_of(one).ok_or(TOO_LONG)?;
        }
        total = count
            .checked_mul(one)
            .and_then(|bytes| bytes.checked_add(total))
            .filter(|total| *total <= most)
            .ok_or(TOO_LONG)?;
    }
    Ok(total)
}

/// The bytes of one item, which are its alignment as well.
fn width(letter: u8, native: bool) -> Option<usize> {
    match letter {
        b'x' | b's' | b'p' => Some(1),
        b'l' | b'L' if !native => Some(4),
        b'n' | b'N' | b'P' if !native => None,
        _ => super::item::size(letter),
    }
}

/// `struct.error`, made when it is first needed. Borrowed.
#[cold]
unsafe fn error() -> Fallible<*mut PyObject> {
    static ERROR: AtomicPtr<PyObject> = AtomicPtr::new(null_mut());
    let mut kind = ERROR.load(Relaxed);
    if kind.is_null() {
        kind = owned(PyErr_NewException(
            c"struct.error".as_ptr(),
            null_mut(),
            null_mut(),
        ))?
        .into_raw();
        ERROR.store(kind, Relaxed);
    }
    Ok(kind)
}
