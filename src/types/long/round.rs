//! `round(int, ndigits)`: to a multiple of a power of 10, ties to even.

use super::arithmetic::{product, sum};
use super::divide::floored;
use super::value::{exact, from_i64, sign, view};
use crate::prelude::*;

/// `round(number, ndigits)`, `ndigits` an object with `__index__`.
pub unsafe fn round(number: *mut PyObject, ndigits: *mut PyObject) -> Fallible<Ref> {
    let ndigits = owned(_PyNumber_Index(ndigits))?;
    if sign(ndigits.ptr()) >= 0 {
        return exact(number);
    }
    let digits = super::arithmetic::negate(ndigits.ptr())?;
    let ten = owned(from_i64(10))?;
    let unit = owned(super::power::nb_power(ten.ptr(), digits.ptr(), Py_None()))?;
    let (unit, number) = (view(unit.ptr()), view(number));
    let (quotient, rest) = floored(number, unit)?;
    let twice = sum(view(rest.ptr()), view(rest.ptr()), false)?;
    let order = super::compare::order(view(twice.ptr()), unit);
    let odd = view(quotient.ptr())
        .digits
        .first()
        .is_some_and(|digit| digit & 1 == 1);
    let quotient = if order.is_gt() || (order.is_eq() && odd) {
        let one = from_i64(1);
        sum(view(quotient.ptr()), view(one), false)?
    } else {
        quotient
    };
    product(view(quotient.ptr()), unit)
}
