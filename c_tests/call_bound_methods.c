/* A bound method calls its function with its object first, whatever room the caller leaves; it has the attributes of its
 * function, and equals methods of the same. */
#include "internal.h"


static PyObject *all(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    Py_ssize_t more = names != NULL ? PyTuple_GET_SIZE(names) : 0;
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = 0; i < count + more; i++) {
        PyList_Append(list, args[i]);
    }
    return Py_BuildValue("(NO)", list, names != NULL ? names : Py_None);
}

static PyMethodDef def = {"all", (PyCFunction)(void (*)(void))all, METH_FASTCALL | METH_KEYWORDS, "all(self)\n--\n\nText."};

static void body(void)
{
    PyObject *function = PyCFunction_New(&def, NULL), *self = PyUnicode_FromString("self");
    PyObject *method = PyMethod_New(function, self), *other = PyMethod_New(function, self);
    PyObject *names = Py_BuildValue("(ss)", "x", "y"), *dict = Py_BuildValue("{sisi}", "p", 1, "q", 2);
    PyObject *values[12] = {NULL};
    for (int i = 1; i < 12; i++) {
        values[i] = PyLong_FromLong(i);
    }
    for (int count = 0; count < 9; count++) {
        SHOW_NEW(PyObject_Vectorcall(method, values + 1, count, NULL));
        SHOW_NEW(PyObject_Vectorcall(method, values + 1, count | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL));
        SHOW_NEW(PyObject_Vectorcall(method, values + 1, count, names));
        SHOW_NEW(PyObject_VectorcallDict(method, values + 1, count, dict));
        SHOW_STATUS(values[0] == NULL);
    }
    PyObject *tuple = Py_BuildValue("(iii)", 7, 8, 9);
    SHOW_NEW(PyObject_Call(method, tuple, dict));
    SHOW_NEW(PyObject_Call(method, tuple, NULL));
    SHOW_NEW(PyObject_CallMethod(method, "__call__", "ii", 3, 4));
    SHOW_NEW(PyObject_GetAttrString(method, "__self__"));
    SHOW_NEW(PyObject_GetAttrString(method, "__doc__"));
    SHOW_NEW(PyObject_GetAttrString(method, "__name__"));
    SHOW_NEW(PyObject_GetAttrString(method, "missing"));
    SHOW_STATUS(PyObject_SetAttrString(method, "x", self));
    SHOW_STATUS(PyMethod_Function(method) == function);
    SHOW_STATUS(PyMethod_Self(method) == self);
    SHOW_STATUS(PyObject_RichCompareBool(method, other, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(method, other, Py_NE));
    SHOW_STATUS(PyObject_RichCompareBool(method, function, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(method, other, Py_LT));
    SHOW_STATUS(PyObject_Hash(method) == PyObject_Hash(other));
    PyObject *text = PyObject_Repr(method);
    printf("%d\n", PyUnicode_Tailmatch(text, self, 0, 100, 1) == 0);
    Py_XDECREF(text);
    printf("%d\n", PyMethod_New(function, NULL) == NULL);
    show_internal("PyMethod_New");
    SHOW_STATUS(PyMethod_Function(function) == NULL);
    show_internal("PyMethod_Function");
    SHOW_STATUS(PyMethod_Self(function) == NULL);
    show_internal("PyMethod_Self");
    PyObject *type = (PyObject *)&PyMethod_Type;
    PyObject *made = PyObject_CallFunctionObjArgs(type, function, self, NULL);
    SHOW_STATUS(PyObject_RichCompareBool(method, made, Py_EQ));
    Py_XDECREF(made);
    SHOW_NEW(PyObject_CallFunctionObjArgs(type, function, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(type, self, self, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(type, function, Py_None, NULL));
    SHOW_NEW(PyObject_Call(type, tuple, dict));
    PyObject *weak = PyWeakref_NewRef(method, NULL);
    SHOW_STATUS(weak != NULL);
    PyObject *instance = PyInstanceMethod_New(function);
    SHOW_NEW(PyObject_CallOneArg(instance, self));
    SHOW_STATUS(PyInstanceMethod_Function(instance) == function);
    SHOW_NEW(PyObject_GetAttrString(instance, "__name__"));
    Py_DECREF(instance);
    Py_DECREF(method);
    Py_XDECREF(weak);
    for (int i = 1; i < 12; i++) {
        Py_DECREF(values[i]);
    }
    Py_DECREF(tuple);
    Py_DECREF(other);
    Py_DECREF(names);
    Py_DECREF(dict);
    Py_DECREF(self);
    Py_DECREF(function);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
