/* Collections of a heap that stays as it was, then loses a part, keep the order in which objects are finalized. */

#include "node.h"

#define COUNT 3000

static Node *nodes[COUNT];

/* What the order of the tracked objects of the oldest generation comes to, our nodes alone. */
static void show_order(const char *when, PyObject *type)
{
    PyObject *two = PyLong_FromLong(2), *all = gc_call("get_objects", two);
    uint64_t sum = 0;
    long count = 0;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(all); i++) {
        PyObject *op = PyList_GET_ITEM(all, i);
        if (Py_TYPE(op) == (PyTypeObject *)type) {
            sum = sum * 1099511628211u + (uint64_t)((Node *)op)->number;
            count++;
        }
    }
    printf("%s: %ld in order %llu\n", when, count, (unsigned long long)sum);
    Py_DECREF(all);
    Py_DECREF(two);
}

/* A graph whose edges lead forward mostly, backward, or anywhere; hubs have many references. */
static void build(uint64_t *seed, PyObject *type, int kind)
{
    for (int i = 0; i < COUNT; i++) {
        nodes[i] = node_new(type, i);
    }
    for (int i = 0; i < COUNT; i++) {
        int next = kind == 0 ? i + 1 : kind == 1 ? i - 1 : (int)(next_random(seed) % COUNT);
        if (next >= 0 && next < COUNT) {
            node_set(nodes[i], 0, nodes[next]);
        }
        if (next_random(seed) % 4 == 0) {
            node_set(nodes[i], 1, nodes[next_random(seed) % COUNT]);
        }
        if (next_random(seed) % 3 == 0) {
            node_set(nodes[i], 2, nodes[next_random(seed) % 2 == 0 ? COUNT - 1 : COUNT / 2]);
        }
    }
}

static void body(void)
{
    uint64_t seed = 5150;
    PyObject *type = node_type(1);
    for (int round = 0; round < 12; round++) {
        int held = 0;
        PyGC_Disable();
        node_told = 0;
        printf("round %d\n", round);
        build(&seed, type, round % 3);
        /* All that the program holds is a few; where edges lead backward the last of all. */
        static char is_held[COUNT];
        for (int i = 0; i < COUNT; i++) {
            is_held[i] = i == (round % 3 == 1 ? COUNT - 1 : 0) || next_random(&seed) % 500 == 0;
        }
        for (int i = 0; i < COUNT; i++) {
            if (!is_held[i]) {
                Py_DECREF(nodes[i]);
            } else {
                held++;
            }
        }
        PyGC_Enable();
        printf("held %d\n", held);
        for (int i = 0; i < 4; i++) {
            SHOW(PyGC_Collect());
            show_order("after a collection", type);
        }
        /* One more is held, of those that are there for sure. */
        Node *more = nodes[round % 3 == 1 ? COUNT - 1 : 0];
        if (more->edge[0] != NULL) {
            more = (Node *)Py_NewRef(more->edge[0]);
            SHOW(PyGC_Collect());
            show_order("with another reference", type);
            SHOW(PyGC_Collect());
            Py_DECREF(more);
        }
        for (int i = 0; i < COUNT; i++) {
            if (is_held[i] && next_random(&seed) % 2 == 0) {
                is_held[i] = 0;
                Py_DECREF(nodes[i]);
            }
        }
        node_told = round < 3 ? NODE_FINALIZE : 0;
        for (int i = 0; i < 4; i++) {
            SHOW(PyGC_Collect());
            show_order("after a part is gone", type);
        }
        for (int i = 0; i < COUNT; i++) {
            if (is_held[i]) {
                Py_DECREF(nodes[i]);
            }
        }
        SHOW(PyGC_Collect());
        show_order("in the end", type);
    }
    Py_DECREF(type);
}

OBJECT_MAIN(body)
