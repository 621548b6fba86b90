//! New strs from characters.

use super::layout::{Unit, allocate, by_kind, bytes, chars, copy, max_char_bound};
use super::shared;
use crate::prelude::*;

/// The empty str.
#[inline(always)]
pub fn empty() -> Ref {
    // SAFETY: never NULL.
    unsafe { Ref::steal_unchecked(shared::empty()) }
}

/// The str of one character.
#[inline(always)]
pub unsafe fn from_char(character: u32) -> Fallible<Ref> {
    if character < 0x100 {
        return Ok(Ref::steal_unchecked(shared::latin1(character as u8)));
    }
    from_large_char(character)
}

unsafe fn from_large_char(character: u32) -> Fallible<Ref> {
    let op = owned(allocate(1, character))?;
    super::layout::write(
        PyUnicode_KIND(op.ptr()),
        PyUnicode_DATA(op.ptr()),
        0,
        character,
    );
    Ok(op)
}

/// A str of bytes below 128.
#[inline(always)]
pub unsafe fn from_ascii(text: &[u8]) -> Fallible<Ref> {
    match text {
        [] => Ok(empty()),
        [one] => Ok(Ref::steal_unchecked(shared::latin1(*one))),
        _ => from_bytes(text, 0x7f),
    }
}

#[inline(always)]
unsafe fn from_bytes(text: &[u8], bound: u32) -> Fallible<Ref> {
    let op = owned(allocate(text.len(), bound))?;
    ptr::copy_nonoverlapping(text.as_ptr(), PyUnicode_DATA(op.ptr()).cast(), text.len());
    Ok(op)
}

/// A str of characters in any width, in the narrowest that holds them.
pub unsafe fn from_units<T: Unit>(text: &[T]) -> Fallible<Ref> {
    match text {
        [] => Ok(empty()),
        [one] => from_char((*one).into()),
        _ => from_units_of(text, T::all_bits(text)),
    }
}

/// The same for those whose bits are known.
pub unsafe fn from_units_of<T: Unit>(text: &[T], bits: u32) -> Fallible<Ref> {
    match text {
        [] => return Ok(empty()),
        [one] => return from_char((*one).into()),
        _ => {}
    }
    let op = owned(allocate(text.len(), bits.min(0x10_ffff)))?;
    let data = PyUnicode_DATA(op.ptr());
    match PyUnicode_KIND(op.ptr()) {
        1 => narrow::<T, u8>(text, data),
        2 => narrow::<T, u16>(text, data),
        _ => narrow::<T, u32>(text, data),
    }
    Ok(op)
}

#[inline(always)]
unsafe fn narrow<T: Unit, U: Unit>(text: &[T], data: *mut c_void) {
    if T::KIND == U::KIND {
        return ptr::copy_nonoverlapping(text.as_ptr().cast(), data.cast::<U>(), text.len());
    }
    let target = core::slice::from_raw_parts_mut(data.cast::<U>(), text.len());
    for (place, one) in target.iter_mut().zip(text) {
        *place = U::cut((*one).into());
    }
}

/// A str of bytes that are characters up to U+00FF.
#[inline]
pub unsafe fn from_latin1(text: &[u8]) -> Fallible<Ref> {
    match text {
        [] => Ok(empty()),
        [one] => Ok(Ref::steal_unchecked(shared::latin1(*one))),
        _ => from_bytes(text, if text.is_ascii() { 0x7f } else { 0xff }),
    }
}

/// The characters `start..end` of a str, which has them.
#[inline]
pub unsafe fn from_range(op: *mut PyObject, start: usize, end: usize) -> Fallible<Ref> {
    if PyUnicode_IS_ASCII(op) {
        return from_ascii(&bytes(op)[start..end]);
    }
    by_kind!(op, |text| from_units(&text[start..end]))
}

/// The str itself, or of a subtype's object a str of the same characters.
#[inline(always)]
pub unsafe fn unchanged(op: *mut PyObject) -> Fallible<Ref> {
    if PyUnicode_CheckExact(op) {
        Ok(Ref::new(op))
    } else {
        copied(op)
    }
}

/// A new str of the same characters.
pub unsafe fn copied(op: *mut PyObject) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(op) as usize;
    if length == 0 {
        return Ok(empty());
    }
    let new = owned(allocate(length, max_char_bound(op)))?;
    copy(new.ptr(), 0, op, 0, length);
    Ok(new)
}

/// A str that is written, or the shared one that equals it.
#[inline(always)]
pub unsafe fn settled(op: Ref) -> Ref {
    if PyUnicode_GET_LENGTH(op.ptr()) <= 1 {
        return settled_short(op);
    }
    op
}

unsafe fn settled_short(op: Ref) -> Ref {
    if PyUnicode_GET_LENGTH(op.ptr()) == 0 {
        return empty();
    }
    match PyUnicode_READ_CHAR(op.ptr(), 0) {
        character @ 0..=0xff => Ref::steal_unchecked(shared::latin1(character as u8)),
        _ => op,
    }
}

/// A new str made by `write`, which gets the place for `length` bytes below 128, at least one.
#[inline(always)]
pub unsafe fn written_ascii(length: usize, write: impl FnOnce(&mut [u8])) -> Fallible<Ref> {
    let op = owned(allocate(length, 0x7f))?;
    write(core::slice::from_raw_parts_mut(
        PyUnicode_DATA(op.ptr()).cast(),
        length,
    ));
    Ok(settled(op))
}

/// Whether two strs hold the same characters.
#[inline(always)]
pub unsafe fn equal(left: *mut PyObject, right: *mut PyObject) -> bool {
    left == right
        || (PyUnicode_GET_LENGTH(left) == PyUnicode_GET_LENGTH(right)
            && PyUnicode_KIND(left) == PyUnicode_KIND(right)
            && bytes(left) == bytes(right))
}

/// Whether the characters of a str are those of `text`.
pub unsafe fn is_text(op: *mut PyObject, text: &[u8]) -> bool {
    PyUnicode_KIND(op) == 1 && chars::<u8>(op) == text
}

/// A new str of `length` characters up to `bound`, for the caller to write.
pub unsafe fn for_writing(length: Py_ssize_t, bound: u32) -> Fallible<Ref> {
    if length == 0 {
        return Ok(empty());
    }
    if bound > 0x10_ffff {
        PyErr_SetString(
            PyExc_SystemError,
            c"invalid maximum character passed to PyUnicode_New".as_ptr(),
        );
        return Err(Raised);
    }
    if length < 0 {
        PyErr_SetString(
            PyExc_SystemError,
            c"Negative size passed to PyUnicode_New".as_ptr(),
        );
        return Err(Raised);
    }
    owned(allocate(length as usize, bound))
}
