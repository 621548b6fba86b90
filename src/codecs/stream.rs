//! Readers and writers: text over an object that reads or writes bytes.

use super::bytes_of;
use super::incremental::{codec_called, decode_next, encode_next, handler_called};
use super::lookup::Known;
use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::define::{field, named, no_args, one_arg};
use crate::types::modules::fields::{self, Fields, get, number, set};

/// The name of the codec; the stream; the name of the handler; of a reader, the bytes and the text that were read and not
/// given out yet.
const NAME: usize = 0;
const STREAM: usize = 1;
const ERRORS: usize = 2;
const BYTES: usize = 3;
const TEXT: usize = 4;

/// The order of bytes that a mark has told; 0: none yet.
type Coder = Fields<5, c_int>;

/// How many bytes are read at a time for a line.
const LINE_BYTES: Py_ssize_t = 72;

const fn offset(at: usize) -> usize {
    core::mem::offset_of!(Coder, refs) + at * size_of::<usize>()
}

static mut MEMBERS: [PyMemberDef; 3] = [
    field(c"stream", _Py_T_OBJECT, offset(STREAM), c""),
    field(c"errors", _Py_T_OBJECT, offset(ERRORS), c""),
    PyMemberDef::EMPTY,
];

static mut WRITER_METHODS: [PyMethodDef; 4] = [
    one_arg(
        c"write",
        write,
        c"Encodes an object and writes the bytes to the stream behind.",
    ),
    one_arg(
        c"writelines",
        write_lines,
        c"Encodes the strs of a list, joined, and writes them.",
    ),
    no_args(c"reset", reset, c""),
    PyMethodDef::EMPTY,
];

static mut READER_METHODS: [PyMethodDef; 5] = [
    named(
        c"read",
        read,
        c"Reads from the stream behind and decodes what came.",
    ),
    named(
        c"readline",
        read_line,
        c"One decoded line, with its end unless keepends is false.",
    ),
    named(
        c"readlines",
        read_lines,
        c"All that is left, decoded, as a list of lines.",
    ),
    no_args(c"reset", reset, c"Forgets what is half decoded."),
    PyMethodDef::EMPTY,
];

static mut WRITER: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_getattro: Some(attribute),
    tp_methods: (&raw mut WRITER_METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    ..fields::kind::<5, c_int>(c"codecs.StreamWriter", c"")
};

static mut READER: PyTypeObject = PyTypeObject {
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_getattro: Some(attribute),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut READER_METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    ..fields::kind::<5, c_int>(c"codecs.StreamReader", c"")
};

/// What makes them, bound to the name of a codec.
static mut MAKE_READER: PyMethodDef = named(c"StreamReader", make_reader, c"");
static mut MAKE_WRITER: PyMethodDef = named(c"StreamWriter", make_writer, c"");

/// What makes readers of a codec.
pub unsafe fn reader(name: &Ref) -> Fallible<Ref> {
    status(PyType_Ready(&raw mut READER))?;
    owned(PyCFunction_New(&raw mut MAKE_READER, name.ptr()))
}

/// What makes writers of a codec.
pub unsafe fn writer(name: &Ref) -> Fallible<Ref> {
    status(PyType_Ready(&raw mut WRITER))?;
    owned(PyCFunction_New(&raw mut MAKE_WRITER, name.ptr()))
}

unsafe fn made(
    kind: *mut PyTypeObject,
    name: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let (mut stream, mut errors) = (null_mut::<PyObject>(), name!("strict"));
    fields::need(args, kwargs, init_name(kind), &[c"stream"])?;
    parse_named!(
        args,
        kwargs,
        c"O|U:__init__",
        [c"stream", c"errors"],
        stream,
        errors
    )?;
    let bytes = owned(PyBytes_FromStringAndSize(null(), 0))?;
    fields::make(kind, [name, stream, errors, bytes.ptr(), name!("")])
}

unsafe fn init_name(kind: *mut PyTypeObject) -> &'static CStr {
    if kind == &raw mut READER {
        c"StreamReader.__init__"
    } else {
        c"StreamWriter.__init__"
    }
}

unsafe extern "C" fn make_reader(
    name: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    made(&raw mut READER, name, args, kwargs).or_null()
}

unsafe extern "C" fn make_writer(
    name: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    made(&raw mut WRITER, name, args, kwargs).or_null()
}

unsafe fn mark(op: *mut PyObject) -> *mut c_int {
    fields::data::<5, c_int>(op)
}

unsafe fn codec(op: *mut PyObject) -> Fallible<Known> {
    codec_called(get(op, NAME))
}

unsafe fn errors(op: *mut PyObject) -> Fallible<*const c_char> {
    handler_called(get(op, ERRORS))
}

/// An attribute of its own, or else one of the stream.
unsafe extern "C" fn attribute(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    let found = PyObject_GenericGetAttr(op, name);
    if !found.is_null() || PyErr_ExceptionMatches(PyExc_AttributeError) == 0 {
        return found;
    }
    PyErr_Clear();
    PyObject_GetAttr(get(op, STREAM), name)
}

unsafe extern "C" fn reset(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let Ok(nothing) = owned(PyBytes_FromStringAndSize(null(), 0)) else {
        return null_mut();
    };
    set(op, BYTES, nothing.into_raw());
    set(op, TEXT, new_ref(name!("")));
    *mark(op) = 0;
    new_ref(Py_None())
}

unsafe extern "C" fn write(op: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if !PyUnicode_Check(text) {
            PyErr_Format(
                PyExc_TypeError,
                c"encode() argument 1 must be str, not %T".as_ptr(),
                text,
            );
            return Err(Raised);
        }
        let bytes = encode_next(codec(op)?, text, errors(op)?, &mut *mark(op))?;
        call_method!(name!("write"), get(op, STREAM), bytes.ptr())?;
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

unsafe extern "C" fn write_lines(op: *mut PyObject, lines: *mut PyObject) -> *mut PyObject {
    match owned(PyUnicode_Join(name!(""), lines)) {
        Ok(text) => write(op, text.ptr()),
        Err(Raised) => null_mut(),
    }
}

/// Reads once from the stream, all of it when `size` is negative: adds what it gives to the text at hand. False at the end.
unsafe fn fill(op: *mut PyObject, size: Py_ssize_t) -> Fallible<bool> {
    let read = owned(PyObject_GetAttr(get(op, STREAM), name!("read")))?;
    let fresh = if size < 0 {
        call!(read.ptr())?
    } else {
        let size = owned(PyLong_FromSsize_t(size))?;
        call!(read.ptr(), size.ptr())?
    };
    let fresh = owned(PyBytes_FromObject(fresh.ptr()))?;
    let is_end = Py_SIZE(fresh.ptr()) == 0;
    let all = owned(PySequence_Concat(get(op, BYTES), fresh.ptr()))?;
    let bytes = bytes_of(all.ptr());
    let (text, used) = decode_next(codec(op)?, bytes, errors(op)?, &mut *mark(op), false)?;
    let rest = owned(PySequence_GetSlice(
        all.ptr(),
        used as Py_ssize_t,
        Py_SIZE(all.ptr()),
    ))?;
    set(op, BYTES, rest.into_raw());
    let text = owned(PyUnicode_Concat(get(op, TEXT), text.ptr()))?;
    set(op, TEXT, text.into_raw());
    Ok(!is_end)
}

/// Takes the first characters of the text at hand; all when `count` is negative.
unsafe fn take(op: *mut PyObject, count: Py_ssize_t) -> Fallible<Ref> {
    let text = Ref::new(get(op, TEXT));
    let length = PyUnicode_GET_LENGTH(text.ptr());
    if count < 0 || count >= length {
        set(op, TEXT, new_ref(name!("")));
        return Ok(text);
    }
    let rest = owned(PyUnicode_Substring(text.ptr(), count, length))?;
    set(op, TEXT, rest.into_raw());
    owned(PyUnicode_Substring(text.ptr(), 0, count))
}

unsafe extern "C" fn read(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut size, mut chars) = (-1 as Py_ssize_t, -1 as Py_ssize_t);
        let mut first_line: c_int = 0;
        parse_named!(
            args,
            kwargs,
            c"|nnp:read",
            [c"size", c"chars", c"firstline"],
            size,
            chars,
            first_line
        )?;
        if chars >= 0 {
            while PyUnicode_GET_LENGTH(get(op, TEXT)) < chars && fill(op, size)? {}
            return take(op, chars);
        }
        if size < 0 || PyUnicode_GET_LENGTH(get(op, TEXT)) == 0 {
            fill(op, size)?;
            // One piece may be the beginning of a character and no more.
            while size > 0 && PyUnicode_GET_LENGTH(get(op, TEXT)) == 0 && fill(op, size)? {}
        }
        take(op, -1)
    };
    run().or_null()
}

/// The number of characters of the first line of the text at hand, its end included; `None`: there may be more of it.
unsafe fn line_end(op: *mut PyObject) -> Option<Py_ssize_t> {
    let text = get(op, TEXT);
    let length = PyUnicode_GET_LENGTH(text);
    for at in 0..length {
        let character = PyUnicode_READ_CHAR(text, at);
        if _PyUnicode_IsLinebreak(character) == 0 {
            continue;
        }
        if character != u32::from(b'\r') {
            return Some(at + 1);
        }
        return match at + 1 < length {
            true if PyUnicode_READ_CHAR(text, at + 1) == u32::from(b'\n') => Some(at + 2),
            true => Some(at + 1),
            false => None,
        };
    }
    None
}

unsafe fn line(op: *mut PyObject, size: Py_ssize_t, keep: bool) -> Fallible<Ref> {
    let size = if size < 0 { LINE_BYTES } else { size };
    let end = loop {
        if let Some(end) = line_end(op) {
            break end;
        }
        if !fill(op, size)? {
            break PyUnicode_GET_LENGTH(get(op, TEXT));
        }
    };
    let line = take(op, end)?;
    if keep {
        return Ok(line);
    }
    let mut length = PyUnicode_GET_LENGTH(line.ptr());
    if length > 0 && _PyUnicode_IsLinebreak(PyUnicode_READ_CHAR(line.ptr(), length - 1)) != 0 {
        let is_feed = PyUnicode_READ_CHAR(line.ptr(), length - 1) == u32::from(b'\n');
        length -= 1;
        if is_feed && length > 0 && PyUnicode_READ_CHAR(line.ptr(), length - 1) == u32::from(b'\r')
        {
            length -= 1;
        }
    }
    owned(PyUnicode_Substring(line.ptr(), 0, length))
}

unsafe extern "C" fn read_line(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut size, mut keep) = (Py_None(), 1 as c_int);
        parse_named!(
            args,
            kwargs,
            c"|Op:readline",
            [c"size", c"keepends"],
            size,
            keep
        )?;
        let size = if size == Py_None() {
            -1
        } else {
            number(PyLong_AsSsize_t(size))?
        };
        line(op, size, keep != 0)
    };
    run().or_null()
}

unsafe extern "C" fn read_lines(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut hint, mut keep) = (Py_None(), 1 as c_int);
        parse_named!(
            args,
            kwargs,
            c"|Op:readlines",
            [c"sizehint", c"keepends"],
            hint,
            keep
        )?;
        fill(op, -1)?;
        let text = take(op, -1)?;
        owned(PyUnicode_Splitlines(text.ptr(), keep))
    };
    run().or_null()
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    match line(op, -1, true) {
        Ok(line) if PyUnicode_GET_LENGTH(line.ptr()) > 0 => line.into_raw(),
        _ => null_mut(),
    }
}
