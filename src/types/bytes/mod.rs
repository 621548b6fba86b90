//! bytes, bytearray, and the methods that both have.
//!
//! ```text
//! view       the bytes of an object, while they are looked at
//! object     bytes                 array      bytearray
//! methods    what both have        strip, split, pad, find, case, text: its algorithms
//! iterator   over either           format     the operator %
//! out        bytes that are being written
//! ```

pub mod array;
mod case;
pub mod escape;
mod find;
pub mod format;
pub mod iterator;
mod methods;
pub mod object;
pub mod out;
mod pad;
mod split;
mod strip;
pub mod text;
pub mod view;

pub use methods::{by_name, joined as methods_join};

use crate::prelude::*;

/// A new object of `text`: bytes when `of` is one, else a bytearray.
unsafe fn like(of: *mut PyObject, text: &[u8]) -> Fallible<Ref> {
    if PyBytes_Check(of) {
        object::make(text)
    } else {
        array::make(text)
    }
}

/// `of` itself when it is exactly bytes, which never change; else a new object of `text`.
unsafe fn same_or_like(of: *mut PyObject, text: &[u8]) -> Fallible<Ref> {
    if PyBytes_CheckExact(of) && Py_SIZE(of) as usize == text.len() {
        Ok(Ref::new(of))
    } else {
        like(of, text)
    }
}

/// The arguments of a call, as a slice.
unsafe fn arguments<'a>(first: *const *mut PyObject, count: Py_ssize_t) -> &'a [*mut PyObject] {
    if count == 0 {
        return &[];
    }
    core::slice::from_raw_parts(first, count as usize)
}

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    for kind in [
        &raw mut PyBytes_Type,
        &raw mut PyBytesIter_Type,
        &raw mut PyByteArray_Type,
        &raw mut PyByteArrayIter_Type,
    ] {
        status(PyType_Ready(kind))?;
    }
    Ok(())
}
