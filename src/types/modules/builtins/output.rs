//! `print`.

use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::define::fast_named;
use crate::types::modules::sys;

static mut TABLE: [PyMethodDef; 2] = [
    fast_named(c"print", print, c"print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nWrites the values as text, with sep between them and end behind, to file or sys.stdout."),
    PyMethodDef::EMPTY,
];

pub(super) fn table() -> *mut PyMethodDef {
    (&raw mut TABLE).cast()
}

/// What `print` is told by name.
struct Options {
    sep: *mut PyObject,
    end: *mut PyObject,
    file: *mut PyObject,
    flush: *mut PyObject,
}

unsafe fn options(names: *mut PyObject, values: *const *mut PyObject) -> Fallible<Options> {
    let mut options = Options {
        sep: null_mut(),
        end: null_mut(),
        file: null_mut(),
        flush: null_mut(),
    };
    if names.is_null() {
        return Ok(options);
    }
    for i in 0..Py_SIZE(names) {
        let name = PyTuple_GET_ITEM(names, i);
        let value = *values.offset(i);
        let is = |text: &CStr| PyUnicode_EqualToUTF8(name, text.as_ptr()) != 0;
        if is(c"sep") {
            options.sep = text_or_null(c"sep", value)?;
        } else if is(c"end") {
            options.end = text_or_null(c"end", value)?;
        } else if is(c"file") {
            options.file = value;
        } else if is(c"flush") {
            options.flush = value;
        } else {
            PyErr_Format(
                PyExc_TypeError,
                c"print() got an unexpected keyword argument '%S'".as_ptr(),
                name,
            );
            return Err(Raised);
        }
    }
    Ok(options)
}

/// A str, or NULL for None.
unsafe fn text_or_null(name: &CStr, value: *mut PyObject) -> Fallible<*mut PyObject> {
    if value == Py_None() {
        return Ok(null_mut());
    }
    if PyUnicode_Check(value) {
        return Ok(value);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%s must be None or a string, not %.200s".as_ptr(),
        name.as_ptr(),
        (*Py_TYPE(value)).tp_name,
    );
    Err(Raised)
}

unsafe fn write(file: *mut PyObject, text: *mut PyObject, default: &CStr) -> Fallible {
    if text.is_null() {
        status(PyFile_WriteString(default.as_ptr(), file))
    } else {
        status(PyFile_WriteObject(text, file, Py_PRINT_RAW))
    }
}

unsafe fn run(
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
) -> Fallible<Ref> {
    let none = Ref::new(Py_None());
    let options = options(kwnames, args.offset(count))?;
    let mut file = options.file;
    if file.is_null() || file == Py_None() {
        file = sys::get(c"stdout".as_ptr());
        if file.is_null() {
            PyErr_SetString(PyExc_RuntimeError, c"lost sys.stdout".as_ptr());
            return Err(Raised);
        }
        if file == Py_None() {
            return Ok(none);
        }
    }
    let file = Ref::new(file);
    for i in 0..count {
        if i > 0 {
            write(file.ptr(), options.sep, c" ")?;
        }
        status(PyFile_WriteObject(
            *args.offset(i),
            file.ptr(),
            Py_PRINT_RAW,
        ))?;
    }
    write(file.ptr(), options.end, c"\n")?;
    if !options.flush.is_null() && truth(PyObject_IsTrue(options.flush))? {
        call_method(file.ptr(), name!("flush"))?;
    }
    Ok(none)
}

unsafe extern "C" fn print(
    _: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    run(args, count, kwnames).or_null()
}
