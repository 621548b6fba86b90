/* A truth or a length that is no such thing passes through PyObject_IsTrue and PyObject_Not as it does in CPython: more
 * than one is one, less than minus one stays. A place outside a list or tuple takes the item's reference, whatever it is. */
#include "object.h"

static Py_ssize_t answer;

static int truth_of(PyObject *self)
{
    (void)self;
    return (int)answer;
}

static Py_ssize_t length_of(PyObject *self)
{
    (void)self;
    return answer;
}

static PyObject *with_slot(int slot, void *function)
{
    PyType_Slot slots[] = {{slot, function}, {0, NULL}};
    PyType_Spec spec = {.name = "odd", .basicsize = sizeof(PyObject), .flags = Py_TPFLAGS_DEFAULT, .slots = slots};
    PyObject *type = PyType_FromSpec(&spec);
    REQUIRE(type != NULL);
    PyObject *op = PyObject_CallNoArgs(type);
    Py_DECREF(type);
    return op;
}

static void show_answers(int slot, void *function)
{
    static const Py_ssize_t answers[] = {0, 1, 2, 7, INT_MAX, (Py_ssize_t)1 << 40, -2, -5, INT_MIN};
    PyObject *op = with_slot(slot, function);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        answer = answers[i];
        int is_true = PyObject_IsTrue(op);
        printf("%zd: %d", answer, is_true);
        is_true = PyObject_Not(op);
        printf(", not: %d\n", is_true);
    }
    Py_DECREF(op);
}

static void show_places(void)
{
    PyObject *list = PyList_New(1), *tuple = PyTuple_New(1), *item = PyLong_FromLong(100000);
    PyList_SET_ITEM(list, 0, Py_NewRef(item));
    PyTuple_SET_ITEM(tuple, 0, Py_NewRef(item));
    static const Py_ssize_t places[] = {-1, 1, PY_SSIZE_T_MAX, PY_SSIZE_T_MIN};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        SHOW_BORROWED(PyList_GetItem(list, places[i]));
        SHOW_NEW(PyList_GetItemRef(list, places[i]));
        SHOW_BORROWED(PyTuple_GetItem(tuple, places[i]));
        SHOW_STATUS(PyList_SetItem(list, places[i], Py_NewRef(item)));
        SHOW_STATUS(PyTuple_SetItem(tuple, places[i], Py_NewRef(item)));
    }
    PyObject *wrong[] = {tuple, item, Py_None};
    for (size_t i = 0; i < 3; i++) {
        SHOW_NEW(PyList_GetItemRef(wrong[i], 0));
        printf("%d\n", PyList_GetItem(wrong[i], 0) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
        PyErr_Clear();
        printf("%d\n", PyList_SetItem(wrong[i], 0, Py_NewRef(item)) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
        PyErr_Clear();
    }
    Py_INCREF(tuple);
    printf("%d\n", PyTuple_SetItem(tuple, 0, Py_NewRef(item)) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    Py_DECREF(tuple);
    SHOW_STATUS(PyTuple_SetItem(tuple, 0, NULL));
    SHOW_STATUS(PyTuple_SetItem(tuple, 0, Py_NewRef(item)));
    SHOW_STATUS(PyList_SetItem(list, 0, NULL));
    SHOW_STATUS(PyList_SetItem(list, 0, Py_NewRef(item)));
    SHOW_NEW(list);
    SHOW_NEW(tuple);
    printf("references to the item: %zd\n", Py_REFCNT(item));
    Py_DECREF(item);
}

static void body(void)
{
    show_answers(Py_nb_bool, truth_of);
    show_answers(Py_mp_length, length_of);
    show_answers(Py_sq_length, length_of);
    show_places();
}

OBJECT_MAIN(body)
