//! `pyerrors.h`.

mod types;
mod unicode;
pub use types::*;
pub use unicode::*;

use crate::fatal::{self, Ending};
use crate::prelude::*;
use crate::types::exceptions::unraisable;
use crate::types::exceptions::{base, create, import, indicator, os};

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

// ---- The exception that is set ----

/// Writes text of `printf`'s kind into `str`, of `size` bytes with the zero at its end: how long it is, or would be, as
/// C's `vsnprintf` answers; negative on an error, -666 when `size` is so large that it can only be one. The last of the
/// `size` bytes is zero in any case.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyOS_vsnprintf(
    str: *mut c_char,
    size: usize,
    format: *const c_char,
    va: *mut VaList,
) -> c_int {
    unsafe extern "C" {
        fn vsnprintf(
            str: *mut c_char,
            size: usize,
            format: *const c_char,
            va: *mut VaList,
        ) -> c_int;
    }
    let length = if size >= c_int::MAX as usize {
        -666
    } else {
        vsnprintf(str, size, format, va)
    };
    if size > 0 {
        *str.add(size - 1) = 0;
    }
    length
}

/// The type of the exception that is set, borrowed; NULL: none is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_Occurred() -> *mut PyObject {
    let exception = indicator::current();
    if exception.is_null() {
        null_mut()
    } else {
        Py_TYPE(exception).cast()
    }
}

/// Drops the exception that is set, if one is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_Clear() {
    indicator::set(null_mut());
}

/// Sets an exception of the type `exception` with the text `string`, in UTF-8, as its argument.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetString(exception: *mut PyObject, string: *const c_char) {
    if let Some(text) = Ref::steal(PyUnicode_FromString(string)) {
        indicator::set_object(exception, text.ptr());
    }
}

/// Sets an exception of the type `exception`: `value` itself when it is one, else made of it; a tuple is all arguments,
/// NULL or None no argument. What is being handled becomes its context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetObject(exception: *mut PyObject, value: *mut PyObject) {
    indicator::set_object(exception, value);
}

/// Sets an exception of the type `exception` without arguments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetNone(exception: *mut PyObject) {
    indicator::set_object(exception, null_mut());
}

/// Sets an exception whose text is made as by `PyUnicode_FromFormatV`. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_FormatV(
    exception: *mut PyObject,
    format: *const c_char,
    vargs: *mut VaList,
) -> *mut PyObject {
    // Making the text may run code, which must not see the exception that was.
    indicator::set(null_mut());
    if let Some(text) = Ref::steal(PyUnicode_FromFormatV(format, vargs)) {
        indicator::set_object(exception, text.ptr());
    }
    null_mut()
}

/// Sets MemoryError. Asks for no memory. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_NoMemory() -> *mut PyObject {
    indicator::no_memory();
    null_mut()
}

/// Sets the TypeError of a wrong argument. Returns 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_BadArgument() -> c_int {
    PyErr_SetString(
        PyExc_TypeError,
        c"bad argument type for built-in operation".as_ptr(),
    );
    0
}

/// Sets the SystemError of a wrong call of the C API. In C this name is a macro, which also tells the place.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_BadInternalCall() {
    PyErr_SetString(
        PyExc_SystemError,
        c"bad argument to internal function".as_ptr(),
    );
}

/// Sets the SystemError of a wrong call of the C API, with its place.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyErr_BadInternalCall(filename: *const c_char, lineno: c_int) {
    PyErr_Format(
        PyExc_SystemError,
        c"%s:%d: bad argument to internal function".as_ptr(),
        filename,
        lineno,
    );
}

/// Takes the exception that is set: a new reference, and none is set afterwards; NULL: none was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_GetRaisedException() -> *mut PyObject {
    indicator::take()
}

/// Sets an exception, whose reference it takes over; NULL: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetRaisedException(exc: *mut PyObject) {
    indicator::set(exc);
}

/// Takes the exception that is set as its type, itself and its traceback: new references, each NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_Fetch(
    type_: *mut *mut PyObject,
    value: *mut *mut PyObject,
    traceback: *mut *mut PyObject,
) {
    let exception = indicator::take();
    *value = exception;
    if exception.is_null() {
        *type_ = null_mut();
        *traceback = null_mut();
    } else {
        *type_ = new_ref(Py_TYPE(exception));
        *traceback = xnew_ref((*exception.cast::<base::Base>()).traceback);
    }
}

/// Sets what the three tell, whose references it takes over; no type: no exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_Restore(
    type_: *mut PyObject,
    value: *mut PyObject,
    traceback: *mut PyObject,
) {
    indicator::restore(type_, value, traceback);
}

/// Makes `*value` an instance of the type `*type_`, which may change too; references of the caller's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_NormalizeException(
    type_: *mut *mut PyObject,
    value: *mut *mut PyObject,
    traceback: *mut *mut PyObject,
) {
    indicator::normalize(type_, value, traceback);
}

/// Whether the exception `err`, an instance or a type, is of the type `exc`, or of one of the tuple `exc`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_GivenExceptionMatches(
    err: *mut PyObject,
    exc: *mut PyObject,
) -> c_int {
    indicator::matches(err, exc).into()
}

/// Whether the exception that is set is of the type `exc`, or of one of the tuple `exc`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_ExceptionMatches(exc: *mut PyObject) -> c_int {
    indicator::matches(indicator::current(), exc).into()
}

/// Sets `exc`, whose reference it takes over, as the context of the exception that is set; when none is, sets it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyErr_ChainExceptions1(exc: *mut PyObject) {
    if exc.is_null() {
        return;
    }
    let raised = indicator::current();
    if raised.is_null() {
        indicator::set(exc);
    } else {
        PyException_SetContext(raised, exc);
    }
}

// ---- The exception that is handled ----

/// The exception that is being handled: a new reference, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_GetHandledException() -> *mut PyObject {
    xnew_ref(indicator::handled())
}

/// Sets the exception that is being handled; NULL or None: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetHandledException(exc: *mut PyObject) {
    indicator::set_handled(exc);
}

/// The exception that is being handled as its type, itself and its traceback: new references. None is being handled:
/// None, NULL, None.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_GetExcInfo(
    type_: *mut *mut PyObject,
    value: *mut *mut PyObject,
    traceback: *mut *mut PyObject,
) {
    let exception = indicator::handled();
    if exception.is_null() {
        *type_ = new_ref(Py_None());
        *value = null_mut();
        *traceback = new_ref(Py_None());
    } else {
        *type_ = new_ref(Py_TYPE(exception));
        *value = new_ref(exception);
        *traceback = xnew_ref((*exception.cast::<base::Base>()).traceback);
        if (*traceback).is_null() {
            *traceback = new_ref(Py_None());
        }
    }
}

/// Sets the exception that is being handled; takes over the three references, of which only `value` counts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetExcInfo(
    type_: *mut PyObject,
    value: *mut PyObject,
    traceback: *mut PyObject,
) {
    indicator::set_handled(value);
    xdecref(value);
    xdecref(type_);
    xdecref(traceback);
}

// ---- Errors of the system ----

/// Sets the exception of the type `exc` that errno tells. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetFromErrno(exc: *mut PyObject) -> *mut PyObject {
    os::from_errno(exc, null_mut(), null_mut())
}

/// Sets the exception of the type `exc` that errno tells, about a path in the file system's encoding; NULL: about none.
/// Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetFromErrnoWithFilename(
    exc: *mut PyObject,
    filename: *const c_char,
) -> *mut PyObject {
    if filename.is_null() {
        return os::from_errno(exc, null_mut(), null_mut());
    }
    // Decoding may change errno.
    let number = *libc::__errno_location();
    let Some(path) = Ref::steal(PyUnicode_DecodeFSDefault(filename)) else {
        return null_mut();
    };
    *libc::__errno_location() = number;
    os::from_errno(exc, path.ptr(), null_mut())
}

/// Sets the exception of the type `exc` that errno tells, about a path; NULL: about none. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetFromErrnoWithFilenameObject(
    exc: *mut PyObject,
    filename: *mut PyObject,
) -> *mut PyObject {
    os::from_errno(exc, filename, null_mut())
}

/// Sets the exception of the type `exc` that errno tells, about two paths; either may be NULL. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetFromErrnoWithFilenameObjects(
    exc: *mut PyObject,
    filename: *mut PyObject,
    filename2: *mut PyObject,
) -> *mut PyObject {
    os::from_errno(exc, filename, filename2)
}

/// Sets ImportError with a message, and a module's name and path; NULL of these is None. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetImportError(
    msg: *mut PyObject,
    name: *mut PyObject,
    path: *mut PyObject,
) -> *mut PyObject {
    PyErr_SetImportErrorSubclass(PyExc_ImportError, msg, name, path)
}

/// Sets `exception`, a type that inherits from ImportError, as `PyErr_SetImportError` does. Returns NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_SetImportErrorSubclass(
    exception: *mut PyObject,
    msg: *mut PyObject,
    name: *mut PyObject,
    path: *mut PyObject,
) -> *mut PyObject {
    // The exception is set either way.
    let _ = import::raise(exception, msg, name, path);
    null_mut()
}

// ---- New types ----

/// Makes a type of exceptions: `name` is module and name with a dot between, `base` a type, a tuple of types or NULL
/// for Exception, `dict` the attributes or NULL. A new reference; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_NewException(
    name: *const c_char,
    base: *mut PyObject,
    dict: *mut PyObject,
) -> *mut PyObject {
    create::new_type(name, base, dict).or_null()
}

/// The same with a docstring, or NULL for none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_NewExceptionWithDoc(
    name: *const c_char,
    doc: *const c_char,
    base: *mut PyObject,
    dict: *mut PyObject,
) -> *mut PyObject {
    create::new_type_with_doc(name, doc, base, dict).or_null()
}

/// The name of a type of exceptions, as long as the type lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyExceptionClass_Name(ob: *mut PyObject) -> *const c_char {
    (*ob.cast::<PyTypeObject>()).tp_name
}

// ---- What an exception holds ----

/// The arguments: a new reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_GetArgs(ex: *mut PyObject) -> *mut PyObject {
    new_ref((*ex.cast::<base::Base>()).args)
}

/// Sets the arguments, a tuple.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_SetArgs(ex: *mut PyObject, args: *mut PyObject) {
    let old = ptr::replace(&raw mut (*ex.cast::<base::Base>()).args, new_ref(args));
    xdecref(old);
}

/// The cause: a new reference, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_GetCause(ex: *mut PyObject) -> *mut PyObject {
    xnew_ref((*ex.cast::<base::Base>()).cause)
}

/// Sets the cause, whose reference it takes over; NULL: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_SetCause(ex: *mut PyObject, cause: *mut PyObject) {
    base::put_cause(ex, cause);
}

/// The context: a new reference, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_GetContext(ex: *mut PyObject) -> *mut PyObject {
    xnew_ref((*ex.cast::<base::Base>()).context)
}

/// Sets the context, whose reference it takes over; NULL: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_SetContext(ex: *mut PyObject, ctx: *mut PyObject) {
    let old = ptr::replace(&raw mut (*ex.cast::<base::Base>()).context, ctx);
    xdecref(old);
}

/// The traceback: a new reference, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_GetTraceback(ex: *mut PyObject) -> *mut PyObject {
    xnew_ref((*ex.cast::<base::Base>()).traceback)
}

/// Sets the traceback; None: none. -1 with TypeError when it is neither.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyException_SetTraceback(ex: *mut PyObject, tb: *mut PyObject) -> c_int {
    base::set_traceback(ex, tb, null_mut())
}

// ---- Errors that nobody can be told of ----

/// Hands the exception that is set, which `obj` could not pass on, to `sys.unraisablehook`; none is set afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_WriteUnraisable(obj: *mut PyObject) {
    unraisable::report(None, obj);
}

/// The safe point: a collection that is due is run. No signal has a handler in Python here.
///
/// - Returns 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_CheckSignals() -> c_int {
    crate::gc::safe_point();
    0
}
