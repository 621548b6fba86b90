/* The functions of CPython's listobject.h.
 * Generated from src/capi/listobject.rs by `make headers`; change it there. */

#ifndef PYRITE_LISTOBJECT_H
#define PYRITE_LISTOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The type `list`.
 */
extern PyTypeObject PyList_Type;

/**
 * The type of the iterators of lists.
 */
extern PyTypeObject PyListIter_Type;

/**
 * The type of the iterators of lists that begin at the end.
 */
extern PyTypeObject PyListRevIter_Type;

/**
 * Make a list of `size` items, each NULL, to be filled before anyone else sees it. New reference; NULL: SystemError for a
 * negative size, MemoryError.
 */
PyObject *PyList_New(Py_ssize_t size);

/**
 * The number of items; -1 with SystemError when `op` is no list.
 */
Py_ssize_t PyList_Size(PyObject *op);

/**
 * Item `index`, borrowed. NULL: IndexError outside (negative is outside), SystemError when `op` is no list.
 */
PyObject *PyList_GetItem(PyObject *op, Py_ssize_t index);

/**
 * Item `index`, a new reference. NULL: IndexError outside (negative is outside), TypeError when `op` is no list.
 */
PyObject *PyList_GetItemRef(PyObject *op, Py_ssize_t index);

/**
 * Put `item`, whose reference is taken over, in the place of item `index`. -1: IndexError outside, SystemError when `op` is
 * no list; the reference to `item` is gone then, too.
 */
int PyList_SetItem(PyObject *op,
                   Py_ssize_t index,
                   PyObject *item);

/**
 * Insert `item` before item `index`: counted from the end when negative, moved into the list's bounds. 0, or -1:
 * SystemError when `op` is no list or `item` NULL, MemoryError.
 */
int PyList_Insert(PyObject *op, Py_ssize_t index, PyObject *item);

/**
 * Append `item`. 0, or -1: SystemError when `op` is no list or `item` NULL, MemoryError.
 */
int PyList_Append(PyObject *op, PyObject *item);

/**
 * Items `low` to `high` as a list; both are moved into the list's bounds. New reference; NULL: SystemError when `op` is no
 * list, MemoryError.
 */
PyObject *PyList_GetSlice(PyObject *op,
                          Py_ssize_t low,
                          Py_ssize_t high);

/**
 * Replace items `low` to `high` by those of `items`, an iterable; NULL removes them. 0, or -1: SystemError when `op` is no
 * list, TypeError, MemoryError.
 */
int PyList_SetSlice(PyObject *op,
                    Py_ssize_t low,
                    Py_ssize_t high,
                    PyObject *items);

/**
 * Append the items of `iterable`. 0, or -1: SystemError when `op` is no list, or what the iterable raises.
 */
int PyList_Extend(PyObject *op, PyObject *iterable);

/**
 * Remove all items. 0, or -1 with SystemError when `op` is no list.
 */
int PyList_Clear(PyObject *op);

/**
 * Sort the list, equal items as they stand. 0, or -1: SystemError when `op` is no list, what a comparison raises,
 * ValueError when one has changed the list.
 */
int PyList_Sort(PyObject *op);

/**
 * Reverse the list. 0, or -1 with SystemError when `op` is no list.
 */
int PyList_Reverse(PyObject *op);

/**
 * A tuple of the items. New reference; NULL: SystemError when `op` is no list, MemoryError.
 */
PyObject *PyList_AsTuple(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_LISTOBJECT_H */
