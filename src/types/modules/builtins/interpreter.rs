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
    named(c"breakpoint", breakpoint, c"breakpoint($module, /, *args, **kws)\n--\n\n"),
    named(c"compile", compile, c"compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)\n--\n\n"),
    named(c"eval", eval, c"eval($module, source, /, globals=None, locals=None)\n--\n\n"),
    named(c"exec", exec, c"exec($module, source, /, globals=None, locals=None, *, closure=None)\n--\n\n"),
    named(c"globals", globals, c"globals($module, /)\n--\n\n"),
    named(c"input", input, c"input($module, prompt='', /)\n--\n\n"),
    named(c"locals", locals, c"locals($module, /)\n--\n\n"),
    named(c"open", open, c"open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)\n--\n\n"),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}
