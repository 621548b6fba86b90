//! Bytes of an object, for as long as they are looked at.

use core::slice;

use crate::prelude::*;

/// The bytes of a bytes object, or of anything that lends a buffer.
pub struct View {
    buffer: Py_buffer,
}

impl View {
    /// The bytes of `op`, which has to be contiguous. TypeError when it lends none.
    pub unsafe fn of(op: *mut PyObject) -> Fallible<View> {
        let mut view = View {
            buffer: Py_buffer::EMPTY,
        };
        if PyBytes_CheckExact(op) {
            view.buffer.buf = PyBytes_AS_STRING(op).cast();
            view.buffer.len = Py_SIZE(op);
        } else {
            status(PyObject_GetBuffer(op, &mut view.buffer, PyBUF_SIMPLE))?;
        }
        Ok(view)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        if self.buffer.len == 0 {
            return &[];
        }
        // SAFETY: the lender keeps them until the buffer is released; of a bytes object they live as it does.
        unsafe { slice::from_raw_parts(self.buffer.buf.cast(), self.buffer.len as usize) }
    }
}

impl Drop for View {
    fn drop(&mut self) {
        if !self.buffer.obj.is_null() {
            // SAFETY: filled in by `PyObject_GetBuffer`.
            unsafe { PyBuffer_Release(&mut self.buffer) }
        }
    }
}

/// The bytes of a bytes object, borrowed for as long as it lives.
pub unsafe fn of_bytes<'a>(op: *mut PyObject) -> &'a [u8] {
    slice::from_raw_parts(PyBytes_AS_STRING(op).cast(), Py_SIZE(op) as usize)
}

/// The bytes of a bytearray, until it changes.
pub unsafe fn of_bytearray<'a>(op: *mut PyObject) -> &'a mut [u8] {
    let array = op.cast::<PyByteArrayObject>();
    if Py_SIZE(op) == 0 {
        return &mut [];
    }
    slice::from_raw_parts_mut((*array).ob_start.cast(), Py_SIZE(op) as usize)
}

/// The bytes of a bytes object or a bytearray.
pub unsafe fn of_either<'a>(op: *mut PyObject) -> &'a [u8] {
    if PyBytes_Check(op) {
        of_bytes(op)
    } else {
        of_bytearray(op)
    }
}
