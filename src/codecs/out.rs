//! Bytes that grow while they are written.

use crate::prelude::*;

/// A bytes object nobody else has, and how many of its bytes are written.
pub struct Out {
    op: *mut PyObject,
    length: usize,
}

impl Drop for Out {
    fn drop(&mut self) {
        // SAFETY: this value's own.
        unsafe { xdecref(self.op) }
    }
}

impl Out {
    /// With room for so many bytes.
    pub unsafe fn new(room: usize) -> Fallible<Out> {
        let op = PyBytes_FromStringAndSize(null(), room.max(16) as isize);
        if op.is_null() {
            return Err(Raised);
        }
        Ok(Out { op, length: 0 })
    }

    pub unsafe fn push(&mut self, bytes: &[u8]) -> Fallible {
        let room = Py_SIZE(self.op) as usize;
        if self.length + bytes.len() > room {
            let larger = (self.length + bytes.len()).max(room + room / 2);
            status(_PyBytes_Resize(&raw mut self.op, larger as isize))?;
        }
        let place = PyBytes_AS_STRING(self.op).cast::<u8>().add(self.length);
        ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len());
        self.length += bytes.len();
        Ok(())
    }

    /// A character in UTF-8, a surrogate too.
    pub unsafe fn utf8(&mut self, character: u32) -> Fallible {
        let mut buffer = [0u8; 4];
        let end = crate::types::unicode::utf8::put(buffer.as_mut_ptr(), character);
        let length = end.offset_from(buffer.as_ptr()) as usize;
        self.push(&buffer[..length])
    }

    pub unsafe fn finish(mut self) -> Fallible<Ref> {
        let length = self.length as isize;
        if Py_SIZE(self.op) != length || length <= 1 {
            let new = if length <= 1 {
                PyBytes_FromStringAndSize(PyBytes_AS_STRING(self.op), length)
            } else {
                status(_PyBytes_Resize(&raw mut self.op, length))?;
                core::mem::replace(&mut self.op, null_mut())
            };
            return owned(new);
        }
        owned(core::mem::replace(&mut self.op, null_mut()))
    }
}
