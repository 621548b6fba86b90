/* The classes of collections.abc know the types of the library, types of C by their methods, and what is registered. */
#include "object.h"

static PyObject *iter(PyObject *self)
{
    return Py_NewRef(self);
}

static Py_ssize_t length(PyObject *self)
{
    return 0;
}

static PySequenceMethods sequence = {.sq_length = length};
static PyTypeObject iterable = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Iterable", sizeof(PyObject), .tp_iter = iter};
static PyTypeObject sized = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Sized", sizeof(PyObject), .tp_as_sequence = &sequence, .tp_hash = PyObject_HashNotImplemented};

static const char *names[] = {"Awaitable", "Hashable", "Iterable", "Iterator", "Reversible", "Sized", "Container", "Callable",
    "Collection", "Set", "MutableSet", "Mapping", "MutableMapping", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence"};

static void body(void)
{
    REQUIRE(PyType_Ready(&iterable) == 0 && PyType_Ready(&sized) == 0);
    PyObject *module = PyImport_ImportModule("collections.abc");
    if (module == NULL) {
        SHOW_ERROR("collections.abc");
        return;
    }
    PyObject *dict = PyDict_New(), *list = PyList_New(0);
    PyObject *objects[] = {dict, list, PyTuple_New(0), PyUnicode_FromString(""), PyBytes_FromString(""), PySet_New(NULL), PyFrozenSet_New(NULL),
        PyLong_FromLong(3), Py_NewRef(Py_None), PyObject_GetIter(list), PyObject_CallMethod(dict, "keys", NULL), PyObject_CallMethod(dict, "items", NULL),
        PyObject_CallMethod(dict, "values", NULL), PyDictProxy_New(dict), (PyObject *)Py_NewRef(&PyLong_Type),
        (PyObject *)PyObject_New(PyObject, &iterable), (PyObject *)PyObject_New(PyObject, &sized)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PyObject *class = PyObject_GetAttrString(module, names[i]);
        printf("%s", names[i]);
        for (int j = 0; j < 17; j++) {
            int is = PyObject_IsInstance(objects[j], class), subclass = PyObject_IsSubclass((PyObject *)Py_TYPE(objects[j]), class);
            printf(" %d%d", is, subclass);
        }
        printf("\n");
        SHOW_STATUS(PyObject_IsSubclass(objects[7], class));
        Py_DECREF(class);
    }
    PyObject *mapping = PyObject_GetAttrString(module, "Mapping"), *sequence_class = PyObject_GetAttrString(module, "MutableSequence");
    PyObject *made = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){}", "Registered");
    SHOW_STATUS(PyObject_IsSubclass(made, mapping));
    PyObject *same = PyObject_CallMethod(mapping, "register", "O", made);
    SHOW_STATUS(same == made);
    SHOW_STATUS(PyObject_IsSubclass(made, mapping));
    SHOW_STATUS(PyObject_IsSubclass(made, sequence_class));
    SHOW_STATUS((PyType_GetFlags((PyTypeObject *)made) & (Py_TPFLAGS_MAPPING | Py_TPFLAGS_SEQUENCE)) == Py_TPFLAGS_MAPPING);
    PyObject *instance = PyObject_CallNoArgs(made);
    SHOW_STATUS(PyObject_IsInstance(instance, mapping));
    SHOW_NEW(PyObject_CallMethod(mapping, "register", "O", Py_None));
    Py_XDECREF(instance);
    Py_XDECREF(same);
    Py_DECREF(made);
    Py_DECREF(mapping);
    Py_DECREF(sequence_class);
    for (int j = 0; j < 17; j++) {
        Py_DECREF(objects[j]);
    }
    Py_DECREF(module);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
