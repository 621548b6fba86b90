//! The slots of a type as words: where each is, and which tables hold them.
//!
//! A slot is named by its offset in `PyHeapTypeObject`, whose tables follow the struct; a static type has its tables
//! elsewhere, or not at all.

use core::mem::offset_of;

use crate::prelude::*;

/// A table of slots that a type points to.
pub struct Table {
    /// Where the type's pointer to it is.
    pub pointer: usize,
    /// Where it is in a heap type.
    pub start: usize,
    /// Where it ends there.
    pub end: usize,
}

macro_rules! tables {
    ($($pointer:ident $field:ident $kind:ty;)*) => {
        /// The tables.
        pub const TABLES: [Table; 5] = [$(Table {
            pointer: offset_of!(PyTypeObject, $pointer),
            start: offset_of!(PyHeapTypeObject, $field),
            end: offset_of!(PyHeapTypeObject, $field) + size_of::<$kind>(),
        },)*];
    };
}

tables! {
    tp_as_async as_async PyAsyncMethods;
    tp_as_number as_number PyNumberMethods;
    tp_as_mapping as_mapping PyMappingMethods;
    tp_as_sequence as_sequence PySequenceMethods;
    tp_as_buffer as_buffer PyBufferProcs;
}

/// The word at `offset` of the type itself.
#[inline(always)]
pub unsafe fn word(kind: *mut PyTypeObject, offset: usize) -> *mut *mut c_void {
    kind.byte_add(offset).cast()
}

/// Where the slot `offset` of `kind` is; NULL when it lacks the table.
#[inline]
pub unsafe fn place(kind: *mut PyTypeObject, offset: usize) -> *mut *mut c_void {
    if offset < size_of::<PyTypeObject>() {
        return word(kind, offset);
    }
    for table in &TABLES {
        if offset < table.end && offset >= table.start {
            let at = *word(kind, table.pointer);
            return if at.is_null() {
                null_mut()
            } else {
                at.byte_add(offset - table.start).cast()
            };
        }
    }
    null_mut()
}

/// What is in the slot `offset` of `kind`; NULL when there is nothing.
#[inline]
pub unsafe fn read(kind: *mut PyTypeObject, offset: usize) -> *mut c_void {
    let place = place(kind, offset);
    if place.is_null() { null_mut() } else { *place }
}

/// Points a heap type to its own tables.
pub unsafe fn own_tables(kind: *mut PyTypeObject) {
    for table in &TABLES {
        *word(kind, table.pointer) = kind.byte_add(table.start).cast();
    }
}
