//! What is known of an object, for a process that is about to end because of it.

use core::fmt::Write;

use crate::fatal::{self, Stderr};
use crate::prelude::*;

/// Whether `op` cannot be an object: its words are what freed or fresh memory is filled with under debug hooks.
pub unsafe fn is_freed(op: *mut PyObject) -> bool {
    let filler = |word: usize| {
        let low = word & 0xff;
        word <= 1 << 12 || (matches!(low, 0xcd | 0xdd | 0xfd) && word == low * (usize::MAX / 0xff))
    };
    filler(op.addr())
        || filler((*op).ob_type.addr())
        || filler((*op).ob_refcnt as usize & !0xff)
            && filler((*op).ob_refcnt as usize)
            && (*op).ob_refcnt as usize > 1 << 12
}

fn freed(out: &mut Stderr, op: *mut PyObject) {
    // As C prints a pointer.
    let _ = match op.is_null() {
        true => writeln!(out, "<object at (nil) is freed>"),
        false => writeln!(out, "<object at {op:p} is freed>"),
    };
}

/// Prints it to stderr.
pub unsafe fn dump(op: *mut PyObject) {
    let mut out = Stderr::new();
    if op.is_null() || is_freed(op) {
        freed(&mut out, op);
        return;
    }
    let kind = Py_TYPE(op);
    let _ = writeln!(out, "object address  : {op:p}");
    let _ = writeln!(out, "object refcount : {}", refcount(op));
    let _ = writeln!(out, "object type     : {kind:p}");
    let name = if (*kind).tp_name.is_null() {
        "NULL"
    } else {
        CStr::from_ptr((*kind).tp_name).to_str().unwrap_or("?")
    };
    let _ = writeln!(out, "object type name: {name}");
    out.bytes(b"object repr     : ");
    drop(out);
    if !gil_is_held() {
        Stderr::new().bytes(b"<the GIL is not held>\n");
        return;
    }
    let error = PyErr_GetRaisedException();
    let text = PyObject_Repr(op);
    let utf8 = if text.is_null() {
        null()
    } else {
        PyUnicode_AsUTF8(text)
    };
    let mut out = Stderr::new();
    if utf8.is_null() {
        out.bytes(b"<no repr>");
        PyErr_Clear();
    } else {
        out.bytes(CStr::from_ptr(utf8).to_bytes());
    }
    out.bytes(b"\n");
    xdecref(text);
    PyErr_SetRaisedException(error);
}

fn gil_is_held() -> bool {
    !crate::gil::current().is_null()
}

/// Prints `FILE:LINE: FUNCTION: Assertion "EXPR" failed: MESSAGE` and the object, and ends the process. The four texts
/// are expression, message, file and function; expression and message may be NULL.
pub unsafe fn assertion_failed(op: *mut PyObject, texts: [*const c_char; 4], line: c_int) -> ! {
    let mut out = Stderr::new();
    let [expression, message, file, function] = texts.map(|text| {
        if text.is_null() {
            None
        } else {
            Some(CStr::from_ptr(text).to_bytes())
        }
    });
    out.bytes(file.unwrap_or(b"?"));
    let _ = write!(out, ":{line}: ");
    if let Some(function) = function {
        out.bytes(function);
        out.bytes(b": ");
    }
    match expression {
        Some(expression) => {
            out.bytes(b"Assertion \"");
            out.bytes(expression);
            out.bytes(b"\" failed");
        }
        None => out.bytes(b"Assertion failed"),
    }
    if let Some(message) = message {
        out.bytes(b": ");
        out.bytes(message);
    }
    out.bytes(b"\n");
    drop(out);
    if op.is_null() || is_freed(op) {
        let mut out = Stderr::new();
        freed(&mut out, op);
    } else {
        Stderr::new().bytes(b"Enable tracemalloc to get the memory block allocation traceback\n\n");
        dump(op);
        Stderr::new().bytes(b"\n");
    }
    fatal::error(
        "_PyObject_AssertFailed",
        format_args!("_PyObject_AssertFailed"),
    )
}
