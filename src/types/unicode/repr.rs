//! The repr of a str.

use super::kinds::is_printable;
use super::layout::{Unit, allocate, by_kind, raise};
use super::make::written_ascii;
use super::writer::Writer;
use crate::codecs::backslashed;
use crate::prelude::*;

/// What is known before anything is written.
struct Plan {
    length: usize,
    /// Of all that stands as it is.
    bound: u32,
    quote: u8,
    changes: bool,
}

impl Plan {
    fn of<T: Unit>(text: &[T]) -> Plan {
        let (mut length, mut bits, mut single, mut double) = (2usize, 0, 0usize, false);
        for one in text {
            let character: u32 = (*one).into();
            length += match character {
                0x27 => {
                    single += 1;
                    1
                }
                0x22 => {
                    double = true;
                    1
                }
                0x5c | 9 | 10 | 13 => 2,
                _ if is_printable(character) => {
                    bits |= character;
                    1
                }
                0..=0xff => 4,
                0x100..=0xffff => 6,
                _ => 10,
            };
        }
        let quote = if single > 0 && !double { b'"' } else { b'\'' };
        if quote == b'\'' {
            length += single;
        }
        Plan {
            length,
            bound: bits.clamp(0x7f, 0x10_ffff),
            quote,
            changes: length != text.len() + 2,
        }
    }
}

pub unsafe fn repr(op: *mut PyObject) -> Fallible<Ref> {
    let plan = by_kind!(op, |text| Plan::of(text));
    if plan.length > PY_SSIZE_T_MAX {
        return Err(raise!(
            PyExc_OverflowError,
            c"string is too long to generate repr"
        ));
    }
    if plan.changes {
        return by_kind!(op, |text| escaped(text, &plan));
    }
    let length = PyUnicode_GET_LENGTH(op) as usize;
    if PyUnicode_IS_ASCII(op) {
        return written_ascii(length + 2, |place| {
            place[0] = plan.quote;
            place[1..=length].copy_from_slice(super::layout::bytes(op));
            place[length + 1] = plan.quote;
        });
    }
    let new = owned(allocate(plan.length, plan.bound))?;
    let (kind, data) = (PyUnicode_KIND(new.ptr()), PyUnicode_DATA(new.ptr()));
    super::layout::write(kind, data, 0, plan.quote.into());
    super::layout::copy(new.ptr(), 1, op, 0, length);
    super::layout::write(kind, data, length + 1, plan.quote.into());
    Ok(new)
}

unsafe fn escaped<T: Unit>(text: &[T], plan: &Plan) -> Fallible<Ref> {
    let mut writer = Writer::new();
    writer.reserve(plan.length, plan.bound)?;
    writer.char(plan.quote.into())?;
    let mut place = [0; 10];
    for one in text {
        let character: u32 = (*one).into();
        match character {
            9 => writer.ascii(b"\\t")?,
            10 => writer.ascii(b"\\n")?,
            13 => writer.ascii(b"\\r")?,
            0x5c => writer.ascii(b"\\\\")?,
            0x27 if plan.quote == b'\'' => writer.ascii(b"\\'")?,
            _ if is_printable(character) => writer.char(character)?,
            _ => writer.ascii(backslashed(character, &mut place))?,
        }
    }
    writer.char(plan.quote.into())?;
    writer.finish()
}

pub unsafe extern "C" fn slot(op: *mut PyObject) -> *mut PyObject {
    repr(op).or_null()
}
