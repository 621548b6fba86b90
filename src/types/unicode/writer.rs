//! A str that is being written, piece by piece, over the struct that C shares.
//!
//! Always true: `buffer` is NULL, or a str nobody else has (`readonly`: somebody else's, of which `pos` is the length);
//! `data`, `maxchar` are its own; while `readonly`, `size` and `kind` are 0, so that what is written next makes a copy.

use super::layout::{
    allocate, copy, copy_out, fill, kind_for, max_char_bound, resize_compact, write,
};
use super::make;
use crate::prelude::*;

/// A writer of Rust's, which gives its memory back when dropped.
pub struct Writer(pub _PyUnicodeWriter);

impl Drop for Writer {
    fn drop(&mut self) {
        // SAFETY: the buffer is this writer's.
        unsafe { xdecref(self.0.buffer) }
    }
}

/// A writer that has nothing.
pub const fn new_raw() -> _PyUnicodeWriter {
    _PyUnicodeWriter {
        buffer: null_mut(),
        data: null_mut(),
        kind: 0,
        maxchar: 0,
        size: 0,
        pos: 0,
        min_length: 0,
        min_char: 127,
        overallocate: 0,
        readonly: 0,
    }
}

impl Writer {
    /// A writer that asks for more than it needs, since more will come.
    pub fn new() -> Writer {
        Writer(_PyUnicodeWriter {
            overallocate: 1,
            ..new_raw()
        })
    }

    #[inline(always)]
    pub unsafe fn char(&mut self, character: u32) -> Fallible {
        write_char(&mut self.0, character)
    }

    #[inline(always)]
    pub unsafe fn str(&mut self, op: *mut PyObject) -> Fallible {
        write_str(&mut self.0, op)
    }

    #[inline(always)]
    pub unsafe fn range(&mut self, op: *mut PyObject, start: usize, end: usize) -> Fallible {
        write_range(&mut self.0, op, start, end)
    }

    #[inline(always)]
    pub unsafe fn ascii(&mut self, text: &[u8]) -> Fallible {
        write_bytes(&mut self.0, text, 0x7f)
    }

    pub unsafe fn repeat(&mut self, character: u32, many: usize) -> Fallible {
        if many == 0 {
            return Ok(());
        }
        prepare(&mut self.0, many, character)?;
        fill(
            self.0.kind,
            self.0.data,
            self.0.pos as usize,
            character,
            many,
        );
        self.0.pos += many as isize;
        Ok(())
    }

    pub unsafe fn latin1(&mut self, text: &[u8]) -> Fallible {
        write_bytes(&mut self.0, text, if text.is_ascii() { 0x7f } else { 0xff })
    }

    /// Room for so many more.
    pub unsafe fn reserve(&mut self, many: usize, bound: u32) -> Fallible {
        prepare(&mut self.0, many, bound)
    }

    pub fn is_empty(&self) -> bool {
        self.0.pos == 0
    }

    pub unsafe fn finish(mut self) -> Fallible<Ref> {
        finish(&mut self.0)
    }
}

/// Makes the buffer that of the writer.
#[inline]
unsafe fn adopt(writer: &mut _PyUnicodeWriter) {
    let buffer = writer.buffer;
    writer.maxchar = max_char_bound(buffer);
    writer.data = PyUnicode_DATA(buffer);
    if writer.readonly != 0 {
        writer.kind = 0;
        writer.size = 0;
    } else {
        writer.kind = PyUnicode_KIND(buffer);
        writer.size = PyUnicode_GET_LENGTH(buffer);
    }
}

/// Room for `length` more characters up to `bound`.
#[inline(always)]
pub unsafe fn prepare(writer: &mut _PyUnicodeWriter, length: usize, bound: u32) -> Fallible {
    if bound <= writer.maxchar && length as isize <= writer.size - writer.pos {
        return Ok(());
    }
    if length == 0 {
        return Ok(());
    }
    prepare_slowly(writer, length as isize, bound)
}

pub unsafe fn prepare_slowly(writer: &mut _PyUnicodeWriter, length: isize, bound: u32) -> Fallible {
    let Some(needed) = writer.pos.checked_add(length) else {
        PyErr_NoMemory();
        return Err(Raised);
    };
    let bound = bound.max(writer.min_char);
    if writer.buffer.is_null() {
        let size = room(writer, needed);
        writer.buffer = owned(allocate(size.max(1) as usize, bound))?.into_raw();
    } else if needed > writer.size {
        let size = room(writer, needed);
        enlarge(writer, size, bound)?;
    } else if bound > writer.maxchar {
        let size = writer.size;
        replace(writer, size, bound)?;
    }
    adopt(writer);
    Ok(())
}

/// How many characters to ask for when so many are needed.
fn room(writer: &_PyUnicodeWriter, needed: isize) -> isize {
    let needed = if writer.overallocate != 0 && needed <= isize::MAX - needed / 4 {
        needed + needed / 4
    } else {
        needed
    };
    needed.max(writer.min_length)
}

unsafe fn enlarge(writer: &mut _PyUnicodeWriter, size: isize, bound: u32) -> Fallible {
    if bound > writer.maxchar || writer.readonly != 0 {
        return replace(writer, size, bound.max(writer.maxchar));
    }
    let moved = resize_compact(writer.buffer, size as usize);
    if moved.is_null() {
        return Err(Raised);
    }
    writer.buffer = moved;
    Ok(())
}

/// Another buffer, with what is written.
unsafe fn replace(writer: &mut _PyUnicodeWriter, size: isize, bound: u32) -> Fallible {
    let new = owned(allocate(size as usize, bound))?;
    copy(new.ptr(), 0, writer.buffer, 0, writer.pos as usize);
    decref(core::mem::replace(&mut writer.buffer, new.into_raw()));
    writer.readonly = 0;
    Ok(())
}

/// The same for a kind, of whatever there is room for.
pub unsafe fn prepare_kind(writer: &mut _PyUnicodeWriter, kind: c_int) -> Fallible {
    prepare_slowly(writer, 0, super::layout::bound_of_kind(kind))
}

#[inline(always)]
pub unsafe fn write_char(writer: &mut _PyUnicodeWriter, character: u32) -> Fallible {
    prepare(writer, 1, character)?;
    write(writer.kind, writer.data, writer.pos as usize, character);
    writer.pos += 1;
    Ok(())
}

pub unsafe fn write_str(writer: &mut _PyUnicodeWriter, op: *mut PyObject) -> Fallible {
    let length = PyUnicode_GET_LENGTH(op);
    if length == 0 {
        return Ok(());
    }
    let bound = max_char_bound(op);
    if bound > writer.maxchar || length > writer.size - writer.pos {
        if writer.buffer.is_null() && writer.overallocate == 0 {
            writer.readonly = 1;
            writer.buffer = new_ref(op);
            adopt(writer);
            writer.pos += length;
            return Ok(());
        }
        prepare_slowly(writer, length, bound)?;
    }
    copy_out(
        writer.kind,
        writer.data,
        writer.pos as usize,
        op,
        0,
        length as usize,
    );
    writer.pos += length;
    Ok(())
}

pub unsafe fn write_range(
    writer: &mut _PyUnicodeWriter,
    op: *mut PyObject,
    start: usize,
    end: usize,
) -> Fallible {
    if end <= start {
        return Ok(());
    }
    if start == 0 && end == PyUnicode_GET_LENGTH(op) as usize {
        return write_str(writer, op);
    }
    let bound = if max_char_bound(op) > writer.maxchar {
        max_char(op, start, end)
    } else {
        writer.maxchar
    };
    prepare(writer, end - start, bound)?;
    copy_out(
        writer.kind,
        writer.data,
        writer.pos as usize,
        op,
        start,
        end - start,
    );
    writer.pos += (end - start) as isize;
    Ok(())
}

/// A bound of the characters in a range: of the kind that they need.
pub unsafe fn max_char(op: *mut PyObject, start: usize, end: usize) -> u32 {
    use super::layout::Unit;
    let bits = super::layout::by_kind!(op, |text| Unit::all_bits(&text[start..end]));
    if bits < 0x80 {
        0x7f
    } else {
        super::layout::bound_of_kind(kind_for(bits))
    }
}

pub unsafe fn write_bytes(writer: &mut _PyUnicodeWriter, text: &[u8], bound: u32) -> Fallible {
    if text.is_empty() {
        return Ok(());
    }
    prepare(writer, text.len(), bound)?;
    let at = writer.pos as usize;
    match writer.kind {
        1 => ptr::copy_nonoverlapping(text.as_ptr(), writer.data.cast::<u8>().add(at), text.len()),
        2 => widen(text, writer.data.cast::<u16>().add(at)),
        _ => widen(text, writer.data.cast::<u32>().add(at)),
    }
    writer.pos += text.len() as isize;
    Ok(())
}

unsafe fn widen<T: super::layout::Unit>(text: &[u8], place: *mut T) {
    for (at, byte) in text.iter().enumerate() {
        place.add(at).write(T::cut((*byte).into()));
    }
}

/// The str; the writer has nothing then.
pub unsafe fn finish(writer: &mut _PyUnicodeWriter) -> Fallible<Ref> {
    let buffer = core::mem::replace(&mut writer.buffer, null_mut());
    if writer.pos == 0 {
        xdecref(buffer);
        return Ok(make::empty());
    }
    let op = Ref::steal_unchecked(buffer);
    if writer.readonly != 0 {
        return Ok(op);
    }
    if PyUnicode_GET_LENGTH(op.ptr()) == writer.pos {
        return Ok(make::settled(op));
    }
    let moved = resize_compact(op.ptr(), writer.pos as usize);
    if moved.is_null() {
        return Err(Raised);
    }
    core::mem::forget(op);
    Ok(make::settled(Ref::steal_unchecked(moved)))
}
