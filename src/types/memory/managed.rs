//! The buffer that several views of one object share: it goes back to its owner with the last of them.

use crate::gc;
use crate::prelude::*;

static mut KIND: PyTypeObject = PyTypeObject {
    tp_name: c"managedbuffer".as_ptr(),
    tp_basicsize: size_of::<_PyManagedBufferObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    ..PyTypeObject::EMPTY
};

/// The type.
pub fn kind() -> *mut PyTypeObject {
    &raw mut KIND
}

/// A shared buffer without a lender.
pub unsafe fn empty() -> Fallible<Ref> {
    let made = owned(_PyObject_GC_New(kind()))?;
    let managed = made.cast::<_PyManagedBufferObject>();
    (*managed).flags = 0;
    (*managed).exports = 0;
    (*managed).master = Py_buffer::EMPTY;
    gc::track(made.ptr());
    Ok(made)
}

/// The shared buffer of all that `lender` has.
pub unsafe fn of(lender: *mut PyObject, flags: c_int) -> Fallible<Ref> {
    let made = empty()?;
    let managed = made.cast::<_PyManagedBufferObject>();
    status(PyObject_GetBuffer(
        lender,
        &raw mut (*managed).master,
        flags,
    ))?;
    Ok(made)
}

/// Gives the memory back to the lender.
pub unsafe fn release(op: *mut PyObject) {
    let managed = op.cast::<_PyManagedBufferObject>();
    if (*managed).flags & _Py_MANAGED_BUFFER_RELEASED != 0 {
        return;
    }
    (*managed).flags |= _Py_MANAGED_BUFFER_RELEASED;
    gc::untrack(op);
    if (*managed).flags & _Py_MANAGED_BUFFER_FREE_FORMAT != 0 {
        PyMem_Free((*managed).master.format.cast());
    }
    PyBuffer_Release(&raw mut (*managed).master);
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    release(op);
    gc::untrack(op);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, data: *mut c_void) -> c_int {
    let lender = (*op.cast::<_PyManagedBufferObject>()).master.obj;
    match visit {
        Some(visit) if !lender.is_null() => visit(lender, data),
        _ => 0,
    }
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    release(op);
    0
}
