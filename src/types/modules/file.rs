//! What `sys.stdin`, `sys.stdout` and `sys.stderr` are: text over a descriptor, encoded as UTF-8.
//!
//! Always true: what is written is in `pending` or was handed to the system, in order.

use core::cell::UnsafeCell;

use crate::prelude::*;
use crate::types::define::{STATIC_TYPE, fast, no_args, one_arg, readable};

/// As many bytes may wait.
const BUFFER: usize = 8192;

/// A file; the three of them live as long as the process.
#[repr(C)]
struct File {
    ob_base: PyObject,
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
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 9] = [
    one_arg(c"write", write, c"write($self, text, /)\n--\n\n"),
    no_args(c"flush", flush, c"flush($self, /)\n--\n\n"),
    no_args(c"fileno", fileno, c"fileno($self, /)\n--\n\n"),
    no_args(c"isatty", isatty, c"isatty($self, /)\n--\n\n"),
    no_args(c"readable", readable_, c"readable($self, /)\n--\n\n"),
    no_args(c"writable", writable, c"writable($self, /)\n--\n\n"),
    no_args(c"seekable", seekable, c"seekable($self, /)\n--\n\n"),
    fast(
        c"readline",
        readline,
        c"readline($self, size=-1, /)\n--\n\n",
    ),
    PyMethodDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 7] = [
    readable(c"name", get_name, c""),
    readable(c"mode", get_mode, c""),
    readable(c"encoding", get_encoding, c""),
    readable(c"errors", get_errors, c""),
    readable(c"closed", get_closed, c""),
    readable(c"newlines", get_newlines, c""),
    PyGetSetDef::EMPTY,
];

const fn file(descriptor: c_int) -> File {
    File {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut TYPE,
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
pub fn standard(descriptor: usize) -> *mut PyObject {
    // SAFETY: below the length of the array.
    unsafe { (&raw mut FILES).cast::<File>().add(descriptor).cast() }
}

/// Hands what is pending to the system. What it does not take is lost.
pub unsafe fn flush_standard(descriptor: usize) {
    let _ = push(standard(descriptor).cast());
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

unsafe fn unsupported(message: &CStr) -> *mut PyObject {
    PyErr_SetString(PyExc_OSError, message.as_ptr());
    null_mut()
}

unsafe extern "C" fn write(op: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(text) {
        return PyErr_Format(
            PyExc_TypeError,
            c"write() argument must be str, not %.200s".as_ptr(),
            (*Py_TYPE(text)).tp_name,
        );
    }
    let file = op.cast::<File>();
    if (*file).descriptor == 0 {
        return unsupported(c"not writable");
    }
    let Ok(bytes) = owned(PyUnicode_AsEncodedString(
        text,
        c"utf-8".as_ptr(),
        errors_of(op),
    )) else {
        return null_mut();
    };
    let length = Py_SIZE(bytes.ptr()) as usize;
    let bytes = core::slice::from_raw_parts(PyBytes_AS_STRING(bytes.ptr()).cast::<u8>(), length);
    (*(*file).pending.get()).extend_from_slice(bytes);
    let full = (*(*file).pending.get()).len() >= BUFFER;
    let line = bytes.contains(&b'\n') && is_line_buffered(file);
    if (full || line || is_unbuffered()) && push(file).is_err() {
        return null_mut();
    }
    PyLong_FromSsize_t(PyUnicode_GET_LENGTH(text))
}

unsafe extern "C" fn flush(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    if push(op.cast()).is_err() {
        return null_mut();
    }
    new_ref(Py_None())
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

/// The next line, with its end; the empty str at the end of the file.
unsafe fn line(op: *mut PyObject, most: usize) -> *mut PyObject {
    let file = op.cast::<File>();
    if (*file).descriptor != 0 {
        return unsupported(c"not readable");
    }
    let mut text = Vec::new();
    let mut byte = 0_u8;
    // A byte at a time: what is behind the line belongs to whoever else reads the descriptor.
    while text.len() < most && libc::read(0, (&raw mut byte).cast(), 1) == 1 {
        text.push(byte);
        if byte == b'\n' {
            break;
        }
    }
    PyUnicode_DecodeUTF8(text.as_ptr().cast(), text.len() as Py_ssize_t, null())
}

unsafe extern "C" fn readline(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
) -> *mut PyObject {
    if _PyArg_CheckPositional(c"readline".as_ptr(), count, 0, 1) == 0 {
        return null_mut();
    }
    let mut most = usize::MAX;
    if count == 1 {
        let asked = PyNumber_AsSsize_t(*args, PyExc_OverflowError);
        if asked == -1 && !PyErr_Occurred().is_null() {
            return null_mut();
        }
        most = usize::try_from(asked).unwrap_or(usize::MAX);
    }
    line(op, most)
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    match Ref::steal(line(op, usize::MAX)) {
        Some(text) if PyUnicode_GET_LENGTH(text.ptr()) > 0 => text.into_raw(),
        _ => null_mut(),
    }
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

unsafe extern "C" fn get_closed(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_False())
}

unsafe extern "C" fn get_newlines(_: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(Py_None())
}
