//! Backslash escapes in bytes.

use super::out::Out;
use crate::prelude::*;

/// What `text` with escapes stands for; what a bad `\x` becomes says `errors`.
pub unsafe fn decoded(text: &[u8], errors: &CStr) -> Fallible<Ref> {
    let mut out = Out::of_length(text.len())?;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        if byte != b'\\' {
            out.byte(byte)?;
            continue;
        }
        let Some(&letter) = text.get(at) else {
            PyErr_SetString(PyExc_ValueError, c"Trailing \\ in string".as_ptr());
            return Err(Raised);
        };
        at += 1;
        match letter {
            b'\n' => {}
            b'\\' | b'\'' | b'"' => out.byte(letter)?,
            b'b' => out.byte(8)?,
            b'f' => out.byte(12)?,
            b't' => out.byte(b'\t')?,
            b'n' => out.byte(b'\n')?,
            b'r' => out.byte(b'\r')?,
            b'v' => out.byte(11)?,
            b'a' => out.byte(7)?,
            b'0'..=b'7' => {
                let mut value = u32::from(letter - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = text.get(at) else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                    at += 1;
                }
                out.byte(value as u8)?;
            }
            b'x' => at = hexadecimal(text, at, errors, &mut out)?,
            _ => out.push(&[b'\\', letter])?,
        }
    }
    out.finish()
}

/// Two digits behind `\x`, and where the rest begins.
unsafe fn hexadecimal(text: &[u8], at: usize, errors: &CStr, out: &mut Out) -> Fallible<usize> {
    let digit = |at: usize| text.get(at).and_then(|byte| (*byte as char).to_digit(16));
    if let (Some(high), Some(low)) = (digit(at), digit(at + 1)) {
        out.byte((high * 16 + low) as u8)?;
        return Ok(at + 2);
    }
    match errors.to_bytes() {
        b"strict" => {
            PyErr_Format(
                PyExc_ValueError,
                c"invalid \\x escape at position %zd".as_ptr(),
                at - 2,
            );
            return Err(Raised);
        }
        b"replace" => out.byte(b'?')?,
        b"ignore" => {}
        _ => {
            PyErr_Format(
                PyExc_ValueError,
                c"decoding error; unknown error handling code: %.400s".as_ptr(),
                errors.as_ptr(),
            );
            return Err(Raised);
        }
    }
    Ok(at + usize::from(digit(at).is_some()))
}
