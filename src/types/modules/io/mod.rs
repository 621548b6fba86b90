//! `_io`, also as `io`: the abstract classes of streams, which extension modules look for, and the three files that every
//! program has. Others cannot be opened.
//!
//! ```text
//! base       _IOBase
//! bytes      _RawIOBase, _BufferedIOBase
//! text       _TextIOBase
//! standard   sys.stdin, sys.stdout and sys.stderr
//! calls      what their methods have in common
//! ```

mod base;
mod bytes;
mod calls;
pub mod standard;
mod text;

use super::fields::{self, Fields};
use crate::prelude::*;
use crate::types::module;

/// An object of these classes: its dict, and what weakly refers to it.
type Stream = Fields<1, *mut PyObject>;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_io".as_ptr(),
    m_doc: c"The abstract classes of streams, and the class of the standard ones.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

macro_rules! class {
    ($type:ident $name:literal $methods:path, $attributes:expr, $doc:literal) => {
        static mut $type: PyTypeObject = PyTypeObject {
            tp_methods: (&raw mut $methods).cast(),
            tp_getset: $attributes,
            tp_base: &raw mut BASE,
            tp_init: None,
            tp_new: Some(PyType_GenericNew),
            ..fields::kind::<1, *mut PyObject>($name, $doc)
        };
    };
}

static mut BASE: PyTypeObject = PyTypeObject {
    tp_methods: (&raw mut base::METHODS).cast(),
    tp_getset: (&raw mut base::ATTRIBUTES).cast(),
    tp_iter: Some(base::iterate),
    tp_iternext: Some(base::next),
    tp_new: Some(PyType_GenericNew),
    tp_finalize: Some(base::finalize),
    tp_dictoffset: core::mem::offset_of!(Stream, refs) as Py_ssize_t,
    tp_weaklistoffset: core::mem::offset_of!(Stream, data) as Py_ssize_t,
    ..fields::kind::<1, *mut PyObject>(c"_io._IOBase", c"The abstract base class of all streams.")
};

class!(RAW c"_io._RawIOBase" bytes::RAW_METHODS, null_mut(), c"What streams of bytes without a buffer inherit from.");
class!(BUFFERED c"_io._BufferedIOBase" bytes::BUFFERED_METHODS, null_mut(), c"What streams of bytes with a buffer inherit from.");
class!(TEXT c"_io._TextIOBase" text::METHODS, (&raw mut text::ATTRIBUTES).cast(), c"What streams of text inherit from.");

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        for kind in [
            &raw mut BASE,
            &raw mut RAW,
            &raw mut BUFFERED,
            &raw mut TEXT,
            &raw mut standard::TYPE,
        ] {
            status(PyModule_AddType(made.ptr(), kind))?;
        }
        let unsupported = PyObject_CallFunction(
            (&raw mut PyType_Type).cast(),
            c"s(OO){ss}".as_ptr(),
            c"UnsupportedOperation".as_ptr(),
            PyExc_OSError,
            PyExc_ValueError,
            c"__module__".as_ptr(),
            c"io".as_ptr(),
        );
        module::add_constant(made.ptr(), c"UnsupportedOperation".as_ptr(), unsupported)?;
        module::add_ref(
            made.ptr(),
            c"BlockingIOError".as_ptr(),
            PyExc_BlockingIOError,
        )?;
        let size = PyLong_FromLong(8192);
        module::add_constant(made.ptr(), c"DEFAULT_BUFFER_SIZE".as_ptr(), size)?;
        Ok(made)
    };
    run().or_null()
}
