//! Doubles as 2, 4 and 8 bytes of IEEE 754.

use crate::prelude::*;

/// The bytes in the order asked for.
fn put<const N: usize>(mut bytes: [u8; N], out: *mut c_char, little: bool) {
    if !little {
        bytes.reverse();
    }
    // SAFETY: the caller's buffer has that many.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), out.cast(), N) };
}

unsafe fn get<const N: usize>(from: *const c_char, little: bool) -> [u8; N] {
    let mut bytes = from.cast::<[u8; N]>().read();
    if !little {
        bytes.reverse();
    }
    bytes
}

#[cold]
unsafe fn too_large(message: &CStr) -> Raised {
    PyErr_SetString(PyExc_OverflowError, message.as_ptr());
    Raised
}

/// 16 bits: the nearest, ties to even; `None` when that is beyond the largest.
fn half(number: f64) -> Option<u16> {
    let bits = number.to_bits();
    let sign = (bits >> 48) as u16 & 0x8000;
    if number.is_infinite() {
        return Some(sign | 0x7c00);
    }
    if number.is_nan() {
        // The highest bits of the payload; a signalling one stays one.
        let payload = (bits >> 42) as u16 & 0x3ff;
        return Some(sign | 0x7c00 | if payload == 0 { 1 } else { payload });
    }
    let size = number.abs();
    // The lowest bit that is kept is worth 2**unit.
    let exponent = ((size.to_bits() >> 52) as i32 - 1023).max(-14);
    if exponent > 15 {
        return None;
    }
    let unit = f64::from_bits(((exponent - 10 + 1023) as u64) << 52);
    let units = (size / unit).round_ties_even() as u16;
    // A carry out of the mantissa counts the exponent up.
    let base = ((exponent + 14) as u16) << 10;
    let pattern = base + units;
    (pattern < 0x7c00).then_some(sign | pattern)
}

pub unsafe fn pack2(number: f64, out: *mut c_char, little: bool) -> Fallible {
    match half(number) {
        Some(bits) => {
            put(bits.to_le_bytes(), out, little);
            Ok(())
        }
        None => Err(too_large(c"float too large to pack with e format")),
    }
}

pub unsafe fn pack4(number: f64, out: *mut c_char, little: bool) -> Fallible {
    let single = number as f32;
    if single.is_infinite() && !number.is_infinite() {
        return Err(too_large(c"float too large to pack with f format"));
    }
    put(single.to_le_bytes(), out, little);
    Ok(())
}

pub unsafe fn pack8(number: f64, out: *mut c_char, little: bool) {
    put(number.to_le_bytes(), out, little);
}

pub unsafe fn unpack2(from: *const c_char, little: bool) -> f64 {
    let bits = u16::from_le_bytes(get(from, little));
    let (exponent, fraction) = (bits >> 10 & 0x1f, u64::from(bits & 0x3ff));
    let sign = u64::from(bits >> 15) << 63;
    let size = match exponent {
        0 => return f64::from_bits(sign | (fraction as f64 / 16777216.0).to_bits()),
        0x1f => 0x7ff << 52,
        _ => (u64::from(exponent) + 1023 - 15) << 52,
    };
    f64::from_bits(sign | size | fraction << 42)
}

pub unsafe fn unpack4(from: *const c_char, little: bool) -> f64 {
    f32::from_le_bytes(get(from, little)).into()
}

pub unsafe fn unpack8(from: *const c_char, little: bool) -> f64 {
    f64::from_le_bytes(get(from, little))
}
