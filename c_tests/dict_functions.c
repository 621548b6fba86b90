/* The functions of the API on dicts: what they return, what they leave, what they refuse. */

#include "method.h"

static void show_get(const char *title, int code, PyObject *value)
{
    if (code < 0) {
        SHOW_ERROR(title);
    } else if (value == NULL) {
        printf("%s: %d, NULL\n", title, code);
    } else {
        printf("%s: %d, ", title, code);
        SHOW_NEW(value);
    }
}

static void looking_up(void)
{
    PyObject *d = Py_BuildValue("{s:i,s:i,i:s,d:s}", "a", 1, "b", 2, 3, "three", 4.5, "float");
    PyObject *a = PyUnicode_FromString("a"), *no = PyUnicode_FromString("no"), *list = PyList_New(0), *value;
    PyObject *three = PyFloat_FromDouble(3.0);
    SHOW_BORROWED(PyDict_GetItem(d, a));
    SHOW_BORROWED(PyDict_GetItem(d, three));
    REQUIRE(PyDict_GetItem(d, no) == NULL && !PyErr_Occurred());
    REQUIRE(PyDict_GetItem(list, no) == NULL && !PyErr_Occurred());
    REQUIRE(PyDict_GetItem(d, list) == NULL && !PyErr_Occurred());
    SHOW_BORROWED(PyDict_GetItemWithError(d, a));
    REQUIRE(PyDict_GetItemWithError(d, no) == NULL && !PyErr_Occurred());
    SHOW_BORROWED(PyDict_GetItemWithError(d, list));
    REQUIRE(PyDict_GetItemWithError(list, a) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_BORROWED(PyDict_GetItemString(d, "b"));
    REQUIRE(PyDict_GetItemString(d, "c") == NULL && !PyErr_Occurred());
    int code = PyDict_GetItemRef(d, a, &value);
    show_get("GetItemRef", code, value);
    code = PyDict_GetItemRef(d, no, &value);
    show_get("GetItemRef", code, value);
    code = PyDict_GetItemRef(d, list, &value);
    show_get("GetItemRef", code, value);
    code = PyDict_GetItemStringRef(d, "a", &value);
    show_get("GetItemStringRef", code, value);
    code = PyDict_GetItemStringRef(d, "c", &value);
    show_get("GetItemStringRef", code, value);
    SHOW_STATUS(PyDict_Contains(d, a));
    SHOW_STATUS(PyDict_Contains(d, no));
    SHOW_STATUS(PyDict_Contains(d, list));
    SHOW_STATUS(PyDict_ContainsString(d, "a"));
    SHOW_STATUS(PyDict_ContainsString(d, "c"));
    SHOW_STATUS(PyDict_Size(d));
    REQUIRE(PyDict_Size(list) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_BORROWED(_PyDict_GetItem_KnownHash(d, a, PyObject_Hash(a)));
    SHOW_BORROWED(_PyDict_GetItemStringWithError(d, "a"));
    SHOW_NEW(PyDict_Keys(d));
    SHOW_NEW(PyDict_Values(d));
    SHOW_NEW(PyDict_Items(d));
    REQUIRE(PyDict_Keys(list) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    Py_ssize_t pos = 0;
    PyObject *key;
    while (PyDict_Next(d, &pos, &key, &value)) {
        SHOW_BORROWED(key);
        SHOW_BORROWED(value);
    }
    REQUIRE(!PyDict_Next(list, &pos, &key, &value));
    Py_DECREF(d);
    Py_DECREF(a);
    Py_DECREF(no);
    Py_DECREF(list);
    Py_DECREF(three);
}

static void changing(void)
{
    PyObject *d = PyDict_New(), *one = PyLong_FromLong(1001), *a = PyUnicode_FromString("a"), *list = PyList_New(0), *value;
    SHOW_STATUS(PyDict_SetItem(d, a, one));
    SHOW_STATUS(PyDict_SetItem(d, one, a));
    SHOW_STATUS(PyDict_SetItem(d, list, a));
    SHOW_STATUS(PyDict_SetItemString(d, "text", list));
    REQUIRE(PyDict_SetItem(list, a, a) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    printf("references: %lld %lld\n", (long long)Py_REFCNT(one), (long long)Py_REFCNT(list));
    SHOW_BORROWED(d);
    SHOW_STATUS(PyDict_SetItem(d, a, list));
    printf("references: %lld %lld\n", (long long)Py_REFCNT(one), (long long)Py_REFCNT(list));
    SHOW_STATUS(PyDict_DelItem(d, a));
    SHOW_STATUS(PyDict_DelItem(d, a));
    SHOW_STATUS(PyDict_DelItem(d, list));
    SHOW_STATUS(PyDict_DelItemString(d, "text"));
    SHOW_STATUS(PyDict_DelItemString(d, "text"));
    REQUIRE(PyDict_DelItem(list, a) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_BORROWED(d);
    SHOW_BORROWED(PyDict_SetDefault(d, a, one));
    SHOW_BORROWED(PyDict_SetDefault(d, a, list));
    SHOW_BORROWED(PyDict_SetDefault(d, list, list));
    int code = PyDict_SetDefaultRef(d, a, list, &value);
    show_get("SetDefaultRef", code, value);
    code = PyDict_SetDefaultRef(d, Py_None, list, &value);
    show_get("SetDefaultRef", code, value);
    code = PyDict_SetDefaultRef(d, Py_True, list, NULL);
    printf("SetDefaultRef: %d\n", code);
    code = PyDict_SetDefaultRef(d, list, list, &value);
    show_get("SetDefaultRef", code, value);
    SHOW_BORROWED(d);
    code = PyDict_Pop(d, a, &value);
    show_get("Pop", code, value);
    code = PyDict_Pop(d, a, &value);
    show_get("Pop", code, value);
    code = PyDict_Pop(d, list, &value);
    show_get("Pop", code, value);
    code = PyDict_Pop(d, Py_None, NULL);
    printf("Pop: %d\n", code);
    PyDict_SetItemString(d, "text", list);
    code = PyDict_PopString(d, "text", &value);
    show_get("PopString", code, value);
    code = PyDict_PopString(d, "text", &value);
    show_get("PopString", code, value);
    SHOW_NEW(_PyDict_Pop(d, a, one));
    SHOW_NEW(_PyDict_Pop(d, a, NULL));
    SHOW_BORROWED(d);
    PyDict_Clear(d);
    SHOW_BORROWED(d);
    PyDict_Clear(d);
    PyDict_Clear(list);
    printf("references: %lld %lld %lld\n", (long long)Py_REFCNT(one), (long long)Py_REFCNT(list), (long long)Py_REFCNT(a));
    Py_DECREF(d);
    Py_DECREF(one);
    Py_DECREF(a);
    Py_DECREF(list);
}

static void merging(void)
{
    PyObject *a = Py_BuildValue("{s:i,s:i}", "x", 1, "y", 2), *b = Py_BuildValue("{s:i,s:i,i:i}", "y", 20, "z", 30, 5, 6);
    PyObject *list = PyList_New(0), *copy = PyDict_Copy(a);
    SHOW_BORROWED(copy);
    SHOW_STATUS(PyDict_Merge(copy, b, 0));
    SHOW_BORROWED(copy);
    SHOW_STATUS(PyDict_Merge(copy, b, 1));
    SHOW_BORROWED(copy);
    SHOW_STATUS(PyDict_Update(copy, copy));
    SHOW_STATUS(PyDict_Update(copy, list));
    SHOW_STATUS(PyDict_Update(copy, Py_None));
    PyObject *empty = PyDict_New();
    SHOW_STATUS(PyDict_Update(empty, copy));
    SHOW_BORROWED(empty);
    PyDict_Clear(empty);
    SHOW_STATUS(PyDict_Merge(empty, empty, 1));
    REQUIRE(PyDict_Merge(list, a, 1) == -1 && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    REQUIRE(PyDict_Copy(list) == NULL && PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    PyObject *pairs = Py_BuildValue("[(si)[si]s]", "k", 1, "x", 9, "ab");
    SHOW_STATUS(PyDict_MergeFromSeq2(empty, pairs, 1));
    SHOW_BORROWED(empty);
    SHOW_STATUS(PyDict_MergeFromSeq2(copy, pairs, 0));
    SHOW_BORROWED(copy);
    PyObject *bad = Py_BuildValue("[(si)(sii)]", "q", 1, "r", 2, 3), *worse = Py_BuildValue("[(si)i]", "s", 1, 5);
    SHOW_STATUS(PyDict_MergeFromSeq2(empty, bad, 1));
    SHOW_STATUS(PyDict_MergeFromSeq2(empty, worse, 1));
    SHOW_BORROWED(empty);
    PyObject *presized = _PyDict_NewPresized(100);
    PyDict_Update(presized, copy);
    SHOW_BORROWED(presized);
    Py_DECREF(presized);
    Py_DECREF(bad);
    Py_DECREF(worse);
    Py_DECREF(pairs);
    Py_DECREF(empty);
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(copy);
    Py_DECREF(list);
}

static void body(void)
{
    looking_up();
    changing();
    merging();
}

OBJECT_MAIN(body)
