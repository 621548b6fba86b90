//! Exceptions and tracebacks.

use super::*;

/// `PyBaseExceptionObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyBaseExceptionObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
}

const _: () = {
    assert!(size_of::<PyBaseExceptionObject>() == 72);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, dict) == 16);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, args) == 24);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, notes) == 32);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, context) == 48);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, cause) == 56);
    assert!(core::mem::offset_of!(PyBaseExceptionObject, suppress_context) == 64);
};

/// `PyBaseExceptionGroupObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyBaseExceptionGroupObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub msg: *mut PyObject,
    pub excs: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyBaseExceptionGroupObject>() == 88);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, dict) == 16);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, args) == 24);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, notes) == 32);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, context) == 48);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, cause) == 56);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, msg) == 72);
    assert!(core::mem::offset_of!(PyBaseExceptionGroupObject, excs) == 80);
};

/// `PySyntaxErrorObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PySyntaxErrorObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub msg: *mut PyObject,
    pub filename: *mut PyObject,
    pub lineno: *mut PyObject,
    pub offset: *mut PyObject,
    pub end_lineno: *mut PyObject,
    pub end_offset: *mut PyObject,
    pub text: *mut PyObject,
    pub print_file_and_line: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySyntaxErrorObject>() == 136);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, dict) == 16);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, args) == 24);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, notes) == 32);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, traceback) == 40);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, context) == 48);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, cause) == 56);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, msg) == 72);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, filename) == 80);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, lineno) == 88);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, offset) == 96);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, end_lineno) == 104);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, end_offset) == 112);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, text) == 120);
    assert!(core::mem::offset_of!(PySyntaxErrorObject, print_file_and_line) == 128);
};

/// `PyImportErrorObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyImportErrorObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub msg: *mut PyObject,
    pub name: *mut PyObject,
    pub path: *mut PyObject,
    pub name_from: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyImportErrorObject>() == 104);
    assert!(core::mem::offset_of!(PyImportErrorObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyImportErrorObject, dict) == 16);
    assert!(core::mem::offset_of!(PyImportErrorObject, args) == 24);
    assert!(core::mem::offset_of!(PyImportErrorObject, notes) == 32);
    assert!(core::mem::offset_of!(PyImportErrorObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyImportErrorObject, context) == 48);
    assert!(core::mem::offset_of!(PyImportErrorObject, cause) == 56);
    assert!(core::mem::offset_of!(PyImportErrorObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyImportErrorObject, msg) == 72);
    assert!(core::mem::offset_of!(PyImportErrorObject, name) == 80);
    assert!(core::mem::offset_of!(PyImportErrorObject, path) == 88);
    assert!(core::mem::offset_of!(PyImportErrorObject, name_from) == 96);
};

/// `PyUnicodeErrorObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyUnicodeErrorObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub encoding: *mut PyObject,
    pub object: *mut PyObject,
    pub start: Py_ssize_t,
    pub end: Py_ssize_t,
    pub reason: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyUnicodeErrorObject>() == 112);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, dict) == 16);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, args) == 24);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, notes) == 32);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, context) == 48);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, cause) == 56);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, encoding) == 72);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, object) == 80);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, start) == 88);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, end) == 96);
    assert!(core::mem::offset_of!(PyUnicodeErrorObject, reason) == 104);
};

/// `PySystemExitObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PySystemExitObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub code: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PySystemExitObject>() == 80);
    assert!(core::mem::offset_of!(PySystemExitObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PySystemExitObject, dict) == 16);
    assert!(core::mem::offset_of!(PySystemExitObject, args) == 24);
    assert!(core::mem::offset_of!(PySystemExitObject, notes) == 32);
    assert!(core::mem::offset_of!(PySystemExitObject, traceback) == 40);
    assert!(core::mem::offset_of!(PySystemExitObject, context) == 48);
    assert!(core::mem::offset_of!(PySystemExitObject, cause) == 56);
    assert!(core::mem::offset_of!(PySystemExitObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PySystemExitObject, code) == 72);
};

/// `PyOSErrorObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyOSErrorObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub myerrno: *mut PyObject,
    pub strerror: *mut PyObject,
    pub filename: *mut PyObject,
    pub filename2: *mut PyObject,
    pub written: Py_ssize_t,
}

const _: () = {
    assert!(size_of::<PyOSErrorObject>() == 112);
    assert!(core::mem::offset_of!(PyOSErrorObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyOSErrorObject, dict) == 16);
    assert!(core::mem::offset_of!(PyOSErrorObject, args) == 24);
    assert!(core::mem::offset_of!(PyOSErrorObject, notes) == 32);
    assert!(core::mem::offset_of!(PyOSErrorObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyOSErrorObject, context) == 48);
    assert!(core::mem::offset_of!(PyOSErrorObject, cause) == 56);
    assert!(core::mem::offset_of!(PyOSErrorObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyOSErrorObject, myerrno) == 72);
    assert!(core::mem::offset_of!(PyOSErrorObject, strerror) == 80);
    assert!(core::mem::offset_of!(PyOSErrorObject, filename) == 88);
    assert!(core::mem::offset_of!(PyOSErrorObject, filename2) == 96);
    assert!(core::mem::offset_of!(PyOSErrorObject, written) == 104);
};

/// `PyStopIterationObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyStopIterationObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub value: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyStopIterationObject>() == 80);
    assert!(core::mem::offset_of!(PyStopIterationObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyStopIterationObject, dict) == 16);
    assert!(core::mem::offset_of!(PyStopIterationObject, args) == 24);
    assert!(core::mem::offset_of!(PyStopIterationObject, notes) == 32);
    assert!(core::mem::offset_of!(PyStopIterationObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyStopIterationObject, context) == 48);
    assert!(core::mem::offset_of!(PyStopIterationObject, cause) == 56);
    assert!(core::mem::offset_of!(PyStopIterationObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyStopIterationObject, value) == 72);
};

/// `PyNameErrorObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyNameErrorObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub name: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyNameErrorObject>() == 80);
    assert!(core::mem::offset_of!(PyNameErrorObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyNameErrorObject, dict) == 16);
    assert!(core::mem::offset_of!(PyNameErrorObject, args) == 24);
    assert!(core::mem::offset_of!(PyNameErrorObject, notes) == 32);
    assert!(core::mem::offset_of!(PyNameErrorObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyNameErrorObject, context) == 48);
    assert!(core::mem::offset_of!(PyNameErrorObject, cause) == 56);
    assert!(core::mem::offset_of!(PyNameErrorObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyNameErrorObject, name) == 72);
};

/// `PyAttributeErrorObject` of `cpython/pyerrors.h`.
#[repr(C)]
pub struct PyAttributeErrorObject {
    pub ob_base: PyObject,
    pub dict: *mut PyObject,
    pub args: *mut PyObject,
    pub notes: *mut PyObject,
    pub traceback: *mut PyObject,
    pub context: *mut PyObject,
    pub cause: *mut PyObject,
    pub suppress_context: c_char,
    pub obj: *mut PyObject,
    pub name: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyAttributeErrorObject>() == 88);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, dict) == 16);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, args) == 24);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, notes) == 32);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, traceback) == 40);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, context) == 48);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, cause) == 56);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, suppress_context) == 64);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, obj) == 72);
    assert!(core::mem::offset_of!(PyAttributeErrorObject, name) == 80);
};

/// `PyTracebackObject` of `cpython/traceback.h`.
#[repr(C)]
pub struct PyTracebackObject {
    pub ob_base: PyObject,
    pub tb_next: *mut PyTracebackObject,
    pub tb_frame: *mut PyObject,
    pub tb_lasti: c_int,
    pub tb_lineno: c_int,
}

const _: () = {
    assert!(size_of::<PyTracebackObject>() == 40);
    assert!(core::mem::offset_of!(PyTracebackObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_next) == 16);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_frame) == 24);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_lasti) == 32);
    assert!(core::mem::offset_of!(PyTracebackObject, tb_lineno) == 36);
};
