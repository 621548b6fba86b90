//! `_RawIOBase` and `_BufferedIOBase`: streams of bytes, each of whose ways to read may be made of the other.

use super::calls::*;
use crate::prelude::*;
use crate::types::call::method::{call_method, call_method_one};
use crate::types::define::{by_tuple, no_args, one_arg};
use crate::types::kind::raise;

pub static mut RAW_METHODS: [PyMethodDef; 3] = [
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

pub static mut BUFFERED_METHODS: [PyMethodDef; 7] = [
    by_tuple(c"detach", refuse_detach, c""),
    by_tuple(c"read", refuse_read, c""),
    by_tuple(c"read1", refuse_read1, c""),
    one_arg(c"readinto", readinto, c""),
    one_arg(c"readinto1", readinto1, c""),
    by_tuple(c"write", refuse_write, c""),
    PyMethodDef::EMPTY,
];

refusals! {
    refuse_detach "detach";
    refuse_read "read";
    refuse_read1 "read1";
    refuse_write "write";
}

unsafe extern "C" fn raw_read(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let most = limit(c"read", args)?;
        if most < 0 {
            return call_method(op, name!("readall"));
        }
        let buffer = owned(PyByteArray_FromStringAndSize(null(), most))?;
        let count = call_method_one(op, name!("readinto"), buffer.ptr())?;
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
            let part = call_method_one(op, name!("read"), size.ptr())?;
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
    let part = call_method_one(op, method, size.ptr())?;
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
