//! `pow(a, b, c)`.

use super::{null_error, slot};
use crate::prelude::*;

type Ternary = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;

/// Asks the base's type, then the exponent's (first when it inherits from the base's and does it in another way), then
/// the modulus's.
unsafe fn ternary(
    a: *mut PyObject,
    b: *mut PyObject,
    c: *mut PyObject,
    operator: &CStr,
) -> *mut PyObject {
    let of = |numbers: &PyNumberMethods| numbers.nb_power;
    let unknown = Py_NotImplemented();
    let same = |x: Option<Ternary>, y: Ternary| x.is_some_and(|x| core::ptr::fn_addr_eq(x, y));
    let first = slot(a, of);
    let mut second = if Py_TYPE(a) == Py_TYPE(b) {
        None
    } else {
        slot(b, of).filter(|&function| !same(first, function))
    };
    if let Some(function) = first {
        if let Some(before) = second
            && PyType_IsSubtype(Py_TYPE(b), Py_TYPE(a)) != 0
        {
            let result = before(a, b, c);
            if result != unknown {
                return result;
            }
            second = None;
        }
        let result = function(a, b, c);
        if result != unknown {
            return result;
        }
    }
    if let Some(function) = second {
        let result = function(a, b, c);
        if result != unknown {
            return result;
        }
    }
    let third = slot(c, of).filter(|&function| !same(first, function) && !same(second, function));
    if let Some(function) = third {
        let result = function(a, b, c);
        if result != unknown {
            return result;
        }
    }
    unsupported(a, b, c, operator)
}

#[cold]
unsafe fn unsupported(
    a: *mut PyObject,
    b: *mut PyObject,
    c: *mut PyObject,
    operator: &CStr,
) -> *mut PyObject {
    if c == Py_None() {
        return super::binary::unsupported(a, b, operator);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"unsupported operand type(s) for %.100s: '%.100s', '%.100s', '%.100s'".as_ptr(),
        operator.as_ptr(),
        (*Py_TYPE(a)).tp_name,
        (*Py_TYPE(b)).tp_name,
        (*Py_TYPE(c)).tp_name,
    )
}

/// `a ** b`, or `pow(a, b, c)` when `c` is not None.
pub unsafe fn power(a: *mut PyObject, b: *mut PyObject, c: *mut PyObject) -> *mut PyObject {
    if a.is_null() || b.is_null() || c.is_null() {
        return null_error();
    }
    ternary(a, b, c, c"** or pow()")
}

/// `a **= b`.
pub unsafe fn power_in_place(
    a: *mut PyObject,
    b: *mut PyObject,
    c: *mut PyObject,
) -> *mut PyObject {
    if a.is_null() || b.is_null() || c.is_null() {
        return null_error();
    }
    if let Some(function) = slot(a, |numbers| numbers.nb_inplace_power) {
        let result = function(a, b, c);
        if result != Py_NotImplemented() {
            return result;
        }
    }
    ternary(a, b, c, c"**=")
}
