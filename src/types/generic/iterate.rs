//! The iterator of an alias, over one thing: the alias with a star before it.

use super::alias;
use crate::prelude::*;
use crate::types::container::visit_all;
use crate::types::define::{STATIC_TYPE, no_args};
use crate::types::function;

#[repr(C)]
struct Iterator {
    ob_base: PyObject,
    /// The alias; NULL once it was given.
    alias: *mut PyObject,
}

static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"generic_alias_iterator".as_ptr(),
    tp_basicsize: size_of::<Iterator>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear_slot),
    tp_iter: Some(PyObject_SelfIter),
    tp_iternext: Some(next),
    tp_methods: (&raw mut METHODS).cast(),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut TYPE))
}

unsafe fn place(op: *mut PyObject) -> *mut *mut PyObject {
    &raw mut (*op.cast::<Iterator>()).alias
}

/// `iter(alias)`.
pub unsafe extern "C" fn iter(op: *mut PyObject) -> *mut PyObject {
    let made = _PyObject_GC_New(&raw mut TYPE);
    if !made.is_null() {
        *place(made) = new_ref(op);
        PyObject_GC_Track(made.cast());
    }
    made
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    PyObject_GC_UnTrack(op.cast());
    xdecref(*place(op));
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    visit_all(visit, arg, &[*place(op)])
}

unsafe extern "C" fn clear_slot(op: *mut PyObject) -> c_int {
    drop(Ref::steal(core::mem::replace(&mut *place(op), null_mut())));
    0
}

unsafe extern "C" fn next(op: *mut PyObject) -> *mut PyObject {
    let own = *place(op);
    if own.is_null() {
        return null_mut();
    }
    let starred = alias::starred(own);
    if starred.is_ok() {
        clear_slot(op);
    }
    starred.or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let iter = function::builtin(name!("iter"))?;
        let own = Ref::new_or_none(*place(op));
        let from = match own {
            Some(alias) => alias,
            None => owned(PyTuple_New(0))?,
        };
        let args = owned(PyTuple_Pack(1, from.ptr()))?;
        owned(PyTuple_Pack(2, iter.ptr(), args.ptr()))
    };
    run().or_null()
}
