//! The headers: the generated half is what the sources give, and both halves say what CPython's headers say.
//!
//! `docs/headers.md` tells how `include/` is laid out. `make headers` writes the generated half anew.

mod bindgen;
mod compile;
mod current;
#[path = "../../build/headers.rs"]
mod generate;
mod layout;
mod prototypes;
mod tools;
