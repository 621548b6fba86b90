/* OrderedDict: rearranged, compared, printed, copied. */

#include "method.h"

static void body(void)
{
    PyObject *type = (PyObject *)&PyODict_Type, *d = PyObject_CallFunction(type, "[(si)(si)(si)(si)]", "a", 1, "b", 2, "c", 3, "d", 4);
    PyObject *plain = Py_BuildValue("{s:i,s:i,s:i,s:i}", "d", 4, "c", 3, "b", 2, "a", 1), *other = PyObject_CallOneArg(type, plain);
    SHOW_BORROWED(d);
    SHOW_STATUS(PyObject_RichCompareBool(d, plain, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(d, other, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(d, other, Py_NE));
    SHOW_NEW(PyObject_RichCompare(d, other, Py_LT));
    CALL(d, "move_to_end", "s", "a");
    SHOW_BORROWED(d);
    CALL(d, "move_to_end", "sO", "d", Py_False);
    SHOW_BORROWED(d);
    CALL(d, "move_to_end", "s", "zz");
    CALL(d, "move_to_end", NULL);
    CALL(d, "popitem", NULL);
    CALL(d, "popitem", "O", Py_False);
    CALL(d, "popitem", "OO", Py_False, Py_False);
    SHOW_BORROWED(d);
    CALL(d, "copy", NULL);
    CALL(d, "update", "{s:i}", "u", 5);
    CALL(d, "update", "ii", 1, 2);
    CALL(d, "setdefault", "si", "new", 5);
    CALL(d, "pop", "s", "new");
    CALL(d, "pop", "s", "new");
    CALL(d, "pop", "si", "new", 7);
    SHOW_NEW(PyNumber_Or(d, plain));
    SHOW_NEW(PyNumber_Or(plain, d));
    SHOW_NEW(PyNumber_InPlaceOr(d, plain));
    SHOW_STATUS(PyObject_Hash(d));
    PyObject *list = PySequence_List(d);
    SHOW_NEW(list);
    PyMapping_SetItemString(d, "self", d);
    SHOW_BORROWED(d);
    PyObject_DelItemString(d, "self");
    SHOW_STATUS(PyObject_SetAttrString(d, "attribute", plain));
    SHOW_NEW(attribute(d, "attribute"));
    CALL(d, "clear", NULL);
    SHOW_BORROWED(d);
    CALL(d, "popitem", NULL);
    CALL(type, "fromkeys", "si", "xyz", 5);
    for (int i = 0; i < 500; i++) {
        PyObject *key = PyLong_FromLong(i);
        PyObject_SetItem(d, key, key);
        Py_DECREF(key);
    }
    for (int i = 0; i < 490; i++) {
        PyObject *pair = i % 2 ? call_method(d, "popitem", NULL) : call_method(d, "popitem", "O", Py_False);
        Py_XDECREF(pair);
        PyObject *moved = call_method(d, "move_to_end", "(iO)", 100 + i * 7 % 300, i % 3 ? Py_True : Py_False);
        PyErr_Clear();
        Py_XDECREF(moved);
    }
    SHOW_BORROWED(d);
    SHOW_NEW(PyObject_CallFunction(type, "ii", 1, 2));
    Py_DECREF(d);
    Py_DECREF(plain);
    Py_DECREF(other);
}

OBJECT_MAIN(body)
