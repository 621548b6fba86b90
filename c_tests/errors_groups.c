/* Exception groups: making, splitting, deriving, what a part takes over. */
#include "attributes.h"

static PyObject *chosen(PyObject *self, PyObject *error)
{
    PyObject *text = PyObject_Str(error);
    int is = text != NULL && PyUnicode_EqualToUTF8(text, "2");
    Py_XDECREF(text);
    return PyBool_FromLong(is);
}

static PyObject *refuses(PyObject *self, PyObject *error)
{
    PyErr_SetString(PyExc_RuntimeError, "refused");
    return NULL;
}

static PyMethodDef functions[] = {{"chosen", chosen, METH_O, NULL}, {"refuses", refuses, METH_O, NULL}};

static void making(void)
{
    PyObject *error = PyObject_CallFunction(PyExc_ValueError, "i", 1);
    PyObject *bare = PyObject_CallFunction(PyExc_KeyboardInterrupt, NULL);
    PyObject *group = PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[O]", "text", error);
    PyObject *kind = (PyObject *)Py_TYPE(group);
    SHOW_BORROWED(kind);
    SHOW_BORROWED(group);
    SHOW_NEW(PyObject_Str(group));
    SHOW_NEW(PyObject_GetAttrString(group, "message"));
    SHOW_NEW(PyObject_GetAttrString(group, "exceptions"));
    SHOW_NEW(PyObject_GetAttrString(group, "args"));
    SHOW_STATUS(PyObject_SetAttrString(group, "message", Py_None));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[OO]", "text", error, bare));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, NULL));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "s", "text"));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "si", "text", 2));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[]", "text"));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[Oi]", "text", error, 2));
    SHOW_NEW(PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[O]s", "text", error, "more"));
    SHOW_NEW(PyObject_CallFunction(kind, "s[O]", "text", bare));
    static PyObject *own = NULL;
    if (own == NULL) {
        PyObject *bases = PyTuple_Pack(2, PyExc_BaseExceptionGroup, PyExc_ValueError);
        own = PyErr_NewException("mod.Own", bases, NULL);
        Py_DECREF(bases);
    }
    SHOW_NEW(PyObject_CallFunction(own, "s[O]", "text", bare));
    SHOW_NEW(PyObject_CallFunction(own, "s[O]", "text", error));
    Py_DECREF(error);
    Py_DECREF(bare);
    Py_DECREF(group);
}

static void splitting(void)
{
    PyObject *one = PyObject_CallFunction(PyExc_ValueError, "i", 1);
    PyObject *two = PyObject_CallFunction(PyExc_KeyError, "i", 2);
    PyObject *three = PyObject_CallFunction(PyExc_TypeError, "i", 2);
    PyObject *inner = PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[OO]", "inner", two, three);
    PyObject *group = PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[OO]", "outer", one, inner);
    Py_XDECREF(PyObject_CallMethod(group, "add_note", "s", "note"));
    PyException_SetCause(group, Py_NewRef(one));
    PyException_SetContext(group, Py_NewRef(two));
    PyObject *choose = PyCFunction_New(&functions[0], NULL), *refuse = PyCFunction_New(&functions[1], NULL);
    PyObject *several = PyTuple_Pack(2, PyExc_ValueError, PyExc_TypeError), *bad = PyTuple_Pack(2, PyExc_ValueError, Py_None);
    PyObject *by[] = {PyExc_ValueError, PyExc_KeyError, PyExc_TypeError, PyExc_OSError, PyExc_Exception,
                      (PyObject *)Py_TYPE(group), several, bad, choose, refuse, Py_None, (PyObject *)&PyLong_Type};
    for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
        SHOW_NEW(PyObject_CallMethod(group, "split", "(O)", by[i]));
        SHOW_NEW(PyObject_CallMethod(group, "subgroup", "(O)", by[i]));
    }
    PyObject *part = PyObject_CallMethod(group, "subgroup", "O", PyExc_KeyError);
    SHOW_NEW(PyObject_GetAttrString(part, "__notes__"));
    SHOW_NEW(PyObject_GetAttrString(part, "__cause__"));
    SHOW_NEW(PyObject_GetAttrString(part, "__context__"));
    SHOW_NEW(PyObject_GetAttrString(part, "__suppress_context__"));
    Py_DECREF(part);
    SHOW_NEW(PyObject_CallMethod(group, "derive", "([O])", one));
    SHOW_NEW(PyObject_CallMethod(group, "derive", "i", 3));
    SHOW_NEW(PyObject_CallMethod(group, "derive", NULL));
    SHOW_NEW(PyObject_CallMethod(group, "split", NULL));
    SHOW_NEW(PyObject_CallMethod(group, "subgroup", "ii", 1, 2));
    PyObject *all[] = {one, two, three, inner, group, choose, refuse, several, bad};
    PyException_SetCause(group, NULL);
    PyException_SetContext(group, NULL);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Py_DECREF(all[i]);
    }
}

static void groups(void)
{
    making();
    splitting();
}

OBJECT_MAIN(groups)
