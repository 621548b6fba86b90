//! `round(float, ndigits)`, correctly rounded.

use super::print::{Flags, Layout, Style};
use super::value::from_f64;
use crate::prelude::*;
use crate::types::number::Memory;

/// To the nearest integer, ties to even.
pub fn to_integer(number: f64) -> f64 {
    number.round_ties_even()
}

/// To `ndigits` digits behind the point, negative: before it.
pub unsafe fn round(number: f64, ndigits: Py_ssize_t) -> Fallible<Ref> {
    // Beyond these nothing changes, or nothing is left.
    if !number.is_finite() || ndigits > 323 {
        return owned(from_f64(number));
    }
    if ndigits < -308 {
        return owned(from_f64(0.0 * number));
    }
    let rounded = if ndigits >= 0 {
        read_back(number, ndigits as usize)?
    } else {
        before_point(number, -ndigits as u32)?
    };
    if rounded.is_infinite() {
        let message = c"rounded value too large to represent";
        PyErr_SetString(PyExc_OverflowError, message.as_ptr());
        return Err(Raised);
    }
    owned(from_f64(rounded))
}

/// The text with so many digits behind the point, as a number.
unsafe fn read_back(number: f64, digits: usize) -> Fallible<f64> {
    let text = Layout::new(number, Style::Fixed(digits), Flags::default()).make_memory()?;
    Ok(super::parse::prefix(&text).0)
}

/// The exact digits before the point are rounded as decimal text: what is behind them decides as a whole.
unsafe fn before_point(number: f64, drop: u32) -> Fallible<f64> {
    let text = Layout::new(number.abs(), Style::Fixed(1074), Flags::default()).make_memory()?;
    let point = text.iter().position(|&b| b == b'.').unwrap_or(0);
    let sign = |value: f64| value.copysign(number);
    let Some(keep) = point.checked_sub(drop as usize) else {
        return Ok(sign(0.0));
    };
    let first = text[keep];
    let beyond = text[keep + 1..]
        .iter()
        .any(|&byte| matches!(byte, b'1'..=b'9'));
    let odd = keep > 0 && text[keep - 1] & 1 == 1;
    let up = first > b'5' || (first == b'5' && (beyond || odd));
    // The digits that are kept, one higher if needed, and the power of 10.
    let mut decimal = Memory::new(keep + 8)?;
    decimal[0] = b'0';
    decimal[1..=keep].copy_from_slice(&text[..keep]);
    if up {
        let mut at = keep;
        while decimal[at] == b'9' {
            decimal[at] = b'0';
            at -= 1;
        }
        decimal[at] += 1;
    }
    decimal[keep + 1] = b'e';
    for (i, divisor) in [100, 10, 1].into_iter().enumerate() {
        decimal[keep + 2 + i] = b'0' + (drop / divisor % 10) as u8;
    }
    Ok(sign(super::parse::prefix(&decimal[..keep + 5]).0))
}
