/* Functions that were renamed long ago, and that modules of the stable ABI still link, do what the new ones do. */
#include "object.h"

PyAPI_FUNC(int) _PyArg_Parse_SizeT(PyObject *, const char *, ...);
PyAPI_FUNC(int) _PyArg_ParseTuple_SizeT(PyObject *, const char *, ...);
PyAPI_FUNC(int) _PyArg_ParseTupleAndKeywords_SizeT(PyObject *, PyObject *, const char *, const char *const *, ...);
PyAPI_FUNC(int) _PyArg_VaParse_SizeT(PyObject *, const char *, va_list);
PyAPI_FUNC(int)
    _PyArg_VaParseTupleAndKeywords_SizeT(PyObject *, PyObject *, const char *, const char *const *, va_list);
PyAPI_FUNC(PyObject *) _Py_BuildValue_SizeT(const char *, ...);
PyAPI_FUNC(PyObject *) _Py_VaBuildValue_SizeT(const char *, va_list);
PyAPI_FUNC(PyObject *) _PyObject_CallFunction_SizeT(PyObject *, const char *, ...);
PyAPI_FUNC(PyObject *) _PyObject_CallMethod_SizeT(PyObject *, const char *, const char *, ...);
PyAPI_FUNC(int) _PyArg_ParseStack(PyObject *const *, Py_ssize_t, const char *, ...);
PyAPI_FUNC(PyObject *) PyEval_CallFunction(PyObject *, const char *, ...);
PyAPI_FUNC(PyObject *) PyEval_CallMethod(PyObject *, const char *, const char *, ...);
PyAPI_FUNC(PyObject *) PyEval_CallObjectWithKeywords(PyObject *, PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyCFunction_Call(PyObject *, PyObject *, PyObject *);

static int va_parse(PyObject *args, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    int parsed = _PyArg_VaParse_SizeT(args, format, va);
    va_end(va);
    return parsed;
}

static int va_parse_named(PyObject *args, PyObject *named, const char *format, const char *const *names, ...)
{
    va_list va;
    va_start(va, names);
    int parsed = _PyArg_VaParseTupleAndKeywords_SizeT(args, named, format, names, va);
    va_end(va);
    return parsed;
}

static PyObject *va_build(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *built = _Py_VaBuildValue_SizeT(format, va);
    va_end(va);
    return built;
}

static void parse(void)
{
    static const char *const names[] = {"number", "text", NULL};
    int number = 0;
    const char *text = NULL;
    Py_ssize_t size = 0;
    PyObject *args = Py_BuildValue("(is#)", 5, "abc", (Py_ssize_t)2);
    PyObject *single = PyLong_FromLong(41);
    PyObject *wrong = Py_BuildValue("(ss)", "a", "b");
    PyObject *named = Py_BuildValue("{s:i,s:s}", "number", 3, "text", "xyz");
    PyObject *strange = Py_BuildValue("{s:i}", "numb", 3);
    PyObject *empty = PyTuple_New(0);

    SHOW_STATUS(_PyArg_Parse_SizeT(single, "i", &number));
    SHOW(number);
    SHOW_STATUS(_PyArg_ParseTuple_SizeT(args, "is#:old", &number, &text, &size));
    printf("%d %s %lld\n", number, text, (long long)size);
    SHOW(_PyArg_ParseTuple_SizeT(wrong, "is:old", &number, &text));
    SHOW_ERROR("wrong type");
    SHOW(_PyArg_ParseTuple_SizeT(wrong, "i:old", &number));
    SHOW_ERROR("too many");
    SHOW(_PyArg_ParseTupleAndKeywords_SizeT(empty, named, "is:old", names, &number, &text));
    printf("%d %s\n", number, text);
    SHOW(_PyArg_ParseTupleAndKeywords_SizeT(empty, strange, "is:old", names, &number, &text));
    SHOW_ERROR("strange name");
    SHOW(va_parse(args, "is", &number, &text));
    printf("%d %s\n", number, text);
    SHOW(va_parse(args, "iss", &number, &text, &text));
    SHOW_ERROR("too few");
    SHOW(va_parse_named(empty, named, "i|s", names, &number, &text));
    printf("%d %s\n", number, text);
    SHOW(va_parse_named(wrong, named, "i|s", names, &number, &text));
    SHOW_ERROR("twice");

    PyObject *stack[3] = {single, PyTuple_GET_ITEM(wrong, 0), Py_None};
    SHOW(_PyArg_ParseStack(stack, 2, "is:stack", &number, &text));
    printf("%d %s\n", number, text);
    PyObject *rest = NULL;
    SHOW(_PyArg_ParseStack(stack, 3, "is|O:stack", &number, &text, &rest));
    CHECK(rest == Py_None);
    SHOW(_PyArg_ParseStack(stack, 0, "|is:stack", &number, &text));
    SHOW(_PyArg_ParseStack(stack, 1, "is:stack", &number, &text));
    SHOW_ERROR("too few");
    SHOW(_PyArg_ParseStack(stack, 3, "is:stack", &number, &text));
    SHOW_ERROR("too many");
    SHOW(_PyArg_ParseStack(stack + 1, 2, "is;a message of its own", &number, &text));
    SHOW_ERROR("wrong type");
    SHOW(_PyArg_ParseStack(stack, 1, "s", &text));
    SHOW_ERROR("wrong type");
    SHOW(_PyArg_ParseStack(stack, 1, ":nothing"));
    SHOW_ERROR("nothing wanted");

    Py_DECREF(args);
    Py_DECREF(single);
    Py_DECREF(wrong);
    Py_DECREF(named);
    Py_DECREF(strange);
    Py_DECREF(empty);
}

static PyObject *show_call(PyObject *self, PyObject *args, PyObject *named)
{
    return Py_BuildValue("OOO", self, args, named != NULL ? named : Py_None);
}

static PyMethodDef show_def = {
    "show", (PyCFunction)(void (*)(void))show_call, METH_VARARGS | METH_KEYWORDS, NULL,
};

static PyObject *alone(PyObject *self, PyObject *unused)
{
    return Py_NewRef(Py_Ellipsis);
}

static PyMethodDef alone_def = {"alone", alone, METH_NOARGS, NULL};

static void build_and_call(void)
{
    SHOW_NEW(_Py_BuildValue_SizeT("(is#y#)", 3, "abcdef", (Py_ssize_t)3, "xyz", (Py_ssize_t)1));
    SHOW_NEW(_Py_BuildValue_SizeT(""));
    SHOW_NEW(_Py_BuildValue_SizeT("(i"));
    SHOW_NEW(va_build("{s:[ii]}", "key", 1, 2));
    SHOW_NEW(va_build("i?", 1));

    PyObject *self = PyUnicode_FromString("self"), *function = PyCFunction_NewEx(&show_def, self, NULL);
    PyObject *args = Py_BuildValue("(ii)", 1, 2), *named = Py_BuildValue("{s:i}", "a", 3), *list = PyList_New(0);
    SHOW_NEW(_PyObject_CallFunction_SizeT(function, "is#", 1, "abc", (Py_ssize_t)2));
    SHOW_NEW(_PyObject_CallFunction_SizeT(function, NULL));
    SHOW_NEW(_PyObject_CallFunction_SizeT(self, NULL));
    SHOW_NEW(_PyObject_CallMethod_SizeT(self, "upper", NULL));
    SHOW_NEW(_PyObject_CallMethod_SizeT(self, "center", "is", 10, "*"));
    SHOW_NEW(_PyObject_CallMethod_SizeT(self, "centre", NULL));
    SHOW_NEW(PyEval_CallFunction(function, "(ii)", 1, 2));
    SHOW_NEW(PyEval_CallFunction(function, "i", 1));
    SHOW_NEW(PyEval_CallFunction(function, ""));
    SHOW_NEW(PyEval_CallMethod(self, "find", "(s)", "l"));
    SHOW_NEW(PyEval_CallMethod(self, "find", "s", "l"));
    SHOW_NEW(PyEval_CallMethod(self, "fnd", "(s)", "l"));
    SHOW_NEW(PyEval_CallObjectWithKeywords(function, args, named));
    SHOW_NEW(PyEval_CallObjectWithKeywords(function, args, NULL));
    SHOW_NEW(PyEval_CallObjectWithKeywords(function, NULL, named));
    SHOW_NEW(PyEval_CallObjectWithKeywords(function, NULL, NULL));
    SHOW_NEW(PyEval_CallObjectWithKeywords(function, list, NULL));
    SHOW_NEW(PyEval_CallObjectWithKeywords(function, args, list));
    SHOW_NEW(PyEval_CallObjectWithKeywords(self, args, NULL));
    SHOW_NEW(PyCFunction_Call(function, args, named));
    SHOW_NEW(PyCFunction_Call(function, args, NULL));
    PyObject *nothing = PyCFunction_NewEx(&alone_def, NULL, self), *empty = PyTuple_New(0);
    SHOW_NEW(PyCFunction_Call(nothing, empty, NULL));
    SHOW_NEW(PyCFunction_Call(nothing, args, NULL));
    SHOW_NEW(PyCFunction_Call(nothing, empty, named));
    SHOW_NEW(PyObject_GetAttrString(nothing, "__module__"));
    SHOW_NEW(PyObject_GetAttrString(nothing, "__self__"));
    Py_DECREF(nothing);
    Py_DECREF(empty);
    Py_DECREF(function);
    Py_DECREF(self);
    Py_DECREF(args);
    Py_DECREF(named);
    Py_DECREF(list);
}

static void body(void)
{
    parse();
    build_and_call();
}

OBJECT_MAIN(body)
