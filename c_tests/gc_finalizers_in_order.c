/* Finalizers of garbage run once, in the order in which the objects were tracked, before anything is cleared. */

#include "node.h"

static void body(void)
{
    PyObject *plain = node_type(0), *type = node_type(1);
    PyGC_Collect();
    node_told = NODE_DEALLOC | NODE_FINALIZE | NODE_CLEAR;
    Node *nodes[6];
    for (int i = 0; i < 6; i++) {
        nodes[i] = node_new(i % 3 == 2 ? plain : type, i);
    }
    for (int i = 0; i < 6; i++) {
        node_set(nodes[i], 0, nodes[(i + 1) % 6]);
    }
    for (int i = 0; i < 6; i++) {
        Py_DECREF(nodes[i]);
    }
    SHOW(PyGC_Collect());

    /* By count: the finalizer runs in the deallocator. */
    Py_DECREF(node_new(type, 10));

    /* Made in one order and tracked anew in another. */
    for (int i = 0; i < 4; i++) {
        nodes[i] = node_new(type, 20 + i);
    }
    for (int i = 3; i >= 0; i--) {
        PyObject_GC_UnTrack(nodes[i]);
        PyObject_GC_Track(nodes[i]);
    }
    for (int i = 0; i < 4; i++) {
        node_set(nodes[i], 0, nodes[(i + 1) % 4]);
    }
    for (int i = 0; i < 4; i++) {
        Py_DECREF(nodes[i]);
    }
    SHOW(PyGC_Collect());

    /* Of which some have survived one collection: the collected generation comes first. */
    for (int i = 0; i < 2; i++) {
        nodes[i] = node_new(type, 30 + i);
    }
    gc_collect_generation(0);
    for (int i = 2; i < 4; i++) {
        nodes[i] = node_new(type, 30 + i);
    }
    for (int i = 0; i < 4; i++) {
        node_set(nodes[i], 0, nodes[(i + 1) % 4]);
    }
    for (int i = 0; i < 4; i++) {
        Py_DECREF(nodes[i]);
    }
    SHOW(gc_collect_generation(1));
    node_told = 0;
    Py_DECREF(type);
    Py_DECREF(plain);
}

OBJECT_MAIN(body)
