//! A number, laid out: `left pad, sign, prefix, inner pad, grouped digits, tail, right pad`.

use super::spec::Spec;
use crate::prelude::*;

/// The parts of a number's text.
pub struct Number<'a> {
    pub negative: bool,
    pub prefix: &'a [u8],
    /// What is grouped: the digits before the point.
    pub digits: &'a [u8],
    /// The point and what follows.
    pub tail: &'a [u8],
    /// Digits to a group.
    pub group: usize,
}

/// The lengths of the parts.
struct Field<'a> {
    number: &'a Number<'a>,
    sign: Option<u8>,
    separator: Option<u8>,
    fill: Py_UCS4,
    left: usize,
    inner: usize,
    /// Digits, with the zeros before them.
    digits: usize,
    right: usize,
    total: usize,
}

impl<'a> Field<'a> {
    fn new(number: &'a Number<'a>, spec: &Spec) -> Field<'a> {
        let sign = match spec.sign {
            _ if number.negative => Some(b'-'),
            Some(given @ (b'+' | b' ')) => Some(given),
            _ => None,
        };
        let separator = spec.grouping.filter(|_| !number.digits.is_empty());
        let around = usize::from(sign.is_some()) + number.prefix.len() + number.tail.len();
        let width = spec.width.unwrap_or(0);
        let mut digits = number.digits.len();
        // Zeros between the sign and the digits are digits themselves.
        if spec.fill == Py_UCS4::from(b'0') && spec.align == b'=' {
            let wanted = width.saturating_sub(around);
            digits = match separator {
                None => digits.max(wanted),
                // The fewest that are `wanted` characters with their separators.
                Some(_) => digits.max(wanted - wanted.saturating_sub(1) / (number.group + 1)),
            };
        }
        let mut field = Field {
            number,
            sign,
            separator,
            fill: spec.fill,
            left: 0,
            inner: 0,
            digits,
            right: 0,
            total: 0,
        };
        let length = around + field.grouped();
        let pad = width.saturating_sub(length);
        match spec.align {
            b'<' => field.right = pad,
            b'^' => (field.left, field.right) = (pad / 2, pad - pad / 2),
            b'=' => field.inner = pad,
            _ => field.left = pad,
        }
        field.total = length + pad;
        field
    }

    /// The length of the digits with their separators.
    fn grouped(&self) -> usize {
        match self.separator {
            Some(_) if self.digits > 0 => self.digits + (self.digits - 1) / self.number.group,
            _ => self.digits,
        }
    }

    fn write(&self, mut put: impl FnMut(Py_UCS4)) {
        (0..self.left).for_each(|_| put(self.fill));
        if let Some(sign) = self.sign {
            put(sign.into());
        }
        self.number.prefix.iter().for_each(|&byte| put(byte.into()));
        (0..self.inner).for_each(|_| put(self.fill));
        let zeros = self.digits - self.number.digits.len();
        for i in 0..self.digits {
            if let Some(separator) = self.separator
                && i > 0
                && (self.digits - i).is_multiple_of(self.number.group)
            {
                put(separator.into());
            }
            let digit = if i < zeros {
                b'0'
            } else {
                self.number.digits[i - zeros]
            };
            put(digit.into());
        }
        self.number.tail.iter().for_each(|&byte| put(byte.into()));
        (0..self.right).for_each(|_| put(self.fill));
    }
}

/// The number as a str.
pub unsafe fn number(number: &Number, spec: &Spec) -> Fallible<Ref> {
    let field = Field::new(number, spec);
    let padded = field.left + field.inner + field.right > 0;
    let widest = if padded { field.fill.max(127) } else { 127 };
    let made = owned(PyUnicode_New(field.total as Py_ssize_t, widest))?;
    if widest == 127 {
        let mut at: *mut u8 = PyUnicode_DATA(made.ptr()).cast();
        field.write(|character| {
            *at = character as u8;
            at = at.add(1);
        });
    } else {
        fill(made.ptr(), |put| field.write(put));
    }
    Ok(made)
}

/// A text that is not a number's, padded.
pub unsafe fn padded(text: &[Py_UCS4], spec: &Spec) -> Fallible<Ref> {
    let pad = spec.width.unwrap_or(0).saturating_sub(text.len());
    let (left, right) = match spec.align {
        b'<' => (0, pad),
        b'^' => (pad / 2, pad - pad / 2),
        _ => (pad, 0),
    };
    let mut widest = text.iter().copied().max().unwrap_or(0).max(127);
    if pad > 0 {
        widest = widest.max(spec.fill);
    }
    let made = owned(PyUnicode_New((text.len() + pad) as Py_ssize_t, widest))?;
    fill(made.ptr(), |put| {
        (0..left).for_each(|_| put(spec.fill));
        text.iter().for_each(|&character| put(character));
        (0..right).for_each(|_| put(spec.fill));
    });
    Ok(made)
}

/// Gives the characters of a new str, one after the other.
unsafe fn fill(op: *mut PyObject, body: impl FnOnce(&mut dyn FnMut(Py_UCS4))) {
    let data = PyUnicode_DATA(op);
    let mut at = 0;
    match PyUnicode_KIND(op) {
        1 => body(&mut |character| {
            *data.cast::<u8>().add(at) = character as u8;
            at += 1;
        }),
        2 => body(&mut |character| {
            *data.cast::<u16>().add(at) = character as u16;
            at += 1;
        }),
        _ => body(&mut |character| {
            *data.cast::<u32>().add(at) = character;
            at += 1;
        }),
    }
}
