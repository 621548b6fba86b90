//! What `sys.stdin`, `sys.stdout` and `sys.stderr` are: text over a descriptor, encoded as UTF-8.
//!
//! Always true: what is written is in `pending` or was handed to the system, in order.

use core::cell::UnsafeCell;

use super::calls::{limit, need_open, size, unsupported};
use super::{Stream, TEXT};
use crate::prelude::*;
use crate::types::bytes::out::Out;
use crate::types::define::{STATIC_TYPE, by_tuple, no_args, one_arg, readable};

/// As many bytes may wait.
const BUFFER: usize = 8192;

/// A file; the three of them live as long as the process.
#[repr(C)]
struct File {
    stream: Stream,
    descriptor: c_int,
    pending: UnsafeCell<Vec<u8>>,
}

/// `_io.TextIOWrapper`, as far as it is needed here.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"_io.TextIOWrapper".as_ptr(),
    tp_basicsize: size_of::<File>() as Py_ssize_t,
    tp_dealloc: Some(never),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_base: &raw mut TEXT,
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 12] = [
    one_arg(c"write", write, c"write($self, text, /)\n--\n\n"),
    by_tuple(
        c"read",
        read,
        c"Read some characters at most; without a size all that follow.",
    ),
    by_tuple(
        c"readline",
        readline,
        c"Read up to the end of a line, or some characters at most.",
    ),
    by_tuple(c"seek", refuse_position, c""),
    by_tuple(c"tell", refuse_position, c""),
    no_args(c"flush", flush, c"flush($self, /)\n--\n\n"),
    no_args(c"fileno", fileno, c"fileno($self, /)\n--\n\n"),
    no_args(c"isatty", isatty, c"isatty($self, /)\n--\n\n"),
    no_args(c"readable", readable_, c"readable($self, /)\n--\n\n"),
    no_args(c"writable", writable, c"writable($self, /)\n--\n\n"),
    no_args(c"seekable", seekable, c"seekable($self, /)\n--\n\n"),
    PyMethodDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 5] = [
    readable(c"name", get_name, c""),
    readable(c"mode", get_mode, c""),
    readable(c"encoding", get_encoding, c""),
    readable(c"errors", get_errors, c""),
    PyGetSetDef::EMPTY,
];

const fn file(descriptor: c_int) -> File {
    File {
        stream: Stream {
            ob_base: PyObject {
                ob_refcnt: IMMORTAL,
                ob_type: &raw mut TYPE,
            },
            refs: [null_mut()],
            data: null_mut(),
        },
        descriptor,
        pending: UnsafeCell::new(Vec::new()),
    }
}

static mut FILES: [File; 3] = [file(0), file(1), file(2)];

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut TYPE))
}

/// The file over the descriptor 0, 1 or 2, borrowed.
pub fn of_descriptor(descriptor: usize) -> *mut PyObject {
    // SAFETY: below the length of the array.
    unsafe { (&raw mut FILES).cast::<File>().add(descriptor).cast() }
}

/// Takes from the files what a program has set on them, at the end of a life of Python: they are as new in the next.
pub unsafe fn reset() {
    for descriptor in 0..3 {
        let stream: *mut Stream = of_descriptor(descriptor).cast();
        xdecref(ptr::replace(&raw mut (*stream).refs[0], null_mut()));
    }
}

/// Hands what is pending to the system. What it does not take is lost.
pub unsafe fn push_out(descriptor: usize) {
    let _ = push(of_descriptor(descriptor).cast());
}

unsafe fn push(file: *mut File) -> Fallible {
    let pending = &mut *(*file).pending.get();
    let mut done = 0;
    while done < pending.len() {
        let rest = &pending[done..];
        match libc::write((*file).descriptor, rest.as_ptr().cast(), rest.len()) {
            count if count > 0 => done += count as usize,
            _ if *libc::__errno_location() == libc::EINTR => status(PyErr_CheckSignals())?,
            _ => {
                pending.clear();
                PyErr_SetFromErrno(PyExc_OSError);
                return Err(Raised);
            }
        }
    }
    pending.clear();
    Ok(())
}

unsafe extern "C" fn never(_: *mut PyObject) {}

unsafe fn name_of(op: *mut PyObject) -> *const c_char {
    match (*op.cast::<File>()).descriptor {
        0 => c"<stdin>".as_ptr(),
        1 => c"<stdout>".as_ptr(),
        _ => c"<stderr>".as_ptr(),
    }
}

unsafe fn mode_of(op: *mut PyObject) -> *const c_char {
    if (*op.cast::<File>()).descriptor == 0 {
        c"r".as_ptr()
    } else {
        c"w".as_ptr()
    }
}

unsafe fn errors_of(op: *mut PyObject) -> *const c_char {
    if (*op.cast::<File>()).descriptor == 2 {
        c"backslashreplace".as_ptr()
    } else {
        c"strict".as_ptr()
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(
        c"<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>".as_ptr(),
        name_of(op),
        mode_of(op),
    )
}

/// Whether nothing waits: `PYTHONUNBUFFERED`.
fn is_unbuffered() -> bool {
    crate::runtime::configured(c"PYTHONUNBUFFERED").is_some()
}

unsafe fn is_line_buffered(file: *mut File) -> bool {
    (*file).descriptor == 2 || libc::isatty((*file).descriptor) != 0
}

/// ValueError after `close()`, of which the dict would know.
unsafe fn check_open(op: *mut PyObject) -> Fallible {
    if (*op.cast::<Stream>()).refs[0].is_null() {
        return Ok(());
    }
    need_open(op)
}

/// io.UnsupportedOperation.
#[cold]
unsafe fn refuse(what: &CStr) -> Raised {
    unsupported(what.as_ptr());
    Raised
}

unsafe extern "C" fn write(op: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(text) {
        return PyErr_Format(
            PyExc_TypeError,
            c"write() argument must be str, not %.200s".as_ptr(),
            (*Py_TYPE(text)).tp_name,
        );
    }
    match written(op.cast(), text) {
        Ok(()) => PyLong_FromSsize_t(PyUnicode_GET_LENGTH(text)),
        Err(Raised) => null_mut(),
    }
}

unsafe fn written(file: *mut File, text: *mut PyObject) -> Fallible {
    check_open(file.cast())?;
    if (*file).descriptor == 0 {
        return Err(refuse(c"not writable"));
    }
    let errors = errors_of(file.cast());
    let bytes = owned(PyUnicode_AsEncodedString(text, c"utf-8".as_ptr(), errors))?;
    let length = Py_SIZE(bytes.ptr()) as usize;
    let bytes = core::slice::from_raw_parts(PyBytes_AS_STRING(bytes.ptr()).cast::<u8>(), length);
    let pending = &mut *(*file).pending.get();
    pending.make_room(length)?;
    pending.extend_from_slice(bytes);
    let full = pending.len() >= BUFFER;
    let line = bytes.contains(&b'\n') && is_line_buffered(file);
    if full || line || is_unbuffered() {
        return push(file);
    }
    Ok(())
}

unsafe extern "C" fn flush(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    check_open(op)
        .and_then(|()| push(op.cast()))
        .map(|()| Ref::new(Py_None()))
        .or_null()
}

unsafe extern "C" fn fileno(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong((*op.cast::<File>()).descriptor.into())
}

unsafe extern "C" fn isatty(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool(libc::isatty((*op.cast::<File>()).descriptor) != 0))
}

unsafe extern "C" fn readable_(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool((*op.cast::<File>()).descriptor == 0))
}

unsafe extern "C" fn writable(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_Bool((*op.cast::<File>()).descriptor != 0))
}

unsafe extern "C" fn seekable(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    new_ref(Py_False())
}

unsafe extern "C" fn refuse_position(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    Err::<Ref, _>(refuse(c"underlying stream is not seekable")).or_null()
}

/// The next byte; `None` at the end. One at a time: what is behind it belongs to whoever else reads the descriptor.
unsafe fn byte() -> Fallible<Option<u8>> {
    let mut byte = 0_u8;
    loop {
        match libc::read(0, (&raw mut byte).cast(), 1) {
            1 => return Ok(Some(byte)),
            0 => return Ok(None),
            _ if *libc::__errno_location() == libc::EINTR => status(PyErr_CheckSignals())?,
            _ => {
                PyErr_SetFromErrno(PyExc_OSError);
                return Err(Raised);
            }
        }
    }
}

/// How many bytes of a character in UTF-8 follow its first.
fn rest_of_character(first: u8) -> usize {
    match first {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => 0,
    }
}

/// What follows on the standard input: some characters at most (any number when `most` is negative), or a line with its
/// end. The empty str at the end of the file.
unsafe fn text(op: *mut PyObject, most: Py_ssize_t, ends_with_line: bool) -> Fallible<Ref> {
    check_open(op)?;
    if (*op.cast::<File>()).descriptor != 0 {
        return Err(refuse(c"not readable"));
    }
    let mut text = Out::new(0)?;
    let mut left = most;
    while left != 0
        && let Some(first) = byte()?
    {
        text.byte(first)?;
        for _ in 0..rest_of_character(first) {
            if let Some(next) = byte()? {
                text.byte(next)?;
            }
        }
        if first == b'\n' && ends_with_line {
            break;
        }
        left -= 1;
    }
    let text = text.bytes();
    owned(PyUnicode_DecodeUTF8(
        text.as_ptr().cast(),
        text.len() as Py_ssize_t,
        errors_of(op),
    ))
}

unsafe extern "C" fn read(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    limit(c"read", args)
        .and_then(|most| text(op, most, false))
        .or_null()
}

unsafe extern "C" fn readline(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    size(c"readline", args)
        .and_then(|most| text(op, most, true))
        .or_null()
}

unsafe extern "C" fn get_name(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyUnicode_FromString(name_of(op))
}

unsafe extern "C" fn get_mode(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyUnicode_FromString(mode_of(op))
}

unsafe extern "C" fn get_encoding(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyUnicode_FromString(c"utf-8".as_ptr())
}

unsafe extern "C" fn get_errors(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyUnicode_FromString(errors_of(op))
}
