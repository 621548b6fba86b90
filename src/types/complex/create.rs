//! `complex(...)`, and what other objects are as a complex.

use super::value::{from_parts, number, value};
use crate::prelude::*;
use crate::types::float;
use crate::types::float::parse::{prefix, trim, without_underscores};
use crate::types::number::with_ascii;

/// What `__complex__` gives; `None` for types without it.
unsafe fn by_method(op: *mut PyObject) -> Fallible<Option<Py_complex>> {
    if PyComplex_CheckExact(op) {
        return Ok(Some(value(op)));
    }
    let Some(function) = Ref::steal(_PyObject_LookupSpecial(op, name!("__complex__"))) else {
        return if PyErr_Occurred().is_null() {
            Ok(None)
        } else {
            Err(Raised)
        };
    };
    let made = owned(PyObject_CallNoArgs(function.ptr()))?;
    let name = (*Py_TYPE(made.ptr())).tp_name;
    if !PyComplex_Check(made.ptr()) {
        let message = c"__complex__ returned non-complex (type %.200s)";
        PyErr_Format(PyExc_TypeError, message.as_ptr(), name);
        return Err(Raised);
    }
    if !PyComplex_CheckExact(made.ptr()) {
        let message = c"__complex__ returned non-complex (type %.200s).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.";
        status(PyErr_WarnFormat(
            PyExc_DeprecationWarning,
            1,
            message.as_ptr(),
            name,
        ))?;
    }
    Ok(Some(value(made.ptr())))
}

/// The number of a complex, or what `__complex__`, `__float__` or `__index__` gives: `PyComplex_AsCComplex`.
pub unsafe fn as_complex(op: *mut PyObject) -> Fallible<Py_complex> {
    if PyComplex_Check(op) {
        return Ok(value(op));
    }
    if let Some(made) = by_method(op)? {
        return Ok(made);
    }
    Ok(number(float::as_f64(op)?, 0.0))
}

/// A part that `complex()` is given.
enum Part {
    Complex(Py_complex),
    Real(f64),
}

/// `refusal` is the message of TypeError for what is no number.
unsafe fn part(op: *mut PyObject, refusal: &CStr) -> Fallible<Part> {
    if PyComplex_Check(op) {
        return Ok(Part::Complex(value(op)));
    }
    match float::by_slots(op)? {
        Some(real) => Ok(Part::Real(real)),
        None => {
            PyErr_Format(PyExc_TypeError, refusal.as_ptr(), (*Py_TYPE(op)).tp_name);
            Err(Raised)
        }
    }
}

#[cold]
unsafe fn type_error(message: &CStr) -> Raised {
    PyErr_SetString(PyExc_TypeError, message.as_ptr());
    Raised
}

/// `complex(real, imag)`, either of them NULL when it is not given.
unsafe fn number_of(real: *mut PyObject, imag: *mut PyObject) -> Fallible<Py_complex> {
    if !real.is_null() && PyUnicode_Check(real) {
        if !imag.is_null() {
            return Err(type_error(
                c"complex() can't take second arg if first is a string",
            ));
        }
        return from_str(real);
    }
    if !imag.is_null() && PyUnicode_Check(imag) {
        return Err(type_error(c"complex() second arg can't be a string"));
    }
    let first = if real.is_null() {
        Part::Real(0.0)
    } else {
        match by_method(real)? {
            Some(made) => Part::Complex(made),
            None => part(
                real,
                c"complex() first argument must be a string or a number, not '%.200s'",
            )?,
        }
    };
    if imag.is_null() {
        return Ok(match first {
            Part::Complex(made) => made,
            Part::Real(real) => number(real, 0.0),
        });
    }
    let second = part(
        imag,
        c"complex() second argument must be a number, not '%.200s'",
    )?;
    // The imaginary part times i.
    let (mut result_real, of_first) = match first {
        Part::Complex(made) => (made.real, Some(made.imag)),
        Part::Real(real) => (real, None),
    };
    let mut result_imag = match second {
        Part::Complex(made) => {
            result_real -= made.imag;
            made.real
        }
        Part::Real(real) => real,
    };
    if let Some(imag) = of_first {
        result_imag += imag;
    }
    Ok(number(result_real, result_imag))
}

pub unsafe extern "C" fn tp_new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut real, mut imag) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    if parse_named!(args, kwargs, c"|OO:complex", [c"real", c"imag"], real, imag).is_err() {
        return null_mut();
    }
    let exact = kind == &raw mut PyComplex_Type;
    if exact && imag.is_null() && !real.is_null() && PyComplex_CheckExact(real) {
        return new_ref(real);
    }
    let made = match number_of(real, imag) {
        Ok(made) => made,
        Err(Raised) => return null_mut(),
    };
    if exact {
        return from_parts(made);
    }
    let alloc = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let op = alloc(kind, 0);
    if !op.is_null() {
        (*op.cast::<PyComplexObject>()).cval = made;
    }
    op
}

unsafe fn from_str(text: *mut PyObject) -> Fallible<Py_complex> {
    let misplaced = core::cell::Cell::new(true);
    let made = with_ascii(text, |bytes| {
        without_underscores(bytes, |clean| {
            misplaced.set(false);
            Ok(parse(clean))
        })
    })?;
    match made {
        Some(made) => Ok(made),
        None if misplaced.get() => {
            let message = c"could not convert string to complex: %R";
            PyErr_Format(PyExc_ValueError, message.as_ptr(), text);
            Err(Raised)
        }
        None => {
            let message = c"complex() arg is a malformed string";
            PyErr_SetString(PyExc_ValueError, message.as_ptr());
            Err(Raised)
        }
    }
}

/// `real`, `imag j` or `real ± imag j`, in parentheses or not.
fn parse(text: &[u8]) -> Option<Py_complex> {
    let mut text = trim(text);
    if let [b'(', inner @ ..] = text {
        text = trim(inner.strip_suffix(b")")?);
    }
    let (first, length) = signed(text);
    let rest = &text[length..];
    match rest {
        [] if length > 0 && !is_sign(text) => Some(number(first, 0.0)),
        [b'j' | b'J'] => Some(number(0.0, first)),
        [b'+' | b'-', ..] if length > 0 && !is_sign(&text[..length]) => {
            let (imag, length) = signed(rest);
            matches!(rest[length..], [b'j' | b'J']).then(|| number(first, imag))
        }
        _ => None,
    }
}

fn is_sign(text: &[u8]) -> bool {
    matches!(text, [b'+' | b'-'])
}

/// The number at the start and its length; a sign alone, or nothing, is 1 of that sign.
fn signed(text: &[u8]) -> (f64, usize) {
    match prefix(text) {
        (_, 0) => match text {
            [b'-', ..] => (-1.0, 1),
            [b'+', ..] => (1.0, 1),
            _ => (1.0, 0),
        },
        found => found,
    }
}
