//! Where a str is in another.

use memchr::memmem;

use super::layout::{Unit, bytes, chars, kind_for};
use crate::prelude::*;

/// What is looked for, as characters of the width of what it is looked for in; a copy when that is another.
pub struct Needle {
    start: *const c_void,
    length: usize,
    copy: *mut c_void,
}

impl Drop for Needle {
    fn drop(&mut self) {
        // SAFETY: this value's own, or NULL.
        unsafe { PyMem_Free(self.copy) }
    }
}

impl Needle {
    /// `None`: it has characters too wide to be there.
    pub unsafe fn new(op: *mut PyObject, kind: c_int) -> Fallible<Option<Needle>> {
        let length = PyUnicode_GET_LENGTH(op) as usize;
        let mut needle = Needle {
            start: PyUnicode_DATA(op),
            length,
            copy: null_mut(),
        };
        let own = PyUnicode_KIND(op);
        if own > kind {
            return Ok(None);
        }
        if own < kind {
            needle.copy = PyMem_Malloc(length * kind as usize);
            if needle.copy.is_null() {
                PyErr_NoMemory();
                return Err(Raised);
            }
            super::layout::copy_out(kind, needle.copy, 0, op, 0, length);
            needle.start = needle.copy;
        }
        Ok(Some(needle))
    }

    pub unsafe fn characters<T: Unit>(&self) -> &[T] {
        core::slice::from_raw_parts(self.start.cast(), self.length)
    }
}

fn as_bytes<T: Unit>(text: &[T]) -> &[u8] {
    // SAFETY: characters are integers.
    unsafe { core::slice::from_raw_parts(text.as_ptr().cast(), size_of_val(text)) }
}

/// The first place of a character.
#[inline]
pub fn find_one<T: Unit>(text: &[T], one: T) -> Option<usize> {
    if size_of::<T>() == 1 {
        return find_byte(as_bytes(text), one.into() as u8);
    }
    if text.len() < SHORT {
        return text.iter().position(|other| *other == one);
    }
    // A block at a time, all of it, is what a vector unit does.
    for (number, block) in text.chunks(BLOCK).enumerate() {
        if block
            .iter()
            .fold(false, |found, other| found | (*other == one))
        {
            let at = block.iter().position(|other| *other == one);
            return at.map(|at| number * BLOCK + at);
        }
    }
    None
}

/// By the C library, whose function takes short texts in a few instructions too.
#[inline(always)]
fn find_byte(text: &[u8], one: u8) -> Option<usize> {
    let start = text.as_ptr();
    // SAFETY: the bytes are there.
    let found = unsafe { libc::memchr(start.cast(), one.into(), text.len()) };
    (!found.is_null()).then(|| found.addr() - start.addr())
}

const BLOCK: usize = 32;
/// Texts below it are not worth the way to a vector unit.
const SHORT: usize = 16;

/// The last place of a character.
#[inline]
pub fn rfind_one<T: Unit>(text: &[T], one: T) -> Option<usize> {
    if size_of::<T>() == 1 {
        return memchr::memrchr(one.into() as u8, as_bytes(text));
    }
    text.iter().rposition(|other| *other == one)
}

/// The first place of a text; the empty one is everywhere.
#[inline]
pub fn find<T: Unit>(text: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => Some(0),
        _ if needle.len() > text.len() => None,
        [one] => find_one(text, *one),
        _ => find_several(text, needle),
    }
}

fn find_several<T: Unit>(text: &[T], needle: &[T]) -> Option<usize> {
    let (hay, wanted, width) = (as_bytes(text), as_bytes(needle), size_of::<T>());
    if width == 1 {
        return memmem::find(hay, wanted);
    }
    // Bytes that agree across the borders of characters do not count.
    let finder = memmem::Finder::new(wanted);
    let mut from = 0;
    loop {
        let at = from + finder.find(&hay[from..])?;
        if at % width == 0 {
            return Some(at / width);
        }
        from = at + 1;
    }
}

/// The last place of a text; the empty one is everywhere.
#[inline]
pub fn rfind<T: Unit>(text: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => Some(text.len()),
        _ if needle.len() > text.len() => None,
        [one] => rfind_one(text, *one),
        _ => rfind_several(text, needle),
    }
}

fn rfind_several<T: Unit>(text: &[T], needle: &[T]) -> Option<usize> {
    let (hay, wanted, width) = (as_bytes(text), as_bytes(needle), size_of::<T>());
    let finder = memmem::FinderRev::new(wanted);
    let mut end = hay.len();
    loop {
        let at = finder.rfind(&hay[..end])?;
        if at % width == 0 {
            return Some(at / width);
        }
        end = at + wanted.len() - 1;
    }
}

/// How many times a text that is not empty is there, without overlap, up to `most`.
pub fn count<T: Unit>(text: &[T], needle: &[T], most: usize) -> usize {
    let (mut rest, mut count) = (text, 0);
    if let ([one], 1) = (needle, size_of::<T>()) {
        let found = memchr::memchr_iter((*one).into() as u8, as_bytes(text));
        return found.take(most).count();
    }
    while count < most {
        let Some(at) = find(rest, needle) else { break };
        rest = &rest[at + needle.len()..];
        count += 1;
    }
    count
}

/// `start` and `end` as slices have them: negative ones count from the end, none is out of bounds but `start`.
#[inline(always)]
pub fn adjusted(length: isize, mut start: isize, mut end: isize) -> (isize, isize) {
    if end > length {
        end = length;
    } else if end < 0 {
        end = (end + length).max(0);
    }
    if start < 0 {
        start = (start + length).max(0);
    }
    (start, end)
}

/// Evaluates an expression over the characters `start..end` of `op` and those of `sub` in the same width; `other` when
/// they cannot be there.
macro_rules! in_range {
    ($op:expr, $sub:expr, $start:expr, $end:expr, $other:expr, |$text:ident, $needle:ident| $body:expr) => {{
        let (op, sub, start, end) = ($op, $sub, $start as usize, $end as usize);
        match $crate::types::unicode::search::Needle::new(sub, PyUnicode_KIND(op))? {
            None => $other,
            Some(found) => match PyUnicode_KIND(op) {
                1 => {
                    let ($text, $needle) = (&chars::<u8>(op)[start..end], found.characters::<u8>());
                    $body
                }
                2 => {
                    let ($text, $needle) =
                        (&chars::<u16>(op)[start..end], found.characters::<u16>());
                    $body
                }
                _ => {
                    let ($text, $needle) =
                        (&chars::<u32>(op)[start..end], found.characters::<u32>());
                    $body
                }
            },
        }
    }};
}
pub(crate) use in_range;

/// Where `sub` is in `op[start:end]`: its first place, or its last one when `backward`.
pub unsafe fn place(
    op: *mut PyObject,
    sub: *mut PyObject,
    start: isize,
    end: isize,
    backward: bool,
) -> Fallible<Option<usize>> {
    let (start, end) = adjusted(PyUnicode_GET_LENGTH(op), start, end);
    if end - start < PyUnicode_GET_LENGTH(sub) {
        return Ok(None);
    }
    if PyUnicode_GET_LENGTH(sub) == 1 {
        let one = PyUnicode_READ_CHAR(sub, 0);
        return Ok(char_place(op, one, start as usize, end as usize, backward));
    }
    let found = in_range!(op, sub, start, end, None, |text, needle| if backward {
        rfind(text, needle)
    } else {
        find(text, needle)
    });
    Ok(found.map(|at| at + start as usize))
}

/// How many times `sub` is in `op[start:end]`.
pub unsafe fn count_in(
    op: *mut PyObject,
    sub: *mut PyObject,
    start: isize,
    end: isize,
) -> Fallible<isize> {
    let (start, end) = adjusted(PyUnicode_GET_LENGTH(op), start, end);
    if end - start < PyUnicode_GET_LENGTH(sub) {
        return Ok(0);
    }
    if PyUnicode_GET_LENGTH(sub) == 0 {
        return Ok(end - start + 1);
    }
    Ok(in_range!(op, sub, start, end, 0, |text, needle| count(
        text,
        needle,
        usize::MAX
    )) as isize)
}

/// Whether `sub` is in `op`.
#[inline]
pub unsafe fn contains(op: *mut PyObject, sub: *mut PyObject) -> Fallible<bool> {
    if PyUnicode_GET_LENGTH(sub) == 1 {
        return Ok(has_char(op, PyUnicode_READ_CHAR(sub, 0)));
    }
    place(op, sub, 0, isize::MAX, false).map(|found| found.is_some())
}

unsafe fn has_char(op: *mut PyObject, character: u32) -> bool {
    char_place(op, character, 0, PyUnicode_GET_LENGTH(op) as usize, false).is_some()
}

/// Where a character is in `start..end`, which `op` has.
pub unsafe fn char_place(
    op: *mut PyObject,
    character: u32,
    start: usize,
    end: usize,
    backward: bool,
) -> Option<usize> {
    unsafe fn look<T: Unit>(text: &[T], character: u32, backward: bool) -> Option<usize> {
        let one = T::cut(character);
        if backward {
            rfind_one(text, one)
        } else {
            find_one(text, one)
        }
    }
    if kind_for(character) > PyUnicode_KIND(op) {
        return None;
    }
    let found = super::layout::by_kind!(op, |text| look(&text[start..end], character, backward));
    found.map(|at| at + start)
}

/// Whether `op[start:end]` begins, or ends, with `sub`.
pub unsafe fn tail_matches(
    op: *mut PyObject,
    sub: *mut PyObject,
    start: isize,
    end: isize,
    at_end: bool,
) -> bool {
    let (start, end) = adjusted(PyUnicode_GET_LENGTH(op), start, end);
    let length = PyUnicode_GET_LENGTH(sub);
    if end - start < length {
        return false;
    }
    let at = if at_end { end - length } else { start };
    same_at(op, at as usize, sub)
}

/// Whether the characters of `sub` are at a place of `op`, which has as many there.
pub unsafe fn same_at(op: *mut PyObject, at: usize, sub: *mut PyObject) -> bool {
    let (own, other) = (PyUnicode_KIND(op), PyUnicode_KIND(sub));
    let length = PyUnicode_GET_LENGTH(sub) as usize;
    if own == other {
        let width = own as usize;
        return &bytes(op)[at * width..(at + length) * width] == bytes(sub);
    }
    other < own
        && (0..length).all(|offset| {
            PyUnicode_READ_CHAR(op, (at + offset) as isize)
                == PyUnicode_READ_CHAR(sub, offset as isize)
        })
}
