//! `pycore_sysmodule.h`.

use crate::prelude::*;
use crate::types::modules::sys;

/// What `sys.getsizeof` gives; the largest number with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PySys_GetSizeOf(op: *mut PyObject) -> usize {
    sys::size_of_object(op).unwrap_or(usize::MAX)
}
