/* Every METH_ convention gets its arguments, and refuses others, in the same words by every way of calling. */
#include "internal.h"


static PyObject *noargs(PyObject *self, PyObject *unused)
{
    return Py_BuildValue("(sO)", "noargs", unused == NULL ? Py_None : unused);
}

static PyObject *one(PyObject *self, PyObject *arg)
{
    return Py_BuildValue("(sO)", "one", arg);
}

static PyObject *varargs(PyObject *self, PyObject *args)
{
    return Py_BuildValue("(sO)", "varargs", args);
}

static PyObject *keywords(PyObject *self, PyObject *args, PyObject *kwargs)
{
    return Py_BuildValue("(sOO)", "keywords", args, kwargs != NULL ? kwargs : Py_None);
}

static PyObject *list(PyObject *const *args, Py_ssize_t count)
{
    PyObject *all = PyList_New(count);
    for (Py_ssize_t i = 0; i < count; i++) {
        PyList_SET_ITEM(all, i, Py_NewRef(args[i]));
    }
    return all;
}

static PyObject *fast(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    return Py_BuildValue("(sN)", "fast", list(args, count));
}

static PyObject *fastkw(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    Py_ssize_t more = names != NULL ? PyTuple_GET_SIZE(names) : 0;
    return Py_BuildValue("(snNO)", "fastkw", count, list(args, count + more), names != NULL ? names : Py_None);
}

static PyObject *method(PyObject *self, PyTypeObject *type, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    return Py_BuildValue("(sOnNO)", "method", (PyObject *)type, count, list(args, count), names != NULL ? names : Py_None);
}

static PyMethodDef methods[] = {
    {"noargs", noargs, METH_NOARGS, "noargs($module, /)\n--\n\nTakes nothing."},
    {"one", one, METH_O, "one(x)\n--\n\n"},
    {"varargs", varargs, METH_VARARGS, "no signature"},
    {"keywords", (PyCFunction)(void (*)(void))keywords, METH_VARARGS | METH_KEYWORDS, NULL},
    {"fast", (PyCFunction)(void (*)(void))fast, METH_FASTCALL, NULL},
    {"fastkw", (PyCFunction)(void (*)(void))fastkw, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"method", (PyCFunction)(void (*)(void))method, METH_METHOD | METH_FASTCALL | METH_KEYWORDS, NULL},
    {"wrong", noargs, METH_NOARGS | METH_O, NULL},
    {"wrong", noargs, 0, NULL},
    {"wrong", noargs, METH_KEYWORDS, NULL},
};

static void call_every_way(PyMethodDef *def)
{
    PyTypeObject *type = def->ml_flags & METH_METHOD ? &PyLong_Type : NULL;
    PyObject *name = PyUnicode_FromString("mod");
    PyObject *function = PyCMethod_New(def, Py_None, name, type);
    Py_DECREF(name);
    if (function == NULL) {
        SHOW_ERROR("PyCMethod_New");
        return;
    }
    printf("--- %s\n", def->ml_name);
    PyObject *a = PyLong_FromLong(1000), *b = PyUnicode_FromString("b");
    PyObject *tuples[] = {PyTuple_New(0), PyTuple_Pack(1, a), PyTuple_Pack(2, a, b)};
    PyObject *dict = PyDict_New(), *empty = PyDict_New(), *bad = PyDict_New();
    PyDict_SetItemString(dict, "key", b);
    PyDict_SetItem(bad, a, b);
    for (int i = 0; i < 3; i++) {
        SHOW_NEW(PyObject_Call(function, tuples[i], NULL));
        SHOW_NEW(PyObject_Call(function, tuples[i], empty));
        SHOW_NEW(PyObject_Call(function, tuples[i], dict));
        SHOW_NEW(PyObject_CallObject(function, tuples[i]));
        SHOW_NEW(PyObject_VectorcallDict(function, ((PyTupleObject *)tuples[i])->ob_item, i, dict));
    }
    SHOW_NEW(PyObject_CallObject(function, NULL));
    SHOW_NEW(PyObject_CallObject(function, a));
    SHOW_NEW(PyObject_CallNoArgs(function));
    SHOW_NEW(PyObject_CallOneArg(function, b));
    PyObject *names = PyTuple_Pack(1, b), *args[] = {NULL, a, b};
    SHOW_NEW(PyObject_Vectorcall(function, args + 1, 0 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL));
    SHOW_NEW(PyObject_Vectorcall(function, args + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, names));
    SHOW_NEW(PyObject_Vectorcall(function, args + 1, 0, names));
    SHOW_NEW(PyObject_CallFunction(function, NULL));
    SHOW_NEW(PyObject_CallFunction(function, "i", 7));
    SHOW_NEW(PyObject_CallFunction(function, "(i)", 7));
    SHOW_NEW(PyObject_CallFunction(function, "is", 7, "x"));
    SHOW_NEW(PyObject_CallFunction(function, "O", tuples[2]));
    SHOW_NEW(PyObject_CallFunctionObjArgs(function, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(function, a, b, a, b, a, b, a, NULL));
    SHOW_STATUS(PyCFunction_GetFlags(function) == def->ml_flags);
    SHOW_STATUS(PyCFunction_GetFunction(function) == def->ml_meth);
    SHOW_STATUS(PyCFunction_GetSelf(function) == Py_None);
    SHOW_NEW(PyObject_GetAttrString(function, "__name__"));
    SHOW_NEW(PyObject_GetAttrString(function, "__qualname__"));
    SHOW_NEW(PyObject_GetAttrString(function, "__doc__"));
    SHOW_NEW(PyObject_GetAttrString(function, "__text_signature__"));
    SHOW_NEW(PyObject_GetAttrString(function, "__module__"));
    SHOW_NEW(PyObject_GetAttrString(function, "__self__"));
    SHOW_STATUS(PyCallable_Check(function));
    SHOW_STATUS(PyVectorcall_Function(function) != NULL);
    Py_DECREF(names);
    Py_DECREF(dict);
    Py_DECREF(empty);
    Py_DECREF(bad);
    for (int i = 0; i < 3; i++) {
        Py_DECREF(tuples[i]);
    }
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(function);
}

static void body(void)
{
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        call_every_way(&methods[i]);
    }
    SHOW_NEW(PyCMethod_New(&methods[6], NULL, NULL, NULL));
    SHOW_NEW(PyCMethod_New(&methods[0], NULL, NULL, &PyLong_Type));
    printf("%d\n", PyCFunction_GetFlags(Py_None));
    show_internal("PyCFunction_GetFlags");
    SHOW_STATUS(PyCFunction_GetSelf(Py_None) == NULL);
    show_internal("PyCFunction_GetSelf");
    SHOW_STATUS(PyCFunction_GetFunction(Py_None) == NULL);
    show_internal("PyCFunction_GetFunction");
    PyType_ClearCache();
}

OBJECT_MAIN(body)
