/* A generic alias iterates over itself with a star, once; what is not its own is asked of its type. */
#include "attributes.h"

static void show_reduce(PyObject *iterator)
{
    PyObject *pair = PyObject_CallMethod(iterator, "__reduce__", NULL);
    REQUIRE(pair != NULL);
    SHOW_BORROWED(PyTuple_GET_ITEM(pair, 0));
    SHOW_BORROWED(PyTuple_GET_ITEM(pair, 1));
    Py_DECREF(pair);
}

static void program(void)
{
    PyObject *alias = Py_GenericAlias((PyObject *)&PyList_Type, (PyObject *)&PyLong_Type);
    PyObject *iterator = PyObject_GetIter(alias);
    printf("%s\n", Py_TYPE(iterator)->tp_name);
    SHOW_NEW(PyObject_GetAttrString((PyObject *)Py_TYPE(iterator), "__module__"));
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)Py_TYPE(iterator)));
    Py_DECREF(iterator);
    iterator = PyObject_GetIter(alias);
    show_reduce(iterator);
    SHOW_NEW(PyIter_Next(iterator));
    show_reduce(iterator);
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
    PyObject *own = PyObject_Dir(alias), *of_list = PyObject_Dir((PyObject *)&PyList_Type);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(own); i++) {
        if (!PySequence_Contains(of_list, PyList_GET_ITEM(own, i))) {
            SHOW_BORROWED(PyList_GET_ITEM(own, i));
        }
    }
    Py_DECREF(own);
    Py_DECREF(of_list);
    PyObject *dict = PyType_GetDict(&Py_GenericAliasType), *names = PyDict_Keys(dict);
    Py_DECREF(dict);
    SHOW_STATUS(PyList_Sort(names));
    SHOW_NEW(names);
    static const char *const asked[] = {"__copy__", "__deepcopy__", "__bases__", "__name__", "__class__", "__unpacked__"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        SHOW_NEW(PyObject_GetAttrString(alias, asked[i]));
    }
    PyObject *check = PyObject_GetAttrString(alias, "__instancecheck__");
    PyObject *list = PyList_New(0);
    SHOW_NEW(PyObject_CallOneArg(check, list));
    SHOW_STATUS(PyObject_IsInstance(list, alias));
    SHOW_STATUS(PyObject_SetAttrString(alias, "x", list));
    SHOW_STATUS(PyObject_SetAttrString(alias, "__origin__", list));
    Py_DECREF(list);
    Py_DECREF(check);
    Py_DECREF(alias);
}

OBJECT_MAIN(program)
