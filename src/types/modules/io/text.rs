//! `_TextIOBase`: streams of text. The class itself reads and writes nothing.

use super::calls::*;
use crate::prelude::*;
use crate::types::define::{by_tuple, readable};

pub static mut METHODS: [PyMethodDef; 5] = [
    by_tuple(c"detach", refuse_detach, c""),
    by_tuple(c"read", refuse_read, c""),
    by_tuple(c"readline", refuse_readline, c""),
    by_tuple(c"write", refuse_write, c""),
    PyMethodDef::EMPTY,
];

pub static mut ATTRIBUTES: [PyGetSetDef; 4] = [
    readable(c"encoding", none, c""),
    readable(c"newlines", none, c""),
    readable(c"errors", none, c""),
    PyGetSetDef::EMPTY,
];

refusals! {
    refuse_detach "detach";
    refuse_read "read";
    refuse_readline "readline";
    refuse_write "write";
}

unsafe extern "C" fn none(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_None())
}
