//! `weakrefobject.h`.

use crate::prelude::*;

absent_types! {
    _PyWeakref_CallableProxyType
    _PyWeakref_ProxyType
    _PyWeakref_RefType
}

absent! {
    fn PyWeakref_GetObject(ref_: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_GetRef(ref_: *mut PyObject, pobj: *mut *mut PyObject) -> c_int;
    fn PyWeakref_NewProxy(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_NewRef(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn _PyWeakref_ClearRef(self_: *mut PyWeakReference);
}
