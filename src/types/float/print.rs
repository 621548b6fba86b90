//! Text of a double: the shortest that reads back, or of a given precision.

use core::fmt::Write;
use core::mem::MaybeUninit;

use super::value::value;
use crate::prelude::*;
use crate::types::number::Memory;

/// No double has more digits behind the point that are not 0.
const MOST_FRACTION: usize = 1100;
/// Nor more digits in all.
const MOST_DIGITS: usize = 800;
/// The longest text of the standard library's that we ask for: 309 digits before the point.
const BUFFER: usize = 309 + MOST_FRACTION + 16;

/// Text on the stack.
struct Buffer {
    bytes: [MaybeUninit<u8>; BUFFER],
    len: usize,
}

impl Buffer {
    fn new() -> Buffer {
        Buffer {
            bytes: [const { MaybeUninit::uninit() }; BUFFER],
            len: 0,
        }
    }

    fn text(&mut self) -> &mut [u8] {
        // SAFETY: `len` bytes were written.
        unsafe { core::slice::from_raw_parts_mut(self.bytes.as_mut_ptr().cast(), self.len) }
    }
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let place = self
            .bytes
            .get_mut(self.len..self.len + text.len())
            .ok_or(core::fmt::Error)?;
        for (place, byte) in place.iter_mut().zip(text.bytes()) {
            place.write(byte);
        }
        self.len += text.len();
        Ok(())
    }
}

/// How a double is written.
#[derive(Clone, Copy)]
pub enum Style {
    /// `repr`: the shortest digits that read back; with an exponent below 1e-4 and from 1e16 on.
    Shortest,
    /// `f`: so many digits behind the point.
    Fixed(usize),
    /// `e`: so many digits behind the point, and an exponent.
    Exponent(usize),
    /// `g`: so many digits, and an exponent below 1e-4 and where there are not enough digits.
    General(usize),
}

/// The details.
#[derive(Clone, Copy, Default)]
pub struct Flags {
    pub plus: bool,
    pub dot_zero: bool,
    /// Keep the point, and the zeros of `General`.
    pub alternate: bool,
    /// No sign for what is written as zero.
    pub no_negative_zero: bool,
    pub upper: bool,
}

/// A text that is laid out and not written yet.
pub struct Layout {
    buffer: Buffer,
    sign: Option<u8>,
    /// Digits in the buffer; further ones are 0.
    digits: usize,
    /// How many of the digits are before the point.
    point: i32,
    exponent: Option<i32>,
    fraction: usize,
    dot: bool,
    upper: bool,
    /// Infinity and NaN, instead of all that.
    word: Option<&'static [u8; 3]>,
}

impl Layout {
    /// Built in place: the buffer is too large to be moved about.
    #[inline(always)]
    pub fn new(number: f64, style: Style, flags: Flags) -> Layout {
        let mut layout = Layout {
            buffer: Buffer::new(),
            sign: None,
            digits: 0,
            point: 0,
            exponent: None,
            fraction: 0,
            dot: false,
            upper: flags.upper,
            word: None,
        };
        let mut negative = number.is_sign_negative();
        if number.is_nan() {
            layout.word = Some(b"nan");
            negative = false;
        } else if number.is_infinite() {
            layout.word = Some(b"inf");
        } else {
            layout.finite(number.abs(), style, flags);
            if flags.no_negative_zero
                && layout.buffer.text()[..layout.digits]
                    .iter()
                    .all(|&b| b == b'0')
            {
                negative = false;
            }
        }
        layout.sign = if negative {
            Some(b'-')
        } else if flags.plus {
            Some(b'+')
        } else {
            None
        };
        layout
    }

    fn finite(&mut self, number: f64, style: Style, flags: Flags) {
        match style {
            Style::Fixed(precision) => {
                let _ = write!(self.buffer, "{number:.*}", precision.min(MOST_FRACTION));
                let text = self.buffer.text();
                let point = text.iter().position(|&b| b == b'.').unwrap_or(text.len());
                self.point = point as i32;
                if point < text.len() {
                    text.copy_within(point + 1.., point);
                    self.digits = text.len() - 1;
                } else {
                    self.digits = text.len();
                }
                self.fraction = precision;
            }
            Style::Exponent(precision) => {
                let _ = write!(self.buffer, "{number:.*e}", precision.min(MOST_DIGITS));
                self.split_exponent();
                self.exponent = Some(self.point - 1);
                self.fraction = precision;
            }
            Style::General(precision) => {
                let precision = precision.max(1);
                let _ = write!(
                    self.buffer,
                    "{number:.*e}",
                    (precision - 1).min(MOST_DIGITS)
                );
                self.split_exponent();
                // With a point and a 0 that are added one digit less has room.
                self.general(precision, precision - usize::from(flags.dot_zero), flags);
            }
            Style::Shortest => {
                let _ = write!(self.buffer, "{number:e}");
                self.split_exponent();
                self.break_tie(number);
                self.general(self.digits, 16, flags);
            }
        }
        if flags.dot_zero && self.exponent.is_none() {
            self.fraction = self.fraction.max(1);
        }
        self.dot = self.fraction > 0 || flags.alternate;
    }

    /// Takes the digits and the exponent out of `d.ddde-5`.
    fn split_exponent(&mut self) {
        let text = self.buffer.text();
        let e = text.iter().position(|&b| b == b'e').unwrap_or(0);
        let (mut exponent, mut negative) = (0, false);
        for &byte in &text[e + 1..] {
            if byte == b'-' {
                negative = true;
            } else {
                exponent = exponent * 10 + i32::from(byte - b'0');
            }
        }
        self.point = if negative { -exponent } else { exponent } + 1;
        self.digits = 1;
        if e > 1 {
            text.copy_within(2..e, 1);
            self.digits = e - 1;
        }
    }

    /// When the number is exactly between two texts of so many digits, the one with an even digit at the end.
    fn break_tie(&mut self, number: f64) {
        let (mantissa, exponent) = crate::types::long::convert::parts(number);
        // The exact text has so many digits behind the point, the last of them a 5.
        let exact = -(exponent + mantissa.trailing_zeros() as i32);
        let odd = self.buffer.text()[self.digits - 1] & 1 == 1;
        if odd && exact == self.digits as i32 - self.point + 1 {
            self.buffer.len = 0;
            let _ = write!(self.buffer, "{number:.*e}", self.digits - 1);
            // Below a power of 2 doubles are closer: the lower text may be another one's.
            if super::parse::prefix(self.buffer.text()).0 != number {
                self.buffer.len = 0;
                let _ = write!(self.buffer, "{number:e}");
            }
            self.split_exponent();
        }
    }

    /// Of `precision` digits, with an exponent where the point is behind the `most`th.
    fn general(&mut self, precision: usize, most: usize, flags: Flags) {
        let exponent = self.point <= -4 || i64::from(self.point) > most as i64;
        let before = if exponent {
            self.exponent = Some(self.point - 1);
            1
        } else {
            self.point
        };
        let digits = if flags.alternate {
            precision
        } else {
            let text = self.buffer.text();
            while self.digits > 1 && text[self.digits - 1] == b'0' {
                self.digits -= 1;
            }
            self.digits
        };
        self.fraction = (digits as i64 - i64::from(before)).max(0) as usize;
    }

    /// The length of the text in bytes.
    pub fn len(&self) -> usize {
        let sign = usize::from(self.sign.is_some());
        if self.word.is_some() {
            return sign + 3;
        }
        let (whole, exponent) = match self.exponent {
            Some(exponent) => (1, if exponent.abs() >= 100 { 5 } else { 4 }),
            None => (self.point.max(1) as usize, 0),
        };
        sign + whole + usize::from(self.dot) + self.fraction + exponent
    }

    /// Writes it: `out` has exactly its length.
    pub fn write(&mut self, out: &mut [u8]) {
        let mut out = Cursor { out, at: 0 };
        if let Some(sign) = self.sign {
            out.put(sign);
        }
        if let Some(word) = self.word {
            for byte in word {
                out.put(if self.upper {
                    byte.to_ascii_uppercase()
                } else {
                    *byte
                });
            }
            return;
        }
        let (count, point, exponent) = (self.digits, self.point, self.exponent);
        let digits = &self.buffer.text()[..count];
        let before = if exponent.is_some() { 1 } else { point };
        if before > 0 {
            out.padded(digits, before as usize);
        } else {
            out.put(b'0');
        }
        if self.dot {
            out.put(b'.');
        }
        let zeros = self.fraction.min((-before).max(0) as usize);
        out.padded(&[], zeros);
        let rest = digits.get(before.max(0) as usize..).unwrap_or(&[]);
        out.padded(rest, self.fraction - zeros);
        if let Some(exponent) = exponent {
            out.put(if self.upper { b'E' } else { b'e' });
            out.put(if exponent < 0 { b'-' } else { b'+' });
            let size = exponent.unsigned_abs();
            if size >= 100 {
                out.put(b'0' + (size / 100) as u8);
            }
            out.put(b'0' + (size / 10 % 10) as u8);
            out.put(b'0' + (size % 10) as u8);
        }
    }

    /// As a new str.
    pub unsafe fn make_str(&mut self) -> Fallible<Ref> {
        let length = self.len();
        let made = owned(PyUnicode_New(length as Py_ssize_t, 127))?;
        let start: *mut u8 = PyUnicode_DATA(made.ptr()).cast();
        self.write(core::slice::from_raw_parts_mut(start, length));
        Ok(made)
    }

    /// As bytes, with a 0 at the end.
    pub unsafe fn make_memory(&mut self) -> Fallible<Memory> {
        let length = self.len();
        let mut memory = Memory::new(length + 1)?;
        self.write(&mut memory[..length]);
        Ok(memory)
    }
}

/// Where the next byte goes.
struct Cursor<'a> {
    out: &'a mut [u8],
    at: usize,
}

impl Cursor<'_> {
    #[inline]
    fn put(&mut self, byte: u8) {
        self.out[self.at] = byte;
        self.at += 1;
    }

    /// So many of the digits, zeros where there are no more.
    #[inline]
    fn padded(&mut self, digits: &[u8], count: usize) {
        let place = &mut self.out[self.at..self.at + count];
        let (copied, zeros) = place.split_at_mut(digits.len().min(count));
        copied.copy_from_slice(&digits[..copied.len()]);
        zeros.fill(b'0');
        self.at += count;
    }
}

/// The text of `repr`.
pub const REPR: Flags = Flags {
    plus: false,
    dot_zero: true,
    alternate: false,
    no_negative_zero: false,
    upper: false,
};

pub unsafe extern "C" fn tp_repr(op: *mut PyObject) -> *mut PyObject {
    Layout::new(value(op), Style::Shortest, REPR)
        .make_str()
        .or_null()
}

/// The style that a letter names, and whether it is upper case; `None` for other letters.
pub fn style_of(letter: u8, precision: usize) -> Option<(Style, bool)> {
    let style = match letter.to_ascii_lowercase() {
        b'e' => Style::Exponent(precision),
        b'f' => Style::Fixed(precision),
        b'g' => Style::General(precision),
        b'r' if letter == b'r' => Style::Shortest,
        _ => return None,
    };
    Some((style, letter.is_ascii_uppercase()))
}
