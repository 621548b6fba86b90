//! `pycore_bytesobject.h`.

use core::slice;

use crate::prelude::*;
use crate::types::bytes::{object, view};

/// The first place of a run of bytes in another, plus `offset`; -1 when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytes_Find(
    haystack: *const c_char,
    len_haystack: Py_ssize_t,
    needle: *const c_char,
    len_needle: Py_ssize_t,
    offset: Py_ssize_t,
) -> Py_ssize_t {
    let haystack = slice::from_raw_parts(haystack.cast::<u8>(), len_haystack as usize);
    let needle = slice::from_raw_parts(needle.cast::<u8>(), len_needle as usize);
    memchr::memmem::find(haystack, needle).map_or(-1, |place| place as Py_ssize_t + offset)
}

/// The last place of a run of bytes in another, plus `offset`; -1 when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytes_ReverseFind(
    haystack: *const c_char,
    len_haystack: Py_ssize_t,
    needle: *const c_char,
    len_needle: Py_ssize_t,
    offset: Py_ssize_t,
) -> Py_ssize_t {
    let haystack = slice::from_raw_parts(haystack.cast::<u8>(), len_haystack as usize);
    let needle = slice::from_raw_parts(needle.cast::<u8>(), len_needle as usize);
    memchr::memmem::rfind(haystack, needle).map_or(-1, |place| place as Py_ssize_t + offset)
}

/// Writes a run of bytes over and over until `dest` is full.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytes_Repeat(
    dest: *mut c_char,
    len_dest: Py_ssize_t,
    src: *const c_char,
    len_src: Py_ssize_t,
) {
    if len_dest == 0 {
        return;
    }
    let dest = slice::from_raw_parts_mut(dest.cast::<u8>(), len_dest as usize);
    object::repeat_into(
        dest,
        slice::from_raw_parts(src.cast::<u8>(), len_src as usize),
    );
}

/// Makes a writer ready; it has nothing to be given back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_Init(writer: *mut _PyBytesWriter) {
    ptr::write_bytes(
        writer.cast::<u8>(),
        0,
        core::mem::offset_of!(_PyBytesWriter, small_buffer),
    );
}

/// Room for `size` bytes, the first of the writer; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_Alloc(
    writer: *mut _PyBytesWriter,
    size: Py_ssize_t,
) -> *mut c_void {
    let writer = &mut *writer;
    writer.min_size = size;
    if size as usize <= writer.small_buffer.len() {
        writer.use_small_buffer = 1;
        writer.allocated = writer.small_buffer.len() as Py_ssize_t;
        return writer.small_buffer.as_mut_ptr().cast();
    }
    writer.use_small_buffer = 0;
    // A quarter more for what is written later.
    let size = if writer.overallocate != 0 {
        size.checked_add(size / 4).unwrap_or(size)
    } else {
        size
    };
    writer.allocated = size;
    if writer.use_bytearray != 0 {
        writer.buffer = PyByteArray_FromStringAndSize(null(), size);
        if writer.buffer.is_null() {
            return null_mut();
        }
        return PyByteArray_AsString(writer.buffer).cast();
    }
    writer.buffer = PyBytes_FromStringAndSize(null(), size);
    if writer.buffer.is_null() {
        return null_mut();
    }
    PyBytes_AS_STRING(writer.buffer).cast()
}

/// Where the bytes of a writer begin.
unsafe fn writer_start(writer: &mut _PyBytesWriter) -> *mut c_char {
    if writer.use_small_buffer != 0 {
        writer.small_buffer.as_mut_ptr()
    } else if writer.use_bytearray != 0 {
        PyByteArray_AsString(writer.buffer)
    } else {
        PyBytes_AS_STRING(writer.buffer)
    }
}

/// Makes a writer's room larger: `size` bytes, which are more than it has. `at` is where to write next; the same place in
/// the new room is returned; NULL with an exception, and then the writer is empty.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_Resize(
    writer: *mut _PyBytesWriter,
    at: *mut c_void,
    size: Py_ssize_t,
) -> *mut c_void {
    let own = &mut *writer;
    // A quarter more for what is written later.
    let size = if own.overallocate != 0 {
        size.checked_add(size / 4).unwrap_or(size)
    } else {
        size
    };
    let start = writer_start(own);
    let written = at.addr() - start.addr();
    let grown = if own.use_small_buffer != 0 {
        own.buffer = if own.use_bytearray != 0 {
            PyByteArray_FromStringAndSize(null(), size)
        } else {
            PyBytes_FromStringAndSize(null(), size)
        };
        !own.buffer.is_null()
    } else if own.use_bytearray != 0 {
        PyByteArray_Resize(own.buffer, size) == 0
    } else {
        _PyBytes_Resize(&mut own.buffer, size) == 0
    };
    if !grown {
        _PyBytesWriter_Dealloc(writer);
        return null_mut();
    }
    let was_small = core::mem::replace(&mut own.use_small_buffer, 0) != 0;
    own.allocated = size;
    let new_start = writer_start(own);
    if was_small {
        ptr::copy_nonoverlapping(start, new_start, written);
    }
    new_start.add(written).cast()
}

/// Makes sure that a writer has room for `size` bytes more than it was asked for so far. `at` and what is returned are
/// those of `_PyBytesWriter_Resize`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_Prepare(
    writer: *mut _PyBytesWriter,
    at: *mut c_void,
    size: Py_ssize_t,
) -> *mut c_void {
    if size == 0 {
        return at;
    }
    let Some(least) = (*writer).min_size.checked_add(size) else {
        PyErr_NoMemory();
        _PyBytesWriter_Dealloc(writer);
        return null_mut();
    };
    let mut at = at;
    if least > (*writer).allocated {
        at = _PyBytesWriter_Resize(writer, at, least);
        if at.is_null() {
            return null_mut();
        }
    }
    (*writer).min_size = least;
    at
}

/// Writes `size` bytes at `at`, for which room is made. The place behind them; NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_WriteBytes(
    writer: *mut _PyBytesWriter,
    at: *mut c_void,
    bytes: *const c_void,
    size: Py_ssize_t,
) -> *mut c_void {
    let at: *mut u8 = _PyBytesWriter_Prepare(writer, at, size).cast();
    if at.is_null() {
        return null_mut();
    }
    ptr::copy_nonoverlapping(bytes.cast(), at, size as usize);
    at.add(size as usize).cast()
}

/// What has been written, up to `end`: new bytes, or a bytearray when the writer says so; NULL with an exception. The
/// writer is empty afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_Finish(
    writer: *mut _PyBytesWriter,
    end: *mut c_void,
) -> *mut PyObject {
    let writer = &mut *writer;
    let as_array = writer.use_bytearray != 0;
    let start = writer_start(writer);
    let size = end.addr() as Py_ssize_t - start.addr() as Py_ssize_t;
    if writer.use_small_buffer != 0 {
        return if as_array {
            PyByteArray_FromStringAndSize(start, size)
        } else {
            PyBytes_FromStringAndSize(start, size)
        };
    }
    let mut made = core::mem::replace(&mut writer.buffer, null_mut());
    if as_array {
        if view::of_either(made).len() as Py_ssize_t != size && PyByteArray_Resize(made, size) < 0 {
            decref(made);
            return null_mut();
        }
        return made;
    }
    if _PyBytes_Resize(&mut made, size) < 0 {
        return null_mut();
    }
    made
}

/// Gives back what a writer holds that is not to be finished.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyBytesWriter_Dealloc(writer: *mut _PyBytesWriter) {
    let buffer = core::mem::replace(&mut (*writer).buffer, null_mut());
    xdecref(buffer);
}
