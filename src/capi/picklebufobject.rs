//! `picklebufobject.h`.

use crate::prelude::*;
use crate::types::memory::pickle_buffer;

/// The type of wrappers of a buffer that pickling may hand on without a copy.
#[unsafe(no_mangle)]
pub static mut PyPickleBuffer_Type: PyTypeObject = pickle_buffer::TYPE;
