//! complex: two doubles.
//!
//! ```text
//! value      the object
//! algebra    the operations on Py_complex
//! slots      the operators, order, hash, repr
//! create     complex(...), text
//! methods    what complex has by name
//! ```

pub mod algebra;
pub mod create;
mod methods;
mod slots;
mod value;

pub use value::{from_parts, number};

use crate::prelude::*;

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_add: Some(slots::nb_add),
    nb_subtract: Some(slots::nb_subtract),
    nb_multiply: Some(slots::nb_multiply),
    nb_power: Some(slots::nb_power),
    nb_negative: Some(slots::nb_negative),
    nb_positive: Some(slots::nb_positive),
    nb_absolute: Some(slots::nb_absolute),
    nb_bool: Some(slots::nb_bool),
    nb_true_divide: Some(slots::nb_true_divide),
    ..PyNumberMethods::EMPTY
};

/// `complex`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"complex".as_ptr(),
    tp_basicsize: size_of::<PyComplexObject>() as Py_ssize_t,
    tp_dealloc: Some(value::tp_dealloc),
    tp_repr: Some(slots::tp_repr),
    tp_as_number: &raw mut NUMBERS,
    tp_hash: Some(slots::tp_hash),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_BASETYPE,
    tp_doc: c"complex(real=0, imag=0)\n--\n\nA number with a real and an imaginary part, of two numbers or of text."
        .as_ptr(),
    tp_richcompare: Some(slots::tp_richcompare),
    tp_methods: (&raw mut methods::METHODS).cast(),
    tp_members: (&raw mut methods::MEMBERS).cast(),
    tp_new: Some(create::tp_new),
    tp_free: Some(PyObject_Free),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyComplex_Type))
}
