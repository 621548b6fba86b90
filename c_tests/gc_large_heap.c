/* With many objects collections find the same as with few: random graphs, a list in either direction, half garbage,
 * finalizers and weak references among them. */

#include "deep.h"
#include "node.h"

#define COUNT 200000

static PyObject **objects;
static long called;

static PyObject *count_call(PyObject *self, PyObject *reference)
{
    called++;
    Py_RETURN_NONE;
}

static PyMethodDef count_def = {"count_call", count_call, METH_O, NULL};

static void random_graph(uint64_t *seed)
{
    for (int i = 0; i < COUNT; i++) {
        objects[i] = PyList_New(3);
        for (int k = 0; k < 3; k++) {
            PyList_SET_ITEM(objects[i], k, Py_NewRef(Py_None));
        }
    }
    for (int i = 0; i < COUNT; i++) {
        for (int k = 0; k < 3; k++) {
            PyList_SetItem(objects[i], k, Py_NewRef(objects[next_random(seed) % COUNT]));
        }
    }
}

static void body(void)
{
    uint64_t seed = 99;
    objects = malloc(COUNT * sizeof *objects);
    random_graph(&seed);
    SHOW(PyGC_Collect());
    SHOW(PyGC_Collect());
    PyObject *type = node_type(1), *function = PyCFunction_New(&count_def, NULL);
    PyObject *watchers[100];
    for (int i = 0; i < 100; i++) {
        Node *node = node_new(type, i);
        node_set(node, 0, node);
        node_set(node, 1, objects[next_random(&seed) % COUNT]);
        watchers[i] = PyWeakref_NewRef((PyObject *)node, function);
        if (i % 2) {
            PyList_SetItem(objects[i], 0, Py_NewRef((PyObject *)node));
        }
        Py_DECREF(node);
    }
    SHOW(gc_collect_generation(0));
    SHOW(called);
    SHOW(PyGC_Collect());
    for (int i = 0; i < COUNT; i += 2) {
        Py_CLEAR(objects[i]);
    }
    SHOW(PyGC_Collect());
    for (int i = 1; i < COUNT; i += 2) {
        Py_CLEAR(objects[i]);
    }
    SHOW(PyGC_Collect());
    SHOW(called);
    for (int i = 0; i < 100; i++) {
        Py_DECREF(watchers[i]);
    }
    called = 0;

    /* Lists that lead up and down through memory. */
    PyObject *down = Py_NewRef(Py_None);
    for (int i = 0; i < COUNT; i++) {
        PyObject *outer = PyTuple_Pack(1, down);
        Py_SETREF(down, outer);
    }
    PyObject *up = PyList_New(0), *last = Py_NewRef(up);
    for (int i = 0; i < COUNT; i++) {
        PyObject *next = PyList_New(0);
        PyList_Append(last, next);
        Py_SETREF(last, next);
    }
    Py_DECREF(last);
    SHOW(PyGC_Collect());
    SHOW(PyGC_Collect());
    SHOW(PyObject_GC_IsTracked(up));
    /* A cycle through all of them, then no way in. */
    PyList_Append(last, up);
    PyList_Append(up, down);
    Py_DECREF(up);
    Py_DECREF(down);
    SHOW(PyGC_Collect());
    SHOW(PyGC_Collect());
    free(objects);
    Py_DECREF(function);
    Py_DECREF(type);
}

int main(void)
{
    Py_Initialize();
    deep(body);
    deep(body);
    Py_Finalize();
    FINISH();
}
