//! `context.h`.

use crate::prelude::*;
use crate::types::evaluator::inert::inert;

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyContext_Type: PyTypeObject = inert(c"_contextvars.Context", 48);

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyContextVar_Type: PyTypeObject = inert(c"_contextvars.ContextVar", 64);

/// Not there: no object is of this type.
#[unsafe(no_mangle)]
pub static mut PyContextToken_Type: PyTypeObject = inert(c"_contextvars.Token", 48);
