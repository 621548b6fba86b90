//! `str.format`: fields in braces.

use super::layout::raise;
use super::make::from_range;
use super::spec;
use super::writer::Writer;
use crate::prelude::*;

/// How fields are numbered: each says, or they are counted.
#[derive(PartialEq, Clone, Copy)]
enum Numbering {
    Unknown,
    Counted,
    Given,
}

/// What the fields stand for.
struct Arguments {
    /// A tuple; NULL for `format_map`.
    args: *mut PyObject,
    /// A dict or another mapping; may be NULL.
    names: *mut PyObject,
    numbering: Numbering,
    next: usize,
}

/// A part of a format.
#[derive(Clone, Copy)]
struct Part {
    text: *mut PyObject,
    at: isize,
    end: isize,
}

impl Part {
    unsafe fn peek(&self) -> Option<u32> {
        (self.at < self.end).then(|| PyUnicode_READ_CHAR(self.text, self.at))
    }

    unsafe fn next(&mut self) -> Option<u32> {
        let found = self.peek();
        self.at += 1;
        found
    }

    unsafe fn new_str(&self) -> Fallible<Ref> {
        from_range(self.text, self.at as usize, self.end as usize)
    }

    /// The part up to, without, the first of these characters.
    unsafe fn up_to(&mut self, stops: &[u8]) -> Part {
        let start = self.at;
        while let Some(one) = self.peek() {
            if stops.iter().any(|stop| u32::from(*stop) == one) {
                break;
            }
            self.at += 1;
        }
        Part {
            text: self.text,
            at: start,
            end: self.at,
        }
    }

    fn is_empty(&self) -> bool {
        self.at >= self.end
    }

    /// The number that all of it is.
    unsafe fn number(&self) -> Fallible<Option<usize>> {
        let mut value = 0usize;
        for at in self.at..self.end {
            let digit = _PyUnicode_ToDecimalDigit(PyUnicode_READ_CHAR(self.text, at));
            let Ok(digit) = usize::try_from(digit) else {
                return Ok(None);
            };
            let next = value.checked_mul(10).and_then(|v| v.checked_add(digit));
            match next.filter(|next| *next <= PY_SSIZE_T_MAX) {
                Some(next) => value = next,
                None => return Err(problem(c"Too many decimal digits in format string")),
            }
        }
        Ok((!self.is_empty()).then_some(value))
    }
}

#[cold]
unsafe fn problem(text: &CStr) -> Raised {
    PyErr_SetString(PyExc_ValueError, text.as_ptr());
    Raised
}

/// `format.format(*args, **names)`.
pub unsafe fn format(
    op: *mut PyObject,
    args: *mut PyObject,
    names: *mut PyObject,
) -> Fallible<Ref> {
    let mut arguments = Arguments {
        args,
        names,
        numbering: Numbering::Unknown,
        next: 0,
    };
    let whole = Part {
        text: op,
        at: 0,
        end: PyUnicode_GET_LENGTH(op),
    };
    expand(whole, &mut arguments, 2)
}

/// A part with its fields replaced; fields may be in fields so many times.
unsafe fn expand(mut part: Part, arguments: &mut Arguments, depth: u32) -> Fallible<Ref> {
    if depth == 0 {
        return Err(problem(c"Max string recursion exceeded"));
    }
    let mut writer = Writer::new();
    writer.0.min_length = part.end - part.at + 100;
    while !part.is_empty() {
        if literal(&mut writer, &mut part)? {
            field(&mut writer, &mut part, arguments, depth)?;
        }
    }
    writer.finish()
}

/// Writes what stands before the next field; true: it begins there.
unsafe fn literal(writer: &mut Writer, part: &mut Part) -> Fallible<bool> {
    let plain = part.up_to(b"{}");
    let Some(brace) = part.next() else {
        part.at = part.end;
        writer.range(plain.text, plain.at as usize, plain.end as usize)?;
        return Ok(false);
    };
    let doubled = part.peek() == Some(brace);
    // A doubled brace is written as one, with the text before it.
    writer.range(
        plain.text,
        plain.at as usize,
        plain.end as usize + usize::from(doubled),
    )?;
    if doubled {
        part.at += 1;
        return Ok(false);
    }
    if brace == u32::from(b'}') {
        return Err(problem(c"Single '}' encountered in format string"));
    }
    if part.is_empty() {
        return Err(problem(c"Single '{' encountered in format string"));
    }
    Ok(true)
}

/// Reads a name up to what ends it; brackets hide what is in them.
unsafe fn name_of_field(part: &mut Part) -> Fallible<(Part, u32)> {
    let start = part.at;
    let mut bracket = false;
    while let Some(one) = part.next() {
        match u8::try_from(one) {
            Ok(b']') if bracket => bracket = false,
            _ if bracket => {}
            Ok(b'[') => bracket = true,
            Ok(b'{') => return Err(problem(c"unexpected '{' in field name")),
            Ok(b'}' | b':' | b'!') => {
                let name = Part {
                    text: part.text,
                    at: start,
                    end: part.at - 1,
                };
                return Ok((name, one));
            }
            _ => {}
        }
    }
    Err(problem(c"expected '}' before end of string"))
}

/// Reads a conversion and what follows it; true: a specification does.
unsafe fn conversion(part: &mut Part) -> Fallible<(u32, bool)> {
    let Some(kind) = part.next() else {
        return Err(problem(
            c"end of string while looking for conversion specifier",
        ));
    };
    match part.next() {
        None => Err(problem(c"unmatched '{' in format spec")),
        Some(125) => Ok((kind, false)),
        Some(58) => Ok((kind, true)),
        Some(_) => Err(problem(c"expected ':' after conversion specifier")),
    }
}

/// Reads a specification up to the brace that ends the field; true: there are fields in it.
unsafe fn specification(part: &mut Part) -> Fallible<(Part, bool)> {
    let start = part.at;
    let (mut depth, mut nested) = (1, false);
    while let Some(one) = part.next() {
        if one == u32::from(b'{') {
            nested = true;
            depth += 1;
        } else if one == u32::from(b'}') {
            depth -= 1;
            if depth == 0 {
                let found = Part {
                    text: part.text,
                    at: start,
                    end: part.at - 1,
                };
                return Ok((found, nested));
            }
        }
    }
    Err(problem(c"unmatched '{' in format spec"))
}

unsafe fn field(
    writer: &mut Writer,
    part: &mut Part,
    arguments: &mut Arguments,
    depth: u32,
) -> Fallible {
    let (name, end) = name_of_field(part)?;
    let (mut kind, mut has_spec) = (0, end == u32::from(b':'));
    if end == u32::from(b'!') {
        (kind, has_spec) = conversion(part)?;
    }
    let (given, nested) = if has_spec {
        specification(part)?
    } else {
        (
            Part {
                text: part.text,
                at: 0,
                end: 0,
            },
            false,
        )
    };
    let mut value = arguments.value(name)?;
    if kind != 0 {
        value = converted(value, kind)?;
    }
    let wanted = if nested {
        expand(given, arguments, depth - 1)?
    } else {
        given.new_str()?
    };
    if PyUnicode_CheckExact(value.ptr()) {
        if PyUnicode_GET_LENGTH(wanted.ptr()) == 0 {
            return writer.str(value.ptr());
        }
        return spec::write(writer, value.ptr(), wanted.ptr());
    }
    let bare = PyUnicode_GET_LENGTH(wanted.ptr()) == 0
        && (PyLong_CheckExact(value.ptr()) || PyFloat_CheckExact(value.ptr()));
    let text = owned(if bare {
        PyObject_Str(value.ptr())
    } else {
        PyObject_Format(value.ptr(), wanted.ptr())
    })?;
    writer.str(text.ptr())
}

unsafe fn converted(value: Ref, kind: u32) -> Fallible<Ref> {
    match u8::try_from(kind) {
        Ok(b'r') => owned(PyObject_Repr(value.ptr())),
        Ok(b's') => owned(PyObject_Str(value.ptr())),
        Ok(b'a') => owned(PyObject_ASCII(value.ptr())),
        _ if (33..127).contains(&kind) => Err(raise!(
            PyExc_ValueError,
            c"Unknown conversion specifier %c",
            kind
        )),
        _ => Err(raise!(
            PyExc_ValueError,
            c"Unknown conversion specifier \\x%x",
            kind
        )),
    }
}

impl Arguments {
    /// What a name stands for, with its attributes and items.
    unsafe fn value(&mut self, mut name: Part) -> Fallible<Ref> {
        let first = name.up_to(b".[");
        let mut value = self.first(first)?;
        while let Some(one) = name.next() {
            value = match u8::try_from(one) {
                Ok(b'.') => attribute(&value, name.up_to(b".["))?,
                Ok(b'[') => item(&value, &mut name)?,
                _ => {
                    return Err(problem(
                        c"Only '.' or '[' may follow ']' in format field specifier",
                    ));
                }
            };
        }
        Ok(value)
    }

    unsafe fn first(&mut self, name: Part) -> Fallible<Ref> {
        let number = name.number()?;
        if number.is_none() && !name.is_empty() {
            return self.named(name);
        }
        let way = if number.is_some() {
            Numbering::Given
        } else {
            Numbering::Counted
        };
        if self.numbering == Numbering::Unknown {
            self.numbering = way;
        }
        if self.numbering != way {
            return Err(problem(if way == Numbering::Counted {
                c"cannot switch from manual field specification to automatic field numbering"
            } else {
                c"cannot switch from automatic field numbering to manual field specification"
            }));
        }
        let at = number.unwrap_or(self.next);
        self.next += 1;
        self.positional(at)
    }

    unsafe fn positional(&self, at: usize) -> Fallible<Ref> {
        if self.args.is_null() {
            return Err(problem(c"Format string contains positional fields"));
        }
        if at >= Py_SIZE(self.args) as usize {
            return Err(raise!(
                PyExc_IndexError,
                c"Replacement index %zd out of range for positional args tuple",
                at
            ));
        }
        Ok(Ref::new(PyTuple_GET_ITEM(self.args, at as isize)))
    }

    unsafe fn named(&self, name: Part) -> Fallible<Ref> {
        let key = name.new_str()?;
        if self.names.is_null() {
            PyErr_SetObject(PyExc_KeyError, key.ptr());
            return Err(Raised);
        }
        owned(PyObject_GetItem(self.names, key.ptr()))
    }
}

unsafe fn attribute(value: &Ref, name: Part) -> Fallible<Ref> {
    if name.is_empty() {
        return Err(problem(c"Empty attribute in format string"));
    }
    let name = name.new_str()?;
    owned(PyObject_GetAttr(value.ptr(), name.ptr()))
}

unsafe fn item(value: &Ref, name: &mut Part) -> Fallible<Ref> {
    let key = name.up_to(b"]");
    if name.next().is_none() {
        return Err(problem(c"Missing ']' in format string"));
    }
    if key.is_empty() {
        return Err(problem(c"Empty attribute in format string"));
    }
    let key = match key.number()? {
        Some(number) => owned(PyLong_FromSsize_t(number as isize))?,
        None => key.new_str()?,
    };
    owned(PyObject_GetItem(value.ptr(), key.ptr()))
}
