//! What CPython exports and declares in no header.

use crate::prelude::*;

absent! {
    fn PyInit_gc();
    fn PyInit__tracemalloc();
    fn PyInit__weakref();
    fn _PyArg_VaParseTupleAndKeywords_SizeT();
    fn _PyArg_VaParse_SizeT();
    fn _Py_VaBuildValue_SizeT();
    fn PyObject_AsCharBuffer();
    fn PyObject_AsReadBuffer();
    fn PyObject_AsWriteBuffer();
    fn PyObject_CheckReadBuffer();
    fn PyCFunction_Call();
    fn PyEval_CallFunction();
    fn PyEval_CallMethod();
    fn PyEval_CallObjectWithKeywords();
    fn PyEval_AcquireLock();
    fn PyEval_ReleaseLock();
    fn PyEval_ThreadsInitialized();
    fn _PyThreadState_Init();
    fn _PyThreadState_Prealloc();
}

/// Intern a str for good: it never dies.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_InternImmortal(unicode: *mut *mut PyObject) {
    crate::types::unicode::in_place_immortal(unicode);
}

/// -1 with RuntimeError, as in CPython: the length in units of UTF-16 is no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyUnicode_GetSize(unicode: *mut PyObject) -> Py_ssize_t {
    let _ = unicode;
    PyErr_SetString(PyExc_RuntimeError, c"PyUnicode_GetSize has been removed.".as_ptr());
    -1
}
