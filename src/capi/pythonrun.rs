//! `pythonrun.h`.

use crate::prelude::*;
use crate::types::exceptions::report;

/// Prints the exception that is set by `sys.excepthook`, and puts it into `sys.last_exc` and its companions; none is
/// set afterwards. SystemExit ends the process.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_Print() {
    report::print(true);
}

/// Prints the exception that is set by `sys.excepthook`; none is set afterwards. SystemExit ends the process.
/// `set_sys_last_vars`: whether to put it into `sys.last_exc` and its companions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_PrintEx(set_sys_last_vars: c_int) {
    report::print(set_sys_last_vars != 0);
}

/// Writes an exception to `sys.stderr`, with what led to it. Only `value` and, when it has none, `tb` count.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_Display(
    _unused: *mut PyObject,
    value: *mut PyObject,
    tb: *mut PyObject,
) {
    report::display_with(value, tb);
}

/// Writes an exception to `sys.stderr`, with what led to it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyErr_DisplayException(exc: *mut PyObject) {
    report::display(exc);
}

// ---- Python code, which the library cannot run ----

/// NULL with RuntimeError: there is no interpreter.
#[cold]
pub(super) unsafe fn no_interpreter() -> *mut PyObject {
    PyErr_SetString(
        PyExc_RuntimeError,
        c"pyrite has no interpreter: it cannot compile or run Python code".as_ptr(),
    );
    null_mut()
}

/// -1: there is no interpreter, which is printed to `sys.stderr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyRun_SimpleString(_command: *const c_char) -> c_int {
    no_interpreter();
    PyErr_Print();
    -1
}

/// -1: there is no interpreter, which is printed to `sys.stderr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyRun_SimpleStringFlags(
    command: *const c_char,
    _flags: *mut PyCompilerFlags,
) -> c_int {
    PyRun_SimpleString(command)
}

/// NULL with RuntimeError: there is no interpreter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyRun_String(
    _code: *const c_char,
    _start: c_int,
    _globals: *mut PyObject,
    _locals: *mut PyObject,
) -> *mut PyObject {
    no_interpreter()
}

/// NULL with RuntimeError: there is no interpreter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyRun_StringFlags(
    _code: *const c_char,
    _start: c_int,
    _globals: *mut PyObject,
    _locals: *mut PyObject,
    _flags: *mut PyCompilerFlags,
) -> *mut PyObject {
    no_interpreter()
}

/// NULL with RuntimeError: there is no interpreter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_CompileString(
    _code: *const c_char,
    _filename: *const c_char,
    _start: c_int,
) -> *mut PyObject {
    no_interpreter()
}

/// NULL with RuntimeError: there is no interpreter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_CompileStringExFlags(
    _code: *const c_char,
    _filename: *const c_char,
    _start: c_int,
    _flags: *mut PyCompilerFlags,
    _optimize: c_int,
) -> *mut PyObject {
    no_interpreter()
}

/// NULL with RuntimeError: there is no interpreter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn Py_CompileStringObject(
    _code: *const c_char,
    _filename: *mut PyObject,
    _start: c_int,
    _flags: *mut PyCompilerFlags,
    _optimize: c_int,
) -> *mut PyObject {
    no_interpreter()
}
