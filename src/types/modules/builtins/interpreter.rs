//! Functions that need what the library does not have: an interpreter, and files that Python opens. They are there,
//! since modules look all names up when they start, and say so when they are called.

use crate::prelude::*;
use crate::types::define::named;

/// A function that raises RuntimeError.
macro_rules! refuses {
    ($function:ident $message:literal) => {
        unsafe extern "C" fn $function(
            _: *mut PyObject,
            _: *mut PyObject,
            _: *mut PyObject,
        ) -> *mut PyObject {
            PyErr_SetString(PyExc_RuntimeError, $message.as_ptr());
            null_mut()
        }
    };
}

refuses!(build_class c"class statements need Python's interpreter, which libpyrite does not have");
refuses!(breakpoint c"breakpoint() needs Python's interpreter, which libpyrite does not have");
refuses!(compile c"compile() needs Python's interpreter, which libpyrite does not have");
refuses!(eval c"eval() needs Python's interpreter, which libpyrite does not have");
refuses!(exec c"exec() needs Python's interpreter, which libpyrite does not have");
refuses!(globals c"globals() needs Python's interpreter, which libpyrite does not have");
refuses!(input c"input() needs Python's module io, which libpyrite does not have");
refuses!(locals c"locals() needs Python's interpreter, which libpyrite does not have");
refuses!(open c"open() needs Python's module io, which libpyrite does not have");

static mut TABLE: [PyMethodDef; 10] = [
    named(c"__build_class__", build_class, c""),
    named(c"breakpoint", breakpoint, c""),
    named(c"compile", compile, c""),
    named(c"eval", eval, c""),
    named(c"exec", exec, c""),
    named(c"globals", globals, c""),
    named(c"input", input, c""),
    named(c"locals", locals, c""),
    named(c"open", open, c""),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}
