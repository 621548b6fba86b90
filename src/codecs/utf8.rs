//! UTF-8 where it is not well formed, or has to be bytes.

use super::handlers::{Decoding, Encoding, Handler};
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::layout::{by_kind, bytes};
use crate::types::unicode::utf8 as plain;
use crate::types::unicode::writer::Writer;

const NAME: &CStr = c"utf-8";

/// Decodes with a handler; `consumed`: an incomplete end is left, and its beginning told.
pub unsafe fn decode(
    text: &[u8],
    errors: *const c_char,
    consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    let length = text.len();
    match core::str::from_utf8(text) {
        Ok(valid) => {
            if let Some(consumed) = consumed {
                *consumed = length;
            }
            plain::from_str(valid)
        }
        Err(_) => decode_slowly(text, errors, consumed),
    }
}

/// The same for what is not well formed.
pub unsafe fn decode_slowly(
    text: &[u8],
    errors: *const c_char,
    consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    let decoding = Decoding {
        name: NAME,
        bytes: text,
        handler: Handler::named(errors),
    };
    let mut writer = Writer::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let error = match core::str::from_utf8(rest) {
            Ok(valid) => {
                piece(&mut writer, valid)?;
                at = text.len();
                break;
            }
            Err(error) => error,
        };
        let good = error.valid_up_to();
        // SAFETY: what was found valid.
        piece(&mut writer, core::str::from_utf8_unchecked(&rest[..good]))?;
        at += good;
        let (end, reason) = match error.error_len() {
            None if consumed.is_some() => break,
            // The beginning of a surrogate, for which there may be a handler when it is whole.
            Some(_) if consumed.is_some() && matches!(text[at..], [0xed, 0xa0..=0xbf]) => break,
            None => (text.len(), c"unexpected end of data"),
            Some(_) if !(0xc2..0xf5).contains(&text[at]) => (at + 1, c"invalid start byte"),
            Some(length) => (at + length, c"invalid continuation byte"),
        };
        at = decoding.failed(&mut writer, at, end, reason, surrogate(&text[at..]))?;
    }
    if let Some(consumed) = consumed {
        *consumed = at;
    }
    writer.finish()
}

unsafe fn piece(writer: &mut Writer, text: &str) -> Fallible {
    if text.is_ascii() {
        return writer.ascii(text.as_bytes());
    }
    for character in text.chars() {
        writer.char(character.into())?;
    }
    Ok(())
}

/// The surrogate that three bytes would be.
fn surrogate(bytes: &[u8]) -> Option<(u32, usize)> {
    match bytes {
        [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] => Some((
            0xd000 | u32::from(*second & 0x3f) << 6 | u32::from(*third & 0x3f),
            3,
        )),
        _ => None,
    }
}

/// The bytes of a str.
pub unsafe fn encode(op: *mut PyObject, errors: *const c_char) -> Fallible<Ref> {
    if PyUnicode_IS_ASCII(op) {
        return owned(PyBytes_FromStringAndSize(
            PyUnicode_DATA(op).cast(),
            PyUnicode_GET_LENGTH(op),
        ));
    }
    let compact = op.cast::<PyCompactUnicodeObject>();
    if !(*compact).utf8.is_null() {
        return owned(PyBytes_FromStringAndSize(
            (*compact).utf8,
            (*compact).utf8_length,
        ));
    }
    if plain::has_surrogate(op) {
        let handler = Handler::named(errors);
        if handler != Handler::SurrogatePass {
            return encode_slowly(op, handler);
        }
    }
    by_kind!(op, |text| {
        let length = plain::encoded_length(text);
        let new = owned(PyBytes_FromStringAndSize(null(), length as isize))?;
        plain::encode_into(text, PyBytes_AS_STRING(new.ptr()).cast());
        Ok(new)
    })
}

fn is_surrogate(character: u32) -> bool {
    character & 0xffff_f800 == 0xd800
}

unsafe fn encode_slowly(op: *mut PyObject, handler: Handler) -> Fallible<Ref> {
    let encoding = Encoding {
        name: NAME,
        op,
        handler,
    };
    let length = PyUnicode_GET_LENGTH(op) as usize;
    let read = |at: usize| PyUnicode_READ_CHAR(op, at as isize);
    let mut out = Out::new(length * 3)?;
    let mut at = 0;
    while at < length {
        if !is_surrogate(read(at)) {
            out.utf8(read(at))?;
            at += 1;
            continue;
        }
        let end = (at..length)
            .find(|at| !is_surrogate(read(*at)))
            .unwrap_or(length);
        at = encoding.failed(
            &mut out,
            at,
            end,
            c"surrogates not allowed",
            &|out, text| {
                if !PyUnicode_IS_ASCII(text) {
                    return Ok(false);
                }
                out.push(bytes(text))?;
                Ok(true)
            },
        )?;
    }
    out.finish()
}
