//! What stands around compressed data: nothing, the header and checksum of zlib (RFC 1950), or those of gzip (RFC 1952).

use super::inflate::inflate;
use super::{Trouble, check};

/// The one method that there is.
const DEFLATE: u8 = 8;
/// Bits of the flags in a header of gzip.
const HAS_CHECK: u8 = 2;
const HAS_EXTRA: u8 = 4;
const HAS_NAME: u8 = 8;
const HAS_COMMENT: u8 = 16;
const RESERVED: u8 = 0xe0;

/// What is expected.
pub struct Format {
    may_be_zlib: bool,
    may_be_gzip: bool,
    /// The power of two that bounds how far back data may reach; 0 leaves it to the header.
    window: u8,
}

impl Format {
    /// As `wbits` says it; None for a value that says nothing.
    pub fn of(bits: i32) -> Option<Format> {
        let (may_be_zlib, may_be_gzip, window) = match bits {
            -15..=-8 => (false, false, -bits),
            0..=15 => (true, false, bits),
            16..=31 => (false, true, bits & 15),
            32..=47 => (true, true, bits & 15),
            _ => return None,
        };
        if window != 0 && window < 8 {
            return None;
        }
        Some(Format {
            may_be_zlib,
            may_be_gzip,
            window: window as u8,
        })
    }
}

/// Decompresses what `input` begins with.
pub fn decompress(format: Format, input: &[u8], output: &mut Vec<u8>) -> Result<(), Trouble> {
    if !format.may_be_zlib && !format.may_be_gzip {
        inflate(input, 1 << format.window, output)?;
        return Ok(());
    }
    let head: [u8; 2] = field(input, 0)?;
    if format.may_be_gzip && head == [0x1f, 0x8b] {
        return gzip(input, output);
    }
    if !format.may_be_zlib || !u16::from_be_bytes(head).is_multiple_of(31) {
        return Err(Trouble::Data("incorrect header check"));
    }
    if head[0] & 15 != DEFLATE {
        return Err(Trouble::Data("unknown compression method"));
    }
    let window = (head[0] >> 4) + 8;
    let widest = if format.window == 0 {
        15
    } else {
        format.window
    };
    if window > widest {
        return Err(Trouble::Data("invalid window size"));
    }
    if head[1] & 0x20 != 0 {
        let _: [u8; 4] = field(input, 2)?;
        return Err(Trouble::Dictionary);
    }
    let end = 2 + inflate(&input[2..], 1 << widest, output)?;
    if u32::from_be_bytes(field(input, end)?) != check::adler32(1, output) {
        return Err(Trouble::Data("incorrect data check"));
    }
    Ok(())
}

/// As many bytes as the array has.
fn field<const N: usize>(input: &[u8], at: usize) -> Result<[u8; N], Trouble> {
    input
        .get(at..)
        .and_then(|rest| rest.first_chunk())
        .copied()
        .ok_or(Trouble::Truncated)
}

fn gzip(input: &[u8], output: &mut Vec<u8>) -> Result<(), Trouble> {
    let [method, flags]: [u8; 2] = field(input, 2)?;
    if method != DEFLATE {
        return Err(Trouble::Data("unknown compression method"));
    }
    if flags & RESERVED != 0 {
        return Err(Trouble::Data("unknown header flags set"));
    }
    // The time, the strength and the system are of no interest.
    let mut at = 10;
    if flags & HAS_EXTRA != 0 {
        let length: [u8; 2] = field(input, at)?;
        at += 2 + usize::from(u16::from_le_bytes(length));
    }
    for text in [HAS_NAME, HAS_COMMENT] {
        if flags & text != 0 {
            let rest = input.get(at..).ok_or(Trouble::Truncated)?;
            let end = rest.iter().position(|&byte| byte == 0);
            at += end.ok_or(Trouble::Truncated)? + 1;
        }
    }
    if flags & HAS_CHECK != 0 {
        let sum: [u8; 2] = field(input, at)?;
        if u16::from_le_bytes(sum) != check::crc32(0, &input[..at]) as u16 {
            return Err(Trouble::Data("header crc mismatch"));
        }
        at += 2;
    }
    let rest = input.get(at..).ok_or(Trouble::Truncated)?;
    at += inflate(rest, 1 << 15, output)?;
    if u32::from_le_bytes(field(input, at)?) != check::crc32(0, output) {
        return Err(Trouble::Data("incorrect data check"));
    }
    if u32::from_le_bytes(field(input, at + 4)?) != output.len() as u32 {
        return Err(Trouble::Data("incorrect length check"));
    }
    Ok(())
}
