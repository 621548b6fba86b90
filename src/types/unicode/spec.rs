//! The specification of a format, as a str takes it: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use super::layout::{raise, type_name};
use super::make::from_range;
use super::writer::Writer;
use crate::prelude::*;

struct Spec {
    fill: u32,
    align: u8,
    sign: u8,
    no_negative_zero: bool,
    alternate: bool,
    width: usize,
    grouping: u8,
    precision: Option<usize>,
    kind: u32,
}

/// What is still to be read.
struct Reader {
    text: *mut PyObject,
    at: isize,
}

impl Reader {
    /// 0 at the end, and beyond it.
    unsafe fn peek(&self, ahead: isize) -> u32 {
        if self.at + ahead < PyUnicode_GET_LENGTH(self.text) {
            PyUnicode_READ_CHAR(self.text, self.at + ahead)
        } else {
            0
        }
    }

    /// The next character when it is one of these.
    unsafe fn accept(&mut self, wanted: &[u8]) -> Option<u8> {
        let found = self.peek(0);
        let byte = wanted
            .iter()
            .copied()
            .find(|one| u32::from(*one) == found)?;
        self.at += 1;
        Some(byte)
    }

    unsafe fn number(&mut self) -> Fallible<Option<usize>> {
        let mut value = None;
        while let Some(digit) = digit(self.peek(0)) {
            let next = value
                .unwrap_or(0usize)
                .checked_mul(10)
                .and_then(|v| v.checked_add(digit))
                .filter(|v| *v <= PY_SSIZE_T_MAX);
            if next.is_none() {
                return Err(raise!(
                    PyExc_ValueError,
                    c"Too many decimal digits in format string"
                ));
            }
            value = next;
            self.at += 1;
        }
        Ok(value)
    }
}

pub fn digit(character: u32) -> Option<usize> {
    let record = super::kinds::record(character);
    usize::try_from(record.decimal).ok()
}

const ALIGNS: &[u8] = b"<>=^";

unsafe fn parse(op: *mut PyObject, text: *mut PyObject) -> Fallible<Spec> {
    let mut reader = Reader { text, at: 0 };
    let mut spec = Spec {
        fill: u32::from(b' '),
        align: b'<',
        sign: 0,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: 0,
        precision: None,
        kind: u32::from(b's'),
    };
    let is_align = |one: u32| ALIGNS.iter().any(|align| u32::from(*align) == one);
    let mut filled = false;
    if is_align(reader.peek(1)) {
        spec.fill = reader.peek(0);
        filled = true;
        reader.at += 1;
    }
    if let Some(align) = reader.accept(ALIGNS) {
        spec.align = align;
    }
    spec.sign = reader.accept(b" +-").unwrap_or(0);
    spec.no_negative_zero = reader.accept(b"z").is_some();
    spec.alternate = reader.accept(b"#").is_some();
    if !filled && reader.accept(b"0").is_some() {
        spec.fill = u32::from(b'0');
    }
    spec.width = reader.number()?.unwrap_or(0);
    grouping(&mut reader, &mut spec)?;
    if reader.accept(b".").is_some() {
        spec.precision = reader.number()?;
        if spec.precision.is_none() {
            return Err(raise!(
                PyExc_ValueError,
                c"Format specifier missing precision"
            ));
        }
    }
    match PyUnicode_GET_LENGTH(text) - reader.at {
        0 => {}
        1 => spec.kind = reader.peek(0),
        _ => {
            return Err(raise!(
                PyExc_ValueError,
                c"Invalid format specifier '%U' for object of type '%.200s'",
                text,
                type_name(op)
            ));
        }
    }
    Ok(spec)
}

unsafe fn grouping(reader: &mut Reader, spec: &mut Spec) -> Fallible {
    let comma = reader.accept(b",").is_some();
    let underscore = reader.accept(b"_").is_some();
    let both = underscore && (comma || reader.peek(0) == u32::from(b','));
    if both {
        return Err(raise!(
            PyExc_ValueError,
            c"Cannot specify both ',' and '_'."
        ));
    }
    spec.grouping = match (comma, underscore) {
        (true, _) => b',',
        (_, true) => b'_',
        _ => 0,
    };
    Ok(())
}

/// ValueError for what has no meaning for a str.
unsafe fn check(op: *mut PyObject, spec: &Spec) -> Fallible {
    if spec.grouping != 0 && !takes_grouping(spec.kind, spec.grouping) {
        return Err(if (33..127).contains(&spec.kind) {
            raise!(
                PyExc_ValueError,
                c"Cannot specify '%c' with '%c'.",
                c_int::from(spec.grouping),
                spec.kind
            )
        } else {
            raise!(
                PyExc_ValueError,
                c"Cannot specify '%c' with '\\x%x'.",
                c_int::from(spec.grouping),
                spec.kind
            )
        });
    }
    if spec.kind != u32::from(b's') {
        return Err(unknown(op, spec.kind));
    }
    let problem = match spec {
        Spec { sign: b' ', .. } => c"Space not allowed in string format specifier",
        Spec { sign: 1.., .. } => c"Sign not allowed in string format specifier",
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
    PyErr_SetString(PyExc_ValueError, problem.as_ptr());
    Err(Raised)
}

/// Whether numbers are grouped under a type.
fn takes_grouping(kind: u32, grouping: u8) -> bool {
    match u8::try_from(kind) {
        Ok(b'd' | b'e' | b'f' | b'g' | b'E' | b'G' | b'%' | b'F') => true,
        Ok(b'b' | b'o' | b'x' | b'X') => grouping == b'_',
        _ => false,
    }
}

unsafe fn unknown(op: *mut PyObject, kind: u32) -> Raised {
    if (33..127).contains(&kind) {
        raise!(
            PyExc_ValueError,
            c"Unknown format code '%c' for object of type '%.200s'",
            kind,
            type_name(op)
        )
    } else {
        raise!(
            PyExc_ValueError,
            c"Unknown format code '\\x%x' for object of type '%.200s'",
            kind,
            type_name(op)
        )
    }
}

/// Writes a str as a specification says, which is not empty.
pub unsafe fn write(writer: &mut Writer, op: *mut PyObject, text: *mut PyObject) -> Fallible {
    let spec = parse(op, text)?;
    check(op, &spec)?;
    let all = PyUnicode_GET_LENGTH(op) as usize;
    let length = spec.precision.map_or(all, |most| most.min(all));
    let missing = spec.width.saturating_sub(length);
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
