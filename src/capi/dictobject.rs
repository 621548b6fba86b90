//! `dictobject.h`.

use crate::prelude::*;

absent_types! {
    PyDictItems_Type
    PyDictKeys_Type
    PyDictValues_Type
    PyDict_Type
    PyDictIterItem_Type
    PyDictIterKey_Type
    PyDictIterValue_Type
    PyDictRevIterItem_Type
    PyDictRevIterKey_Type
    PyDictRevIterValue_Type
}

absent! {
    fn PyDict_AddWatcher(callback: PyDict_WatchCallback) -> c_int;
    fn PyDict_Clear(mp: *mut PyObject);
    fn PyDict_ClearWatcher(watcher_id: c_int) -> c_int;
    fn PyDict_Contains(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_ContainsString(mp: *mut PyObject, key: *const c_char) -> c_int;
    fn PyDict_Copy(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_DelItem(mp: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_DelItemString(dp: *mut PyObject, key: *const c_char) -> c_int;
    fn PyDict_GetItem(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_GetItemRef(mp: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int;
    fn PyDict_GetItemString(dp: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyDict_GetItemStringRef(mp: *mut PyObject, key: *const c_char, result: *mut *mut PyObject) -> c_int;
    fn PyDict_GetItemWithError(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_Items(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Keys(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Merge(mp: *mut PyObject, other: *mut PyObject, override_: c_int) -> c_int;
    fn PyDict_MergeFromSeq2(d: *mut PyObject, seq2: *mut PyObject, override_: c_int) -> c_int;
    fn PyDict_New() -> *mut PyObject;
    fn PyDict_Next(mp: *mut PyObject, pos: *mut Py_ssize_t, key: *mut *mut PyObject, value: *mut *mut PyObject) -> c_int;
    fn PyDict_Pop(dict: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int;
    fn PyDict_PopString(dict: *mut PyObject, key: *const c_char, result: *mut *mut PyObject) -> c_int;
    fn PyDict_SetDefault(mp: *mut PyObject, key: *mut PyObject, defaultobj: *mut PyObject) -> *mut PyObject;
    fn PyDict_SetDefaultRef(mp: *mut PyObject, key: *mut PyObject, default_value: *mut PyObject, result: *mut *mut PyObject) -> c_int;
    fn PyDict_SetItem(mp: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    fn PyDict_SetItemString(dp: *mut PyObject, key: *const c_char, item: *mut PyObject) -> c_int;
    fn PyDict_Size(mp: *mut PyObject) -> Py_ssize_t;
    fn PyDict_Unwatch(watcher_id: c_int, dict: *mut PyObject) -> c_int;
    fn PyDict_Update(mp: *mut PyObject, other: *mut PyObject) -> c_int;
    fn PyDict_Values(mp: *mut PyObject) -> *mut PyObject;
    fn PyDict_Watch(watcher_id: c_int, dict: *mut PyObject) -> c_int;
    fn PyObject_GenericGetDict(arg1: *mut PyObject, arg2: *mut c_void) -> *mut PyObject;
    fn _PyDict_GetItemStringWithError(arg1: *mut PyObject, arg2: *const c_char) -> *mut PyObject;
    fn _PyDict_GetItem_KnownHash(mp: *mut PyObject, key: *mut PyObject, hash: Py_hash_t) -> *mut PyObject;
    fn _PyDict_NewPresized(minused: Py_ssize_t) -> *mut PyObject;
    fn _PyDict_Pop(dict: *mut PyObject, key: *mut PyObject, default_value: *mut PyObject) -> *mut PyObject;
}
