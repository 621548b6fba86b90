/* Dicts of random changes keep their order and content, whatever the keys are. */

#include "method.h"

static uint64_t state;

static uint64_t random64(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static PyObject *key_of(int kind, uint64_t r, int range)
{
    switch (kind) {
    case 0: return PyUnicode_FromFormat("key%d", (int)(r % range));
    case 1: return PyLong_FromLong((long)(r % range) - range / 2);
    case 2: return PyLong_FromLongLong((long long)(r % range) << 40);
    case 3: return r & 256 ? PyUnicode_FromFormat("%d", (int)(r % range)) : PyLong_FromLong((long)(r % range));
    case 4: return PyFloat_FromDouble((double)(r % range) / 64);
    default: return Py_BuildValue("(is)", (int)(r % range), "t");
    }
}

static void show_sum(PyObject *d)
{
    uint64_t sum = 0;
    Py_ssize_t pos = 0;
    PyObject *key, *value;
    while (PyDict_Next(d, &pos, &key, &value)) {
        PyObject *text = PyUnicode_FromFormat("%R:%R", key, value);
        for (const char *utf8 = PyUnicode_AsUTF8(text); *utf8; utf8++) {
            sum = sum * 31 + (unsigned char)*utf8;
        }
        Py_DECREF(text);
    }
    printf("%lld entries, %016llx\n", (long long)PyDict_Size(d), (unsigned long long)sum);
}

static void run(int kind, int range, int steps)
{
    PyObject *d = PyDict_New(), *last = NULL;
    for (int i = 0; i < steps; i++) {
        uint64_t r = random64();
        PyObject *key = key_of(kind, r >> 8, range), *value = PyLong_FromLong(i), *found = NULL;
        switch (r % 16) {
        case 0: case 1: case 2: case 3: case 4: case 5: case 6:
            REQUIRE(PyDict_SetItem(d, key, value) == 0);
            break;
        case 7: case 8: case 9: case 10:
            if (PyDict_DelItem(d, key) < 0) {
                REQUIRE(PyErr_ExceptionMatches(PyExc_KeyError));
                PyErr_Clear();
            }
            break;
        case 11:
            PyDict_Pop(d, key, &found);
            Py_XDECREF(found);
            break;
        case 12:
            REQUIRE(PyDict_SetDefault(d, key, value) != NULL);
            break;
        case 13:
            found = call_method(d, "popitem", NULL);
            PyErr_Clear();
            Py_XDECREF(found);
            break;
        case 14:
            REQUIRE(PyDict_Contains(d, key) >= 0);
            if (r % 1024 < 16) {
                Py_XDECREF(last);
                last = PyDict_Copy(d);
            }
            break;
        default:
            if (r % 4096 < 64 && last != NULL) {
                PyDict_Merge(d, last, r % 2);
            } else if (r % 65536 < 64) {
                PyDict_Clear(d);
            }
        }
        Py_DECREF(key);
        Py_DECREF(value);
        if (i % 997 == 0) {
            show_sum(d);
        }
    }
    show_sum(d);
    PyObject *copy = PyDict_Copy(d);
    SHOW_STATUS(PyObject_RichCompareBool(d, copy, Py_EQ));
    Py_XDECREF(last);
    Py_DECREF(copy);
    Py_DECREF(d);
}

static void growing(int kind)
{
    PyObject *d = PyDict_New();
    for (int i = 0; i < 3000; i++) {
        PyObject *key = key_of(kind, i, 100000), *value = PyLong_FromLong(i);
        PyDict_SetItem(d, key, value);
        Py_DECREF(key);
        Py_DECREF(value);
    }
    show_sum(d);
    for (int i = 0; i < 3000; i++) {
        PyObject *key = key_of(kind, i, 100000);
        REQUIRE(PyLong_AsLong(PyDict_GetItem(d, key)) == i);
        if (i % 3) {
            PyDict_DelItem(d, key);
        }
        Py_DECREF(key);
    }
    show_sum(d);
    Py_DECREF(d);
}

static void body(void)
{
    state = 0x9e3779b97f4a7c15u;
    for (int kind = 0; kind < 6; kind++) {
        run(kind, 5, 3000);
        run(kind, 20, 3000);
        run(kind, 500, 8000);
        growing(kind);
    }
}

OBJECT_MAIN(body)
