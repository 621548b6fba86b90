/* Views of a dict: as sets, as sequences, forward and backward, and when the dict changes. */

#include "method.h"

static void show_sorted(const char *title, PyObject *set)
{
    if (set == NULL) {
        SHOW_ERROR(title);
        return;
    }
    PyObject *list = PySequence_List(set);
    PyList_Sort(list);
    printf("%s %s ", title, Py_TYPE(set)->tp_name);
    SHOW_NEW(list);
    Py_DECREF(set);
}

static void as_sets(void)
{
    PyObject *a = Py_BuildValue("{s:i,s:i,s:i}", "x", 1, "y", 2, "z", 3), *b = Py_BuildValue("{s:i,s:i}", "y", 2, "w", 5);
    const char *names[] = {"keys", "items"};
    for (int i = 0; i < 2; i++) {
        PyObject *x = call_method(a, names[i], NULL), *y = call_method(b, names[i], NULL), *list = PySequence_List(y), *one = PyLong_FromLong(1);
        SHOW_BORROWED(x);
        show_sorted("and", PyNumber_And(x, y));
        show_sorted("or", PyNumber_Or(x, y));
        show_sorted("sub", PyNumber_Subtract(x, y));
        show_sorted("xor", PyNumber_Xor(x, y));
        show_sorted("and list", PyNumber_And(x, list));
        show_sorted("list and", PyNumber_And(list, x));
        show_sorted("or list", PyNumber_Or(x, list));
        show_sorted("list sub", PyNumber_Subtract(list, x));
        show_sorted("xor int", PyNumber_Xor(x, one));
        for (int op = Py_LT; op <= Py_GE; op++) {
            SHOW_NEW(PyObject_RichCompare(x, y, op));
            SHOW_NEW(PyObject_RichCompare(x, x, op));
            SHOW_NEW(PyObject_RichCompare(x, list, op));
            PyObject *set = PySet_New(x);
            SHOW_NEW(PyObject_RichCompare(x, set, op));
            Py_DECREF(set);
        }
        CALL(x, "isdisjoint", "O", y);
        CALL(x, "isdisjoint", "O", x);
        CALL(x, "isdisjoint", "[i]", 99);
        CALL(x, "isdisjoint", "i", 99);
        CALL(x, "__len__", NULL);
        SHOW_STATUS(PyObject_Hash(x));
        SHOW_NEW(attribute(x, "mapping"));
        SHOW_STATUS(PySequence_Contains(x, one));
        Py_DECREF(one);
        Py_DECREF(list);
        Py_DECREF(x);
        Py_DECREF(y);
    }
    PyObject *items = call_method(a, "items", NULL), *pair = Py_BuildValue("(si)", "x", 1), *other = Py_BuildValue("(si)", "x", 2);
    SHOW_STATUS(PySequence_Contains(items, pair));
    SHOW_STATUS(PySequence_Contains(items, other));
    PyObject *values = call_method(a, "values", NULL), *two = PyLong_FromLong(2);
    SHOW_BORROWED(values);
    SHOW_STATUS(PySequence_Contains(values, two));
    SHOW_STATUS(PyObject_RichCompareBool(values, values, Py_EQ));
    SHOW_NEW(PyNumber_Or(values, values));
    SHOW_STATUS(PyObject_Size(values));
    Py_DECREF(values);
    Py_DECREF(two);
    Py_DECREF(items);
    Py_DECREF(pair);
    Py_DECREF(other);
    Py_DECREF(a);
    Py_DECREF(b);
}

static void iterators(void)
{
    PyObject *d = Py_BuildValue("{s:i,s:i,s:i,s:i}", "x", 1, "y", 2, "z", 3, "w", 4);
    PyDict_DelItemString(d, "y");
    const char *names[] = {"keys", "values", "items"};
    for (int i = 0; i < 3; i++) {
        for (int reverse = 0; reverse < 2; reverse++) {
            PyObject *view = call_method(d, names[i], NULL), *iterator = reverse ? call_method(view, "__reversed__", NULL) : PyObject_GetIter(view), *item;
            printf("%s\n", Py_TYPE(iterator)->tp_name);
            CALL(iterator, "__length_hint__", NULL);
            while ((item = PyIter_Next(iterator)) != NULL) {
                SHOW_NEW(item);
                CALL(iterator, "__length_hint__", NULL);
                PyObject *reduced = call_method(iterator, "__reduce__", NULL);
                REQUIRE(reduced != NULL);
                SHOW_BORROWED(PyTuple_GetItem(reduced, 1));
                Py_DECREF(reduced);
            }
            SHOW_ERROR("end");
            SHOW_NEW(PyIter_Next(iterator));
            Py_DECREF(iterator);
            iterator = reverse ? call_method(view, "__reversed__", NULL) : PyObject_GetIter(view);
            Py_XDECREF(PyIter_Next(iterator));
            PyDict_SetItemString(d, "new", Py_None);
            SHOW_NEW(PyIter_Next(iterator));
            CALL(iterator, "__length_hint__", NULL);
            PyDict_DelItemString(d, "new");
            SHOW_NEW(PyIter_Next(iterator));
            Py_DECREF(iterator);
            Py_DECREF(view);
        }
    }
    PyObject *iterator = PyObject_GetIter(d);
    SHOW_NEW(PyIter_Next(iterator));
    PyDict_DelItemString(d, "x");
    PyDict_SetItemString(d, "v", Py_None);
    PyObject *item;
    while ((item = PyIter_Next(iterator)) != NULL) {
        SHOW_NEW(item);
    }
    SHOW_ERROR("keys changed");
    Py_DECREF(iterator);
    Py_DECREF(d);
}

static void body(void)
{
    as_sets();
    iterators();
}

OBJECT_MAIN(body)
