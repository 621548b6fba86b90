//! The debug hooks: a frame around each block that shows when a program has written beside it.
//!
//! ```text
//!  block below                     p, what the program gets
//!  v                               v
//!  | size, 8 bytes,  | letter | fd x 7 | data ... | fd x 8 |
//!  | big end first   |                 | cd fresh |
//!                                      | dd freed |
//! ```
//!
//! One set of hooks a domain, over whatever is installed when they are laid. They must not be laid a second time
//! while something else lies between: the set would then lie over itself.

mod frame;
mod hooks;
mod report;

pub use hooks::{install, is_over, under};
