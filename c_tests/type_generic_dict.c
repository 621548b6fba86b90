/* The library's own types have their attributes apart from the dict that PyObject_GenericGetDict and its like find: what
 * looks at such a type as at any object sees none of them, and changes none. */
#include "attributes.h"

static PyObject *named(const char *name)
{
    return PyUnicode_InternFromString(name);
}

static void show_own(PyObject *type, PyObject *dict)
{
    PyObject *get = PyObject_GetAttrString((PyObject *)&PyBaseObject_Type, "__getattribute__"), *name = named("mro_of_mine"),
             *set = PyObject_GetAttrString((PyObject *)&PyBaseObject_Type, "__setattr__"), *other = named("no_such_name");
    SHOW_NEW(PyObject_CallFunctionObjArgs(get, type, other, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(set, type, name, name, NULL));
    SHOW_NEW(PyObject_GenericGetAttr(type, name));
    SHOW_NEW(PyObject_GenericGetDict(type, NULL));
    SHOW_STATUS(PyObject_GenericSetAttr(type, name, dict));
    SHOW_NEW(PyObject_GenericGetDict(type, NULL));
    SHOW_STATUS(PyObject_GenericSetDict(type, Py_None, NULL));
    SHOW_STATUS(PyObject_GenericSetDict(type, NULL, NULL));
    SHOW_STATUS(PyObject_GenericSetDict(type, dict, NULL));
    SHOW_NEW(PyObject_GenericGetDict(type, NULL));
    printf("%d\n", *_PyObject_GetDictPtr(type) == dict);
    Py_CLEAR(*_PyObject_GetDictPtr(type));
    SHOW_STATUS(PyObject_HasAttrString(type, "__repr__"));
    Py_DECREF(get);
    Py_DECREF(set);
    Py_DECREF(name);
    Py_DECREF(other);
}

static void body(void)
{
    PyObject *dict = PyDict_New(), *a = named("a");
    show_own((PyObject *)&PyLong_Type, dict);
    show_own((PyObject *)&PySuper_Type, dict);
    show_own((PyObject *)&PyBaseObject_Type, dict);
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){s:i}", "C", "a", 1);
    PyObject *of_class = PyObject_GenericGetDict(class, NULL);
    SHOW_NEW(PyDict_Keys(of_class));
    SHOW_NEW(PyObject_GenericGetAttr(class, a));
    Py_DECREF(of_class);
    Py_DECREF(class);
    Py_DECREF(dict);
    Py_DECREF(a);
}

OBJECT_MAIN(body)
