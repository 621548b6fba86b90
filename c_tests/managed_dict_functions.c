/* The dicts that CPython manages for objects, by their functions: visited, replaced, cleared, found. */
#include "attributes.h"

static int visited;

static int count_visit(PyObject *op, void *arg)
{
    visited++;
    return 0;
}

static int stops(PyObject *op, void *arg)
{
    return 42;
}

static int managed_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    return PyObject_VisitManagedDict(self, visit, arg);
}

static int managed_clear(PyObject *self)
{
    PyObject_ClearManagedDict(self);
    return 0;
}

static void managed_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyObject_ClearManagedDict(self);
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

static PyGetSetDef managed_getset[] = {
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot managed_slots[] = {
    {Py_tp_traverse, (void *)managed_traverse},
    {Py_tp_clear, (void *)managed_clear},
    {Py_tp_dealloc, (void *)managed_dealloc},
    {Py_tp_getset, managed_getset},
    {0, NULL},
};

static PyType_Spec managed_spec = {
    .name = "test.Managed",
    .basicsize = sizeof(PyObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_MANAGED_DICT,
    .slots = managed_slots,
};

static void visit_and_clear(PyObject *op, const char *title)
{
    visited = 0;
    int status = PyObject_VisitManagedDict(op, count_visit, NULL);
    PyObject **place = _PyObject_GetDictPtr(op);
    printf("%s: status %d, visits %s, place %s\n", title, status, visited > 0 ? "something" : "nothing",
           place != NULL ? "yes" : "no");
}

static void body(void)
{
    PyObject *type = PyType_FromSpec(&managed_spec), *number = PyLong_FromLong(1000), *text = PyUnicode_FromString("x y");
    PyObject *op = PyObject_CallNoArgs(type);
    visit_and_clear(op, "new");
    CHECK_EQ(PyObject_SetAttrString(op, "one", number), 0);
    CHECK_EQ(PyObject_SetAttrString(op, "two", text), 0);
    visit_and_clear(op, "two attributes");
    SHOW(PyObject_VisitManagedDict(op, stops, NULL));
    SHOW_NEW(PyObject_GenericGetDict(op, NULL));
    visit_and_clear(op, "with a dict");
    CHECK(_PyObject_GetDictPtr(op) != NULL && *_PyObject_GetDictPtr(op) != NULL);
    SHOW(Py_REFCNT(number));

    PyObject *other = Py_BuildValue("{s:i}", "three", 3);
    SHOW(_PyObject_SetManagedDict(op, other));
    SHOW(Py_REFCNT(other));
    SHOW(Py_REFCNT(number));
    SHOW_NEW(PyObject_GetAttrString(op, "three"));
    SHOW_NEW(PyObject_GetAttrString(op, "one"));
    SHOW(PyObject_SetAttrString(op, "four", number));
    SHOW_BORROWED(other);
    SHOW(_PyObject_SetManagedDict(op, NULL));
    SHOW(Py_REFCNT(other));
    SHOW_NEW(PyObject_GetAttrString(op, "three"));
    SHOW_NEW(PyObject_GenericGetDict(op, NULL));

    CHECK_EQ(PyObject_SetAttrString(op, "one", number), 0);
    SHOW(Py_REFCNT(number));
    PyObject_ClearManagedDict(op);
    SHOW(Py_REFCNT(number));
    PyObject_ClearManagedDict(op);
    SHOW_NEW(PyObject_GetAttrString(op, "one"));
    Py_DECREF(op);

    op = PyObject_CallNoArgs(type);
    CHECK_EQ(PyObject_SetAttrString(op, "one", number), 0);
    PyObject *dict = PyObject_GenericGetDict(op, NULL);
    PyObject_ClearManagedDict(op);
    SHOW_BORROWED(dict);
    Py_DECREF(op);
    SHOW_BORROWED(dict);
    Py_DECREF(dict);

    op = PyObject_CallNoArgs(type);
    CHECK_EQ(PyObject_SetAttrString(op, "self", op), 0);
    Py_DECREF(op);
    SHOW(PyGC_Collect() > 0);

    SHOW(PyObject_GenericSetDict((op = PyObject_CallNoArgs(type)), number, NULL));
    SHOW_ERROR("not a dict");
    SHOW(PyObject_GenericSetDict(op, other, NULL));
    SHOW(Py_REFCNT(other));
    SHOW(PyObject_GenericSetDict(op, NULL, NULL));
    SHOW_ERROR("deleted");
    Py_DECREF(op);
    SHOW(Py_REFCNT(other));
    SHOW(Py_REFCNT(number));
    Py_DECREF(other);
    Py_DECREF(number);
    Py_DECREF(text);
    Py_DECREF(type);

    number = PyLong_FromLong(1);
    CHECK(_PyObject_GetDictPtr(number) == NULL);
    Py_DECREF(number);
}

OBJECT_MAIN(body)
