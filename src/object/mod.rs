//! What all objects have in common: references, ownership in Rust, errors as values, names, private pools.
//!
//! ```text
//! refcount   the count, as compiled code changes it inline
//! owned      Ref, a reference that Rust gives back; Raised, an exception that is set
//! grow       lists of Rust that say when there is no memory
//! names      names that the library itself asks for, interned once
//! life       birth and death
//! managed    the dict and the weak references that lie before an object
//! inspect    what there is, for reports
//! dump       what is known of an object that is broken
//! trashcan   deallocation that does not nest without end
//! pool       what a type keeps of its dead objects for the next ones
//! ```

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

pub mod dump;
mod grow;
pub mod inspect;
pub mod life;
pub mod managed;
#[macro_use]
mod names;
mod owned;
pub mod pool;
mod refcount;
pub mod trashcan;

pub use grow::Grow;
pub use names::Name;
pub(crate) use names::name;
pub use owned::{DoorInt, DoorPtr, Fallible, Raised, Ref, owned, status, truth};
pub use pool::Pool;
pub use refcount::{
    IMMORTAL, decref, incref, is_immortal, new_ref, refcount, set_refcount, xdecref, xincref,
    xnew_ref,
};
