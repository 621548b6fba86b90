//! Bytes taken off the ends.

use super::case::is_space;
use super::view::View;
use crate::prelude::*;

/// `text` without the bytes at its ends that `what` names: a buffer, or whitespace for NULL and None.
pub unsafe fn stripped(
    text: &[u8],
    what: *mut PyObject,
    at_start: bool,
    at_end: bool,
) -> Fallible<&[u8]> {
    let set = if what.is_null() || what == Py_None() {
        None
    } else {
        Some(View::of(what)?)
    };
    let out = |byte: &u8| match &set {
        None => is_space(byte),
        Some(set) => set.bytes().contains(byte),
    };
    let mut text = text;
    if at_start {
        let start = text
            .iter()
            .position(|byte| !out(byte))
            .unwrap_or(text.len());
        text = &text[start..];
    }
    if at_end {
        let end = text
            .iter()
            .rposition(|byte| !out(byte))
            .map_or(0, |last| last + 1);
        text = &text[..end];
    }
    Ok(text)
}
