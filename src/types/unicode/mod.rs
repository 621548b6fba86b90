//! str.
//!
//! ```text
//! layout     the struct and its characters in one of three widths
//! shared     the empty str and those of one character
//! make       new strs          utf8    to and from UTF-8, as C likes its texts
//! intern     of each text one  hash, compare, concat
//! writer     a str that grows  format_c   PyUnicode_FromFormat
//! ```

mod compare;
mod concat;
pub mod format_c;
mod hash;
mod intern;
pub mod layout;
pub mod make;
mod shared;
pub mod utf8;
pub mod writer;

pub use compare::{compare, equals_utf8, slot as rich_compare, with_latin1};
pub use concat::{append, concat, repeat_shared};
pub use hash::of as hash_of;
pub use intern::{from_utf8 as interned_from_utf8, immortal_name, in_place, in_place_immortal};

use crate::prelude::*;

/// Before any name is asked for.
pub unsafe fn start() -> Fallible {
    shared::start();
    status(PyType_Ready(&raw mut PyUnicode_Type))?;
    status(PyType_Ready(&raw mut PyUnicodeIter_Type))
}

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_concat: Some(concat::slot),
    sq_repeat: Some(concat::repeat_slot),
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
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_UNICODE_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    tp_doc: c"str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.".as_ptr(),
    ..PyTypeObject::EMPTY
};

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    PyUnicode_GET_LENGTH(op)
}
