/* The weak references of one object: which are shared, in which order they hang and are called. */

#include "node.h"

static PyObject *told(PyObject *self, PyObject *reference)
{
    PyObject *referent;
    int there = PyWeakref_GetRef(reference, &referent);
    printf("callback %ld: referent %d, count %lld\n", PyLong_AsLong(self), there,
           (long long)Py_REFCNT(reference));
    Py_XDECREF(referent);
    if (PyLong_AsLong(self) == 3) {
        PyErr_SetString(PyExc_ValueError, "from a callback");
        PyErr_Clear();
    }
    Py_RETURN_NONE;
}

static PyMethodDef told_def = {"told", told, METH_O, NULL};

static PyObject *reference_to(void *op, int number, int proxy)
{
    PyObject *self = PyLong_FromLong(number);
    PyObject *function = PyCFunction_New(&told_def, self);
    Py_DECREF(self);
    PyObject *reference = proxy ? PyWeakref_NewProxy(op, function) : PyWeakref_NewRef(op, function);
    REQUIRE(reference != NULL);
    Py_DECREF(function);
    return reference;
}

static void show_list(PyObject *op, PyObject *const *known, int count)
{
    PyWeakReference *next = (PyWeakReference *)*PyObject_GET_WEAKREFS_LISTPTR(op);
    printf("list:");
    for (; next != NULL; next = next->wr_next) {
        int at = 0;
        while (at < count && known[at] != (PyObject *)next) {
            at++;
        }
        printf(" %d", at);
        if (next->wr_next != NULL && next->wr_next->wr_prev != next) {
            printf(" (broken)");
        }
    }
    printf("\n");
}

static void body(void)
{
    PyObject *type = node_type(0);
    Node *node = node_new(type, 1);
    PyObject *op = (PyObject *)node, *known[8];
    SHOW(PyType_SUPPORTS_WEAKREFS((PyTypeObject *)type));
    SHOW(PyType_SUPPORTS_WEAKREFS(&PyLong_Type));
    known[0] = reference_to(op, 0, 0);
    show_list(op, known, 1);
    known[1] = PyWeakref_NewProxy(op, NULL);
    known[2] = reference_to(op, 2, 0);
    show_list(op, known, 3);
    known[3] = PyWeakref_NewRef(op, NULL);
    known[4] = reference_to(op, 4, 1);
    known[5] = PyWeakref_NewRef(op, Py_None);
    CHECK(known[5] == known[3]);
    SHOW(Py_REFCNT(known[3]));
    known[6] = PyWeakref_NewProxy(op, Py_None);
    CHECK(known[6] == known[1]);
    known[7] = reference_to(op, 7, 0);
    show_list(op, known, 8);
    Py_DECREF(known[2]);
    show_list(op, known, 8);
    Py_DECREF(known[5]);
    Py_DECREF(known[3]);
    show_list(op, known, 8);
    known[3] = PyWeakref_NewRef(op, NULL);
    known[2] = reference_to(op, 3, 0);
    show_list(op, known, 8);
    SHOW(Py_REFCNT(op));
    SHOW(PyCallable_Check(known[1]));
    SHOW(PyWeakref_CheckRef(known[0]));
    SHOW(PyWeakref_CheckProxy(known[0]));
    SHOW(PyWeakref_CheckProxy(known[1]));
    PyObject *found;
    SHOW(PyWeakref_GetRef(known[0], &found));
    CHECK(found == op);
    Py_DECREF(found);
    PyErr_SetString(PyExc_KeyError, "kept");
    Py_DECREF(op);
    SHOW_ERROR("after the end");
    SHOW(PyWeakref_GetRef(known[0], &found));
    CHECK(found == NULL);
    CHECK(((PyWeakReference *)known[0])->wr_object == Py_None);
    CHECK(((PyWeakReference *)known[0])->wr_callback == NULL);
    for (int i = 0; i < 8; i++) {
        if (i != 5) {
            Py_DECREF(known[i]);
        }
    }

    /* Cleared without callbacks. */
    op = (PyObject *)node_new(type, 2);
    known[0] = reference_to(op, 10, 0);
    known[1] = PyWeakref_NewRef(op, NULL);
    PyUnstable_Object_ClearWeakRefsNoCallbacks(op);
    show_list(op, known, 2);
    SHOW(PyWeakref_GetRef(known[0], &found));
    Py_DECREF(op);
    Py_DECREF(known[0]);
    Py_DECREF(known[1]);

    SHOW_NEW(PyWeakref_NewRef(Py_None, NULL));
    PyObject *number = PyLong_FromLong(12345);
    SHOW_NEW(PyWeakref_NewRef(number, NULL));
    SHOW_NEW(PyWeakref_NewProxy(number, NULL));
    SHOW_STATUS(PyWeakref_GetRef(number, &found));
    CHECK(found == NULL);
    SHOW_STATUS(PyWeakref_GetRef(NULL, &found));
    Py_DECREF(number);
    Py_DECREF(type);
}

OBJECT_MAIN(body)
