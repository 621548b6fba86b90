/* A collection of many objects, to each of which the program refers, ends, and none dies. */

#include "node.h"

#define COUNT 40000

static Node *nodes[COUNT];

static void body(void)
{
    PyObject *type = node_type(0);
    PyGC_Collect();
    PyGC_Disable();
    for (int i = 0; i < COUNT; i++) {
        nodes[i] = node_new(type, i);
    }
    PyGC_Enable();
    SHOW(gc_collect_generation(2));
    SHOW(gc_collect_generation(2));
    for (int i = 0; i < COUNT; i++) {
        node_set(nodes[i], 0, nodes[i]);
        Py_DECREF(nodes[i]);
    }
    SHOW(gc_collect_generation(2));
    Py_DECREF(type);
}

OBJECT_MAIN(body)
