//! range, and its iterators.
//!
//! ```text
//! value       the object: start, stop, step, length, which are ints of any size
//! slots       items, slices, search, equality, hash
//! iterator    over numbers of 64 bits
//! long        over any others
//! methods     what range has by name
//! ```

mod iterator;
mod long;
mod methods;
mod slots;
mod value;

pub use iterator::TYPE as ITERATOR_TYPE;
pub use long::TYPE as LONG_ITERATOR_TYPE;

use crate::prelude::*;

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_bool: Some(slots::nb_bool),
    ..PyNumberMethods::EMPTY
};

static mut SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(slots::sq_length),
    sq_item: Some(slots::sq_item),
    sq_contains: Some(slots::sq_contains),
    ..PySequenceMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(slots::sq_length),
    mp_subscript: Some(slots::mp_subscript),
    ..PyMappingMethods::EMPTY
};

/// `range`, to be made ready.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"range".as_ptr(),
    tp_basicsize: size_of::<value::Range>() as Py_ssize_t,
    tp_dealloc: Some(value::tp_dealloc),
    tp_repr: Some(methods::tp_repr),
    tp_as_number: &raw mut NUMBERS,
    tp_as_sequence: &raw mut SEQUENCE,
    tp_as_mapping: &raw mut MAPPING,
    tp_hash: Some(slots::tp_hash),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_SEQUENCE,
    tp_doc: c"range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nThe ints from start, 0 by default, to before stop, each by step further."
        .as_ptr(),
    tp_richcompare: Some(slots::tp_richcompare),
    tp_iter: Some(methods::tp_iter),
    tp_methods: (&raw mut methods::METHODS).cast(),
    tp_members: (&raw mut methods::MEMBERS).cast(),
    tp_new: Some(methods::tp_new),
    tp_vectorcall: Some(methods::tp_vectorcall),
    ..PyTypeObject::EMPTY
};

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyRange_Type))?;
    status(PyType_Ready(&raw mut PyRangeIter_Type))?;
    status(PyType_Ready(&raw mut PyLongRangeIter_Type))
}
