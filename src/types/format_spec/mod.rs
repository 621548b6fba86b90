//! The mini-language of `__format__`: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
//!
//! ```text
//! spec       what a text asks for
//! field      a number with its sign, prefix, groups and padding, laid out
//! number     __format__ of int and float
//! complex    __format__ of complex
//! ```
//!
//! That of str is with str.

mod complex;
mod field;
mod number;
mod spec;

pub use complex::format_complex;
pub use number::{format_float, format_int};
pub use spec::{Spec, parse, unknown_kind, value_error};
