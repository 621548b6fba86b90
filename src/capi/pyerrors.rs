//! `pyerrors.h`, as far as the memory chapter needs it: fatal errors.

use core::ffi::{CStr, c_char};

use crate::fatal::{self, Ending};

/// # Safety
/// `text` is NULL or a C string that lives on.
unsafe fn text<'a>(text: *const c_char) -> Option<&'a CStr> {
    // SAFETY: by this function's contract.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) })
}

/// End the process: print `Fatal Python error:` and a message to stderr, how far Python had got and the threads, then
/// abort.
///
/// - `message`: why; NULL is told as such.
///
/// In C this name is a macro, which also names the calling function.
///
/// CPython 3.13: Doc/c-api/sys.rst, `Py_FatalError`.
///
/// # Safety
/// `message` is NULL or a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_FatalError(message: *const c_char) -> ! {
    // SAFETY: by this function's contract.
    fatal::status(None, unsafe { text(message) }, None, Ending::Abort)
}

/// End the process as `Py_FatalError` does, in the name of a function.
///
/// - `func`: the function's name; NULL leaves it out.
/// - `message`: why; NULL is told as such.
///
/// CPython 3.13: Include/cpython/pyerrors.h, `_Py_FatalErrorFunc`.
///
/// # Safety
/// `func` and `message` are each NULL or a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _Py_FatalErrorFunc(func: *const c_char, message: *const c_char) -> ! {
    // SAFETY: by this function's contract.
    let (func, message) = unsafe { (text(func), text(message)) };
    fatal::status(func, message, None, Ending::Abort)
}

mod absent {
    use crate::prelude::*;

    absent_pointers! {
        PyExc_ArithmeticError
        PyExc_AssertionError
        PyExc_AttributeError
        PyExc_BaseException
        PyExc_BaseExceptionGroup
        PyExc_BlockingIOError
        PyExc_BrokenPipeError
        PyExc_BufferError
        PyExc_BytesWarning
        PyExc_ChildProcessError
        PyExc_ConnectionAbortedError
        PyExc_ConnectionError
        PyExc_ConnectionRefusedError
        PyExc_ConnectionResetError
        PyExc_DeprecationWarning
        PyExc_EOFError
        PyExc_EncodingWarning
        PyExc_EnvironmentError
        PyExc_Exception
        PyExc_FileExistsError
        PyExc_FileNotFoundError
        PyExc_FloatingPointError
        PyExc_FutureWarning
        PyExc_GeneratorExit
        PyExc_IOError
        PyExc_ImportError
        PyExc_ImportWarning
        PyExc_IndentationError
        PyExc_IndexError
        PyExc_InterruptedError
        PyExc_IsADirectoryError
        PyExc_KeyError
        PyExc_KeyboardInterrupt
        PyExc_LookupError
        PyExc_MemoryError
        PyExc_ModuleNotFoundError
        PyExc_NameError
        PyExc_NotADirectoryError
        PyExc_NotImplementedError
        PyExc_OSError
        PyExc_OverflowError
        PyExc_PendingDeprecationWarning
        PyExc_PermissionError
        PyExc_ProcessLookupError
        PyExc_PythonFinalizationError
        PyExc_RecursionError
        PyExc_ReferenceError
        PyExc_ResourceWarning
        PyExc_RuntimeError
        PyExc_RuntimeWarning
        PyExc_StopAsyncIteration
        PyExc_StopIteration
        PyExc_SyntaxError
        PyExc_SyntaxWarning
        PyExc_SystemError
        PyExc_SystemExit
        PyExc_TabError
        PyExc_TimeoutError
        PyExc_TypeError
        PyExc_UnboundLocalError
        PyExc_UnicodeDecodeError
        PyExc_UnicodeEncodeError
        PyExc_UnicodeError
        PyExc_UnicodeTranslateError
        PyExc_UnicodeWarning
        PyExc_UserWarning
        PyExc_ValueError
        PyExc_Warning
        PyExc_ZeroDivisionError
    }
    absent! {
        fn PyErr_CheckSignals() -> c_int;
        fn PyErr_BadArgument() -> c_int;
        fn PyErr_BadInternalCall();
        fn PyErr_Clear();
        fn PyErr_ExceptionMatches(arg1: *mut PyObject) -> c_int;
        fn PyErr_Fetch(arg1: *mut *mut PyObject, arg2: *mut *mut PyObject, arg3: *mut *mut PyObject);
        fn PyErr_FormatV(exception: *mut PyObject, format: *const c_char, vargs: *mut VaList) -> *mut PyObject;
        fn PyErr_GetExcInfo(arg1: *mut *mut PyObject, arg2: *mut *mut PyObject, arg3: *mut *mut PyObject);
        fn PyErr_GetHandledException() -> *mut PyObject;
        fn PyErr_GetRaisedException() -> *mut PyObject;
        fn PyErr_GivenExceptionMatches(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
        fn PyErr_NewException(name: *const c_char, base: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
        fn PyErr_NewExceptionWithDoc(name: *const c_char, doc: *const c_char, base: *mut PyObject, dict: *mut PyObject) -> *mut PyObject;
        fn PyErr_NoMemory() -> *mut PyObject;
        fn PyErr_NormalizeException(arg1: *mut *mut PyObject, arg2: *mut *mut PyObject, arg3: *mut *mut PyObject);
        fn PyErr_Occurred() -> *mut PyObject;
        fn PyErr_Restore(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
        fn PyErr_SetExcInfo(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject);
        fn PyErr_SetFromErrno(arg1: *mut PyObject) -> *mut PyObject;
        fn PyErr_SetFromErrnoWithFilename(exc: *mut PyObject, filename: *const c_char) -> *mut PyObject;
        fn PyErr_SetFromErrnoWithFilenameObject(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
        fn PyErr_SetFromErrnoWithFilenameObjects(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
        fn PyErr_SetHandledException(arg1: *mut PyObject);
        fn PyErr_SetImportError(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
        fn PyErr_SetImportErrorSubclass(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject, arg4: *mut PyObject) -> *mut PyObject;
        fn PyErr_SetNone(arg1: *mut PyObject);
        fn PyErr_SetObject(arg1: *mut PyObject, arg2: *mut PyObject);
        fn PyErr_SetRaisedException(arg1: *mut PyObject);
        fn PyErr_SetString(exception: *mut PyObject, string: *const c_char);
        fn PyErr_WriteUnraisable(arg1: *mut PyObject);
        fn PyExceptionClass_Name(arg1: *mut PyObject) -> *const c_char;
        fn PyException_GetArgs(arg1: *mut PyObject) -> *mut PyObject;
        fn PyException_GetCause(arg1: *mut PyObject) -> *mut PyObject;
        fn PyException_GetContext(arg1: *mut PyObject) -> *mut PyObject;
        fn PyException_GetTraceback(arg1: *mut PyObject) -> *mut PyObject;
        fn PyException_SetArgs(arg1: *mut PyObject, arg2: *mut PyObject);
        fn PyException_SetCause(arg1: *mut PyObject, arg2: *mut PyObject);
        fn PyException_SetContext(arg1: *mut PyObject, arg2: *mut PyObject);
        fn PyException_SetTraceback(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
        fn PyUnicodeDecodeError_Create(encoding: *const c_char, object: *const c_char, length: Py_ssize_t, start: Py_ssize_t, end: Py_ssize_t, reason: *const c_char) -> *mut PyObject;
        fn PyUnicodeDecodeError_GetEncoding(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeDecodeError_GetEnd(arg1: *mut PyObject, arg2: *mut Py_ssize_t) -> c_int;
        fn PyUnicodeDecodeError_GetObject(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeDecodeError_GetReason(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeDecodeError_GetStart(arg1: *mut PyObject, arg2: *mut Py_ssize_t) -> c_int;
        fn PyUnicodeDecodeError_SetEnd(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
        fn PyUnicodeDecodeError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
        fn PyUnicodeDecodeError_SetStart(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
        fn PyUnicodeEncodeError_GetEncoding(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeEncodeError_GetEnd(arg1: *mut PyObject, arg2: *mut Py_ssize_t) -> c_int;
        fn PyUnicodeEncodeError_GetObject(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeEncodeError_GetReason(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeEncodeError_GetStart(arg1: *mut PyObject, arg2: *mut Py_ssize_t) -> c_int;
        fn PyUnicodeEncodeError_SetEnd(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
        fn PyUnicodeEncodeError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
        fn PyUnicodeEncodeError_SetStart(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
        fn PyUnicodeTranslateError_GetEnd(arg1: *mut PyObject, arg2: *mut Py_ssize_t) -> c_int;
        fn PyUnicodeTranslateError_GetObject(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeTranslateError_GetReason(arg1: *mut PyObject) -> *mut PyObject;
        fn PyUnicodeTranslateError_GetStart(arg1: *mut PyObject, arg2: *mut Py_ssize_t) -> c_int;
        fn PyUnicodeTranslateError_SetEnd(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
        fn PyUnicodeTranslateError_SetReason(exc: *mut PyObject, reason: *const c_char) -> c_int;
        fn PyUnicodeTranslateError_SetStart(arg1: *mut PyObject, arg2: Py_ssize_t) -> c_int;
        fn _PyErr_BadInternalCall(filename: *const c_char, lineno: c_int);
        fn _PyErr_ChainExceptions1(arg1: *mut PyObject);
        fn PyOS_vsnprintf(str_: *mut c_char, size: usize, format: *const c_char, va: *mut VaList) -> c_int;
    }
}
pub use absent::*;
