//! `__format__` of int and float.

use super::field::{self, Number};
use super::spec::{Spec, check, parse, unknown_kind, value_error};
use crate::prelude::*;
use crate::types::float::print::{Flags, Layout, Style};
use crate::types::float::{self};
use crate::types::long;
use crate::types::number::Memory;

/// Texts shorter than this are made on the stack.
const SHORT: usize = 64;

/// `int.__format__`.
pub unsafe fn format_int(op: *mut PyObject, text: *mut PyObject) -> Fallible<Ref> {
    if check(text)? {
        return owned(if PyLong_CheckExact(op) {
            PyObject_Repr(op)
        } else {
            PyObject_Str(op)
        });
    }
    let spec = parse(text, op, b'd', b'>')?;
    match u8::try_from(spec.kind).unwrap_or(0) {
        b'b' | b'c' | b'd' | b'o' | b'x' | b'X' | b'n' => int(op, &spec),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => {
            let number = long::convert::as_f64(op)?;
            double(op, number, &spec)
        }
        _ => Err(unknown_kind(spec.kind, op)),
    }
}

/// `float.__format__`.
pub unsafe fn format_float(op: *mut PyObject, text: *mut PyObject) -> Fallible<Ref> {
    if check(text)? {
        return owned(if PyFloat_CheckExact(op) {
            PyObject_Repr(op)
        } else {
            PyObject_Str(op)
        });
    }
    let spec = parse(text, op, 0, b'>')?;
    match u8::try_from(spec.kind).unwrap_or(b'?') {
        0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%' => {
            double(op, float::of(op), &spec)
        }
        _ => Err(unknown_kind(spec.kind, op)),
    }
}

unsafe fn int(op: *mut PyObject, spec: &Spec) -> Fallible<Ref> {
    if spec.precision.is_some() {
        return Err(value_error(
            c"Precision not allowed in integer format specifier",
        ));
    }
    if spec.no_negative_zero {
        return Err(value_error(
            c"Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    let kind = spec.kind as u8;
    if kind == b'c' {
        return character(op, spec);
    }
    let base = match kind {
        b'b' => 2,
        b'o' => 8,
        b'x' | b'X' => 16,
        _ => 10,
    };
    let text = long::print::to_base(op, base, false)?;
    let length = PyUnicode_GET_LENGTH(text.ptr()) as usize;
    let start: *mut u8 = PyUnicode_DATA(text.ptr()).cast();
    // The text is new and nobody else's.
    let bytes = core::slice::from_raw_parts_mut(start, length);
    if kind == b'X' {
        bytes.make_ascii_uppercase();
    }
    let (negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, &*digits),
        digits => (false, &*digits),
    };
    let prefix: &[u8] = match kind {
        _ if !spec.alternate => b"",
        b'b' => b"0b",
        b'o' => b"0o",
        b'x' => b"0x",
        b'X' => b"0X",
        _ => b"",
    };
    let number = Number {
        negative,
        prefix,
        digits,
        tail: b"",
        group: if base == 10 { 3 } else { 4 },
    };
    field::number(&number, spec)
}

/// `c`: the character of that number.
unsafe fn character(op: *mut PyObject, spec: &Spec) -> Fallible<Ref> {
    if spec.sign.is_some() {
        return Err(value_error(
            c"Sign not allowed with integer format specifier 'c'",
        ));
    }
    if spec.alternate {
        return Err(value_error(
            c"Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = PyLong_AsLong(op);
    if code == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    if !(0..0x110000).contains(&code) {
        let message = c"%c arg not in range(0x110000)";
        PyErr_SetString(PyExc_OverflowError, message.as_ptr());
        return Err(Raised);
    }
    let mut spec = *spec;
    if spec.align == b'=' {
        spec.align = b'>';
    }
    field::padded(&[code as Py_UCS4], &spec)
}

/// How a letter and a precision want a double written. 0 for the letter is the style of `repr`, or `g` with a point.
pub unsafe fn style(spec: &Spec) -> Fallible<(Style, Flags)> {
    if spec
        .precision
        .is_some_and(|precision| precision > c_int::MAX as usize)
    {
        return Err(value_error(c"precision too big"));
    }
    let precision = spec.precision.unwrap_or(6);
    let kind = spec.kind as u8;
    let style = match kind.to_ascii_lowercase() {
        b'e' => Style::Exponent(precision),
        b'f' | b'%' => Style::Fixed(precision),
        0 if spec.precision.is_none() => Style::Shortest,
        _ => Style::General(precision),
    };
    let flags = Flags {
        plus: false,
        dot_zero: kind == 0,
        alternate: spec.alternate,
        no_negative_zero: spec.no_negative_zero,
        upper: kind.is_ascii_uppercase(),
    };
    Ok((style, flags))
}

/// The text of a double without its sign, cut where the digits before the point end.
pub fn split(text: &[u8]) -> (bool, &[u8], &[u8]) {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, tail) = text.split_at(digits);
    (negative, digits, tail)
}

unsafe fn double(_: *mut PyObject, number: f64, spec: &Spec) -> Fallible<Ref> {
    let (style, flags) = style(spec)?;
    let percent = spec.kind == Py_UCS4::from(b'%');
    let number = if percent { number * 100.0 } else { number };
    let mut layout = Layout::new(number, style, flags);
    let length = layout.len();
    let (mut short, mut long);
    let text: &mut [u8] = if length < SHORT {
        short = [0; SHORT];
        &mut short[..=length]
    } else {
        long = Memory::new(length + 1)?;
        &mut long
    };
    layout.write(&mut text[..length]);
    text[length] = b'%';
    let text = &text[..length + usize::from(percent)];
    let (negative, digits, tail) = split(text);
    let number = Number {
        negative,
        prefix: b"",
        digits,
        tail,
        group: 3,
    };
    field::number(&number, spec)
}
