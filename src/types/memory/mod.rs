//! Memory that objects lend: the buffer protocol, and memoryview.
//!
//! ```text
//! layout    dimensions, strides, order: arithmetic over a Py_buffer
//! item      one item of a format, as an object     format: the size of what a format describes
//! managed   the buffer that several views of one object share
//! view      memoryview: indexing, slices
//! methods, cast, attributes, compare, iterator      what else it has
//! ```

mod attributes;
mod cast;
mod compare;
pub mod format;
pub mod item;
mod iterator;
pub mod layout;
pub mod managed;
mod methods;
pub mod pickle_buffer;
pub mod view;

use crate::prelude::*;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(managed::kind()))?;
    status(PyType_Ready(iterator::kind()))?;
    status(PyType_Ready(&raw mut PyPickleBuffer_Type))?;
    status(PyType_Ready(&raw mut PyMemoryView_Type))
}
