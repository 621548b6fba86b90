//! `__buffer__` and `__release_buffer__`.
//!
//! A buffer that a class gives is one of the memoryview that its method returns. Its owner is a holder between the two,
//! so that whoever releases the buffer comes by the class's `__release_buffer__`, too.

use crate::prelude::*;
use crate::types::kind::raise;
use crate::types::kind::special::{self, find};

/// Owner of a buffer that a class has given; both are NULL once it is released.
#[repr(C)]
struct Holder {
    ob_base: PyObject,
    view: *mut PyObject,
    object: *mut PyObject,
}

static mut HOLDER: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"_buffer_wrapper".as_ptr(),
    tp_basicsize: size_of::<Holder>() as Py_ssize_t,
    tp_dealloc: Some(holder_dealloc),
    tp_as_buffer: &raw mut HOLDER_BUFFER,
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_traverse: Some(holder_traverse),
    ..PyTypeObject::EMPTY
};

static mut HOLDER_BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: None,
    bf_releasebuffer: Some(holder_release),
};

/// The type of holders.
pub fn holder_type() -> *mut PyTypeObject {
    &raw mut HOLDER
}

unsafe extern "C" fn holder_dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    xdecref((*op.cast::<Holder>()).view);
    xdecref((*op.cast::<Holder>()).object);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn holder_traverse(
    op: *mut PyObject,
    visit: visitproc,
    argument: *mut c_void,
) -> c_int {
    let Some(visit) = visit else { return 0 };
    let holder: *mut Holder = op.cast();
    for part in [(*holder).view, (*holder).object] {
        if !part.is_null() {
            let answer = visit(part, argument);
            if answer != 0 {
                return answer;
            }
        }
    }
    0
}

unsafe extern "C" fn holder_release(op: *mut PyObject, buffer: *mut Py_buffer) {
    let holder: *mut Holder = op.cast();
    let view = Ref::steal(ptr::replace(&raw mut (*holder).view, null_mut()));
    let object = Ref::steal(ptr::replace(&raw mut (*holder).object, null_mut()));
    let (Some(view), Some(object)) = (view, object) else {
        return;
    };
    // What a type of C has for this is called when the memoryview goes.
    let procs = (*Py_TYPE(object.ptr())).tp_as_buffer;
    let release = procs.as_ref().and_then(|procs| procs.bf_releasebuffer);
    if release.map(|f| f as usize) == Some(bf_releasebuffer as *const () as usize) {
        bf_releasebuffer(object.ptr(), buffer);
    }
    let procs = (*Py_TYPE(view.ptr())).tp_as_buffer;
    if let Some(release) = procs.as_ref().and_then(|procs| procs.bf_releasebuffer) {
        release(view.ptr(), buffer);
    }
}

/// `__buffer__`, which returns a memoryview.
pub unsafe extern "C" fn bf_getbuffer(
    op: *mut PyObject,
    buffer: *mut Py_buffer,
    flags: c_int,
) -> c_int {
    get(op, buffer, flags).or_minus_one()
}

unsafe fn get(op: *mut PyObject, buffer: *mut Py_buffer, flags: c_int) -> Fallible {
    let wanted = owned(PyLong_FromLong(flags.into()))?;
    let view = special::call(op, name!("__buffer__"), &[wanted.ptr()])?;
    if !PyMemoryView_Check(view.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"__buffer__ returned non-memoryview object"
        ));
    }
    status(PyObject_GetBuffer(view.ptr(), buffer, flags))?;
    let holder = match owned(_PyObject_GC_New(holder_type())) {
        Ok(holder) => holder,
        Err(raised) => {
            PyBuffer_Release(buffer);
            return Err(raised);
        }
    };
    let fields: *mut Holder = holder.cast();
    // The holder takes over the reference that the buffer had to its owner.
    (*fields).view = (*buffer).obj;
    (*fields).object = new_ref(op);
    crate::gc::track(holder.ptr());
    (*buffer).obj = holder.into_raw();
    Ok(())
}

/// `__release_buffer__`, with a memoryview of the buffer.
pub unsafe extern "C" fn bf_releasebuffer(op: *mut PyObject, buffer: *mut Py_buffer) {
    let raised_before = PyErr_GetRaisedException();
    let result = || -> Fallible {
        let Some(method) = find(op, name!("__release_buffer__"))? else {
            return Ok(());
        };
        // A copy that owns nothing: the buffer is being released already.
        let mut borrowed = buffer.read();
        borrowed.obj = null_mut();
        let view = owned(PyMemoryView_FromBuffer(&raw const borrowed))?;
        method.call(op, &[view.ptr()])?;
        let stack = [view.ptr()];
        owned(PyObject_VectorcallMethod(
            name!("release"),
            stack.as_ptr(),
            1,
            null_mut(),
        ))?;
        Ok(())
    };
    if result().is_err() {
        PyErr_WriteUnraisable(op);
    }
    PyErr_SetRaisedException(raised_before);
}
