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
