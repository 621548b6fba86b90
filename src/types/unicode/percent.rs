//! `format % args`.

use super::layout::raise;
use super::make::from_range;
use super::writer::Writer;
use crate::prelude::*;

/// What stands between `%` and the letter.
#[derive(Default)]
struct Field {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

struct Formatter {
    format: *mut PyObject,
    at: isize,
    end: isize,
    /// A tuple, or the one argument.
    args: *mut PyObject,
    is_tuple: bool,
    taken: isize,
    /// Where keys are looked up; NULL: nowhere.
    mapping: *mut PyObject,
    /// The value of a key, which is the one argument now.
    keyed: Option<Ref>,
}

#[cold]
unsafe fn problem(text: &CStr) -> Raised {
    PyErr_SetString(PyExc_ValueError, text.as_ptr());
    Raised
}

pub unsafe fn format(format: *mut PyObject, args: *mut PyObject) -> Fallible<Ref> {
    super::utf8::need_str(format)?;
    let is_tuple = PyTuple_Check(args);
    let is_mapping = !is_tuple && !PyUnicode_Check(args) && PyMapping_Check(args) != 0;
    let mut formatter = Formatter {
        format,
        at: 0,
        end: PyUnicode_GET_LENGTH(format),
        args,
        is_tuple,
        taken: 0,
        mapping: if is_mapping { args } else { null_mut() },
        keyed: None,
    };
    let mut writer = Writer::new();
    writer.0.min_length = formatter.end + 100;
    while formatter.at < formatter.end {
        formatter.step(&mut writer)?;
    }
    let all_taken = if is_tuple {
        formatter.taken >= Py_SIZE(args)
    } else {
        formatter.taken > 0
    };
    if !all_taken && !is_mapping {
        return Err(raise!(
            PyExc_TypeError,
            c"not all arguments converted during string formatting"
        ));
    }
    writer.finish()
}

impl Formatter {
    unsafe fn peek(&self) -> Option<u32> {
        (self.at < self.end).then(|| PyUnicode_READ_CHAR(self.format, self.at))
    }

    unsafe fn next(&mut self) -> Fallible<u32> {
        match self.peek() {
            Some(one) => {
                self.at += 1;
                Ok(one)
            }
            None => Err(problem(c"incomplete format")),
        }
    }

    unsafe fn accept(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte.into());
        self.at += isize::from(found);
        found
    }

    /// Writes the text up to the next field, and the field.
    unsafe fn step(&mut self, writer: &mut Writer) -> Fallible {
        let start = self.at as usize;
        let stop = super::search::char_place(
            self.format,
            u32::from(b'%'),
            start,
            self.end as usize,
            false,
        );
        let end = stop.unwrap_or(self.end as usize);
        if stop.is_none() {
            // The last part: a writer that has nothing before it takes the str itself.
            writer.0.overallocate = 0;
        }
        writer.range(self.format, start, end)?;
        self.at = end as isize;
        if stop.is_none() {
            return Ok(());
        }
        self.at += 1;
        if self.accept(b'%') {
            return writer.char(u32::from(b'%'));
        }
        self.field(writer)
    }

    unsafe fn field(&mut self, writer: &mut Writer) -> Fallible {
        let mut field = Field::default();
        if self.accept(b'(') {
            self.key()?;
        }
        self.flags(&mut field);
        if self.accept(b'*') {
            let width = self.star()?;
            field.left |= width < 0;
            field.width = width.unsigned_abs();
        } else {
            field.width = self.number(c"width too big")?;
        }
        if self.accept(b'.') {
            field.precision = Some(if self.accept(b'*') {
                let precision = self.star()?;
                if i32::try_from(precision).is_err() {
                    return Err(raise!(
                        PyExc_OverflowError,
                        c"Python int too large to convert to C int"
                    ));
                }
                usize::try_from(precision).unwrap_or(0)
            } else {
                self.number(c"precision too big")?
            });
        }
        if matches!(self.peek(), Some(0x68 | 0x6c | 0x4c)) {
            self.at += 1;
        }
        let letter = self.next()?;
        if self.at == self.end {
            writer.0.overallocate = 0;
        }
        let value = self.argument()?;
        self.convert(writer, &field, letter, &value)
    }

    /// Reads a key with its brackets, and makes its value the argument.
    unsafe fn key(&mut self) -> Fallible {
        if self.mapping.is_null() {
            return Err(raise!(PyExc_TypeError, c"format requires a mapping"));
        }
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.peek() {
                None => return Err(problem(c"incomplete format key")),
                Some(0x29) => depth -= 1,
                Some(0x28) => depth += 1,
                Some(_) => {}
            }
            self.at += 1;
        }
        let key = from_range(self.format, start as usize, self.at as usize - 1)?;
        self.keyed = Some(owned(PyObject_GetItem(self.mapping, key.ptr()))?);
        self.is_tuple = false;
        self.taken = 0;
        Ok(())
    }

    unsafe fn flags(&mut self, field: &mut Field) {
        loop {
            if self.accept(b'-') {
                field.left = true;
            } else if self.accept(b'+') {
                field.plus = true;
            } else if self.accept(b' ') {
                field.blank = true;
            } else if self.accept(b'#') {
                field.alternate = true;
            } else if self.accept(b'0') {
                field.zero = true;
            } else {
                return;
            }
        }
    }

    unsafe fn star(&mut self) -> Fallible<isize> {
        let value = self.argument()?;
        if !PyLong_Check(value.ptr()) {
            return Err(raise!(PyExc_TypeError, c"* wants int"));
        }
        super::arguments::index(value.ptr())
    }

    unsafe fn number(&mut self, too_big: &CStr) -> Fallible<usize> {
        let mut value = 0usize;
        while let Some(digit @ 0x30..=0x39) = self.peek() {
            let next = value
                .checked_mul(10)
                .and_then(|v| v.checked_add(digit as usize - 0x30));
            match next.filter(|next| *next <= PY_SSIZE_T_MAX) {
                Some(next) => value = next,
                None => return Err(problem(too_big)),
            }
            self.at += 1;
        }
        Ok(value)
    }

    unsafe fn argument(&mut self) -> Fallible<Ref> {
        if self.is_tuple {
            if self.taken < Py_SIZE(self.args) {
                let value = PyTuple_GET_ITEM(self.args, self.taken);
                self.taken += 1;
                return Ok(Ref::new(value));
            }
        } else if self.taken == 0 {
            self.taken = 1;
            return Ok(match &self.keyed {
                Some(value) => value.clone(),
                None => Ref::new(self.args),
            });
        }
        Err(raise!(
            PyExc_TypeError,
            c"not enough arguments for format string"
        ))
    }

    unsafe fn convert(
        &self,
        writer: &mut Writer,
        field: &Field,
        letter: u32,
        value: &Ref,
    ) -> Fallible {
        match u8::try_from(letter).unwrap_or(0) {
            b's' => {
                let text = owned(PyObject_Str(value.ptr()))?;
                put_text(writer, field, text.ptr())
            }
            b'r' => {
                let text = owned(PyObject_Repr(value.ptr()))?;
                put_text(writer, field, text.ptr())
            }
            b'a' => {
                let text = owned(PyObject_ASCII(value.ptr()))?;
                put_text(writer, field, text.ptr())
            }
            kind @ (b'd' | b'i' | b'u' | b'x' | b'X' | b'o') => integer(writer, field, kind, value),
            kind @ (b'e' | b'E' | b'f' | b'F' | b'g' | b'G') => float(writer, field, kind, value),
            b'c' => {
                let one = super::make::from_char(character(value.ptr())?)?;
                put_text(writer, field, one.ptr())
            }
            _ => Err(raise!(
                PyExc_ValueError,
                c"unsupported format character '%c' (0x%x) at index %zd",
                if (32..=126).contains(&letter) {
                    letter
                } else {
                    u32::from(b'?')
                },
                letter,
                self.at - 1
            )),
        }
    }
}

/// Writes a text, cut and padded with blanks.
unsafe fn put_text(writer: &mut Writer, field: &Field, op: *mut PyObject) -> Fallible {
    let all = PyUnicode_GET_LENGTH(op) as usize;
    let length = field.precision.map_or(all, |most| most.min(all));
    let missing = field.width.saturating_sub(length);
    if !field.left {
        writer.repeat(u32::from(b' '), missing)?;
    }
    writer.range(op, 0, length)?;
    if field.left {
        writer.repeat(u32::from(b' '), missing)?;
    }
    Ok(())
}

/// Writes a number: padded with blanks, or with zeros behind the sign and the prefix.
unsafe fn put_number(
    writer: &mut Writer,
    field: &Field,
    text: &[u8],
    prefix: &[u8],
    zeros: usize,
) -> Fallible {
    let (sign, digits): (&[u8], &[u8]) = match text {
        [b'-', rest @ ..] => (b"-", rest),
        [b'+', rest @ ..] => (b"+", rest),
        _ if field.plus => (b"+", text),
        _ if field.blank => (b" ", text),
        _ => (b"", text),
    };
    let length = sign.len() + prefix.len() + zeros + digits.len();
    let missing = field.width.saturating_sub(length);
    if !field.left && !field.zero {
        writer.repeat(u32::from(b' '), missing)?;
    }
    writer.ascii(sign)?;
    writer.ascii(prefix)?;
    if !field.left && field.zero {
        writer.repeat(u32::from(b'0'), missing)?;
    }
    writer.repeat(u32::from(b'0'), zeros)?;
    writer.ascii(digits)?;
    if field.left {
        writer.repeat(u32::from(b' '), missing)?;
    }
    Ok(())
}

unsafe fn integer(writer: &mut Writer, field: &Field, kind: u8, value: &Ref) -> Fallible {
    let number = whole_number(kind, value)?;
    let base = match kind {
        b'x' | b'X' => 16,
        b'o' => 8,
        _ => 10,
    };
    let text = owned(PyNumber_ToBase(number.ptr(), base))?;
    let bytes = super::layout::bytes(text.ptr());
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let (mark, digits) = if base == 10 {
        (&[][..], digits)
    } else {
        digits.split_at(2)
    };
    let zeros = field.precision.unwrap_or(0).saturating_sub(digits.len());
    let mark = if field.alternate { mark } else { &[] };
    if kind == b'X' {
        let upper = super::case::upper(text.ptr())?;
        let digits = &super::layout::bytes(upper.ptr())[bytes.len() - digits.len()..];
        let mark: &[u8] = if mark.is_empty() { b"" } else { b"0X" };
        return put_signed(writer, field, negative, digits, mark, zeros);
    }
    put_signed(writer, field, negative, digits, mark, zeros)
}

unsafe fn put_signed(
    writer: &mut Writer,
    field: &Field,
    negative: bool,
    digits: &[u8],
    mark: &[u8],
    zeros: usize,
) -> Fallible {
    if !negative {
        return put_number(writer, field, digits, mark, zeros);
    }
    // The sign goes before the mark.
    let length = 1 + mark.len() + zeros + digits.len();
    let missing = field.width.saturating_sub(length);
    if !field.left && !field.zero {
        writer.repeat(u32::from(b' '), missing)?;
    }
    writer.ascii(b"-")?;
    writer.ascii(mark)?;
    let more = if field.zero && !field.left {
        missing
    } else {
        0
    };
    writer.repeat(u32::from(b'0'), zeros + more)?;
    writer.ascii(digits)?;
    if field.left {
        writer.repeat(u32::from(b' '), missing)?;
    }
    Ok(())
}

/// The int that a value is, or is cut to for `d`.
unsafe fn whole_number(kind: u8, value: &Ref) -> Fallible<Ref> {
    if PyLong_Check(value.ptr()) {
        return Ok(value.clone());
    }
    let exact = matches!(kind, b'x' | b'X' | b'o');
    if PyNumber_Check(value.ptr()) != 0 {
        let number = if exact {
            PyNumber_Index(value.ptr())
        } else {
            PyNumber_Long(value.ptr())
        };
        if !number.is_null() {
            return owned(number);
        }
        if PyErr_ExceptionMatches(PyExc_TypeError) == 0 {
            return Err(Raised);
        }
        PyErr_Clear();
    }
    Err(raise!(
        PyExc_TypeError,
        c"%%%c format: %s is required, not %.200s",
        c_int::from(kind),
        if exact {
            c"an integer"
        } else {
            c"a real number"
        }
        .as_ptr(),
        super::layout::type_name(value.ptr())
    ))
}

unsafe fn float(writer: &mut Writer, field: &Field, kind: u8, value: &Ref) -> Fallible {
    let number = PyFloat_AsDouble(value.ptr());
    if number == -1.0 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let flags = if field.alternate { Py_DTSF_ALT } else { 0 };
    let precision = field.precision.unwrap_or(6).min(c_int::MAX as usize) as c_int;
    let text = PyOS_double_to_string(number, kind as c_char, precision, flags, null_mut());
    if text.is_null() {
        return Err(Raised);
    }
    let result = put_number(writer, field, super::utf8::c_bytes(text), b"", 0);
    PyMem_Free(text.cast());
    result
}

unsafe fn character(value: *mut PyObject) -> Fallible<u32> {
    if PyUnicode_Check(value) {
        if PyUnicode_GET_LENGTH(value) == 1 {
            return Ok(PyUnicode_READ_CHAR(value, 0));
        }
        return Err(raise!(PyExc_TypeError, c"%%c requires int or char"));
    }
    let number = PyNumber_Index(value);
    if number.is_null() {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_SetString(PyExc_TypeError, c"%c requires int or char".as_ptr());
        }
        return Err(Raised);
    }
    let number = owned(number)?;
    let code = PyLong_AsLong(number.ptr());
    if !(0..=0x10_ffff).contains(&code) {
        PyErr_Clear();
        PyErr_SetString(
            PyExc_OverflowError,
            c"%c arg not in range(0x110000)".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(code as u32)
}

pub unsafe extern "C" fn slot(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(left) {
        return new_ref(Py_NotImplemented());
    }
    format(left, right).or_null()
}
