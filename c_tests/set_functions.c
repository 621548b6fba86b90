/* Sets and frozensets: the functions of the API and the methods. */

#include "method.h"

static void functions(void)
{
    PyObject *one = PyLong_FromLong(1), *list = PyList_New(0), *text = PyUnicode_FromString("hello");
    PyObject *set = PySet_New(NULL);
    SHOW_BORROWED(set);
    SHOW_NEW(PySet_New(text));
    SHOW_NEW(PyFrozenSet_New(text));
    SHOW_NEW(PyFrozenSet_New(NULL));
    SHOW_NEW(PySet_New(one));
    SHOW_NEW(PyFrozenSet_New(one));
    SHOW_STATUS(PySet_Add(set, one));
    SHOW_STATUS(PySet_Add(set, one));
    SHOW_STATUS(PySet_Add(set, text));
    SHOW_STATUS(PySet_Add(set, list));
    REQUIRE(PySet_Add(list, one) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_STATUS(PySet_Size(set));
    REQUIRE(PySet_Size(list) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_STATUS(PySet_Contains(set, one));
    SHOW_STATUS(PySet_Contains(set, Py_None));
    SHOW_STATUS(PySet_Contains(set, list));
    SHOW_STATUS(PySet_Contains(set, set));
    SHOW_STATUS(PySequence_Contains(set, set));
    REQUIRE(PySet_Contains(list, one) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_STATUS(PySet_Discard(set, one));
    SHOW_STATUS(PySet_Discard(set, one));
    SHOW_STATUS(PySet_Discard(set, list));
    REQUIRE(PySet_Discard(list, one) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_NEW(PySet_Pop(set));
    SHOW_NEW(PySet_Pop(set));
    REQUIRE(PySet_Pop(list) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    PySet_Add(set, text);
    SHOW_STATUS(PySet_Clear(set));
    SHOW_BORROWED(set);
    REQUIRE(PySet_Clear(list) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    PyObject *frozen = PyFrozenSet_New(NULL);
    SHOW_STATUS(PySet_Add(frozen, one));
    Py_INCREF(frozen);
    REQUIRE(PySet_Add(frozen, text) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_STATUS(PyObject_Hash(frozen));
    SHOW_STATUS(PyObject_Hash(set));
    Py_DECREF(frozen);
    Py_DECREF(frozen);
    printf("references: %lld\n", (long long)Py_REFCNT(text));
    Py_DECREF(set);
    Py_DECREF(one);
    Py_DECREF(list);
    Py_DECREF(text);
}

static void methods(void)
{
    PyObject *s = PyObject_CallFunction((PyObject *)&PySet_Type, "[iiiii]", 1, 2, 3, 4, 5);
    CALL(s, "add", "i", 6);
    CALL(s, "add", "[]");
    CALL(s, "add", NULL);
    CALL(s, "discard", "i", 6);
    CALL(s, "discard", "i", 6);
    CALL(s, "remove", "i", 5);
    CALL(s, "remove", "i", 5);
    CALL(s, "remove", "((ii))", 5, 6);
    CALL(s, "remove", "[]");
    CALL(s, "pop", NULL);
    CALL(s, "pop", NULL);
    CALL(s, "copy", NULL);
    CALL(s, "update", "[ii](i)", 10, 11, 12);
    CALL(s, "update", "i", 1);
    CALL(s, "update", "{s:i}", "k", 1);
    CALL(s, "update", NULL);
    SHOW_BORROWED(s);
    CALL(s, "union", "[i]", 77);
    CALL(s, "union", NULL);
    CALL(s, "union", "[i][i]", 77, 78);
    CALL(s, "intersection", "[iii]", 3, 10, 99);
    CALL(s, "intersection", "[iii][i]", 3, 10, 99, 3);
    CALL(s, "intersection", NULL);
    CALL(s, "difference", "[iii]", 3, 10, 99);
    CALL(s, "difference", "[iii](i)", 3, 10, 99, 11);
    CALL(s, "difference", "{i:i}", 3, 10);
    CALL(s, "difference", NULL);
    CALL(s, "symmetric_difference", "[iii]", 3, 10, 99);
    CALL(s, "symmetric_difference", "i", 3);
    CALL(s, "isdisjoint", "[i]", 99);
    CALL(s, "isdisjoint", "[i]", 3);
    CALL(s, "isdisjoint", "i", 3);
    CALL(s, "issubset", "[i]", 3);
    CALL(s, "issubset", "O", s);
    CALL(s, "issuperset", "[i]", 3);
    CALL(s, "issuperset", "[i]", 99);
    CALL(s, "intersection_update", "[iiii]", 3, 10, 11, 99);
    SHOW_BORROWED(s);
    CALL(s, "difference_update", "[i]", 10);
    SHOW_BORROWED(s);
    CALL(s, "symmetric_difference_update", "[ii]", 3, 5);
    SHOW_BORROWED(s);
    CALL(s, "symmetric_difference_update", "{i:i}", 5, 1);
    SHOW_BORROWED(s);
    CALL(s, "__reduce__", NULL);
    CALL(s, "__contains__", "i", 11);
    CALL(s, "clear", NULL);
    CALL(s, "pop", NULL);
    CALL(s, "__init__", "[ii]", 8, 9);
    CALL(s, "__init__", "ii", 8, 9);
    SHOW_BORROWED(s);
    PyObject *f = PyObject_CallFunction((PyObject *)&PyFrozenSet_Type, "[iii]", 1, 2, 3);
    CALL(f, "copy", NULL);
    CALL(f, "union", "O", s);
    CALL(f, "add", "i", 3);
    CALL(f, "__contains__", "i", 3);
    PyObject *same = call_method(f, "copy", NULL);
    REQUIRE(same == f);
    Py_DECREF(same);
    same = PyObject_CallFunctionObjArgs((PyObject *)&PyFrozenSet_Type, f, NULL);
    REQUIRE(same == f);
    Py_DECREF(same);
    PyObject *outer = PySet_New(NULL);
    PySet_Add(outer, f);
    CALL(outer, "__contains__", "O", f);
    PyObject *mutable = PySet_New(f);
    CALL(outer, "__contains__", "O", mutable);
    CALL(outer, "remove", "O", mutable);
    SHOW_BORROWED(outer);
    PyObject *type = (PyObject *)&PySet_Type, *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "a", 1);
    SHOW_NEW(PyObject_Call(type, args, kwargs));
    SHOW_NEW(PyObject_Call((PyObject *)&PyFrozenSet_Type, args, kwargs));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyFrozenSet_Type, "ii", 1, 2));
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(mutable);
    Py_DECREF(outer);
    Py_DECREF(s);
    Py_DECREF(f);
}

static void operators(void)
{
    PyObject *a = PyObject_CallFunction((PyObject *)&PySet_Type, "[iii]", 1, 2, 3), *b = PyObject_CallFunction((PyObject *)&PyFrozenSet_Type, "[iii]", 2, 3, 4);
    PyObject *list = Py_BuildValue("[i]", 1), *c = PyObject_CallFunction((PyObject *)&PySet_Type, "[ii]", 1, 2);
    PyObject *all[] = {a, b, c, list};
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
            SHOW_NEW(PyNumber_Or(all[i], all[j]));
            SHOW_NEW(PyNumber_And(all[i], all[j]));
            SHOW_NEW(PyNumber_Subtract(all[i], all[j]));
            SHOW_NEW(PyNumber_Xor(all[i], all[j]));
            for (int op = Py_LT; op <= Py_GE; op++) {
                SHOW_NEW(PyObject_RichCompare(all[i], all[j], op));
            }
        }
    }
    SHOW_NEW(PyNumber_InPlaceOr(a, b));
    SHOW_NEW(PyNumber_InPlaceAnd(a, b));
    SHOW_NEW(PyNumber_InPlaceSubtract(a, c));
    SHOW_NEW(PyNumber_InPlaceXor(a, b));
    SHOW_NEW(PyNumber_InPlaceOr(a, list));
    SHOW_NEW(PyNumber_InPlaceOr(b, a));
    SHOW_NEW(PyNumber_InPlaceSubtract(c, c));
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(c);
    Py_DECREF(list);
}

static void iterator(void)
{
    PyObject *s = PyObject_CallFunction((PyObject *)&PySet_Type, "[iii]", 1, 2, 3), *it = PyObject_GetIter(s), *item;
    printf("%s\n", Py_TYPE(it)->tp_name);
    while ((item = PyIter_Next(it)) != NULL) {
        SHOW_NEW(item);
        CALL(it, "__length_hint__", NULL);
        PyObject *reduced = call_method(it, "__reduce__", NULL);
        SHOW_BORROWED(PyTuple_GetItem(reduced, 1));
        Py_DECREF(reduced);
    }
    SHOW_NEW(PyIter_Next(it));
    Py_DECREF(it);
    it = PyObject_GetIter(s);
    SHOW_NEW(PyIter_Next(it));
    PySet_Add(s, Py_None);
    SHOW_NEW(PyIter_Next(it));
    PySet_Discard(s, Py_None);
    SHOW_NEW(PyIter_Next(it));
    CALL(it, "__length_hint__", NULL);
    Py_DECREF(it);
    Py_DECREF(s);
}

static void hashes(void)
{
    PyObject *f = PyFrozenSet_New(NULL);
    SHOW_STATUS(PyObject_Hash(f));
    Py_DECREF(f);
    for (int n = 1; n < 30; n += 3) {
        f = PyFrozenSet_New(NULL);
        for (int i = 0; i < n; i++) {
            PyObject *item = PyLong_FromLong((i * 7919) % 100 - 20);
            PySet_Add(f, item);
            Py_DECREF(item);
        }
        SHOW_STATUS(PyObject_Hash(f));
        Py_DECREF(f);
    }
}

static void body(void)
{
    functions();
    methods();
    operators();
    iterator();
    hashes();
}

OBJECT_MAIN(body)
