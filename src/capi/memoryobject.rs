//! `memoryobject.h`.

use crate::prelude::*;
use crate::types::memory::{layout, managed, view};

/// The type of memoryviews.
#[unsafe(no_mangle)]
pub static mut PyMemoryView_Type: PyTypeObject = view::TYPE;

/// A view of all that an object lends. A new reference, or NULL with TypeError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMemoryView_FromObject(base: *mut PyObject) -> *mut PyObject {
    view::from_object(base).or_null()
}

/// A view of memory that a `Py_buffer` describes and somebody else keeps. A new reference, or NULL with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMemoryView_FromBuffer(info: *const Py_buffer) -> *mut PyObject {
    if (*info).buf.is_null() {
        PyErr_SetString(
            PyExc_ValueError,
            c"PyMemoryView_FromBuffer(): info->buf must not be NULL".as_ptr(),
        );
        return null_mut();
    }
    (|| {
        let shared = managed::empty()?;
        let master = &raw mut (*shared.cast::<_PyManagedBufferObject>()).master;
        ptr::copy_nonoverlapping(info, master, 1);
        // Whoever described the memory gives it back.
        (*master).obj = null_mut();
        view::over(&shared, &*master)
    })()
    .or_null()
}

/// A view of `size` bytes of memory that the caller keeps.
///
/// - `flags`: `PyBUF_READ` or `PyBUF_WRITE`.
///
/// A new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMemoryView_FromMemory(
    mem: *mut c_char,
    size: Py_ssize_t,
    flags: c_int,
) -> *mut PyObject {
    let mut info = Py_buffer::EMPTY;
    let readonly = c_int::from(flags != PyBUF_WRITE);
    if PyBuffer_FillInfo(
        &mut info,
        null_mut(),
        mem.cast(),
        size,
        readonly,
        PyBUF_FULL_RO,
    ) < 0
    {
        return null_mut();
    }
    info.format = null_mut();
    info.shape = null_mut();
    info.strides = null_mut();
    PyMemoryView_FromBuffer(&info)
}

/// A view of an object's memory whose items lie one after the other: of the memory itself if they do, else (for reading
/// only) of a copy.
///
/// - `buffertype`: `PyBUF_READ` or `PyBUF_WRITE`.
/// - `order`: 'C', 'F' or 'A'.
///
/// A new reference, or NULL with an exception: BufferError when it cannot be written in place.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMemoryView_GetContiguous(
    base: *mut PyObject,
    buffertype: c_int,
    order: c_char,
) -> *mut PyObject {
    (|| {
        let made = view::from_object(base)?;
        let info = &view::of(made.ptr()).view;
        if buffertype == PyBUF_WRITE && info.readonly != 0 {
            PyErr_SetString(
                PyExc_BufferError,
                c"underlying buffer is not writable".as_ptr(),
            );
            return Err(Raised);
        }
        if PyBuffer_IsContiguous(info, order) != 0 {
            return Ok(made);
        }
        if buffertype == PyBUF_WRITE {
            PyErr_SetString(
                PyExc_BufferError,
                c"writable contiguous buffer requested for a non-contiguous object.".as_ptr(),
            );
            return Err(Raised);
        }
        let fortran = order == b'F' as c_char;
        let copy = owned(PyBytes_FromStringAndSize(null(), info.len))?;
        layout::gather(PyBytes_AS_STRING(copy.ptr()), info, fortran);
        let shared = managed::of(copy.ptr(), PyBUF_FULL_RO)?;
        let mut strides = [0; PyBUF_MAX_NDIM as usize];
        let shape = layout::shape(info);
        layout::fill_strides(shape, &mut strides[..shape.len()], info.itemsize, fortran);
        let mut described = ptr::read(&(*shared.cast::<_PyManagedBufferObject>()).master);
        described.format = info.format;
        described.itemsize = info.itemsize;
        described.ndim = info.ndim;
        described.shape = info.shape;
        described.strides = strides.as_mut_ptr();
        described.suboffsets = null_mut();
        view::over(&shared, &described)
    })()
    .or_null()
}
