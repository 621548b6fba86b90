/* Ranges: items, slices, search, equality, hash, iterators of both kinds, text, errors. */
#include "number.h"

static PyObject *range(const char *start, const char *stop, const char *step)
{
    return PyObject_CallFunction((PyObject *)&PyRange_Type, "NNN", number(start), number(stop), number(step));
}

static void iterate(PyObject *op, const char *title)
{
    PyObject *iterator = strcmp(title, "iter") == 0 ? PyObject_GetIter(op) : number_call(op, "__reversed__", NULL);
    if (iterator == NULL) {
        SHOW_ERROR(title);
        return;
    }
    printf("%s %s:", title, Py_TYPE(iterator)->tp_name);
    for (int i = 0; i < 4; i++) {
        PyObject *item = PyIter_Next(iterator);
        if (item == NULL) {
            printf(" end");
            break;
        }
        PyObject *text = PyObject_Repr(item);
        printf(" %s", PyUnicode_AsUTF8(text));
        Py_DECREF(text);
        Py_DECREF(item);
    }
    printf("\n");
    number_show(number_call(iterator, "__length_hint__", NULL), "hint");
    number_show(number_call(iterator, "__setstate__", "(i)", 2), "setstate");
    number_show(PyIter_Next(iterator), "next");
    number_show(number_call(iterator, "__setstate__", "(s)", "x"), "setstate");
    number_show(number_call(iterator, "__setstate__", "(i)", -1), "setstate");
    PyObject *reduced = number_call(iterator, "__reduce__", NULL);
    if (reduced == NULL) {
        SHOW_ERROR("reduce");
    } else {
        number_show(Py_NewRef(PyTuple_GetItem(reduced, 1)), "reduce");
        Py_DECREF(reduced);
    }
    Py_DECREF(iterator);
}

static void show(const char *start, const char *stop, const char *step)
{
    PyObject *op = range(start, stop, step);
    if (op == NULL) {
        SHOW_ERROR("range");
        return;
    }
    number_show(Py_NewRef(op), "range");
    SHOW_STATUS(PyObject_Size(op));
    printf("true %d, hash %lld\n", PyObject_IsTrue(op), (long long)PyObject_Hash(op));
    PyErr_Clear();
    number_show(number_attribute(op, "start"), "start");
    number_show(number_attribute(op, "stop"), "stop");
    number_show(number_attribute(op, "step"), "step");
    number_show(number_call(op, "__reduce__", NULL), "reduce");
    iterate(op, "iter");
    iterate(op, "reversed");
    static const char *const keys[] = {"0", "-1", "3", "-4", "100", "1000000000000000000000", "-1000000000000000000000", "True", "1.5"};
    for (int i = 0; i < NUMBER_COUNT(keys); i++) {
        PyObject *key = number(keys[i]);
        if (PyFloat_Check(key) && PyObject_Size(op) < 0) {
            /* A search by equality would not end. */
            PyErr_Clear();
            Py_DECREF(key);
            continue;
        }
        number_show(PyObject_GetItem(op, key), "[%s]", keys[i]);
        printf("in %d\n", PySequence_Contains(op, key));
        number_show(number_call(op, "index", "(O)", key), "index %s", keys[i]);
        number_show(number_call(op, "count", "(O)", key), "count %s", keys[i]);
        for (int j = 0; j < NUMBER_COUNT(keys) - 2; j++) {
            PyObject *other = number(keys[j]), *second = PySlice_New(key, other, NULL), *third = PySlice_New(NULL, key, other);
            number_show(PyObject_GetItem(op, second), "[%s:%s]", keys[i], keys[j]);
            number_show(PyObject_GetItem(op, third), "[:%s:%s]", keys[i], keys[j]);
            Py_DECREF(other);
            Py_DECREF(second);
            Py_DECREF(third);
        }
        Py_DECREF(key);
    }
    number_show(PySequence_GetItem(op, 1), "item");
    number_show(PySequence_GetItem(op, -1), "item");
    number_show(PySequence_GetItem(op, -100), "item");
    number_show(PyObject_GetItem(op, Py_None), "item");
    Py_DECREF(op);
}

static void body(void)
{
    show("0", "5", "1");
    show("5", "0", "-2");
    show("0", "0", "1");
    show("3", "4", "7");
    show("0", "10", "0");
    show("0", "1180591620717411303424", "1");
    show("1180591620717411303424", "-5", "-590295810358705651712");
    show("-9223372036854775808", "-9223372036854775800", "3");
    show("9223372036854775800", "9223372036854775807", "3");
    show("0", "-5", "-1180591620717411303424");
    show("1.5", "2", "1");
    static const char *const triples[][3] = {{"0", "5", "1"}, {"0", "5", "2"}, {"0", "6", "2"}, {"0", "0", "1"}, {"3", "3", "9"}, {"1", "2", "3"}, {"1", "9", "8"}, {"0", "1180591620717411303424", "1"}};
    for (int i = 0; i < NUMBER_COUNT(triples); i++) {
        for (int j = 0; j < NUMBER_COUNT(triples); j++) {
            PyObject *a = range(triples[i][0], triples[i][1], triples[i][2]), *b = range(triples[j][0], triples[j][1], triples[j][2]);
            printf("%d %d %d\n", PyObject_RichCompareBool(a, b, Py_EQ), PyObject_RichCompareBool(a, b, Py_NE), PyObject_Hash(a) == PyObject_Hash(b));
            number_show(PyObject_RichCompare(a, b, Py_LT), "<");
            Py_DECREF(a);
            Py_DECREF(b);
        }
    }
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyRange_Type, NULL));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyRange_Type, "i", 3));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyRange_Type, "ii", 3, 7));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyRange_Type, "iiii", 3, 7, 1, 1));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyRange_Type, "s", "x"));
    PyObject *ten = PyObject_CallFunction((PyObject *)&PyRange_Type, "i", 10), *text = PyUnicode_FromString("x");
    SHOW_NEW(PySequence_List(ten));
    SHOW_NEW(PySequence_Tuple(ten));
    SHOW_STATUS(PySequence_Contains(ten, text));
    SHOW_NEW(number_call(ten, "index", "(s)", "x"));
    SHOW_NEW(number_call(ten, "count", "(s)", "x"));
    SHOW_STATUS(PyObject_SetItem(ten, Py_None, Py_None));
    Py_DECREF(text);
    Py_DECREF(ten);
}

OBJECT_MAIN(body)
