//! Codecs: from bytes to strs and back, with handlers for what does not go.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

pub mod utf8;
