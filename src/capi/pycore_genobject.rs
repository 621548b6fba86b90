//! `pycore_genobject.h`.

use crate::prelude::*;

/// Take the StopIteration that is set, if one is, and put its value into `*pvalue`: a new reference, None without an
/// exception. 0, or -1 when another exception is set, which stays.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyGen_FetchStopIterationValue(pvalue: *mut *mut PyObject) -> c_int {
    *pvalue = null_mut();
    if PyErr_Occurred().is_null() {
        *pvalue = Py_None();
        return 0;
    }
    if PyErr_ExceptionMatches(PyExc_StopIteration) == 0 {
        return -1;
    }
    let error = Ref::steal_unchecked(PyErr_GetRaisedException());
    *pvalue = new_ref((*error.cast::<PyStopIterationObject>()).value);
    0
}
