/* The type str: construction, subtypes, iterators, what is in its dict. */
#include "str.h"

static void call(const char *title, PyObject *type, PyObject *args, PyObject *names)
{
    object_show(title, PyObject_Call(type, args, names), 1);
    Py_DECREF(args);
    Py_XDECREF(names);
}

#define CALL(args, names) call(#args " " #names, (PyObject *)&PyUnicode_Type, args, names)

static void body(void)
{
    CALL(Py_BuildValue("()"), NULL);
    CALL(Py_BuildValue("(s)", "abc"), NULL);
    CALL(Py_BuildValue("(i)", 12), NULL);
    CALL(Py_BuildValue("(y)", "abc"), NULL);
    CALL(Py_BuildValue("(ys)", "a\xe9", "latin-1"), NULL);
    CALL(Py_BuildValue("(yss)", "a\xe9", "ascii", "replace"), NULL);
    CALL(Py_BuildValue("(yss)", "a\xe9", "ascii", "strict"), NULL);
    CALL(Py_BuildValue("(ii)", 1, 2), NULL);
    CALL(Py_BuildValue("(is)", 1, "utf-8"), NULL);
    CALL(Py_BuildValue("(ss)", "a", "utf-8"), NULL);
    CALL(Py_BuildValue("(iiii)", 1, 2, 3, 4), NULL);
    CALL(Py_BuildValue("()"), Py_BuildValue("{s:y}", "object", "x"));
    CALL(Py_BuildValue("()"), Py_BuildValue("{s:y,s:s}", "object", "x\xff", "errors", "ignore"));
    CALL(Py_BuildValue("()"), Py_BuildValue("{s:i}", "x", 1));
    CALL(Py_BuildValue("(s)", "a"), Py_BuildValue("{s:i}", "object", 1));
    CALL(Py_BuildValue("(y)", "a"), Py_BuildValue("{s:i}", "encoding", 1));
    CALL(Py_BuildValue("()"), Py_BuildValue("{s:s}", "encoding", "ascii"));

    PyObject *type = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){}", "Text", &PyUnicode_Type);
    REQUIRE(type != NULL);
    static const char *texts[] = {"", "abc", "a\xc3\xa9", "a\xe2\x82\xac", "a\xf0\x9f\x98\x80"};
    for (int at = 0; at < 5; at++) {
        PyObject *plain = str_of(texts[at]), *op = PyObject_CallOneArg(type, plain);
        printf("%d %zd %d %d %d\n", PyUnicode_CheckExact(op), PyUnicode_GetLength(op), PyObject_RichCompareBool(plain, op, Py_EQ), PyObject_Hash(op) == PyObject_Hash(plain),
               (int)((PyASCIIObject *)op)->state.compact);
        SHOW_BORROWED(op);
        SHOW_NEW(PyObject_Str(op));
        PyObject *text = PyUnicode_FromObject(op);
        printf("%d %d\n", PyUnicode_CheckExact(text), text == op);
        Py_DECREF(text);
        SHOW_NEW(PyUnicode_Substring(op, 0, 99));
        SHOW_NEW(PySequence_Concat(op, op));
        SHOW_NEW(PyUnicode_Replace(op, plain, plain, -1));
        printf("%s\n", PyUnicode_AsUTF8(op));
        PyObject *kept = op;
        PyUnicode_InternInPlace(&op);
        printf("%d\n", kept == op);
        PyUnicode_Append(&op, plain);
        SHOW_BORROWED(op);
        Py_DECREF(op);
        Py_DECREF(plain);
    }
    Py_DECREF(type);

    for (int at = 0; at < 5; at++) {
        PyObject *op = str_of(texts[at]), *iterator = PyObject_GetIter(op), *one;
        printf("%s %d\n", Py_TYPE(iterator)->tp_name, PyObject_GC_IsTracked(iterator));
        PyObject *hint = PyUnicode_InternFromString("__length_hint__"), *reduce = PyUnicode_InternFromString("__reduce__"), *set = PyUnicode_InternFromString("__setstate__");
        SHOW_NEW(PyObject_CallMethodNoArgs(iterator, hint));
        SHOW_NEW(PyObject_CallMethodNoArgs(iterator, reduce));
        while ((one = PyIter_Next(iterator)) != NULL) {
            SHOW_NEW(one);
        }
        SHOW_NEW(PyObject_CallMethodNoArgs(iterator, reduce));
        SHOW_NEW(PyObject_CallMethodNoArgs(iterator, hint));
        SHOW_NEW(PyIter_Next(iterator));
        Py_DECREF(iterator);
        iterator = PyObject_GetIter(op);
        PyObject *place = PyLong_FromLong(1);
        SHOW_NEW(PyObject_CallMethodOneArg(iterator, set, place));
        SHOW_NEW(PySequence_List(iterator));
        SHOW_NEW(PyObject_CallMethodOneArg(iterator, set, op));
        Py_DECREF(place);
        Py_DECREF(iterator);
        Py_DECREF(op);
        Py_DECREF(hint);
        Py_DECREF(reduce);
        Py_DECREF(set);
    }
    PyObject *dict = PyType_GetDict(&PyUnicode_Type);
    PyObject *names = PyMapping_Keys(dict);
    PyList_Sort(names);
    SHOW_NEW(names);
    Py_DECREF(dict);
    printf("%zd %zd %lx\n", PyUnicode_Type.tp_basicsize, PyUnicode_Type.tp_itemsize, PyUnicode_Type.tp_flags & ~(unsigned long)Py_TPFLAGS_VALID_VERSION_TAG);
    SHOW_STATUS(PyUnicode_Type.tp_doc != NULL);
}

OBJECT_MAIN(body)
