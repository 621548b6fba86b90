//! `dictobject.h`.

use crate::prelude::*;
use crate::types::dict;
use crate::types::dict::{Collision, View};
use crate::types::equality::hash_of;
use crate::types::raise::{bad_call, fail, key_error};

/// The type `dict`.
#[unsafe(no_mangle)]
pub static mut PyDict_Type: PyTypeObject = dict::TYPE;

/// The type of `dict.keys()`.
#[unsafe(no_mangle)]
pub static mut PyDictKeys_Type: PyTypeObject = dict::KEYS;

/// The type of `dict.values()`.
#[unsafe(no_mangle)]
pub static mut PyDictValues_Type: PyTypeObject = dict::VALUES;

/// The type of `dict.items()`.
#[unsafe(no_mangle)]
pub static mut PyDictItems_Type: PyTypeObject = dict::ITEMS;

/// The type of the iterators of keys.
#[unsafe(no_mangle)]
pub static mut PyDictIterKey_Type: PyTypeObject = dict::KEY_ITER;

/// The type of the iterators of values.
#[unsafe(no_mangle)]
pub static mut PyDictIterValue_Type: PyTypeObject = dict::VALUE_ITER;

/// The type of the iterators of items.
#[unsafe(no_mangle)]
pub static mut PyDictIterItem_Type: PyTypeObject = dict::ITEM_ITER;

/// The type of the iterators of keys, last to first.
#[unsafe(no_mangle)]
pub static mut PyDictRevIterKey_Type: PyTypeObject = dict::REV_KEY_ITER;

/// The type of the iterators of values, last to first.
#[unsafe(no_mangle)]
pub static mut PyDictRevIterValue_Type: PyTypeObject = dict::REV_VALUE_ITER;

/// The type of the iterators of items, last to first.
#[unsafe(no_mangle)]
pub static mut PyDictRevIterItem_Type: PyTypeObject = dict::REV_ITEM_ITER;

#[inline(always)]
unsafe fn expect_dict(op: *mut PyObject) -> Fallible {
    if PyDict_Check(op) {
        Ok(())
    } else {
        Err(bad_call())
    }
}

/// An interned str would live on for a lookup alone; this one does not.
unsafe fn key_of(text: *const c_char) -> Fallible<Ref> {
    owned(PyUnicode_FromString(text))
}

/// Make an empty dict. New reference; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_New() -> *mut PyObject {
    dict::new().or_null()
}

/// Make an empty dict with room for `minused` entries. New reference; NULL with MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyDict_NewPresized(minused: Py_ssize_t) -> *mut PyObject {
    dict::with_room(minused).or_null()
}

/// The number of entries; -1 with SystemError when `mp` is no dict.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Size(mp: *mut PyObject) -> Py_ssize_t {
    expect_dict(mp).map(|()| dict::used(mp)).or_minus_one()
}

/// Delete all entries; nothing when `mp` is no dict.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Clear(mp: *mut PyObject) {
    if PyDict_Check(mp) {
        dict::clear(mp);
    }
}

/// Whether `key` is there: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Contains(mp: *mut PyObject, key: *mut PyObject) -> c_int {
    dict::find(mp, key)
        .map(|value| !value.is_null())
        .or_minus_one()
}

/// Whether the key of the UTF-8 text `key` is there: 1, 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_ContainsString(mp: *mut PyObject, key: *const c_char) -> c_int {
    key_of(key)
        .and_then(|key| dict::find(mp, key.ptr()))
        .map(|value| !value.is_null())
        .or_minus_one()
}

/// The value of `key`, borrowed. NULL, no exception set, when it is not there, and after any error, which is reported as
/// unraisable. An exception that is set stays.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_GetItem(mp: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if !PyDict_Check(mp) {
        return null_mut();
    }
    if PyUnicode_CheckExact(key)
        && let Ok(value) = dict::find(mp, key)
    {
        return value;
    }
    quietly(
        mp,
        || key_of_caller(key),
        c"PyDict_GetItem()",
        c"PyDict_GetItemRef() or PyDict_GetItemWithError()",
    )
}

unsafe fn key_of_caller(key: *mut PyObject) -> Fallible<Ref> {
    Ok(Ref::new(key))
}

/// Looks a key up with the exception that is set put aside; one that is raised is reported.
unsafe fn quietly(
    mp: *mut PyObject,
    key: impl FnOnce() -> Fallible<Ref>,
    function: &CStr,
    instead: &CStr,
) -> *mut PyObject {
    let before = PyErr_GetRaisedException();
    let found = key().and_then(|key| dict::find(mp, key.ptr()));
    if found.is_err() {
        PyErr_FormatUnraisable(
            c"Exception ignored in %s; consider using %s".as_ptr(),
            function.as_ptr(),
            instead.as_ptr(),
        );
    }
    PyErr_SetRaisedException(before);
    found.unwrap_or(null_mut())
}

/// The value of the key of the UTF-8 text `key`, borrowed; otherwise as `PyDict_GetItem`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_GetItemString(
    dp: *mut PyObject,
    key: *const c_char,
) -> *mut PyObject {
    if !PyDict_Check(dp) {
        return null_mut();
    }
    quietly(
        dp,
        || key_of(key),
        c"PyDict_GetItemString()",
        c"PyDict_GetItemRefString()",
    )
}

/// The value of `key`, borrowed. NULL when it is not there, or with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_GetItemWithError(
    mp: *mut PyObject,
    key: *mut PyObject,
) -> *mut PyObject {
    // A closure here would be shared with those of other functions, and called.
    match expect_dict(mp) {
        Ok(()) => dict::find_or_null(mp, key),
        Err(Raised) => null_mut(),
    }
}

/// The value of `key`, whose hash is known, borrowed. NULL when it is not there, or with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyDict_GetItem_KnownHash(
    mp: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> *mut PyObject {
    expect_dict(mp)
        .and_then(|()| dict::find_known_hash(mp, key, hash))
        .or_null()
}

/// The value of the key of the UTF-8 text `key`, borrowed. NULL when it is not there, or with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyDict_GetItemStringWithError(
    mp: *mut PyObject,
    key: *const c_char,
) -> *mut PyObject {
    let found = || -> Fallible<*mut PyObject> {
        let key = key_of(key)?;
        expect_dict(mp)?;
        dict::find(mp, key.ptr())
    };
    found().or_null()
}

/// 1 and a new reference in `*result`, or 0 or -1 and NULL.
unsafe fn give(found: Fallible<Option<Ref>>, result: *mut *mut PyObject) -> c_int {
    let (code, value) = match found {
        Ok(Some(value)) => (1, value.into_raw()),
        Ok(None) => (0, null_mut()),
        Err(Raised) => (-1, null_mut()),
    };
    *result = value;
    code
}

/// Look `key` up: 1 and a new reference in `*result`; 0 and NULL when it is not there; -1 and NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_GetItemRef(
    mp: *mut PyObject,
    key: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    // A closure here would be shared with those of other functions, and called.
    let found = match expect_dict(mp) {
        Ok(()) => dict::find(mp, key),
        Err(Raised) => Err(Raised),
    };
    match found {
        Ok(value) if !value.is_null() => {
            *result = new_ref(value);
            1
        }
        found => {
            *result = null_mut();
            -c_int::from(found.is_err())
        }
    }
}

/// The same for the key of the UTF-8 text `key`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_GetItemStringRef(
    mp: *mut PyObject,
    key: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    match key_of(key) {
        Ok(key) => PyDict_GetItemRef(mp, key.ptr(), result),
        Err(Raised) => give(Err(Raised), result),
    }
}

/// Set the value of `key`. 0, or -1: SystemError when `mp` is no dict, TypeError for a key without hash, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_SetItem(
    mp: *mut PyObject,
    key: *mut PyObject,
    item: *mut PyObject,
) -> c_int {
    // A closure here would be called.
    match expect_dict(mp) {
        Ok(()) => dict::insert(mp, key, item).or_minus_one(),
        Err(Raised) => -1,
    }
}

/// Set the value of the key of the UTF-8 text `key`, which is interned. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_SetItemString(
    dp: *mut PyObject,
    key: *const c_char,
    item: *mut PyObject,
) -> c_int {
    match owned(PyUnicode_InternFromString(key)) {
        Ok(key) => PyDict_SetItem(dp, key.ptr(), item),
        Err(Raised) => -1,
    }
}

/// Delete `key`. 0, or -1: KeyError when it is not there, SystemError when `mp` is no dict.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_DelItem(mp: *mut PyObject, key: *mut PyObject) -> c_int {
    let deleted = || -> Fallible {
        let hash = hash_of(key)?;
        expect_dict(mp)?;
        dict::delete_known_hash(mp, key, hash)
    };
    deleted().or_minus_one()
}

/// Delete the key of the UTF-8 text `key`. 0, or -1: KeyError when it is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_DelItemString(dp: *mut PyObject, key: *const c_char) -> c_int {
    match key_of(key) {
        Ok(key) => PyDict_DelItem(dp, key.ptr()),
        Err(Raised) => -1,
    }
}

/// Take `key` out: 1 and its value, a new reference, in `*result` (if not NULL); 0 and NULL when it is not there; -1 and NULL
/// with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Pop(
    dict: *mut PyObject,
    key: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    let mut value = null_mut();
    let code = give(
        expect_dict(dict).and_then(|()| dict::pop(dict, key)),
        &raw mut value,
    );
    if result.is_null() {
        xdecref(value);
    } else {
        *result = value;
    }
    code
}

/// The same for the key of the UTF-8 text `key`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_PopString(
    dict: *mut PyObject,
    key: *const c_char,
    result: *mut *mut PyObject,
) -> c_int {
    match key_of(key) {
        Ok(key) => PyDict_Pop(dict, key.ptr(), result),
        Err(Raised) => {
            if !result.is_null() {
                *result = null_mut();
            }
            -1
        }
    }
}

/// Take `key` out: its value, or `default_value` when it is not there, a new reference. NULL: KeyError without a default.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn _PyDict_Pop(
    dict: *mut PyObject,
    key: *mut PyObject,
    default_value: *mut PyObject,
) -> *mut PyObject {
    let value = || -> Fallible<Ref> {
        expect_dict(dict)?;
        match (dict::pop(dict, key)?, Ref::new_or_none(default_value)) {
            (Some(value), _) | (None, Some(value)) => Ok(value),
            (None, None) => Err(key_error(key)),
        }
    };
    value().or_null()
}

/// The value of `key`, which becomes `defaultobj` when it is not there, borrowed. NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_SetDefault(
    mp: *mut PyObject,
    key: *mut PyObject,
    defaultobj: *mut PyObject,
) -> *mut PyObject {
    expect_dict(mp)
        .and_then(|()| dict::set_default(mp, key, defaultobj))
        .map(|(value, _)| value)
        .or_null()
}

/// Look `key` up, which becomes `default_value` when it is not there: 1 when it was there, 0 when it is new, -1 with an
/// exception. `*result` (if not NULL): the value, a new reference, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_SetDefaultRef(
    mp: *mut PyObject,
    key: *mut PyObject,
    default_value: *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    let set = expect_dict(mp).and_then(|()| dict::set_default(mp, key, default_value));
    if !result.is_null() {
        *result = set.map_or(null_mut(), |(value, _)| new_ref(value));
    }
    set.map(|(_, was_there)| was_there).or_minus_one()
}

/// Step through the entries: `*pos` is 0 at first; 1 and key and value, borrowed, where `key` and `value` are not NULL; 0 at
/// the end. Values may be replaced meanwhile, keys not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Next(
    mp: *mut PyObject,
    pos: *mut Py_ssize_t,
    key: *mut *mut PyObject,
    value: *mut *mut PyObject,
) -> c_int {
    if !PyDict_Check(mp) || *pos < 0 {
        return 0;
    }
    let Some(entry) = dict::next(mp, &mut *pos) else {
        return 0;
    };
    if !key.is_null() {
        *key = (*entry).key;
    }
    if !value.is_null() {
        *value = (*entry).value;
    }
    1
}

/// A list of the keys. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Keys(mp: *mut PyObject) -> *mut PyObject {
    list_of(mp, View::Keys)
}

/// A list of the values. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Values(mp: *mut PyObject) -> *mut PyObject {
    list_of(mp, View::Values)
}

/// A list of the entries as tuples. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Items(mp: *mut PyObject) -> *mut PyObject {
    list_of(mp, View::Items)
}

unsafe fn list_of(mp: *mut PyObject, view: View) -> *mut PyObject {
    if mp.is_null() || !PyDict_Check(mp) {
        bad_call();
        return null_mut();
    }
    dict::list_of(mp, view).or_null()
}

/// A dict of the same entries. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Copy(mp: *mut PyObject) -> *mut PyObject {
    if mp.is_null() || !PyDict_Check(mp) {
        bad_call();
        return null_mut();
    }
    dict::copy(mp).or_null()
}

/// Set what the mapping `other` has; keys that are there keep their values when `override_` is 0. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Merge(
    mp: *mut PyObject,
    other: *mut PyObject,
    override_: c_int,
) -> c_int {
    if mp.is_null() || !PyDict_Check(mp) || other.is_null() {
        bad_call();
        return -1;
    }
    dict::merge(mp, other, Collision::from_flag(override_)).or_minus_one()
}

/// Set what the mapping `other` has. 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Update(mp: *mut PyObject, other: *mut PyObject) -> c_int {
    PyDict_Merge(mp, other, 1)
}

/// Set what `seq2`, an iterable of pairs, says; keys that are there keep their values when `override_` is 0. 0, or -1 with an
/// exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_MergeFromSeq2(
    d: *mut PyObject,
    seq2: *mut PyObject,
    override_: c_int,
) -> c_int {
    dict::merge_pairs(d, seq2, Collision::from_flag(override_)).or_minus_one()
}

/// Register a watcher of dicts: its number, or -1 with RuntimeError when there are too many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_AddWatcher(callback: PyDict_WatchCallback) -> c_int {
    dict::add_watcher(callback).or_minus_one() as c_int
}

/// Forget a watcher. 0, or -1 with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_ClearWatcher(watcher_id: c_int) -> c_int {
    dict::clear_watcher(watcher_id).or_minus_one()
}

/// From now on the watcher is told of changes of `dict`. 0, or -1 with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Watch(watcher_id: c_int, dict: *mut PyObject) -> c_int {
    dict::watch(watcher_id, dict).or_minus_one()
}

/// The watcher is told of changes of `dict` no more. 0, or -1 with ValueError.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDict_Unwatch(watcher_id: c_int, dict: *mut PyObject) -> c_int {
    dict::unwatch(watcher_id, dict).or_minus_one()
}

/// The `__dict__` of an object, made when there is none yet: the getter of a type's `__dict__`. New reference; NULL:
/// AttributeError when the type has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyObject_GenericGetDict(
    op: *mut PyObject,
    _context: *mut c_void,
) -> *mut PyObject {
    let place = _PyObject_GetDictPtr(op);
    if place.is_null() {
        fail(PyExc_AttributeError, c"This object has no __dict__");
        return null_mut();
    }
    if (*place).is_null() {
        *place = PyDict_New();
    }
    xnew_ref(*place)
}
