//! The methods and attributes of complex.

use super::slots::nb_positive;
use super::value::{from_parts, number, value};
use crate::prelude::*;
use crate::types::long::methods::method;

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
    method!(
        c"conjugate",
        conjugate,
        METH_NOARGS,
        c"conjugate($self, /)\n--\n\nReturn the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."
    ),
    method!(
        c"__complex__",
        to_complex,
        METH_NOARGS,
        c"__complex__($self, /)\n--\n\nConvert this value to exact type complex."
    ),
    method!(
        c"__getnewargs__",
        getnewargs,
        METH_NOARGS,
        c"__getnewargs__($self, /)\n--\n\n"
    ),
    method!(
        c"__format__",
        format,
        METH_O,
        c"__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."
    ),
    PyMethodDef::EMPTY,
];

const fn part(name: &'static CStr, offset: usize, doc: &'static CStr) -> PyMemberDef {
    PyMemberDef {
        name: name.as_ptr(),
        r#type: Py_T_DOUBLE,
        offset: offset as Py_ssize_t,
        flags: Py_READONLY,
        doc: doc.as_ptr(),
    }
}

pub static mut MEMBERS: [PyMemberDef; 3] = [
    part(c"real", 16, c"the real part of a complex number"),
    part(c"imag", 24, c"the imaginary part of a complex number"),
    PyMemberDef::EMPTY,
];
