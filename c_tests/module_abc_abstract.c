/* A class below one of collections.abc is abstract as long as it lacks a method that it has to bring along. */
#include "attributes.h"

static PyObject *one(PyObject *self, PyObject *args)
{
    return PyLong_FromLong(1);
}

static PyMethodDef definitions[] = {
    {"__getitem__", one, METH_VARARGS, NULL}, {"__len__", one, METH_VARARGS, NULL}, {"__setitem__", one, METH_VARARGS, NULL},
    {"send", one, METH_VARARGS, NULL}, {"throw", one, METH_VARARGS, NULL}, {"__await__", one, METH_VARARGS, NULL},
};

static PyObject *abc_class(const char *name)
{
    PyObject *module = PyImport_ImportModule("collections.abc"), *class = PyObject_GetAttrString(module, name);
    Py_DECREF(module);
    return class;
}

/* A class below `base` with the first methods of `definitions` from number `from` on. */
static PyObject *class_of(PyObject *base, int from, int count)
{
    PyObject *dict = PyDict_New();
    for (int i = from; i < from + count; i++) {
        PyObject *method = PyDescr_NewMethod(&PyBaseObject_Type, &definitions[i]);
        PyDict_SetItemString(dict, definitions[i].ml_name, method);
        Py_DECREF(method);
    }
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)O", "Below", base, dict);
    Py_DECREF(dict);
    return class;
}

static void show_required(PyObject *class)
{
    PyObject *names = PyObject_GetAttrString(class, "__abstractmethods__");
    PyObject *list = names != NULL ? PySequence_List(names) : NULL;
    if (list != NULL) {
        PyList_Sort(list);
    }
    SHOW_NEW(list);
    SHOW_STATUS((PyType_GetFlags((PyTypeObject *)class) & Py_TPFLAGS_IS_ABSTRACT) != 0);
    Py_XDECREF(names);
}

static void show_all(void)
{
    const char *names[] = {"Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
        "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView",
        "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "Buffer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PyObject *class = abc_class(names[i]);
        printf("%s\n", names[i]);
        show_required(class);
        PyObject *made = PyObject_CallNoArgs(class);
        if (made == NULL) {
            SHOW_ERROR("call");
        }
        Py_XDECREF(made);
        PyObject *below = class_of(class, 0, 0);
        show_required(below);
        Py_DECREF(below);
        Py_DECREF(class);
    }
}

static void show_below(void)
{
    PyObject *sequence = abc_class("Sequence"), *mutable = abc_class("MutableSequence");
    for (int count = 0; count <= 3; count++) {
        PyObject *class = class_of(count < 3 ? sequence : mutable, 0, count);
        show_required(class);
        PyObject *made = PyObject_CallNoArgs(class);
        SHOW_STATUS(made != NULL);
        PyErr_Clear();
        Py_XDECREF(made);
        Py_DECREF(class);
    }
    PyObject *class = class_of(sequence, 0, 0);
    PyObject *method = PyDescr_NewMethod(&PyBaseObject_Type, &definitions[0]);
    SHOW_STATUS(PyObject_SetAttrString(class, "__getitem__", method));
    SHOW_STATUS(PyObject_SetAttrString(class, "__len__", method));
    show_required(class);
    PyObject *still = PyObject_CallNoArgs(class), *none = PyFrozenSet_New(NULL);
    SHOW_NEW(still);
    SHOW_STATUS(PyObject_SetAttrString(class, "__abstractmethods__", none));
    PyObject *made = PyObject_CallNoArgs(class);
    SHOW_STATUS(made != NULL);
    PyObject *properties = class_of(sequence, 0, 2), *getter = PyObject_GetAttrString(mutable, "insert");
    PyObject *property = PyObject_CallOneArg((PyObject *)&PyProperty_Type, getter), *dict = PyDict_New();
    PyDict_SetItemString(dict, "place", property);
    PyObject *by_property = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)O", "Properties", properties, dict);
    show_required(by_property);
    PyObject *all[] = {sequence, mutable, class, method, none, made, properties, getter, property, dict, by_property};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Py_XDECREF(all[i]);
    }
}

/* What the abstract methods do where a class calls them all the same. */
static void show_methods(void)
{
    PyObject *sequence = abc_class("Sequence"), *class = class_of(sequence, 0, 2), *made = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_CallMethod(sequence, "__getitem__", "Oi", made, 0));
    SHOW_NEW(PyObject_CallMethod(sequence, "__len__", "O", made));
    SHOW_NEW(PyObject_GetAttrString(PyDict_GetItemString(((PyTypeObject *)sequence)->tp_dict, "__getitem__"), "__isabstractmethod__"));
    Py_DECREF(made);
    Py_DECREF(class);
    Py_DECREF(sequence);
    PyObject *generator = abc_class("Generator");
    class = class_of(generator, 3, 2);
    made = PyObject_CallNoArgs(class);
    SHOW_NEW(PyIter_Next(made));
    SHOW_STATUS(PyObject_GetIter(made) == made);
    Py_DECREF(made);
    SHOW_NEW(PyObject_CallMethod(made, "close", NULL));
    SHOW_NEW(PyObject_CallMethod(generator, "send", "Oi", made, 1));
    SHOW_NEW(PyObject_CallMethod(generator, "throw", "OO", made, PyExc_KeyError));
    SHOW_NEW(PyObject_CallMethod(generator, "throw", "OOs", made, PyExc_KeyError, "value"));
    Py_DECREF(made);
    Py_DECREF(class);
    Py_DECREF(generator);
    PyObject *coroutine = abc_class("Coroutine");
    class = class_of(coroutine, 3, 3);
    made = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_CallMethod(made, "close", NULL));
    Py_XDECREF(made);
    Py_DECREF(class);
    Py_DECREF(coroutine);
}

static void body(void)
{
    show_all();
    show_below();
    show_methods();
}

OBJECT_MAIN(body)
