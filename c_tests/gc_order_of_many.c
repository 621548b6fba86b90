/* However much garbage the first full collection of many objects finds, it is finalized in the order of birth. */

#include "node.h"

#define COUNT 300000

static PyObject **nodes;
static uint64_t sum;
static long count;

static void finalize(PyObject *self)
{
    sum = sum * 1099511628211u + (uint64_t)((Node *)self)->number;
    count++;
}

static void body(void)
{
    PyObject *type = node_type_with("test.Counted", finalize);
    nodes = malloc(COUNT * sizeof *nodes);
    for (int round = 0; round < 2; round++) {
        PyGC_Disable();
        sum = 0;
        count = 0;
        for (int i = 0; i < COUNT; i++) {
            nodes[i] = (PyObject *)node_new(type, i);
        }
        /* Rings of three; in the second round a list holds one in ninety. */
        for (int i = 0; i < COUNT; i++) {
            int to = i % 3 == 2 ? i - 2 : i + 1;
            node_set((Node *)nodes[i], 0, to < COUNT ? nodes[to] : NULL);
        }
        PyObject *list = PyList_New(0);
        for (int i = 0; i < COUNT; i += 90) {
            if (round == 1) {
                PyList_Append(list, nodes[i]);
            }
        }
        for (int i = 0; i < COUNT; i++) {
            Py_DECREF(nodes[i]);
        }
        PyGC_Enable();
        SHOW(PyGC_Collect());
        printf("%ld finalized, in order %llu\n", count, (unsigned long long)sum);
        SHOW(PyGC_Collect());
        Py_DECREF(list);
        SHOW(PyGC_Collect());
        printf("%ld finalized\n", count);
    }
    free(nodes);
    Py_DECREF(type);
}

OBJECT_MAIN(body)
