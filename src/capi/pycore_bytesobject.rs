//! `pycore_bytesobject.h`.

use crate::prelude::*;

absent! {
    fn _PyBytesWriter_Alloc(writer: *mut _PyBytesWriter, size: Py_ssize_t) -> *mut c_void;
    fn _PyBytesWriter_Dealloc(writer: *mut _PyBytesWriter);
    fn _PyBytesWriter_Finish(writer: *mut _PyBytesWriter, str_: *mut c_void) -> *mut PyObject;
    fn _PyBytesWriter_Init(writer: *mut _PyBytesWriter);
    fn _PyBytes_Find(haystack: *const c_char, len_haystack: Py_ssize_t, needle: *const c_char, len_needle: Py_ssize_t, offset: Py_ssize_t) -> Py_ssize_t;
    fn _PyBytes_Repeat(dest: *mut c_char, len_dest: Py_ssize_t, src: *const c_char, len_src: Py_ssize_t);
    fn _PyBytes_ReverseFind(haystack: *const c_char, len_haystack: Py_ssize_t, needle: *const c_char, len_needle: Py_ssize_t, offset: Py_ssize_t) -> Py_ssize_t;
}
