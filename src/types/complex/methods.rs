//! The methods and attributes of complex.

use super::slots::nb_positive;
use super::value::{from_parts, number, value};
use crate::prelude::*;
use crate::types::define::{field, no_args, one_arg};

unsafe extern "C" fn conjugate(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let value = value(op);
    from_parts(number(value.real, -value.imag))
}

unsafe extern "C" fn to_complex(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    nb_positive(op)
}

unsafe extern "C" fn getnewargs(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let value = value(op);
    let body = || {
        crate::types::number::pair(
            owned(PyFloat_FromDouble(value.real))?,
            owned(PyFloat_FromDouble(value.imag))?,
        )
    };
    body().or_null()
}

unsafe extern "C" fn format(op: *mut PyObject, spec: *mut PyObject) -> *mut PyObject {
    crate::types::format_spec::format_complex(op, spec).or_null()
}

pub static mut METHODS: [PyMethodDef; 5] = [
    no_args(
        c"conjugate",
        conjugate,
        c"conjugate($self, /)\n--\n\nThe same number with its imaginary part negated.",
    ),
    no_args(
        c"__complex__",
        to_complex,
        c"__complex__($self, /)\n--\n\nThe same number, never of a subclass.",
    ),
    no_args(
        c"__getnewargs__",
        getnewargs,
        c"__getnewargs__($self, /)\n--\n\n",
    ),
    one_arg(
        c"__format__",
        format,
        c"__format__($self, format_spec, /)\n--\n\nThe number as text, by a format specification.",
    ),
    PyMethodDef::EMPTY,
];

pub static mut MEMBERS: [PyMemberDef; 3] = [
    field(c"real", Py_T_DOUBLE, 16, c"The part that is not imaginary."),
    field(
        c"imag",
        Py_T_DOUBLE,
        24,
        c"The factor of the imaginary unit.",
    ),
    PyMemberDef::EMPTY,
];
