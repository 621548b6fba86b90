//! `weakrefobject.h`.

use crate::prelude::*;
use crate::weak::{self, proxy, reference};

/// `weakref.CallableProxyType`.
#[unsafe(no_mangle)]
pub static mut _PyWeakref_CallableProxyType: PyTypeObject = proxy::CALLABLE_TYPE;

/// `weakref.ProxyType`.
#[unsafe(no_mangle)]
pub static mut _PyWeakref_ProxyType: PyTypeObject = proxy::TYPE;

/// `weakref.ReferenceType`.
#[unsafe(no_mangle)]
pub static mut _PyWeakref_RefType: PyTypeObject = reference::TYPE;

/// The referent, borrowed; None when it is gone. NULL with SystemError when `ref` is no weak reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyWeakref_GetObject(r#ref: *mut PyObject) -> *mut PyObject {
    if r#ref.is_null() || !weak::is_any(r#ref) {
        PyErr_BadInternalCall();
        return null_mut();
    }
    match weak::strong(r#ref) {
        Some(_) => weak::object(r#ref),
        None => Py_None(),
    }
}

/// Get the referent.
///
/// - `pobj`: filled with a new reference, or NULL.
/// - Returns 1; 0 when the referent is gone; -1 with TypeError when `ref` is no weak reference.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyWeakref_GetRef(r#ref: *mut PyObject, pobj: *mut *mut PyObject) -> c_int {
    *pobj = null_mut();
    if r#ref.is_null() {
        _PyErr_BadInternalCall(c"Objects/weakrefobject.c".as_ptr(), 936);
        return -1;
    }
    if !weak::is_any(r#ref) {
        PyErr_SetString(PyExc_TypeError, c"expected a weakref".as_ptr());
        return -1;
    }
    match weak::strong(r#ref) {
        Some(op) => {
            *pobj = op.into_raw();
            1
        }
        None => 0,
    }
}

/// A weak proxy of `ob`, new reference.
///
/// - `callback`: called with the proxy when `ob` dies; NULL or None for none, and then an old proxy may be returned.
/// - NULL with TypeError when objects of this type have no weak references.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyWeakref_NewProxy(
    ob: *mut PyObject,
    callback: *mut PyObject,
) -> *mut PyObject {
    proxy::make(ob, callback).or_null()
}

/// A weak reference to `ob`, new reference; otherwise as `PyWeakref_NewProxy`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyWeakref_NewRef(
    ob: *mut PyObject,
    callback: *mut PyObject,
) -> *mut PyObject {
    if callback.is_null() || callback == Py_None() {
        weak::make_plain(ob).or_null()
    } else {
        weak::make(&raw mut _PyWeakref_RefType, ob, callback).or_null()
    }
}

/// Kill a weak reference and keep its callback, for the collector.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyWeakref_ClearRef(self_: *mut PyWeakReference) {
    weak::clear_but_callback(self_.cast());
}
