//! Order and hash.

use core::cmp::Ordering;

use super::value::value;
use crate::prelude::*;
use crate::types::long::{self, compare::answers};

pub unsafe extern "C" fn tp_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !PyFloat_Check(a) {
        return Py_NotImplemented();
    }
    let order = if PyFloat_Check(b) {
        value(a).partial_cmp(&value(b))
    } else if PyLong_Check(b) {
        match order_with_int(value(a), b) {
            Ok(order) => order,
            Err(Raised) => return null_mut(),
        }
    } else {
        return Py_NotImplemented();
    };
    Py_Bool(match order {
        Some(order) => answers(order, op),
        None => op == Py_NE,
    })
}

/// The exact order of a double and an int.
pub unsafe fn order_with_int(a: f64, b: *mut PyObject) -> Fallible<Option<Ordering>> {
    if a.is_nan() {
        return Ok(None);
    }
    let sign = if a > 0.0 {
        1
    } else if a < 0.0 {
        -1
    } else {
        0
    };
    if sign != long::sign(b) {
        return Ok(Some(sign.cmp(&long::sign(b))));
    }
    let towards = |order: Ordering| if sign < 0 { order.reverse() } else { order };
    if a.is_infinite() {
        return Ok(Some(towards(Ordering::Greater)));
    }
    let whole = a.trunc();
    let order = match long::value::short(b) {
        // In this range every integer part is an i64.
        Some(b) if whole.abs() < 9e18 => (whole as i64).cmp(&b),
        Some(_) => towards(Ordering::Greater),
        None => {
            let whole = long::convert::from_f64(whole)?;
            long::compare::order_of(whole.ptr(), b)
        }
    };
    // An equal integer part leaves it to the rest.
    Ok(Some(if order.is_eq() {
        (a - whole).partial_cmp(&0.0).unwrap_or(order)
    } else {
        order
    }))
}

pub unsafe extern "C" fn tp_hash(op: *mut PyObject) -> Py_hash_t {
    _Py_HashDouble(op, value(op))
}
