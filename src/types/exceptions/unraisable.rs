//! Exceptions that nobody can be told of: they go to `sys.unraisablehook`.

use super::report::File;
use crate::prelude::*;

/// `sys.UnraisableHookArgs`, made when first needed.
static mut ARGS_TYPE: *mut PyTypeObject = null_mut();

static mut FIELDS: [PyStructSequence_Field; 6] = {
    const fn field(name: &'static CStr, doc: &'static CStr) -> PyStructSequence_Field {
        PyStructSequence_Field {
            name: name.as_ptr(),
            doc: doc.as_ptr(),
        }
    }
    [
        field(c"exc_type", c"Its type."),
        field(c"exc_value", c"The exception, or None."),
        field(c"exc_traceback", c"Its traceback, or None."),
        field(c"err_msg", c"What to say of it, or None."),
        field(c"object", c"Where it came up, or None."),
        PyStructSequence_Field {
            name: null(),
            doc: null(),
        },
    ]
};

/// The type of what the hook is called with, borrowed.
pub unsafe fn args_type() -> Fallible<*mut PyTypeObject> {
    if ARGS_TYPE.is_null() {
        let mut desc = PyStructSequence_Desc {
            name: c"UnraisableHookArgs".as_ptr(),
            doc: c"UnraisableHookArgs\n\nWhat sys.unraisablehook is called with.".as_ptr(),
            fields: (&raw mut FIELDS).cast(),
            n_in_sequence: 5,
        };
        let made = PyStructSequence_NewType(&mut desc);
        if made.is_null() {
            return Err(Raised);
        }
        ARGS_TYPE = made;
    }
    Ok(ARGS_TYPE)
}

/// What there is to tell; NULL is not known.
struct Unraisable {
    kind: *mut PyObject,
    value: *mut PyObject,
    traceback: *mut PyObject,
    message: *mut PyObject,
    object: *mut PyObject,
}

/// Tells of the exception that is set, and that it came out of `object`; none is set afterwards.
#[cold]
pub unsafe fn report(message: Option<Ref>, object: *mut PyObject) {
    let exception = Ref::steal(PyErr_GetRaisedException());
    let told = Unraisable::new(exception.as_ref(), message.as_ref(), object);
    let hook = Ref::new_or_none(PySys_GetObject(c"unraisablehook".as_ptr()));
    match hook.filter(|hook| hook.ptr() != Py_None()) {
        None => {
            let _ = told.write();
        }
        Some(hook) => {
            if told.call(hook.ptr()).is_err() {
                told_of_hook(hook.ptr());
            }
        }
    }
    PyErr_Clear();
}

/// Tells of the exception that is set with a text made as by `PyUnicode_FromFormatV`; NULL: without.
pub unsafe fn report_formatted(format: *const c_char, va: *mut VaList) {
    let exception = PyErr_GetRaisedException();
    let message = if format.is_null() {
        None
    } else {
        Ref::steal(PyUnicode_FromFormatV(format, va))
    };
    PyErr_SetRaisedException(exception);
    report(message, null_mut());
}

/// The hook itself has failed: tells of that in its place.
unsafe fn told_of_hook(hook: *mut PyObject) {
    let exception = Ref::steal(PyErr_GetRaisedException());
    let message = Ref::steal(PyUnicode_FromString(
        c"Exception ignored in sys.unraisablehook".as_ptr(),
    ));
    let _ = Unraisable::new(exception.as_ref(), message.as_ref(), hook).write();
}

/// The hook that `sys` has at first: writes what its argument tells to `sys.stderr`.
pub unsafe fn default_hook(args: *mut PyObject) -> Fallible {
    if Py_TYPE(args) != args_type()? {
        PyErr_SetString(
            PyExc_TypeError,
            c"sys.unraisablehook argument type must be UnraisableHookArgs".as_ptr(),
        );
        return Err(Raised);
    }
    let item = |i| {
        let item = PyTuple_GET_ITEM(args, i);
        if item == Py_None() { null_mut() } else { item }
    };
    Unraisable {
        kind: item(0),
        value: item(1),
        traceback: item(2),
        message: item(3),
        object: item(4),
    }
    .write()
}

impl Unraisable {
    unsafe fn new(
        exception: Option<&Ref>,
        message: Option<&Ref>,
        object: *mut PyObject,
    ) -> Unraisable {
        let borrowed = |held: Option<&Ref>| held.map_or(null_mut(), Ref::ptr);
        let value = borrowed(exception);
        let (mut kind, mut traceback) = (null_mut(), null_mut());
        if !value.is_null() {
            kind = Py_TYPE(value).cast();
            traceback = (*value.cast::<PyBaseExceptionObject>()).traceback;
        }
        Unraisable {
            kind,
            value,
            traceback,
            message: borrowed(message),
            object: if object == Py_None() {
                null_mut()
            } else {
                object
            },
        }
    }

    unsafe fn call(&self, hook: *mut PyObject) -> Fallible {
        let args = owned(PyStructSequence_New(args_type()?))?;
        let items = [
            self.kind,
            self.value,
            self.traceback,
            self.message,
            self.object,
        ];
        for (i, item) in items.into_iter().enumerate() {
            let item = if item.is_null() { Py_None() } else { item };
            PyTuple_SET_ITEM(args.ptr(), i as Py_ssize_t, new_ref(item));
        }
        owned(PyObject_CallOneArg(hook, args.ptr())).map(drop)
    }

    unsafe fn write(&self) -> Fallible {
        let Some(file) = File::stderr() else {
            return Ok(());
        };
        if !self.object.is_null() {
            if self.message.is_null() {
                file.text(c"Exception ignored in: ")?;
            } else {
                file.str(self.message)?;
                file.text(c": ")?;
            }
            if file.repr(self.object).is_err() {
                PyErr_Clear();
                file.text(c"<object repr() failed>")?;
            }
            file.text(c"\n")?;
        } else if !self.message.is_null() {
            file.str(self.message)?;
            file.text(c":\n")?;
        }
        if !self.traceback.is_null() {
            status(PyTraceBack_Print(self.traceback, file.ptr()))?;
        }
        if self.kind.is_null() {
            return Ok(());
        }
        file.type_name(self.kind)?;
        if !self.value.is_null() {
            file.text(c": ")?;
            if file.str(self.value).is_err() {
                PyErr_Clear();
                file.text(c"<exception str() failed>")?;
            }
        }
        file.text(c"\n")?;
        file.flush();
        Ok(())
    }
}
