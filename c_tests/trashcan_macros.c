/* An extension's deallocator with Py_TRASHCAN_BEGIN: how deep it nests, and how often it is entered. */

#include "object.h"

typedef struct {
    PyObject_HEAD
    PyObject *inner;
} Chain;

static int depth, deepest, entered, freed;

static int chain_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(((Chain *)self)->inner);
    return 0;
}

static void chain_dealloc(PyObject *self)
{
    entered++;
    depth++;
    if (depth > deepest) {
        deepest = depth;
    }
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN(self, chain_dealloc)
    freed++;
    Py_CLEAR(((Chain *)self)->inner);
    PyObject_GC_Del(self);
    Py_TRASHCAN_END
    depth--;
}

static PyTypeObject chain_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "test.Chain",
    .tp_basicsize = sizeof(Chain),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = chain_dealloc,
    .tp_traverse = chain_traverse,
};

static void run(int length)
{
    Chain *chain = NULL;
    for (int i = 0; i < length; i++) {
        Chain *outer = PyObject_GC_New(Chain, &chain_type);
        outer->inner = (PyObject *)chain;
        PyObject_GC_Track(outer);
        chain = outer;
    }
    depth = deepest = entered = freed = 0;
    Py_DECREF(chain);
    printf("%d: deepest %d, entered %d, freed %d, left %p, remaining %d\n", length, deepest, entered, freed,
           (void *)PyThreadState_Get()->delete_later, PyThreadState_Get()->c_recursion_remaining);
}

static void body(void)
{
    REQUIRE(PyType_Ready(&chain_type) == 0);
    run(1);
    run(100);
    run(9000);
    run(9949);
    run(9950);
    run(9951);
    run(9952);
    run(10000);
    run(200000);
}

OBJECT_MAIN(body)
