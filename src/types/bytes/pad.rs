//! Bytes put around bytes.

use super::out::Out;
use super::view::of_either;
use crate::prelude::*;

/// `op` with `left` bytes before and `right` after it.
pub unsafe fn padded(op: *mut PyObject, left: usize, right: usize, fill: u8) -> Fallible<Out> {
    let text = of_either(op);
    let length = text.len().saturating_add(left).saturating_add(right);
    let mut out = Out::like(op, length)?;
    out.fill(fill, left)?;
    out.push(text)?;
    out.fill(fill, right)?;
    Ok(out)
}

/// Left and right margins that centre `length` in `width`: the odd one goes left when the width is odd.
pub fn margins(length: usize, width: usize) -> (usize, usize) {
    let margin = width - length;
    let left = margin / 2 + (margin & width & 1);
    (left, margin - left)
}

/// `op` filled with zeros to `width`, behind its sign.
pub unsafe fn zero_filled(op: *mut PyObject, width: usize) -> Fallible<Out> {
    let text = of_either(op);
    let fill = width.saturating_sub(text.len());
    let mut out = padded(op, fill, 0, b'0')?;
    if fill > 0 && matches!(text.first(), Some(b'+' | b'-')) {
        out.bytes_mut().swap(0, fill);
    }
    Ok(out)
}

/// Tabs as spaces up to the next multiple of `size`.
pub unsafe fn tabs_expanded(op: *mut PyObject, size: c_int) -> Fallible<Ref> {
    let text = of_either(op);
    let mut out = Out::like(op, text.len())?;
    let mut column = 0;
    for &byte in text {
        let (count, fill) = match byte {
            b'\t' if size > 0 => (size as usize - column % size as usize, b' '),
            b'\t' => (0, b' '),
            _ => (1, byte),
        };
        out.fill(fill, count)?;
        column = if matches!(byte, b'\n' | b'\r') {
            0
        } else {
            column + count
        };
    }
    out.finish()
}
