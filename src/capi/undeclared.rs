//! What CPython exports and declares in no header.

use crate::prelude::*;

absent! {
    fn PyObject_AsCharBuffer();
    fn PyObject_AsReadBuffer();
    fn PyObject_AsWriteBuffer();
    fn PyObject_CheckReadBuffer();
    fn PyCFunction_Call();
    fn PyEval_CallFunction();
    fn PyEval_CallMethod();
    fn PyEval_CallObjectWithKeywords();
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
    PyErr_SetString(
        PyExc_RuntimeError,
        c"PyUnicode_GetSize has been removed.".as_ptr(),
    );
    -1
}

/// `PyArg_VaParse` by its old name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_VaParse_SizeT(
    args: *mut PyObject,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    PyArg_VaParse(args, format, va)
}

/// `PyArg_VaParseTupleAndKeywords` by its old name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyArg_VaParseTupleAndKeywords_SizeT(
    args: *mut PyObject,
    kwargs: *mut PyObject,
    format: *const c_char,
    keywords: *const *mut c_char,
    va: *mut VaList,
) -> c_int {
    PyArg_VaParseTupleAndKeywords(args, kwargs, format, keywords, va)
}

/// `Py_VaBuildValue` by its old name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_VaBuildValue_SizeT(
    format: *const c_char,
    va: *mut VaList,
) -> *mut PyObject {
    Py_VaBuildValue(format, va)
}

/// `_weakref`, to be made with its definition's slots.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit__weakref() -> *mut PyObject {
    crate::weak::module::init()
}

/// Whether there is a GIL: 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_ThreadsInitialized() -> c_int {
    1
}

/// Take the GIL with the thread's own state. Ends the process when it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_AcquireLock() {
    PyEval_RestoreThread(PyGILState_GetThisThreadState());
}

/// Give the GIL up.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_ReleaseLock() {
    PyEval_SaveThread();
}

/// Fill a thread state in: it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyThreadState_Init(_tstate: *mut PyThreadState) {}

/// Make a thread state, as `PyThreadState_New`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyThreadState_Prealloc(
    interp: *mut PyInterpreterState,
) -> *mut PyThreadState {
    PyThreadState_New(interp)
}

absent! {
    fn PyInit__tracemalloc();
}

/// `gc`, to be made with its definition's slots.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit_gc() -> *mut PyObject {
    crate::gc::module::init()
}
