//! UTF-7 (RFC 2152): ASCII as it is, all else in UTF-16 in base64, between `+` and `-`.

use super::handlers::{Decoding, Handler};
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::unicode::writer::Writer;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn digit(byte: u8) -> Option<u32> {
    Some(match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// Whether a character is written as it is.
fn is_direct(character: u32) -> bool {
    match u8::try_from(character) {
        Ok(b'\t' | b'\n' | b'\r') => true,
        Ok(b'+' | b'\\' | b'~') => false,
        Ok(byte) => (0x20..0x7f).contains(&byte),
        Err(_) => false,
    }
}

/// Bits that are being written or read, the latest lowest.
#[derive(Default)]
struct Bits {
    value: u32,
    count: u32,
}

impl Bits {
    /// Adds 16 bits, and writes all digits that are full.
    unsafe fn write(&mut self, out: &mut Out, unit: u32) -> Fallible {
        self.value = self.value << 16 | unit;
        self.count += 16;
        while self.count >= 6 {
            self.count -= 6;
            out.push(&[DIGITS[(self.value >> self.count) as usize & 63]])?;
            self.value &= (1 << self.count) - 1;
        }
        Ok(())
    }

    /// Writes the digit that is not full.
    unsafe fn end(&mut self, out: &mut Out) -> Fallible {
        if self.count > 0 {
            let last = self.value << (6 - self.count);
            out.push(&[DIGITS[last as usize & 63]])?;
        }
        *self = Bits::default();
        Ok(())
    }

    /// Adds a digit; a unit of 16 bits when there is one.
    fn read(&mut self, digit: u32) -> Option<u32> {
        self.value = self.value << 6 | digit;
        self.count += 6;
        if self.count < 16 {
            return None;
        }
        self.count -= 16;
        let unit = self.value >> self.count;
        self.value &= (1 << self.count) - 1;
        Some(unit)
    }
}

/// The bytes of a str.
pub unsafe fn encode(op: *mut PyObject) -> Fallible<Ref> {
    let mut out = Out::new(PyUnicode_GET_LENGTH(op) as usize)?;
    let mut shifted = None::<Bits>;
    for at in 0..PyUnicode_GET_LENGTH(op) {
        let character = PyUnicode_READ_CHAR(op, at);
        if is_direct(character) {
            let byte = character as u8;
            if let Some(mut bits) = shifted.take() {
                bits.end(&mut out)?;
                // What could be read as more of the shift is kept apart from it.
                if digit(byte).is_some() || byte == b'-' {
                    out.push(b"-")?;
                }
            }
            out.push(&[byte])?;
            continue;
        }
        if shifted.is_none() {
            if character == u32::from(b'+') {
                out.push(b"+-")?;
                continue;
            }
            out.push(b"+")?;
        }
        let bits = shifted.get_or_insert_default();
        if character > 0xffff {
            let rest = character - 0x1_0000;
            bits.write(&mut out, 0xd800 | rest >> 10)?;
            bits.write(&mut out, 0xdc00 | rest & 0x3ff)?;
        } else {
            bits.write(&mut out, character)?;
        }
    }
    if let Some(mut bits) = shifted {
        bits.end(&mut out)?;
        out.push(b"-")?;
    }
    out.finish()
}

/// A part in base64 that is being read.
struct Shift {
    /// Where its `+` is.
    start: usize,
    /// How many characters were written before it.
    written: Py_ssize_t,
    bits: Bits,
    /// The first half of a pair, or 0.
    high: u32,
}

impl Shift {
    unsafe fn unit(&mut self, writer: &mut Writer, unit: u32) -> Fallible {
        let high = core::mem::take(&mut self.high);
        if high != 0 {
            if unit & 0xfc00 == 0xdc00 {
                return writer.char(0x1_0000 + ((high & 0x3ff) << 10 | unit & 0x3ff));
            }
            writer.char(high)?;
        }
        if unit & 0xfc00 == 0xd800 {
            self.high = unit;
            return Ok(());
        }
        writer.char(unit)
    }

    /// What is wrong with the bits that are left.
    fn wrong(&self) -> Option<&'static CStr> {
        if self.bits.count >= 6 {
            Some(c"partial character in shift sequence")
        } else if self.bits.value != 0 {
            Some(c"non-zero padding bits in shift sequence")
        } else {
            None
        }
    }
}

/// Bytes that are being read.
struct Reader<'a> {
    decoding: Decoding<'a>,
    writer: Writer,
    /// The part in base64 that is not at its end.
    shift: Option<Shift>,
    at: usize,
}

impl Reader<'_> {
    /// What a handler makes of the bytes from `start` up to `end`, and where it goes on.
    unsafe fn failed(&mut self, start: usize, end: usize, reason: &CStr) -> Fallible {
        self.at = self
            .decoding
            .failed(&mut self.writer, start, end, reason, None)?;
        Ok(())
    }

    /// A byte of a shift, or behind one.
    unsafe fn shifted(&mut self, mut shift: Shift, byte: u8) -> Fallible {
        if let Some(digit) = digit(byte) {
            self.at += 1;
            if let Some(unit) = shift.bits.read(digit) {
                shift.unit(&mut self.writer, unit)?;
            }
            self.shift = Some(shift);
            return Ok(());
        }
        if let Some(reason) = shift.wrong() {
            return self.failed(shift.start, self.at + 1, reason);
        }
        if shift.high != 0 && byte < 0x80 {
            self.writer.char(shift.high)?;
        }
        self.at += usize::from(byte == b'-');
        Ok(())
    }

    /// A byte outside of a shift.
    unsafe fn direct(&mut self, byte: u8) -> Fallible {
        let start = self.at;
        self.at += 1;
        if byte >= 0x80 {
            return self.failed(start, self.at, c"unexpected special character");
        }
        if byte != b'+' {
            return self.writer.char(byte.into());
        }
        match self.decoding.bytes.get(self.at) {
            Some(b'-') => {
                self.at += 1;
                self.writer.char(u32::from(b'+'))
            }
            Some(next) if digit(*next).is_none() => {
                self.failed(start, self.at + 1, c"ill-formed sequence")
            }
            _ => {
                self.shift = Some(Shift {
                    start,
                    written: self.writer.0.pos,
                    bits: Bits::default(),
                    high: 0,
                });
                Ok(())
            }
        }
    }

    /// Up to the end of the bytes.
    unsafe fn read(&mut self) -> Fallible {
        while let Some(byte) = self.decoding.bytes.get(self.at).copied() {
            match self.shift.take() {
                Some(shift) => self.shifted(shift, byte)?,
                None => self.direct(byte)?,
            }
        }
        Ok(())
    }
}

/// The str of bytes. `consumed` as for UTF-8: a shift that is not at its end is left.
pub unsafe fn decode(
    bytes: &[u8],
    errors: *const c_char,
    consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    let mut reader = Reader {
        decoding: Decoding {
            name: c"utf7",
            bytes,
            handler: Handler::named(errors),
        },
        writer: Writer::new(),
        shift: None,
        at: 0,
    };
    loop {
        reader.read()?;
        let Some(last) = reader.shift.take() else {
            break;
        };
        if let Some(consumed) = consumed {
            *consumed = last.start;
            let text = reader.writer.finish()?;
            return owned(PyUnicode_Substring(text.ptr(), 0, last.written));
        }
        if last.high == 0 && last.wrong().is_none() {
            break;
        }
        // A handler may have more bytes read.
        reader.failed(last.start, bytes.len(), c"unterminated shift sequence")?;
    }
    if let Some(consumed) = consumed {
        *consumed = reader.at;
    }
    reader.writer.finish()
}
