/* Exceptions and tracebacks. */

#ifndef PYRITE_ABI_EXCEPTIONS_H
#define PYRITE_ABI_EXCEPTIONS_H

#include "object.h"

typedef struct PyBaseExceptionObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
} PyBaseExceptionObject;

typedef struct PyBaseExceptionGroupObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *msg;
    PyObject *excs;
} PyBaseExceptionGroupObject;

typedef struct PySyntaxErrorObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *msg;
    PyObject *filename;
    PyObject *lineno;
    PyObject *offset;
    PyObject *end_lineno;
    PyObject *end_offset;
    PyObject *text;
    PyObject *print_file_and_line;
} PySyntaxErrorObject;

typedef struct PyImportErrorObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *msg;
    PyObject *name;
    PyObject *path;
    PyObject *name_from;
} PyImportErrorObject;

typedef struct PyUnicodeErrorObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *encoding;
    PyObject *object;
    Py_ssize_t start;
    Py_ssize_t end;
    PyObject *reason;
} PyUnicodeErrorObject;

typedef struct PySystemExitObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *code;
} PySystemExitObject;

typedef struct PyOSErrorObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *myerrno;
    PyObject *strerror;
    PyObject *filename;
    PyObject *filename2;
    Py_ssize_t written;
} PyOSErrorObject;

typedef struct PyStopIterationObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *value;
} PyStopIterationObject;

typedef struct PyNameErrorObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *name;
} PyNameErrorObject;

typedef struct PyAttributeErrorObject {
    PyObject ob_base;
    PyObject *dict;
    PyObject *args;
    PyObject *notes;
    PyObject *traceback;
    PyObject *context;
    PyObject *cause;
    char suppress_context;
    PyObject *obj;
    PyObject *name;
} PyAttributeErrorObject;

typedef PyOSErrorObject PyEnvironmentErrorObject;

typedef struct _traceback {
    PyObject ob_base;
    PyTracebackObject *tb_next;
    PyFrameObject *tb_frame;
    int tb_lasti;
    int tb_lineno;
} PyTracebackObject;

/* The types of exceptions. */
#ifdef __cplusplus
extern "C" {
#endif
extern PyObject *PyExc_ArithmeticError;
extern PyObject *PyExc_AssertionError;
extern PyObject *PyExc_AttributeError;
extern PyObject *PyExc_BaseException;
extern PyObject *PyExc_BaseExceptionGroup;
extern PyObject *PyExc_BlockingIOError;
extern PyObject *PyExc_BrokenPipeError;
extern PyObject *PyExc_BufferError;
extern PyObject *PyExc_BytesWarning;
extern PyObject *PyExc_ChildProcessError;
extern PyObject *PyExc_ConnectionAbortedError;
extern PyObject *PyExc_ConnectionError;
extern PyObject *PyExc_ConnectionRefusedError;
extern PyObject *PyExc_ConnectionResetError;
extern PyObject *PyExc_DeprecationWarning;
extern PyObject *PyExc_EOFError;
extern PyObject *PyExc_EncodingWarning;
extern PyObject *PyExc_EnvironmentError;
extern PyObject *PyExc_Exception;
extern PyObject *PyExc_FileExistsError;
extern PyObject *PyExc_FileNotFoundError;
extern PyObject *PyExc_FloatingPointError;
extern PyObject *PyExc_FutureWarning;
extern PyObject *PyExc_GeneratorExit;
extern PyObject *PyExc_IOError;
extern PyObject *PyExc_ImportError;
extern PyObject *PyExc_ImportWarning;
extern PyObject *PyExc_IndentationError;
extern PyObject *PyExc_IndexError;
extern PyObject *PyExc_InterruptedError;
extern PyObject *PyExc_IsADirectoryError;
extern PyObject *PyExc_KeyError;
extern PyObject *PyExc_KeyboardInterrupt;
extern PyObject *PyExc_LookupError;
extern PyObject *PyExc_MemoryError;
extern PyObject *PyExc_ModuleNotFoundError;
extern PyObject *PyExc_NameError;
extern PyObject *PyExc_NotADirectoryError;
extern PyObject *PyExc_NotImplementedError;
extern PyObject *PyExc_OSError;
extern PyObject *PyExc_OverflowError;
extern PyObject *PyExc_PendingDeprecationWarning;
extern PyObject *PyExc_PermissionError;
extern PyObject *PyExc_ProcessLookupError;
extern PyObject *PyExc_PythonFinalizationError;
extern PyObject *PyExc_RecursionError;
extern PyObject *PyExc_ReferenceError;
extern PyObject *PyExc_ResourceWarning;
extern PyObject *PyExc_RuntimeError;
extern PyObject *PyExc_RuntimeWarning;
extern PyObject *PyExc_StopAsyncIteration;
extern PyObject *PyExc_StopIteration;
extern PyObject *PyExc_SyntaxError;
extern PyObject *PyExc_SyntaxWarning;
extern PyObject *PyExc_SystemError;
extern PyObject *PyExc_SystemExit;
extern PyObject *PyExc_TabError;
extern PyObject *PyExc_TimeoutError;
extern PyObject *PyExc_TypeError;
extern PyObject *PyExc_UnboundLocalError;
extern PyObject *PyExc_UnicodeDecodeError;
extern PyObject *PyExc_UnicodeEncodeError;
extern PyObject *PyExc_UnicodeError;
extern PyObject *PyExc_UnicodeTranslateError;
extern PyObject *PyExc_UnicodeWarning;
extern PyObject *PyExc_UserWarning;
extern PyObject *PyExc_ValueError;
extern PyObject *PyExc_Warning;
extern PyObject *PyExc_ZeroDivisionError;

/* The fields of UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: new references, or NULL with an exception;
 * positions by pointer, 0 or -1 with an exception. */
PyObject *PyUnicodeDecodeError_Create(const char *encoding, const char *object, Py_ssize_t length,
                                      Py_ssize_t start, Py_ssize_t end, const char *reason);
PyObject *PyUnicodeDecodeError_GetEncoding(PyObject *exc);
int PyUnicodeDecodeError_GetEnd(PyObject *exc, Py_ssize_t *position);
PyObject *PyUnicodeDecodeError_GetObject(PyObject *exc);
PyObject *PyUnicodeDecodeError_GetReason(PyObject *exc);
int PyUnicodeDecodeError_GetStart(PyObject *exc, Py_ssize_t *position);
int PyUnicodeDecodeError_SetEnd(PyObject *exc, Py_ssize_t position);
int PyUnicodeDecodeError_SetReason(PyObject *exc, const char *reason);
int PyUnicodeDecodeError_SetStart(PyObject *exc, Py_ssize_t position);
PyObject *PyUnicodeEncodeError_GetEncoding(PyObject *exc);
int PyUnicodeEncodeError_GetEnd(PyObject *exc, Py_ssize_t *position);
PyObject *PyUnicodeEncodeError_GetObject(PyObject *exc);
PyObject *PyUnicodeEncodeError_GetReason(PyObject *exc);
int PyUnicodeEncodeError_GetStart(PyObject *exc, Py_ssize_t *position);
int PyUnicodeEncodeError_SetEnd(PyObject *exc, Py_ssize_t position);
int PyUnicodeEncodeError_SetReason(PyObject *exc, const char *reason);
int PyUnicodeEncodeError_SetStart(PyObject *exc, Py_ssize_t position);
int PyUnicodeTranslateError_GetEnd(PyObject *exc, Py_ssize_t *position);
PyObject *PyUnicodeTranslateError_GetObject(PyObject *exc);
PyObject *PyUnicodeTranslateError_GetReason(PyObject *exc);
int PyUnicodeTranslateError_GetStart(PyObject *exc, Py_ssize_t *position);
int PyUnicodeTranslateError_SetEnd(PyObject *exc, Py_ssize_t position);
int PyUnicodeTranslateError_SetReason(PyObject *exc, const char *reason);
int PyUnicodeTranslateError_SetStart(PyObject *exc, Py_ssize_t position);
#ifdef __cplusplus
}
#endif

#endif
