//! `pyctype.h`.

use crate::prelude::*;

const LOWER: c_uint = 1;
const UPPER: c_uint = 2;
const DIGIT: c_uint = 4;
const SPACE: c_uint = 8;
const HEX: c_uint = 16;

const fn kind(byte: u8) -> c_uint {
    let letter = match byte {
        b'a'..=b'z' => LOWER,
        b'A'..=b'Z' => UPPER,
        b'0'..=b'9' => DIGIT,
        b'\t'..=b'\r' | b' ' => SPACE,
        _ => 0,
    };
    if byte.is_ascii_hexdigit() {
        letter | HEX
    } else {
        letter
    }
}

macro_rules! table {
    ($of:expr) => {{
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = $of(byte as u8);
            byte += 1;
        }
        table
    }};
}

const fn upper(byte: u8) -> c_uchar {
    byte.to_ascii_uppercase()
}

const fn lower(byte: u8) -> c_uchar {
    byte.to_ascii_lowercase()
}

/// What each byte is, whatever the locale: bits for lower, upper, digit, hexadecimal digit, white space.
#[unsafe(no_mangle)]
pub static mut _Py_ctype_table: [c_uint; 256] = table!(kind);

/// Each byte in lower case, whatever the locale.
#[unsafe(no_mangle)]
pub static mut _Py_ctype_tolower: [c_uchar; 256] = table!(lower);

/// Each byte in upper case, whatever the locale.
#[unsafe(no_mangle)]
pub static mut _Py_ctype_toupper: [c_uchar; 256] = table!(upper);
