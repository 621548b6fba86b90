//! Powers, with and without a modulus; the greatest common divisor.

use super::arithmetic::product;
use super::divide::{floored, modulo};
use super::natural;
use super::scratch::Scratch;
use super::value::{View, exact, from_i64, from_i128, from_view, short, sign, view};
use crate::prelude::*;

/// From how many digits of the exponent on several bits at a time are taken.
const WINDOW_DIGITS: usize = 8;
/// So many bits at a time.
const WINDOW: usize = 5;

pub unsafe extern "C" fn nb_power(
    base: *mut PyObject,
    exponent: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    if !PyLong_Check(base)
        || !PyLong_Check(exponent)
        || (modulus != Py_None() && !PyLong_Check(modulus))
    {
        return Py_NotImplemented();
    }
    if modulus != Py_None() {
        return with_modulus(base, exponent, modulus).or_null();
    }
    if sign(exponent) < 0 {
        return negative_power(base, exponent);
    }
    power(base, exponent).or_null()
}

/// A negative exponent makes floats of both.
unsafe fn negative_power(base: *mut PyObject, exponent: *mut PyObject) -> *mut PyObject {
    let (Ok(x), Ok(y)) = (
        super::convert::as_f64(base),
        super::convert::as_f64(exponent),
    ) else {
        return null_mut();
    };
    let (Ok(x), Ok(y)) = (owned(PyFloat_FromDouble(x)), owned(PyFloat_FromDouble(y))) else {
        return null_mut();
    };
    PyNumber_Power(x.ptr(), y.ptr(), Py_None())
}

/// Whether bit `i` of a number is 1.
fn bit(digits: &[u32], i: usize) -> bool {
    digits[i / natural::SHIFT] >> (i % natural::SHIFT) & 1 == 1
}

/// A power that fits into 128 bits on the way.
fn short_power(base: i64, exponent: u64) -> Option<i128> {
    let bits = 64 - base.unsigned_abs().leading_zeros() as u64;
    if bits.checked_mul(exponent)? > 126 {
        return None;
    }
    Some(i128::from(base).pow(exponent as u32))
}

unsafe fn power(base: *mut PyObject, exponent: *mut PyObject) -> Fallible<Ref> {
    if let (Some(x), Some(n)) = (short(base), short(exponent)) {
        if let Some(value) = short_power(x, n as u64) {
            return owned(from_i128(value));
        }
        match x {
            0 | 1 => return owned(from_i64(x)),
            -1 => return owned(from_i64(if n & 1 == 1 { -1 } else { 1 })),
            2 => {
                let one = super::value::from_i64(1);
                return super::bitwise::shift_left(one, n as usize);
            }
            _ => {}
        }
    }
    raise(base, view(exponent).digits, &mut Unbounded)
}

/// What is done to a product before it goes on.
trait Reduce {
    unsafe fn reduce(&mut self, value: Ref) -> Fallible<Ref>;
}

struct Unbounded;

impl Reduce for Unbounded {
    unsafe fn reduce(&mut self, value: Ref) -> Fallible<Ref> {
        Ok(value)
    }
}

/// The remainder of a positive modulus.
struct Modulus<'a>(View<'a>);

impl Reduce for Modulus<'_> {
    unsafe fn reduce(&mut self, value: Ref) -> Fallible<Ref> {
        let value_digits = view(value.ptr());
        if !value_digits.negative && natural::compare(value_digits.digits, self.0.digits).is_lt() {
            return Ok(value);
        }
        modulo(value_digits, self.0)
    }
}

unsafe fn times(a: &Ref, b: &Ref, reduce: &mut impl Reduce) -> Fallible<Ref> {
    let product = product(view(a.ptr()), view(b.ptr()))?;
    reduce.reduce(product)
}

/// `base ** exponent`, from the exponent's highest bit down.
unsafe fn raise(base: *mut PyObject, exponent: &[u32], reduce: &mut impl Reduce) -> Fallible<Ref> {
    if exponent.is_empty() {
        return reduce.reduce(owned(from_i64(1))?);
    }
    let base = reduce.reduce(exact(base)?)?;
    if exponent.len() >= WINDOW_DIGITS {
        return raise_by_windows(base, exponent, reduce);
    }
    let mut result = base.clone();
    for i in (0..natural::bits(exponent) - 1).rev() {
        result = times(&result, &result, reduce)?;
        if bit(exponent, i) {
            result = times(&result, &base, reduce)?;
        }
    }
    Ok(result)
}

/// With the odd powers of the base at hand: a run of bits that begins and ends with 1 costs one product.
unsafe fn raise_by_windows(base: Ref, exponent: &[u32], reduce: &mut impl Reduce) -> Fallible<Ref> {
    let square = times(&base, &base, reduce)?;
    let mut odd: [Option<Ref>; 1 << (WINDOW - 1)] = [const { None }; 1 << (WINDOW - 1)];
    let mut last = base;
    for place in &mut odd {
        let next = times(&last, &square, reduce)?;
        *place = Some(core::mem::replace(&mut last, next));
    }
    let mut result: Option<Ref> = None;
    let mut i = natural::bits(exponent);
    while i > 0 {
        let mut width = 1;
        if bit(exponent, i - 1) {
            width = WINDOW.min(i);
            while !bit(exponent, i - width) {
                width -= 1;
            }
        }
        let mut window = 0;
        for _ in 0..width {
            i -= 1;
            window = window << 1 | usize::from(bit(exponent, i));
            if let Some(value) = &result {
                result = Some(times(value, value, reduce)?);
            }
        }
        if window != 0 {
            let factor = odd[window >> 1].as_ref().expect("filled above");
            result = Some(match &result {
                Some(value) => times(value, factor, reduce)?,
                None => factor.clone(),
            });
        }
    }
    result.ok_or(Raised)
}

/// `pow(base, exponent, modulus)`: the result has the modulus's sign.
unsafe fn with_modulus(
    base: *mut PyObject,
    exponent: *mut PyObject,
    modulus: *mut PyObject,
) -> Fallible<Ref> {
    let divisor = view(modulus);
    if divisor.is_zero() {
        PyErr_SetString(PyExc_ValueError, c"pow() 3rd argument cannot be 0".as_ptr());
        return Err(Raised);
    }
    if divisor.digits == [1] {
        return owned(from_i64(0));
    }
    let positive = View {
        negative: false,
        ..divisor
    };
    let inverse;
    let base = if sign(exponent) < 0 {
        inverse = inverse_of(base, positive)?;
        inverse.ptr()
    } else {
        base
    };
    let result = raise(base, view(exponent).digits, &mut Modulus(positive))?;
    if divisor.negative {
        return modulo(view(result.ptr()), divisor);
    }
    Ok(result)
}

/// The number that times `a` is 1 modulo `n`.
unsafe fn inverse_of(a: *mut PyObject, n: View) -> Fallible<Ref> {
    let mut coefficient = owned(from_i64(1))?;
    let mut next = owned(from_i64(0))?;
    let mut a = exact(a)?;
    let mut b = from_view(n)?;
    while sign(b.ptr()) != 0 {
        let (quotient, rest) = floored(view(a.ptr()), view(b.ptr()))?;
        a = core::mem::replace(&mut b, rest);
        let step = product(view(quotient.ptr()), view(next.ptr()))?;
        let after = super::arithmetic::sum(view(coefficient.ptr()), view(step.ptr()), true)?;
        coefficient = core::mem::replace(&mut next, after);
    }
    if view(a.ptr()).digits != [1] || view(a.ptr()).negative {
        PyErr_SetString(
            PyExc_ValueError,
            c"base is not invertible for the given modulus".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(coefficient)
}

/// The greatest common divisor of two ints, not negative.
pub unsafe fn gcd(a: *mut PyObject, b: *mut PyObject) -> Fallible<Ref> {
    if let (Some(x), Some(y)) = (short(a), short(b)) {
        return owned(from_i64(gcd_u64(x.unsigned_abs(), y.unsigned_abs()) as i64));
    }
    let (a, b) = (view(a).digits, view(b).digits);
    let (a, b) = if natural::compare(a, b).is_lt() {
        (b, a)
    } else {
        (a, b)
    };
    let mut x = Scratch::new(a.len())?;
    let mut y = Scratch::new(a.len())?;
    x.copy_from_slice(a);
    y[..b.len()].copy_from_slice(b);
    lehmer(&mut x, &mut y, b.len())
}

fn gcd_u64(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Lehmer's algorithm: several steps of Euclid's are made on the top 60 bits and then done to the whole numbers at once.
unsafe fn lehmer(x: &mut Scratch, y: &mut Scratch, y_len: usize) -> Fallible<Ref> {
    let (mut x_len, mut y_len) = (x.len(), y_len);
    let mut quotient = Scratch::new(x_len + 1)?;
    let mut rest = Scratch::new(x_len)?;
    while x_len > 2 {
        if y_len == 0 {
            break;
        }
        let step = if y_len >= 2 {
            cosequence(&x[..x_len], &y[..y_len])
        } else {
            None
        };
        match step {
            Some([a, b, c, d]) => {
                apply(&mut x[..x_len], &mut y[..x_len], [a, b, c, d]);
            }
            None => {
                if y_len == 1 {
                    rest[0] = natural::remainder_small(&x[..x_len], y[0]);
                } else {
                    natural::divide(
                        &mut quotient[..x_len - y_len + 1],
                        &mut rest[..y_len],
                        &x[..x_len],
                        &y[..y_len],
                    )?;
                }
                x[..x_len].fill(0);
                x[..y_len].copy_from_slice(&y[..y_len]);
                y[..y_len].copy_from_slice(&rest[..y_len]);
                rest[..y_len].fill(0);
            }
        }
        x_len = natural::trim(&x[..x_len]).len();
        y_len = natural::trim(&y[..y_len.max(x_len)]).len();
    }
    if y_len == 0 {
        return from_view(View {
            negative: false,
            digits: &x[..x_len],
        });
    }
    let of = |digits: &[u32]| {
        digits.iter().rev().fold(0, |value, &digit| {
            value << natural::SHIFT | u64::from(digit)
        })
    };
    owned(from_i64(gcd_u64(of(&x[..x_len]), of(&y[..y_len])) as i64))
}

/// The steps of Euclid's algorithm that the top 60 bits decide for the whole numbers: the new pair is `a*x + b*y` and
/// `c*x + d*y`. `None` when they decide none.
fn cosequence(x: &[u32], y: &[u32]) -> Option<[i64; 4]> {
    let n = x.len();
    let at = |digits: &[u32], i: usize| i64::from(digits.get(i).copied().unwrap_or(0));
    let shift = x[n - 1].leading_zeros() as usize - 2;
    let top = |digits: &[u32]| {
        at(digits, n - 1) << (natural::SHIFT + shift)
            | at(digits, n - 2) << shift
            | at(digits, n - 3) >> (natural::SHIFT - shift)
    };
    let (mut x, mut y) = (top(x), top(y));
    let (mut a, mut b, mut c, mut d) = (1i64, 0i64, 0i64, 1i64);
    let mut steps = 0;
    while y + c != 0 && y + d != 0 {
        // When the lowest and the highest quotient agree, it is that of the whole numbers.
        let q = (x + a) / (y + c);
        if q != (x + b) / (y + d) {
            break;
        }
        let (next_a, next_b) = (a - q * c, b - q * d);
        if next_a.abs() >= 1 << 30 || next_b.abs() >= 1 << 30 {
            break;
        }
        (a, c) = (c, next_a);
        (b, d) = (d, next_b);
        (x, y) = (y, x - q * y);
        steps += 1;
    }
    (steps > 0).then_some([a, b, c, d])
}

/// `x, y = a*x + b*y, c*x + d*y`, both not negative.
fn apply(x: &mut [u32], y: &mut [u32], [a, b, c, d]: [i64; 4]) {
    let (mut carry_x, mut carry_y) = (0i64, 0i64);
    for (x, y) in x.iter_mut().zip(y) {
        let (old_x, old_y) = (i64::from(*x), i64::from(*y));
        carry_x += a * old_x + b * old_y;
        carry_y += c * old_x + d * old_y;
        *x = carry_x as u32 & natural::MASK;
        *y = carry_y as u32 & natural::MASK;
        carry_x >>= natural::SHIFT;
        carry_y >>= natural::SHIFT;
    }
}
