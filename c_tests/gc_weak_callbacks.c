/* In a collection weak references die first; callbacks run for those that are no garbage themselves, and before any
 * finalizer. */

#include "node.h"

static int is_gone(PyObject *reference)
{
    PyObject *referent;
    int there = PyWeakref_GetRef(reference, &referent);
    Py_XDECREF(referent);
    return there == 0 && referent == NULL;
}

static PyObject *told(PyObject *self, PyObject *reference)
{
    printf("callback %ld, referent %s\n", PyLong_AsLong(self),
           is_gone(reference) ? "gone" : "there");
    Py_RETURN_NONE;
}

static PyMethodDef told_def = {"told", told, METH_O, NULL};

static PyObject *callback(int number)
{
    PyObject *self = PyLong_FromLong(number);
    PyObject *function = PyCFunction_New(&told_def, self);
    Py_DECREF(self);
    return function;
}

static PyObject *reference_to(void *op, int number)
{
    PyObject *function = callback(number);
    PyObject *reference = PyWeakref_NewRef(op, function);
    REQUIRE(reference != NULL);
    Py_DECREF(function);
    return reference;
}

static void body(void)
{
    PyObject *type = node_type(1);
    PyGC_Collect();
    node_told = NODE_DEALLOC | NODE_FINALIZE | NODE_CLEAR;
    Node *one = node_new(type, 1), *two = node_new(type, 2);
    node_set(one, 0, two);
    node_set(two, 0, one);
    PyObject *outside[4];
    for (int i = 0; i < 4; i++) {
        outside[i] = reference_to(i % 2 ? two : one, 10 + i);
    }
    PyObject *plain = PyWeakref_NewRef((PyObject *)one, NULL);
    PyObject *inside = reference_to(one, 20);
    node_set(two, 1, inside);
    Py_DECREF(inside);
    PyObject *proxy = PyWeakref_NewProxy((PyObject *)two, NULL);
    Py_DECREF(one);
    Py_DECREF(two);
    SHOW(PyGC_Collect());
    SHOW(is_gone(plain));
    SHOW_NEW(PyObject_Str(proxy));
    for (int i = 0; i < 4; i++) {
        Py_DECREF(outside[i]);
    }
    Py_DECREF(plain);
    Py_DECREF(proxy);

    /* A resurrected object's weak references stay dead. */
    node_saved_count = 0;
    one = node_new(type, 3);
    node_set(one, 0, one);
    one->resurrects = 1;
    PyObject *watching = reference_to(one, 30);
    Py_DECREF(one);
    SHOW(PyGC_Collect());
    SHOW(node_saved_count);
    SHOW(is_gone(watching));
    Py_DECREF(watching);
    watching = reference_to(node_saved[0], 31);
    Py_DECREF(node_saved[0]);
    SHOW(PyGC_Collect());
    Py_DECREF(watching);
    node_saved_count = 0;
    node_told = 0;
    Py_DECREF(type);
}

OBJECT_MAIN(body)
