//! The units for text and bytes.

use super::cleanup::Owed;
use super::parse::{Parse, Taken, Wrong};
use crate::prelude::*;

/// Takes an object by `unit`, one of `s z y w e`, of which the first letter has been read.
pub unsafe fn take(parse: &mut Parse, arg: *mut PyObject, unit: u8) -> Taken {
    match unit {
        b'w' => writable(parse, arg),
        b'e' => encoded(parse, arg),
        _ if parse.is_next(b'*') => buffer(parse, arg, unit),
        _ if parse.is_next(b'#') => sized(parse, arg, unit),
        _ => terminated(parse, arg, unit),
    }
}

/// Moves on over a unit and what it would fill.
pub unsafe fn skip(parse: &mut Parse, unit: u8) -> Taken {
    parse.va.word();
    match unit {
        b'e' => {
            // The encoding was the first; what is filled comes after it.
            parse.va.word();
            if !parse.is_next(b's') && !parse.is_next(b't') {
                parse.format = parse.format.sub(1);
                return Err(parse.say_format(c"impossible<bad format char>"));
            }
            if parse.is_next(b'#') {
                parse.va.word();
            }
        }
        b'w' => {
            if !parse.is_next(b'*') {
                parse.format = parse.format.sub(1);
                return Err(parse.say_format(c"impossible<bad format char>"));
            }
        }
        _ => {
            if parse.is_next(b'#') {
                parse.va.word();
            } else {
                parse.is_next(b'*');
            }
        }
    }
    Ok(())
}

/// The UTF-8 of a str.
#[inline(always)]
unsafe fn utf8(arg: *mut PyObject) -> Result<(*const c_char, Py_ssize_t), Wrong> {
    let mut size = 0;
    let start = PyUnicode_AsUTF8AndSize(arg, &mut size);
    if start.is_null() {
        return Err(Wrong::Raised);
    }
    Ok((start, size))
}

/// `s z y`: ends with a zero byte and holds no other.
#[inline]
unsafe fn terminated(parse: &mut Parse, arg: *mut PyObject, unit: u8) -> Taken {
    let place = parse.va.pointer::<*const c_char>();
    if unit == b'y' {
        // What is there already goes also when the object is none that has bytes.
        *place = null();
        let (start, size) = held_bytes(parse, arg)?;
        *place = start;
        if libc::strlen(start) as Py_ssize_t != size {
            PyErr_SetString(PyExc_ValueError, c"embedded null byte".as_ptr());
            return Err(Wrong::Raised);
        }
        return Ok(());
    }
    if unit == b'z' && arg == Py_None() {
        *place = null();
        return Ok(());
    }
    if !PyUnicode_Check(arg) {
        let expected = if unit == b'z' { c"str or None" } else { c"str" };
        return Err(parse.must_be(expected.as_ptr(), arg));
    }
    let (start, size) = utf8(arg)?;
    if libc::strlen(start) as Py_ssize_t != size {
        PyErr_SetString(PyExc_ValueError, c"embedded null character".as_ptr());
        return Err(Wrong::Raised);
    }
    *place = start;
    Ok(())
}

/// `s# z# y#`: with the size in bytes.
unsafe fn sized(parse: &mut Parse, arg: *mut PyObject, unit: u8) -> Taken {
    let place = parse.va.pointer::<*const c_char>();
    let size_place = parse.va.pointer::<Py_ssize_t>();
    let (start, size) = if unit == b'z' && arg == Py_None() {
        (null(), 0)
    } else if unit != b'y' && PyUnicode_Check(arg) {
        utf8(arg)?
    } else {
        *place = null();
        held_bytes(parse, arg)?
    };
    *place = start;
    *size_place = size;
    Ok(())
}

/// Bytes that stay where they are as long as the object lives: those of an object that need not be asked to let go.
unsafe fn held_bytes(
    parse: &mut Parse,
    arg: *mut PyObject,
) -> Result<(*const c_char, Py_ssize_t), Wrong> {
    if PyBytes_CheckExact(arg) {
        return Ok((PyBytes_AS_STRING(arg), Py_SIZE(arg)));
    }
    let procs = (*Py_TYPE(arg)).tp_as_buffer;
    if !procs.is_null() && (*procs).bf_releasebuffer.is_some() {
        return Err(parse.must_be(c"read-only bytes-like object".as_ptr(), arg));
    }
    let mut view = Py_buffer::EMPTY;
    view_of(parse, arg, &mut view)?;
    let found = (view.buf.cast_const().cast(), view.len);
    PyBuffer_Release(&mut view);
    Ok(found)
}

/// A contiguous view.
unsafe fn view_of(parse: &mut Parse, arg: *mut PyObject, view: *mut Py_buffer) -> Taken {
    if PyObject_GetBuffer(arg, view, PyBUF_SIMPLE) != 0 {
        return Err(parse.must_be(c"bytes-like object".as_ptr(), arg));
    }
    if PyBuffer_IsContiguous(view, b'C' as c_char) == 0 {
        PyBuffer_Release(view);
        return Err(parse.must_be(c"contiguous buffer".as_ptr(), arg));
    }
    Ok(())
}

/// `s* z* y*`: a view, which the caller releases.
unsafe fn buffer(parse: &mut Parse, arg: *mut PyObject, unit: u8) -> Taken {
    let view = parse.va.pointer::<Py_buffer>();
    if unit == b'z' && arg == Py_None() {
        PyBuffer_FillInfo(view, null_mut(), null_mut(), 0, 1, 0);
    } else if unit != b'y' && PyUnicode_Check(arg) {
        let (start, size) = utf8(arg)?;
        PyBuffer_FillInfo(view, arg, start.cast_mut().cast(), size, 1, 0);
    } else {
        view_of(parse, arg, view)?;
    }
    Ok(parse.cleanup.add(Owed::Buffer(view))?)
}

/// `w*`: a view that can be written to.
unsafe fn writable(parse: &mut Parse, arg: *mut PyObject) -> Taken {
    if !parse.is_next(b'*') {
        return Err(parse.say_format(c"invalid use of 'w' format character"));
    }
    let view = parse.va.pointer::<Py_buffer>();
    if PyObject_GetBuffer(arg, view, PyBUF_WRITABLE) < 0 {
        PyErr_Clear();
        return Err(parse.must_be(c"read-write bytes-like object".as_ptr(), arg));
    }
    if PyBuffer_IsContiguous(view, b'C' as c_char) == 0 {
        PyBuffer_Release(view);
        return Err(parse.must_be(c"contiguous buffer".as_ptr(), arg));
    }
    Ok(parse.cleanup.add(Owed::Buffer(view))?)
}

/// `es et es# et#`: a copy in an encoding; `t` takes bytes as they are.
unsafe fn encoded(parse: &mut Parse, arg: *mut PyObject) -> Taken {
    let encoding = parse.va.pointer::<c_char>();
    let takes_bytes = if parse.is_next(b's') {
        false
    } else if parse.is_next(b't') {
        true
    } else {
        return Err(parse.say_format(c"unknown parser marker combination"));
    };
    let place = parse.va.pointer::<*mut c_char>();
    let has_size = parse.is_next(b'#');
    if place.is_null() {
        return Err(parse.say_format(c"buffer is NULL"));
    }
    let text = text_in(parse, arg, encoding, takes_bytes)?;
    let (start, size) = if PyBytes_Check(text.ptr()) {
        (PyBytes_AS_STRING(text.ptr()), Py_SIZE(text.ptr()))
    } else {
        (PyByteArray_AsString(text.ptr()), Py_SIZE(text.ptr()))
    };
    if has_size {
        let size_place = parse.va.pointer::<Py_ssize_t>();
        if size_place.is_null() {
            return Err(parse.say_format(c"buffer_len is NULL"));
        }
        if !(*place).is_null() {
            let room = *size_place;
            if size + 1 > room {
                PyErr_Format(
                    PyExc_ValueError,
                    c"encoded string too long (%zd, maximum length %zd)".as_ptr(),
                    size,
                    room - 1,
                );
                return Err(Wrong::Raised);
            }
            copy(start, size, *place);
        } else {
            copy_into_new(parse, start, size, place)?;
        }
        *size_place = size;
        return Ok(());
    }
    if libc::strlen(start) as Py_ssize_t != size {
        return Err(parse.must_be(c"encoded string without null bytes".as_ptr(), arg));
    }
    copy_into_new(parse, start, size, place)
}

/// The object itself when it is bytes that are taken as they are, else the text in the encoding; NULL is UTF-8.
unsafe fn text_in(
    parse: &mut Parse,
    arg: *mut PyObject,
    encoding: *const c_char,
    takes_bytes: bool,
) -> Result<Ref, Wrong> {
    if takes_bytes && (PyBytes_Check(arg) || PyByteArray_Check(arg)) {
        return Ok(Ref::new(arg));
    }
    if !PyUnicode_Check(arg) {
        let expected = if takes_bytes {
            c"str, bytes or bytearray"
        } else {
            c"str"
        };
        return Err(parse.must_be(expected.as_ptr(), arg));
    }
    let encoding = if encoding.is_null() {
        c"utf-8".as_ptr()
    } else {
        encoding
    };
    let text = Ref::steal(PyUnicode_AsEncodedString(arg, encoding, null())).ok_or(Wrong::Raised)?;
    if !PyBytes_Check(text.ptr()) {
        return Err(parse.say_format(c"encoder failed to return bytes"));
    }
    Ok(text)
}

unsafe fn copy_into_new(
    parse: &mut Parse,
    start: *const c_char,
    size: Py_ssize_t,
    place: *mut *mut c_char,
) -> Taken {
    let memory: *mut c_void = PyMem_Malloc(size as usize + 1);
    if memory.is_null() {
        PyErr_NoMemory();
        return Err(Wrong::Raised);
    }
    *place = memory.cast();
    parse.cleanup.add(Owed::Memory(place))?;
    copy(start, size, *place);
    Ok(())
}

unsafe fn copy(start: *const c_char, size: Py_ssize_t, to: *mut c_char) {
    ptr::copy_nonoverlapping(start, to, size as usize);
    *to.offset(size) = 0;
}
