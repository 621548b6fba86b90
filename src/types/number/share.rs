//! What several types of numbers need: pairs, text as ASCII, memory of a computation, named tuples of the system.

use core::ops::{Deref, DerefMut};

use crate::prelude::*;

/// A tuple of two.
pub unsafe fn pair(first: Ref, second: Ref) -> Fallible<Ref> {
    let tuple = owned(PyTuple_New(2))?;
    PyTuple_SET_ITEM(tuple.ptr(), 0, first.into_raw());
    PyTuple_SET_ITEM(tuple.ptr(), 1, second.into_raw());
    Ok(tuple)
}

/// Bytes for as long as a computation lasts.
pub struct Memory {
    start: *mut u8,
    len: usize,
}

impl Memory {
    /// `len` bytes, all zero.
    pub unsafe fn new(len: usize) -> Fallible<Memory> {
        let start: *mut u8 = PyMem_Calloc(len.max(1), 1).cast();
        if start.is_null() {
            PyErr_NoMemory();
            return Err(Raised);
        }
        Ok(Memory { start, len })
    }

    /// The memory, for the caller to free with `PyMem_Free`.
    pub fn into_raw(self) -> *mut u8 {
        core::mem::ManuallyDrop::new(self).start
    }
}

impl Deref for Memory {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        // SAFETY: the memory is this value's own.
        unsafe { core::slice::from_raw_parts(self.start, self.len) }
    }
}

impl DerefMut for Memory {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above.
        unsafe { core::slice::from_raw_parts_mut(self.start, self.len) }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: from `PyMem_Calloc`, under the GIL.
        unsafe { PyMem_Free(self.start.cast()) };
    }
}

/// Calls `read` with the text of a str in ASCII: every decimal digit as 0 to 9, every white space as a blank, and at
/// the first other character that is not ASCII a question mark, which ends it.
pub unsafe fn with_ascii<T>(
    text: *mut PyObject,
    read: impl FnOnce(&[u8]) -> Fallible<T>,
) -> Fallible<T> {
    let length = PyUnicode_GET_LENGTH(text) as usize;
    let data = PyUnicode_DATA(text);
    if PyUnicode_IS_ASCII(text) {
        return read(core::slice::from_raw_parts(data.cast(), length));
    }
    let kind = PyUnicode_KIND(text);
    let mut ascii = Memory::new(length)?;
    for i in 0..length {
        let character = PyUnicode_READ(kind, data, i as Py_ssize_t);
        ascii[i] = if character < 128 {
            character as u8
        } else if _PyUnicode_IsWhitespace(character) != 0 {
            b' '
        } else {
            match _PyUnicode_ToDecimalDigit(character) {
                digit @ 0..=9 => b'0' + digit as u8,
                _ => {
                    ascii[i] = b'?';
                    return read(&ascii[..=i]);
                }
            }
        };
    }
    read(&ascii)
}

/// A named tuple of the system's: its type, made once, and the values that `make` gives.
pub unsafe fn make_sequence(
    kind: &mut *mut PyTypeObject,
    description: &mut PyStructSequence_Desc,
    values: &[unsafe fn() -> *mut PyObject],
) -> Fallible<Ref> {
    if kind.is_null() {
        *kind = PyStructSequence_NewType(description);
        if kind.is_null() {
            return Err(Raised);
        }
    }
    let made = owned(PyStructSequence_New(*kind))?;
    for (i, value) in values.iter().enumerate() {
        let value = owned(value())?;
        PyStructSequence_SetItem(made.ptr(), i as Py_ssize_t, value.into_raw());
    }
    Ok(made)
}

/// A new named tuple: name, doc, then `field: doc => value`.
macro_rules! struct_sequence {
    ($name:literal, $doc:literal, $($field:literal: $field_doc:literal => $value:expr,)*) => {{
        static mut KIND: *mut PyTypeObject = null_mut();
        let mut fields = [
            $(PyStructSequence_Field { name: $field.as_ptr(), doc: $field_doc.as_ptr() },)*
            PyStructSequence_Field { name: null(), doc: null() },
        ];
        let mut description = PyStructSequence_Desc {
            name: $name.as_ptr(),
            doc: $doc.as_ptr(),
            n_in_sequence: fields.len() as c_int - 1,
            fields: fields.as_mut_ptr(),
        };
        $crate::types::number::make_sequence(
            &mut *(&raw mut KIND),
            &mut description,
            &[$({
                unsafe fn value() -> *mut PyObject { $value }
                value
            },)*],
        )
    }};
}
pub(crate) use struct_sequence;
