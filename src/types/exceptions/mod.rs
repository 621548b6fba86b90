//! Exceptions: their types, and the one that is set in a thread.
//!
//! ```text
//! hierarchy   the static types, one line each
//! fields      what their structs have in common: words after those of BaseException
//! base        BaseException
//! memory      MemoryError, of which some instances are kept ready
//! …           one file for each type with fields of its own
//! indicator   the exception that is set: setting, chaining, fetching
//! create      an exception of a type and a value; new types
//! report      what is done with an exception that nothing has caught
//! page        an exception printed, with what led to it
//! unraisable  an exception that nobody can be told of
//! ```
//!
//! Always true:
//! - The exception that is set is an instance, whole, with its traceback inside.
//! - An object that is made by [`base::new`] and filled by [`base::init`] holds nothing but its arguments.

pub mod attribute;
pub mod base;
pub mod create;
mod fields;
pub mod group;
pub mod hierarchy;
pub mod import;
pub mod indicator;
mod key;
pub mod memory;
mod name;
pub mod os;
mod page;
pub mod report;
mod stop_iteration;
mod syntax;
mod system_exit;
pub mod unicode;
pub mod unraisable;

use crate::prelude::*;

/// Makes the types ready and the instances of MemoryError that are kept.
pub unsafe fn start() -> Fallible {
    hierarchy::each(|kind| status(PyType_Ready(kind)))?;
    memory::fill()?;
    {
        if group::start().is_err() {
            PyErr_Clear();
        }
        Ok(())
    }
}
