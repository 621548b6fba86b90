//! Codecs: from bytes to strs and back, with handlers for what does not go.
//!
//! ```text
//! handlers   what to do about what cannot be encoded or decoded
//! named      the handlers as functions; registered ones
//! utf8, narrow (ASCII, Latin-1), wide (UTF-16, UTF-32), escape, charmap
//! lookup     codecs by name         search  registered ones
//! ```

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]
#![allow(
    clippy::useless_conversion,
    reason = "what is written once for all kinds converts the widest to itself"
)]

pub mod charmap;
pub mod escape;
mod handlers;
pub use handlers::backslashed;
pub mod incremental;
pub mod info;
pub mod locale;
pub mod lookup;
pub mod named;
pub mod narrow;
pub mod search;
pub mod stream;
pub mod utf7;
pub mod utf8;
pub mod wide;

use crate::prelude::*;

/// The bytes of a bytes object.
pub unsafe fn bytes_of<'a>(op: *mut PyObject) -> &'a [u8] {
    core::slice::from_raw_parts(PyBytes_AS_STRING(op).cast(), Py_SIZE(op) as usize)
}
