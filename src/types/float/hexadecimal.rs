//! `float.hex` and `float.fromhex`.

use super::parse::trim;
use super::print::{Layout, REPR, Style};
use crate::prelude::*;
use crate::types::long::parse::VALUES;

/// `x.hex()`.
pub unsafe fn to_hex(number: f64) -> Fallible<Ref> {
    if !number.is_finite() {
        return Layout::new(number, Style::Shortest, REPR).make_str();
    }
    let bits = number.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7ff) as i32;
    let (whole, exponent) = match (biased, fraction) {
        (0, 0) => (b'0', 0),
        (0, _) => (b'0', -1022),
        _ => (b'1', biased - 1023),
    };
    let mut text = [0u8; 32];
    let mut length = 0;
    let mut put = |byte| {
        text[length] = byte;
        length += 1;
    };
    if number.is_sign_negative() {
        put(b'-');
    }
    for byte in [b'0', b'x', whole, b'.'] {
        put(byte);
    }
    if number == 0.0 {
        put(b'0');
    } else {
        for i in (0..13).rev() {
            put(b"0123456789abcdef"[(fraction >> (4 * i) & 15) as usize]);
        }
    }
    put(b'p');
    put(if exponent < 0 { b'-' } else { b'+' });
    let size = exponent.unsigned_abs();
    for divisor in [1000, 100, 10, 1] {
        if size >= divisor || divisor == 1 {
            put(b'0' + (size / divisor % 10) as u8);
        }
    }
    crate::types::long::print::ascii(&text[..length])
}

#[cold]
unsafe fn invalid() -> Raised {
    let message = c"invalid hexadecimal floating-point string";
    PyErr_SetString(PyExc_ValueError, message.as_ptr());
    Raised
}

#[cold]
unsafe fn too_large() -> Raised {
    let message = c"hexadecimal value too large to represent as a float";
    PyErr_SetString(PyExc_OverflowError, message.as_ptr());
    Raised
}

/// The number that a text of `x.hex()`'s kind is.
pub unsafe fn from_hex(text: &[u8]) -> Fallible<f64> {
    let text = trim(text);
    let (negative, body) = match text {
        [b'-', body @ ..] => (true, body),
        [b'+', body @ ..] => (false, body),
        body => (false, body),
    };
    let word = |word: &[u8]| body.eq_ignore_ascii_case(word);
    let size = if word(b"inf") || word(b"infinity") {
        f64::INFINITY
    } else if word(b"nan") {
        f64::from_bits(0x7ff8 << 48)
    } else {
        unsigned(body)?
    };
    Ok(if negative { -size } else { size })
}

/// `[0x] digits [. digits] [p exponent]`.
unsafe fn unsigned(text: &[u8]) -> Fallible<f64> {
    let mut rest = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        rest => rest,
    };
    let mut mantissa = Mantissa::default();
    while let [byte, after @ ..] = rest {
        match (byte, VALUES[*byte as usize]) {
            (_, digit @ 0..=15) => mantissa.push(digit),
            (b'.', _) if !mantissa.point => mantissa.point = true,
            _ => break,
        }
        rest = after;
    }
    if mantissa.digits == 0 {
        return Err(invalid());
    }
    let mut exponent = 0i64;
    if let [b'p' | b'P', after @ ..] = rest {
        let (negative, digits) = match after {
            [b'-', digits @ ..] => (true, digits),
            [b'+', digits @ ..] => (false, digits),
            digits => (false, digits),
        };
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return Err(invalid());
        }
        for digit in digits {
            exponent = (exponent * 10 + i64::from(digit - b'0')).min(1 << 56);
        }
        if negative {
            exponent = -exponent;
        }
        rest = &[];
    }
    if !rest.is_empty() {
        return Err(invalid());
    }
    match mantissa.times_power(exponent) {
        Some(number) => Ok(number),
        None => Err(too_large()),
    }
}

/// Up to 60 bits, and whether any that is 1 comes behind them.
#[derive(Default)]
struct Mantissa {
    bits: u64,
    /// Of bits that were left out, and of the point.
    exponent: i64,
    sticky: bool,
    point: bool,
    digits: usize,
}

impl Mantissa {
    fn push(&mut self, digit: u8) {
        self.digits += 1;
        if self.bits >> 56 == 0 {
            self.bits = self.bits << 4 | u64::from(digit);
            if self.point {
                self.exponent -= 4;
            }
        } else {
            self.sticky |= digit != 0;
            if !self.point {
                self.exponent += 4;
            }
        }
    }

    /// `self * 2**exponent`, rounded to even; `None` beyond the largest.
    fn times_power(&self, exponent: i64) -> Option<f64> {
        if self.bits == 0 {
            return Some(0.0);
        }
        let exponent = exponent + self.exponent;
        let width = 64 - i64::from(self.bits.leading_zeros());
        if exponent + width > 1024 {
            return None;
        }
        if exponent + width < -1080 {
            return Some(0.0);
        }
        // Bits that a double has no room for.
        let drop = (width - 53).max(-1074 - exponent).max(0);
        if drop > 63 {
            return Some(0.0);
        }
        let mut kept = self.bits >> drop;
        if drop > 0 {
            let half = 1u64 << (drop - 1);
            let low = self.bits & ((half << 1) - 1);
            let up = low > half || (low == half && (self.sticky || kept & 1 == 1));
            kept += u64::from(up);
        }
        let scale = exponent + drop;
        // `kept` has 53 bits at most: both factors and the product are exact.
        let number = if scale > 900 {
            kept as f64 * power_of_two(900) * power_of_two(scale - 900)
        } else if scale < -1000 {
            kept as f64 * power_of_two(-1000) * power_of_two(scale + 1000)
        } else {
            kept as f64 * power_of_two(scale)
        };
        number.is_finite().then_some(number)
    }
}

fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}
