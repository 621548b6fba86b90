//! Weak references and proxies.
//!
//! ```text
//! list      the references that hang on an object; what becomes of them when it dies
//! reference the type of references
//! proxy     the types of proxies
//! module    `_weakref`
//! ```
//!
//! The list of an object: the one plain reference, then the one plain proxy, then those with a callback or of a type
//! that inherits from `weakref.ref`, newest first. Always true: a reference is in its object's list exactly while its
//! `wr_object` is not None.

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

mod list;
pub mod module;
pub mod proxy;
pub mod reference;

pub use list::{
    call_callback, clear_all, clear_all_silently, clear_but_callback, is_any, make, make_plain,
    object, strong,
};

use crate::prelude::*;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut _PyWeakref_RefType))?;
    status(PyType_Ready(&raw mut _PyWeakref_ProxyType))?;
    status(PyType_Ready(&raw mut _PyWeakref_CallableProxyType))
}
