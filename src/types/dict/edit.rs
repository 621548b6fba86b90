//! Finding, setting and deleting.
//!
//! References are given back last, when the dict is as it will be.

use super::keys::{self, Entry, Keys, Look, Seen};
use super::{dict, drop_table, keys_of, set_keys, used, watch};
use crate::prelude::*;
use crate::types::container::{may_be_tracked, track_once};
use crate::types::equality::{hash_of, known_hash};
use crate::types::raise::key_error;

/// The number of the entry of a key.
#[inline(always)]
unsafe fn find_index(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<Option<usize>> {
    let keys = keys_of(op);
    if keys::is_text(keys) {
        if PyUnicode_CheckExact(key) {
            return Ok(keys::find_text(keys, key, hash));
        }
    } else {
        match keys::find_same(keys, key, hash) {
            Seen::Entry(i) => return Ok(Some(i)),
            Seen::Nothing => return Ok(None),
            Seen::Unsure => {}
        }
    }
    keys::find_any(
        (&raw mut (*dict(op)).ma_keys).cast::<*mut Keys>(),
        key,
        hash,
    )
}

/// The entry of a key.
#[inline(always)]
unsafe fn find_entry(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<Option<*mut Entry>> {
    Ok(find_index(op, key, hash)?.map(|i| keys::entry(keys_of(op), i)))
}

/// The value of a key, borrowed; NULL when it is not there.
#[inline(always)]
pub unsafe fn find(op: *mut PyObject, key: *mut PyObject) -> Fallible<*mut PyObject> {
    match first_look(op, key) {
        Look::Entry(i) => Ok((*keys::entry(keys_of(op), i)).value),
        Look::Nothing => Ok(null_mut()),
        Look::Unsure => find_further(op, key),
    }
}

/// The same for C: NULL with an exception as well.
#[inline(always)]
pub unsafe fn find_or_null(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    match first_look(op, key) {
        Look::Entry(i) => (*keys::entry(keys_of(op), i)).value,
        Look::Nothing => null_mut(),
        Look::Unsure => find_further_or_null(op, key),
    }
}

/// What the first place says of a key whose hash needs no call.
#[inline(always)]
unsafe fn first_look(op: *mut PyObject, key: *mut PyObject) -> Look {
    match known_hash(key) {
        Some(hash) => keys::first_look(keys_of(op), key, hash),
        None => Look::Unsure,
    }
}

/// Not in line: the first look needs no frame.
#[inline(never)]
unsafe fn find_further(op: *mut PyObject, key: *mut PyObject) -> Fallible<*mut PyObject> {
    find_known_hash(op, key, hash_of(key)?)
}

#[inline(never)]
unsafe fn find_further_or_null(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    match hash_of(key) {
        Ok(hash) => find_known_hash(op, key, hash).or_null(),
        Err(Raised) => null_mut(),
    }
}

/// The same for a key whose hash is known.
#[inline(always)]
pub unsafe fn find_known_hash(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible<*mut PyObject> {
    Ok(find_entry(op, key, hash)?.map_or(null_mut(), |entry| (*entry).value))
}

/// Tracks the dict when what it is given could be part of a cycle.
#[inline(always)]
unsafe fn track_for(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) {
    if may_be_tracked(value) || may_be_tracked(key) {
        track_once(op);
    }
}

/// Sets the value of a key.
#[inline(always)]
pub unsafe fn insert(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    if let Some(hash) = known_hash(key)
        && !watch::is_watched(op)
    {
        let keys = keys_of(op);
        match keys::first_look(keys, key, hash) {
            Look::Entry(i) => {
                replace(op, i, value);
                return Ok(());
            }
            Look::Nothing if has_room(keys, key) => {
                append_at_once(op, keys, key, hash, value);
                return Ok(());
            }
            Look::Nothing => return append_with_room(op, key, hash, value),
            Look::Unsure => {}
        }
    }
    insert_further(op, key, value)
}

/// Not in line: the first look needs no frame.
#[inline(never)]
unsafe fn insert_further(op: *mut PyObject, key: *mut PyObject, value: *mut PyObject) -> Fallible {
    insert_known_hash(op, key, hash_of(key)?, value)
}

/// The same for a key whose hash is known.
#[inline(always)]
pub unsafe fn insert_known_hash(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
    value: *mut PyObject,
) -> Fallible {
    if let Some(i) = find_index(op, key, hash)? {
        replace(op, i, value);
        return Ok(());
    }
    append(op, key, hash, value)
}

/// Gives entry `i` another value.
#[inline(always)]
pub(super) unsafe fn replace(op: *mut PyObject, i: usize, value: *mut PyObject) {
    let entry = keys::entry(keys_of(op), i);
    if (*entry).value != value {
        watch::tell(op, PyDict_EVENT_MODIFIED, (*entry).key, value);
        watch::changed(op);
    }
    if may_be_tracked(value) {
        track_once(op);
    }
    let old = core::mem::replace(&mut (*entry).value, new_ref(value));
    decref(old);
}

/// Adds a key that is not there.
#[inline(always)]
pub(super) unsafe fn append(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
    value: *mut PyObject,
) -> Fallible {
    let mut keys = keys_of(op);
    if !has_room(keys, key) {
        keys = make_room(op, PyUnicode_CheckExact(key))?;
    }
    watch::tell(op, PyDict_EVENT_ADDED, key, value);
    append_at_once(op, keys, key, hash, value);
    Ok(())
}

/// Not in line: a table that has room needs no frame.
#[inline(never)]
unsafe fn append_with_room(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
    value: *mut PyObject,
) -> Fallible {
    let keys = make_room(op, PyUnicode_CheckExact(key))?;
    append_at_once(op, keys, key, hash, value);
    Ok(())
}

/// Whether the table has room for a key, of this kind.
#[inline(always)]
unsafe fn has_room(keys: *mut Keys, key: *mut PyObject) -> bool {
    (*keys).left != 0 && (!keys::is_text(keys) || PyUnicode_CheckExact(key))
}

/// Adds a key that is not there to a table that has room.
#[inline(always)]
unsafe fn append_at_once(
    op: *mut PyObject,
    keys: *mut Keys,
    key: *mut PyObject,
    hash: Py_hash_t,
    value: *mut PyObject,
) {
    track_for(op, key, value);
    keys::append(keys, new_ref(key), hash, new_ref(value));
    (*dict(op)).ma_used += 1;
    watch::changed(op);
}

/// A table with room for one entry more at least, for keys that are strs or for any.
#[cold]
unsafe fn make_room(op: *mut PyObject, text: bool) -> Fallible<*mut Keys> {
    let keys = keys_of(op);
    if keys == keys::none() {
        let keys = keys::with_room(1, text)?;
        set_keys(op, keys);
        return Ok(keys);
    }
    let used = used(op) as usize;
    let wanted = if (*keys).left == 0 {
        2 * used
    } else {
        used + 2
    };
    let keys = keys::moved(
        keys,
        wanted.saturating_sub(1).max(used + 1),
        keys::is_text(keys) && text,
    )?;
    set_keys(op, keys);
    Ok(keys)
}

/// The value of a key, which becomes `default` when it is not there: borrowed, and whether it was there.
pub unsafe fn set_default(
    op: *mut PyObject,
    key: *mut PyObject,
    default: *mut PyObject,
) -> Fallible<(*mut PyObject, bool)> {
    let hash = hash_of(key)?;
    if let Some(entry) = find_entry(op, key, hash)? {
        return Ok(((*entry).value, true));
    }
    append(op, key, hash, default)?;
    Ok((default, false))
}

/// Takes entry `i` out: its value.
#[inline]
unsafe fn take(op: *mut PyObject, i: usize, hash: Py_hash_t) -> (Ref, Ref) {
    let keys = keys_of(op);
    watch::tell(
        op,
        PyDict_EVENT_DELETED,
        (*keys::entry(keys, i)).key,
        null_mut(),
    );
    let (key, value) = keys::delete(keys, i, hash);
    (*dict(op)).ma_used -= 1;
    watch::changed(op);
    (Ref::steal_unchecked(key), Ref::steal_unchecked(value))
}

/// Deletes a key; KeyError when it is not there.
pub unsafe fn delete(op: *mut PyObject, key: *mut PyObject) -> Fallible {
    delete_known_hash(op, key, hash_of(key)?)
}

/// The same for a key whose hash is known.
pub unsafe fn delete_known_hash(
    op: *mut PyObject,
    key: *mut PyObject,
    hash: Py_hash_t,
) -> Fallible {
    let Some(i) = find_index(op, key, hash)? else {
        return Err(key_error(key));
    };
    let (key, value) = take(op, i, hash);
    drop(key);
    drop(value);
    Ok(())
}

/// Takes a key out: its value, if it was there.
pub unsafe fn pop(op: *mut PyObject, key: *mut PyObject) -> Fallible<Option<Ref>> {
    if used(op) == 0 {
        return Ok(None);
    }
    let hash = hash_of(key)?;
    let Some(i) = find_index(op, key, hash)? else {
        return Ok(None);
    };
    let (key, value) = take(op, i, hash);
    drop(key);
    Ok(Some(value))
}

/// Takes out the key that came last, and its value.
pub unsafe fn pop_last(op: *mut PyObject) -> Option<(Ref, Ref)> {
    let keys = keys_of(op);
    keys::trim(keys);
    if (*keys).len == 0 {
        return None;
    }
    let last = (*keys).len as usize - 1;
    let pair = take(op, last, keys::entry_hash(keys, last));
    keys::trim(keys_of(op));
    Some(pair)
}

/// Deletes all.
pub unsafe fn clear(op: *mut PyObject) {
    let keys = keys_of(op);
    if keys == keys::none() {
        return;
    }
    watch::tell(op, PyDict_EVENT_CLEARED, null_mut(), null_mut());
    set_keys(op, keys::none());
    (*dict(op)).ma_used = 0;
    watch::changed(op);
    drop_table(keys);
}

/// The first entry at `place` or behind it; `place` moves on behind it.
#[inline(always)]
pub unsafe fn next(op: *mut PyObject, place: &mut Py_ssize_t) -> Option<*mut Entry> {
    let keys = keys_of(op);
    let len = (*keys).len as usize;
    let mut i = *place as usize;
    while i < len {
        let entry = keys::entry(keys, i);
        i += 1;
        if !(*entry).key.is_null() {
            *place = i as Py_ssize_t;
            return Some(entry);
        }
    }
    None
}

/// The same with the hash of the key.
#[inline(always)]
pub unsafe fn next_hashed(
    op: *mut PyObject,
    place: &mut Py_ssize_t,
) -> Option<(*mut PyObject, Py_hash_t, *mut PyObject)> {
    let entry = next(op, place)?;
    let hash = keys::entry_hash(keys_of(op), *place as usize - 1);
    Some(((*entry).key, hash, (*entry).value))
}

/// Takes out the key that came first, and its value.
pub unsafe fn pop_first(op: *mut PyObject) -> Fallible<Option<(Ref, Ref)>> {
    /// So many deleted entries at the front are not worth a new table.
    const FEW: usize = 32;
    let mut place = 0;
    if next(op, &mut place).is_none() {
        return Ok(None);
    }
    let deleted = place as usize - 1;
    if deleted > FEW + used(op) as usize / 8 {
        // What is passed over each time would grow with the number of those taken out.
        let keys = keys_of(op);
        set_keys(
            op,
            keys::moved(keys, used(op) as usize + 1, keys::is_text(keys))?,
        );
        place = 1;
    }
    let first = place as usize - 1;
    let hash = keys::entry_hash(keys_of(op), first);
    Ok(Some(take(op, first, hash)))
}

/// Makes a key the last one or the first; KeyError when it is not there.
pub unsafe fn move_to_end(op: *mut PyObject, key: *mut PyObject, last: bool) -> Fallible {
    let hash = hash_of(key)?;
    let Some(i) = find_index(op, key, hash)? else {
        return Err(key_error(key));
    };
    let (key, value) = take(op, i, hash);
    if last {
        return append(op, key.ptr(), hash, value.ptr());
    }
    let keys = keys_of(op);
    let text = keys::is_text(keys) && PyUnicode_CheckExact(key.ptr());
    let new = keys::with_room(used(op) as usize + 2, text)?;
    keys::append(new, key.into_raw(), hash, value.into_raw());
    keys::move_entries(keys, new);
    set_keys(op, new);
    (*dict(op)).ma_used += 1;
    Ok(())
}
