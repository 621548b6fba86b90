//! `PyUnicode_FromFormatV`: a str after a format of C's.

use super::layout::raise;
use super::utf8::{self, c_bytes};
use super::writer::Writer;
use crate::prelude::*;

/// What stands between `%` and the letter.
#[derive(Default)]
struct Field {
    left: bool,
    zero: bool,
    alternate: bool,
    width: Option<usize>,
    precision: Option<usize>,
    size: Size,
}

#[derive(Default, PartialEq, Clone, Copy)]
enum Size {
    #[default]
    Int,
    Long,
    LongLong,
    Ssize,
    Ptrdiff,
    IntMax,
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.rest.first().copied().unwrap_or(0)
    }

    fn accept(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte && byte != 0;
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }
}

/// The str that `format` makes of the arguments.
pub unsafe fn format(format: *const c_char, va: &mut VaList) -> Fallible<Ref> {
    let mut writer = Writer::new();
    let mut reader = Reader {
        rest: c_bytes(format),
    };
    writer.0.min_length = reader.rest.len() as isize + 100;
    while !reader.rest.is_empty() {
        if reader.peek() == b'%' {
            field(&mut writer, &mut reader, va)?;
        } else {
            literal(&mut writer, &mut reader)?;
        }
    }
    writer.finish()
}

unsafe fn literal(writer: &mut Writer, reader: &mut Reader<'_>) -> Fallible {
    let end = reader
        .rest
        .iter()
        .position(|byte| *byte == b'%' || *byte >= 0x80)
        .unwrap_or(reader.rest.len());
    let (text, rest) = reader.rest.split_at(end);
    if let Some(byte @ 0x80..) = rest.first() {
        return Err(raise!(
            PyExc_ValueError,
            c"PyUnicode_FromFormatV() expects an ASCII-encoded format string, got a non-ASCII byte: 0x%02x",
            c_int::from(*byte)
        ));
    }
    if rest.is_empty() {
        writer.0.overallocate = 0;
    }
    reader.rest = rest;
    writer.ascii(text)
}

unsafe fn field(writer: &mut Writer, reader: &mut Reader<'_>, va: &mut VaList) -> Fallible {
    let whole = reader.rest;
    reader.rest = &whole[1..];
    if reader.accept(b'%') {
        return writer.char(u32::from(b'%'));
    }
    let mut field = Field::default();
    flags(&mut field, reader);
    if let Some(width) = number(reader, va, c"width too big")? {
        field.left |= width < 0;
        field.width = Some(width.unsigned_abs());
    }
    if reader.accept(b'.') {
        let given = number(reader, va, c"precision too big")?;
        // A negative one is none, but a lone dot is 0.
        field.precision = match given {
            Some(precision) => usize::try_from(precision).ok(),
            None => Some(0),
        };
    }
    field.size = size(reader);
    let letter = reader.peek();
    reader.rest = reader.rest.get(1..).unwrap_or_default();
    if reader.rest.is_empty() {
        writer.0.overallocate = 0;
    }
    if !convert(writer, &field, letter, va)? {
        return Err(raise!(
            PyExc_SystemError,
            c"invalid format string: %s",
            whole.as_ptr()
        ));
    }
    Ok(())
}

fn flags(field: &mut Field, reader: &mut Reader<'_>) {
    loop {
        if reader.accept(b'-') {
            field.left = true;
        } else if reader.accept(b'0') {
            field.zero = true;
        } else if reader.accept(b'#') {
            field.alternate = true;
        } else {
            return;
        }
    }
}

/// Digits, or `*`; `None`: neither is there.
unsafe fn number(
    reader: &mut Reader<'_>,
    va: &mut VaList,
    too_big: &CStr,
) -> Fallible<Option<isize>> {
    if reader.accept(b'*') {
        return Ok(Some(va.int() as isize));
    }
    let mut value = None;
    while reader.peek().is_ascii_digit() {
        let digit = (reader.peek() - b'0') as isize;
        let Some(next) = value
            .unwrap_or(0isize)
            .checked_mul(10)
            .and_then(|v| v.checked_add(digit))
        else {
            PyErr_SetString(PyExc_ValueError, too_big.as_ptr());
            return Err(Raised);
        };
        value = Some(next);
        reader.rest = &reader.rest[1..];
    }
    Ok(value)
}

fn size(reader: &mut Reader<'_>) -> Size {
    if reader.accept(b'l') {
        return if reader.accept(b'l') {
            Size::LongLong
        } else {
            Size::Long
        };
    }
    if reader.accept(b'z') {
        return Size::Ssize;
    }
    if reader.accept(b'j') {
        return Size::IntMax;
    }
    if reader.accept(b't') {
        return Size::Ptrdiff;
    }
    Size::Int
}

/// Writes the next argument as the letter asks; false: there is no such letter, or not with what stands before it.
unsafe fn convert(
    writer: &mut Writer,
    field: &Field,
    letter: u8,
    va: &mut VaList,
) -> Fallible<bool> {
    let wide = field.size == Size::Long;
    match letter {
        b'd' | b'i' | b'u' | b'x' | b'X' | b'o' => {
            return integer(writer, field, letter, va).map(|()| true);
        }
        b's' | b'V' if wide || field.size == Size::Int => {}
        _ if field.size != Size::Int => return Ok(false),
        b'c' | b'p' if field.width.max(field.precision) > Some(0) => return Ok(false),
        _ => {}
    }
    match letter {
        b'c' => character(writer, va.int())?,
        b'p' => pointer(writer, va.word() as usize)?,
        b's' if wide => wide_text(writer, field, va.pointer())?,
        b's' => c_text(writer, field, va.pointer())?,
        b'U' => text(writer, field, va.pointer())?,
        b'V' => {
            let (object, other) = (va.pointer::<PyObject>(), va.pointer::<c_void>());
            match (object.is_null(), wide) {
                (false, _) => text(writer, field, object)?,
                (true, true) => wide_text(writer, field, other.cast())?,
                (true, false) => c_text(writer, field, other.cast())?,
            }
        }
        b'S' => new_text(writer, field, PyObject_Str(va.pointer()))?,
        b'R' => new_text(writer, field, PyObject_Repr(va.pointer()))?,
        b'A' => new_text(writer, field, PyObject_ASCII(va.pointer()))?,
        b'T' => {
            let kind = Py_TYPE(va.pointer::<PyObject>());
            new_text(writer, field, full_name(kind, field.alternate))?;
        }
        b'N' => {
            let kind: *mut PyTypeObject = va.pointer();
            if !PyType_Check(kind.cast::<PyObject>()) {
                PyErr_SetString(PyExc_TypeError, c"%N argument must be a type".as_ptr());
                return Err(Raised);
            }
            new_text(writer, field, full_name(kind, field.alternate))?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The name of a type with its module; `alternate`: with a colon between them.
unsafe fn full_name(kind: *mut PyTypeObject, alternate: bool) -> *mut PyObject {
    if !alternate || !PyType_HasFeature(kind, Py_TPFLAGS_HEAPTYPE) {
        return PyType_GetFullyQualifiedName(kind);
    }
    named_with_colon(kind).or_null()
}

unsafe fn named_with_colon(kind: *mut PyTypeObject) -> Fallible<Ref> {
    let name = owned(PyType_GetQualName(kind))?;
    let module = owned(PyType_GetModuleName(kind))?;
    let bare = !PyUnicode_Check(module.ptr())
        || super::make::is_text(module.ptr(), b"builtins")
        || super::make::is_text(module.ptr(), b"__main__");
    if bare {
        return Ok(name);
    }
    let mut writer = Writer::new();
    writer.str(module.ptr())?;
    writer.char(u32::from(b':'))?;
    writer.str(name.ptr())?;
    writer.finish()
}

unsafe fn character(writer: &mut Writer, code: c_int) -> Fallible {
    if !(0..=0x10_ffff).contains(&code) {
        PyErr_SetString(
            PyExc_OverflowError,
            c"character argument not in range(0x110000)".as_ptr(),
        );
        return Err(Raised);
    }
    writer.char(code as u32)
}

/// The magnitude and whether it is negative.
unsafe fn magnitude(size: Size, signed: bool, va: &mut VaList) -> (u64, bool) {
    let word = va.word();
    let value = match (size, signed) {
        (Size::Int, true) => word as i32 as i64,
        (Size::Int, false) => word as u32 as i64,
        _ => word as i64,
    };
    if signed {
        (value.unsigned_abs(), value < 0)
    } else {
        (value as u64, false)
    }
}

/// The digits of a number, at the end of the buffer.
fn digits(mut value: u64, base: u64, upper: bool, buffer: &mut [u8; 24]) -> &[u8] {
    let mut at = buffer.len();
    loop {
        at -= 1;
        let digit = (value % base) as u8;
        buffer[at] = match digit {
            0..=9 => b'0' + digit,
            _ if upper => b'A' + digit - 10,
            _ => b'a' + digit - 10,
        };
        value /= base;
        if value == 0 {
            return &buffer[at..];
        }
    }
}

unsafe fn integer(writer: &mut Writer, field: &Field, letter: u8, va: &mut VaList) -> Fallible {
    let (value, negative) = magnitude(field.size, matches!(letter, b'd' | b'i'), va);
    let base = match letter {
        b'x' | b'X' => 16,
        b'o' => 8,
        _ => 10,
    };
    let mut buffer = [0; 24];
    let digits = digits(value, base, letter == b'X', &mut buffer);
    number_field(writer, field, negative, digits)
}

unsafe fn number_field(
    writer: &mut Writer,
    field: &Field,
    negative: bool,
    digits: &[u8],
) -> Fallible {
    let sign = usize::from(negative);
    let width = field.width.unwrap_or(0);
    let mut zeros = field.precision.unwrap_or(0).saturating_sub(digits.len());
    if field.zero && !field.left {
        zeros = zeros.max(width.saturating_sub(digits.len() + sign));
    }
    let blanks = width.saturating_sub(digits.len() + sign + zeros);
    if !field.left {
        writer.repeat(u32::from(b' '), blanks)?;
    }
    if negative {
        writer.char(u32::from(b'-'))?;
    }
    writer.repeat(u32::from(b'0'), zeros)?;
    writer.ascii(digits)?;
    if field.left {
        writer.repeat(u32::from(b' '), blanks)?;
    }
    Ok(())
}

/// An address as C prints it, always with `0x`.
unsafe fn pointer(writer: &mut Writer, address: usize) -> Fallible {
    if address == 0 {
        return writer.ascii(b"0x(nil)");
    }
    let mut buffer = [0; 24];
    let digits = digits(address as u64, 16, false, &mut buffer);
    writer.ascii(b"0x")?;
    writer.ascii(digits)
}

unsafe fn new_text(writer: &mut Writer, field: &Field, op: *mut PyObject) -> Fallible {
    let op = owned(op)?;
    text(writer, field, op.ptr())
}

/// A str, padded to the width and cut to the precision.
unsafe fn text(writer: &mut Writer, field: &Field, op: *mut PyObject) -> Fallible {
    let all = PyUnicode_GET_LENGTH(op) as usize;
    let length = field.precision.map_or(all, |most| most.min(all));
    let blanks = field.width.unwrap_or(0).saturating_sub(length);
    if !field.left {
        writer.repeat(u32::from(b' '), blanks)?;
    }
    writer.range(op, 0, length)?;
    if field.left {
        writer.repeat(u32::from(b' '), blanks)?;
    }
    Ok(())
}

/// A text of C's in UTF-8, of which the precision counts bytes.
unsafe fn c_text(writer: &mut Writer, field: &Field, given: *const c_char) -> Fallible {
    let bytes = match field.precision {
        None => c_bytes(given),
        Some(most) => {
            let length = libc::strnlen(given, most);
            core::slice::from_raw_parts(given.cast(), length)
        }
    };
    if bytes.is_ascii() && field.width.is_none() {
        return writer.ascii(bytes);
    }
    let decoded = match core::str::from_utf8(bytes) {
        Ok(valid) => utf8::from_str(valid)?,
        Err(_) => crate::codecs::utf8::decode_slowly(bytes, c"replace".as_ptr(), None)?,
    };
    let whole = Field {
        precision: None,
        ..Field {
            left: field.left,
            width: field.width,
            ..Field::default()
        }
    };
    text(writer, &whole, decoded.ptr())
}

/// A text of `wchar_t`, of which the precision counts characters.
unsafe fn wide_text(writer: &mut Writer, field: &Field, given: *const wchar_t) -> Fallible {
    let mut length = 0;
    while field.precision.is_none_or(|most| length < most) && *given.add(length) != 0 {
        length += 1;
    }
    let op = owned(PyUnicode_FromWideChar(given, length as isize))?;
    text(writer, field, op.ptr())
}
