//! Bytes in pieces.

use super::case::is_space;
use super::find;
use super::like;
use super::view::View;
use crate::prelude::*;

/// A list of pieces that grows.
struct Pieces<'a> {
    list: Ref,
    of: *mut PyObject,
    text: &'a [u8],
}

impl<'a> Pieces<'a> {
    unsafe fn new(of: *mut PyObject, text: &'a [u8]) -> Fallible<Pieces<'a>> {
        Ok(Pieces {
            list: owned(PyList_New(0))?,
            of,
            text,
        })
    }

    unsafe fn add(&self, start: usize, end: usize) -> Fallible {
        // One piece that is the whole is the object itself.
        let piece = super::same_or_like(self.of, &self.text[start..end])?;
        status(PyList_Append(self.list.ptr(), piece.ptr()))
    }
}

/// The separator: `None` for whitespace.
unsafe fn separator(op: *mut PyObject) -> Fallible<Option<View>> {
    if op.is_null() || op == Py_None() {
        return Ok(None);
    }
    let view = View::of(op)?;
    if view.bytes().is_empty() {
        PyErr_SetString(PyExc_ValueError, c"empty separator".as_ptr());
        return Err(Raised);
    }
    Ok(Some(view))
}

/// `split`: at most `most` cuts from the left.
pub unsafe fn from_left(
    of: *mut PyObject,
    text: &[u8],
    sep: *mut PyObject,
    most: usize,
) -> Fallible<Ref> {
    let pieces = Pieces::new(of, text)?;
    let mut cuts = 0;
    match separator(sep)? {
        Some(sep) => {
            let mut start = 0;
            for place in memchr::memmem::find_iter(text, sep.bytes()).take(most) {
                pieces.add(start, place)?;
                start = place + sep.bytes().len();
            }
            pieces.add(start, text.len())?;
        }
        None => {
            let mut at = 0;
            while let Some(skip) = text[at..].iter().position(|byte| !is_space(byte)) {
                let start = at + skip;
                if cuts == most {
                    pieces.add(start, text.len())?;
                    break;
                }
                let end = text[start..]
                    .iter()
                    .position(is_space)
                    .map_or(text.len(), |n| start + n);
                pieces.add(start, end)?;
                cuts += 1;
                at = end;
            }
        }
    }
    Ok(pieces.list)
}

/// `rsplit`: at most `most` cuts from the right.
pub unsafe fn from_right(
    of: *mut PyObject,
    text: &[u8],
    sep: *mut PyObject,
    most: usize,
) -> Fallible<Ref> {
    let pieces = Pieces::new(of, text)?;
    match separator(sep)? {
        Some(sep) => {
            let mut end = text.len();
            for place in memchr::memmem::rfind_iter(text, sep.bytes()).take(most) {
                pieces.add(place + sep.bytes().len(), end)?;
                end = place;
            }
            pieces.add(0, end)?;
        }
        None => {
            let (mut end, mut cuts) = (text.len(), 0);
            while let Some(last) = text[..end].iter().rposition(|byte| !is_space(byte)) {
                if cuts == most {
                    pieces.add(0, last + 1)?;
                    break;
                }
                let start = text[..last].iter().rposition(is_space).map_or(0, |n| n + 1);
                pieces.add(start, last + 1)?;
                cuts += 1;
                end = start;
            }
        }
    }
    status(PyList_Reverse(pieces.list.ptr()))?;
    Ok(pieces.list)
}

/// `splitlines`.
pub unsafe fn lines(of: *mut PyObject, text: &[u8], keep_ends: bool) -> Fallible<Ref> {
    let pieces = Pieces::new(of, text)?;
    let mut start = 0;
    while start < text.len() {
        let end = text[start..]
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = end.map_or(text.len(), |n| start + n);
        let next = match text.get(end..) {
            Some([b'\r', b'\n', ..]) => end + 2,
            Some([_, ..]) => end + 1,
            _ => end,
        };
        pieces.add(start, if keep_ends { next } else { end })?;
        start = next;
    }
    Ok(pieces.list)
}

/// `partition` and `rpartition`: what is before `sep`, it itself, what is behind.
pub unsafe fn in_three(
    of: *mut PyObject,
    text: &[u8],
    sep: *mut PyObject,
    from_right: bool,
) -> Fallible<Ref> {
    let view = View::of(sep)?;
    if view.bytes().is_empty() {
        PyErr_SetString(PyExc_ValueError, c"empty separator".as_ptr());
        return Err(Raised);
    }
    let place = if from_right {
        find::last(text, view.bytes())
    } else {
        find::first(text, view.bytes())
    };
    let [before, between, behind] = match place {
        Some(place) => [
            like(of, &text[..place])?,
            // A bytearray gives new bytearrays, bytes give the separator itself.
            if PyBytes_Check(of) {
                Ref::new(sep)
            } else {
                like(of, view.bytes())?
            },
            like(of, &text[place + view.bytes().len()..])?,
        ],
        None if from_right => [
            like(of, b"")?,
            like(of, b"")?,
            super::same_or_like(of, text)?,
        ],
        None => [
            super::same_or_like(of, text)?,
            like(of, b"")?,
            like(of, b"")?,
        ],
    };
    owned(PyTuple_Pack(3, before.ptr(), between.ptr(), behind.ptr()))
}
