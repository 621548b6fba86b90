//! `structseq.h`.

use crate::prelude::*;
use crate::types::struct_sequence;

/// The name of a field that has none.
#[unsafe(no_mangle)]
pub static mut PyStructSequence_UnnamedField: *const c_char = struct_sequence::UNNAMED.as_ptr();

/// A field, borrowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStructSequence_GetItem(
    op: *mut PyObject,
    pos: Py_ssize_t,
) -> *mut PyObject {
    PyTuple_GET_ITEM(op, pos)
}

/// Make a static type of struct sequences. On error the exception stays set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStructSequence_InitType(
    type_: *mut PyTypeObject,
    desc: *mut PyStructSequence_Desc,
) {
    PyStructSequence_InitType2(type_, desc);
}

/// Make a static type of struct sequences. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStructSequence_InitType2(
    type_: *mut PyTypeObject,
    desc: *mut PyStructSequence_Desc,
) -> c_int {
    if refcount(type_.cast()) > 1 && PyType_HasFeature(type_, Py_TPFLAGS_READY) {
        PyErr_BadInternalCall();
        return -1;
    }
    struct_sequence::init_static(type_, desc, 0).or_minus_one()
}

/// A new struct sequence, whose fields are to be filled in. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStructSequence_New(type_: *mut PyTypeObject) -> *mut PyObject {
    struct_sequence::make(type_).or_null()
}

/// A new type of struct sequences. New reference; NULL on error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStructSequence_NewType(
    desc: *mut PyStructSequence_Desc,
) -> *mut PyTypeObject {
    struct_sequence::new_type(desc).or_null().cast()
}

/// Fill in a field of a new struct sequence. `value`: stolen.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyStructSequence_SetItem(
    op: *mut PyObject,
    pos: Py_ssize_t,
    value: *mut PyObject,
) {
    PyTuple_SET_ITEM(op, pos, value);
}
