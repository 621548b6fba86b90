//! What to do about what cannot be encoded or decoded: the handlers that have a name, and those that were registered.

use super::named;
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::layout::{raise, type_name};
use crate::types::unicode::writer::Writer;

/// A handler, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    Backslash,
    XmlReference,
    SurrogateEscape,
    SurrogatePass,
    /// Found by name when it is needed.
    Other(*const c_char),
}

impl Handler {
    /// The handler of a name; NULL is strict.
    pub unsafe fn named(errors: *const c_char) -> Handler {
        if errors.is_null() {
            return Handler::Strict;
        }
        match CStr::from_ptr(errors).to_bytes() {
            b"strict" => Handler::Strict,
            b"ignore" => Handler::Ignore,
            b"replace" => Handler::Replace,
            b"backslashreplace" => Handler::Backslash,
            b"xmlcharrefreplace" => Handler::XmlReference,
            b"surrogateescape" => Handler::SurrogateEscape,
            b"surrogatepass" => Handler::SurrogatePass,
            _ => Handler::Other(errors),
        }
    }
}

/// What is encoded: for the exception that says what is wrong.
pub struct Encoding<'a> {
    pub name: &'a CStr,
    pub op: *mut PyObject,
    pub handler: Handler,
}

/// What a handler wants instead of characters, and where to go on.
pub struct Instead {
    pub with: Ref,
    pub next: usize,
}

/// The exception for characters that cannot be encoded.
pub unsafe fn encode_error(
    name: &CStr,
    op: *mut PyObject,
    start: usize,
    end: usize,
    reason: &CStr,
) -> Fallible<Ref> {
    owned(PyObject_CallFunction(
        PyExc_UnicodeEncodeError,
        c"sOnns".as_ptr(),
        name.as_ptr(),
        op,
        start as isize,
        end as isize,
        reason.as_ptr(),
    ))
}

unsafe fn raise_it(error: Fallible<Ref>) -> Raised {
    if let Ok(error) = error {
        PyErr_SetObject(Py_TYPE(error.ptr()).cast(), error.ptr());
    }
    Raised
}

/// `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
pub fn backslashed(character: u32, place: &mut [u8; 10]) -> &[u8] {
    let (letter, digits) = match character {
        0..=0xff => (b'x', 2),
        0x100..=0xffff => (b'u', 4),
        _ => (b'U', 8),
    };
    place[0] = b'\\';
    place[1] = letter;
    for at in 0..digits {
        place[2 + at] = b"0123456789abcdef"[(character >> (4 * (digits - 1 - at))) as usize & 15];
    }
    &place[..2 + digits]
}

/// `&#N;`
pub fn xml_reference(character: u32, place: &mut [u8; 10]) -> &[u8] {
    let mut digits = [0u8; 7];
    let (mut at, mut rest) = (digits.len(), character);
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let length = digits.len() - at;
    place[..2].copy_from_slice(b"&#");
    place[2..2 + length].copy_from_slice(&digits[at..]);
    place[2 + length] = b';';
    &place[..3 + length]
}

impl Encoding<'_> {
    /// Deals with the characters `start..end`, none of which can be encoded: writes to `out` what stands for them, and
    /// says where to go on. `text` writes a str that a handler wants; false: it cannot be encoded.
    pub unsafe fn failed(
        &self,
        out: &mut Out,
        start: usize,
        end: usize,
        reason: &CStr,
        text: &dyn Fn(&mut Out, *mut PyObject) -> Fallible<bool>,
    ) -> Fallible<usize> {
        let read = |at: usize| PyUnicode_READ_CHAR(self.op, at as isize);
        let mut place = [0u8; 10];
        match self.handler {
            Handler::Ignore => {}
            Handler::Replace => {
                for _ in start..end {
                    self.ascii(out, b"?", text, (start, end, reason))?;
                }
            }
            Handler::Backslash => {
                for at in start..end {
                    self.ascii(
                        out,
                        backslashed(read(at), &mut place),
                        text,
                        (start, end, reason),
                    )?;
                }
            }
            Handler::XmlReference => {
                for at in start..end {
                    self.ascii(
                        out,
                        xml_reference(read(at), &mut place),
                        text,
                        (start, end, reason),
                    )?;
                }
            }
            Handler::SurrogateEscape => {
                let escaped = (start..end)
                    .take_while(|at| (0xdc80..=0xdcff).contains(&read(*at)))
                    .count();
                for at in start..start + escaped {
                    out.push(&[read(at) as u8])?;
                }
                if escaped == 0 {
                    return Err(self.raise(start, end, reason));
                }
                return Ok(start + escaped);
            }
            Handler::Strict | Handler::SurrogatePass => return Err(self.raise(start, end, reason)),
            Handler::Other(name) => return self.call(name, out, start, end, reason, text),
        }
        Ok(end)
    }

    pub unsafe fn raise(&self, start: usize, end: usize, reason: &CStr) -> Raised {
        raise_it(encode_error(self.name, self.op, start, end, reason))
    }

    /// Bytes below 128, as the encoding has them; it fails where they stand for what failed.
    unsafe fn ascii(
        &self,
        out: &mut Out,
        bytes: &[u8],
        text: &dyn Fn(&mut Out, *mut PyObject) -> Fallible<bool>,
        (start, end, reason): (usize, usize, &CStr),
    ) -> Fallible {
        let op = crate::types::unicode::make::from_ascii(bytes)?;
        if text(out, op.ptr())? {
            Ok(())
        } else {
            Err(self.raise(start, end, reason))
        }
    }

    unsafe fn call(
        &self,
        name: *const c_char,
        out: &mut Out,
        start: usize,
        end: usize,
        reason: &CStr,
        text: &dyn Fn(&mut Out, *mut PyObject) -> Fallible<bool>,
    ) -> Fallible<usize> {
        let handler = named::find(name)?;
        let error = encode_error(self.name, self.op, start, end, reason)?;
        let length = PyUnicode_GET_LENGTH(self.op) as usize;
        let instead = ask(handler.ptr(), error.ptr(), length, ENCODING)?;
        if PyBytes_Check(instead.with.ptr()) {
            let bytes = core::slice::from_raw_parts(
                PyBytes_AS_STRING(instead.with.ptr()).cast::<u8>(),
                Py_SIZE(instead.with.ptr()) as usize,
            );
            out.push(bytes)?;
        } else if !text(out, instead.with.ptr())? {
            return Err(self.raise(start, end, reason));
        }
        Ok(instead.next)
    }
}

/// What is wrong with what a handler returns, by what it was asked for.
pub struct Wanted {
    bytes: bool,
    wrong: &'static CStr,
}

const ENCODING: Wanted = Wanted {
    bytes: true,
    wrong: c"encoding error handler must return (str/bytes, int) tuple",
};
const DECODING: Wanted = Wanted {
    bytes: false,
    wrong: c"decoding error handler must return (str, int) tuple",
};
pub const TRANSLATING: Wanted = Wanted {
    bytes: false,
    wrong: c"translating error handler must return (str, int) tuple",
};

/// Calls a handler with an exception.
pub unsafe fn ask(
    handler: *mut PyObject,
    error: *mut PyObject,
    length: usize,
    wanted: Wanted,
) -> Fallible<Instead> {
    let answer = owned(PyObject_CallOneArg(handler, error))?;
    let fits = PyTuple_Check(answer.ptr()) && Py_SIZE(answer.ptr()) == 2 && {
        let with = PyTuple_GET_ITEM(answer.ptr(), 0);
        PyUnicode_Check(with) || (wanted.bytes && PyBytes_Check(with))
    };
    if !fits {
        PyErr_SetString(PyExc_TypeError, wanted.wrong.as_ptr());
        return Err(Raised);
    }
    let given = PyNumber_AsSsize_t(PyTuple_GET_ITEM(answer.ptr(), 1), PyExc_OverflowError);
    if given == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let next = if given < 0 {
        given + length as isize
    } else {
        given
    };
    if next < 0 || next as usize > length {
        return Err(raise!(
            PyExc_IndexError,
            c"position %zd from error handler out of bounds",
            next
        ));
    }
    Ok(Instead {
        with: Ref::new(PyTuple_GET_ITEM(answer.ptr(), 0)),
        next: next as usize,
    })
}

/// What is decoded.
pub struct Decoding<'a> {
    pub name: &'a CStr,
    pub bytes: &'a [u8],
    pub handler: Handler,
}

impl Decoding<'_> {
    /// Deals with the bytes `start..end`, which mean nothing: writes what stands for them, and says where to go on.
    /// `passed`: the surrogate that they are, and their number, for `surrogatepass`.
    pub unsafe fn failed(
        &self,
        writer: &mut Writer,
        start: usize,
        end: usize,
        reason: &CStr,
        passed: Option<(u32, usize)>,
    ) -> Fallible<usize> {
        match self.handler {
            Handler::Ignore => Ok(end),
            Handler::Replace => {
                writer.char(0xfffd)?;
                Ok(end)
            }
            Handler::Backslash => {
                let mut place = [0u8; 10];
                for byte in &self.bytes[start..end] {
                    writer.ascii(backslashed(u32::from(*byte), &mut place))?;
                }
                Ok(end)
            }
            Handler::SurrogateEscape => {
                let many = self.bytes[start..end]
                    .iter()
                    .take(4)
                    .take_while(|byte| **byte >= 0x80)
                    .count();
                if many == 0 {
                    return Err(self.raise(start, end, reason));
                }
                for byte in &self.bytes[start..start + many] {
                    writer.char(0xdc00 + u32::from(*byte))?;
                }
                Ok(start + many)
            }
            Handler::SurrogatePass => match passed {
                Some((character, length)) => {
                    writer.char(character)?;
                    Ok(start + length)
                }
                None => Err(self.raise(start, end, reason)),
            },
            Handler::XmlReference => Err(self.no_decoder()),
            Handler::Strict => Err(self.raise(start, end, reason)),
            Handler::Other(name) => self.call(name, writer, start, end, reason),
        }
    }

    unsafe fn error(&self, start: usize, end: usize, reason: &CStr) -> Fallible<Ref> {
        owned(PyUnicodeDecodeError_Create(
            self.name.as_ptr(),
            self.bytes.as_ptr().cast(),
            self.bytes.len() as isize,
            start as isize,
            end as isize,
            reason.as_ptr(),
        ))
    }

    pub unsafe fn raise(&self, start: usize, end: usize, reason: &CStr) -> Raised {
        raise_it(self.error(start, end, reason))
    }

    unsafe fn no_decoder(&self) -> Raised {
        raise!(
            PyExc_TypeError,
            c"don't know how to handle %.200s in error callback",
            (*PyExc_UnicodeDecodeError.cast::<PyTypeObject>()).tp_name
        )
    }

    unsafe fn call(
        &self,
        name: *const c_char,
        writer: &mut Writer,
        start: usize,
        end: usize,
        reason: &CStr,
    ) -> Fallible<usize> {
        let handler = named::find(name)?;
        let error = self.error(start, end, reason)?;
        let instead = ask(handler.ptr(), error.ptr(), self.bytes.len(), DECODING)?;
        writer.str(instead.with.ptr())?;
        Ok(instead.next)
    }
}

/// TypeError: a handler was given something that is no exception of codecs.
pub unsafe fn wrong_exception(op: *mut PyObject) -> Raised {
    raise!(
        PyExc_TypeError,
        c"don't know how to handle %.200s in error callback",
        type_name(op)
    )
}
