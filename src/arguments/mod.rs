//! Arguments of functions of C: from objects to values of C by a format, and back.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

pub mod checks;
