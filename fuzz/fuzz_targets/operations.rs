//! The fuzzer invents operations; the heap carries them out beside a stupid model. Both are those of
//! the heap's own tests (`heap/tests/model`).

#![no_main]

#[path = "../../heap/tests/model/mod.rs"]
mod model;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| model::operations::run(bytes));
