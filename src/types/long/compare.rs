//! Order and hash.

use core::cmp::Ordering;

use super::natural;
use super::value::{View, compact, is_compact, view};
use crate::prelude::*;

/// The modulus of hashes: the prime 2**61 - 1.
const MODULUS: u64 = (1 << 61) - 1;

pub fn order(a: View, b: View) -> Ordering {
    match (a.negative, b.negative) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => natural::compare(a.digits, b.digits),
        (true, true) => natural::compare(b.digits, a.digits),
    }
}

/// The order of two ints.
#[inline]
pub unsafe fn order_of(a: *mut PyObject, b: *mut PyObject) -> Ordering {
    if is_compact(a) && is_compact(b) {
        return compact(a).cmp(&compact(b));
    }
    order(view(a), view(b))
}

/// What `op` (`Py_LT` ... `Py_GE`) says of an order.
#[inline]
#[expect(non_upper_case_globals, reason = "CPython's names")]
pub fn answers(order: Ordering, op: c_int) -> bool {
    match op {
        Py_LT => order.is_lt(),
        Py_LE => order.is_le(),
        Py_EQ => order.is_eq(),
        Py_NE => order.is_ne(),
        Py_GT => order.is_gt(),
        _ => order.is_ge(),
    }
}

pub unsafe extern "C" fn tp_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !PyLong_Check(a) || !PyLong_Check(b) {
        return Py_NotImplemented();
    }
    let order = if a == b {
        Ordering::Equal
    } else {
        order_of(a, b)
    };
    Py_Bool(answers(order, op))
}

pub unsafe extern "C" fn tp_hash(op: *mut PyObject) -> Py_hash_t {
    if is_compact(op) {
        let value = compact(op) as Py_hash_t;
        return if value == -1 { -2 } else { value };
    }
    let value = view(op);
    let mut hash = 0u64;
    for &digit in value.digits.iter().rev() {
        // Times 2**30 is a rotation of 61 bits, by 30.
        hash = (hash << 30 & MODULUS) | hash >> 31;
        hash += u64::from(digit);
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let hash = if value.negative {
        -(hash as Py_hash_t)
    } else {
        hash as Py_hash_t
    };
    if hash == -1 { -2 } else { hash }
}
