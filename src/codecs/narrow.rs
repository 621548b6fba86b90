//! ASCII and Latin-1: a byte for each character, up to a limit.

use super::handlers::{Decoding, Encoding, Handler};
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::layout::by_kind;
use crate::types::unicode::make;
use crate::types::unicode::writer::Writer;

pub struct Narrow {
    name: &'static CStr,
    limit: u32,
    reason: &'static CStr,
}

pub static ASCII: Narrow = Narrow {
    name: c"ascii",
    limit: 128,
    reason: c"ordinal not in range(128)",
};

pub static LATIN1: Narrow = Narrow {
    name: c"latin-1",
    limit: 256,
    reason: c"ordinal not in range(256)",
};

impl Narrow {
    /// The bytes of a str.
    pub unsafe fn encode(&self, op: *mut PyObject, errors: *const c_char) -> Fallible<Ref> {
        if PyUnicode_IS_ASCII(op) || (self.limit == 256 && PyUnicode_KIND(op) == 1) {
            return owned(PyBytes_FromStringAndSize(
                PyUnicode_DATA(op).cast(),
                PyUnicode_GET_LENGTH(op),
            ));
        }
        self.encode_slowly(op, Handler::named(errors))
    }

    unsafe fn encode_slowly(&self, op: *mut PyObject, handler: Handler) -> Fallible<Ref> {
        let encoding = Encoding {
            name: self.name,
            op,
            handler,
        };
        let length = PyUnicode_GET_LENGTH(op) as usize;
        let read = |at: usize| PyUnicode_READ_CHAR(op, at as isize);
        let mut out = Out::new(length)?;
        let mut at = 0;
        while at < length {
            if read(at) < self.limit {
                out.push(&[read(at) as u8])?;
                at += 1;
                continue;
            }
            let end = (at..length)
                .find(|at| read(*at) < self.limit)
                .unwrap_or(length);
            at = encoding.failed(&mut out, at, end, self.reason, &|out, text| {
                self.text(out, text)
            })?;
        }
        out.finish()
    }

    unsafe fn text(&self, out: &mut Out, op: *mut PyObject) -> Fallible<bool> {
        by_kind!(op, |text| {
            for one in text {
                let character: u32 = (*one).into();
                if character >= self.limit {
                    return Ok(false);
                }
                out.push(&[character as u8])?;
            }
        });
        Ok(true)
    }

    /// A str of bytes.
    pub unsafe fn decode(&self, text: &[u8], errors: *const c_char) -> Fallible<Ref> {
        if self.limit == 256 {
            return make::from_latin1(text);
        }
        if text.is_ascii() {
            return make::from_ascii(text);
        }
        let decoding = Decoding {
            name: self.name,
            bytes: text,
            handler: Handler::named(errors),
        };
        let mut writer = Writer::new();
        let mut at = 0;
        while at < text.len() {
            let good = text[at..].iter().take_while(|byte| byte.is_ascii()).count();
            writer.ascii(&text[at..at + good])?;
            at += good;
            if at < text.len() {
                at = decoding.failed(&mut writer, at, at + 1, self.reason, None)?;
            }
        }
        writer.finish()
    }
}
