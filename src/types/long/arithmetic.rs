//! Sum, difference, product, negation, sign.

use core::cmp::Ordering;

use super::natural;
use super::value::{Draft, View, exact, from_i64, from_i128, short, view};
use crate::prelude::*;

/// `a + b`, or `a - b` when `minus`.
pub unsafe fn sum(a: View, b: View, minus: bool) -> Fallible<Ref> {
    let b_negative = b.negative != minus;
    let order = natural::compare(a.digits, b.digits);
    let (big, small) = if order == Ordering::Less {
        (b.digits, a.digits)
    } else {
        (a.digits, b.digits)
    };
    if a.negative == b_negative {
        let mut draft = Draft::new(big.len() + 1)?;
        natural::add(draft.digits(), big, small);
        return Ok(draft.finish(a.negative));
    }
    if order == Ordering::Equal {
        return owned(from_i64(0));
    }
    let mut draft = Draft::new(big.len())?;
    natural::subtract(draft.digits(), big, small);
    let negative = if order == Ordering::Less {
        b_negative
    } else {
        a.negative
    };
    Ok(draft.finish(negative))
}

/// `a * b`.
pub unsafe fn product(a: View, b: View) -> Fallible<Ref> {
    if a.is_zero() || b.is_zero() {
        return owned(from_i64(0));
    }
    let mut draft = Draft::new(a.digits.len() + b.digits.len())?;
    natural::multiply(draft.digits(), a.digits, b.digits)?;
    Ok(draft.finish(a.negative != b.negative))
}

/// `a + b` of two ints.
#[inline]
pub unsafe fn add_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    match (short(a), short(b)) {
        (Some(x), Some(y)) => from_i64(x + y),
        _ => sum(view(a), view(b), false).or_null(),
    }
}

/// `a - b` of two ints.
#[inline]
pub unsafe fn subtract_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    match (short(a), short(b)) {
        (Some(x), Some(y)) => from_i64(x - y),
        _ => sum(view(a), view(b), true).or_null(),
    }
}

/// `a * b` of two ints.
#[inline]
pub unsafe fn multiply_ints(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    match (short(a), short(b)) {
        (Some(x), Some(y)) => match x.checked_mul(y) {
            Some(z) => from_i64(z),
            None => from_i128(i128::from(x) * i128::from(y)),
        },
        _ => product(view(a), view(b)).or_null(),
    }
}

/// `-a` of an int.
pub unsafe fn negate(a: *mut PyObject) -> Fallible<Ref> {
    if let Some(value) = short(a) {
        return owned(from_i64(-value));
    }
    let value = view(a);
    super::value::from_view(View {
        negative: !value.negative,
        ..value
    })
}

/// A slot of two ints; of anything else it is not implemented.
macro_rules! slot_of_two {
    ($($(#[$doc:meta])* $name:ident = $function:path;)*) => {$(
        $(#[$doc])*
        pub unsafe extern "C" fn $name(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
            if !PyLong_Check(a) || !PyLong_Check(b) {
                return Py_NotImplemented();
            }
            $function(a, b)
        }
    )*};
}
pub(super) use slot_of_two;

slot_of_two! {
    nb_add = add_ints;
    nb_subtract = subtract_ints;
    nb_multiply = multiply_ints;
}

pub unsafe extern "C" fn nb_negative(a: *mut PyObject) -> *mut PyObject {
    negate(a).or_null()
}

/// `+a`, `int(a)`, `operator.index(a)`: itself, or an exact int of its value.
pub unsafe extern "C" fn nb_positive(a: *mut PyObject) -> *mut PyObject {
    exact(a).or_null()
}

pub unsafe extern "C" fn nb_absolute(a: *mut PyObject) -> *mut PyObject {
    if super::value::sign(a) < 0 {
        negate(a).or_null()
    } else {
        exact(a).or_null()
    }
}

pub unsafe extern "C" fn nb_bool(a: *mut PyObject) -> c_int {
    c_int::from(super::value::tag(a) & 3 != 1)
}

/// `~a`, which is `-(a + 1)`.
pub unsafe extern "C" fn nb_invert(a: *mut PyObject) -> *mut PyObject {
    if let Some(value) = short(a) {
        return from_i64(!value);
    }
    let one = View {
        negative: false,
        digits: &[1],
    };
    let result = sum(view(a), one, false).and_then(|sum| negate(sum.ptr()));
    result.or_null()
}
