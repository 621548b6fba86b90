/* What a finalizer saves lives on, with all that it reaches; the rest is freed all the same; no finalizer runs twice. */

#include "node.h"

static void body(void)
{
    PyObject *type = node_type(1);
    PyGC_Collect();
    node_told = NODE_DEALLOC | NODE_FINALIZE | NODE_CLEAR;
    node_saved_count = 0;
    Node *nodes[6];
    for (int i = 0; i < 6; i++) {
        nodes[i] = node_new(type, i);
    }
    /* 0 <-> 1 -> 2, 3 <-> 4 -> 2, 5 -> 5 -> 0 */
    node_set(nodes[0], 0, nodes[1]);
    node_set(nodes[1], 0, nodes[0]);
    node_set(nodes[1], 1, nodes[2]);
    node_set(nodes[3], 0, nodes[4]);
    node_set(nodes[4], 0, nodes[3]);
    node_set(nodes[4], 1, nodes[2]);
    node_set(nodes[5], 0, nodes[5]);
    node_set(nodes[5], 1, nodes[0]);
    nodes[1]->resurrects = 1;
    for (int i = 0; i < 6; i++) {
        Py_DECREF(nodes[i]);
    }
    SHOW(PyGC_Collect());
    SHOW(node_saved_count);
    Node *saved = (Node *)node_saved[0];
    SHOW(saved->number);
    SHOW(Py_REFCNT(saved));
    SHOW(PyObject_GC_IsTracked((PyObject *)saved));
    SHOW(PyObject_GC_IsFinalized((PyObject *)saved));
    SHOW(((Node *)saved->edge[1])->number);
    SHOW(PyGC_Collect());
    Py_DECREF(saved);
    SHOW(PyGC_Collect());

    /* In a deallocator. */
    node_saved_count = 0;
    Node *node = node_new(type, 10);
    node->resurrects = 1;
    Py_DECREF(node);
    SHOW(node_saved_count);
    SHOW(Py_REFCNT(node_saved[0]));
    SHOW(PyObject_GC_IsTracked(node_saved[0]));
    Py_DECREF(node_saved[0]);
    node_told = 0;
    node_saved_count = 0;
    Py_DECREF(type);
}

OBJECT_MAIN(body)
