//! `fileobject.h`.

use crate::prelude::*;

absent_data! {
    Py_FileSystemDefaultEncoding: 8
}

absent! {
    fn PyFile_WriteObject(arg1: *mut PyObject, arg2: *mut PyObject, arg3: c_int) -> c_int;
    fn PyFile_WriteString(arg1: *const c_char, arg2: *mut PyObject) -> c_int;
    fn PyObject_AsFileDescriptor(arg1: *mut PyObject) -> c_int;
}
