//! pickle.PickleBuffer: a buffer that pickling may hand on without a copy.

use super::view;
use crate::gc;
use crate::prelude::*;
use crate::types::define::no_args;

#[repr(C)]
struct PickleBuffer {
    head: PyObject,
    /// Without an object once it has been released.
    view: Py_buffer,
    weak: *mut PyObject,
}

unsafe fn of<'a>(op: *mut PyObject) -> &'a mut PickleBuffer {
    &mut *op.cast()
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    arguments: *mut PyObject,
    named: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let mut lender: *mut PyObject = null_mut();
        parse_named!(arguments, named, c"O:PickleBuffer", [c""], lender)?;
        let allocate = (*kind).tp_alloc.expect("a ready type has tp_alloc");
        let made = owned(allocate(kind, 0))?;
        let buffer = of(made.ptr());
        buffer.view = Py_buffer::EMPTY;
        buffer.weak = null_mut();
        status(PyObject_GetBuffer(lender, &mut buffer.view, PyBUF_FULL_RO))?;
        Ok(made)
    };
    body().or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    if !of(op).weak.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    PyBuffer_Release(&mut of(op).view);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, data: *mut c_void) -> c_int {
    let lender = of(op).view.obj;
    match visit {
        Some(visit) if !lender.is_null() => visit(lender, data),
        _ => 0,
    }
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    PyBuffer_Release(&mut of(op).view);
    0
}

unsafe fn check(op: *mut PyObject) -> Fallible {
    if of(op).view.obj.is_null() {
        PyErr_SetString(
            PyExc_ValueError,
            c"operation forbidden on released PickleBuffer object".as_ptr(),
        );
        return Err(Raised);
    }
    Ok(())
}

unsafe extern "C" fn get_buffer(op: *mut PyObject, to: *mut Py_buffer, flags: c_int) -> c_int {
    check(op)
        .and_then(|()| status(PyObject_GetBuffer(of(op).view.obj, to, flags)))
        .or_minus_one()
}

unsafe extern "C" fn release(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyBuffer_Release(&mut of(op).view);
    Py_None()
}

unsafe extern "C" fn raw(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    (|| {
        check(op)?;
        let all = view::from_object(op)?;
        let flat = &mut view::of(all.ptr()).view;
        if PyBuffer_IsContiguous(flat, b'A' as c_char) == 0 {
            PyErr_SetString(
                PyExc_BufferError,
                c"cannot extract raw buffer from non-contiguous buffer".as_ptr(),
            );
            return Err(Raised);
        }
        flat.format = c"B".as_ptr().cast_mut();
        flat.ndim = 1;
        flat.itemsize = 1;
        let bytes = flat.len;
        *flat.shape = bytes;
        *flat.strides = 1;
        view::find_order(view::of(all.ptr()));
        Ok(all)
    })()
    .or_null()
}

static mut METHODS: [PyMethodDef; 3] = [
    no_args(
        c"raw",
        raw,
        c"raw($self, /)\n--\n\nThe bytes behind, as a flat view.",
    ),
    no_args(
        c"release",
        release,
        c"release($self, /)\n--\n\nGives the memory back to its object.",
    ),
    PyMethodDef::EMPTY,
];

/// What was given is the memory of another object, which is told by itself.
unsafe extern "C" fn release_buffer(_: *mut PyObject, _: *mut Py_buffer) {}

static mut BUFFER: PyBufferProcs = PyBufferProcs {
    bf_getbuffer: Some(get_buffer),
    bf_releasebuffer: Some(release_buffer),
};

/// The type.
pub const TYPE: PyTypeObject = PyTypeObject {
    tp_name: c"pickle.PickleBuffer".as_ptr(),
    tp_basicsize: size_of::<PickleBuffer>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_as_buffer: &raw mut BUFFER,
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_doc: c"Memory that pickle may hand over aside instead of copying it.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_weaklistoffset: core::mem::offset_of!(PickleBuffer, weak) as Py_ssize_t,
    tp_methods: (&raw mut METHODS).cast(),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};
