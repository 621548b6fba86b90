//! What a text asks for.

use crate::prelude::*;

/// A format specifier.
#[derive(Clone, Copy)]
pub struct Spec {
    pub fill: Py_UCS4,
    /// One of `<`, `>`, `=`, `^`.
    pub align: u8,
    /// `+`, `-` or a blank, if any is given.
    pub sign: Option<u8>,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: Option<usize>,
    /// `,` or `_`.
    pub grouping: Option<u8>,
    pub precision: Option<usize>,
    /// The letter of the presentation, or what the caller gave for none.
    pub kind: Py_UCS4,
}

/// The characters that are left to read.
struct Reader {
    kind: c_int,
    data: *mut c_void,
    at: usize,
    end: usize,
}

impl Reader {
    unsafe fn peek(&self, ahead: usize) -> Option<Py_UCS4> {
        let at = self.at + ahead;
        (at < self.end).then(|| PyUnicode_READ(self.kind, self.data, at as Py_ssize_t))
    }

    /// The next character, if it is an ASCII one that `wanted` holds.
    unsafe fn accept(&mut self, wanted: &[u8]) -> Option<u8> {
        let byte = u8::try_from(self.peek(0)?).ok()?;
        if !wanted.contains(&byte) {
            return None;
        }
        self.at += 1;
        Some(byte)
    }

    /// Decimal digits, of any script.
    unsafe fn number(&mut self) -> Fallible<Option<usize>> {
        let mut value = None;
        while let Some(character) = self.peek(0) {
            let digit = _PyUnicode_ToDecimalDigit(character);
            if digit < 0 {
                break;
            }
            let next = (value.unwrap_or(0) as Py_ssize_t)
                .checked_mul(10)
                .and_then(|value| value.checked_add(digit as Py_ssize_t));
            let Some(next) = next else {
                return Err(value_error(c"Too many decimal digits in format string"));
            };
            value = Some(next as usize);
            self.at += 1;
        }
        Ok(value)
    }
}

/// ValueError with a message.
#[cold]
pub unsafe fn value_error(message: &CStr) -> Raised {
    PyErr_SetString(PyExc_ValueError, message.as_ptr());
    Raised
}

fn is_align(character: Option<Py_UCS4>) -> Option<u8> {
    let byte = u8::try_from(character?).ok()?;
    b"<>=^".contains(&byte).then_some(byte)
}

/// Reads a specifier, a str. `of` is the object that is formatted: its type is named in errors. `kind` and `align` are
/// what holds when none is given.
pub unsafe fn parse(text: *mut PyObject, of: *mut PyObject, kind: u8, align: u8) -> Fallible<Spec> {
    let mut reader = Reader {
        kind: PyUnicode_KIND(text),
        data: PyUnicode_DATA(text),
        at: 0,
        end: PyUnicode_GET_LENGTH(text) as usize,
    };
    let mut spec = Spec {
        fill: b' '.into(),
        align,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: None,
        grouping: None,
        precision: None,
        kind: kind.into(),
    };
    let (mut filled, mut aligned) = (false, false);
    if let Some(given) = is_align(reader.peek(1)) {
        (spec.fill, spec.align) = (reader.peek(0).unwrap_or(spec.fill), given);
        (filled, aligned) = (true, true);
        reader.at += 2;
    } else if let Some(given) = is_align(reader.peek(0)) {
        spec.align = given;
        aligned = true;
        reader.at += 1;
    }
    spec.sign = reader.accept(b" +-");
    spec.no_negative_zero = reader.accept(b"z").is_some();
    spec.alternate = reader.accept(b"#").is_some();
    if !filled && reader.accept(b"0").is_some() {
        spec.fill = b'0'.into();
        if !aligned && align == b'>' {
            spec.align = b'=';
        }
    }
    spec.width = reader.number()?;
    spec.grouping = grouping(&mut reader)?;
    if reader.accept(b".").is_some() {
        spec.precision = reader.number()?;
        if spec.precision.is_none() {
            return Err(value_error(c"Format specifier missing precision"));
        }
    }
    if reader.at + 1 < reader.end {
        PyErr_Format(
            PyExc_ValueError,
            c"Invalid format specifier '%U' for object of type '%.200s'".as_ptr(),
            text,
            (*Py_TYPE(of)).tp_name,
        );
        return Err(Raised);
    }
    if let Some(given) = reader.peek(0) {
        spec.kind = given;
    }
    check_grouping(&spec)?;
    Ok(spec)
}

unsafe fn grouping(reader: &mut Reader) -> Fallible<Option<u8>> {
    let comma = reader.accept(b",");
    let underscore = reader.accept(b"_");
    let both = (comma.is_some() && underscore.is_some())
        || (underscore.is_some() && reader.peek(0) == Some(Py_UCS4::from(b',')));
    if both {
        return Err(value_error(c"Cannot specify both ',' and '_'."));
    }
    Ok(comma.or(underscore))
}

/// Not every presentation has groups.
unsafe fn check_grouping(spec: &Spec) -> Fallible {
    let Some(grouping) = spec.grouping else {
        return Ok(());
    };
    let kind = u8::try_from(spec.kind).unwrap_or(b'?');
    if b"defgEFG%\0".contains(&kind) || (grouping == b'_' && b"boxX".contains(&kind)) {
        return Ok(());
    }
    let grouping = c_int::from(grouping);
    if (33..128).contains(&spec.kind) {
        let message = c"Cannot specify '%c' with '%c'.";
        PyErr_Format(
            PyExc_ValueError,
            message.as_ptr(),
            grouping,
            spec.kind as c_int,
        );
    } else {
        let message = c"Cannot specify '%c' with '\\x%x'.";
        PyErr_Format(PyExc_ValueError, message.as_ptr(), grouping, spec.kind);
    }
    Err(Raised)
}

/// ValueError for a presentation that the type does not have.
#[cold]
pub unsafe fn unknown_kind(kind: Py_UCS4, of: *mut PyObject) -> Raised {
    let name = (*Py_TYPE(of)).tp_name;
    if (33..128).contains(&kind) {
        let message = c"Unknown format code '%c' for object of type '%.200s'";
        PyErr_Format(PyExc_ValueError, message.as_ptr(), kind as c_int, name);
    } else {
        let message = c"Unknown format code '\\x%x' for object of type '%.200s'";
        PyErr_Format(PyExc_ValueError, message.as_ptr(), kind, name);
    }
    Raised
}

/// The specifier is a str, or TypeError. Whether it is empty.
pub unsafe fn check(text: *mut PyObject) -> Fallible<bool> {
    if !PyUnicode_Check(text) {
        _PyArg_BadArgument(
            c"__format__".as_ptr(),
            c"argument".as_ptr(),
            c"str".as_ptr(),
            text,
        );
        return Err(Raised);
    }
    Ok(PyUnicode_GET_LENGTH(text) == 0)
}
