/* Comparison asks the left side, then the right, a subtype first; truth asks nb_bool, then lengths; hashes. */
#include "object.h"

typedef struct {
    PyObject_HEAD
    const char *name;
    int answer;
} Sample;

static const char *operators[] = {"<", "<=", "==", "!=", ">", ">="};

static PyObject *compare(PyObject *one, PyObject *other, int operation)
{
    Sample *own = (Sample *)one;
    printf("[%s %s]", own->name, operators[operation]);
    switch (own->answer) {
    case 0: return Py_NewRef(Py_NotImplemented);
    case 1: return Py_NewRef(Py_True);
    case 2: return PyLong_FromLong(0);
    case 3: return PyUnicode_FromString("text");
    default: PyErr_SetString(PyExc_ValueError, own->name); return NULL;
    }
}

static int number_truth(PyObject *self)
{
    int answer = ((Sample *)self)->answer;
    if (answer < 0) {
        PyErr_SetString(PyExc_ValueError, "truth");
    }
    return answer;
}

static Py_ssize_t length(PyObject *self)
{
    int answer = ((Sample *)self)->answer;
    if (answer < 0) {
        PyErr_SetString(PyExc_ValueError, "length");
    }
    return answer;
}

static Py_hash_t hash(PyObject *self)
{
    return ((Sample *)self)->answer;
}

static PyNumberMethods number = {.nb_bool = number_truth};
static PyMappingMethods mapping = {.mp_length = length};
static PySequenceMethods sequence = {.sq_length = length};
static PyTypeObject base = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Base", sizeof(Sample), .tp_richcompare = compare, .tp_flags = Py_TPFLAGS_BASETYPE};
static PyTypeObject derived = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Derived", sizeof(Sample), .tp_richcompare = compare, .tp_base = &base};
static PyTypeObject other = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Other", sizeof(Sample), .tp_richcompare = compare};
static PyTypeObject silent = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Silent", sizeof(Sample)};
static PyTypeObject numbers = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Number", sizeof(Sample), .tp_as_number = &number, .tp_as_mapping = &mapping};
static PyTypeObject mappings = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Mapping", sizeof(Sample), .tp_as_mapping = &mapping, .tp_hash = hash};
static PyTypeObject sequences = {PyVarObject_HEAD_INIT(NULL, 0) "tests.Sequence", sizeof(Sample), .tp_as_sequence = &sequence, .tp_hash = PyObject_HashNotImplemented};
static PyTypeObject *types[] = {&base, &derived, &other, &silent, &numbers, &mappings, &sequences};

static PyObject *new(PyTypeObject *type, const char *name, int answer)
{
    Sample *sample = PyObject_New(Sample, type);
    sample->name = name;
    sample->answer = answer;
    return (PyObject *)sample;
}

static void body(void)
{
    for (int i = 0; i < 7; i++) {
        REQUIRE(PyType_Ready(types[i]) == 0);
    }
    for (int left = 0; left < 4; left++) {
        for (int right = 0; right < 4; right++) {
            for (int answers = 0; answers < 25; answers += left == right ? 6 : 1) {
                PyObject *one = new(types[left], "left", answers / 5), *two = new(types[right], "right", answers % 5);
                for (int operation = Py_LT; operation <= Py_GE; operation += answers == 0 ? 1 : 2) {
                    SHOW_NEW(PyObject_RichCompare(one, two, operation));
                    SHOW_STATUS(PyObject_RichCompareBool(one, two, operation));
                }
                SHOW_STATUS(PyObject_RichCompareBool(one, one, Py_EQ));
                SHOW_STATUS(PyObject_RichCompareBool(one, one, Py_NE));
                Py_DECREF(one);
                Py_DECREF(two);
            }
        }
    }
    for (int i = 3; i < 7; i++) {
        for (int answer = -1; answer < 3; answer++) {
            PyObject *object = new(types[i], "", answer);
            SHOW_STATUS(PyObject_IsTrue(object));
            SHOW_STATUS(PyObject_Not(object));
            if (i > 4) {
                SHOW_STATUS(PyObject_Hash(object));
            }
            Py_DECREF(object);
        }
    }
    PyObject *list = PyList_New(0);
    SHOW_STATUS(PyObject_Hash(list));
    SHOW_STATUS(PyObject_HashNotImplemented(list));
    SHOW_STATUS(PyObject_IsTrue(list) + 2 * PyObject_IsTrue(Py_None) + 4 * PyObject_IsTrue(Py_True) + 8 * PyObject_IsTrue(Py_False));
    PyObject *nest = PyList_New(0);
    for (int i = 0; i < 2000; i++) {
        PyObject *outer = PyList_New(1);
        PyList_SET_ITEM(outer, 0, nest);
        nest = outer;
    }
    PyObject *copy = PyList_New(0);
    for (int i = 0; i < 2000; i++) {
        PyObject *outer = PyList_New(1);
        PyList_SET_ITEM(outer, 0, copy);
        copy = outer;
    }
    SHOW_STATUS(PyObject_RichCompareBool(nest, copy, Py_EQ));
    Py_DECREF(nest);
    Py_DECREF(copy);
    Py_DECREF(list);
}

OBJECT_MAIN(body)
