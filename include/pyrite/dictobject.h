/* The functions of CPython's dictobject.h.
 * Generated from src/capi/dictobject.rs by `make headers`; change it there. */

#ifndef PYRITE_DICTOBJECT_H
#define PYRITE_DICTOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `dict`.
 */
extern PyTypeObject PyDict_Type;

/**
 * The type of `dict.keys()`.
 */
extern PyTypeObject PyDictKeys_Type;

/**
 * The type of `dict.values()`.
 */
extern PyTypeObject PyDictValues_Type;

/**
 * The type of `dict.items()`.
 */
extern PyTypeObject PyDictItems_Type;

/**
 * The type of the iterators of keys.
 */
extern PyTypeObject PyDictIterKey_Type;

/**
 * The type of the iterators of values.
 */
extern PyTypeObject PyDictIterValue_Type;

/**
 * The type of the iterators of items.
 */
extern PyTypeObject PyDictIterItem_Type;

/**
 * The type of the iterators of keys, last to first.
 */
extern PyTypeObject PyDictRevIterKey_Type;

/**
 * The type of the iterators of values, last to first.
 */
extern PyTypeObject PyDictRevIterValue_Type;

/**
 * The type of the iterators of items, last to first.
 */
extern PyTypeObject PyDictRevIterItem_Type;

/**
 * Make an empty dict. New reference; NULL with MemoryError.
 */
PyObject *PyDict_New(void);

/**
 * Make an empty dict with room for `minused` entries. New reference; NULL with MemoryError.
 */
PyObject *_PyDict_NewPresized(Py_ssize_t minused);

/**
 * The number of entries; -1 with SystemError when `mp` is no dict.
 */
Py_ssize_t PyDict_Size(PyObject *mp);

/**
 * Delete all entries; nothing when `mp` is no dict.
 */
void PyDict_Clear(PyObject *mp);

/**
 * Whether `key` is there: 1, 0, or -1 with an exception.
 */
int PyDict_Contains(PyObject *mp, PyObject *key);

/**
 * Whether the key of the UTF-8 text `key` is there: 1, 0, or -1 with an exception.
 */
int PyDict_ContainsString(PyObject *mp, const char *key);

/**
 * The value of `key`, borrowed. NULL, no exception set, when it is not there, and after any error, which is reported as
 * unraisable. An exception that is set stays.
 */
PyObject *PyDict_GetItem(PyObject *mp,
                         PyObject *key);

/**
 * The value of the key of the UTF-8 text `key`, borrowed; otherwise as `PyDict_GetItem`.
 */
PyObject *PyDict_GetItemString(PyObject *dp, const char *key);

/**
 * The value of `key`, borrowed. NULL when it is not there, or with an exception.
 */
PyObject *PyDict_GetItemWithError(PyObject *mp, PyObject *key);

/**
 * The value of `key`, whose hash is known, borrowed. NULL when it is not there, or with an exception.
 */
PyObject *_PyDict_GetItem_KnownHash(PyObject *mp, PyObject *key, Py_hash_t hash);

/**
 * The value of the key of the UTF-8 text `key`, borrowed. NULL when it is not there, or with an exception.
 */
PyObject *_PyDict_GetItemStringWithError(PyObject *mp, const char *key);

/**
 * Look `key` up: 1 and a new reference in `*result`; 0 and NULL when it is not there; -1 and NULL with an exception.
 */
int PyDict_GetItemRef(PyObject *mp, PyObject *key, PyObject **result);

/**
 * The same for the key of the UTF-8 text `key`.
 */
int PyDict_GetItemStringRef(PyObject *mp, const char *key, PyObject **result);

/**
 * Set the value of `key`. 0, or -1: SystemError when `mp` is no dict, TypeError for a key without hash, MemoryError.
 */
int PyDict_SetItem(PyObject *mp, PyObject *key, PyObject *item);

/**
 * Set the value of the key of the UTF-8 text `key`, which is interned. 0, or -1 with an exception.
 */
int PyDict_SetItemString(PyObject *dp, const char *key, PyObject *item);

/**
 * Delete `key`. 0, or -1: KeyError when it is not there, SystemError when `mp` is no dict.
 */
int PyDict_DelItem(PyObject *mp, PyObject *key);

/**
 * Delete the key of the UTF-8 text `key`. 0, or -1: KeyError when it is not there.
 */
int PyDict_DelItemString(PyObject *dp, const char *key);

/**
 * Take `key` out: 1 and its value, a new reference, in `*result` (if not NULL); 0 and NULL when it is not there; -1 and NULL
 * with an exception.
 */
int PyDict_Pop(PyObject *dict,
               PyObject *key,
               PyObject **result);

/**
 * The same for the key of the UTF-8 text `key`.
 */
int PyDict_PopString(PyObject *dict, const char *key, PyObject **result);

/**
 * Take `key` out: its value, or `default_value` when it is not there, a new reference. NULL: KeyError without a default.
 */
PyObject *_PyDict_Pop(PyObject *dict,
                      PyObject *key,
                      PyObject *default_value);

/**
 * The value of `key`, which becomes `defaultobj` when it is not there, borrowed. NULL with an exception.
 */
PyObject *PyDict_SetDefault(PyObject *mp, PyObject *key, PyObject *defaultobj);

/**
 * Look `key` up, which becomes `default_value` when it is not there: 1 when it was there, 0 when it is new, -1 with an
 * exception. `*result` (if not NULL): the value, a new reference, or NULL.
 */
int PyDict_SetDefaultRef(PyObject *mp,
                         PyObject *key,
                         PyObject *default_value,
                         PyObject **result);

/**
 * Step through the entries: `*pos` is 0 at first; 1 and key and value, borrowed, where `key` and `value` are not NULL; 0 at
 * the end. Values may be replaced meanwhile, keys not.
 */
int PyDict_Next(PyObject *mp,
                Py_ssize_t *pos,
                PyObject **key,
                PyObject **value);

/**
 * A list of the keys. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
 */
PyObject *PyDict_Keys(PyObject *mp);

/**
 * A list of the values. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
 */
PyObject *PyDict_Values(PyObject *mp);

/**
 * A list of the entries as tuples. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
 */
PyObject *PyDict_Items(PyObject *mp);

/**
 * A dict of the same entries. New reference; NULL: SystemError when `mp` is no dict, MemoryError.
 */
PyObject *PyDict_Copy(PyObject *mp);

/**
 * Set what the mapping `other` has; keys that are there keep their values when `override_` is 0. 0, or -1 with an exception.
 */
int PyDict_Merge(PyObject *mp,
                 PyObject *other,
                 int override_);

/**
 * Set what the mapping `other` has. 0, or -1 with an exception.
 */
int PyDict_Update(PyObject *mp, PyObject *other);

/**
 * Set what `seq2`, an iterable of pairs, says; keys that are there keep their values when `override_` is 0. 0, or -1 with an
 * exception.
 */
int PyDict_MergeFromSeq2(PyObject *d,
                         PyObject *seq2,
                         int override_);

/**
 * Register a watcher of dicts: its number, or -1 with RuntimeError when there are too many.
 */
int PyDict_AddWatcher(PyDict_WatchCallback callback);

/**
 * Forget a watcher. 0, or -1 with ValueError.
 */
int PyDict_ClearWatcher(int watcher_id);

/**
 * From now on the watcher is told of changes of `dict`. 0, or -1 with ValueError.
 */
int PyDict_Watch(int watcher_id, PyObject *dict);

/**
 * The watcher is told of changes of `dict` no more. 0, or -1 with ValueError.
 */
int PyDict_Unwatch(int watcher_id, PyObject *dict);

/**
 * The `__dict__` of an object, made when there is none yet: the getter of a type's `__dict__`. New reference; NULL:
 * AttributeError when the type has none.
 */
PyObject *PyObject_GenericGetDict(PyObject *op, void *_context);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_DICTOBJECT_H */
