/* Random containers, linked and let go at random, and collected at random: every collection finds the same number. */

#include "node.h"

#define SLOTS 200

static PyObject *slot[SLOTS];

static PyObject *make(uint64_t *seed, PyObject *type)
{
    PyObject *one = slot[next_random(seed) % SLOTS], *two = slot[next_random(seed) % SLOTS];
    one = one != NULL ? one : Py_None;
    two = two != NULL ? two : Py_None;
    switch (next_random(seed) % 8) {
    case 0:
        return PyList_New(0);
    case 1:
        return PyDict_New();
    case 2:
        return PyTuple_Pack(2, one, two);
    case 3:
        return PySet_New(NULL);
    case 4:
        return Py_BuildValue("[OO]", one, two);
    case 5:
        return Py_BuildValue("(i(ii)s)", 1, 2, 3, "text");
    case 6:
        return Py_BuildValue("{s:O}", "key", one);
    default:
        return (PyObject *)node_new(type, (int)(next_random(seed) % 1000));
    }
}

static void link_to(PyObject *from, PyObject *to, uint64_t *seed)
{
    if (PyList_Check(from)) {
        PyList_Append(from, to);
    } else if (PyDict_Check(from)) {
        PyObject *key = PyLong_FromLong((long)(next_random(seed) % 50));
        PyDict_SetItem(from, key, to);
        Py_DECREF(key);
    } else if (PySet_Check(from)) {
        if (PySet_Add(from, to) < 0) {
            PyErr_Clear();
        }
    } else if (!PyTuple_Check(from)) {
        node_set((Node *)from, next_random(seed) % NODE_EDGES, to);
    }
}

static void show_counts(void)
{
    PyObject *counts = gc_call("get_count", NULL);
    PyObject *text = PyObject_Repr(counts);
    printf("%s\n", PyUnicode_AsUTF8(text));
    Py_DECREF(text);
    Py_DECREF(counts);
}

static void body(void)
{
    uint64_t seed = 4711;
    PyObject *type = node_type(0);
    PyGC_Collect();
    for (int step = 0; step < 20000; step++) {
        int at = next_random(&seed) % SLOTS, to = next_random(&seed) % SLOTS;
        switch (next_random(&seed) % 6) {
        case 0:
        case 1:
            Py_XSETREF(slot[at], make(&seed, type));
            break;
        case 2:
        case 3:
            if (slot[at] != NULL && slot[to] != NULL) {
                link_to(slot[at], slot[to], &seed);
            }
            break;
        case 4:
            if (next_random(&seed) % 4 == 0) {
                Py_CLEAR(slot[at]);
            }
            break;
        default:
            if (next_random(&seed) % 60 == 0) {
                int generation = next_random(&seed) % 3;
                printf("%d: generation %d: %ld\n", step, generation, gc_collect_generation(generation));
            }
        }
    }
    int tracked = 0;
    for (int i = 0; i < SLOTS; i++) {
        tracked += slot[i] != NULL && PyObject_GC_IsTracked(slot[i]);
        Py_CLEAR(slot[i]);
    }
    SHOW(tracked);
    show_counts();
    SHOW(PyGC_Collect());
    Py_DECREF(type);
}

OBJECT_MAIN(body)
