//! Functions on numbers.

use super::functions::takes;
use crate::prelude::*;
use crate::types::define::{fast, named, one_arg};

static mut TABLE: [PyMethodDef; 11] = [
    one_arg(c"abs", abs, c"abs($module, x, /)\n--\n\nHow far a number is from zero."),
    fast(c"divmod", divmod, c"divmod($module, x, y, /)\n--\n\nThe quotient rounded down, and the remainder."),
    named(c"pow", pow, c"pow($module, /, base, exp, mod=None)\n--\n\nA power, modulo mod if given."),
    one_arg(c"bin", bin, c"bin($module, number, /)\n--\n\nBinary digits after 0b."),
    one_arg(c"oct", oct, c"oct($module, number, /)\n--\n\nOctal digits after 0o."),
    one_arg(c"hex", hex, c"hex($module, number, /)\n--\n\nHexadecimal digits after 0x."),
    one_arg(c"chr", chr, c"chr($module, i, /)\n--\n\nThe character of a code point."),
    one_arg(c"ord", ord, c"ord($module, c, /)\n--\n\nThe code point of a character."),
    named(c"round", round, c"round($module, /, number, ndigits=None)\n--\n\nThe nearest number with so many decimals, an int when ndigits is left out."),
    named(c"sum", sum, c"sum($module, iterable, /, start=0)\n--\n\nThe start and all items, added up."),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}

unsafe extern "C" fn abs(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyNumber_Absolute(op)
}

unsafe extern "C" fn divmod(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if !takes(c"divmod", count, 2, 2) {
        return null_mut();
    }
    PyNumber_Divmod(*args, *args.add(1))
}

unsafe extern "C" fn pow(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut base, mut exponent): (*mut PyObject, *mut PyObject) = (null_mut(), null_mut());
    let mut modulus = Py_None();
    if parse_named!(
        args,
        kwargs,
        c"OO|O:pow",
        [c"base", c"exp", c"mod"],
        base,
        exponent,
        modulus
    )
    .is_err()
    {
        return null_mut();
    }
    PyNumber_Power(base, exponent, modulus)
}

unsafe extern "C" fn bin(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyNumber_ToBase(op, 2)
}

unsafe extern "C" fn oct(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyNumber_ToBase(op, 8)
}

unsafe extern "C" fn hex(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    PyNumber_ToBase(op, 16)
}

unsafe extern "C" fn chr(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let mut overflow = 0;
    let value = PyLong_AsLongAndOverflow(op, &mut overflow);
    if value == -1 && overflow == 0 && !PyErr_Occurred().is_null() {
        return null_mut();
    }
    // Out of range either way: what is too large for a long, too.
    let value = match overflow {
        0 => c_int::try_from(value).unwrap_or(-1),
        _ => -1,
    };
    PyUnicode_FromOrdinal(value)
}

unsafe extern "C" fn ord(_: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let length = if PyUnicode_Check(op) {
        if PyUnicode_GET_LENGTH(op) == 1 {
            return PyLong_FromLong(PyUnicode_READ_CHAR(op, 0).into());
        }
        PyUnicode_GET_LENGTH(op)
    } else if PyBytes_Check(op) {
        if Py_SIZE(op) == 1 {
            return PyLong_FromLong((*PyBytes_AS_STRING(op).cast::<u8>()).into());
        }
        Py_SIZE(op)
    } else if PyByteArray_Check(op) {
        if Py_SIZE(op) == 1 {
            return PyLong_FromLong((*PyByteArray_AsString(op).cast::<u8>()).into());
        }
        Py_SIZE(op)
    } else {
        return PyErr_Format(
            PyExc_TypeError,
            c"ord() expected string of length 1, but %.200s found".as_ptr(),
            (*Py_TYPE(op)).tp_name,
        );
    };
    PyErr_Format(
        PyExc_TypeError,
        c"ord() expected a character, but string of length %zd found".as_ptr(),
        length,
    )
}

unsafe extern "C" fn round(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut number: *mut PyObject = null_mut();
    let mut digits = Py_None();
    if parse_named!(
        args,
        kwargs,
        c"O|O:round",
        [c"number", c"ndigits"],
        number,
        digits
    )
    .is_err()
    {
        return null_mut();
    }
    let Some(method) = Ref::steal(_PyObject_LookupSpecial(number, name!("__round__"))) else {
        if PyErr_Occurred().is_null() {
            PyErr_Format(
                PyExc_TypeError,
                c"type %.100s doesn't define __round__ method".as_ptr(),
                (*Py_TYPE(number)).tp_name,
            );
        }
        return null_mut();
    };
    if digits == Py_None() {
        PyObject_CallNoArgs(method.ptr())
    } else {
        PyObject_CallOneArg(method.ptr(), digits)
    }
}

unsafe extern "C" fn sum(
    _: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if Py_SIZE(args) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"sum() takes at least 1 positional argument (0 given)".as_ptr(),
        );
        return null_mut();
    }
    let (mut iterable, mut start): (*mut PyObject, *mut PyObject) = (null_mut(), null_mut());
    if parse_named!(args, kwargs, c"O|O:sum", [c"", c"start"], iterable, start).is_err() {
        return null_mut();
    }
    total(iterable, start).or_null()
}

/// TypeError when the sum would be of texts.
unsafe fn refuse_text(start: *mut PyObject) -> Fallible {
    let text = if PyUnicode_Check(start) {
        c"sum() can't sum strings [use ''.join(seq) instead]"
    } else if PyBytes_Check(start) {
        c"sum() can't sum bytes [use b''.join(seq) instead]"
    } else if PyByteArray_Check(start) {
        c"sum() can't sum bytearray [use b''.join(seq) instead]"
    } else {
        return Ok(());
    };
    PyErr_SetString(PyExc_TypeError, text.as_ptr());
    Err(Raised)
}

/// A float sum with what rounding lost kept beside it (Neumaier).
struct Compensated {
    sum: f64,
    lost: f64,
}

impl Compensated {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        if self.sum.abs() >= value.abs() {
            self.lost += (self.sum - sum) + value;
        } else {
            self.lost += (value - sum) + self.sum;
        }
        self.sum = sum;
    }

    fn value(&self) -> f64 {
        // Infinities and NaN leave nothing that could be added.
        if self.lost != 0.0 && self.lost.is_finite() {
            self.sum + self.lost
        } else {
            self.sum
        }
    }
}

unsafe fn total(iterable: *mut PyObject, start: *mut PyObject) -> Fallible<Ref> {
    let iterator = owned(PyObject_GetIter(iterable))?;
    let mut result = if start.is_null() {
        owned(PyLong_FromLong(0))?
    } else {
        refuse_text(start)?;
        Ref::new(start)
    };
    let next = (*Py_TYPE(iterator.ptr())).tp_iternext.ok_or(Raised)?;
    loop {
        if PyFloat_CheckExact(result.ptr()) {
            match floats(&iterator, result.ptr())? {
                (sum, None) => return Ok(sum),
                (sum, Some(item)) => {
                    result = owned(PyNumber_Add(sum.ptr(), item.ptr()))?;
                    continue;
                }
            }
        }
        let Some(item) = Ref::steal(next(iterator.ptr())) else {
            return end(result);
        };
        result = owned(PyNumber_Add(result.ptr(), item.ptr()))?;
    }
}

/// At the end of an iterator: `value`, unless it ended with an exception other than StopIteration.
unsafe fn end<T>(value: T) -> Fallible<T> {
    if !PyErr_Occurred().is_null() {
        if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
            return Err(Raised);
        }
        PyErr_Clear();
    }
    Ok(value)
}

/// The sum of the floats and ints that come next, and what came then, if anything.
unsafe fn floats(iterator: &Ref, start: *mut PyObject) -> Fallible<(Ref, Option<Ref>)> {
    let next = (*Py_TYPE(iterator.ptr())).tp_iternext.ok_or(Raised)?;
    let mut sum = Compensated {
        sum: PyFloat_AsDouble(start),
        lost: 0.0,
    };
    loop {
        let Some(item) = Ref::steal(next(iterator.ptr())) else {
            end(())?;
            return Ok((owned(PyFloat_FromDouble(sum.value()))?, None));
        };
        if PyFloat_CheckExact(item.ptr()) {
            sum.add(PyFloat_AsDouble(item.ptr()));
            continue;
        }
        if PyLong_Check(item.ptr()) {
            let mut overflow = 0;
            let value = PyLong_AsLongAndOverflow(item.ptr(), &mut overflow);
            if overflow == 0 {
                sum.sum += value as f64;
                continue;
            }
        }
        let value = owned(PyFloat_FromDouble(sum.value()))?;
        return Ok((value, Some(item)));
    }
}
