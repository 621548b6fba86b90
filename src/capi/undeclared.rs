//! What CPython exports and declares in no header.

use crate::prelude::*;
use crate::types::call;
use crate::types::protocol::null_argument;

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

/// Ends the process: thread states are made whole.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyThreadState_Init(_tstate: *mut PyThreadState) {
    _Py_FatalErrorFunc(
        c"_PyThreadState_Init".as_ptr(),
        c"_PyThreadState_Init() is for internal use only".as_ptr(),
    );
}

/// Make a thread state, as `PyThreadState_New`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyThreadState_Prealloc(
    interp: *mut PyInterpreterState,
) -> *mut PyThreadState {
    PyThreadState_New(interp)
}

/// `_tracemalloc`, made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit__tracemalloc() -> *mut PyObject {
    crate::types::modules::tracemalloc::init()
}

/// `gc`, to be made with its definition's slots.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit_gc() -> *mut PyObject {
    crate::gc::module::init()
}

/// `PyObject_Call`, of a function of C.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyCFunction_Call(
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    PyObject_Call(callable, args, kwargs)
}

/// `PyObject_Call`, with a tuple or NULL for no arguments; TypeError when `args` is no tuple or `kwargs` no dict.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyEval_CallObjectWithKeywords(
    callable: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !args.is_null() && !PyTuple_Check(args) {
        PyErr_SetString(PyExc_TypeError, c"argument list must be a tuple".as_ptr());
        return null_mut();
    }
    if !kwargs.is_null() && !PyDict_Check(kwargs) {
        PyErr_SetString(
            PyExc_TypeError,
            c"keyword list must be a dictionary".as_ptr(),
        );
        return null_mut();
    }
    if !args.is_null() {
        return PyObject_Call(callable, args, kwargs);
    }
    call::vectorcall_dict(callable, null(), 0, kwargs)
}

/// The bytes of an object with a buffer, which is not held: they are good as long as the object is not changed. 0, or -1 with
/// an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_AsCharBuffer(
    op: *mut PyObject,
    buffer: *mut *const c_char,
    length: *mut Py_ssize_t,
) -> c_int {
    if op.is_null() || buffer.is_null() || length.is_null() {
        null_argument();
        return -1;
    }
    match readable_bytes(op) {
        Ok((start, size)) => {
            *buffer = start.cast();
            *length = size;
            0
        }
        Err(Raised) => -1,
    }
}

/// `PyObject_AsCharBuffer`, of anything.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_AsReadBuffer(
    op: *mut PyObject,
    buffer: *mut *const c_void,
    length: *mut Py_ssize_t,
) -> c_int {
    if op.is_null() || buffer.is_null() || length.is_null() {
        null_argument();
        return -1;
    }
    match readable_bytes(op) {
        Ok((start, size)) => {
            *buffer = start.cast();
            *length = size;
            0
        }
        Err(Raised) => -1,
    }
}

/// The bytes of an object with a buffer that can be written to, which is not held. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_AsWriteBuffer(
    op: *mut PyObject,
    buffer: *mut *mut c_void,
    length: *mut Py_ssize_t,
) -> c_int {
    if op.is_null() || buffer.is_null() || length.is_null() {
        null_argument();
        return -1;
    }
    match writable_bytes(op) {
        Ok((start, size)) => {
            *buffer = start.cast();
            *length = size;
            0
        }
        Err(Raised) => -1,
    }
}

/// Whether an object has a buffer of bytes: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CheckReadBuffer(op: *mut PyObject) -> c_int {
    let mut view = Py_buffer::EMPTY;
    if PyObject_GetBuffer(op, &mut view, PyBUF_SIMPLE) < 0 {
        PyErr_Clear();
        return 0;
    }
    PyBuffer_Release(&mut view);
    1
}

unsafe fn bytes_of(op: *mut PyObject, flags: c_int) -> Fallible<(*mut c_void, Py_ssize_t)> {
    let mut view = Py_buffer::EMPTY;
    status(PyObject_GetBuffer(op, &mut view, flags))?;
    let found = (view.buf, view.len);
    PyBuffer_Release(&mut view);
    Ok(found)
}

unsafe fn readable_bytes(op: *mut PyObject) -> Fallible<(*mut c_void, Py_ssize_t)> {
    bytes_of(op, PyBUF_SIMPLE)
}

unsafe fn writable_bytes(op: *mut PyObject) -> Fallible<(*mut c_void, Py_ssize_t)> {
    let has = (*Py_TYPE(op)).tp_as_buffer;
    if has.is_null() || bytes_of(op, PyBUF_WRITABLE).is_err() {
        PyErr_SetString(
            PyExc_TypeError,
            c"expected a writable bytes-like object".as_ptr(),
        );
        return Err(Raised);
    }
    bytes_of(op, PyBUF_WRITABLE)
}
