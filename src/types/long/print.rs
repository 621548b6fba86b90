//! Text of an int, in any base that Python prints.

use super::limit;
use super::natural::{SHIFT, bits};
use super::scratch::Scratch;
use super::value::{View, short, view};
use crate::prelude::*;

/// The longest text of 60 bits: base 2, with a sign and a prefix.
const SHORT: usize = 64;
/// 10 to the power of the digits that are taken at a time.
const CHUNK: u64 = 1_000_000_000_000_000_000;
const CHUNK_DIGITS: usize = 18;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// A str of ASCII text.
#[inline]
pub unsafe fn ascii(text: &[u8]) -> Fallible<Ref> {
    let made = owned(PyUnicode_New(text.len() as Py_ssize_t, 127))?;
    ptr::copy_nonoverlapping(text.as_ptr(), PyUnicode_DATA(made.ptr()).cast(), text.len());
    Ok(made)
}

/// Writes the decimal digits before `end`; the place of the first is returned.
#[inline]
fn decimal_before(buffer: &mut [u8], mut end: usize, mut value: u64) -> usize {
    while value >= 100 {
        let pair = (value % 100) as usize * 2;
        value /= 100;
        end -= 2;
        buffer[end..end + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if value >= 10 {
        let pair = value as usize * 2;
        end -= 2;
        buffer[end..end + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        end -= 1;
        buffer[end] = b'0' + value as u8;
    }
    end
}

/// `repr`: decimal.
pub unsafe extern "C" fn tp_repr(op: *mut PyObject) -> *mut PyObject {
    match short(op) {
        Some(value) => {
            let mut buffer = [0; 24];
            let mut start = decimal_before(&mut buffer, 24, value.unsigned_abs());
            if value < 0 {
                start -= 1;
                buffer[start] = b'-';
            }
            ascii(&buffer[start..]).or_null()
        }
        None => long_decimal(view(op)).or_null(),
    }
}

/// The decimal text of many digits.
#[cold]
unsafe fn long_decimal(value: View) -> Fallible<Ref> {
    let most = limit::most_digits() as usize;
    // A digit of 30 bits is more than 9 decimal ones: far too many are found before the work is done.
    if most > 0 && (value.digits.len() - 1) * 9 > most {
        return Err(limit::too_long_to_print());
    }
    let chunks = to_chunks(value.digits)?;
    let (top, rest) = chunks.last().expect("not zero");
    let mut first = [0; 24];
    let start = decimal_before(&mut first, 24, *top);
    let digits = 24 - start + rest.len() * CHUNK_DIGITS;
    if limit::exceeds(digits) {
        return Err(limit::too_long_to_print());
    }
    let made = owned(PyUnicode_New(
        (digits + usize::from(value.negative)) as Py_ssize_t,
        127,
    ))?;
    let mut at: *mut u8 = PyUnicode_DATA(made.ptr()).cast();
    if value.negative {
        *at = b'-';
        at = at.add(1);
    }
    ptr::copy_nonoverlapping(first[start..].as_ptr(), at, 24 - start);
    at = at.add(24 - start);
    for &chunk in rest.iter().rev() {
        let mut text = [b'0'; CHUNK_DIGITS];
        decimal_before(&mut text, CHUNK_DIGITS, chunk);
        ptr::copy_nonoverlapping(text.as_ptr(), at, CHUNK_DIGITS);
        at = at.add(CHUNK_DIGITS);
    }
    Ok(made)
}

/// Chunks of 18 decimal digits, the lowest first, without zeros at the top.
struct Chunks {
    memory: Scratch,
    len: usize,
}

impl Chunks {
    fn all(&mut self) -> &mut [u64] {
        let capacity = self.memory.len() / 2;
        // SAFETY: memory of Python's is aligned for it.
        unsafe { core::slice::from_raw_parts_mut(self.memory.as_mut_ptr().cast(), capacity) }
    }

    fn last(&self) -> Option<(&u64, &[u64])> {
        // SAFETY: as above; `len` are filled.
        unsafe { core::slice::from_raw_parts(self.memory.as_ptr().cast::<u64>(), self.len) }
            .split_last()
    }
}

/// `value / CHUNK` and the rest, of a value below `CHUNK * 2**60`: by a multiplication with the reciprocal, since the
/// processor has no fast division of so many bits.
#[inline]
fn divide_by_chunk(value: u128) -> (u64, u64) {
    /// Shifted so that the top bit of a word is 1.
    const SHIFTED: u64 = CHUNK << 4;
    /// `(2**128 - 1) / SHIFTED - 2**64`.
    const RECIPROCAL: u64 = (u128::MAX / SHIFTED as u128 - (1 << 64)) as u64;
    let value = value << 4;
    let (high, low) = ((value >> 64) as u64, value as u64);
    let guess = (u128::from(RECIPROCAL) * u128::from(high)).wrapping_add(value);
    let mut quotient = ((guess >> 64) as u64).wrapping_add(1);
    let mut rest = low.wrapping_sub(quotient.wrapping_mul(SHIFTED));
    if rest > guess as u64 {
        quotient = quotient.wrapping_sub(1);
        rest = rest.wrapping_add(SHIFTED);
    }
    if rest >= SHIFTED {
        quotient += 1;
        rest -= SHIFTED;
    }
    (quotient, rest >> 4)
}

unsafe fn to_chunks(digits: &[u32]) -> Fallible<Chunks> {
    // 59 bits a chunk at least.
    let capacity = bits(digits) / 59 + 2;
    let mut chunks = Chunks {
        memory: Scratch::new(2 * capacity)?,
        len: 0,
    };
    let mut len = 0;
    let all = chunks.all();
    // From the top down, two digits at a time: value = value * 2**60 + both. An odd one is left for the end.
    for pair in digits.rchunks(2) {
        let width = pair.len() * SHIFT;
        let mut carry = pair
            .iter()
            .rev()
            .fold(0u64, |value, &digit| value << SHIFT | u64::from(digit));
        for chunk in &mut all[..len] {
            (carry, *chunk) = divide_by_chunk(u128::from(*chunk) << width | u128::from(carry));
        }
        while carry != 0 {
            all[len] = carry % CHUNK;
            carry /= CHUNK;
            len += 1;
        }
    }
    chunks.len = len;
    Ok(chunks)
}

/// Text in base 2 to 36, with the sign and, when `prefix`, with `0b`, `0o`, `0x`.
pub unsafe fn to_base(op: *mut PyObject, base: u32, prefix: bool) -> Fallible<Ref> {
    if base == 10 {
        return owned(tp_repr(op));
    }
    debug_assert!(base.is_power_of_two());
    let value = view(op);
    let shift = base.trailing_zeros() as usize;
    let count = bits(value.digits).div_ceil(shift).max(1);
    let head = usize::from(value.negative) + if prefix { 2 } else { 0 };
    let length = head + count;
    if length <= SHORT + 4 {
        let mut text = [0; SHORT + 4];
        write_base(&mut text[..length], value, shift, prefix);
        return ascii(&text[..length]);
    }
    let made = owned(PyUnicode_New(length as Py_ssize_t, 127))?;
    let text: *mut u8 = PyUnicode_DATA(made.ptr()).cast();
    write_base(
        core::slice::from_raw_parts_mut(text, length),
        value,
        shift,
        prefix,
    );
    Ok(made)
}

/// Fills `text`, from its end to its start.
fn write_base(text: &mut [u8], value: View, shift: usize, prefix: bool) {
    let head = usize::from(value.negative) + if prefix { 2 } else { 0 };
    let mask = (1u64 << shift) - 1;
    let (mut window, mut width) = (0u64, 0);
    let mut digits = value.digits.iter();
    for place in text[head..].iter_mut().rev() {
        if width < shift {
            window |= u64::from(digits.next().copied().unwrap_or(0)) << width;
            width += SHIFT;
        }
        *place = DIGITS[(window & mask) as usize];
        window >>= shift;
        width -= shift;
    }
    if prefix {
        text[head - 2] = b'0';
        text[head - 1] = match shift {
            1 => b'b',
            3 => b'o',
            _ => b'x',
        };
    }
    if value.negative {
        text[0] = b'-';
    }
}
