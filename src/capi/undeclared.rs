//! What CPython exports and declares in no header.

use crate::prelude::*;

absent! {
    fn PyInit_gc();
    fn PyUnicode_InternImmortal();
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
    fn PyUnicode_GetSize();
    fn PyEval_AcquireLock();
    fn PyEval_ReleaseLock();
    fn PyEval_ThreadsInitialized();
    fn _PyThreadState_Init();
    fn _PyThreadState_Prealloc();
}
