//! What belongs to an evaluator, which is not here: code and frames that say where C is, and types that nothing is of.

pub mod code;
pub mod frame;
pub mod inert;

use crate::prelude::*;

/// Makes the types ready.
pub unsafe fn start() -> Fallible {
    for kind in [
        &raw mut PyCode_Type,
        &raw mut PyFrame_Type,
        &raw mut PyFrameLocalsProxy_Type,
        &raw mut PyGen_Type,
        &raw mut PyCoro_Type,
        &raw mut PyAsyncGen_Type,
        &raw mut _PyAsyncGenASend_Type,
        &raw mut PyContext_Type,
        &raw mut PyContextVar_Type,
        &raw mut PyContextToken_Type,
    ] {
        status(PyType_Ready(kind))?;
    }
    crate::types::context::start()
}
