/* The functions that take as many arguments as their format or their first arguments say. */

#ifndef PYRITE_ABI_VARIADIC_H
#define PYRITE_ABI_VARIADIC_H

#include "modules.h"
#include "object.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Arguments in: 1, or 0 with an exception. The units of the formats are those of CPython's manual. ---- */

int PyArg_Parse(PyObject *arg, const char *format, ...);
int PyArg_ParseTuple(PyObject *args, const char *format, ...);
int PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *kwargs, const char *format, char *const *keywords, ...);
int PyArg_UnpackTuple(PyObject *args, const char *name, Py_ssize_t min, Py_ssize_t max, ...);
int _PyArg_ParseTupleAndKeywordsFast(PyObject *args, PyObject *kwargs, struct _PyArg_Parser *parser, ...);

/* ---- Values out: a new reference, or NULL with an exception. ---- */

PyObject *Py_BuildValue(const char *format, ...);
PyObject *PyTuple_Pack(Py_ssize_t n, ...);
PyObject *PyUnicode_FromFormat(const char *format, ...);
PyObject *PyBytes_FromFormat(const char *format, ...);

/* ---- Calls; the last of a list of objects is NULL. ---- */

PyObject *PyObject_CallFunction(PyObject *callable, const char *format, ...);
PyObject *PyObject_CallFunctionObjArgs(PyObject *callable, ...);
PyObject *PyObject_CallMethod(PyObject *self, const char *name, const char *format, ...);
PyObject *PyObject_CallMethodObjArgs(PyObject *self, PyObject *name, ...);
PyObject *_PyObject_CallMethodId(PyObject *self, _Py_Identifier *name, const char *format, ...);

/* ---- Errors and warnings. PyErr_Format gives NULL; a warning 0, or -1 when it has become an exception. ---- */

PyObject *PyErr_Format(PyObject *exception, const char *format, ...);
void PyErr_FormatUnraisable(const char *format, ...);
int PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format, ...);
int PyErr_ResourceWarning(PyObject *source, Py_ssize_t stack_level, const char *format, ...);
int PyErr_WarnExplicitFormat(PyObject *category, const char *filename, int lineno, const char *module,
                             PyObject *registry, const char *format, ...);
PyObject *_PyErr_FormatFromCause(PyObject *exception, const char *format, ...);

/* ---- Text to C and to the standard streams. ---- */

int PyOS_snprintf(char *str, size_t size, const char *format, ...) Py_GCC_ATTRIBUTE((format(printf, 3, 4)));
int PySys_Audit(const char *event, const char *format, ...);
void PySys_WriteStdout(const char *format, ...) Py_GCC_ATTRIBUTE((format(printf, 1, 2)));
void PySys_WriteStderr(const char *format, ...) Py_GCC_ATTRIBUTE((format(printf, 1, 2)));
void PySys_FormatStdout(const char *format, ...);
void PySys_FormatStderr(const char *format, ...);

#ifdef __cplusplus
}
#endif

#endif
