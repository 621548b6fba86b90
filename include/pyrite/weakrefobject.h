/* The functions of CPython's weakrefobject.h.
 * Generated from src/capi/weakrefobject.rs by `make headers`; change it there. */

#ifndef PYRITE_WEAKREFOBJECT_H
#define PYRITE_WEAKREFOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `weakref.CallableProxyType`.
 */
extern PyTypeObject _PyWeakref_CallableProxyType;

/**
 * `weakref.ProxyType`.
 */
extern PyTypeObject _PyWeakref_ProxyType;

/**
 * `weakref.ReferenceType`.
 */
extern PyTypeObject _PyWeakref_RefType;

/**
 * The referent, borrowed; None when it is gone. NULL with SystemError when `ref` is no weak reference.
 */
PyObject *PyWeakref_GetObject(PyObject *ref);

/**
 * Get the referent.
 *
 * - `pobj`: filled with a new reference, or NULL.
 * - Returns 1; 0 when the referent is gone; -1 with TypeError when `ref` is no weak reference.
 */
int PyWeakref_GetRef(PyObject *ref, PyObject **pobj);

/**
 * A weak proxy of `ob`, new reference.
 *
 * - `callback`: called with the proxy when `ob` dies; NULL or None for none, and then an old proxy may be returned.
 * - NULL with TypeError when objects of this type have no weak references.
 */
PyObject *PyWeakref_NewProxy(PyObject *ob, PyObject *callback);

/**
 * A weak reference to `ob`, new reference; otherwise as `PyWeakref_NewProxy`.
 */
PyObject *PyWeakref_NewRef(PyObject *ob, PyObject *callback);

/**
 * Kill a weak reference and keep its callback, for the collector.
 */
void _PyWeakref_ClearRef(PyWeakReference *self_);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_WEAKREFOBJECT_H */
