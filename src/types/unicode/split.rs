//! A str in pieces.

use super::kinds::{is_linebreak, is_space};
use super::layout::{Unit, by_kind, chars, type_name};
use super::make::{empty, from_range, unchanged};
use super::search::{find, in_range, place, rfind};
use super::utf8::need_str;
use crate::prelude::*;

/// The pieces as they are found.
struct Pieces {
    list: Ref,
    op: *mut PyObject,
}

impl Pieces {
    unsafe fn new(op: *mut PyObject) -> Fallible<Pieces> {
        Ok(Pieces {
            list: owned(PyList_New(0))?,
            op,
        })
    }

    #[inline]
    unsafe fn push(&self, start: usize, end: usize) -> Fallible {
        let whole = start == 0 && end == PyUnicode_GET_LENGTH(self.op) as usize;
        let piece = if whole {
            unchanged(self.op)?
        } else {
            from_range(self.op, start, end)?
        };
        status(PyList_Append(self.list.ptr(), piece.ptr()))
    }

    unsafe fn finish(self, reversed: bool) -> Fallible<Ref> {
        if reversed {
            status(PyList_Reverse(self.list.ptr()))?;
        }
        Ok(self.list)
    }
}

/// How many cuts a limit allows: of a negative one, all.
fn limit(most: isize) -> usize {
    usize::try_from(most).unwrap_or(usize::MAX)
}

#[cold]
unsafe fn empty_separator() -> Raised {
    PyErr_SetString(PyExc_ValueError, c"empty separator".as_ptr());
    Raised
}

/// `op.split(separator, most)`; NULL is white space.
pub unsafe fn split(op: *mut PyObject, separator: *mut PyObject, most: isize) -> Fallible<Ref> {
    let pieces = Pieces::new(op)?;
    if separator.is_null() {
        by_kind!(op, |text| at_space(&pieces, text, limit(most)))?;
        return pieces.finish(false);
    }
    if PyUnicode_GET_LENGTH(separator) == 0 {
        return Err(empty_separator());
    }
    let length = PyUnicode_GET_LENGTH(op);
    in_range!(
        op,
        separator,
        0,
        length,
        pieces.push(0, length as usize),
        |text, needle| at_text(&pieces, text, needle, limit(most))
    )?;
    pieces.finish(false)
}

unsafe fn at_text<T: Unit>(pieces: &Pieces, text: &[T], needle: &[T], mut most: usize) -> Fallible {
    let mut from = 0;
    while most > 0 {
        let Some(at) = find(&text[from..], needle) else {
            break;
        };
        pieces.push(from, from + at)?;
        from += at + needle.len();
        most -= 1;
    }
    pieces.push(from, text.len())
}

unsafe fn at_space<T: Unit>(pieces: &Pieces, text: &[T], mut most: usize) -> Fallible {
    let space = |at: usize| is_space(text[at].into());
    let mut at = 0;
    loop {
        while at < text.len() && space(at) {
            at += 1;
        }
        if at == text.len() {
            return Ok(());
        }
        if most == 0 {
            break;
        }
        let start = at;
        while at < text.len() && !space(at) {
            at += 1;
        }
        pieces.push(start, at)?;
        most -= 1;
    }
    // What is left is kept as it is, with the space at its end.
    pieces.push(at, text.len())
}

/// `op.rsplit(separator, most)`; NULL is white space.
pub unsafe fn rsplit(op: *mut PyObject, separator: *mut PyObject, most: isize) -> Fallible<Ref> {
    let pieces = Pieces::new(op)?;
    if separator.is_null() {
        by_kind!(op, |text| at_space_backward(&pieces, text, limit(most)))?;
        return pieces.finish(true);
    }
    if PyUnicode_GET_LENGTH(separator) == 0 {
        return Err(empty_separator());
    }
    let length = PyUnicode_GET_LENGTH(op);
    in_range!(
        op,
        separator,
        0,
        length,
        pieces.push(0, length as usize),
        |text, needle| at_text_backward(&pieces, text, needle, limit(most))
    )?;
    pieces.finish(true)
}

unsafe fn at_text_backward<T: Unit>(
    pieces: &Pieces,
    text: &[T],
    needle: &[T],
    mut most: usize,
) -> Fallible {
    let mut end = text.len();
    while most > 0 {
        let Some(at) = rfind(&text[..end], needle) else {
            break;
        };
        pieces.push(at + needle.len(), end)?;
        end = at;
        most -= 1;
    }
    pieces.push(0, end)
}

unsafe fn at_space_backward<T: Unit>(pieces: &Pieces, text: &[T], mut most: usize) -> Fallible {
    let space = |at: usize| is_space(text[at - 1].into());
    let mut end = text.len();
    loop {
        while end > 0 && space(end) {
            end -= 1;
        }
        if end == 0 {
            return Ok(());
        }
        if most == 0 {
            return pieces.push(0, end);
        }
        let last = end;
        while end > 0 && !space(end) {
            end -= 1;
        }
        pieces.push(end, last)?;
        most -= 1;
    }
}

/// The lines, with their ends when `keep`.
pub unsafe fn lines(op: *mut PyObject, keep: bool) -> Fallible<Ref> {
    let pieces = Pieces::new(op)?;
    by_kind!(op, |text| lines_of(&pieces, text, keep))?;
    pieces.finish(false)
}

unsafe fn lines_of<T: Unit>(pieces: &Pieces, text: &[T], keep: bool) -> Fallible {
    let mut from = 0;
    while from < text.len() {
        let end = text[from..]
            .iter()
            .position(|one| is_linebreak((*one).into()))
            .map_or(text.len(), |at| from + at);
        let crlf = end + 1 < text.len() && text[end].into() == 13 && text[end + 1].into() == 10;
        let next = (end + 1 + usize::from(crlf)).min(text.len());
        pieces.push(from, if keep { next } else { end })?;
        from = next;
    }
    Ok(())
}

/// What is before the first place of the separator (or the last, when `backward`), it, and what is after it.
pub unsafe fn partition(
    op: *mut PyObject,
    separator: *mut PyObject,
    backward: bool,
) -> Fallible<Ref> {
    need_str(op)?;
    need_str(separator)?;
    let width = PyUnicode_GET_LENGTH(separator) as usize;
    if width == 0 {
        return Err(empty_separator());
    }
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let parts = match place(op, separator, 0, length as isize, backward)? {
        Some(at) => [
            from_range(op, 0, at)?,
            Ref::new(separator),
            from_range(op, at + width, length)?,
        ],
        None if backward => [empty(), empty(), unchanged(op)?],
        None => [unchanged(op)?, empty(), empty()],
    };
    let [before, between, after] = &parts;
    owned(PyTuple_Pack(3, before.ptr(), between.ptr(), after.ptr()))
}

/// A separator for `split`: None is NULL; TypeError when it is neither that nor a str.
pub unsafe fn separator(given: *mut PyObject) -> Fallible<*mut PyObject> {
    if given == Py_None() {
        return Ok(null_mut());
    }
    if PyUnicode_Check(given) {
        return Ok(given);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"must be str or None, not %.100s".as_ptr(),
        type_name(given),
    );
    Err(Raised)
}

/// What is left of a str between its ends, where only some characters are taken away.
pub unsafe fn strip(
    op: *mut PyObject,
    taken: *mut PyObject,
    left: bool,
    right: bool,
) -> Fallible<Ref> {
    let (start, end) = if taken.is_null() {
        by_kind!(op, |text| kept(text, left, right, is_space))
    } else {
        let set = Bloom::of(taken);
        by_kind!(op, |text| kept(text, left, right, |one| set
            .has(taken, one)))
    };
    if start == 0 && end == PyUnicode_GET_LENGTH(op) as usize {
        return unchanged(op);
    }
    from_range(op, start, end)
}

fn kept<T: Unit>(
    text: &[T],
    left: bool,
    right: bool,
    taken: impl Fn(u32) -> bool,
) -> (usize, usize) {
    let (mut start, mut end) = (0, text.len());
    if left {
        while start < end && taken(text[start].into()) {
            start += 1;
        }
    }
    if right {
        while end > start && taken(text[end - 1].into()) {
            end -= 1;
        }
    }
    (start, end)
}

/// The lowest six bits of characters: one that has none of them is not among them.
struct Bloom(u64);

impl Bloom {
    unsafe fn of(op: *mut PyObject) -> Bloom {
        let bit = |one: u32| 1u64 << (one & 63);
        Bloom(by_kind!(op, |text| text
            .iter()
            .fold(0, |bits, one| bits | bit((*one).into()))))
    }

    #[inline(always)]
    fn has(&self, op: *mut PyObject, character: u32) -> bool {
        // SAFETY: the str that this was made of.
        let found = |op| unsafe {
            by_kind!(op, |text| text
                .iter()
                .any(|one| u32::from(*one) == character))
        };
        self.0 & 1 << (character & 63) != 0 && found(op)
    }
}
