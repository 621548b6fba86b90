//! `pythonrun.h`.

use crate::prelude::*;

absent! {
    fn PyErr_Display(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
    fn PyErr_DisplayException(arg1: *mut PyObject);
    fn PyErr_Print();
    fn PyErr_PrintEx(arg1: c_int);
}
