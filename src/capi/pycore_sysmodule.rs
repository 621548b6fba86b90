//! `pycore_sysmodule.h`.

use crate::prelude::*;

absent! {
    fn _PySys_GetSizeOf(arg1: *mut PyObject) -> usize;
}
