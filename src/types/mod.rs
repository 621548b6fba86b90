//! The types: one file or folder each, with the slots and methods of their objects.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

pub mod attribute;
pub mod bytes;
pub mod call;
pub mod check;
pub mod compare;
pub mod define;
pub mod dict;
pub mod exceptions;
pub mod function;
pub mod iter;
pub mod list;
pub mod memory;
pub mod module;
pub mod none;
pub mod protocol;
pub mod recursion;
pub mod slice;
pub mod statics;
pub mod support;
pub mod text;
pub mod tuple;
pub mod traceback;
pub mod thread_info;
pub mod boolean;
pub mod float;
pub mod format_spec;
pub mod long;
pub mod number;
pub mod unicode;

use crate::object::Fallible;

/// Makes every type ready and every shared value, once in the life of the process. The order is that in which they need
/// each other.
pub unsafe fn start() -> Fallible {
    crate::gc::start();
    dict::start()?;
    tuple::start()?;
    list::start()?;
    unicode::start()?;
    bytes::start()?;
    function::start()?;
    module::start()?;
    none::start()?;
    crate::weak::start()?;
    memory::start()?;
    exceptions::start()?;
    traceback::start()?;
    long::start()?;
    boolean::start()?;
    float::start()?;
    dict::start_views()?;
    slice::start()?;
    iter::start()?;
    Ok(())
}
