/* An object with a number and up to four references, whose life can be watched. */

#ifndef C_TESTS_NODE_H
#define C_TESTS_NODE_H

#include "object.h"

#define NODE_EDGES 4

typedef struct {
    PyObject_HEAD
    int number;
    int resurrects;
    PyObject *edge[NODE_EDGES];
    PyObject *weak_list;
} Node;

/* What is told of a node's life: bits of the ones below. */
static int node_told;
enum { NODE_DEALLOC = 1, NODE_FINALIZE = 2, NODE_CLEAR = 4 };

/* Where a node goes that resurrects itself. */
static PyObject *node_saved[1024];
static int node_saved_count;

UNUSED static int node_traverse(PyObject *self, visitproc visit, void *arg)
{
    Node *node = (Node *)self;
    Py_VISIT(Py_TYPE(self));
    for (int i = 0; i < NODE_EDGES; i++) {
        Py_VISIT(node->edge[i]);
    }
    return 0;
}

UNUSED static int node_clear(PyObject *self)
{
    Node *node = (Node *)self;
    if (node_told & NODE_CLEAR) {
        printf("clear %d\n", node->number);
    }
    for (int i = 0; i < NODE_EDGES; i++) {
        Py_CLEAR(node->edge[i]);
    }
    return 0;
}

UNUSED static void node_finalize(PyObject *self)
{
    Node *node = (Node *)self;
    if (node_told & NODE_FINALIZE) {
        printf("finalize %d, count %lld\n", node->number, (long long)Py_REFCNT(self));
    }
    if (node->resurrects) {
        node->resurrects = 0;
        node_saved[node_saved_count++] = Py_NewRef(self);
    }
}

UNUSED static void node_dealloc_common(PyObject *self, int finalizes)
{
    Node *node = (Node *)self;
    PyTypeObject *type = Py_TYPE(self);
    if (finalizes && PyObject_CallFinalizerFromDealloc(self) < 0) {
        return;
    }
    PyObject_GC_UnTrack(self);
    if (node->weak_list != NULL) {
        PyObject_ClearWeakRefs(self);
    }
    if (node_told & NODE_DEALLOC) {
        printf("dealloc %d\n", node->number);
    }
    for (int i = 0; i < NODE_EDGES; i++) {
        Py_CLEAR(node->edge[i]);
    }
    type->tp_free(self);
    Py_DECREF(type);
}

UNUSED static void node_dealloc(PyObject *self)
{
    node_dealloc_common(self, 0);
}

UNUSED static void node_dealloc_finalizing(PyObject *self)
{
    node_dealloc_common(self, 1);
}

UNUSED static PyObject *node_repr(PyObject *self)
{
    return PyUnicode_FromFormat("node %d", ((Node *)self)->number);
}

UNUSED static PyMemberDef node_members[] = {
    {"__weaklistoffset__", Py_T_PYSSIZET, offsetof(Node, weak_list), Py_READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

/* A type of nodes, with finalizers or without. */
UNUSED static PyObject *node_type(int finalizes)
{
    PyType_Slot slots[] = {
        {Py_tp_traverse, node_traverse},
        {Py_tp_clear, node_clear},
        {Py_tp_dealloc, finalizes ? node_dealloc_finalizing : node_dealloc},
        {Py_tp_repr, node_repr},
        {Py_tp_members, node_members},
        {finalizes ? Py_tp_finalize : 0, finalizes ? node_finalize : NULL},
        {0, NULL},
    };
    PyType_Spec spec = {
        finalizes ? "test.FinalNode" : "test.Node",
        sizeof(Node),
        0,
        Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
        slots,
    };
    return PyType_FromSpec(&spec);
}

/* A type of nodes that says nothing of itself, and has a finalizer of the program's or NULL. */
UNUSED static PyObject *node_type_with(const char *name, destructor finalize)
{
    PyType_Slot slots[] = {
        {Py_tp_traverse, node_traverse},
        {Py_tp_clear, node_clear},
        {Py_tp_dealloc, node_dealloc_finalizing},
        {Py_tp_members, node_members},
        {finalize != NULL ? Py_tp_finalize : 0, finalize},
        {0, NULL},
    };
    PyType_Spec spec = {name, sizeof(Node), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};
    return PyType_FromSpec(&spec);
}

/* A node, tracked, with no references. */
UNUSED static Node *node_new(PyObject *type, int number)
{
    Node *node = (Node *)PyType_GenericAlloc((PyTypeObject *)type, 0);
    REQUIRE(node != NULL);
    node->number = number;
    return node;
}

/* Sets a reference, whose target is borrowed. */
UNUSED static void node_set(Node *from, int place, void *to)
{
    Py_XSETREF(from->edge[place], Py_XNewRef((PyObject *)to));
}

/* The module gc, borrowed; imported once, since each import may leave something behind in CPython. */
UNUSED static PyObject *gc_module(void)
{
    static PyObject *module;
    if (module == NULL) {
        module = PyImport_ImportModule("gc");
    }
    REQUIRE(module != NULL);
    return module;
}

/* What the module gc has under a name, borrowed. */
UNUSED static PyObject *gc_attribute(const char *name)
{
    PyObject *found = PyDict_GetItemString(PyModule_GetDict(gc_module()), name);
    REQUIRE(found != NULL);
    return found;
}

/* A function of the module gc, called with one argument or none. */
UNUSED static PyObject *gc_call(const char *name, PyObject *argument)
{
    PyObject *function = gc_attribute(name);
    return argument != NULL ? PyObject_CallOneArg(function, argument) : PyObject_CallNoArgs(function);
}

/* gc.collect(generation), as a number. */
UNUSED static long gc_collect_generation(int generation)
{
    PyObject *argument = PyLong_FromLong(generation);
    PyObject *found = gc_call("collect", argument);
    Py_DECREF(argument);
    REQUIRE(found != NULL);
    long count = PyLong_AsLong(found);
    Py_DECREF(found);
    return count;
}

#endif
