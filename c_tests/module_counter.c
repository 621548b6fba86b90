/* collections.Counter: counted, sorted, compared and combined; and OrderedDict by its functions of C. */

#include "library.h"

static PyObject *counter(const char *text)
{
    return library_call("collections", "Counter", "(s)", text);
}

static void body(void)
{
    PyObject *c = counter("abracadabra"), *d = counter("abcxyz"), *z = PyUnicode_FromString("z"), *a = PyUnicode_FromString("a");
    SHOW_BORROWED(c);
    SHOW_NEW(PyObject_GetItem(c, a));
    SHOW_NEW(PyObject_GetItem(c, z));
    SHOW_STATUS(PyObject_Size(c));
    CALL(c, "total", NULL);
    CALL(c, "most_common", NULL);
    CALL(c, "most_common", "i", 2);
    CALL(c, "most_common", "i", 0);
    CALL(c, "most_common", "s", "x");
    SHOW_NEW(items_of(call_method(c, "elements", NULL), 20));
    CALL(c, "copy", NULL);
    CALL(c, "__reduce__", NULL);
    SHOW_NEW(PyNumber_Add(c, d));
    SHOW_NEW(PyNumber_Subtract(c, d));
    SHOW_NEW(PyNumber_Subtract(d, c));
    SHOW_NEW(PyNumber_And(c, d));
    SHOW_NEW(PyNumber_Or(c, d));
    SHOW_NEW(PyNumber_Add(c, c));
    for (int op = 0; op < 6; op++) {
        SHOW_NEW(PyObject_RichCompare(c, d, op));
        SHOW_NEW(PyObject_RichCompare(c, c, op));
    }
    CALL(c, "update", "s", "aaa");
    CALL(c, "update", "({s:i})", "z", 5);
    CALL(c, "subtract", "s", "bbbbb");
    SHOW_BORROWED(c);
    SHOW_NEW(PyNumber_Positive(c));
    SHOW_NEW(PyNumber_Negative(c));
    PyObject *same = PyNumber_InPlaceAdd(c, d);
    CHECK(same == c);
    Py_XDECREF(same);
    SHOW_BORROWED(c);
    same = PyNumber_InPlaceSubtract(c, d);
    Py_XDECREF(same);
    SHOW_BORROWED(c);
    same = PyNumber_InPlaceAnd(c, d);
    Py_XDECREF(same);
    SHOW_BORROWED(c);
    same = PyNumber_InPlaceOr(c, d);
    Py_XDECREF(same);
    SHOW_BORROWED(c);
    SHOW_STATUS(PyObject_DelItem(c, a));
    SHOW_STATUS(PyObject_DelItem(c, a));
    SHOW_BORROWED(c);
    SHOW_STATUS(PyObject_Hash(c));
    SHOW_STATUS(PyObject_SetAttr(c, PyUnicode_InternFromString("own"), a));
    PyObject *plain = PyDict_Copy(c);
    SHOW_NEW(PyObject_RichCompare(c, plain, Py_EQ));
    Py_DECREF(plain);
    CALL((PyObject *)Py_TYPE(c), "fromkeys", "s", "abc");
    object_show("Counter()", library_call("collections", "Counter", "()"), 1);
    object_show("Counter(1)", library_call("collections", "Counter", "(i)", 1), 1);
    object_show("Counter(1, 2)", library_call("collections", "Counter", "(ii)", 1, 2), 1);
    object_show("Counter(a=1)", library_apply("collections", "Counter", PyTuple_New(0), Py_BuildValue("{s:i,s:i}", "a", 1, "b", 2)), 1);
    Py_DECREF(c);
    Py_DECREF(d);

    PyObject *od = PyODict_New();
    SHOW_STATUS(PyODict_SetItem(od, z, a));
    SHOW_STATUS(PyODict_SetItem(od, a, z));
    SHOW_BORROWED(od);
    SHOW_STATUS(PyODict_DelItem(od, z));
    SHOW_STATUS(PyODict_DelItem(od, z));
    SHOW_BORROWED(od);
    Py_DECREF(od);
    Py_DECREF(z);
    Py_DECREF(a);
}

OBJECT_MAIN(body)
