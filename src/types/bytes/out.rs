//! Bytes that grow while they are written: the object that they will be, so that nothing is copied in the end.

use core::fmt;
use core::slice;

use super::array;
use crate::prelude::*;

/// More bytes than an object can have are not even asked for.
const MOST: usize = PY_SSIZE_T_MAX - size_of::<PyBytesObject>();

/// A bytes object nobody else has, and how many of its bytes are written.
pub struct Out {
    op: *mut PyObject,
    length: usize,
    /// Whether a bytearray is made of it in the end, by a copy.
    is_array: bool,
}

impl Drop for Out {
    fn drop(&mut self) {
        // SAFETY: this value's own, or NULL.
        unsafe { xdecref(self.op) }
    }
}

impl Out {
    /// With room for so many bytes, and some more where it is little.
    pub unsafe fn new(room: usize) -> Fallible<Out> {
        Out::with_room(room.max(16))
    }

    /// With room for `length` bytes, which are then written.
    pub unsafe fn of_length(length: usize) -> Fallible<Out> {
        // What has no or one byte is shared, and nobody's to write.
        Out::with_room(length.max(2))
    }

    /// The same for bytes when `other` is such, else for a bytearray.
    pub unsafe fn like(other: *mut PyObject, length: usize) -> Fallible<Out> {
        let is_array = !PyBytes_Check(other);
        if is_array && length > MOST {
            return Err(no_memory());
        }
        let mut out = Out::of_length(length)?;
        out.is_array = is_array;
        Ok(out)
    }

    unsafe fn with_room(room: usize) -> Fallible<Out> {
        if room > PY_SSIZE_T_MAX {
            return Err(no_memory());
        }
        let op = PyBytes_FromStringAndSize(null(), room as Py_ssize_t);
        if op.is_null() {
            return Err(Raised);
        }
        Ok(Out {
            op,
            length: 0,
            is_array: false,
        })
    }

    /// Makes room for `more` bytes, and returns where they begin.
    #[inline]
    unsafe fn place(&mut self, more: usize) -> Fallible<*mut u8> {
        if more > Py_SIZE(self.op) as usize - self.length {
            self.grow(more)?;
        }
        Ok(PyBytes_AS_STRING(self.op).cast::<u8>().add(self.length))
    }

    #[cold]
    unsafe fn grow(&mut self, more: usize) -> Fallible {
        let room = Py_SIZE(self.op) as usize;
        let needed = self
            .length
            .checked_add(more)
            .map(|sum| sum.max(room + room / 2));
        match needed.filter(|needed| *needed <= MOST) {
            Some(needed) => status(_PyBytes_Resize(&raw mut self.op, needed as Py_ssize_t)),
            None => Err(no_memory()),
        }
    }

    /// Adds bytes.
    pub unsafe fn push(&mut self, bytes: &[u8]) -> Fallible {
        let place = self.place(bytes.len())?;
        ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len());
        self.length += bytes.len();
        Ok(())
    }

    /// Adds a byte.
    #[inline]
    pub unsafe fn byte(&mut self, byte: u8) -> Fallible {
        *self.place(1)? = byte;
        self.length += 1;
        Ok(())
    }

    /// Adds so few bytes that they are one store.
    #[inline]
    pub unsafe fn array<const N: usize>(&mut self, bytes: [u8; N]) -> Fallible {
        *self.place(N)?.cast() = bytes;
        self.length += N;
        Ok(())
    }

    /// Adds a byte `count` times.
    pub unsafe fn fill(&mut self, byte: u8, count: usize) -> Fallible {
        ptr::write_bytes(self.place(count)?, byte, count);
        self.length += count;
        Ok(())
    }

    /// Adds a character in UTF-8, a surrogate too.
    pub unsafe fn utf8(&mut self, character: u32) -> Fallible {
        let mut buffer = [0u8; 4];
        let end = crate::types::unicode::utf8::put(buffer.as_mut_ptr(), character);
        let length = end.offset_from(buffer.as_ptr()) as usize;
        self.push(&buffer[..length])
    }

    /// What is written.
    pub unsafe fn bytes(&self) -> &[u8] {
        slice::from_raw_parts(PyBytes_AS_STRING(self.op).cast(), self.length)
    }

    /// What is written, to be changed.
    pub unsafe fn bytes_mut(&mut self) -> &mut [u8] {
        slice::from_raw_parts_mut(PyBytes_AS_STRING(self.op).cast(), self.length)
    }

    /// The object.
    pub unsafe fn finish(mut self) -> Fallible<Ref> {
        if self.is_array {
            return array::make(self.bytes());
        }
        let length = self.length as Py_ssize_t;
        if length <= 1 {
            return owned(PyBytes_FromStringAndSize(
                PyBytes_AS_STRING(self.op),
                length,
            ));
        }
        if Py_SIZE(self.op) != length {
            status(_PyBytes_Resize(&raw mut self.op, length))?;
        }
        owned(core::mem::replace(&mut self.op, null_mut()))
    }
}

/// Numbers are written by `write!`; what fails has raised MemoryError.
impl fmt::Write for Out {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // SAFETY: the value's own object; whoever has it is in a call of Python's.
        unsafe { self.push(text.as_bytes()) }.map_err(|Raised| fmt::Error)
    }
}

#[cold]
unsafe fn no_memory() -> Raised {
    PyErr_NoMemory();
    Raised
}
