/* Functions that macros hide, those that take a va_list, and types that C code names do what their counterparts do. */
#include "attributes.h"

#undef PyMapping_Length
#undef PySequence_Length
#undef PyObject_Length
#undef PySequence_In
PyAPI_FUNC(Py_ssize_t) PyMapping_Length(PyObject *);
PyAPI_FUNC(Py_ssize_t) PySequence_Length(PyObject *);
PyAPI_FUNC(Py_ssize_t) PyObject_Length(PyObject *);
PyAPI_FUNC(int) PySequence_In(PyObject *, PyObject *);
PyAPI_FUNC(int) _PyEval_SliceIndex(PyObject *, Py_ssize_t *);

static int va_parse(PyObject *args, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int parsed = PyArg_VaParse(args, format, va);
    va_end(va);
    return parsed;
}

static int va_parse_named(PyObject *args, PyObject *named, const char *format, char *const *names, ...)
{
    va_list va;
    va_start(va, names);
    int parsed = PyArg_VaParseTupleAndKeywords(args, named, format, names, va);
    va_end(va);
    return parsed;
}

static PyObject *va_text(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *text = PyUnicode_FromFormatV(format, va);
    va_end(va);
    return text;
}

static PyObject *va_bytes(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *bytes = PyBytes_FromFormatV(format, va);
    va_end(va);
    return bytes;
}

static PyObject *va_error(PyObject *type, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *null = PyErr_FormatV(type, format, va);
    va_end(va);
    return null;
}

static void variadics(void)
{
    PyObject *args = Py_BuildValue("(is)", 7, "seven"), *named = Py_BuildValue("{s:i}", "third", 3);
    int number = 0, third = 0;
    const char *text = NULL;
    char *names[] = {"first", "second", "third", NULL};
    SHOW_STATUS(va_parse(args, "is:f", &number, &text) - 1);
    printf("%d %s\n", number, text);
    SHOW_STATUS(va_parse(args, "i:f", &number));
    SHOW_ERROR("too many");
    SHOW_STATUS(va_parse_named(args, named, "is|i:f", names, &number, &text, &third));
    printf("%d %s %d\n", number, text, third);
    SHOW_STATUS(va_parse_named(args, named, "ii|i:f", names, &number, &number, &third));
    SHOW_ERROR("not a number");
    SHOW_NEW(va_text("%s %d %R %c", "text", 5, args, 0x20ac));
    SHOW_NEW(va_text("%d %", 5));
    SHOW_NEW(va_bytes("%s %d %c %.2s %zd", "text", 5, 'x', "long", (Py_ssize_t)9));
    SHOW_NEW(va_bytes("%c", 300));
    SHOW_NEW(va_error(PyExc_BufferError, "%s and %d", "text", 5));
    Py_DECREF(args);
    Py_DECREF(named);
}

static void protocols(void)
{
    PyObject *list = Py_BuildValue("[iii]", 1, 2, 3), *dict = Py_BuildValue("{s:i}", "a", 1);
    PyObject *number = PyLong_FromLong(2), *name = PyUnicode_InternFromString("a"), *half = PyFloat_FromDouble(0.5);
    SHOW_STATUS(PyObject_Length(list));
    SHOW_STATUS(PyObject_Length(number));
    SHOW_STATUS(PySequence_Length(list));
    SHOW_STATUS(PySequence_Length(dict));
    SHOW_STATUS(PySequence_Length(number));
    SHOW_STATUS(PyMapping_Length(dict));
    SHOW_STATUS(PyMapping_Length(number));
    SHOW_STATUS(PySequence_In(list, number));
    SHOW_STATUS(PySequence_In(number, list));
    SHOW_STATUS(PyMapping_HasKey(dict, name));
    SHOW_STATUS(PyMapping_HasKey(dict, number));
    SHOW_STATUS(PyMapping_HasKeyString(dict, "a"));
    SHOW_STATUS(PyMapping_HasKeyString(dict, "b"));
    SHOW_STATUS(PyObject_HasAttr(number, name));
    SHOW_STATUS(PyAIter_Check(list));
    SHOW_NEW(PyObject_GetAIter(list));
    PyObject *iterator = PyObject_GetIter(list), *result = NULL;
    SHOW_STATUS(PyIter_Send(iterator, Py_None, &result));
    SHOW_NEW(result);
    SHOW_STATUS(PyIter_Send(iterator, number, &result));
    SHOW_ERROR("a list iterator takes nothing");
    CHECK(PyObject_SelfIter(iterator) == iterator);
    Py_DECREF(iterator);
    Py_DECREF(iterator);
    Py_ssize_t index = 5;
    SHOW_STATUS(_PyEval_SliceIndex(number, &index));
    SHOW(index);
    SHOW_STATUS(_PyEval_SliceIndex(Py_None, &index));
    SHOW(index);
    SHOW_STATUS(_PyEval_SliceIndex(half, &index));
    SHOW_ERROR("no index");
    Py_DECREF(list);
    Py_DECREF(dict);
    Py_DECREF(number);
    Py_DECREF(name);
    Py_DECREF(half);
}

static void buffers(void)
{
    char memory[] = "abcdef";
    Py_buffer buffer;
    SHOW_STATUS(PyBuffer_FillInfo(&buffer, NULL, memory, 6, 0, PyBUF_FULL));
    PyObject *view = PyMemoryView_FromBuffer(&buffer);
    SHOW_NEW(attribute_call(view, "tobytes", NULL));
    SHOW_NEW(attribute_get(view, "obj"));
    Py_DECREF(view);
    buffer.buf = NULL;
    SHOW_NEW(PyMemoryView_FromBuffer(&buffer));
    PyObject *array = PyByteArray_FromStringAndSize("xyz", 3);
    SHOW_TEXT(PyByteArray_AsString(array));
    Py_DECREF(array);
}

/* The types of iterators and views. */
static void types(void)
{
    PyTypeObject *all[] = {
        &PyDictKeys_Type,       &PyDictItems_Type,    &PyDictValues_Type,     &PyDictIterKey_Type,
        &PyDictIterItem_Type,
        &PyDictIterValue_Type,  &PyDictRevIterKey_Type, &PyDictRevIterItem_Type, &PyDictRevIterValue_Type,
        &PyListIter_Type,       &PyListRevIter_Type,  &PyTupleIter_Type,      &PySetIter_Type,        &PyBytesIter_Type,
        &PyByteArrayIter_Type,  &PyUnicodeIter_Type,  &PySeqIter_Type,        &PyCallIter_Type,       &PyCapsule_Type,
        &PyCFunction_Type,      &PyCMethod_Type,      &PyMemoryView_Type,     &PyInstanceMethod_Type, &PyModuleDef_Type,
        &Py_GenericAliasType,   &PyByteArray_Type,    &PyBytes_Type,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        PyTypeObject *type = all[i];
        printf("%s: itemsize %zd, iter %d, next %d, call %d, new %d, hash %d\n", type->tp_name, type->tp_itemsize,
               type->tp_iter != NULL, type->tp_iternext != NULL, type->tp_call != NULL, type->tp_new != NULL,
               type->tp_hash == PyObject_HashNotImplemented);
        PyObject *args = PyTuple_New(0);
        if (type->tp_new == NULL) {
            SHOW_NEW(PyObject_Call((PyObject *)type, args, NULL));
        }
        Py_DECREF(args);
    }
}

static void errors(void)
{
    PyObject *all[] = {
        PyExc_ArithmeticError, PyExc_AssertionError, PyExc_BrokenPipeError, PyExc_BufferError, PyExc_ChildProcessError,
        PyExc_ConnectionAbortedError, PyExc_ConnectionRefusedError, PyExc_ConnectionResetError, PyExc_EOFError,
        PyExc_EncodingWarning, PyExc_EnvironmentError, PyExc_FileExistsError, PyExc_FileNotFoundError,
        PyExc_FloatingPointError, PyExc_GeneratorExit, PyExc_IOError, PyExc_ImportWarning, PyExc_IndentationError,
        PyExc_InterruptedError, PyExc_IsADirectoryError, PyExc_NotADirectoryError, PyExc_NotImplementedError,
        PyExc_PendingDeprecationWarning, PyExc_PermissionError, PyExc_ProcessLookupError, PyExc_PythonFinalizationError,
        PyExc_ReferenceError, PyExc_StopAsyncIteration, PyExc_SyntaxWarning, PyExc_TimeoutError, PyExc_UnicodeWarning,
        PyExc_Warning, PyExc_ZeroDivisionError,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        PyTypeObject *type = (PyTypeObject *)all[i];
        printf("%s of %s, %zd\n", type->tp_name, type->tp_base->tp_name, type->tp_basicsize);
        PyErr_SetString(all[i], "text");
        SHOW_ERROR("raised");
    }
}

static void counterparts(void)
{
    variadics();
    protocols();
    buffers();
    types();
    errors();
}

OBJECT_MAIN(counterparts)
