//! Codecs: from bytes to strs and back, with handlers for what does not go.
//!
//! ```text
//! handlers   what to do about what cannot be encoded or decoded
//! out        bytes that grow
//! utf8, narrow (ASCII, Latin-1), wide (UTF-16, UTF-32), escape, charmap, utf7
//! lookup     codecs by name; registered ones
//! ```

#![allow(
    clippy::missing_safety_doc,
    unsafe_op_in_unsafe_fn,
    reason = "the contract of the C API (`capi`) is that of each function here"
)]

mod handlers;
pub use handlers::backslashed;
pub mod lookup;
pub mod narrow;
mod out;
pub mod utf8;
pub mod wide;
