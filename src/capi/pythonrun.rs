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
