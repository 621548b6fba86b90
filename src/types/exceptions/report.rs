//! What is done with an exception that nothing has caught: it is printed, or ends the process.

use super::base::Base;
use super::page;
use crate::prelude::*;

/// An object with a `write` that takes a str.
pub struct File(Ref);

impl File {
    /// `sys.stderr`; `None` when there is none to write to.
    pub unsafe fn stderr() -> Option<File> {
        let file = PySys_GetObject(c"stderr".as_ptr());
        (!file.is_null() && file != Py_None()).then(|| File(Ref::new(file)))
    }

    /// Borrowed.
    pub fn ptr(&self) -> *mut PyObject {
        self.0.ptr()
    }

    /// Writes a text.
    pub unsafe fn text(&self, text: &CStr) -> Fallible {
        status(PyFile_WriteString(text.as_ptr(), self.ptr()))
    }

    /// Writes the str of an object.
    pub unsafe fn str(&self, op: *mut PyObject) -> Fallible {
        status(PyFile_WriteObject(op, self.ptr(), Py_PRINT_RAW))
    }

    /// Writes the repr of an object.
    pub unsafe fn repr(&self, op: *mut PyObject) -> Fallible {
        status(PyFile_WriteObject(op, self.ptr(), 0))
    }

    /// Flushes it; what goes wrong is not told.
    pub unsafe fn flush(&self) {
        let done = PyObject_CallMethodObjArgs(self.ptr(), name!("flush"), null_mut::<PyObject>());
        if Ref::steal(done).is_none() {
            PyErr_Clear();
        }
    }

    /// Writes the name of a type of exceptions, with its module unless that is builtins or `__main__`.
    pub unsafe fn type_name(&self, kind: *mut PyObject) -> Fallible {
        let mut module = null_mut();
        let _ = PyObject_GetOptionalAttr(kind, name!("__module__"), &mut module);
        let module = Ref::steal(module).filter(|module| PyUnicode_Check(module.ptr()));
        match module {
            None => {
                PyErr_Clear();
                self.text(c"<unknown>.")?;
            }
            Some(module) => {
                let hidden = |name: &CStr| {
                    PyUnicode_CompareWithASCIIString(module.ptr(), name.as_ptr()) == 0
                };
                if !hidden(c"builtins") && !hidden(c"__main__") {
                    self.str(module.ptr())?;
                    self.text(c".")?;
                }
            }
        }
        match Ref::steal(PyType_GetQualName(kind.cast())) {
            Some(name) => self.str(name.ptr()),
            None => {
                PyErr_Clear();
                self.text(c"<unknown>")
            }
        }
    }
}

/// The same; an exception without a traceback gets this one, if it is one.
pub unsafe fn display_with(exception: *mut PyObject, traceback: *mut PyObject) {
    if !traceback.is_null()
        && Py_TYPE(traceback) == &raw mut PyTraceBack_Type
        && PyExceptionInstance_Check(exception)
        && (*exception.cast::<Base>()).traceback.is_null()
    {
        (*exception.cast::<Base>()).traceback = new_ref(traceback);
    }
    display(exception);
}

/// Writes an exception to `sys.stderr`. What goes wrong meanwhile is not told.
pub unsafe fn display(exception: *mut PyObject) {
    let Some(file) = File::stderr() else { return };
    let raised = PyErr_GetRaisedException();
    if !PyExceptionInstance_Check(exception) {
        let _ = display_other(&file, exception);
        return PyErr_SetRaisedException(raised);
    }
    let _ = page::write(&file, exception);
    PyErr_Clear();
    file.flush();
    PyErr_SetRaisedException(raised);
}

/// Something that is no exception: its type and its text.
unsafe fn display_other(file: &File, op: *mut PyObject) -> Fallible {
    let line = owned(PyUnicode_FromFormat(
        c"%s: %S\n".as_ptr(),
        (*Py_TYPE(op)).tp_name,
        op,
    ))?;
    file.str(line.ptr())
}

/// Prints the exception that is set by `sys.excepthook`; none is set afterwards. SystemExit ends the process.
pub unsafe fn print(sets_last: bool) {
    exit_if_asked();
    let Some(exception) = Ref::steal(PyErr_GetRaisedException()) else {
        return;
    };
    let traceback = Ref::steal(PyException_GetTraceback(exception.ptr()))
        .unwrap_or_else(|| Ref::new(Py_None()));
    let kind = Py_TYPE(exception.ptr()).cast::<PyObject>();
    if sets_last {
        for (name, value) in [
            (c"last_exc", exception.ptr()),
            (c"last_type", kind),
            (c"last_value", exception.ptr()),
            (c"last_traceback", traceback.ptr()),
        ] {
            if PySys_SetObject(name.as_ptr(), value) < 0 {
                PyErr_Clear();
            }
        }
    }
    let Some(hook) = Ref::new_or_none(PySys_GetObject(c"excepthook".as_ptr())) else {
        if let Some(file) = File::stderr() {
            let _ = file.text(c"sys.excepthook is missing\n");
        }
        return display(exception.ptr());
    };
    let mut args = [kind, exception.ptr(), traceback.ptr()];
    let answer = PyObject_Vectorcall(hook.ptr(), args.as_mut_ptr(), 3, null_mut());
    if Ref::steal(answer).is_none() {
        exit_if_asked();
        hook_failed(exception.ptr());
    }
}

unsafe fn hook_failed(original: *mut PyObject) {
    let failure = Ref::steal(PyErr_GetRaisedException());
    let Some(file) = File::stderr() else { return };
    let _ = file.text(c"Error in sys.excepthook:\n");
    if let Some(failure) = failure {
        display(failure.ptr());
    }
    let _ = file.text(c"\nOriginal exception was:\n");
    display(original);
}

/// Ends the process when SystemExit is set, with the status that it asks for: a number is that, None 0, and anything
/// else is written to `sys.stderr` and 1.
unsafe fn exit_if_asked() {
    if PyErr_ExceptionMatches(PyExc_SystemExit) == 0 {
        return;
    }
    let Some(exception) = Ref::steal(PyErr_GetRaisedException()) else {
        return;
    };
    let mut code = null_mut();
    if PyObject_GetOptionalAttr(exception.ptr(), name!("code"), &mut code) < 0 {
        PyErr_Clear();
    }
    let code = Ref::steal(code).unwrap_or_else(|| Ref::new(Py_None()));
    let wanted = if code.ptr() == Py_None() {
        0
    } else if PyLong_Check(code.ptr()) {
        let value = PyLong_AsLong(code.ptr()) as c_int;
        PyErr_Clear();
        value
    } else {
        if let Some(file) = File::stderr() {
            let _ = file.str(code.ptr());
            let _ = file.text(c"\n");
            file.flush();
        }
        PyErr_Clear();
        1
    };
    drop((code, exception));
    Py_Exit(wanted)
}
