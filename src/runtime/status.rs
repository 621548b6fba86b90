//! What went wrong in a step of the initialisation.

use core::ffi::{CStr, c_int};

use crate::abi::PyStatus;
use crate::fatal::{self, Ending};

/// What went wrong, and in the name of which of CPython's functions.
#[derive(Clone, Copy, Debug)]
pub struct Problem {
    /// The function, if one is named.
    pub func: Option<&'static CStr>,
    /// What is wrong.
    pub text: &'static CStr,
    /// The exception that CPython would have set, as it is printed.
    pub detail: Option<&'static str>,
}

impl Problem {
    /// A problem without an exception.
    pub const fn new(func: &'static CStr, text: &'static CStr) -> Problem {
        Problem {
            func: Some(func),
            text,
            detail: None,
        }
    }

    /// Prints it as a fatal error and exits with status 1.
    pub fn end(self) -> ! {
        fatal::status(self.func, Some(self.text), self.detail, Ending::Exit(1))
    }
}

const ERROR: c_int = 1;
const EXIT: c_int = 2;

impl PyStatus {
    /// All went well.
    pub const OK: PyStatus = PyStatus {
        _type: 0,
        func: core::ptr::null(),
        err_msg: core::ptr::null(),
        exitcode: 0,
    };

    /// Something went wrong.
    pub fn error(func: *const core::ffi::c_char, err_msg: *const core::ffi::c_char) -> PyStatus {
        PyStatus {
            _type: ERROR,
            func,
            err_msg,
            exitcode: 0,
        }
    }

    /// The process should exit.
    pub fn exit(exitcode: c_int) -> PyStatus {
        PyStatus {
            _type: EXIT,
            exitcode,
            ..PyStatus::OK
        }
    }

    /// Whether something went wrong.
    pub fn is_error(&self) -> bool {
        self._type == ERROR
    }

    /// Whether the process should exit.
    pub fn is_exit(&self) -> bool {
        self._type == EXIT
    }
}

impl From<Result<(), Problem>> for PyStatus {
    fn from(result: Result<(), Problem>) -> PyStatus {
        match result {
            Ok(()) => PyStatus::OK,
            Err(problem) => PyStatus::error(
                problem.func.map_or(core::ptr::null(), CStr::as_ptr),
                problem.text.as_ptr(),
            ),
        }
    }
}

/// Ends the process as a status asks for.
///
/// # Safety
/// The texts of `status` are NULL or C strings.
pub unsafe fn exit_with(status: &PyStatus) -> ! {
    if status.is_exit() {
        // SAFETY: what `atexit` has was registered to be called now.
        unsafe { libc::exit(status.exitcode) };
    }
    if !status.is_error() {
        let text = c"Py_ExitStatusException() must not be called on success";
        fatal::status(None, Some(text), None, Ending::Abort);
    }
    // SAFETY: by this function's contract.
    let text =
        |text: *const core::ffi::c_char| unsafe { (!text.is_null()).then(|| CStr::from_ptr(text)) };
    fatal::status(
        text(status.func),
        text(status.err_msg),
        None,
        Ending::Exit(1),
    )
}
