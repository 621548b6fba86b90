//! What containers of weak references have in common: a dict or set, and a callback that takes an item out when its
//! referent dies. The callback refers to the container weakly: what lives on outside does not keep it.
//!
//! Nothing walks the dict or set while foreign code runs: what is given out is a list of those that are alive.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::define::STATIC_TYPE;
use crate::types::modules::fields::{self, Fields, get, set};

/// The dict or set; the callback; the attributes, a dict or NULL.
pub const DATA: usize = 0;
pub const CALLBACK: usize = 1;
pub const ATTRIBUTES: usize = 2;

type Holder = Fields<3, *mut PyWeakReference>;

/// The `__dict__`.
pub static mut PROPERTIES: [PyGetSetDef; 2] = [
    PyGetSetDef {
        name: c"__dict__".as_ptr(),
        get: Some(PyObject_GenericGetDict),
        set: Some(PyObject_GenericSetDict),
        ..PyGetSetDef::EMPTY
    },
    PyGetSetDef::EMPTY,
];

/// A type of such containers.
pub const fn holder(name: &'static CStr, doc: &'static CStr) -> PyTypeObject {
    PyTypeObject {
        ob_base: STATIC_TYPE,
        tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
        tp_setattro: Some(PyObject_GenericSetAttr),
        tp_getset: (&raw mut PROPERTIES).cast(),
        tp_dictoffset: (offset_of!(Holder, refs) + ATTRIBUTES * size_of::<usize>()) as Py_ssize_t,
        tp_weaklistoffset: offset_of!(Holder, data) as Py_ssize_t,
        ..fields::kind::<3, *mut PyWeakReference>(name, doc)
    }
}

/// A new container over `data`; `remove` is called with a weak reference to the container and one that has died.
pub unsafe fn make(kind: *mut PyTypeObject, data: Ref, remove: *mut PyMethodDef) -> Fallible<Ref> {
    let made = fields::make(kind, [data.ptr(), null_mut(), null_mut()])?;
    let weak = owned(PyWeakref_NewRef(made.ptr(), null_mut()))?;
    let callback = owned(PyCFunction_New(remove, weak.ptr()))?;
    set(made.ptr(), CALLBACK, callback.into_raw());
    Ok(made)
}

/// The dict or set, borrowed.
#[inline(always)]
pub unsafe fn data(op: *mut PyObject) -> *mut PyObject {
    get(op, DATA)
}

/// The object that a weak reference refers to.
pub unsafe fn referent(weak: *mut PyObject) -> Fallible<Option<Ref>> {
    let mut found = null_mut();
    status(PyWeakref_GetRef(weak, &mut found))?;
    Ok(Ref::steal(found))
}

/// The dict or set of the container that a callback is bound to; `None`: it is gone.
pub unsafe fn data_of_callback(weak: *mut PyObject) -> Fallible<Option<Ref>> {
    Ok(referent(weak)?.map(|op| Ref::new(data(op.ptr()))))
}

/// KeyError for a key.
#[cold]
pub unsafe fn missing(key: *mut PyObject) -> Raised {
    crate::types::raise::key_error(key)
}

/// An iterator over the items of a list.
pub unsafe fn iterator(list: Fallible<Ref>) -> *mut PyObject {
    list.and_then(|list| owned(PyObject_GetIter(list.ptr())))
        .or_null()
}

/// How many items a container has, those that are dying among them.
pub unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    PyObject_Size(data(op))
}

/// `<Name at 0x...>`, as of a class of Python's.
pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(c"<%s at %p>".as_ptr(), _PyType_Name(Py_TYPE(op)), op)
}
