//! str.
//!
//! ```text
//! layout     the struct and its characters in one of three widths
//! shared     the empty str and those of one character
//! make       new strs          utf8    to and from UTF-8, as C likes its texts
//! intern     of each text one  hash, compare, concat
//! writer     a str that grows
//! format_c   PyUnicode_FromFormat     percent  `%`     format, spec  str.format
//! tables     what is known of characters (written by a script), asked through kinds
//! case, search, split, reshape, repr  what methods do;  methods, maketrans, arguments  how they are called
//! construct  str(...), indices        iterate
//! ```

#![allow(
    clippy::useless_conversion,
    reason = "what is written once for all kinds converts the widest to itself"
)]

mod arguments;
pub mod case;
mod compare;
mod concat;
mod construct;
pub use construct::contains as contains_slot;
pub mod copying;
mod format;
pub mod format_c;
mod hash;
mod intern;
pub mod iterate;
pub mod kinds;
pub mod layout;
pub mod make;
mod maketrans;
mod methods;
pub mod percent;
pub mod repr;
pub mod reshape;
pub mod search;
mod shared;
mod spec;
pub mod split;
mod tables;
pub mod utf8;
pub mod writer;

pub use compare::{compare, equals_utf8, slot as rich_compare, with_latin1};
pub use concat::{append, concat, repeat_shared};
pub use intern::counts as interned_counts;
pub use intern::{from_utf8 as interned_from_utf8, immortal_name, in_place, in_place_immortal};
pub use methods::optional_text;

use crate::prelude::*;

/// Before any name is asked for.
pub unsafe fn start_shared() {
    shared::start();
}

/// The types.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyUnicode_Type))?;
    iterate::start()
}

/// `op[start:end]`, which is inside.
pub unsafe fn range(op: *mut PyObject, start: isize, end: isize) -> Fallible<Ref> {
    if start == 0 && end == PyUnicode_GET_LENGTH(op) {
        return make::unchanged(op);
    }
    make::from_range(op, start as usize, end as usize)
}

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_remainder: Some(percent::slot),
    ..PyNumberMethods::EMPTY
};

static mut AS_MAPPING: PyMappingMethods = PyMappingMethods {
    mp_length: Some(length),
    mp_subscript: Some(construct::subscript),
    ..PyMappingMethods::EMPTY
};

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat::slot),
    sq_repeat: Some(concat::repeat_slot),
    sq_item: Some(construct::item),
    sq_contains: Some(construct::contains),
    ..PySequenceMethods::EMPTY
};

/// `PyUnicode_Type`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject { ob_refcnt: IMMORTAL, ob_type: &raw mut PyType_Type },
        ob_size: 0,
    },
    tp_name: c"str".as_ptr(),
    tp_basicsize: size_of::<PyUnicodeObject>() as isize,
    tp_dealloc: Some(layout::dealloc),
    tp_hash: Some(hash::slot),
    tp_richcompare: Some(compare::slot),
    tp_repr: Some(repr::slot),
    tp_str: Some(construct::str_slot),
    tp_iter: Some(iterate::slot),
    tp_methods: (&raw mut methods::METHODS).cast(),
    tp_new: Some(construct::new),
    tp_free: Some(PyObject_Free),
    tp_vectorcall: Some(construct::vectorcall),
    tp_as_number: &raw mut AS_NUMBER,
    tp_as_mapping: &raw mut AS_MAPPING,
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_UNICODE_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    tp_doc: c"str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: of an object as it shows itself, or of bytes by an encoding.".as_ptr(),
    ..PyTypeObject::EMPTY
};

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    PyUnicode_GET_LENGTH(op)
}
