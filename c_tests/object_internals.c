/* What CPython's own extension modules call below the public functions of objects and types. */
#include "attributes.h"

PyAPI_FUNC(PyObject *) _PyObject_FunctionStr(PyObject *);
PyAPI_FUNC(int) _PyObject_IsFreed(PyObject *);
PyAPI_FUNC(PyObject *) _PyObject_LookupSpecial(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) _PyObject_CallMethod(PyObject *, PyObject *, const char *, ...);
PyAPI_FUNC(PyObject *) _PyObject_MakeTpCall(PyThreadState *, PyObject *, PyObject *const *, Py_ssize_t, PyObject *);
PyAPI_FUNC(PyObject *) _PyStack_AsDict(PyObject *const *, PyObject *);
PyAPI_FUNC(PyObject *) _Py_CheckFunctionResult(PyThreadState *, PyObject *, PyObject *, const char *);
PyAPI_FUNC(int) _Py_CheckRecursiveCall(PyThreadState *, const char *);
PyAPI_FUNC(int) _PyEval_SliceIndexNotNone(PyObject *, Py_ssize_t *);
PyAPI_FUNC(int) _PyDict_SetItem_KnownHash_LockHeld(PyDictObject *, PyObject *, PyObject *, Py_hash_t);
PyAPI_FUNC(Py_ssize_t) _PyDict_SizeOf(PyDictObject *);
PyAPI_FUNC(size_t) _PySys_GetSizeOf(PyObject *);
PyAPI_DATA(PyTypeObject) _PyNone_Type;
PyAPI_DATA(PyTypeObject) _PyNotImplemented_Type;
PyAPI_DATA(PyTypeObject) _PyUnion_Type;
PyAPI_FUNC(PyObject *) _Py_union_type_or(PyObject *, PyObject *);

_Py_IDENTIFIER(upper);
_Py_IDENTIFIER(nothing_of_this_name);

static PyObject *echo(PyObject *self, PyObject *args)
{
    return Py_NewRef(args);
}

static PyMethodDef echo_def = {"echo", echo, METH_VARARGS, NULL};

static void names(void)
{
    PyObject *text = PyUnicode_FromString("text"), *one = PyLong_FromLong(1), *name = PyUnicode_InternFromString("upper");
    PyObject *method = PyObject_GetAttr(text, name), *unbound = PyObject_GetAttr((PyObject *)&PyUnicode_Type, name);
    PyObject *function = PyCFunction_New(&echo_def, NULL);
    SHOW_NEW(_PyObject_FunctionStr(method));
    SHOW_NEW(_PyObject_FunctionStr(unbound));
    SHOW_NEW(_PyObject_FunctionStr((PyObject *)&PyUnicode_Type));
    SHOW_NEW(_PyObject_FunctionStr(function));
    SHOW_NEW(_PyObject_FunctionStr(one));
    PyObject *fellow = PySys_GetObject("getrefcount");
    SHOW_NEW(_PyObject_FunctionStr(fellow));

    SHOW_BORROWED(_PyUnicode_FromId(&PyId_upper));
    CHECK(_PyUnicode_FromId(&PyId_upper) == name);
    method = (Py_DECREF(method), _PyObject_GetAttrId(text, &PyId_upper));
    SHOW_NEW(PyObject_CallNoArgs(method));
    SHOW_NEW(_PyObject_GetAttrId(text, &PyId_nothing_of_this_name));
    SHOW_NEW(_PyObject_CallMethodId(text, &PyId_upper, NULL));
    SHOW_NEW(_PyObject_CallMethodId(text, &PyId_upper, "i", 1));
    SHOW_NEW(_PyObject_CallMethodId(text, &PyId_nothing_of_this_name, NULL));
    SHOW_NEW(_PyObject_CallMethod(text, name, NULL));
    SHOW_NEW(_PyObject_CallMethod(text, name, "()"));
    SHOW_NEW(_PyObject_CallMethod(text, name, "(ii)", 1, 2));
    SHOW_NEW(_PyObject_CallMethod(one, name, NULL));

    SHOW(_PyObject_IsFreed(text));
    SHOW(_PyObject_IsFreed(NULL));
    PyObject broken = {.ob_type = NULL};
    SHOW(_PyObject_IsFreed(&broken));
    memset(&broken, 0xdd, sizeof broken);
    SHOW(_PyObject_IsFreed(&broken));
    memset(&broken, 0xcd, sizeof broken);
    SHOW(_PyObject_IsFreed(&broken));
    memset(&broken, 0xfd, sizeof broken);
    SHOW(_PyObject_IsFreed(&broken));

    PyObject *special = PyUnicode_InternFromString("__len__");
    PyObject *length = _PyObject_LookupSpecial(text, special);
    SHOW_NEW(PyObject_CallNoArgs(length));
    Py_XDECREF(length);
    CHECK(_PyObject_LookupSpecial(one, special) == NULL);
    CHECK(!PyErr_Occurred());

    SHOW_TEXT(_PyType_Name(&PyUnicode_Type));
    SHOW_TEXT(_PyType_Name(Py_TYPE(PyExc_ValueError)));
    CHECK(_PyType_Lookup(&PyUnicode_Type, name) == unbound);
    CHECK(_PyType_Lookup(&PyUnicode_Type, text) == NULL);
    CHECK(!PyErr_Occurred());
    PyObject *found = _PyType_LookupRef(&PyBool_Type, special);
    CHECK(found == NULL);
    found = _PyType_LookupRef(&PyUnicode_Type, special);
    CHECK(found != NULL);
    Py_XDECREF(found);
    Py_DECREF(special);
    Py_DECREF(function);
    Py_DECREF(method);
    Py_DECREF(unbound);
    Py_DECREF(text);
    Py_DECREF(name);
    Py_DECREF(one);
}

static void calls(void)
{
    PyThreadState *state = PyThreadState_Get();
    PyObject *words = Py_BuildValue("(ss)", "base", "unknown"), *ten = PyUnicode_FromString("1010"),
             *two = PyLong_FromLong(2), *base = Py_BuildValue("(s)", "base");
    PyObject *stack[] = {ten, two, two};
    SHOW_NEW(_PyObject_MakeTpCall(state, (PyObject *)&PyLong_Type, stack, 1, NULL));
    SHOW_NEW(_PyObject_MakeTpCall(state, (PyObject *)&PyLong_Type, stack, 2, NULL));
    SHOW_NEW(_PyObject_MakeTpCall(state, (PyObject *)&PyLong_Type, stack, 1, base));
    SHOW_NEW(_PyObject_MakeTpCall(state, (PyObject *)&PyLong_Type, stack, 1, words));
    SHOW_NEW(_PyObject_MakeTpCall(state, ten, stack, 1, NULL));
    PyObject *named = Py_BuildValue("{s:i}", "base", 2);
    SHOW_NEW(_PyObject_MakeTpCall(state, (PyObject *)&PyLong_Type, stack, 1, named));
    Py_DECREF(named);
    SHOW_NEW(_PyStack_AsDict(stack, words));
    SHOW_NEW(_PyStack_AsDict(stack, base));

    CHECK(_Py_CheckFunctionResult(state, ten, two, NULL) == two);
    SHOW_NEW(_Py_CheckFunctionResult(state, ten, NULL, NULL));
    SHOW_NEW(_Py_CheckFunctionResult(state, NULL, NULL, "where"));
    SHOW_NEW(_Py_CheckFunctionResult(state, (PyObject *)&PyLong_Type, NULL, NULL));
    PyErr_SetString(PyExc_ValueError, "set before");
    SHOW_NEW(_Py_CheckFunctionResult(state, ten, Py_NewRef(two), NULL));
    PyErr_SetString(PyExc_ValueError, "set before");
    SHOW_NEW(_Py_CheckFunctionResult(state, NULL, Py_NewRef(two), "where"));
    PyErr_SetString(PyExc_ValueError, "set before");
    CHECK(_Py_CheckFunctionResult(state, ten, NULL, NULL) == NULL);
    SHOW_ERROR("as it was");

    int before = state->c_recursion_remaining;
    SHOW(_Py_CheckRecursiveCall(state, " here"));
    CHECK_EQ(state->c_recursion_remaining, before);
    state->c_recursion_remaining = 0;
    SHOW(_Py_CheckRecursiveCall(state, " here"));
    SHOW_ERROR("no calls left");
    SHOW(state->c_recursion_remaining);
    state->c_recursion_remaining = -1;
    SHOW(_Py_CheckRecursiveCall(state, " here"));
    SHOW_ERROR("less than none");
    SHOW(state->c_recursion_remaining);
    state->c_recursion_remaining = before;
    Py_DECREF(words);
    Py_DECREF(ten);
    Py_DECREF(two);
    Py_DECREF(base);
}

static void show_slice(PyObject *slice, PyObject *length)
{
    PyObject *start = NULL, *stop = NULL, *step = NULL;
    int status = _PySlice_GetLongIndices((PySliceObject *)slice, length, &start, &stop, &step);
    if (status < 0) {
        SHOW_ERROR("refused");
    } else {
        PyObject *all = PyTuple_Pack(3, start, stop, step);
        SHOW_NEW(all);
        Py_DECREF(start);
        Py_DECREF(stop);
        Py_DECREF(step);
    }
    Py_DECREF(slice);
}

static PyObject *slice(PyObject *start, PyObject *stop, PyObject *step)
{
    PyObject *made = PySlice_New(start, stop, step);
    Py_DECREF(start);
    Py_DECREF(stop);
    Py_DECREF(step);
    return made;
}

static void numbers(void)
{
#define N(value) PyLong_FromLong(value)
#define NONE Py_NewRef(Py_None)
    PyObject *ten = N(10), *text = PyUnicode_FromString("x"), *large = PyLong_FromString("1000000000000000000000", NULL, 10);
    show_slice(slice(NONE, NONE, NONE), ten);
    show_slice(slice(NONE, NONE, N(-1)), ten);
    show_slice(slice(N(-3), N(100), N(2)), ten);
    show_slice(slice(N(100), N(-100), N(-3)), ten);
    show_slice(slice(N(-100), N(-200), N(3)), ten);
    show_slice(slice(N(1), N(2), N(0)), ten);
    show_slice(slice(N(1), Py_NewRef(large), Py_NewRef(large)), large);
    show_slice(slice(Py_NewRef(large), NONE, PyNumber_Negative(large)), ten);
    show_slice(slice(Py_NewRef(text), NONE, NONE), ten);
    show_slice(slice(NONE, Py_NewRef(text), NONE), ten);
    show_slice(slice(NONE, NONE, Py_NewRef(text)), ten);
    PyObject *negative = N(-1);
    show_slice(slice(NONE, NONE, NONE), negative);
    Py_DECREF(negative);

    Py_ssize_t index = 0;
    SHOW_STATUS(_PyEval_SliceIndexNotNone(ten, &index));
    SHOW(index);
    SHOW_STATUS(_PyEval_SliceIndexNotNone(large, &index));
    CHECK(index == PY_SSIZE_T_MAX);
    SHOW(_PyEval_SliceIndexNotNone(Py_None, &index));
    SHOW_ERROR("None");
    SHOW(_PyEval_SliceIndexNotNone(text, &index));
    SHOW_ERROR("str");

    PyObject *dict = PyDict_New();
    CHECK_EQ(_PyDict_SetItem_KnownHash_LockHeld((PyDictObject *)dict, text, ten, PyObject_Hash(text)), 0);
    CHECK_EQ(_PyDict_SetItem_KnownHash_LockHeld((PyDictObject *)dict, ten, large, PyObject_Hash(ten)), 0);
    CHECK_EQ(_PyDict_SetItem_KnownHash_LockHeld((PyDictObject *)dict, text, text, PyObject_Hash(text)), 0);
    SHOW_BORROWED(dict);
    CHECK(_PyDict_SizeOf((PyDictObject *)dict) > (Py_ssize_t)sizeof(PyDictObject));
    Py_DECREF(dict);
    SHOW(_PySys_GetSizeOf(ten));
    SHOW(_PySys_GetSizeOf(large));
    SHOW(_PySys_GetSizeOf(text));
    SHOW(_PySys_GetSizeOf(Py_None));

    SHOW_TEXT(_PyNone_Type.tp_name);
    SHOW_TEXT(_PyNotImplemented_Type.tp_name);
    CHECK(Py_IS_TYPE(Py_None, &_PyNone_Type));
    CHECK(Py_IS_TYPE(Py_NotImplemented, &_PyNotImplemented_Type));
    PyObject *both = _Py_union_type_or((PyObject *)&PyLong_Type, (PyObject *)&PyUnicode_Type);
    CHECK(Py_IS_TYPE(both, &_PyUnion_Type));
    SHOW_BORROWED(both);
    SHOW_NEW(_Py_union_type_or(both, Py_None));
    SHOW_NEW(_Py_union_type_or(both, (PyObject *)&PyLong_Type));
    SHOW_NEW(_Py_union_type_or(both, ten));
    SHOW_NEW(_Py_union_type_or((PyObject *)&PyLong_Type, (PyObject *)&PyLong_Type));
    Py_DECREF(both);
    Py_DECREF(ten);
    Py_DECREF(text);
    Py_DECREF(large);
}

static void body(void)
{
    names();
    calls();
    numbers();
}

OBJECT_MAIN(body)
