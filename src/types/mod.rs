//! The types: one file or folder each, with the slots and methods of their objects.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

pub mod attribute;
pub mod boolean;
pub mod bytes;
pub mod call;
pub mod capsule;
pub mod cell;
pub mod check;
pub mod compare;
pub mod complex;
pub mod container;
pub mod context;
pub mod datetime;
pub mod define;
pub mod descriptors;
pub mod dict;
pub mod enumerate;
pub mod equality;
pub mod evaluator;
pub mod exceptions;
pub mod float;
pub mod format_spec;
pub mod function;
pub mod generic;
pub mod index;
pub mod iter;
pub mod kind;
pub mod list;
pub mod long;
pub mod memory;
pub mod module;
pub mod modules;
pub mod namespace;
pub mod none;
pub mod number;
pub mod object_;
pub mod protocol;
pub mod raise;
pub mod range;
pub mod recursion;
pub mod repr;
pub mod set;
pub mod slice;
pub mod slot;
pub mod struct_sequence;
pub mod super_;
pub mod text;
pub mod thread_info;
pub mod traceback;
pub mod tuple;
pub mod unicode;
pub mod warnings;

use crate::object::Fallible;

/// Makes every type ready and every shared value, once in the life of the process. The order is that in which they need
/// each other.
pub unsafe fn start() -> Fallible {
    crate::gc::start();
    unicode::start_shared();
    kind::start()?;
    unicode::start()?;
    dict::start()?;
    tuple::start()?;
    list::start()?;
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
    set::start()?;
    slice::start()?;
    iter::start()?;
    enumerate::start()?;
    namespace::start()?;
    modules::start_types()?;
    complex::start()?;
    range::start()?;
    capsule::start()?;
    cell::start()?;
    generic::start()?;
    evaluator::start()?;
    Ok(())
}
