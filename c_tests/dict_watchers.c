/* A watcher is told what is about to happen to the dicts that it watches. */

#include "method.h"

static int id = -1;

static int told(PyDict_WatchEvent event, PyObject *dict, PyObject *key, PyObject *value)
{
    static const char *names[] = {"added", "modified", "deleted", "cloned", "cleared", "deallocated"};
    printf("%s, size %lld\n", names[event], (long long)PyDict_Size(dict));
    if (key != NULL) {
        SHOW_BORROWED(key);
    }
    if (value != NULL) {
        SHOW_BORROWED(value);
    }
    return 0;
}

static int other(PyDict_WatchEvent event, PyObject *dict, PyObject *key, PyObject *value)
{
    return 0;
}

static void body(void)
{
    id = PyDict_AddWatcher(told);
    printf("%d\n", id);
    PyObject *d = PyDict_New(), *one = PyLong_FromLong(1), *two = PyLong_FromLong(2), *filled = Py_BuildValue("{s:i}", "f", 1);
    SHOW_STATUS(PyDict_Watch(id, d));
    SHOW_STATUS(PyDict_Watch(id, one));
    SHOW_STATUS(PyDict_Watch(id + 1, d));
    SHOW_STATUS(PyDict_Watch(-1, d));
    SHOW_STATUS(PyDict_Watch(99, d));
    PyDict_SetItemString(d, "a", one);
    PyDict_SetItemString(d, "a", one);
    PyDict_SetItemString(d, "a", two);
    PyDict_SetDefault(d, one, two);
    PyDict_DelItem(d, one);
    Py_XDECREF(_PyDict_Pop(d, one, two));
    PyDict_Update(d, filled);
    PyDict_Clear(d);
    PyDict_Clear(d);
    PyDict_Update(d, filled);
    PyObject *pair = call_method(d, "popitem", NULL);
    Py_XDECREF(pair);
    SHOW_STATUS(PyDict_Unwatch(id, d));
    PyDict_SetItemString(d, "quiet", one);
    SHOW_STATUS(PyDict_Watch(id, d));
    Py_DECREF(d);
    d = PyDict_New();
    PyDict_Watch(id, d);
    PyObject *copy = PyDict_Copy(d);
    PyDict_SetItemString(copy, "quiet", one);
    Py_DECREF(copy);
    Py_DECREF(d);
    SHOW_STATUS(PyDict_ClearWatcher(id));
    SHOW_STATUS(PyDict_ClearWatcher(id));
    SHOW_STATUS(PyDict_ClearWatcher(50));
    int ids[10], n = 0;
    while (n < 10 && (ids[n] = PyDict_AddWatcher(other)) >= 0) {
        printf("%d ", ids[n++]);
    }
    SHOW_ERROR("no more");
    while (n > 0) {
        PyDict_ClearWatcher(ids[--n]);
    }
    Py_DECREF(one);
    Py_DECREF(two);
    Py_DECREF(filled);
}

OBJECT_MAIN(body)
