/* A context variable has a value in each context; tokens reset it once, in the context that they are of. */
#include "object.h"

static void show_value(const char *title, PyObject *variable, PyObject *other)
{
    PyObject *value = NULL;
    int status = PyContextVar_Get(variable, other, &value);
    printf("%d ", status);
    if (value == NULL && status == 0) {
        printf("%s: none\n", title);
        return;
    }
    object_show(title, value, 1);
}

static void values(void)
{
    PyObject *variable = PyContextVar_New("name", NULL), *with_default = PyContextVar_New("other", Py_True);
    show_value("unset", variable, NULL);
    show_value("unset", variable, Py_False);
    show_value("unset", with_default, NULL);
    show_value("unset", with_default, Py_False);
    PyObject *one = PyContextVar_Set(variable, Py_None), *two = PyContextVar_Set(variable, Py_Ellipsis);
    show_value("set", variable, Py_False);
    SHOW_NEW(PyObject_GetAttrString(one, "old_value"));
    SHOW_NEW(PyObject_GetAttrString(two, "old_value"));
    PyObject *of_token = PyObject_GetAttrString(one, "var");
    CHECK(of_token == variable);
    Py_DECREF(of_token);
    SHOW_NEW(PyObject_GetAttrString(variable, "name"));
    SHOW_STATUS(PyContextVar_Reset(variable, two));
    show_value("reset", variable, NULL);
    int used = PyContextVar_Reset(variable, two);
    CHECK(used == -1 && PyErr_ExceptionMatches(PyExc_RuntimeError));
    PyErr_Clear();
    int wrong = PyContextVar_Reset(with_default, one);
    CHECK(wrong == -1 && PyErr_ExceptionMatches(PyExc_ValueError));
    PyErr_Clear();
    SHOW_STATUS(PyContextVar_Reset(variable, one));
    show_value("reset", variable, NULL);
    SHOW_NEW(PyObject_CallMethod(with_default, "get", NULL));
    SHOW_NEW(PyObject_CallMethod(with_default, "get", "i", 7));
    SHOW_NEW(PyObject_CallMethod(with_default, "get", "ii", 7, 8));
    SHOW_NEW(PyObject_CallMethod(with_default, "reset", "i", 1));
    PyObject *none = PyObject_CallMethod(variable, "get", NULL);
    CHECK(none == NULL && PyErr_ExceptionMatches(PyExc_LookupError));
    PyErr_Clear();
    Py_DECREF(one);
    Py_DECREF(two);
    Py_DECREF(variable);
    Py_DECREF(with_default);
}

static PyObject *variable_of_run;

static PyObject *set_and_count(PyObject *self, PyObject *argument)
{
    PyObject *token = PyContextVar_Set(variable_of_run, argument);
    Py_XDECREF(token);
    show_value("inside", variable_of_run, NULL);
    PyObject *copy = PyContext_CopyCurrent(), *length = PyLong_FromSsize_t(PyObject_Size(copy));
    Py_DECREF(copy);
    return length;
}

static PyMethodDef set_method = {"set", set_and_count, METH_O, NULL};

static void contexts(void)
{
    PyObject *variable = variable_of_run = PyContextVar_New("v", NULL), *token = PyContextVar_Set(variable, Py_True);
    PyObject *current = PyContext_CopyCurrent(), *copy = PyContext_Copy(current), *fresh = PyContext_New();
    PyObject *function = PyCFunction_New(&set_method, NULL);
    SHOW_STATUS(PyObject_Size(current));
    SHOW_STATUS(PyObject_Size(fresh));
    SHOW_STATUS(PyObject_RichCompareBool(current, copy, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(current, fresh, Py_EQ));
    SHOW_NEW(PyObject_CallMethod(fresh, "run", "Oi", function, 5));
    show_value("outside", variable, NULL);
    SHOW_NEW(PyObject_GetItem(fresh, variable));
    SHOW_STATUS(PySequence_Contains(fresh, variable));
    SHOW_STATUS(PySequence_Contains(fresh, Py_None));
    SHOW_NEW(PyObject_CallMethod(fresh, "get", "O", variable));
    SHOW_NEW(PyObject_CallMethod(fresh, "get", "Oi", Py_None, 3));
    CHECK_EQ(PyContext_Enter(copy), 0);
    SHOW_STATUS(PyContextVar_Reset(variable, token) == -1 && PyErr_ExceptionMatches(PyExc_ValueError));
    PyErr_Clear();
    SHOW_STATUS(PyContext_Enter(copy) == -1 && PyErr_ExceptionMatches(PyExc_RuntimeError));
    PyErr_Clear();
    CHECK_EQ(PyContext_Enter(fresh), 0);
    show_value("fresh", variable, NULL);
    SHOW_STATUS(PyContext_Exit(copy));
    CHECK_EQ(PyContext_Exit(fresh), 0);
    CHECK_EQ(PyContext_Exit(copy), 0);
    SHOW_STATUS(PyContext_Exit(copy) == -1 && PyErr_ExceptionMatches(PyExc_RuntimeError));
    PyErr_Clear();
    SHOW_STATUS(PyContextVar_Reset(variable, token));
    Py_DECREF(function);
    Py_DECREF(fresh);
    Py_DECREF(copy);
    Py_DECREF(current);
    Py_DECREF(token);
    Py_DECREF(variable);
}

static void mistakes(void)
{
    PyObject *value, *type = (PyObject *)&PyContextVar_Type;
    SHOW_NEW(PyContext_Copy(Py_None));
    SHOW_STATUS(PyContext_Enter(Py_None));
    SHOW_STATUS(PyContext_Exit(Py_None));
    SHOW_STATUS(PyContextVar_Get(Py_None, NULL, &value));
    SHOW_NEW(PyContextVar_Set(Py_None, Py_None));
    SHOW_STATUS(PyContextVar_Reset(Py_None, Py_None));
    SHOW_NEW(PyObject_CallNoArgs(type));
    SHOW_NEW(PyObject_CallFunction(type, "i", 1));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyContext_Type, "i", 1));
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)&PyContextToken_Type));
    PyObject *variable = PyObject_CallFunction(type, "s", "hashed"), *context = PyContext_New();
    SHOW_STATUS(PyObject_Hash(variable) == PyObject_Hash(variable));
    SHOW_NEW(PyObject_CallMethod(context, "run", NULL));
    SHOW_NEW(PyObject_GetItem(context, Py_None));
    SHOW_STATUS(PyObject_Hash(context));
    PyObject *weak = PyWeakref_NewRef(context, NULL);
    SHOW_STATUS(weak != NULL);
    Py_DECREF(weak);
    Py_DECREF(context);
    Py_DECREF(variable);
}

static void types(void)
{
    PyObject *module = PyImport_ImportModule("contextvars"), *copy = PyObject_CallMethod(module, "copy_context", NULL);
    SHOW_STATUS(PyContext_CheckExact(copy));
    PyObject *type = PyObject_GetAttrString(module, "ContextVar");
    SHOW_STATUS(type == (PyObject *)&PyContextVar_Type);
    Py_DECREF(type);
    Py_DECREF(copy);
    Py_DECREF(module);
    PyTypeObject *types[] = {&PyContext_Type, &PyContextVar_Type, &PyContextToken_Type};
    for (int i = 0; i < 3; i++) {
        printf("%s %zd %zd\n", types[i]->tp_name, types[i]->tp_basicsize, types[i]->tp_weaklistoffset);
        PyObject *dict = PyType_GetDict(types[i]);
        SHOW_NEW(PyDict_Keys(dict));
        Py_DECREF(dict);
    }
}

static void body(void)
{
    values();
    contexts();
    mistakes();
    types();
}

OBJECT_MAIN(body)
