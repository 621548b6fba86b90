/* Slices: making, fitting to a length, comparing, hashing. */

#include "method.h"

static PyObject *part(int value)
{
    return value == 99 ? Py_NewRef(Py_None) : PyLong_FromLong(value);
}

static void fitting(void)
{
    static const int bounds[] = {99, -9, -1, 0, 2, 6}, steps[] = {99, 1, 2, -1, -3, 0};
    for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
            for (int k = 0; k < 6; k++) {
                PyObject *start = part(bounds[i]), *stop = part(bounds[j]), *step = part(steps[k]);
                PyObject *slice = PySlice_New(start, stop, step);
                SHOW_BORROWED(slice);
                Py_ssize_t a = 0, b = 0, c = 0, n = 0;
                for (int length = 0; length < 7; length += 3) {
                    if (PySlice_Unpack(slice, &a, &b, &c) < 0) {
                        SHOW_ERROR("unpack");
                        continue;
                    }
                    n = PySlice_AdjustIndices(length, &a, &b, c);
                    printf("%lld %lld %lld %lld\n", (long long)a, (long long)b, (long long)c, (long long)n);
                    REQUIRE(PySlice_GetIndicesEx(slice, length, &a, &b, &c, &n) == 0);
                    printf("%lld %lld %lld %lld\n", (long long)a, (long long)b, (long long)c, (long long)n);
                    int code = PySlice_GetIndices(slice, length, &a, &b, &c);
                    if (code == 0) {
                        printf("%lld %lld %lld\n", (long long)a, (long long)b, (long long)c);
                    } else {
                        printf("%d\n", code);
                    }
                    CALL(slice, "indices", "i", length);
                }
                Py_DECREF(slice);
                Py_DECREF(start);
                Py_DECREF(stop);
                Py_DECREF(step);
            }
        }
    }
}

static void body(void)
{
    fitting();
    PyObject *large = PyLong_FromString("123456789012345678901234567890", NULL, 10), *text = PyUnicode_FromString("x"), *minus = PyLong_FromLong(-1);
    PyObject *s = PySlice_New(NULL, large, NULL), *t = PySlice_New(text, NULL, NULL), *u = PySlice_New(large, NULL, minus), *v = PySlice_New(NULL, NULL, large);
    Py_ssize_t a, b, c;
    SHOW_STATUS(PySlice_Unpack(s, &a, &b, &c));
    printf("%lld %lld %lld\n", (long long)a, (long long)b, (long long)c);
    SHOW_STATUS(PySlice_Unpack(t, &a, &b, &c));
    SHOW_STATUS(PySlice_Unpack(u, &a, &b, &c));
    printf("%lld %lld %lld\n", (long long)a, (long long)b, (long long)c);
    SHOW_STATUS(PySlice_Unpack(v, &a, &b, &c));
    printf("%lld %lld %lld\n", (long long)a, (long long)b, (long long)c);
    CALL(s, "indices", "O", large);
    CALL(u, "indices", "O", large);
    CALL(v, "indices", "i", 10);
    CALL(t, "indices", "i", 10);
    CALL(s, "indices", "i", -1);
    CALL(s, "indices", "s", "x");
    CALL(s, "indices", NULL);
    CALL(s, "__reduce__", NULL);
    SHOW_NEW(attribute(s, "start"));
    SHOW_NEW(attribute(s, "stop"));
    SHOW_NEW(attribute(u, "step"));
    for (int op = Py_LT; op <= Py_GE; op++) {
        SHOW_NEW(PyObject_RichCompare(s, s, op));
        SHOW_NEW(PyObject_RichCompare(s, u, op));
        SHOW_NEW(PyObject_RichCompare(s, text, op));
    }
    SHOW_STATUS(PyObject_Hash(s));
    PyObject *list = PyList_New(0), *bad = PySlice_New(list, NULL, NULL), *numbers = _PySlice_FromIndices(3, 9);
    SHOW_STATUS(PyObject_Hash(bad));
    SHOW_STATUS(PyObject_Hash(numbers));
    SHOW_BORROWED(numbers);
    PyObject *type = (PyObject *)&PySlice_Type;
    SHOW_NEW(PyObject_CallFunction(type, "i", 5));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 5, 6));
    SHOW_NEW(PyObject_CallFunction(type, "iii", 5, 6, 7));
    SHOW_NEW(PyObject_CallFunction(type, NULL));
    SHOW_NEW(PyObject_CallFunction(type, "iiii", 5, 6, 7, 8));
    SHOW_BORROWED(Py_Ellipsis);
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)&PyEllipsis_Type));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyEllipsis_Type, "i", 1));
    Py_DECREF(list);
    Py_DECREF(bad);
    Py_DECREF(numbers);
    Py_DECREF(s);
    Py_DECREF(t);
    Py_DECREF(u);
    Py_DECREF(v);
    Py_DECREF(large);
    Py_DECREF(text);
    Py_DECREF(minus);
}

OBJECT_MAIN(body)
