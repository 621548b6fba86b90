/* Counts, thresholds and the generation that is collected when a collection is due; it runs at a safe point, not in the
 * allocation. */

#include "node.h"

static void show(const char *title, const char *name)
{
    PyObject *value = gc_call(name, NULL);
    PyObject *text = PyObject_Repr(value);
    printf("%s: %s\n", title, PyUnicode_AsUTF8(text));
    Py_DECREF(text);
    Py_DECREF(value);
}

static long count_of(int generation)
{
    PyObject *counts = gc_call("get_count", NULL);
    long count = PyLong_AsLong(PyTuple_GetItem(counts, generation));
    Py_DECREF(counts);
    return count;
}

static long collections_of(int generation)
{
    PyObject *stats = gc_call("get_stats", NULL);
    PyObject *count = PyDict_GetItemString(PyList_GetItem(stats, generation), "collections");
    long collections = PyLong_AsLong(count);
    Py_DECREF(stats);
    return collections;
}

static void set_threshold(int first, int second, int third)
{
    PyObject *args = Py_BuildValue("(iii)", first, second, third);
    PyObject *none = PyObject_CallObject(gc_attribute("set_threshold"), args);
    Py_DECREF(args);
    REQUIRE(none != NULL);
    Py_DECREF(none);
}

static void body(void)
{
    PyObject *type = node_type(0);
    PyGC_Collect();
    show("threshold", "get_threshold");

    /* A node adds one to the count, its end takes one off; sets and others that are not looked at do the same. */
    long before = count_of(0);
    PyObject *nodes[3000];
    for (int i = 0; i < 100; i++) {
        nodes[i] = (PyObject *)node_new(type, i);
    }
    printf("after 100: %ld more\n", count_of(0) - before);
    for (int i = 0; i < 100; i++) {
        Py_DECREF(nodes[i]);
    }
    printf("after their end: %ld more\n", count_of(0) - before);

    set_threshold(100, 3, 2);
    show("threshold", "get_threshold");
    long young = collections_of(0), middle = collections_of(1);
    for (int i = 0; i < 150; i++) {
        nodes[i] = (PyObject *)node_new(type, i);
    }
    printf("in allocations: %ld collections\n", collections_of(0) - young);
    PyErr_CheckSignals();
    printf("at the safe point: %ld\n", collections_of(0) - young);
    PyErr_CheckSignals();
    printf("at the next one: %ld\n", collections_of(0) - young);
    for (int i = 0; i < 150; i++) {
        Py_DECREF(nodes[i]);
    }

    /* Rounds of garbage: which generations are collected? */
    for (int round = 0; round < 12; round++) {
        for (int i = 0; i < 150; i++) {
            Node *node = node_new(type, i);
            node_set(node, 0, node);
            Py_DECREF(node);
        }
        PyErr_CheckSignals();
        printf("round %d: young %ld, middle %ld\n", round, collections_of(0) - young,
               collections_of(1) - middle);
    }

    /* What is due is forgotten when the count has fallen. */
    young = collections_of(0);
    PyGC_Collect();
    for (int i = 0; i < 110; i++) {
        nodes[i] = (PyObject *)node_new(type, i);
    }
    for (int i = 0; i < 110; i++) {
        Py_DECREF(nodes[i]);
    }
    PyErr_CheckSignals();
    printf("fallen: %ld\n", collections_of(0) - young);

    /* Disabled, and with threshold 0, nothing is due. */
    SHOW(PyGC_IsEnabled());
    SHOW(PyGC_Disable());
    SHOW(PyGC_Disable());
    SHOW(PyGC_IsEnabled());
    for (int i = 0; i < 150; i++) {
        nodes[i] = (PyObject *)node_new(type, i);
    }
    PyErr_CheckSignals();
    printf("disabled: %ld\n", collections_of(0) - young);
    SHOW(PyGC_Collect());
    SHOW(PyGC_Enable());
    SHOW(PyGC_Enable());
    for (int i = 0; i < 150; i++) {
        Py_DECREF(nodes[i]);
    }
    PyGC_Collect();
    set_threshold(0, 10, 10);
    for (int i = 0; i < 3000; i++) {
        nodes[i] = (PyObject *)node_new(type, i);
    }
    PyErr_CheckSignals();
    printf("threshold 0: %ld\n", collections_of(0) - young);
    for (int i = 0; i < 3000; i++) {
        Py_DECREF(nodes[i]);
    }
    set_threshold(2000, 10, 10);
    Py_DECREF(type);
}

OBJECT_MAIN(body)
