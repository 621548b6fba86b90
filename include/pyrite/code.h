/* The functions of CPython's code.h.
 * Generated from src/capi/code.rs by `make headers`; change it there. */

#ifndef PYRITE_CODE_H
#define PYRITE_CODE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `code`.
 */
extern PyTypeObject PyCode_Type;

/**
 * The first line of a code object, whatever `byte_offset` is; -1 stands for the same.
 */
int PyCode_Addr2Line(PyCodeObject *code, int _byte_offset);

/**
 * The bytes of a code object. New reference.
 */
PyObject *PyCode_GetCode(PyCodeObject *code);

/**
 * A new code object that says no more than a place. The texts are UTF-8. New reference; NULL on error.
 */
PyCodeObject *PyCode_NewEmpty(const char *filename, const char *funcname, int firstlineno);

/**
 * A new code object, which cannot be run. New reference; NULL with SystemError when a part is of the wrong type.
 */
PyCodeObject *PyUnstable_Code_NewWithPosOnlyArgs(int argcount,
                                                 int posonlyargcount,
                                                 int kwonlyargcount,
                                                 int nlocals,
                                                 int stacksize,
                                                 int flags,
                                                 PyObject *code,
                                                 PyObject *consts,
                                                 PyObject *names,
                                                 PyObject *varnames,
                                                 PyObject *freevars,
                                                 PyObject *cellvars,
                                                 PyObject *filename,
                                                 PyObject *name,
                                                 PyObject *qualname,
                                                 int firstlineno,
                                                 PyObject *linetable,
                                                 PyObject *exceptiontable);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_CODE_H */
