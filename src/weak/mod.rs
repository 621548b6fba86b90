//! Weak references and proxies.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]
