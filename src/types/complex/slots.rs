//! The operators, equality, hash, repr.

use super::algebra::{self, Failure};
use super::value::{from_parts, number, value};
use crate::prelude::*;
use crate::types::float;
use crate::types::float::print::{Flags, Layout, Style};
use crate::types::number::Memory;

/// A complex, float or int as two doubles; `None` for other types.
unsafe fn operand(op: *mut PyObject) -> Fallible<Option<Py_complex>> {
    if PyComplex_Check(op) {
        return Ok(Some(value(op)));
    }
    Ok(float::value::operand(op)?.map(|real| number(real, 0.0)))
}

/// A slot of two numbers.
macro_rules! slot_of_two {
    ($($name:ident($a:ident, $b:ident) $body:block)*) => {$(
        pub unsafe extern "C" fn $name(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject {
            match (operand(left), operand(right)) {
                (Ok(Some($a)), Ok(Some($b))) => $body,
                (Err(Raised), _) | (_, Err(Raised)) => null_mut(),
                _ => Py_NotImplemented(),
            }
        }
    )*};
}

slot_of_two! {
    nb_add(a, b) { from_parts(number(a.real + b.real, a.imag + b.imag)) }
    nb_subtract(a, b) { from_parts(number(a.real - b.real, a.imag - b.imag)) }
    nb_multiply(a, b) { from_parts(algebra::product(a, b)) }
    nb_true_divide(a, b) {
        match algebra::quotient(a, b) {
            Ok(result) => from_parts(result),
            Err(_) => fail(PyExc_ZeroDivisionError, c"complex division by zero"),
        }
    }
}

#[cold]
unsafe fn fail(exception: *mut PyObject, message: &CStr) -> *mut PyObject {
    PyErr_SetString(exception, message.as_ptr());
    null_mut()
}

pub unsafe extern "C" fn nb_power(
    left: *mut PyObject,
    right: *mut PyObject,
    modulus: *mut PyObject,
) -> *mut PyObject {
    let (a, b) = match (operand(left), operand(right)) {
        (Ok(Some(a)), Ok(Some(b))) => (a, b),
        (Err(Raised), _) | (_, Err(Raised)) => return null_mut(),
        _ => return Py_NotImplemented(),
    };
    if modulus != Py_None() {
        return fail(PyExc_ValueError, c"complex modulo");
    }
    match algebra::operator_power(a, b) {
        Ok(result) => from_parts(result),
        Err(Failure::Domain) => fail(
            PyExc_ZeroDivisionError,
            c"0.0 to a negative or complex power",
        ),
        Err(Failure::Range) => fail(PyExc_OverflowError, c"complex exponentiation"),
    }
}

pub unsafe extern "C" fn nb_negative(op: *mut PyObject) -> *mut PyObject {
    let value = value(op);
    from_parts(number(-value.real, -value.imag))
}

/// Itself, or an exact complex of its value.
pub unsafe extern "C" fn nb_positive(op: *mut PyObject) -> *mut PyObject {
    if PyComplex_CheckExact(op) {
        new_ref(op)
    } else {
        from_parts(value(op))
    }
}

pub unsafe extern "C" fn nb_absolute(op: *mut PyObject) -> *mut PyObject {
    match algebra::absolute(value(op)) {
        Ok(size) => PyFloat_FromDouble(size),
        Err(_) => fail(PyExc_OverflowError, c"absolute value too large"),
    }
}

pub unsafe extern "C" fn nb_bool(op: *mut PyObject) -> c_int {
    let value = value(op);
    c_int::from(value.real != 0.0 || value.imag != 0.0)
}

pub unsafe extern "C" fn tp_hash(op: *mut PyObject) -> Py_hash_t {
    let number = value(op);
    let real = _Py_HashDouble(op, number.real);
    let imag = _Py_HashDouble(op, number.imag);
    match real.wrapping_add(PyHASH_IMAG.wrapping_mul(imag)) {
        -1 => -2,
        hash => hash,
    }
}

/// Equality is all the order there is.
pub unsafe extern "C" fn tp_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if op != Py_EQ && op != Py_NE {
        return Py_NotImplemented();
    }
    let left = value(a);
    let equal = if PyLong_Check(b) {
        // An int is compared exactly.
        match float::compare::order_with_int(left.real, b) {
            Ok(order) => left.imag == 0.0 && order.is_some_and(core::cmp::Ordering::is_eq),
            Err(Raised) => return null_mut(),
        }
    } else if PyFloat_Check(b) {
        left.imag == 0.0 && left.real == float::of(b)
    } else if PyComplex_Check(b) {
        let right = value(b);
        left.real == right.real && left.imag == right.imag
    } else {
        return Py_NotImplemented();
    };
    Py_Bool(equal == (op == Py_EQ))
}

pub unsafe extern "C" fn tp_repr(op: *mut PyObject) -> *mut PyObject {
    repr(value(op)).or_null()
}

/// `(1+2j)`, or `2j` when the real part is 0 without a sign.
unsafe fn repr(value: Py_complex) -> Fallible<Ref> {
    let bare = value.real == 0.0 && !value.real.is_sign_negative();
    let layout = |part, plus| {
        let flags = Flags {
            plus,
            ..Flags::default()
        };
        Layout::new(part, Style::Shortest, flags)
    };
    let mut imag = layout(value.imag, !bare);
    let mut text = Memory::new(80)?;
    let mut length = 0;
    if !bare {
        let mut real = layout(value.real, false);
        text[0] = b'(';
        length = 1 + real.len();
        real.write(&mut text[1..length]);
    }
    let end = length + imag.len();
    imag.write(&mut text[length..end]);
    text[end] = b'j';
    length = end + 1;
    if !bare {
        text[length] = b')';
        length += 1;
    }
    crate::types::long::print::ascii(&text[..length])
}
