/* PyObject_CallFinalizer: once for an object of the collector's, every time for another. */

#include "node.h"

static int finalized;

static void plain_finalize(PyObject *self)
{
    finalized++;
}

static void plain_dealloc(PyObject *self)
{
    if (PyObject_CallFinalizerFromDealloc(self) < 0) {
        printf("alive again: %lld\n", (long long)Py_REFCNT(self));
        return;
    }
    PyObject_Free(self);
}

static PyObject *saved;

static void saving_finalize(PyObject *self)
{
    finalized++;
    if (finalized == 1) {
        saved = Py_NewRef(self);
    }
}

static PyTypeObject plain_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "test.Plain",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = plain_dealloc,
    .tp_finalize = plain_finalize,
};

static PyTypeObject saving_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "test.Saving",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = plain_dealloc,
    .tp_finalize = saving_finalize,
};

static void body(void)
{
    REQUIRE(PyType_Ready(&plain_type) == 0 && PyType_Ready(&saving_type) == 0);
    PyObject *type = node_type(1);
    node_told = NODE_FINALIZE | NODE_DEALLOC;
    Node *node = node_new(type, 1);
    PyObject_CallFinalizer((PyObject *)node);
    SHOW(PyObject_GC_IsFinalized((PyObject *)node));
    PyObject_CallFinalizer((PyObject *)node);
    Py_DECREF(node);
    node_told = 0;
    Py_DECREF(type);

    finalized = 0;
    PyObject *plain = PyObject_New(PyObject, &plain_type);
    PyObject_CallFinalizer(plain);
    PyObject_CallFinalizer(plain);
    SHOW(finalized);
    Py_DECREF(plain);
    SHOW(finalized);

    finalized = 0;
    Py_DECREF(PyObject_New(PyObject, &saving_type));
    SHOW(finalized);
    Py_DECREF(saved);
    SHOW(finalized);
    PyObject *list = PyList_New(0);
    PyObject_CallFinalizer(list);
    SHOW(PyObject_GC_IsFinalized(list));
    Py_DECREF(list);
}

OBJECT_MAIN(body)
