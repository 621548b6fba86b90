//! `weakref.KeyedRef`: a weak reference that knows the key its referent belongs to.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::container::{clear_member, visit_all};
use crate::types::define::{STATIC_TYPE, writable};

/// A weak reference that knows its key.
#[repr(C)]
struct Keyed {
    weak: PyWeakReference,
    key: *mut PyObject,
}

static mut MEMBERS: [PyMemberDef; 2] = [
    writable(c"key", _Py_T_OBJECT, offset_of!(Keyed, key), c""),
    PyMemberDef::EMPTY,
];

pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"weakref.KeyedRef".as_ptr(),
    tp_basicsize: size_of::<Keyed>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_doc: c"A weak reference that knows the key its object belongs to.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_base: &raw mut _PyWeakref_RefType,
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

/// Where it keeps the key.
pub unsafe fn key_place(weak: *mut PyObject) -> *mut *mut PyObject {
    &raw mut (*weak.cast::<Keyed>()).key
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    clear_member(key_place(op));
    if let Some(of_base) = _PyWeakref_RefType.tp_dealloc {
        of_base(op);
    }
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let code = visit_all(visit, arg, &[*key_place(op)]);
    match _PyWeakref_RefType.tp_traverse {
        Some(of_base) if code == 0 => of_base(op, visit, arg),
        _ => code,
    }
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    clear_member(key_place(op));
    match _PyWeakref_RefType.tp_clear {
        Some(of_base) => of_base(op),
        None => 0,
    }
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    let (mut op, mut callback, mut key) = (
        null_mut::<PyObject>(),
        null_mut::<PyObject>(),
        null_mut::<PyObject>(),
    );
    if PyArg_UnpackTuple(
        args,
        c"KeyedRef".as_ptr(),
        3,
        3,
        &raw mut op,
        &raw mut callback,
        &raw mut key,
    ) == 0
    {
        return null_mut();
    }
    make(kind, op, callback, key).or_null()
}

unsafe extern "C" fn init(_: *mut PyObject, _: *mut PyObject, _: *mut PyObject) -> c_int {
    0
}

/// A new reference to `op` that knows `key`.
pub unsafe fn make(
    kind: *mut PyTypeObject,
    op: *mut PyObject,
    callback: *mut PyObject,
    key: *mut PyObject,
) -> Fallible<Ref> {
    let made = crate::weak::make(kind, op, callback)?;
    *key_place(made.ptr()) = new_ref(key);
    Ok(made)
}
