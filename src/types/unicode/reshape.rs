//! Strs joined, padded, with parts replaced, translated.

use super::layout::{
    Unit, allocate, bound_of_kind, by_kind, bytes, chars, copy, copy_out, fill, max_char_bound,
    raise, type_name,
};
use super::make::{empty, from_range, unchanged};
use super::search::{find, in_range};
use super::writer::Writer;
use crate::prelude::*;

/// The items with the separator between them; NULL is a blank.
pub unsafe fn join(separator: *mut PyObject, iterable: *mut PyObject) -> Fallible<Ref> {
    let items = owned(PySequence_Fast(
        iterable,
        c"can only join an iterable".as_ptr(),
    ))?;
    let (start, count) = if PyList_Check(items.ptr()) {
        (
            (*items.cast::<PyListObject>()).ob_item,
            Py_SIZE(items.ptr()),
        )
    } else {
        (tuple_items(items.ptr()), Py_SIZE(items.ptr()))
    };
    join_items(
        separator,
        core::slice::from_raw_parts(
            if count == 0 {
                core::ptr::dangling_mut()
            } else {
                start
            },
            count as usize,
        ),
    )
}

pub unsafe fn join_items(separator: *mut PyObject, items: &[*mut PyObject]) -> Fallible<Ref> {
    match items {
        [] => return Ok(empty()),
        [one] if PyUnicode_CheckExact(*one) => return Ok(Ref::new(*one)),
        _ => {}
    }
    let separator = match separator {
        // One item stands alone, whatever the separator.
        _ if items.len() == 1 => empty(),
        op if op.is_null() => super::make::from_char(u32::from(b' '))?,
        op if PyUnicode_Check(op) => Ref::new(op),
        op => {
            return Err(raise!(
                PyExc_TypeError,
                c"separator: expected str instance, %.80s found",
                type_name(op)
            ));
        }
    };
    let (length, bound) = measured(separator.ptr(), items)?;
    if length == 0 {
        return Ok(empty());
    }
    let new = owned(allocate(length, bound))?;
    put_all(new.ptr(), separator.ptr(), items);
    Ok(super::make::settled(new))
}

/// The length of all, and a bound of their characters.
unsafe fn measured(separator: *mut PyObject, items: &[*mut PyObject]) -> Fallible<(usize, u32)> {
    let between = PyUnicode_GET_LENGTH(separator);
    let mut length = between.checked_mul(items.len() as isize - 1);
    let mut bound = if items.len() > 1 {
        max_char_bound(separator)
    } else {
        0x7f
    };
    for (at, item) in items.iter().enumerate() {
        if !PyUnicode_Check(*item) {
            return Err(raise!(
                PyExc_TypeError,
                c"sequence item %zd: expected str instance, %.80s found",
                at,
                type_name(*item)
            ));
        }
        length = length.and_then(|length| length.checked_add(PyUnicode_GET_LENGTH(*item)));
        bound = bound.max(max_char_bound(*item));
    }
    match length {
        Some(length) => Ok((length as usize, bound)),
        None => Err(raise!(
            PyExc_OverflowError,
            c"join() result is too long for a Python string"
        )),
    }
}

unsafe fn put_all(new: *mut PyObject, separator: *mut PyObject, items: &[*mut PyObject]) {
    let between = PyUnicode_GET_LENGTH(separator) as usize;
    let (kind, data) = (PyUnicode_KIND(new), PyUnicode_DATA(new));
    let mut at = 0;
    for (number, item) in items.iter().enumerate() {
        if number > 0 && between > 0 {
            put(kind, data, at, separator, between);
            at += between;
        }
        let length = PyUnicode_GET_LENGTH(*item) as usize;
        put(kind, data, at, *item, length);
        at += length;
    }
}

/// Copies a whole str to a place of a buffer.
#[inline(always)]
unsafe fn put(kind: c_int, data: *mut c_void, at: usize, from: *mut PyObject, length: usize) {
    if PyUnicode_KIND(from) != kind {
        return copy_out(kind, data, at, from, 0, length);
    }
    let width = kind as usize;
    copy_short(
        PyUnicode_DATA(from).cast(),
        data.byte_add(at * width).cast(),
        length * width,
    );
}

/// Copies bytes; a few of them without a call.
#[inline(always)]
unsafe fn copy_short(from: *const u8, to: *mut u8, many: usize) {
    match many {
        1 => *to = *from,
        8..=16 => {
            let (first, last) = (
                from.cast::<u64>().read_unaligned(),
                from.add(many - 8).cast::<u64>().read_unaligned(),
            );
            to.cast::<u64>().write_unaligned(first);
            to.add(many - 8).cast::<u64>().write_unaligned(last);
        }
        _ => ptr::copy_nonoverlapping(from, to, many),
    }
}

/// With so many fill characters before and after.
pub unsafe fn pad(op: *mut PyObject, left: isize, right: isize, character: u32) -> Fallible<Ref> {
    let (left, right) = (left.max(0), right.max(0));
    if left == 0 && right == 0 {
        return unchanged(op);
    }
    let length = PyUnicode_GET_LENGTH(op);
    let Some(all) = left
        .checked_add(length)
        .and_then(|sum| sum.checked_add(right))
    else {
        return Err(raise!(PyExc_OverflowError, c"padded string is too long"));
    };
    let new = owned(allocate(all as usize, max_char_bound(op).max(character)))?;
    let (kind, data) = (PyUnicode_KIND(new.ptr()), PyUnicode_DATA(new.ptr()));
    fill(kind, data, 0, character, left as usize);
    copy(new.ptr(), left as usize, op, 0, length as usize);
    fill(
        kind,
        data,
        (left + length) as usize,
        character,
        right as usize,
    );
    Ok(super::make::settled(new))
}

/// `op.center(width)`: of an odd number the larger half is on the left when the width is odd.
pub unsafe fn center(op: *mut PyObject, width: isize, character: u32) -> Fallible<Ref> {
    let margin = width.saturating_sub(PyUnicode_GET_LENGTH(op));
    if margin <= 0 {
        return unchanged(op);
    }
    let left = margin / 2 + (margin & width & 1);
    pad(op, left, margin - left, character)
}

/// Zeros after the sign.
pub unsafe fn zfill(op: *mut PyObject, width: isize) -> Fallible<Ref> {
    let missing = width.saturating_sub(PyUnicode_GET_LENGTH(op));
    if missing <= 0 {
        return unchanged(op);
    }
    let new = pad(op, missing, 0, u32::from(b'0'))?;
    if PyUnicode_GET_LENGTH(op) > 0 {
        let sign = PyUnicode_READ_CHAR(op, 0);
        if sign == u32::from(b'+') || sign == u32::from(b'-') {
            let (kind, data) = (PyUnicode_KIND(new.ptr()), PyUnicode_DATA(new.ptr()));
            super::layout::write(kind, data, 0, sign);
            super::layout::write(kind, data, missing as usize, u32::from(b'0'));
        }
    }
    Ok(new)
}

/// Up to `most` places of `old` replaced by `new`; negative: all.
pub unsafe fn replace(
    op: *mut PyObject,
    old: *mut PyObject,
    new: *mut PyObject,
    most: isize,
) -> Fallible<Ref> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let length = PyUnicode_GET_LENGTH(op);
    if most == 0 || PyUnicode_GET_LENGTH(old) > length {
        return unchanged(op);
    }
    if PyUnicode_GET_LENGTH(old) == 0 {
        return interleaved(op, new, most);
    }
    if PyUnicode_IS_ASCII(op)
        && PyUnicode_IS_ASCII(new)
        && PyUnicode_GET_LENGTH(old) == 1
        && PyUnicode_GET_LENGTH(new) == 1
    {
        return replaced_bytes(
            op,
            PyUnicode_READ_CHAR(old, 0),
            PyUnicode_READ_CHAR(new, 0) as u8,
            most,
        );
    }
    in_range!(op, old, 0, length, unchanged(op), |text, needle| replaced(
        op, text, needle, new, most
    ))
}

/// The same of one ASCII character by another.
unsafe fn replaced_bytes(op: *mut PyObject, old: u32, new: u8, most: usize) -> Fallible<Ref> {
    let text = bytes(op);
    let found = |text: &[u8]| {
        u8::try_from(old)
            .ok()
            .and_then(|old| memchr::memchr(old, text))
    };
    let Some(first) = found(text) else {
        return unchanged(op);
    };
    super::make::written_ascii(text.len(), |place| {
        place.copy_from_slice(text);
        let (mut at, mut left) = (first, most);
        loop {
            place[at] = new;
            left -= 1;
            match found(&place[at + 1..]) {
                Some(next) if left > 0 => at += 1 + next,
                _ => return,
            }
        }
    })
}

unsafe fn replaced<T: Unit>(
    op: *mut PyObject,
    text: &[T],
    needle: &[T],
    new: *mut PyObject,
    mut most: usize,
) -> Fallible<Ref> {
    let Some(first) = find(text, needle) else {
        return unchanged(op);
    };
    let (mut from, mut at) = (0, first);
    let mut writer = Writer::new();
    writer.0.min_length = text.len() as isize;
    loop {
        writer.range(op, from, at)?;
        writer.str(new)?;
        from = at + needle.len();
        most -= 1;
        if most == 0 {
            break;
        }
        match find(&text[from..], needle) {
            Some(next) => at = from + next,
            None => break,
        }
    }
    writer.range(op, from, text.len())?;
    writer.finish()
}

/// A str before each character and at the end.
unsafe fn interleaved(op: *mut PyObject, new: *mut PyObject, most: usize) -> Fallible<Ref> {
    if PyUnicode_GET_LENGTH(new) == 0 {
        return unchanged(op);
    }
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let mut writer = Writer::new();
    let times = most.min(length + 1);
    for at in 0..times {
        writer.str(new)?;
        if at < length {
            writer.char(PyUnicode_READ_CHAR(op, at as isize))?;
        }
    }
    writer.range(op, times.min(length), length)?;
    writer.finish()
}

/// Tabs as blanks up to the next multiple of `size`.
pub unsafe fn expand_tabs(op: *mut PyObject, size: isize) -> Fallible<Ref> {
    if super::search::char_place(op, 9, 0, PyUnicode_GET_LENGTH(op) as usize, false).is_none() {
        return unchanged(op);
    }
    let mut writer = Writer::new();
    let mut column = 0;
    for at in 0..PyUnicode_GET_LENGTH(op) {
        let character = PyUnicode_READ_CHAR(op, at);
        if character == 9 {
            if size > 0 {
                let blanks = size - column % size;
                if writer.0.pos.checked_add(blanks).is_none() {
                    return Err(raise!(PyExc_OverflowError, c"new string is too long"));
                }
                writer.repeat(u32::from(b' '), blanks as usize)?;
                column += blanks;
            }
            continue;
        }
        column = if matches!(character, 10 | 13) {
            0
        } else {
            column + 1
        };
        writer.char(character)?;
    }
    writer.finish()
}

/// What a table has for a character.
enum Entry {
    /// It stays.
    Nothing,
    /// It is taken away.
    Undefined,
    Character(u32),
    Text(Ref),
}

/// Each character replaced as the table says: by an int, a str, or None, which is for the handler of errors. NULL takes
/// those away.
pub unsafe fn translate(
    op: *mut PyObject,
    table: *mut PyObject,
    errors: *const c_char,
) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let read = |at: usize| PyUnicode_READ_CHAR(op, at as isize);
    let mut writer = Writer::new();
    let (mut changed, mut at) = (false, 0);
    while at < length {
        let entry = entry(read(at), table)?;
        changed |= !matches!(entry, Entry::Nothing);
        match entry {
            Entry::Nothing => writer.char(read(at))?,
            Entry::Character(character) => writer.char(character)?,
            Entry::Text(text) => writer.str(text.ptr())?,
            Entry::Undefined if errors.is_null() => {}
            Entry::Undefined => {
                let mut end = at + 1;
                while end < length && matches!(self::entry(read(end), table)?, Entry::Undefined) {
                    end += 1;
                }
                at = crate::codecs::named::untranslatable(&mut writer, op, at, end, errors)?;
                continue;
            }
        }
        at += 1;
    }
    if changed {
        writer.finish()
    } else {
        unchanged(op)
    }
}

unsafe fn entry(character: u32, table: *mut PyObject) -> Fallible<Entry> {
    let key = owned(PyLong_FromLong(character.into()))?;
    let found = PyObject_GetItem(table, key.ptr());
    if found.is_null() {
        if PyErr_ExceptionMatches(PyExc_LookupError) == 0 {
            return Err(Raised);
        }
        PyErr_Clear();
        return Ok(Entry::Nothing);
    }
    let found = owned(found)?;
    if found.ptr() == Py_None() {
        return Ok(Entry::Undefined);
    }
    if PyLong_Check(found.ptr()) {
        let code = PyLong_AsLong(found.ptr());
        if !(0..=0x10_ffff).contains(&code) {
            PyErr_Clear();
            return Err(raise!(
                PyExc_ValueError,
                c"character mapping must be in range(0x%x)",
                0x11_0000 as c_int
            ));
        }
        return Ok(Entry::Character(code as u32));
    }
    if !PyUnicode_Check(found.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"character mapping must return integer, None or str"
        ));
    }
    Ok(Entry::Text(found))
}

/// The str without `affix` at one end, when it is there.
pub unsafe fn without(op: *mut PyObject, affix: *mut PyObject, at_end: bool) -> Fallible<Ref> {
    let (length, cut) = (PyUnicode_GET_LENGTH(op), PyUnicode_GET_LENGTH(affix));
    if cut == 0 || !super::search::tail_matches(op, affix, 0, length, at_end) {
        return unchanged(op);
    }
    if at_end {
        from_range(op, 0, (length - cut) as usize)
    } else {
        from_range(op, cut as usize, length as usize)
    }
}

/// The characters from `start` on in steps, `count` of them.
pub unsafe fn stepped(op: *mut PyObject, start: isize, step: isize, count: isize) -> Fallible<Ref> {
    let new = owned(allocate(count as usize, max_char_bound(op)))?;
    by_kind!(op, |text| {
        let place = PyUnicode_DATA(new.ptr());
        for at in 0..count {
            let from = (start + at * step) as usize;
            super::layout::write(PyUnicode_KIND(op), place, at as usize, text[from].into());
        }
    });
    narrowed(new)
}

/// The same in the narrowest kind.
unsafe fn narrowed(op: Ref) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(op.ptr()) as usize;
    if length <= 1 {
        return Ok(super::make::settled(op));
    }
    if PyUnicode_IS_ASCII(op.ptr())
        || super::writer::max_char(op.ptr(), 0, length) == bound_of_kind(PyUnicode_KIND(op.ptr()))
    {
        return Ok(op);
    }
    from_range(op.ptr(), 0, length)
}
