/* The functions of CPython's pyerrors.h.
 * Generated from src/capi/pyerrors.rs by `make headers`; change it there. */

#ifndef PYRITE_PYERRORS_H
#define PYRITE_PYERRORS_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * End the process: print `Fatal Python error:` and a message to stderr, how far Python had got and the threads, then
 * abort.
 *
 * - `message`: why; NULL is told as such.
 *
 * In C this name is a macro, which also names the calling function.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `Py_FatalError`.
 *
 * Safety:
 * `message` is NULL or a C string.
 */
void Py_FatalError(const char *message) _Py_NO_RETURN;

/**
 * End the process as `Py_FatalError` does, in the name of a function.
 *
 * - `func`: the function's name; NULL leaves it out.
 * - `message`: why; NULL is told as such.
 *
 * CPython 3.13: Include/cpython/pyerrors.h, `_Py_FatalErrorFunc`.
 *
 * Safety:
 * `func` and `message` are each NULL or a C string.
 */
void _Py_FatalErrorFunc(const char *func, const char *message) _Py_NO_RETURN;

/**
 * Writes text of `printf`'s kind into `str`, of `size` bytes with the zero at its end: how long it is, or would be, as
 * C's `vsnprintf` answers; negative on an error, -666 when `size` is so large that it can only be one. The last of the
 * `size` bytes is zero in any case.
 */
int PyOS_vsnprintf(char *str,
                   size_t size,
                   const char *format,
                   va_list va);

/**
 * The type of the exception that is set, borrowed; NULL: none is.
 */
PyObject *PyErr_Occurred(void);

/**
 * Drops the exception that is set, if one is.
 */
void PyErr_Clear(void);

/**
 * Sets an exception of the type `exception` with the text `string`, in UTF-8, as its argument.
 */
void PyErr_SetString(PyObject *exception, const char *string);

/**
 * Sets an exception of the type `exception`: `value` itself when it is one, else made of it; a tuple is all arguments,
 * NULL or None no argument. What is being handled becomes its context.
 */
void PyErr_SetObject(PyObject *exception,
                     PyObject *value);

/**
 * Sets an exception of the type `exception` without arguments.
 */
void PyErr_SetNone(PyObject *exception);

/**
 * Sets an exception whose text is made as by `PyUnicode_FromFormatV`. Returns NULL.
 */
PyObject *PyErr_FormatV(PyObject *exception, const char *format, va_list vargs);

/**
 * Sets MemoryError. Asks for no memory. Returns NULL.
 */
PyObject *PyErr_NoMemory(void);

/**
 * Sets the TypeError of a wrong argument. Returns 0.
 */
int PyErr_BadArgument(void);

/**
 * Sets the SystemError of a wrong call of the C API. In C this name is a macro, which also tells the place.
 */
void PyErr_BadInternalCall(void);

/**
 * Sets the SystemError of a wrong call of the C API, with its place.
 */
void _PyErr_BadInternalCall(const char *filename, int lineno);

/**
 * Takes the exception that is set: a new reference, and none is set afterwards; NULL: none was.
 */
PyObject *PyErr_GetRaisedException(void);

/**
 * Sets an exception, whose reference it takes over; NULL: none.
 */
void PyErr_SetRaisedException(PyObject *exc);

/**
 * Takes the exception that is set as its type, itself and its traceback: new references, each NULL when there is none.
 */
void PyErr_Fetch(PyObject **type_,
                 PyObject **value,
                 PyObject **traceback);

/**
 * Sets what the three tell, whose references it takes over; no type: no exception.
 */
void PyErr_Restore(PyObject *type_, PyObject *value, PyObject *traceback);

/**
 * Makes `*value` an instance of the type `*type_`, which may change too; references of the caller's.
 */
void PyErr_NormalizeException(PyObject **type_, PyObject **value, PyObject **traceback);

/**
 * Whether the exception `err`, an instance or a type, is of the type `exc`, or of one of the tuple `exc`.
 */
int PyErr_GivenExceptionMatches(PyObject *err, PyObject *exc);

/**
 * Whether the exception that is set is of the type `exc`, or of one of the tuple `exc`.
 */
int PyErr_ExceptionMatches(PyObject *exc);

/**
 * Sets `exc`, whose reference it takes over, as the context of the exception that is set; when none is, sets it.
 */
void _PyErr_ChainExceptions1(PyObject *exc);

/**
 * The exception that is being handled: a new reference, or NULL.
 */
PyObject *PyErr_GetHandledException(void);

/**
 * Sets the exception that is being handled; NULL or None: none.
 */
void PyErr_SetHandledException(PyObject *exc);

/**
 * The exception that is being handled as its type, itself and its traceback: new references. None is being handled:
 * None, NULL, None.
 */
void PyErr_GetExcInfo(PyObject **type_, PyObject **value, PyObject **traceback);

/**
 * Sets the exception that is being handled; takes over the three references, of which only `value` counts.
 */
void PyErr_SetExcInfo(PyObject *type_, PyObject *value, PyObject *traceback);

/**
 * Sets the exception of the type `exc` that errno tells. Returns NULL.
 */
PyObject *PyErr_SetFromErrno(PyObject *exc);

/**
 * Sets the exception of the type `exc` that errno tells, about a path in the file system's encoding; NULL: about none.
 * Returns NULL.
 */
PyObject *PyErr_SetFromErrnoWithFilename(PyObject *exc,
                                         const char *filename);

/**
 * Sets the exception of the type `exc` that errno tells, about a path; NULL: about none. Returns NULL.
 */
PyObject *PyErr_SetFromErrnoWithFilenameObject(PyObject *exc, PyObject *filename);

/**
 * Sets the exception of the type `exc` that errno tells, about two paths; either may be NULL. Returns NULL.
 */
PyObject *PyErr_SetFromErrnoWithFilenameObjects(PyObject *exc, PyObject *filename, PyObject *filename2);

/**
 * Sets ImportError with a message, and a module's name and path; NULL of these is None. Returns NULL.
 */
PyObject *PyErr_SetImportError(PyObject *msg, PyObject *name, PyObject *path);

/**
 * Sets `exception`, a type that inherits from ImportError, as `PyErr_SetImportError` does. Returns NULL.
 */
PyObject *PyErr_SetImportErrorSubclass(PyObject *exception, PyObject *msg, PyObject *name, PyObject *path);

/**
 * Makes a type of exceptions: `name` is module and name with a dot between, `base` a type, a tuple of types or NULL
 * for Exception, `dict` the attributes or NULL. A new reference; NULL with an exception.
 */
PyObject *PyErr_NewException(const char *name, PyObject *base, PyObject *dict);

/**
 * The same with a docstring, or NULL for none.
 */
PyObject *PyErr_NewExceptionWithDoc(const char *name, const char *doc, PyObject *base, PyObject *dict);

/**
 * The name of a type of exceptions, as long as the type lives.
 */
const char *PyExceptionClass_Name(PyObject *ob);

/**
 * The arguments: a new reference.
 */
PyObject *PyException_GetArgs(PyObject *ex);

/**
 * Sets the arguments, a tuple.
 */
void PyException_SetArgs(PyObject *ex, PyObject *args);

/**
 * The cause: a new reference, or NULL.
 */
PyObject *PyException_GetCause(PyObject *ex);

/**
 * Sets the cause, whose reference it takes over; NULL: none.
 */
void PyException_SetCause(PyObject *ex, PyObject *cause);

/**
 * The context: a new reference, or NULL.
 */
PyObject *PyException_GetContext(PyObject *ex);

/**
 * Sets the context, whose reference it takes over; NULL: none.
 */
void PyException_SetContext(PyObject *ex, PyObject *ctx);

/**
 * The traceback: a new reference, or NULL.
 */
PyObject *PyException_GetTraceback(PyObject *ex);

/**
 * Sets the traceback; None: none. -1 with TypeError when it is neither.
 */
int PyException_SetTraceback(PyObject *ex, PyObject *tb);

/**
 * Hands the exception that is set, which `obj` could not pass on, to `sys.unraisablehook`; none is set afterwards.
 */
void PyErr_WriteUnraisable(PyObject *obj);

/**
 * The safe point: a collection that is due is run. No signal has a handler in Python here.
 *
 * - Returns 0.
 */
int PyErr_CheckSignals(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYERRORS_H */
