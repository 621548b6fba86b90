/* Comparisons, hashes, reprs and destructors that change the container that they are called for: nothing is read that is
 * gone, and what happens is what happens in CPython. */

#include "method.h"

static PyObject *target;
static int mode, calls;

typedef struct {
    PyObject ob_base;
    long number;
} Meddler;

static void meddle(void)
{
    calls++;
    if (target == NULL || mode == 0) {
        return;
    }
    PyObject *it = target;
    int now = mode;
    mode = now >= 10 ? now - 10 : 0;
    switch (now % 10) {
    case 1:
        if (PyList_Check(it)) {
            PyList_Clear(it);
        } else if (PyDict_Check(it)) {
            PyDict_Clear(it);
        } else {
            PySet_Clear(it);
        }
        break;
    case 2:
        for (int i = 0; i < 50; i++) {
            PyObject *new = PyUnicode_FromFormat("n%d", i);
            if (PyList_Check(it)) {
                PyList_Append(it, new);
            } else if (PyDict_Check(it)) {
                PyDict_SetItem(it, new, new);
            } else {
                PySet_Add(it, new);
            }
            Py_DECREF(new);
        }
        break;
    case 3:
        PyErr_SetString(PyExc_ValueError, "compared");
        break;
    }
}

static PyObject *compare(PyObject *a, PyObject *b, int op)
{
    meddle();
    if (PyErr_Occurred()) {
        return NULL;
    }
    if (op != Py_EQ || Py_TYPE(a) != Py_TYPE(b)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    return PyBool_FromLong(((Meddler *)a)->number == ((Meddler *)b)->number);
}

static Py_hash_t hash(PyObject *self)
{
    return ((Meddler *)self)->number % 4;
}

static PyObject *repr(PyObject *self)
{
    meddle();
    return PyErr_Occurred() ? NULL : PyUnicode_FromFormat("m%ld", ((Meddler *)self)->number);
}

static void dealloc(PyObject *self)
{
    PyObject *error = PyErr_GetRaisedException();
    if (mode >= 100) {
        mode -= 100;
        meddle();
        PyErr_Clear();
    }
    PyErr_SetRaisedException(error);
    PyObject_Free(self);
}

static PyTypeObject type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "meddler",
    .tp_basicsize = sizeof(Meddler),
    .tp_richcompare = compare,
    .tp_hash = hash,
    .tp_repr = repr,
    .tp_dealloc = dealloc,
};

static PyObject *new(long number)
{
    Meddler *made = PyObject_New(Meddler, &type);
    made->number = number;
    return (PyObject *)made;
}

static PyObject *list_of(int n)
{
    PyObject *list = PyList_New(0);
    for (int i = 0; i < n; i++) {
        PyObject *item = new (i);
        PyList_Append(list, item);
        Py_DECREF(item);
    }
    return list;
}

static PyObject *filled(int what, int n)
{
    PyObject *list = list_of(n), *made = NULL;
    if (what == 0) {
        return list;
    }
    if (what == 1) {
        made = PyDict_New();
        for (int i = 0; i < n; i++) {
            PyDict_SetItem(made, PyList_GetItem(list, i), PyList_GetItem(list, i));
        }
    } else {
        made = PySet_New(list);
    }
    Py_DECREF(list);
    return made;
}

static void show(const char *title, PyObject *o)
{
    mode = 0;
    printf("%s: %lld items", title, (long long)PyObject_Size(o));
    SHOW_ERROR("");
}

#define TRY(what, n, how, call)                                                                                         \
    do {                                                                                                                \
        target = filled(what, n);                                                                                       \
        calls = 0;                                                                                                      \
        mode = how;                                                                                                     \
        PyObject *result = (call);                                                                                      \
        printf("%d %d %d " #call " ", what, n, how);                                                                    \
        mode = 0;                                                                                                       \
        object_show("->", result, 1);                                                                                   \
        show("after", target);                                                                                          \
        PyObject *gone = target;                                                                                        \
        target = NULL;                                                                                                  \
        Py_DECREF(gone);                                                                                                \
    } while (0)

static PyObject *status(int code)
{
    return code < 0 ? NULL : PyLong_FromLong(code);
}

static void body(void)
{
    PyType_Ready(&type);
    static const int sizes[] = {3, 10, 40}, modes[] = {1, 2, 3};
    PyObject *probe = new (6), *strange = new (1000);
    for (int s = 0; s < 3; s++) {
        int n = sizes[s];
        for (int m = 0; m < 3; m++) {
            int how = modes[m];
            TRY(0, n, how, status(PySequence_Contains(target, strange)));
            TRY(0, n, how, call_method(target, "index", "O", strange));
            TRY(0, n, how, call_method(target, "remove", "O", probe));
            TRY(0, n, how, call_method(target, "count", "O", strange));
            TRY(1, n, how, status(PyDict_Contains(target, strange)));
            TRY(1, n, how, status(PyDict_SetItem(target, strange, strange)));
            TRY(1, n, how, status(PyDict_DelItem(target, probe)));
            TRY(1, n, how, call_method(target, "setdefault", "O", probe));
            TRY(1, n, how, call_method(target, "pop", "OO", strange, Py_None));
            TRY(1, n, how, Py_XNewRef(PyDict_GetItemWithError(target, probe)));
            TRY(2, n, how, status(PySet_Contains(target, strange)));
            TRY(2, n, how, status(PySet_Add(target, strange)));
            TRY(2, n, how, status(PySet_Discard(target, probe)));
            TRY(1, n, how, call_method(target, "__eq__", "O", target));
        }
    }
    for (int what = 0; what < 3; what++) {
        for (int m = 0; m < 2; m++) {
            target = filled(what, 10);
            mode = modes[m];
            PyObject *text = PyObject_Repr(target);
            printf("repr %d: %s\n", what, text == NULL ? "none" : "made");
            Py_XDECREF(text);
            show("repr", target);
            PyObject *copy = filled(what, 10);
            mode = modes[m];
            SHOW_STATUS(PyObject_RichCompareBool(target, copy, Py_EQ));
            show("equal", target);
            Py_DECREF(copy);
            mode = 100 + modes[m];
            if (what == 0) {
                PyList_SetSlice(target, 0, 100, NULL);
            } else if (what == 1) {
                PyDict_Clear(target);
            } else {
                PySet_Clear(target);
            }
            show("cleared", target);
            PyObject *gone = target;
            target = NULL;
            Py_DECREF(gone);
        }
    }
    Py_DECREF(probe);
    Py_DECREF(strange);
}

OBJECT_MAIN(body)
