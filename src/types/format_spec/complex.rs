//! `__format__` of complex: both parts in the same way, the padding around both.

use super::field::{self, Number};
use super::number::{split, style};
use super::spec::{Spec, check, parse, unknown_kind, value_error};
use crate::prelude::*;
use crate::types::float::print::Layout;

/// `complex.__format__`.
pub unsafe fn format_complex(op: *mut PyObject, text: *mut PyObject) -> Fallible<Ref> {
    if check(text)? {
        return owned(if PyComplex_CheckExact(op) {
            PyObject_Repr(op)
        } else {
            PyObject_Str(op)
        });
    }
    let spec = parse(text, op, 0, b'>')?;
    match u8::try_from(spec.kind).unwrap_or(b'?') {
        0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' => both(op, &spec),
        _ => Err(unknown_kind(spec.kind, op)),
    }
}

unsafe fn both(op: *mut PyObject, spec: &Spec) -> Fallible<Ref> {
    if spec.fill == Py_UCS4::from(b'0') {
        return Err(value_error(
            c"Zero padding is not allowed in complex format specifier",
        ));
    }
    if spec.align == b'=' {
        return Err(value_error(
            c"'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let value = &(*op.cast::<PyComplexObject>()).cval;
    let bare = Spec {
        width: None,
        ..*spec
    };
    let imaginary = part(
        value.imag,
        &Spec {
            sign: Some(b'+'),
            ..bare
        },
    );
    // Without a letter it is written as by `repr`.
    let (text, parts) = if spec.kind != 0 {
        (c"%U%Uj", (part(value.real, &bare)?, imaginary?))
    } else if value.real == 0.0 && !value.real.is_sign_negative() {
        (c"%.0U%Uj", (part(0.0, &bare)?, part(value.imag, &bare)?))
    } else {
        (c"(%U%Uj)", (part(value.real, &bare)?, imaginary?))
    };
    let joined = owned(PyUnicode_FromFormat(
        text.as_ptr(),
        parts.0.ptr(),
        parts.1.ptr(),
    ))?;
    pad(joined, spec)
}

unsafe fn part(number: f64, spec: &Spec) -> Fallible<Ref> {
    let (style, mut flags) = style(spec)?;
    flags.dot_zero = false;
    let mut layout = Layout::new(number, style, flags);
    let length = layout.len();
    let text = layout.make_memory()?;
    let (negative, digits, tail) = split(&text[..length]);
    let number = Number {
        negative,
        prefix: b"",
        digits,
        tail,
        group: 3,
    };
    field::number(&number, spec)
}

unsafe fn pad(text: Ref, spec: &Spec) -> Fallible<Ref> {
    let length = PyUnicode_GET_LENGTH(text.ptr()) as usize;
    let width = spec.width.unwrap_or(0);
    if width <= length {
        return Ok(text);
    }
    let pad = width - length;
    let left = match spec.align {
        b'<' => 0,
        b'^' => pad / 2,
        _ => pad,
    };
    let widest = spec.fill.max(127);
    let made = owned(PyUnicode_New(width as Py_ssize_t, widest))?;
    let fill = |from: usize, count: usize| {
        PyUnicode_Fill(
            made.ptr(),
            from as Py_ssize_t,
            count as Py_ssize_t,
            spec.fill,
        )
    };
    if fill(0, left) < 0 || fill(left + length, pad - left) < 0 {
        return Err(Raised);
    }
    let copied = PyUnicode_CopyCharacters(
        made.ptr(),
        left as Py_ssize_t,
        text.ptr(),
        0,
        length as Py_ssize_t,
    );
    if copied < 0 {
        return Err(Raised);
    }
    Ok(made)
}
