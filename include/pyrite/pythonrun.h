/* The functions of CPython's pythonrun.h.
 * Generated from src/capi/pythonrun.rs by `make headers`; change it there. */

#ifndef PYRITE_PYTHONRUN_H
#define PYRITE_PYTHONRUN_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Prints the exception that is set by `sys.excepthook`, and puts it into `sys.last_exc` and its companions; none is
 * set afterwards. SystemExit ends the process.
 */
void PyErr_Print(void);

/**
 * Prints the exception that is set by `sys.excepthook`; none is set afterwards. SystemExit ends the process.
 * `set_sys_last_vars`: whether to put it into `sys.last_exc` and its companions.
 */
void PyErr_PrintEx(int set_sys_last_vars);

/**
 * Writes an exception to `sys.stderr`, with what led to it. Only `value` and, when it has none, `tb` count.
 */
void PyErr_Display(PyObject *_unused, PyObject *value, PyObject *tb);

/**
 * Writes an exception to `sys.stderr`, with what led to it.
 */
void PyErr_DisplayException(PyObject *exc);

/**
 * -1: there is no interpreter, which is printed to `sys.stderr`.
 */
int PyRun_SimpleString(const char *_command);

/**
 * -1: there is no interpreter, which is printed to `sys.stderr`.
 */
int PyRun_SimpleStringFlags(const char *command, PyCompilerFlags *_flags);

/**
 * NULL with RuntimeError: there is no interpreter.
 */
PyObject *PyRun_String(const char *_code, int _start, PyObject *_globals, PyObject *_locals);

/**
 * NULL with RuntimeError: there is no interpreter.
 */
PyObject *PyRun_StringFlags(const char *_code,
                            int _start,
                            PyObject *_globals,
                            PyObject *_locals,
                            PyCompilerFlags *_flags);

/**
 * NULL with RuntimeError: there is no interpreter.
 */
PyObject *Py_CompileString(const char *_code, const char *_filename, int _start);

/**
 * NULL with RuntimeError: there is no interpreter.
 */
PyObject *Py_CompileStringExFlags(const char *_code,
                                  const char *_filename,
                                  int _start,
                                  PyCompilerFlags *_flags,
                                  int _optimize);

/**
 * NULL with RuntimeError: there is no interpreter.
 */
PyObject *Py_CompileStringObject(const char *_code,
                                 PyObject *_filename,
                                 int _start,
                                 PyCompilerFlags *_flags,
                                 int _optimize);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYTHONRUN_H */
