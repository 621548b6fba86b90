//! Text to a file object, or to one of C.

use super::sys;
use crate::prelude::*;

unsafe extern "C" {
    fn vsnprintf(buffer: *mut c_char, size: usize, format: *const c_char, va: *mut VaList)
    -> c_int;
}

/// As much a formatted text of `PySys_WriteStdout` may have, in bytes.
const MOST: usize = 1000;

/// Writes the str or the repr of `op` to a file object.
pub unsafe fn write_object(op: *mut PyObject, file: *mut PyObject, flags: c_int) -> Fallible {
    if file.is_null() {
        PyErr_SetString(PyExc_TypeError, c"writeobject with NULL file".as_ptr());
        return Err(Raised);
    }
    let write = owned(PyObject_GetAttr(file, name!("write")))?;
    let text = if flags & Py_PRINT_RAW != 0 {
        owned(PyObject_Str(op))?
    } else {
        owned(PyObject_Repr(op))?
    };
    owned(PyObject_CallOneArg(write.ptr(), text.ptr()))?;
    Ok(())
}

/// Writes a text in UTF-8 to a file object.
pub unsafe fn write_string(text: *const c_char, file: *mut PyObject) -> Fallible {
    if file.is_null() {
        if PyErr_Occurred().is_null() {
            PyErr_SetString(
                PyExc_SystemError,
                c"null file for PyFile_WriteString".as_ptr(),
            );
        }
        return Err(Raised);
    }
    if !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    let text = owned(PyUnicode_FromString(text))?;
    write_object(text.ptr(), file, Py_PRINT_RAW)
}

/// Writes the str or the repr of `op` to a file of C.
pub unsafe fn print(op: *mut PyObject, out: *mut FILE, flags: c_int) -> Fallible {
    status(PyErr_CheckSignals())?;
    libc::clearerr(out);
    if op.is_null() {
        libc::fputs(c"<nil>".as_ptr(), out);
        return checked(out);
    }
    let text = if flags & Py_PRINT_RAW != 0 {
        owned(PyObject_Str(op))?
    } else {
        owned(PyObject_Repr(op))?
    };
    let bytes = owned(PyUnicode_AsEncodedString(
        text.ptr(),
        c"utf-8".as_ptr(),
        c"backslashreplace".as_ptr(),
    ))?;
    libc::fwrite(
        PyBytes_AS_STRING(bytes.ptr()).cast(),
        1,
        Py_SIZE(bytes.ptr()) as usize,
        out,
    );
    checked(out)
}

unsafe fn checked(out: *mut FILE) -> Fallible {
    if libc::ferror(out) == 0 {
        return Ok(());
    }
    PyErr_SetFromErrno(PyExc_OSError);
    libc::clearerr(out);
    Err(Raised)
}

unsafe extern "C" {
    static stdout: *mut FILE;
    static stderr: *mut FILE;
}

/// Writes to `sys.stdout` (1) or `sys.stderr` (2); when that fails, to the file of C. The exception that is set stays.
unsafe fn write_standard(descriptor: usize, text: *const c_char) {
    let error = PyErr_GetRaisedException();
    let name = if descriptor == 1 {
        c"stdout"
    } else {
        c"stderr"
    };
    let target = Ref::new_or_none(sys::get(name.as_ptr()));
    let written = match &target {
        Some(target) => write_string(text, target.ptr()),
        None => Err(Raised),
    };
    if written.is_err() {
        PyErr_Clear();
        let out = if descriptor == 1 { stdout } else { stderr };
        libc::fputs(text, out);
    }
    PyErr_SetRaisedException(error);
}

/// Writes what `printf` makes of the arguments; no more than 1000 bytes of it.
pub unsafe fn write_printf(descriptor: usize, format: *const c_char, va: *mut VaList) {
    let mut buffer = [0 as c_char; MOST + 1];
    let length = vsnprintf(buffer.as_mut_ptr(), buffer.len(), format, va);
    write_standard(descriptor, buffer.as_ptr());
    if usize::try_from(length).map_or(true, |length| length > MOST) {
        write_standard(descriptor, c"... truncated".as_ptr());
    }
}

/// Writes what `PyUnicode_FromFormatV` makes of the arguments.
pub unsafe fn write_format(descriptor: usize, format: *const c_char, va: *mut VaList) {
    let error = PyErr_GetRaisedException();
    if let Ok(text) = owned(PyUnicode_FromFormatV(format, va)) {
        let utf8 = PyUnicode_AsUTF8(text.ptr());
        if utf8.is_null() {
            PyErr_Clear();
            write_standard(descriptor, c"".as_ptr());
        } else {
            write_standard(descriptor, utf8);
        }
    } else {
        PyErr_Clear();
    }
    PyErr_SetRaisedException(error);
}

/// The descriptor of an int or of an object with `fileno()`.
pub unsafe fn descriptor(op: *mut PyObject) -> Fallible<c_int> {
    let number = if PyLong_Check(op) {
        if PyBool_Check(op) {
            status(PyErr_WarnEx(
                PyExc_RuntimeWarning,
                c"bool is used as a file descriptor".as_ptr(),
                1,
            ))?;
        }
        PyLong_AsInt(op)
    } else {
        let mut method = null_mut();
        status(PyObject_GetOptionalAttr(op, name!("fileno"), &mut method))?;
        let Some(method) = Ref::steal(method) else {
            PyErr_SetString(
                PyExc_TypeError,
                c"argument must be an int, or have a fileno() method.".as_ptr(),
            );
            return Err(Raised);
        };
        let number = owned(PyObject_CallNoArgs(method.ptr()))?;
        if !PyLong_Check(number.ptr()) {
            PyErr_SetString(PyExc_TypeError, c"fileno() returned a non-integer".as_ptr());
            return Err(Raised);
        }
        PyLong_AsInt(number.ptr())
    };
    if number == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    if number < 0 {
        PyErr_Format(
            PyExc_ValueError,
            c"file descriptor cannot be a negative integer (%i)".as_ptr(),
            number,
        );
        return Err(Raised);
    }
    Ok(number)
}
