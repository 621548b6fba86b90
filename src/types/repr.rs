//! Reprs of containers: text that is put together from pieces, and what a repr within itself shows.

use crate::prelude::*;

/// Text that is put together from pieces, for reprs.
pub struct Text(_PyUnicodeWriter);

impl Text {
    /// Empty, for a result of at least `length` characters.
    pub unsafe fn new(length: Py_ssize_t) -> Text {
        let mut writer = core::mem::MaybeUninit::<_PyUnicodeWriter>::zeroed().assume_init();
        _PyUnicodeWriter_Init(&raw mut writer);
        writer.overallocate = 1;
        writer.min_length = length;
        Text(writer)
    }

    /// Appends ASCII.
    pub unsafe fn ascii(&mut self, text: &str) -> Fallible {
        status(_PyUnicodeWriter_WriteASCIIString(
            &raw mut self.0,
            text.as_ptr().cast(),
            text.len() as Py_ssize_t,
        ))
    }

    /// Appends a str.
    pub unsafe fn str(&mut self, text: *mut PyObject) -> Fallible {
        status(_PyUnicodeWriter_WriteStr(&raw mut self.0, text))
    }

    /// Appends the repr of an object.
    pub unsafe fn repr(&mut self, op: *mut PyObject) -> Fallible {
        let text = owned(PyObject_Repr(op))?;
        status(_PyUnicodeWriter_WriteStr(&raw mut self.0, text.ptr()))
    }

    /// The str.
    pub unsafe fn finish(mut self) -> Fallible<Ref> {
        let text = _PyUnicodeWriter_Finish(&raw mut self.0);
        core::mem::forget(self);
        owned(text)
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        // SAFETY: `finish` forgets the value, so the writer is live.
        unsafe { _PyUnicodeWriter_Dealloc(&raw mut self.0) }
    }
}

/// Runs `body` unless the repr of `op` is being made already: then the text is `inside`.
pub unsafe fn guarded_repr(
    op: *mut PyObject,
    inside: &CStr,
    body: impl FnOnce() -> Fallible<Ref>,
) -> *mut PyObject {
    match Py_ReprEnter(op) {
        0 => {
            let text = body();
            Py_ReprLeave(op);
            text.or_null()
        }
        1 => PyUnicode_FromString(inside.as_ptr()),
        _ => null_mut(),
    }
}
