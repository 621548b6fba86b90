//! The head of an object, and of its type as far as giving back a reference needs it.

/// What every object begins with.
#[repr(C)]
pub struct PyObject {
    /// The count of references. Its low 32 bits, read as signed, are negative in an immortal object.
    pub ob_refcnt: isize,
    /// The type.
    pub ob_type: *mut PyTypeObject,
}

const _: () = assert!(size_of::<PyObject>() == 16);

/// The first fields of a type; the whole has 416 bytes and is of no concern to the memory chapter.
#[repr(C)]
pub struct PyTypeObject {
    ob_base: PyObject,
    ob_size: isize,
    tp_name: *const core::ffi::c_char,
    tp_basicsize: isize,
    tp_itemsize: isize,
    /// Called when the last reference to an object of this type is gone.
    pub tp_dealloc: Option<unsafe extern "C" fn(op: *mut PyObject)>,
}

const _: () = assert!(core::mem::offset_of!(PyTypeObject, tp_dealloc) == 48);
