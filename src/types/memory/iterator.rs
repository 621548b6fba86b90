//! Iterators over memoryviews.

use super::view::{self, check};
use crate::gc;
use crate::prelude::*;

#[repr(C)]
struct Iterator {
    head: PyObject,
    index: Py_ssize_t,
    /// The length of the view when the iterator was made.
    length: Py_ssize_t,
    /// NULL once the iterator has come to the end.
    over: *mut PyObject,
}

/// `iter(op)`; a view that was released shows it at the first item.
pub unsafe extern "C" fn of(op: *mut PyObject) -> *mut PyObject {
    (|| {
        view::has_items(op)?;
        let made = owned(_PyObject_GC_New(&raw mut TYPE))?;
        let iterator = made.cast::<Iterator>();
        (*iterator).index = 0;
        (*iterator).length = *view::of(op).view.shape;
        (*iterator).over = new_ref(op);
        gc::track(made.ptr());
        Ok(made)
    })()
    .or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*op.cast::<Iterator>()).over);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, data: *mut c_void) -> c_int {
    let over = (*op.cast::<Iterator>()).over;
    match visit {
        Some(visit) if !over.is_null() => visit(over, data),
        _ => 0,
    }
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let iterator = op.cast::<Iterator>();
    let over = (*iterator).over;
    if over.is_null() {
        return null_mut();
    }
    let index = (*iterator).index;
    if index < (*iterator).length {
        return check(over)
            .and_then(|()| {
                (*iterator).index = index + 1;
                view::item_at(over, index)
            })
            .or_null();
    }
    (*iterator).over = null_mut();
    decref(over);
    null_mut()
}

static mut TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"memory_iterator".as_ptr(),
    tp_basicsize: size_of::<Iterator>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    tp_traverse: Some(traverse),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    ..PyTypeObject::EMPTY
};

/// The type of these iterators.
pub fn kind() -> *mut PyTypeObject {
    &raw mut TYPE
}
