//! `structseq.h`.

use crate::prelude::*;

absent_data! {
    PyStructSequence_UnnamedField: 8
}

absent! {
    fn PyStructSequence_GetItem(arg1: *mut PyObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyStructSequence_InitType(type_: *mut PyTypeObject, desc: *mut PyStructSequence_Desc);
    fn PyStructSequence_InitType2(type_: *mut PyTypeObject, desc: *mut PyStructSequence_Desc) -> c_int;
    fn PyStructSequence_New(type_: *mut PyTypeObject) -> *mut PyObject;
    fn PyStructSequence_NewType(desc: *mut PyStructSequence_Desc) -> *mut PyTypeObject;
    fn PyStructSequence_SetItem(arg1: *mut PyObject, arg2: Py_ssize_t, arg3: *mut PyObject);
}
