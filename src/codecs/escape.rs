//! The escapes of literals: `unicode_escape`, and `raw_unicode_escape`, which knows `\u` and `\U` alone.

use super::handlers::{Decoding, Handler, backslashed};
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::writer::Writer;

/// What an escape is.
enum Escape {
    Character(u32),
    /// A line that goes on.
    Nothing,
    /// None: it stands for itself.
    Itself,
    Wrong(&'static CStr),
    /// Wrong, and more bytes could help.
    Incomplete(&'static CStr),
}

/// Reads up to `digits` hexadecimal digits; `None`: there are fewer.
fn hexadecimal(bytes: &[u8], at: &mut usize, digits: usize) -> Option<u32> {
    let mut value = 0u32;
    for _ in 0..digits {
        let digit = char::from(*bytes.get(*at)?).to_digit(16)?;
        value = value << 4 | digit;
        *at += 1;
    }
    Some(value)
}

fn by_number(
    bytes: &[u8],
    at: &mut usize,
    digits: usize,
    short: &'static CStr,
    large: &'static CStr,
) -> Escape {
    match hexadecimal(bytes, at, digits) {
        None if *at == bytes.len() => Escape::Incomplete(short),
        None => Escape::Wrong(short),
        Some(code @ 0..=0x10_ffff) => Escape::Character(code),
        Some(_) => Escape::Wrong(large),
    }
}

/// A name in braces.
fn named(bytes: &[u8], at: &mut usize) -> Escape {
    let malformed = c"malformed \\N character escape";
    if bytes.get(*at) != Some(&b'{') {
        return if *at == bytes.len() {
            Escape::Incomplete(malformed)
        } else {
            Escape::Wrong(malformed)
        };
    }
    *at += 1;
    let Some(length) = bytes[*at..].iter().position(|byte| *byte == b'}') else {
        *at = bytes.len();
        return Escape::Incomplete(malformed);
    };
    if length == 0 {
        return Escape::Wrong(malformed);
    }
    let name = core::str::from_utf8(&bytes[*at..*at + length]);
    *at += length + 1;
    match name.ok().and_then(unicode_names2::character) {
        Some(character) => Escape::Character(character.into()),
        None => Escape::Wrong(c"unknown Unicode character name"),
    }
}

/// The escape after a backslash; `at` goes to its end.
fn escape(bytes: &[u8], at: &mut usize) -> Escape {
    let Some(letter) = bytes.get(*at).copied() else {
        return Escape::Incomplete(c"\\ at end of string");
    };
    *at += 1;
    let large = c"illegal Unicode character";
    match letter {
        b'\n' => Escape::Nothing,
        b'\\' | b'\'' | b'"' => Escape::Character(letter.into()),
        b'a' => Escape::Character(7),
        b'b' => Escape::Character(8),
        b't' => Escape::Character(9),
        b'n' => Escape::Character(10),
        b'v' => Escape::Character(11),
        b'f' => Escape::Character(12),
        b'r' => Escape::Character(13),
        b'0'..=b'7' => {
            let mut value = u32::from(letter - b'0');
            for _ in 0..2 {
                let Some(digit @ b'0'..=b'7') = bytes.get(*at) else {
                    break;
                };
                value = value << 3 | u32::from(digit - b'0');
                *at += 1;
            }
            Escape::Character(value)
        }
        b'x' => by_number(bytes, at, 2, c"truncated \\xXX escape", large),
        b'u' => by_number(bytes, at, 4, c"truncated \\uXXXX escape", large),
        b'U' => by_number(bytes, at, 8, c"truncated \\UXXXXXXXX escape", large),
        b'N' => named(bytes, at),
        _ => Escape::Itself,
    }
}

/// The same where only numbers count.
fn raw_escape(bytes: &[u8], at: &mut usize) -> Escape {
    let large = c"\\Uxxxxxxxx out of range";
    match bytes.get(*at) {
        Some(b'u') => {
            *at += 1;
            by_number(bytes, at, 4, c"truncated \\uXXXX escape", large)
        }
        Some(b'U') => {
            *at += 1;
            by_number(bytes, at, 8, c"truncated \\UXXXXXXXX escape", large)
        }
        Some(_) => {
            *at += 1;
            Escape::Itself
        }
        None => Escape::Itself,
    }
}

/// DeprecationWarning of an escape that is none, or too large for its digits.
unsafe fn warn(bytes: &[u8], start: usize, octal: bool) -> Fallible {
    let text = bytes[start + 1..].as_ptr();
    status(if octal {
        PyErr_WarnFormat(
            PyExc_DeprecationWarning,
            1,
            c"invalid octal escape sequence '\\%.3s'".as_ptr(),
            text,
        )
    } else {
        PyErr_WarnFormat(
            PyExc_DeprecationWarning,
            1,
            c"invalid escape sequence '\\%c'".as_ptr(),
            c_int::from(*text),
        )
    })
}

/// The str of bytes; `raw`: only numbers are escapes. `consumed` as for UTF-8.
pub unsafe fn decode(
    bytes: &[u8],
    errors: *const c_char,
    raw: bool,
    consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    let name = if raw {
        c"rawunicodeescape"
    } else {
        c"unicodeescape"
    };
    let decoding = Decoding {
        name,
        bytes,
        handler: Handler::named(errors),
    };
    let mut writer = Writer::new();
    writer.0.min_length = bytes.len() as isize;
    let (mut at, mut warned) = (0, None);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        writer.latin1(&rest[..plain])?;
        let start = at + plain;
        at = start;
        if start == bytes.len() {
            break;
        }
        let (found, end) = next_escape(bytes, start, raw);
        let is_lone = raw && end == start + 1 && end == bytes.len();
        if consumed.is_some() && (is_lone || matches!(found, Escape::Incomplete(_))) {
            break;
        }
        at = end;
        match found {
            Escape::Character(code) => {
                if code > 0xff && !raw && bytes[start + 1].is_ascii_digit() {
                    warned = warned.or(Some((start, true)));
                }
                writer.char(code)?;
            }
            Escape::Nothing => {}
            Escape::Itself => {
                if !raw {
                    warned = warned.or(Some((start, false)));
                }
                writer.latin1(&bytes[start..end])?;
            }
            Escape::Incomplete(reason) | Escape::Wrong(reason) => {
                at = decoding.failed(&mut writer, start, end, reason, None)?;
            }
        }
    }
    if let Some((start, octal)) = warned {
        warn(bytes, start, octal)?;
    }
    if let Some(consumed) = consumed {
        *consumed = at;
    }
    writer.finish()
}

/// The escape whose backslash is at `start`, and its end.
fn next_escape(bytes: &[u8], start: usize, raw: bool) -> (Escape, usize) {
    let mut end = start + 1;
    let found = if raw {
        raw_escape(bytes, &mut end)
    } else {
        escape(bytes, &mut end)
    };
    (found, end)
}

/// The bytes of a str.
pub unsafe fn encode(op: *mut PyObject, raw: bool) -> Fallible<Ref> {
    let mut out = Out::new(PyUnicode_GET_LENGTH(op) as usize)?;
    let mut place = [0; 10];
    for at in 0..PyUnicode_GET_LENGTH(op) {
        let character = PyUnicode_READ_CHAR(op, at);
        match character {
            0..=0xff if raw => out.push(&[character as u8])?,
            9 => out.push(b"\\t")?,
            10 => out.push(b"\\n")?,
            13 => out.push(b"\\r")?,
            0x5c => out.push(b"\\\\")?,
            0x20..=0x7e => out.push(&[character as u8])?,
            _ => out.push(backslashed(character, &mut place))?,
        }
    }
    out.finish()
}
