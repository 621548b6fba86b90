//! Arguments of functions of C: from objects to values of C by a format, and back.
//!
//! ```text
//! checks      how many arguments there are; the words for one that is wrong
//! own         the same for functions of our own, with errors as values
//! cleanup     what to give back when a later argument is wrong
//! parse       a format being read, with what is to be filled; one item of it
//! simple      the units for one object: numbers, characters, objects
//! text        the units for text and bytes
//! positional  arguments by position
//! keywords    arguments by position or name
//! parser      the same by a format and names that are read once
//! similar     the name that may have been meant
//! build       from values of C to objects
//! ```
//!
//! A format is walked with its values: each unit takes one or more pointers from the list of arguments, in order,
//! whether an object is there for it or not.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

pub mod build;
pub mod checks;
mod cleanup;
pub mod keywords;
pub mod own;
mod parse;
pub mod parser;
pub mod positional;
mod similar;
mod simple;
mod text;

use crate::prelude::*;

/// A list of arguments of its own: the caller's is not moved on.
pub unsafe fn own_list(va: *mut VaList) -> VaList {
    ptr::read(va)
}

/// Takes the arguments of a call apart by a format and the names of the parameters, as `PyArg_ParseTupleAndKeywords`,
/// into the places that follow; `Err(Raised)` when they do not fit.
macro_rules! parse_named {
    ($args:expr, $kwargs:expr, $format:expr, [$($name:literal),* $(,)?], $($place:expr),* $(,)?) => {{
        let names = [$($name.as_ptr(),)* null()];
        if PyArg_ParseTupleAndKeywords(
            $args,
            $kwargs,
            $format.as_ptr(),
            names.as_ptr().cast(),
            $(&raw mut $place),*
        ) == 0
        {
            Err(Raised)
        } else {
            Ok(())
        }
    }};
}
pub(crate) use parse_named;
