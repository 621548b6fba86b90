//! `__format__` of str: cut to its precision, and padded.

use super::make::from_range;
use super::writer::Writer;
use crate::prelude::*;
use crate::types::format_spec::{Spec, parse, unknown_kind, value_error};

/// ValueError for what has no meaning for a str.
unsafe fn check(op: *mut PyObject, spec: &Spec) -> Fallible {
    if spec.kind != Py_UCS4::from(b's') {
        return Err(unknown_kind(spec.kind, op));
    }
    let problem = match spec {
        Spec {
            sign: Some(b' '), ..
        } => c"Space not allowed in string format specifier",
        Spec { sign: Some(_), .. } => c"Sign not allowed in string format specifier",
        Spec {
            no_negative_zero: true,
            ..
        } => c"Negative zero coercion (z) not allowed in string format specifier",
        Spec {
            alternate: true, ..
        } => c"Alternate form (#) not allowed in string format specifier",
        Spec { align: b'=', .. } => c"'=' alignment not allowed in string format specifier",
        _ => return Ok(()),
    };
    Err(value_error(problem))
}

/// Writes a str as a specification says, which is not empty.
pub unsafe fn write(writer: &mut Writer, op: *mut PyObject, text: *mut PyObject) -> Fallible {
    let spec = parse(text, op, b's', b'<')?;
    check(op, &spec)?;
    let all = PyUnicode_GET_LENGTH(op) as usize;
    let length = spec.precision.map_or(all, |most| most.min(all));
    let missing = spec.width.unwrap_or(0).saturating_sub(length);
    let left = match spec.align {
        b'>' => missing,
        b'^' => missing / 2,
        _ => 0,
    };
    writer.repeat(spec.fill, left)?;
    writer.range(op, 0, length)?;
    writer.repeat(spec.fill, missing - left)
}

/// A new str as a specification says, which is not empty.
pub unsafe fn formatted(op: *mut PyObject, text: *mut PyObject) -> Fallible<Ref> {
    let mut writer = Writer::new();
    write(&mut writer, op, text)?;
    if writer.is_empty() {
        return from_range(op, 0, 0);
    }
    writer.finish()
}
