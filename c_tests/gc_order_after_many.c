/* When many objects are gone again, those made later are finalized in the order of birth, wherever they lie. */

#include "node.h"

#define MANY 300000
#define SOME 600

static long finalized;

static void finalize(PyObject *self)
{
    printf("%ld%c", (long)((Node *)self)->number, ++finalized % 30 == 0 ? '\n' : ' ');
}

/* Frees one in two of some nodes, out of order, so that what is made next lies in no order either. */
static void leave_holes(PyObject *type, PyObject **nodes)
{
    for (int i = 0; i < 2 * SOME; i++) {
        nodes[i] = (PyObject *)node_new(type, i);
    }
    for (int i = 0; i < SOME; i++) {
        Py_CLEAR(nodes[2 * ((i * 7 + 3) % SOME)]);
    }
}

static void body(void)
{
    PyObject *plain = node_type_with("test.Plain", NULL);
    PyObject *counted = node_type_with("test.Counted", finalize);
    static PyObject *many[MANY], *around[2 * SOME], *nodes[SOME];
    PyGC_Disable();
    for (int i = 0; i < MANY; i++) {
        many[i] = (PyObject *)node_new(plain, i);
    }
    PyGC_Enable();
    SHOW(PyGC_Collect());
    for (int i = 0; i < MANY; i++) {
        Py_DECREF(many[i]);
    }
    SHOW(PyGC_Collect());
    leave_holes(plain, around);
    for (int i = 0; i < SOME; i++) {
        nodes[i] = (PyObject *)node_new(counted, i);
        /* Some are older than others by a collection. */
        if (i == SOME / 3) {
            SHOW(PyGC_Collect());
        }
    }
    for (int i = 0; i < SOME; i++) {
        node_set((Node *)nodes[i], 0, nodes[i ^ 1]);
    }
    for (int i = 0; i < SOME; i++) {
        Py_DECREF(nodes[i]);
    }
    SHOW(PyGC_Collect());
    printf("%ld finalized\n", finalized);
    for (int i = 0; i < 2 * SOME; i++) {
        Py_XDECREF(around[i]);
    }
    Py_DECREF(counted);
    Py_DECREF(plain);
}

OBJECT_MAIN(body)
