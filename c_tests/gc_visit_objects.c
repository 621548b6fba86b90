/* PyUnstable_GC_VisitObjects shows each tracked object until it is told to stop; the collector is off meanwhile. */

#include "node.h"

static int seen, enabled;

static int visit(PyObject *op, void *wanted)
{
    seen += op == wanted;
    enabled |= PyGC_IsEnabled();
    return 1;
}

static int visit_three(PyObject *op, void *count)
{
    return ++*(int *)count < 3;
}

static void body(void)
{
    PyObject *type = node_type(0);
    Node *node = node_new(type, 1);
    for (int generation = 0; generation < 3; generation++) {
        seen = enabled = 0;
        PyUnstable_GC_VisitObjects(visit, node);
        SHOW(seen);
        SHOW(enabled);
        gc_collect_generation(generation);
    }
    SHOW(PyGC_IsEnabled());
    int count = 0;
    PyUnstable_GC_VisitObjects(visit_three, &count);
    SHOW(count);
    PyObject_GC_UnTrack(node);
    seen = 0;
    PyUnstable_GC_VisitObjects(visit, node);
    SHOW(seen);
    PyObject_GC_Track(node);
    Py_DECREF(node);
    Py_DECREF(type);
}

OBJECT_MAIN(body)
