/* The functions of CPython's fileobject.h.
 * Generated from src/capi/fileobject.rs by `make headers`; change it there. */

#ifndef PYRITE_FILEOBJECT_H
#define PYRITE_FILEOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The encoding of names of files.
 */
extern const char *Py_FileSystemDefaultEncoding;

/**
 * Write the repr of an object to a file object; with `Py_PRINT_RAW` in `flags` the str. 0, or -1 with an exception.
 */
int PyFile_WriteObject(PyObject *op, PyObject *file, int flags);

/**
 * Write a text in UTF-8 to a file object. 0, or -1 with an exception, also when there is one already.
 */
int PyFile_WriteString(const char *text, PyObject *file);

/**
 * The descriptor of an int or of an object with `fileno()`; -1 with an exception.
 */
int PyObject_AsFileDescriptor(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_FILEOBJECT_H */
