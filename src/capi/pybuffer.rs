//! `pybuffer.h`.

use core::slice;

use crate::prelude::*;
use crate::types::memory::{format, layout};

/// Whether an object lends its memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CheckBuffer(op: *mut PyObject) -> c_int {
    let procs = (*Py_TYPE(op)).tp_as_buffer;
    c_int::from(!procs.is_null() && (*procs).bf_getbuffer.is_some())
}

/// Borrows an object's memory, to be given back with `PyBuffer_Release`.
///
/// - `view`: filled in.
/// - `flags`: what the caller can deal with, of the `PyBUF_*`.
///
/// 0, or -1 with TypeError when the object lends none, BufferError when not in this form.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GetBuffer(
    op: *mut PyObject,
    view: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    if flags != PyBUF_SIMPLE && (flags == PyBUF_READ || flags == PyBUF_WRITE) {
        PyErr_BadInternalCall();
        return -1;
    }
    let procs = (*Py_TYPE(op)).tp_as_buffer;
    match if procs.is_null() {
        None
    } else {
        (*procs).bf_getbuffer
    } {
        Some(get) => get(op, view, flags),
        None => {
            PyErr_Format(
                PyExc_TypeError,
                c"a bytes-like object is required, not '%.100s'".as_ptr(),
                (*Py_TYPE(op)).tp_name,
            );
            -1
        }
    }
}

/// Gives borrowed memory back. Nothing to do for a view without an object, as after a release.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_Release(view: *mut Py_buffer) {
    let lender = (*view).obj;
    if lender.is_null() {
        return;
    }
    let procs = (*Py_TYPE(lender)).tp_as_buffer;
    if !procs.is_null()
        && let Some(release) = (*procs).bf_releasebuffer
    {
        release(lender, view);
    }
    (*view).obj = null_mut();
    decref(lender);
}

/// Fills in a view of plain bytes, as a lender does that has nothing else.
///
/// - `op`: the lender, of which the view takes a reference; may be NULL.
/// - `readonly`: whether the memory must not be written; BufferError when the flags ask for that.
///
/// 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_FillInfo(
    view: *mut Py_buffer,
    op: *mut PyObject,
    buf: *mut c_void,
    len: Py_ssize_t,
    readonly: c_int,
    flags: c_int,
) -> c_int {
    if view.is_null() {
        PyErr_SetString(
            PyExc_BufferError,
            c"PyBuffer_FillInfo: view==NULL argument is obsolete".as_ptr(),
        );
        return -1;
    }
    if flags != PyBUF_SIMPLE {
        if flags == PyBUF_READ || flags == PyBUF_WRITE {
            PyErr_BadInternalCall();
            return -1;
        }
        if flags & PyBUF_WRITABLE != 0 && readonly != 0 {
            PyErr_SetString(PyExc_BufferError, c"Object is not writable.".as_ptr());
            return -1;
        }
    }
    let has = |flag| flags & flag == flag;
    *view = Py_buffer {
        buf,
        obj: xnew_ref(op),
        len,
        itemsize: 1,
        readonly,
        ndim: 1,
        ..Py_buffer::EMPTY
    };
    if has(PyBUF_FORMAT) {
        (*view).format = c"B".as_ptr().cast_mut();
    }
    if has(PyBUF_ND) {
        (*view).shape = &raw mut (*view).len;
    }
    if has(PyBUF_STRIDES) {
        (*view).strides = &raw mut (*view).itemsize;
    }
    0
}

/// Whether the items lie one after the other.
///
/// - `order`: 'C' the last index changes fastest, 'F' the first, 'A' either.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_IsContiguous(view: *const Py_buffer, order: c_char) -> c_int {
    let view = &*view;
    if !view.suboffsets.is_null() {
        return 0;
    }
    let lies = match order as u8 {
        b'C' => layout::is_contiguous(view, false),
        b'F' => layout::is_contiguous(view, true),
        b'A' => layout::is_contiguous(view, false) || layout::is_contiguous(view, true),
        _ => false,
    };
    lies.into()
}

/// The address of an item.
///
/// - `indices`: one index for each dimension.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_GetPointer(
    view: *const Py_buffer,
    indices: *const Py_ssize_t,
) -> *mut c_void {
    let view = &*view;
    let mut at = view.buf.cast();
    for dimension in 0..view.ndim as usize {
        at = layout::step_to(view, at, dimension, *indices.add(dimension));
    }
    at.cast()
}

/// Writes the strides of items that lie one after the other.
///
/// - `order`: 'F' the first index changes fastest, else the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_FillContiguousStrides(
    ndims: c_int,
    shape: *mut Py_ssize_t,
    strides: *mut Py_ssize_t,
    itemsize: c_int,
    order: c_char,
) {
    if ndims <= 0 {
        return;
    }
    let shape = slice::from_raw_parts(shape, ndims as usize);
    let strides = slice::from_raw_parts_mut(strides, ndims as usize);
    layout::fill_strides(shape, strides, itemsize as isize, order as u8 == b'F');
}

/// Copies the items of a view to memory, one after the other.
///
/// - `len`: the bytes that the view has; ValueError when it has not.
/// - `order`: 'C' or 'F', or 'A': as they lie.
///
/// 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_ToContiguous(
    buf: *mut c_void,
    view: *const Py_buffer,
    len: Py_ssize_t,
    order: c_char,
) -> c_int {
    if len != (*view).len {
        PyErr_SetString(
            PyExc_ValueError,
            c"PyBuffer_ToContiguous: len != view->len".as_ptr(),
        );
        return -1;
    }
    layout::gather(buf.cast(), &*view, is_fortran(&*view, order));
    0
}

/// Copies items that lie one after the other into a view.
///
/// - `len`: how many bytes there are; more than the view has are left.
/// - `order`: 'C' or 'F', or 'A': as the view's lie.
///
/// 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_FromContiguous(
    view: *const Py_buffer,
    buf: *const c_void,
    len: Py_ssize_t,
    order: c_char,
) -> c_int {
    let view = &*view;
    let bytes = len.min(view.len).max(0) as usize;
    layout::scatter(view, buf.cast(), bytes, is_fortran(view, order));
    0
}

unsafe fn is_fortran(view: &Py_buffer, order: c_char) -> bool {
    match order as u8 {
        b'F' => true,
        b'A' => !layout::is_contiguous(view, false) && layout::is_contiguous(view, true),
        _ => false,
    }
}

/// Copies the items of one object's memory to another's.
///
/// 0, or -1 with an exception: BufferError when there are not enough bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_CopyData(dest: *mut PyObject, src: *mut PyObject) -> c_int {
    if PyObject_CheckBuffer(dest) == 0 || PyObject_CheckBuffer(src) == 0 {
        PyErr_SetString(
            PyExc_TypeError,
            c"both destination and source must be bytes-like objects".as_ptr(),
        );
        return -1;
    }
    let (mut to, mut from) = (Py_buffer::EMPTY, Py_buffer::EMPTY);
    if PyObject_GetBuffer(dest, &mut to, PyBUF_FULL) != 0 {
        return -1;
    }
    if PyObject_GetBuffer(src, &mut from, PyBUF_FULL_RO) != 0 {
        PyBuffer_Release(&mut to);
        return -1;
    }
    let copied = copy(&to, &from);
    PyBuffer_Release(&mut to);
    PyBuffer_Release(&mut from);
    copied.or_minus_one()
}

unsafe fn copy(to: &Py_buffer, from: &Py_buffer) -> Fallible {
    if to.len < from.len {
        PyErr_SetString(
            PyExc_BufferError,
            c"destination is too small to receive data from source".as_ptr(),
        );
        return Err(Raised);
    }
    let memory = PyMem_Malloc(from.len as usize);
    if memory.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    layout::gather(memory.cast(), from, false);
    layout::scatter(to, memory.cast(), from.len as usize, false);
    PyMem_Free(memory);
    Ok(())
}

/// The size of an item of a format of the `struct` module, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyBuffer_SizeFromFormat(format: *const c_char) -> Py_ssize_t {
    format::size(format).or_minus_one()
}
