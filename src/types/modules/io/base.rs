//! `_IOBase`: what every stream can do, by the methods that it has itself.

use super::calls::*;
use crate::prelude::*;
use crate::types::call::method::{call_method, call_method_one};
use crate::types::define::{by_tuple, no_args, one_arg, readable};
use crate::types::iter::next_item;
use crate::types::kind::raise;

pub static mut METHODS: [PyMethodDef; 20] = [
    by_tuple(c"seek", refuse_seek, c"Change the position; not here."),
    no_args(c"tell", tell, c"Return the position."),
    by_tuple(c"truncate", refuse_truncate, c"Cut at a size; not here."),
    no_args(c"flush", flush, c"Write what is buffered; nothing here."),
    no_args(
        c"close",
        close,
        c"Flush and close; more than once has no effect.",
    ),
    no_args(
        c"seekable",
        no,
        c"Return whether there is a position to change.",
    ),
    no_args(c"readable", no, c"Return whether it can be read."),
    no_args(c"writable", no, c"Return whether it can be written."),
    by_tuple(c"_checkClosed", check_closed, c""),
    by_tuple(c"_checkSeekable", check_seekable, c""),
    by_tuple(c"_checkReadable", check_readable, c""),
    by_tuple(c"_checkWritable", check_writable, c""),
    no_args(
        c"fileno",
        refuse_fileno,
        c"Return the number of the file; not here.",
    ),
    no_args(c"isatty", isatty, c"Return whether it is a terminal."),
    no_args(c"__enter__", enter, c""),
    by_tuple(c"__exit__", exit, c""),
    by_tuple(
        c"readline",
        readline,
        c"Read up to the end of a line, or some bytes at most.",
    ),
    by_tuple(
        c"readlines",
        readlines,
        c"Return a list of lines, of some bytes together at most.",
    ),
    one_arg(
        c"writelines",
        writelines,
        c"Write the items of an iterable.",
    ),
    PyMethodDef::EMPTY,
];

pub static mut ATTRIBUTES: [PyGetSetDef; 3] = [
    readable(c"__dict__", dict, c""),
    readable(c"closed", closed, c""),
    PyGetSetDef::EMPTY,
];

refusals! {
    refuse_seek "seek";
    refuse_truncate "truncate";
    refuse_fileno "fileno";
}

unsafe extern "C" fn no(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_False())
}

unsafe extern "C" fn dict(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyObject_GenericGetDict(op, null_mut())
}

unsafe extern "C" fn closed(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    marked(op).map(|closed| Ref::new(Py_Bool(closed))).or_null()
}

unsafe extern "C" fn tell(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyObject_CallMethod(op, c"seek".as_ptr(), c"ii".as_ptr(), 0, 1)
}

unsafe extern "C" fn flush(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    match marked(op) {
        Ok(true) => done(Err(raise!(
            PyExc_ValueError,
            c"I/O operation on closed file."
        ))),
        outcome => done(outcome.map(|_| ())),
    }
}

unsafe extern "C" fn close(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        if marked(op)? {
            return Ok(());
        }
        let flushed = call_method(op, name!("flush"));
        // Closed, whether the flush went well or not; the flush's exception is the one to see.
        let before = PyErr_GetRaisedException();
        let marked = status(PyObject_SetAttr(op, name!("__IOBase_closed"), Py_True()));
        if !before.is_null() {
            PyErr_SetRaisedException(before);
        }
        flushed?;
        marked
    };
    done(run())
}

pub unsafe extern "C" fn finalize(op: *mut PyObject) {
    let before = PyErr_GetRaisedException();
    let closed = PyObject_GetAttr(op, name!("closed"));
    let is_open = !closed.is_null() && PyObject_IsTrue(closed) == 0;
    xdecref(closed);
    if is_open {
        drop(call_method(op, name!("close")));
    }
    PyErr_Clear();
    PyErr_SetRaisedException(before);
}

unsafe extern "C" fn check_closed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    done(need_open(op))
}

/// The answer of a method that has to be True.
unsafe fn able(op: *mut PyObject, method: *mut PyObject, message: &CStr) -> *mut PyObject {
    match call_method(op, method) {
        Ok(answer) if answer.ptr() != Py_True() => {
            unsupported(message.as_ptr());
            null_mut()
        }
        answer => answer.or_null(),
    }
}

unsafe extern "C" fn check_seekable(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    able(op, name!("seekable"), c"File or stream is not seekable.")
}

unsafe extern "C" fn check_readable(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    able(op, name!("readable"), c"File or stream is not readable.")
}

unsafe extern "C" fn check_writable(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    able(op, name!("writable"), c"File or stream is not writable.")
}

unsafe extern "C" fn isatty(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    need_open(op).map(|()| Ref::new(Py_False())).or_null()
}

unsafe extern "C" fn enter(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    need_open(op).map(|()| Ref::new(op)).or_null()
}

unsafe extern "C" fn exit(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    call_method(op, name!("close")).or_null()
}

pub unsafe extern "C" fn iterate(op: *mut PyObject) -> *mut PyObject {
    need_open(op).map(|()| Ref::new(op)).or_null()
}

pub unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    match call_method(op, name!("readline")) {
        // The end, or an error of the length.
        Ok(line) if PyObject_Size(line.ptr()) <= 0 => null_mut(),
        line => line.or_null(),
    }
}

unsafe extern "C" fn readline(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let most = limit(c"readline", args)?;
        let line = owned(PyByteArray_FromStringAndSize(null(), 0))?;
        let read = owned(PyObject_GetAttr(op, name!("read")))?;
        let one = owned(PyLong_FromLong(1))?;
        while most < 0 || PyByteArray_Size(line.ptr()) < most {
            let part = owned(PyObject_CallOneArg(read.ptr(), one.ptr()))?;
            if !PyBytes_Check(part.ptr()) {
                return Err(raise!(
                    PyExc_OSError,
                    c"read() should have returned a bytes object, not '%.200s'",
                    (*Py_TYPE(part.ptr())).tp_name
                ));
            }
            let length = Py_SIZE(part.ptr());
            if length == 0 {
                break;
            }
            owned(PySequence_InPlaceConcat(line.ptr(), part.ptr()))?;
            if *PyBytes_AsString(part.ptr()).offset(length - 1) as u8 == b'\n' {
                break;
            }
        }
        let bytes = PyByteArray_AsString(line.ptr());
        owned(PyBytes_FromStringAndSize(
            bytes,
            PyByteArray_Size(line.ptr()),
        ))
    };
    run().or_null()
}

unsafe extern "C" fn readlines(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let most = limit(c"readlines", args)?;
        let lines = owned(PyList_New(0))?;
        if most <= 0 {
            owned(PySequence_InPlaceConcat(lines.ptr(), op))?;
            return Ok(lines);
        }
        let iterator = owned(PyObject_GetIter(op))?;
        let mut all = 0;
        while let Some(line) = next_item(&iterator)? {
            status(PyList_Append(lines.ptr(), line.ptr()))?;
            let length = PyObject_Size(line.ptr());
            if length < 0 {
                return Err(Raised);
            }
            if length > most - all {
                break;
            }
            all += length;
        }
        Ok(lines)
    };
    run().or_null()
}

unsafe extern "C" fn writelines(op: *mut PyObject, lines: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        need_open(op)?;
        let iterator = owned(PyObject_GetIter(lines))?;
        while let Some(line) = next_item(&iterator)? {
            call_method_one(op, name!("write"), line.ptr())?;
        }
        Ok(())
    };
    done(run())
}
