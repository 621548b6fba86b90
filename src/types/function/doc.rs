//! Docstrings of C that begin with a signature: `name(arguments)\n--\n\n` before the text.

use crate::prelude::*;

const END: &[u8] = b")\n--\n\n";

/// The signature, with its brackets, and what is after it; `None` when there is none.
fn split<'a>(name: &[u8], text: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
    // A type's name is what follows its last point.
    let name = name.rsplit(|c| *c == b'.').next().unwrap_or(name);
    let rest = text.strip_prefix(name)?;
    if rest.first() != Some(&b'(') {
        return None;
    }
    let end = rest.windows(END.len()).position(|part| part == END)?;
    let blank = rest.windows(2).position(|part| part == b"\n\n");
    // A blank line before the end: the bracket belongs to the text.
    if blank.is_some_and(|blank| blank < end) {
        return None;
    }
    Some((&rest[..=end], &rest[end + END.len()..]))
}

unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    CStr::from_ptr(text).to_bytes()
}

/// The docstring without its signature; None when there is none.
pub unsafe fn text(name: *const c_char, doc: *const c_char) -> Fallible<Ref> {
    if doc.is_null() {
        return Ok(Ref::new(Py_None()));
    }
    let doc = bytes(doc);
    let text = split(bytes(name), doc).map_or(doc, |(_, text)| text);
    if text.is_empty() {
        return Ok(Ref::new(Py_None()));
    }
    owned(PyUnicode_FromStringAndSize(
        text.as_ptr().cast(),
        text.len() as Py_ssize_t,
    ))
}

/// The signature of a docstring; None when there is none.
pub unsafe fn signature(name: *const c_char, doc: *const c_char) -> Fallible<Ref> {
    if doc.is_null() {
        return Ok(Ref::new(Py_None()));
    }
    match split(bytes(name), bytes(doc)) {
        None => Ok(Ref::new(Py_None())),
        Some((text, _)) => owned(PyUnicode_FromStringAndSize(
            text.as_ptr().cast(),
            text.len() as Py_ssize_t,
        )),
    }
}
