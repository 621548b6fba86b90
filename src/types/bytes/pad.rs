//! Bytes put around bytes.

use crate::prelude::*;

/// `text` with `left` bytes before and `right` after it.
pub unsafe fn padded(text: &[u8], left: usize, right: usize, fill: u8) -> Fallible<Vec<u8>> {
    let mut out = Vec::new();
    let length = text
        .len()
        .checked_add(left)
        .and_then(|sum| sum.checked_add(right));
    if length.is_none_or(|length| out.try_reserve_exact(length).is_err()) {
        PyErr_NoMemory();
        return Err(Raised);
    }
    out.resize(left, fill);
    out.extend_from_slice(text);
    out.resize(left + text.len() + right, fill);
    Ok(out)
}

/// Left and right margins that centre `length` in `width`: the odd one goes left when the width is odd.
pub fn margins(length: usize, width: usize) -> (usize, usize) {
    let margin = width - length;
    let left = margin / 2 + (margin & width & 1);
    (left, margin - left)
}

/// `text` filled with zeros to `width`, behind its sign.
pub unsafe fn zero_filled(text: &[u8], width: usize) -> Fallible<Vec<u8>> {
    let fill = width.saturating_sub(text.len());
    let mut out = padded(text, fill, 0, b'0')?;
    if fill > 0 && matches!(text.first(), Some(b'+' | b'-')) {
        out.swap(0, fill);
    }
    Ok(out)
}

/// Tabs as spaces up to the next multiple of `size`.
pub unsafe fn tabs_expanded(text: &[u8], size: c_int) -> Fallible<Vec<u8>> {
    let mut out: Vec<u8> = Vec::new();
    let mut column = 0;
    for &byte in text {
        let (count, fill) = match byte {
            b'\t' if size > 0 => (size as usize - column % size as usize, b' '),
            b'\t' => (0, b' '),
            _ => (1, byte),
        };
        if out.try_reserve(count).is_err() {
            PyErr_NoMemory();
            return Err(Raised);
        }
        out.resize(out.len() + count, fill);
        column = if matches!(byte, b'\n' | b'\r') {
            0
        } else {
            column + count
        };
    }
    Ok(out)
}
