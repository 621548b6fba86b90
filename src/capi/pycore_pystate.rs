//! `pycore_pystate.h`.

use crate::prelude::*;

absent! {
    fn _PyThreadState_GetCurrent() -> *mut PyThreadState;
    fn _PyThreadState_GetDict(tstate: *mut PyThreadState) -> *mut PyObject;
}
