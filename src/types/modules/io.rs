//! `_io`, also as `io`: the abstract classes of streams, which extension modules look for. Files are not there.

use super::fields::{self, Fields};
use crate::prelude::*;
use crate::types::define::{by_tuple, no_args, one_arg, readable};
use crate::types::kind::raise;
use crate::types::module;

/// An object of these classes: its dict, and what weakly refers to it.
type Stream = Fields<1, *mut PyObject>;

static mut DEFINITION: PyModuleDef = PyModuleDef {
    m_name: c"_io".as_ptr(),
    m_doc: c"The abstract classes of streams.".as_ptr(),
    m_size: -1,
    ..PyModuleDef::EMPTY
};

static mut BASE_METHODS: [PyMethodDef; 20] = [
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

static mut BASE_ATTRIBUTES: [PyGetSetDef; 3] = [
    readable(c"__dict__", dict, c""),
    readable(c"closed", closed, c""),
    PyGetSetDef::EMPTY,
];

macro_rules! refusals {
    ($($function:ident $name:literal;)*) => {$(
        unsafe extern "C" fn $function(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            unsupported(concat!($name, "\0").as_ptr().cast());
            null_mut()
        }
    )*};
}

refusals! {
    refuse_seek "seek";
    refuse_truncate "truncate";
    refuse_fileno "fileno";
    refuse_detach "detach";
    refuse_read "read";
    refuse_read1 "read1";
    refuse_readline "readline";
    refuse_write "write";
}

macro_rules! class {
    ($type:ident $name:literal $methods:ident $attributes:expr, $doc:literal) => {
        static mut $type: PyTypeObject = PyTypeObject {
            tp_methods: (&raw mut $methods).cast(),
            tp_getset: $attributes,
            tp_base: &raw mut BASE,
            tp_init: None,
            tp_new: Some(PyType_GenericNew),
            ..fields::kind::<1, *mut PyObject>($name, $doc)
        };
    };
}

static mut BASE: PyTypeObject = PyTypeObject {
    tp_methods: (&raw mut BASE_METHODS).cast(),
    tp_getset: (&raw mut BASE_ATTRIBUTES).cast(),
    tp_iter: Some(iterate),
    tp_iternext: Some(next),
    tp_new: Some(PyType_GenericNew),
    tp_finalize: Some(finalize),
    tp_dictoffset: core::mem::offset_of!(Stream, refs) as Py_ssize_t,
    tp_weaklistoffset: core::mem::offset_of!(Stream, data) as Py_ssize_t,
    ..fields::kind::<1, *mut PyObject>(c"_io._IOBase", c"The abstract base class of all streams.")
};

static mut RAW_METHODS: [PyMethodDef; 3] = [
    by_tuple(
        c"read",
        raw_read,
        c"Return some bytes, by readinto; None when there are none at present.",
    ),
    no_args(
        c"readall",
        readall,
        c"Return all bytes up to the end, by read.",
    ),
    PyMethodDef::EMPTY,
];

static mut BUFFERED_METHODS: [PyMethodDef; 7] = [
    by_tuple(c"detach", refuse_detach, c""),
    by_tuple(c"read", refuse_read, c""),
    by_tuple(c"read1", refuse_read1, c""),
    one_arg(c"readinto", readinto, c""),
    one_arg(c"readinto1", readinto1, c""),
    by_tuple(c"write", refuse_write, c""),
    PyMethodDef::EMPTY,
];

static mut TEXT_METHODS: [PyMethodDef; 5] = [
    by_tuple(c"detach", refuse_detach, c""),
    by_tuple(c"read", refuse_read, c""),
    by_tuple(c"readline", refuse_readline, c""),
    by_tuple(c"write", refuse_write, c""),
    PyMethodDef::EMPTY,
];

static mut TEXT_ATTRIBUTES: [PyGetSetDef; 4] = [
    readable(c"encoding", none, c""),
    readable(c"newlines", none, c""),
    readable(c"errors", none, c""),
    PyGetSetDef::EMPTY,
];

class!(RAW c"_io._RawIOBase" RAW_METHODS null_mut(), c"What streams of bytes without a buffer inherit from.");
class!(BUFFERED c"_io._BufferedIOBase" BUFFERED_METHODS null_mut(), c"What streams of bytes with a buffer inherit from.");
class!(TEXT c"_io._TextIOBase" TEXT_METHODS (&raw mut TEXT_ATTRIBUTES).cast(), c"What streams of text inherit from.");

/// The init function.
pub unsafe extern "C" fn init() -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let made = module::create(&raw mut DEFINITION, PYTHON_API_VERSION)?;
        for kind in [
            &raw mut BASE,
            &raw mut RAW,
            &raw mut BUFFERED,
            &raw mut TEXT,
        ] {
            status(PyModule_AddType(made.ptr(), kind))?;
        }
        let unsupported = PyObject_CallFunction(
            (&raw mut PyType_Type).cast(),
            c"s(OO){ss}".as_ptr(),
            c"UnsupportedOperation".as_ptr(),
            PyExc_OSError,
            PyExc_ValueError,
            c"__module__".as_ptr(),
            c"io".as_ptr(),
        );
        module::add_constant(made.ptr(), c"UnsupportedOperation".as_ptr(), unsupported)?;
        module::add_ref(
            made.ptr(),
            c"BlockingIOError".as_ptr(),
            PyExc_BlockingIOError,
        )?;
        let size = PyLong_FromLong(8192);
        module::add_constant(made.ptr(), c"DEFAULT_BUFFER_SIZE".as_ptr(), size)?;
        Ok(made)
    };
    run().or_null()
}

/// Raises io.UnsupportedOperation.
#[cold]
unsafe fn unsupported(what: *const c_char) {
    let run = || -> Fallible {
        let own = owned(PyImport_ImportModule(c"_io".as_ptr()))?;
        let kind = owned(PyObject_GetAttrString(
            own.ptr(),
            c"UnsupportedOperation".as_ptr(),
        ))?;
        PyErr_SetString(kind.ptr(), what);
        Ok(())
    };
    // What fails here is raised in its place.
    let _raised = run();
}

unsafe fn no_arguments(op: *mut PyObject, method: *mut PyObject) -> *mut PyObject {
    PyObject_VectorcallMethod(method, &raw const op, 1, null_mut())
}

unsafe fn one_argument(
    op: *mut PyObject,
    method: *mut PyObject,
    argument: *mut PyObject,
) -> *mut PyObject {
    PyObject_VectorcallMethod(method, [op, argument].as_ptr(), 2, null_mut())
}

/// Whether it was closed by the method of the base.
unsafe fn marked(op: *mut PyObject) -> Fallible<bool> {
    let mut found = null_mut();
    let there = truth(PyObject_GetOptionalAttr(
        op,
        name!("__IOBase_closed"),
        &raw mut found,
    ))?;
    xdecref(found);
    Ok(there)
}

/// ValueError when `closed` says so.
unsafe fn need_open(op: *mut PyObject) -> Fallible {
    let closed = owned(PyObject_GetAttr(op, name!("closed")))?;
    if truth(PyObject_IsTrue(closed.ptr()))? {
        return Err(raise!(PyExc_ValueError, c"I/O operation on closed file."));
    }
    Ok(())
}

unsafe fn done(outcome: Fallible) -> *mut PyObject {
    outcome.map(|()| Ref::new(Py_None())).or_null()
}

unsafe extern "C" fn none(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_None())
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
        let flushed = owned(no_arguments(op, name!("flush")));
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

unsafe extern "C" fn finalize(op: *mut PyObject) {
    let before = PyErr_GetRaisedException();
    let closed = PyObject_GetAttr(op, name!("closed"));
    let is_open = !closed.is_null() && PyObject_IsTrue(closed) == 0;
    xdecref(closed);
    if is_open {
        xdecref(no_arguments(op, name!("close")));
    }
    PyErr_Clear();
    PyErr_SetRaisedException(before);
}

unsafe extern "C" fn check_closed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    done(need_open(op))
}

/// The answer of a method that has to be True.
unsafe fn able(op: *mut PyObject, method: *mut PyObject, message: &CStr) -> *mut PyObject {
    let answer = no_arguments(op, method);
    if !answer.is_null() && answer != Py_True() {
        decref(answer);
        unsupported(message.as_ptr());
        return null_mut();
    }
    answer
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
    no_arguments(op, name!("close"))
}

unsafe extern "C" fn iterate(op: *mut PyObject) -> *mut PyObject {
    need_open(op).map(|()| Ref::new(op)).or_null()
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let line = no_arguments(op, name!("readline"));
    if !line.is_null() && PyObject_Size(line) <= 0 {
        // The end, or an error of the length.
        decref(line);
        return null_mut();
    }
    line
}

/// The number that an optional argument is; -1 for None and for none.
unsafe fn limit(name: &CStr, args: *mut PyObject) -> Fallible<Py_ssize_t> {
    let count = Py_SIZE(args);
    if _PyArg_CheckPositional(name.as_ptr(), count, 0, 1) == 0 {
        return Err(Raised);
    }
    if count == 0 || PyTuple_GET_ITEM(args, 0) == Py_None() {
        return Ok(-1);
    }
    let number = PyNumber_AsSsize_t(PyTuple_GET_ITEM(args, 0), PyExc_OverflowError);
    if number == -1 && !PyErr_Occurred().is_null() {
        return Err(Raised);
    }
    Ok(number)
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
        while let Some(line) = Ref::steal(PyIter_Next(iterator.ptr())) {
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
        if PyErr_Occurred().is_null() {
            Ok(lines)
        } else {
            Err(Raised)
        }
    };
    run().or_null()
}

unsafe extern "C" fn writelines(op: *mut PyObject, lines: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        need_open(op)?;
        let iterator = owned(PyObject_GetIter(lines))?;
        while let Some(line) = Ref::steal(PyIter_Next(iterator.ptr())) {
            owned(one_argument(op, name!("write"), line.ptr()))?;
        }
        if PyErr_Occurred().is_null() {
            Ok(())
        } else {
            Err(Raised)
        }
    };
    done(run())
}

unsafe extern "C" fn raw_read(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let most = limit(c"read", args)?;
        if most < 0 {
            return owned(no_arguments(op, name!("readall")));
        }
        let buffer = owned(PyByteArray_FromStringAndSize(null(), most))?;
        let count = owned(one_argument(op, name!("readinto"), buffer.ptr()))?;
        if count.ptr() == Py_None() {
            return Ok(count);
        }
        let count = PyNumber_AsSsize_t(count.ptr(), PyExc_ValueError);
        if count == -1 && !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
        if count < 0 || count > PyByteArray_Size(buffer.ptr()) {
            return Err(raise!(
                PyExc_ValueError,
                c"readinto returned %zd outside buffer size %zd",
                count,
                PyByteArray_Size(buffer.ptr())
            ));
        }
        owned(PyBytes_FromStringAndSize(
            PyByteArray_AsString(buffer.ptr()),
            count,
        ))
    };
    run().or_null()
}

unsafe extern "C" fn readall(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut all = owned(PyBytes_FromStringAndSize(null(), 0))?;
        let size = owned(PyLong_FromLong(8192))?;
        loop {
            let part = owned(one_argument(op, name!("read"), size.ptr()))?;
            if part.ptr() == Py_None() && Py_SIZE(all.ptr()) == 0 {
                return Ok(part);
            }
            if part.ptr() == Py_None() {
                return Ok(all);
            }
            if !PyBytes_Check(part.ptr()) {
                return Err(raise!(PyExc_TypeError, c"read() should return bytes"));
            }
            if Py_SIZE(part.ptr()) == 0 {
                return Ok(all);
            }
            all = owned(PySequence_Concat(all.ptr(), part.ptr()))?;
        }
    };
    run().or_null()
}

/// Fills a buffer by a method that returns bytes; how many there were.
unsafe fn fill_by(
    op: *mut PyObject,
    method: *mut PyObject,
    buffer: *mut PyObject,
) -> Fallible<Ref> {
    let mut view = Py_buffer::EMPTY;
    status(PyObject_GetBuffer(buffer, &raw mut view, PyBUF_WRITABLE))?;
    let outcome = fill_view(op, method, &view);
    PyBuffer_Release(&raw mut view);
    outcome
}

unsafe fn fill_view(op: *mut PyObject, method: *mut PyObject, view: &Py_buffer) -> Fallible<Ref> {
    let size = owned(PyLong_FromSsize_t(view.len))?;
    let part = owned(one_argument(op, method, size.ptr()))?;
    if !PyBytes_Check(part.ptr()) {
        return Err(raise!(PyExc_TypeError, c"read() should return bytes"));
    }
    let length = Py_SIZE(part.ptr());
    if length > view.len {
        return Err(raise!(
            PyExc_ValueError,
            c"read() returned too much data: %zd bytes requested, %zd returned",
            view.len,
            length
        ));
    }
    let from = PyBytes_AsString(part.ptr());
    core::ptr::copy_nonoverlapping(from.cast::<u8>(), view.buf.cast::<u8>(), length as usize);
    owned(PyLong_FromSsize_t(length))
}

unsafe extern "C" fn readinto(op: *mut PyObject, buffer: *mut PyObject) -> *mut PyObject {
    fill_by(op, name!("read"), buffer).or_null()
}

unsafe extern "C" fn readinto1(op: *mut PyObject, buffer: *mut PyObject) -> *mut PyObject {
    fill_by(op, name!("read1"), buffer).or_null()
}
