/* A collection becomes due again whatever has happened since one was due: it was run, the count fell, the collector was
 * off or had no threshold. */

#include "node.h"

static PyObject *nodes[400];
static int made;

static void make(PyObject *type, int count)
{
    for (int i = 0; i < count; i++, made++) {
        nodes[made] = (PyObject *)node_new(type, made);
    }
}

static void drop_all(void)
{
    while (made > 0) {
        Py_DECREF(nodes[--made]);
    }
}

static long collections(void)
{
    PyObject *stats = gc_call("get_stats", NULL);
    long sum = 0;
    for (int i = 0; i < 3; i++) {
        sum += PyLong_AsLong(PyDict_GetItemString(PyList_GetItem(stats, i), "collections"));
    }
    Py_DECREF(stats);
    return sum;
}

static long before;

/* What a safe point collects. */
static void show(const char *title)
{
    PyErr_CheckSignals();
    long now = collections();
    printf("%s: %ld\n", title, now - before);
    before = now;
}

static void set_threshold(int first)
{
    PyObject *args = Py_BuildValue("(iii)", first, 1000, 1000);
    PyObject *none = PyObject_CallObject(gc_attribute("set_threshold"), args);
    Py_DECREF(args);
    REQUIRE(none != NULL);
    Py_DECREF(none);
}

static void body(void)
{
    PyObject *type = node_type(0);
    set_threshold(100);
    PyGC_Collect();
    before = collections();
    make(type, 90);
    show("below");
    make(type, 20);
    show("above");
    drop_all();

    make(type, 150);
    drop_all();
    show("above, and below again");
    make(type, 110);
    show("above once more");
    drop_all();

    PyGC_Disable();
    make(type, 200);
    show("disabled");
    PyGC_Enable();
    show("enabled");
    make(type, 1);
    show("enabled, and one more");
    drop_all();

    set_threshold(0);
    make(type, 200);
    show("without a threshold");
    set_threshold(100);
    make(type, 1);
    show("with one");
    drop_all();

    PyErr_SetString(PyExc_ValueError, "an error");
    make(type, 150);
    PyErr_Clear();
    show("with an error set");
    make(type, 1);
    show("without it");
    drop_all();
    Py_DECREF(type);
}

OBJECT_MAIN(body)
