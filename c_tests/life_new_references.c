/* Objects whose memory C makes ready itself: new references, resurrection, sizes, memory of the collector that grows. */
#include "object.h"

PyAPI_FUNC(void) _PyFloat_ExactDealloc(PyObject *);
PyAPI_FUNC(void) _PyUnicode_ExactDealloc(PyObject *);
PyAPI_FUNC(PyLongObject *) _PyLong_New(Py_ssize_t);

static int died, saved;

static void plain_dealloc(PyObject *self)
{
    died++;
    PyObject_Free(self);
}

typedef struct {
    PyObject_VAR_HEAD
    PyObject *items[1];
} Row;

static PyTypeObject plain_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "test.Plain",
    .tp_basicsize = sizeof(PyVarObject),
    .tp_itemsize = 4,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = plain_dealloc,
};

static int row_traverse(PyObject *self, visitproc visit, void *arg)
{
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++) {
        Py_VISIT(((Row *)self)->items[i]);
    }
    return 0;
}

static void row_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++) {
        Py_XDECREF(((Row *)self)->items[i]);
    }
    died++;
    PyObject_GC_Del(self);
}

static PyTypeObject row_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "test.Row",
    .tp_basicsize = offsetof(Row, items),
    .tp_itemsize = sizeof(PyObject *),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = row_dealloc,
    .tp_traverse = row_traverse,
};

static void saving_dealloc(PyObject *self)
{
    if (!saved) {
        saved = 1;
        _Py_ResurrectReference(self);
        SHOW(Py_REFCNT(self));
        Py_SET_REFCNT(self, 1);
        return;
    }
    plain_dealloc(self);
}

static PyTypeObject saving_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "test.Saving",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = saving_dealloc,
};

static int trace(PyObject *op, PyRefTracerEvent event, void *data)
{
    if (Py_IS_TYPE(op, &plain_type) || Py_IS_TYPE(op, &saving_type)) {
        printf("%s %s, %lld\n", Py_TYPE(op)->tp_name, event == PyRefTracer_CREATE ? "made" : "dies",
               (long long)Py_REFCNT(op));
    }
    return 0;
}

static void body(void)
{
    REQUIRE(PyType_Ready(&plain_type) == 0 && PyType_Ready(&row_type) == 0 && PyType_Ready(&saving_type) == 0);
    died = saved = 0;
    for (Py_ssize_t size = 0; size < 6; size++) {
        PyVarObject *made = PyObject_NewVar(PyVarObject, &plain_type, size);
        CHECK(made->ob_size == size && Py_REFCNT(made) == 1 && Py_IS_TYPE(made, &plain_type));
        Py_DECREF(made);
    }
    SHOW(died);

    SHOW(PyRefTracer_SetTracer(trace, NULL));
    PyObject *op = PyObject_Malloc(sizeof(PyVarObject));
    op->ob_type = &plain_type;
    _Py_NewReference(op);
    SHOW(Py_REFCNT(op));
    Py_DECREF(op);
    op = PyObject_Malloc(sizeof(PyVarObject));
    op->ob_type = &plain_type;
    op->ob_refcnt = 77;
    _Py_NewReferenceNoTotal(op);
    SHOW(Py_REFCNT(op));
    Py_DECREF(op);
    SHOW(died);

    op = (PyObject *)PyObject_New(PyObject, &saving_type);
    Py_DECREF(op);
    SHOW(died);
    Py_DECREF(op);
    SHOW(died);

    SHOW(PyRefTracer_SetTracer(NULL, NULL));

    Row *row = PyObject_GC_NewVar(Row, &row_type, 3);
    CHECK(Py_SIZE(row) == 3 && !PyObject_GC_IsTracked((PyObject *)row));
    for (long i = 0; i < 3; i++) {
        row->items[i] = PyLong_FromLong(1000 + i);
    }
    row = PyObject_GC_Resize(Row, row, 1000);
    REQUIRE(row != NULL);
    CHECK_EQ(Py_SIZE(row), 1000);
    for (long i = 3; i < 1000; i++) {
        row->items[i] = PyLong_FromLong(1000 + i);
    }
    SHOW_BORROWED(row->items[0]);
    SHOW_BORROWED(row->items[2]);
    CHECK(PyObject_GC_Resize(Row, row, PY_SSIZE_T_MAX / 16) == NULL);
    SHOW_ERROR("no memory");
    CHECK_EQ(Py_SIZE(row), 1000);
    for (long i = 5; i < 1000; i++) {
        Py_DECREF(row->items[i]);
    }
    row = PyObject_GC_Resize(Row, row, 5);
    CHECK_EQ(Py_SIZE(row), 5);
    SHOW_BORROWED(row->items[4]);
    Py_DECREF(row);
    SHOW(died);

    op = PyFloat_FromDouble(1.5);
    _PyFloat_ExactDealloc(op);
    op = PyUnicode_FromString("dies by its own function");
    _PyUnicode_ExactDealloc(op);

    PyLongObject *number = _PyLong_New(3);
    SHOW(number->long_value.lv_tag >> 3);
    number->long_value.ob_digit[0] = 1;
    number->long_value.ob_digit[1] = 2;
    number->long_value.ob_digit[2] = 3;
    SHOW_NEW((PyObject *)number);
    SHOW_NEW((PyObject *)_PyLong_New(PY_SSIZE_T_MAX / 2));
    Py_complex value = {1.5, -2.25};
    SHOW_NEW(PyComplex_FromCComplex(value));
}

OBJECT_MAIN(body)
