//! Natural numbers as digits of 30 bits, the lowest first: the algorithms, without objects.
//!
//! A number's top digit is not 0, and 0 has no digits ("trimmed"), unless a function says that it does not mind. Results
//! go to memory of the caller's, all of it is written, and it may end in zeros.

use super::scratch::Scratch;
use crate::object::Fallible;

/// Bits of a digit.
pub const SHIFT: usize = 30;
/// One above the largest digit.
pub const BASE: u32 = 1 << SHIFT;
/// The bits of a digit.
pub const MASK: u32 = BASE - 1;

/// From how many digits on, of the shorter factor, a product is cut into three smaller ones.
const KARATSUBA: usize = 64;

/// Without zeros at the top.
#[inline]
pub fn trim(mut a: &[u32]) -> &[u32] {
    while let [rest @ .., 0] = a {
        a = rest;
    }
    a
}

/// The number of bits up to the highest that is 1.
#[inline]
pub fn bits(a: &[u32]) -> usize {
    match a.last() {
        Some(top) => a.len() * SHIFT - (top.leading_zeros() as usize - (32 - SHIFT)),
        None => 0,
    }
}

/// Compares trimmed numbers.
#[inline]
pub fn compare(a: &[u32], b: &[u32]) -> core::cmp::Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `out = a + b`; `a` is not shorter than `b`, and `out` has one digit more than `a`.
pub fn add(out: &mut [u32], a: &[u32], b: &[u32]) {
    let (low, high) = a.split_at(b.len());
    let mut carry = 0;
    let (out_low, out_high) = out.split_at_mut(b.len());
    for ((o, x), y) in out_low.iter_mut().zip(low).zip(b) {
        carry += x + y;
        *o = carry & MASK;
        carry >>= SHIFT;
    }
    let (top, out_high) = out_high.split_last_mut().expect("one digit more than a");
    for (o, x) in out_high.iter_mut().zip(high) {
        carry += x;
        *o = carry & MASK;
        carry >>= SHIFT;
    }
    *top = carry;
}

/// `out = a - b`, which is not negative; `out` is as long as `a`, and `b` not longer.
pub fn subtract(out: &mut [u32], a: &[u32], b: &[u32]) {
    let mut borrow = 0u32;
    for (i, o) in out.iter_mut().enumerate() {
        let y = b.get(i).copied().unwrap_or(0);
        borrow = a[i].wrapping_sub(y).wrapping_sub(borrow);
        *o = borrow & MASK;
        borrow = (borrow >> SHIFT) & 1;
    }
}

/// `a += b`; false when the sum is one digit longer than `a`, which then lacks that digit.
fn add_to(a: &mut [u32], b: &[u32]) -> bool {
    let mut carry = 0;
    let (low, high) = a.split_at_mut(b.len());
    for (x, y) in low.iter_mut().zip(b) {
        carry += *x + y;
        *x = carry & MASK;
        carry >>= SHIFT;
    }
    for x in high {
        if carry == 0 {
            return true;
        }
        carry += *x;
        *x = carry & MASK;
        carry >>= SHIFT;
    }
    carry == 0
}

/// `a -= b`, which is not negative.
fn subtract_from(a: &mut [u32], b: &[u32]) {
    let mut borrow = 0u32;
    let (low, high) = a.split_at_mut(b.len());
    for (x, y) in low.iter_mut().zip(b) {
        borrow = x.wrapping_sub(*y).wrapping_sub(borrow);
        *x = borrow & MASK;
        borrow = (borrow >> SHIFT) & 1;
    }
    for x in high {
        if borrow == 0 {
            return;
        }
        borrow = x.wrapping_sub(borrow);
        *x = borrow & MASK;
        borrow = (borrow >> SHIFT) & 1;
    }
}

/// `out = a / divisor`, of which the remainder is returned; `out` is as long as `a`.
#[inline]
pub fn divide_small(out: &mut [u32], a: &[u32], divisor: u32) -> u32 {
    let mut rest = 0u64;
    for (o, x) in out.iter_mut().zip(a).rev() {
        rest = rest << SHIFT | u64::from(*x);
        *o = (rest / u64::from(divisor)) as u32;
        rest %= u64::from(divisor);
    }
    rest as u32
}

/// `a / divisor` in place; the remainder is returned.
#[inline]
pub fn divide_small_in_place(a: &mut [u32], divisor: u32) -> u32 {
    let mut rest = 0u64;
    for x in a.iter_mut().rev() {
        rest = rest << SHIFT | u64::from(*x);
        *x = (rest / u64::from(divisor)) as u32;
        rest %= u64::from(divisor);
    }
    rest as u32
}

/// `a % divisor`.
#[inline]
pub fn remainder_small(a: &[u32], divisor: u32) -> u32 {
    let mut rest = 0u64;
    for x in a.iter().rev() {
        rest = (rest << SHIFT | u64::from(*x)) % u64::from(divisor);
    }
    rest as u32
}

/// `out = a * b`, digit by digit; `out` has the digits of both.
fn multiply_plain(out: &mut [u32], a: &[u32], b: &[u32]) {
    out.fill(0);
    for (i, &x) in a.iter().enumerate() {
        if x == 0 {
            continue;
        }
        let (row, top) = out[i..=i + b.len()].split_at_mut(b.len());
        let mut carry = 0u64;
        for (o, &y) in row.iter_mut().zip(b) {
            carry += u64::from(*o) + u64::from(x) * u64::from(y);
            *o = carry as u32 & MASK;
            carry >>= SHIFT;
        }
        top[0] = carry as u32;
    }
}

/// `out = a * a`: each product of two different digits is taken once and doubled.
fn square_plain(out: &mut [u32], a: &[u32]) {
    out.fill(0);
    for (i, &x) in a.iter().enumerate() {
        let x = u64::from(x);
        let mut carry = u64::from(out[2 * i]) + x * x;
        out[2 * i] = carry as u32 & MASK;
        carry >>= SHIFT;
        let double = x << 1;
        let row = &mut out[2 * i + 1..];
        let rest = &a[i + 1..];
        for (o, &y) in row.iter_mut().zip(rest) {
            carry += u64::from(*o) + double * u64::from(y);
            *o = carry as u32 & MASK;
            carry >>= SHIFT;
        }
        let mut at = rest.len();
        while carry != 0 {
            carry += u64::from(row[at]);
            row[at] = carry as u32 & MASK;
            carry >>= SHIFT;
            at += 1;
        }
    }
}

/// `out = a * b`; `out` has the digits of both. The factors need not be trimmed.
pub fn multiply(out: &mut [u32], a: &[u32], b: &[u32]) -> Fallible {
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = core::ptr::eq(a, b);
    if a.len() < KARATSUBA || (same && a.len() < 2 * KARATSUBA) {
        if same {
            square_plain(out, a);
        } else {
            multiply_plain(out, a, b);
        }
        return Ok(());
    }
    if 2 * a.len() <= b.len() {
        return multiply_lopsided(out, a, b);
    }
    karatsuba(out, a, b, same)
}

/// `a` is at most half as long as `b`: slices of `b` as long as `a`, one product each.
fn multiply_lopsided(out: &mut [u32], a: &[u32], b: &[u32]) -> Fallible {
    out.fill(0);
    let mut product = Scratch::new(2 * a.len())?;
    for (i, slice) in b.chunks(a.len()).enumerate() {
        let product = &mut product[..a.len() + slice.len()];
        multiply(product, a, slice)?;
        add_to(&mut out[i * a.len()..], product);
    }
    Ok(())
}

/// With `a = ah * B + al` and `b` likewise, the product is `ah*bh * B² + (ah+al)(bh+bl) * B - ah*bh * B - al*bl * B + al*bl`.
fn karatsuba(out: &mut [u32], a: &[u32], b: &[u32], same: bool) -> Fallible {
    let half = b.len() / 2;
    let (al, ah) = a.split_at(half);
    let (bl, bh) = if same { (al, ah) } else { b.split_at(half) };
    {
        let (low, high) = out.split_at_mut(2 * half);
        multiply(low, al, bl)?;
        multiply(high, ah, bh)?;
    }
    let wide = bh.len().max(half) + 1;
    let mut sums = Scratch::new(2 * wide)?;
    let (sum_a, sum_b) = sums.split_at_mut(wide);
    sum_of(sum_a, ah, al);
    sum_of(sum_b, bh, bl);
    let mut middle = Scratch::new(2 * wide)?;
    if same {
        let sum_a: &[u32] = sum_a;
        multiply(&mut middle, sum_a, sum_a)?;
    } else {
        multiply(&mut middle, sum_a, sum_b)?;
    }
    subtract_from(&mut middle, trim(&out[..2 * half]));
    subtract_from(&mut middle, trim(&out[2 * half..]));
    add_to(&mut out[half..], trim(&middle));
    Ok(())
}

/// `out = a + b`, zeros above.
fn sum_of(out: &mut [u32], a: &[u32], b: &[u32]) {
    let (a, b) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (sum, zeros) = out.split_at_mut(a.len() + 1);
    add(sum, a, b);
    zeros.fill(0);
}

/// `out = a << n`, `n` below 30; what does not fit is returned.
#[inline]
pub fn shift_left_small(out: &mut [u32], a: &[u32], n: usize) -> u32 {
    let mut carry = 0u64;
    for (o, x) in out.iter_mut().zip(a) {
        carry |= u64::from(*x) << n;
        *o = carry as u32 & MASK;
        carry >>= SHIFT;
    }
    carry as u32
}

/// `out = a >> n`, `n` below 30.
#[inline]
pub fn shift_right_small(out: &mut [u32], a: &[u32], n: usize) {
    let mut carry = 0u64;
    for (o, x) in out.iter_mut().zip(a).rev() {
        carry = carry << SHIFT | u64::from(*x);
        *o = (carry >> n) as u32 & MASK;
    }
}

/// `quotient = a / b`, and the remainder: Knuth's algorithm D. `b` has two digits or more, `a` is not shorter;
/// `quotient` has `a.len() - b.len() + 1` digits, `remainder` those of `b`.
pub fn divide(quotient: &mut [u32], remainder: &mut [u32], a: &[u32], b: &[u32]) -> Fallible {
    let n = b.len();
    let m = a.len() - n;
    let mut scratch = Scratch::new(a.len() + 1 + n)?;
    let (v, u) = scratch.split_at_mut(n);
    // The divisor's top bit is 1, so that a guess from two digits is at most 2 too high.
    let shift = b[n - 1].leading_zeros() as usize - (32 - SHIFT);
    shift_left_small(v, b, shift);
    u[a.len()] = shift_left_small(u, a, shift);
    let (top, below) = (u64::from(v[n - 1]), u64::from(v[n - 2]));
    for j in (0..=m).rev() {
        let part = &mut u[j..=j + n];
        let two = u64::from(part[n]) << SHIFT | u64::from(part[n - 1]);
        let mut guess = two / top;
        let mut rest = two - guess * top;
        while guess >= u64::from(BASE) || guess * below > (rest << SHIFT | u64::from(part[n - 2])) {
            guess -= 1;
            rest += top;
            if rest >= u64::from(BASE) {
                break;
            }
        }
        quotient[j] = guess as u32;
        if !subtract_product(part, v, guess) {
            quotient[j] -= 1;
            add_to(&mut part[..n], v);
        }
    }
    shift_right_small(remainder, &u[..n], shift);
    Ok(())
}

/// `part -= v * factor`; false when that is negative, and `part` has the digits of the sum with a power of the base.
fn subtract_product(part: &mut [u32], v: &[u32], factor: u64) -> bool {
    let (top, part) = part.split_last_mut().expect("one digit more than v");
    let mut borrow = 0i64;
    for (x, y) in part.iter_mut().zip(v) {
        let difference = i64::from(*x) - (u64::from(*y) * factor) as i64 + borrow;
        *x = difference as u32 & MASK;
        borrow = difference >> SHIFT;
    }
    let last = i64::from(*top) + borrow;
    *top = 0;
    last >= 0
}
