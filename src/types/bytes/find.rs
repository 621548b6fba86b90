//! Where bytes are in bytes.

use memchr::memmem;

use super::object::byte_of;
use super::out::Out;
use super::view::{View, of_either};
use crate::prelude::*;

/// What is sought: a byte, or a run of bytes.
pub enum Sought {
    /// One byte.
    Byte(u8),
    /// A run of them.
    Run(View),
}

impl Sought {
    /// From an argument: an integer or a buffer.
    pub unsafe fn of(op: *mut PyObject) -> Fallible<Sought> {
        if PyObject_CheckBuffer(op) != 0 {
            return View::of(op).map(Sought::Run);
        }
        if PyIndex_Check(op) != 0 {
            return byte_of(op, c"byte must be in range(0, 256)").map(Sought::Byte);
        }
        PyErr_Format(
            PyExc_TypeError,
            c"argument should be integer or bytes-like object, not '%.200s'".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
        Err(Raised)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Sought::Byte(byte) => core::slice::from_ref(byte),
            Sought::Run(view) => view.bytes(),
        }
    }
}

/// The first place of `sought` in `text`.
pub fn first(text: &[u8], sought: &[u8]) -> Option<usize> {
    memmem::find(text, sought)
}

/// The last place of `sought` in `text`.
pub fn last(text: &[u8], sought: &[u8]) -> Option<usize> {
    memmem::rfind(text, sought)
}

/// How often `sought` is in `text`, without overlap.
pub fn count(text: &[u8], sought: &[u8]) -> usize {
    if sought.is_empty() {
        return text.len() + 1;
    }
    memmem::find_iter(text, sought).count()
}

/// The optional bounds of a search, start and stop.
pub unsafe fn bounds(given: &[*mut PyObject]) -> Fallible<(Py_ssize_t, Py_ssize_t)> {
    let (mut start, mut stop) = (0, Py_ssize_t::MAX);
    for (place, bound) in [&mut start, &mut stop].into_iter().zip(given) {
        if _PyEval_SliceIndex(*bound, place) == 0 {
            return Err(Raised);
        }
    }
    Ok((start, stop))
}

/// `text[start:stop]`, and where it begins. `None`: `start` lies behind the end, where not even nothing is found.
pub fn cut(text: &[u8], (start, stop): (Py_ssize_t, Py_ssize_t)) -> Option<(&[u8], usize)> {
    let length = text.len() as Py_ssize_t;
    let adjust = |index: Py_ssize_t| {
        if index < 0 {
            (index + length).max(0)
        } else {
            index
        }
    };
    let (start, stop) = (adjust(start), adjust(stop).min(length));
    if start > stop {
        return None;
    }
    Some((&text[start as usize..stop as usize], start as usize))
}

/// Whether `text`, within the bounds that are given, begins (or ends) with `affix`: a buffer or a tuple of them.
pub unsafe fn has_affix(
    text: &[u8],
    affix: *mut PyObject,
    given: &[*mut PyObject],
    at_start: bool,
) -> Fallible<bool> {
    let text = cut(text, bounds(given)?);
    let fits = |affix: &[u8]| {
        text.is_some_and(|(text, _)| {
            if at_start {
                text.starts_with(affix)
            } else {
                text.ends_with(affix)
            }
        })
    };
    if PyTuple_Check(affix) {
        for i in 0..Py_SIZE(affix) {
            if fits(View::of(PyTuple_GET_ITEM(affix, i))?.bytes()) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    let view = match View::of(affix) {
        Ok(view) => view,
        Err(raised) => {
            if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
                PyErr_Format(
                    PyExc_TypeError,
                    c"%s first arg must be bytes or a tuple of bytes, not %s".as_ptr(),
                    if at_start { c"startswith" } else { c"endswith" }.as_ptr(),
                    (*Py_TYPE(affix)).tp_name,
                );
            }
            return Err(raised);
        }
    };
    Ok(fits(view.bytes()))
}

/// `op` with at most `most` places of `old` replaced by `new`; `None` when there is none.
pub unsafe fn replaced(
    op: *mut PyObject,
    old: &[u8],
    new: &[u8],
    most: Py_ssize_t,
) -> Fallible<Option<Ref>> {
    let text = of_either(op);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let places = count(text, old).min(most);
    if places == 0 || (text.is_empty() && !old.is_empty()) {
        return Ok(None);
    }
    let grown = (new.len() as isize - old.len() as isize).checked_mul(places as isize);
    let length = grown.and_then(|grown| grown.checked_add(text.len() as isize));
    let Some(length) = length else {
        PyErr_SetString(PyExc_OverflowError, c"replace bytes is too long".as_ptr());
        return Err(Raised);
    };
    let mut out = Out::like(op, length as usize)?;
    if old.is_empty() {
        for (index, byte) in text.iter().enumerate() {
            if index < places {
                out.push(new)?;
            }
            out.byte(*byte)?;
        }
        if places > text.len() {
            out.push(new)?;
        }
        return out.finish().map(Some);
    }
    let mut rest = 0;
    for place in memmem::find_iter(text, old).take(places) {
        out.push(&text[rest..place])?;
        out.push(new)?;
        rest = place + old.len();
    }
    out.push(&text[rest..])?;
    out.finish().map(Some)
}
