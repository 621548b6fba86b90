//! Equality, hashes and values of the commonest objects without a call.

use crate::prelude::*;

/// The value of an exact int of one digit.
#[inline(always)]
pub unsafe fn small_int(op: *mut PyObject) -> Option<Py_ssize_t> {
    if !PyLong_CheckExact(op) {
        return None;
    }
    let value = &(*op.cast::<PyLongObject>()).long_value;
    (value.lv_tag < 16)
        .then(|| value.ob_digit[0] as Py_ssize_t * (1 - (value.lv_tag & 3) as Py_ssize_t))
}

/// Whether two exact strs are equal.
#[inline(always)]
pub unsafe fn same_text(a: *mut PyObject, b: *mut PyObject) -> bool {
    let length = PyUnicode_GET_LENGTH(a);
    let kind = PyUnicode_KIND(a);
    if length != PyUnicode_GET_LENGTH(b) || kind != PyUnicode_KIND(b) {
        return false;
    }
    let bytes = length as usize * kind as usize;
    libc::memcmp(PyUnicode_DATA(a), PyUnicode_DATA(b), bytes) == 0
}

/// Whether `a == b`, identity first.
#[inline(always)]
pub unsafe fn equal(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    if a == b {
        return Ok(true);
    }
    let kind = Py_TYPE(a);
    if kind == Py_TYPE(b) {
        if kind == &raw mut PyUnicode_Type {
            return Ok(same_text(a, b));
        }
        if kind == &raw mut PyLong_Type
            && let (Some(a), Some(b)) = (small_int(a), small_int(b))
        {
            return Ok(a == b);
        }
    }
    truth(PyObject_RichCompareBool(a, b, Py_EQ))
}

/// The hash of a str that knows it, or of an int of one digit.
#[inline(always)]
pub unsafe fn known_hash(key: *mut PyObject) -> Option<Py_hash_t> {
    if PyUnicode_CheckExact(key) {
        let hash = (*key.cast::<PyASCIIObject>()).hash;
        return (hash != -1).then_some(hash);
    }
    // No object has the hash -1.
    small_int(key).map(|value| if value == -1 { -2 } else { value })
}

/// The hash of `key`, without a call if possible.
#[inline(always)]
pub unsafe fn hash_of(key: *mut PyObject) -> Fallible<Py_hash_t> {
    if let Some(hash) = known_hash(key) {
        return Ok(hash);
    }
    let hash = PyObject_Hash(key);
    if hash == -1 { Err(Raised) } else { Ok(hash) }
}

/// What a comparison says of two things whose order is known.
#[inline(always)]
pub fn by_order(order: core::cmp::Ordering, op: c_int) -> bool {
    match op {
        Py_LT => order.is_lt(),
        Py_LE => order.is_le(),
        Py_EQ => order.is_eq(),
        Py_NE => order.is_ne(),
        Py_GT => order.is_gt(),
        _ => order.is_ge(),
    }
}
