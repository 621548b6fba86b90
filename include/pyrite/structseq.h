/* The functions of CPython's structseq.h.
 * Generated from src/capi/structseq.rs by `make headers`; change it there. */

#ifndef PYRITE_STRUCTSEQ_H
#define PYRITE_STRUCTSEQ_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The name of a field that has none.
 */
extern const char *const PyStructSequence_UnnamedField;

/**
 * A field, borrowed.
 */
PyObject *PyStructSequence_GetItem(PyObject *op, Py_ssize_t pos);

/**
 * Make a static type of struct sequences. On error the exception stays set.
 */
void PyStructSequence_InitType(PyTypeObject *type_, PyStructSequence_Desc *desc);

/**
 * Make a static type of struct sequences. 0, or -1 with an exception.
 */
int PyStructSequence_InitType2(PyTypeObject *type_, PyStructSequence_Desc *desc);

/**
 * A new struct sequence, whose fields are to be filled in. New reference; NULL on error.
 */
PyObject *PyStructSequence_New(PyTypeObject *type_);

/**
 * A new type of struct sequences. New reference; NULL on error.
 */
PyTypeObject *PyStructSequence_NewType(PyStructSequence_Desc *desc);

/**
 * Fill in a field of a new struct sequence. `value`: stolen.
 */
void PyStructSequence_SetItem(PyObject *op, Py_ssize_t pos, PyObject *value);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_STRUCTSEQ_H */
