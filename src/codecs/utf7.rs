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

/// The str of bytes. `consumed` as for UTF-8: a shift that is not at its end is left.
pub unsafe fn decode(
    bytes: &[u8],
    errors: *const c_char,
    consumed: Option<&mut usize>,
) -> Fallible<Ref> {
    let decoding = Decoding {
        name: c"utf7",
        bytes,
        handler: Handler::named(errors),
    };
    let mut writer = Writer::new();
    let mut shift = None::<Shift>;
    let mut at = 0;
    loop {
        while let Some(byte) = bytes.get(at).copied() {
            if let Some(now) = &mut shift {
                if let Some(digit) = digit(byte) {
                    at += 1;
                    if let Some(unit) = now.bits.read(digit) {
                        now.unit(&mut writer, unit)?;
                    }
                    continue;
                }
                let (start, wrong, high) = (now.start, now.wrong(), now.high);
                shift = None;
                if let Some(reason) = wrong {
                    at = decoding.failed(&mut writer, start, at + 1, reason, None)?;
                    continue;
                }
                if high != 0 && byte < 0x80 {
                    writer.char(high)?;
                }
                at += usize::from(byte == b'-');
                continue;
            }
            if byte != b'+' && byte < 0x80 {
                at += 1;
                writer.char(byte.into())?;
                continue;
            }
            let (start, reason) = (at, c"unexpected special character");
            at += 1;
            if byte != b'+' {
                at = decoding.failed(&mut writer, start, at, reason, None)?;
                continue;
            }
            match bytes.get(at) {
                Some(b'-') => {
                    at += 1;
                    writer.char(u32::from(b'+'))?;
                }
                Some(next) if digit(*next).is_none() => {
                    let reason = c"ill-formed sequence";
                    at = decoding.failed(&mut writer, start, at + 1, reason, None)?;
                }
                _ => {
                    shift = Some(Shift {
                        start,
                        written: writer.0.pos,
                        bits: Bits::default(),
                        high: 0,
                    });
                }
            }
        }
        let Some(last) = shift.take() else { break };
        if let Some(consumed) = consumed {
            *consumed = last.start;
            let text = writer.finish()?;
            return owned(PyUnicode_Substring(text.ptr(), 0, last.written));
        }
        if last.high == 0 && last.wrong().is_none() {
            break;
        }
        let reason = c"unterminated shift sequence";
        at = decoding.failed(&mut writer, last.start, bytes.len(), reason, None)?;
    }
    if let Some(consumed) = consumed {
        *consumed = at;
    }
    writer.finish()
}
