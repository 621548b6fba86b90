/* Random graphs of nodes with finalizers, weak references and resurrection lose and keep the same objects as in a naive
 * model, and tell the same events. */

#include "node.h"

#define MOST 60

static Node *nodes[MOST];
/* References that the program itself holds. */
static int held[MOST];
static PyObject *watchers[MOST];

static PyObject *gone(PyObject *self, PyObject *reference)
{
    printf("gone %ld\n", PyLong_AsLong(self));
    Py_RETURN_NONE;
}

static PyMethodDef gone_def = {"gone", gone, METH_O, NULL};

static int number_of(PyObject *op)
{
    return ((Node *)op)->number % 1000;
}

/* Marks what is reachable from what the program holds, one node at a time until nothing changes. */
static int reachable(int *alive, int count)
{
    int changed = 1, total = 0;
    for (int i = 0; i < count; i++) {
        alive[i] = held[i];
    }
    while (changed) {
        changed = 0;
        for (int i = 0; i < count; i++) {
            for (int k = 0; alive[i] && k < NODE_EDGES; k++) {
                PyObject *to = nodes[i]->edge[k];
                if (to != NULL && !alive[number_of(to)]) {
                    alive[number_of(to)] = changed = 1;
                }
            }
        }
    }
    for (int i = 0; i < count; i++) {
        total += alive[i];
    }
    return total;
}

static void check_model(int count)
{
    int alive[MOST];
    printf("reachable: %d of %d\n", reachable(alive, count), count);
}

static void body(void)
{
    uint64_t seed = 20240713;
    PyObject *types[2] = {node_type(0), node_type(1)};
    for (int round = 1; round <= 40; round++) {
        PyGC_Collect();
        node_told = NODE_FINALIZE | NODE_DEALLOC;
        int count = 5 + next_random(&seed) % (MOST - 5);
        node_saved_count = 0;
        printf("round %d\n", round);
        for (int i = 0; i < count; i++) {
            nodes[i] = node_new(types[next_random(&seed) % 2], round * 1000 + i);
            held[i] = 1;
            watchers[i] = NULL;
            if (next_random(&seed) % 4 == 0) {
                PyObject *self = PyLong_FromLong(round * 1000 + i);
                PyObject *function = PyCFunction_New(&gone_def, self);
                watchers[i] = PyWeakref_NewRef((PyObject *)nodes[i], function);
                Py_DECREF(self);
                Py_DECREF(function);
            }
        }
        /* A ring, so that nothing dies by its count, and other edges. */
        for (int i = 0; i < count; i++) {
            int within = i / 5 * 5, size = count - within < 5 ? count - within : 5;
            node_set(nodes[i], 0, nodes[within + (i - within + 1) % size]);
        }
        for (int i = 0; i < count; i++) {
            Node *from = nodes[next_random(&seed) % count];
            if (next_random(&seed) % 3 == 0) {
                node_set(from, 1 + next_random(&seed) % (NODE_EDGES - 1), nodes[next_random(&seed) % count]);
            }
        }
        for (int i = 0; i < count; i++) {
            nodes[i]->resurrects = next_random(&seed) % 20 == 0;
            if (next_random(&seed) % 6 != 0) {
                held[i] = 0;
            }
        }
        check_model(count);
        for (int i = 0; i < count; i++) {
            if (!held[i]) {
                Py_DECREF(nodes[i]);
            }
        }
        int alive[MOST], dead = count - reachable(alive, count);
        long found = (long)PyGC_Collect();
        printf("found %ld, dead %d, saved %d\n", found, dead, node_saved_count);
        for (int i = 0; i < node_saved_count; i++) {
            printf("saved %d\n", ((Node *)node_saved[i])->number);
            Py_DECREF(node_saved[i]);
        }
        node_saved_count = 0;
        printf("found %lld\n", (long long)PyGC_Collect());
        for (int i = 0; i < count; i++) {
            if (held[i]) {
                Py_DECREF(nodes[i]);
            }
        }
        printf("found %lld\n", (long long)PyGC_Collect());
        for (int i = 0; i < count; i++) {
            Py_XDECREF(watchers[i]);
        }
        for (int i = 0; i < node_saved_count; i++) {
            Py_DECREF(node_saved[i]);
        }
        node_saved_count = 0;
        printf("found %lld\n", (long long)PyGC_Collect());
    }
    node_told = 0;
    Py_DECREF(types[0]);
    Py_DECREF(types[1]);
}

OBJECT_MAIN(body)
