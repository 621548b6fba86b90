//! `initconfig.h`: statuses, and the configuration before all others.

use core::ffi::{c_char, c_int};
use core::ptr;

use crate::abi::{PyPreConfig, PyStatus};
use crate::runtime;

/// A status: all is well.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Ok`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_Ok() -> PyStatus {
    PyStatus::OK
}

/// A status: an error.
///
/// - `err_msg`: why; borrowed for as long as the status is used.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Error`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_Error(err_msg: *const c_char) -> PyStatus {
    PyStatus::error(ptr::null(), err_msg)
}

/// A status: there is no memory.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_NoMemory`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_NoMemory() -> PyStatus {
    PyStatus::error(ptr::null(), c"memory allocation failed".as_ptr())
}

/// A status: the process should exit.
///
/// - `exitcode`: with which status.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Exit`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_Exit(exitcode: c_int) -> PyStatus {
    PyStatus::exit(exitcode)
}

/// Whether a status is an error.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_IsError`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_IsError(status: PyStatus) -> c_int {
    c_int::from(status.is_error())
}

/// Whether a status asks for an exit.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_IsExit`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_IsExit(status: PyStatus) -> c_int {
    c_int::from(status.is_exit())
}

/// Whether a status is an error or asks for an exit.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyStatus_Exception`.
#[unsafe(no_mangle)]
pub extern "C" fn PyStatus_Exception(status: PyStatus) -> c_int {
    c_int::from(status.is_error() || status.is_exit())
}

/// Exit as a status asks for: with its exit status, or, for an error, with a message and status 1. For a status that
/// asks for neither, the process aborts.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `Py_ExitStatusException`.
///
/// # Safety
/// The texts of `status` are each NULL or a C string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_ExitStatusException(status: PyStatus) -> ! {
    // SAFETY: by this function's contract.
    unsafe { runtime::exit_with(&status) }
}

/// Fill in a configuration like that of the `python` command.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyPreConfig_InitPythonConfig`.
///
/// # Safety
/// `config` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyPreConfig_InitPythonConfig(config: *mut PyPreConfig) {
    // SAFETY: by this function's contract.
    unsafe { config.write(runtime::python_config()) };
}

/// Fill in a configuration that looks neither at the environment nor at the command line.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `PyPreConfig_InitIsolatedConfig`.
///
/// # Safety
/// `config` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyPreConfig_InitIsolatedConfig(config: *mut PyPreConfig) {
    // SAFETY: by this function's contract.
    unsafe { config.write(runtime::isolated_config()) };
}

/// Choose the allocators, before Python is initialised. Only the first call counts.
///
/// - `src_config`: read. `allocator` is the choice; where that is `PYMEM_ALLOCATOR_NOT_SET`, `PYTHONMALLOC` chooses,
///   if the environment counts, and where that is not set, `dev_mode` chooses the debug hooks. The fields about locale
///   and encoding have no effect.
/// - Returns an error for a name or a number that is no allocator's, and for NULL.
///
/// CPython 3.13: Doc/c-api/init_config.rst, `Py_PreInitialize`.
///
/// # Safety
/// `src_config` is NULL or readable. No memory is in use that was allocated by an allocator which the choice
/// replaces and cannot be freed by it: blocks of the heap and of the C library's `malloc` are free of this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_PreInitialize(src_config: *const PyPreConfig) -> PyStatus {
    // SAFETY: by this function's contract; copied, so that nobody changes it meanwhile.
    let config = (!src_config.is_null()).then(|| unsafe { src_config.read() });
    runtime::preinitialize(config.as_ref()).into()
}

mod configuration {
    use crate::prelude::*;
    use crate::runtime::config;

    /// Give back all texts of a configuration.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyConfig_Clear(config: *mut PyConfig) {
        config::clear(config);
    }

    /// Fill in a configuration that looks neither at the environment nor at the command line.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyConfig_InitIsolatedConfig(config: *mut PyConfig) {
        config.write(config::isolated());
    }

    /// Fill in a configuration like that of the `python` command.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyConfig_InitPythonConfig(config: *mut PyConfig) {
        config.write(config::python());
    }

    /// Set a text of a configuration, from UTF-8; NULL for none.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyConfig_SetBytesString(
        config: *mut PyConfig,
        config_str: *mut *mut wchar_t,
        text: *const c_char,
    ) -> PyStatus {
        if let Err(problem) = config::preinitialize_by(config) {
            return Err(problem).into();
        }
        config::set_decoded(config_str, text)
    }

    /// Set a text of a configuration; NULL for none.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn PyConfig_SetString(
        config: *mut PyConfig,
        config_str: *mut *mut wchar_t,
        text: *const wchar_t,
    ) -> PyStatus {
        if let Err(problem) = config::preinitialize_by(config) {
            return Err(problem).into();
        }
        config::set_copy(config_str, text)
    }

    /// The command line before Python looked at it: none was looked at.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn Py_GetArgcArgv(argc: *mut c_int, argv: *mut *mut *mut wchar_t) {
        *argc = 0;
        *argv = null_mut();
    }
}
pub use configuration::*;
