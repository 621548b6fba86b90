/* The entries of the C API that take as many arguments as their format asks for. Rust cannot define such functions, so
 * each is one here, which makes a va_list and calls the entry that takes it; Rust exports it under its own name. */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

typedef struct _object PyObject;
typedef intptr_t Py_ssize_t;
struct _PyArg_Parser;
struct _Py_Identifier;

PyObject *pyrite_va_CallFunction(PyObject *callable, const char *format, va_list va);
PyObject *pyrite_va_CallFunctionObjArgs(PyObject *callable, va_list va);
PyObject *pyrite_va_CallMethod(PyObject *self, const char *name, const char *format, va_list va);
PyObject *pyrite_va_CallMethodObjArgs(PyObject *self, PyObject *name, va_list va);
PyObject *pyrite_va_CallMethodId(PyObject *self, struct _Py_Identifier *name, const char *format, va_list va);
PyObject *pyrite_va_CallMethodObject(PyObject *self, PyObject *name, const char *format, va_list va);
PyObject *PyBytes_FromFormatV(const char *format, va_list va);
int pyrite_va_ParseOne(PyObject *args, const char *format, va_list va);
int PyArg_VaParse(PyObject *args, const char *format, va_list va);
int PyArg_VaParseTupleAndKeywords(PyObject *args, PyObject *kwargs, const char *format, char * const *keywords, va_list va);
int pyrite_va_UnpackTuple(PyObject *args, const char *name, Py_ssize_t min, Py_ssize_t max, va_list va);
PyObject *Py_VaBuildValue(const char *format, va_list va);
int pyrite_va_ParseTupleAndKeywordsFast(PyObject *args, PyObject *kwargs, struct _PyArg_Parser *parser, va_list va);
int pyrite_va_ParseStack(PyObject *const *args, Py_ssize_t nargs, const char *format, va_list va);
int pyrite_va_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, struct _PyArg_Parser *parser, va_list va);
PyObject *PyErr_FormatV(PyObject *exception, const char *format, va_list va);
PyObject *pyrite_va_FormatFromCause(PyObject *exception, const char *format, va_list va);
void pyrite_va_FormatUnraisable(const char *format, va_list va);
int PyOS_vsnprintf(char *str, size_t size, const char *format, va_list va);
int pyrite_va_Audit(const char *event, const char *format, va_list va);
void pyrite_va_FormatStderr(const char *format, va_list va);
void pyrite_va_FormatStdout(const char *format, va_list va);
void pyrite_va_WriteStderr(const char *format, va_list va);
void pyrite_va_WriteStdout(const char *format, va_list va);
PyObject *pyrite_va_Pack(Py_ssize_t n, va_list va);
PyObject *PyUnicode_FromFormatV(const char *format, va_list va);
int pyrite_va_ResourceWarning(PyObject *source, Py_ssize_t stack_level, const char *format, va_list va);
int pyrite_va_WarnExplicitFormat(PyObject *category, const char *filename, int lineno, const char *module, PyObject *registry, const char *format, va_list va);
int pyrite_va_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format, va_list va);

PyObject *pyrite_c_PyObject_CallFunction(PyObject *callable, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = pyrite_va_CallFunction(callable, format, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_PyObject_CallFunctionObjArgs(PyObject *callable, ...)
{
    va_list va;
    va_start(va, callable);
    PyObject *result = pyrite_va_CallFunctionObjArgs(callable, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_PyObject_CallMethod(PyObject *self, const char *name, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = pyrite_va_CallMethod(self, name, format, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_PyObject_CallMethodObjArgs(PyObject *self, PyObject *name, ...)
{
    va_list va;
    va_start(va, name);
    PyObject *result = pyrite_va_CallMethodObjArgs(self, name, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c__PyObject_CallMethodId(PyObject *self, struct _Py_Identifier *name, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = pyrite_va_CallMethodId(self, name, format, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c__PyObject_CallMethod(PyObject *self, PyObject *name, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = pyrite_va_CallMethodObject(self, name, format, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_PyBytes_FromFormat(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = PyBytes_FromFormatV(format, va);
    va_end(va);
    return result;
}

int pyrite_c_PyArg_Parse(PyObject *args, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = pyrite_va_ParseOne(args, format, va);
    va_end(va);
    return result;
}

int pyrite_c_PyArg_ParseTuple(PyObject *args, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = PyArg_VaParse(args, format, va);
    va_end(va);
    return result;
}

int pyrite_c_PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *kwargs, const char *format, char * const *keywords, ...)
{
    va_list va;
    va_start(va, keywords);
    int result = PyArg_VaParseTupleAndKeywords(args, kwargs, format, keywords, va);
    va_end(va);
    return result;
}

int pyrite_c_PyArg_UnpackTuple(PyObject *args, const char *name, Py_ssize_t min, Py_ssize_t max, ...)
{
    va_list va;
    va_start(va, max);
    int result = pyrite_va_UnpackTuple(args, name, min, max, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_Py_BuildValue(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = Py_VaBuildValue(format, va);
    va_end(va);
    return result;
}

int pyrite_c__PyArg_ParseTupleAndKeywordsFast(PyObject *args, PyObject *kwargs, struct _PyArg_Parser *parser, ...)
{
    va_list va;
    va_start(va, parser);
    int result = pyrite_va_ParseTupleAndKeywordsFast(args, kwargs, parser, va);
    va_end(va);
    return result;
}

int pyrite_c__PyArg_ParseStack(PyObject *const *args, Py_ssize_t nargs, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = pyrite_va_ParseStack(args, nargs, format, va);
    va_end(va);
    return result;
}

int pyrite_c__PyArg_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames, struct _PyArg_Parser *parser, ...)
{
    va_list va;
    va_start(va, parser);
    int result = pyrite_va_ParseStackAndKeywords(args, nargs, kwnames, parser, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_PyErr_Format(PyObject *exception, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = PyErr_FormatV(exception, format, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c__PyErr_FormatFromCause(PyObject *exception, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = pyrite_va_FormatFromCause(exception, format, va);
    va_end(va);
    return result;
}

void pyrite_c_PyErr_FormatUnraisable(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    pyrite_va_FormatUnraisable(format, va);
    va_end(va);
}

int pyrite_c_PyOS_snprintf(char *str, size_t size, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = PyOS_vsnprintf(str, size, format, va);
    va_end(va);
    return result;
}

int pyrite_c_PySys_Audit(const char *event, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = pyrite_va_Audit(event, format, va);
    va_end(va);
    return result;
}

void pyrite_c_PySys_FormatStderr(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    pyrite_va_FormatStderr(format, va);
    va_end(va);
}

void pyrite_c_PySys_FormatStdout(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    pyrite_va_FormatStdout(format, va);
    va_end(va);
}

void pyrite_c_PySys_WriteStderr(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    pyrite_va_WriteStderr(format, va);
    va_end(va);
}

void pyrite_c_PySys_WriteStdout(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    pyrite_va_WriteStdout(format, va);
    va_end(va);
}

PyObject *pyrite_c_PyTuple_Pack(Py_ssize_t n, ...)
{
    va_list va;
    va_start(va, n);
    PyObject *result = pyrite_va_Pack(n, va);
    va_end(va);
    return result;
}

PyObject *pyrite_c_PyUnicode_FromFormat(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *result = PyUnicode_FromFormatV(format, va);
    va_end(va);
    return result;
}

int pyrite_c_PyErr_ResourceWarning(PyObject *source, Py_ssize_t stack_level, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = pyrite_va_ResourceWarning(source, stack_level, format, va);
    va_end(va);
    return result;
}

int pyrite_c_PyErr_WarnExplicitFormat(PyObject *category, const char *filename, int lineno, const char *module, PyObject *registry, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = pyrite_va_WarnExplicitFormat(category, filename, lineno, module, registry, format, va);
    va_end(va);
    return result;
}

int pyrite_c_PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int result = pyrite_va_WarnFormat(category, stack_level, format, va);
    va_end(va);
    return result;
}
