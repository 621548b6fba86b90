//! What tests of the linked library share.

use std::sync::{Mutex, PoisonError};

use ::pyrite::capi::*;

/// Runs a test in a life of Python of its own; there is one at a time in the process.
pub fn in_python(test: impl FnOnce()) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    Py_Initialize();
    test();
    // SAFETY: the thread holds the GIL; no test leaves an exception.
    assert!(unsafe { PyErr_Occurred() }.is_null());
    Py_Finalize();
}
