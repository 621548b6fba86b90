//! MemoryError. To make one takes memory, so some are kept; when they are used up there is one for everybody.

use super::{base, fields};
use crate::object::trashcan;
use crate::prelude::*;

const READY: usize = 16;

/// The size is that of the exact type: objects of subtypes never come here.
static KEPT: Pool = Pool::new("MemoryError", READY, size_of::<PyBaseExceptionObject>()).staying();

/// MemoryError but for its name and place.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_new: Some(new),
    tp_dealloc: Some(dealloc),
    ..base::SIMPLE
};

static mut LAST_RESORT: PyBaseExceptionObject = PyBaseExceptionObject {
    ob_base: PyObject {
        ob_refcnt: IMMORTAL,
        ob_type: &raw mut super::hierarchy::MemoryError,
    },
    dict: null_mut(),
    args: null_mut(),
    notes: null_mut(),
    traceback: null_mut(),
    context: null_mut(),
    cause: null_mut(),
    suppress_context: 0,
};

unsafe fn exact() -> *mut PyTypeObject {
    &raw mut super::hierarchy::MemoryError
}

/// A kept instance, without arguments; `None`: there is none.
unsafe fn take() -> Option<*mut PyObject> {
    let op = KEPT.take();
    if op.is_null() {
        return None;
    }
    PyObject_Init(op, exact());
    crate::gc::track(op);
    Some(op)
}

/// An instance for the case that there is no memory, new or shared; it asks for none.
pub unsafe fn ready() -> *mut PyObject {
    // The empty tuple is shared: no memory is asked for.
    match take() {
        Some(op) => {
            (*op.cast::<PyBaseExceptionObject>()).args = PyTuple_New(0);
            op
        }
        None => {
            if LAST_RESORT.args.is_null() {
                LAST_RESORT.args = PyTuple_New(0);
            }
            (&raw mut LAST_RESORT).cast()
        }
    }
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if kind == exact()
        && let Some(op) = take()
    {
        (*op.cast::<PyBaseExceptionObject>()).args = new_ref(args);
        return op;
    }
    base::new(kind, args, kwargs)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    if Py_TYPE(op) != exact() {
        return fields::dealloc::<0>(op);
    }
    if let Some(thread) = fields::enter(op, dealloc) {
        fields::clear::<0>(op);
        leave(op, thread);
    }
}

unsafe fn leave(op: *mut PyObject, thread: *mut PyThreadState) {
    (*op.cast::<PyBaseExceptionObject>()).suppress_context = 0;
    if !KEPT.give(op) {
        PyObject_GC_Del(op.cast());
    }
    trashcan::end(thread);
}

/// Makes the instances that are kept.
pub unsafe fn fill() -> Fallible {
    let mut made = [null_mut(); READY];
    for place in &mut made {
        *place = base::new(exact(), null_mut(), null_mut());
        if place.is_null() {
            return Err(Raised);
        }
    }
    for op in made {
        decref(op);
    }
    Ok(())
}
