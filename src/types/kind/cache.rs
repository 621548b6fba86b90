//! Looking up a name along the MRO of a type, with a cache.
//!
//! A type that has not changed since it was given a version keeps it; an entry says what a name meant for one version.
//! Always true: a version is of one type, once; a type with a version has only bases with a version, so that a change
//! finds all types that it concerns by going from each type that has one to its subclasses.

use super::subclasses;
use crate::prelude::*;

/// An answer: `name` in the type of `version` is `value`, borrowed; NULL is an answer too. The entry owns `name`.
struct Entry {
    version: c_uint,
    name: *mut PyObject,
    value: *mut PyObject,
}

const ENTRIES: usize = 4096;
/// A type that changes more often than this is looked up without the cache.
const VERSIONS_OF_A_TYPE: u16 = 1000;
/// Says so in `tp_versions_used`.
const NEVER: u16 = u16::MAX;

static mut CACHE: [Entry; ENTRIES] = [const {
    Entry {
        version: 0,
        name: null_mut(),
        value: null_mut(),
    }
}; ENTRIES];
static mut LAST_VERSION: c_uint = 0;
static mut WATCHERS: [PyType_WatchCallback; TYPE_MAX_WATCHERS as usize] =
    [None; TYPE_MAX_WATCHERS as usize];

#[inline(always)]
unsafe fn entry(version: c_uint, name: *mut PyObject) -> *mut Entry {
    let index = (version as usize ^ (name.addr() >> 4)) & (ENTRIES - 1);
    (&raw mut CACHE).cast::<Entry>().add(index)
}

/// What `name`, a str, is in the dicts along the MRO of `kind`: borrowed, or NULL without an exception.
#[inline]
pub unsafe fn lookup(kind: *mut PyTypeObject, name: *mut PyObject) -> *mut PyObject {
    let version = (*kind).tp_version_tag;
    let entry = entry(version, name);
    // No entry is of version 0.
    if (*entry).name == name && (*entry).version == version {
        return (*entry).value;
    }
    missed(kind, name)
}

#[inline(never)]
unsafe fn missed(kind: *mut PyTypeObject, name: *mut PyObject) -> *mut PyObject {
    let keep = is_interned(name) && assign_version(kind);
    let version = (*kind).tp_version_tag;
    let value = walk(kind, name).unwrap_or_else(|Raised| {
        PyErr_Clear();
        null_mut()
    });
    // A comparison of keys may have changed the type.
    if keep && (*kind).tp_version_tag == version {
        let entry = entry(version, name);
        let old = ptr::replace(
            entry,
            Entry {
                version,
                name: new_ref(name),
                value,
            },
        );
        xdecref(old.name);
    }
    value
}

/// Whether `name` is an exact str that is interned.
#[inline(always)]
pub unsafe fn is_interned(name: *mut PyObject) -> bool {
    PyUnicode_CheckExact(name) && (*name.cast::<PyASCIIObject>()).state & 3 != 0
}

/// The hash of a str, kept in it.
#[inline]
pub unsafe fn hash_of(name: *mut PyObject) -> Py_hash_t {
    if PyUnicode_CheckExact(name) {
        let hash = (*name.cast::<PyASCIIObject>()).hash;
        if hash != -1 {
            return hash;
        }
    }
    PyObject_Hash(name)
}

unsafe fn walk(kind: *mut PyTypeObject, name: *mut PyObject) -> Fallible<*mut PyObject> {
    let hash = hash_of(name);
    if hash == -1 {
        return Err(Raised);
    }
    // A type that is not ready yet.
    let Some(mro) = Ref::new_or_none((*kind).tp_mro) else {
        return Ok(null_mut());
    };
    for i in 0..Py_SIZE(mro.ptr()) {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM(mro.ptr(), i).cast();
        let value = _PyDict_GetItem_KnownHash((*base).tp_dict, name, hash);
        if !value.is_null() {
            return Ok(value);
        }
        if !PyErr_Occurred().is_null() {
            return Err(Raised);
        }
    }
    Ok(null_mut())
}

/// Gives `kind` a version, if it may have one.
pub unsafe fn assign_version(kind: *mut PyTypeObject) -> bool {
    if (*kind).tp_version_tag != 0 {
        return true;
    }
    if (*kind).tp_flags & Py_TPFLAGS_READY == 0
        || (*kind).tp_versions_used >= VERSIONS_OF_A_TYPE
        || LAST_VERSION == c_uint::MAX
    {
        return false;
    }
    let all = subclasses::each_base((*kind).tp_bases, |base| {
        if assign_version(base) {
            Ok(())
        } else {
            Err(Raised)
        }
    });
    if all.is_err() {
        return false;
    }
    (*kind).tp_versions_used += 1;
    LAST_VERSION += 1;
    (*kind).tp_version_tag = LAST_VERSION;
    true
}

/// From now on what was known of `kind` and its subclasses does not hold.
pub unsafe fn modified(kind: *mut PyTypeObject) {
    if (*kind).tp_version_tag == 0 {
        return;
    }
    let mut index = 0;
    while index < subclasses::count(kind) {
        modified(subclasses::at(kind, index));
        index += 1;
    }
    if (*kind).tp_watched != 0 {
        tell_watchers(kind);
    }
    (*kind).tp_version_tag = 0;
}

/// `kind` has an MRO that changes of its bases do not tell of: it is never cached.
pub unsafe fn give_up(kind: *mut PyTypeObject) {
    modified(kind);
    (*kind).tp_versions_used = NEVER;
}

/// Forgets every entry.
pub unsafe fn clear() {
    for i in 0..ENTRIES {
        let entry = (&raw mut CACHE).cast::<Entry>().add(i);
        (*entry).version = 0;
        let name = ptr::replace(&raw mut (*entry).name, null_mut());
        xdecref(name);
    }
}

/// The version given last.
pub unsafe fn last_version() -> c_uint {
    LAST_VERSION
}

#[cold]
unsafe fn tell_watchers(kind: *mut PyTypeObject) {
    for id in 0..TYPE_MAX_WATCHERS {
        if (*kind).tp_watched & (1 << id) == 0 {
            continue;
        }
        let Some(callback) = WATCHERS[id as usize] else {
            continue;
        };
        if callback(kind) < 0 {
            PyErr_FormatUnraisable(
                c"Exception ignored in type watcher callback #%d for %R".as_ptr(),
                id,
                kind,
            );
        }
    }
}

/// The number of a new watcher.
pub unsafe fn add_watcher(callback: PyType_WatchCallback) -> Fallible<c_int> {
    for id in 0..TYPE_MAX_WATCHERS {
        if WATCHERS[id as usize].is_none() {
            WATCHERS[id as usize] = callback;
            return Ok(id);
        }
    }
    PyErr_SetString(
        PyExc_RuntimeError,
        c"no more type watcher IDs available".as_ptr(),
    );
    Err(Raised)
}

/// Takes a watcher away.
pub unsafe fn clear_watcher(id: c_int) -> Fallible {
    check_watcher(id)?;
    WATCHERS[id as usize] = None;
    Ok(())
}

/// From now on a watcher is told of changes of `kind`.
pub unsafe fn watch(id: c_int, kind: *mut PyObject) -> Fallible {
    check_watched(id, kind, c"Cannot watch non-type")?;
    let kind: *mut PyTypeObject = kind.cast();
    assign_version(kind);
    (*kind).tp_watched |= 1 << id;
    Ok(())
}

/// And from now on no more.
pub unsafe fn unwatch(id: c_int, kind: *mut PyObject) -> Fallible {
    check_watched(id, kind, c"Cannot watch non-type")?;
    (*kind.cast::<PyTypeObject>()).tp_watched &= !(1 << id);
    Ok(())
}

unsafe fn check_watched(id: c_int, kind: *mut PyObject, message: &CStr) -> Fallible {
    if !PyType_Check(kind) {
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        return Err(Raised);
    }
    check_watcher(id)
}

unsafe fn check_watcher(id: c_int) -> Fallible {
    if !(0..TYPE_MAX_WATCHERS).contains(&id) {
        PyErr_Format(PyExc_ValueError, c"Invalid type watcher ID %d".as_ptr(), id);
        return Err(Raised);
    }
    if WATCHERS[id as usize].is_none() {
        PyErr_Format(
            PyExc_ValueError,
            c"No type watcher set for ID %d".as_ptr(),
            id,
        );
        return Err(Raised);
    }
    Ok(())
}
