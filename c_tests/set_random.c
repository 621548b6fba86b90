/* Sets of random changes have the keys, the order and the size that they have in CPython. */

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
    case 0: return PyLong_FromLong((long)(r % range) - range / 2);
    case 1: return PyLong_FromLongLong((long long)(r % range) << 35);
    case 2: return PyUnicode_FromFormat("k%d", (int)(r % range));
    default: return Py_BuildValue("(ii)", (int)(r % range), 0);
    }
}

static void show_sum(PyObject *s)
{
    uint64_t sum = 0;
    PyObject *it = PyObject_GetIter(s), *item;
    while ((item = PyIter_Next(it)) != NULL) {
        PyObject *text = PyObject_Repr(item);
        for (const char *utf8 = PyUnicode_AsUTF8(text); *utf8; utf8++) {
            sum = sum * 31 + (unsigned char)*utf8;
        }
        Py_DECREF(text);
        Py_DECREF(item);
    }
    Py_DECREF(it);
    PyObject *size = call_method(s, "__sizeof__", NULL);
    printf("%lld keys, %ld bytes, %016llx\n", (long long)PySet_Size(s), PyLong_AsLong(size), (unsigned long long)sum);
    Py_DECREF(size);
}

static PyObject *some(int kind, int range, int n)
{
    PyObject *s = PySet_New(NULL);
    for (int i = 0; i < n; i++) {
        PyObject *key = key_of(kind, random64() >> 8, range);
        PySet_Add(s, key);
        Py_DECREF(key);
    }
    return s;
}

static void run(int kind, int range, int steps)
{
    static const char *const methods[] = {"update", "intersection_update", "difference_update", "symmetric_difference_update", "union", "intersection", "difference", "symmetric_difference"};
    PyObject *s = PySet_New(NULL);
    for (int i = 0; i < steps; i++) {
        uint64_t r = random64();
        PyObject *key = key_of(kind, r >> 8, range);
        if (r % 16 < 8) {
            REQUIRE(PySet_Add(s, key) == 0);
        } else if (r % 16 < 13) {
            REQUIRE(PySet_Discard(s, key) >= 0);
        } else if (r % 16 == 13) {
            Py_XDECREF(PySet_Pop(s));
            PyErr_Clear();
        } else if (r % 256 < 32) {
            PyObject *other = some(kind, range, (int)(r >> 50) % 40 + 1), *arg = other;
            int which = (int)((r >> 20) % 8);
            if ((r >> 30) % 3 == 0) {
                arg = PySequence_List(other);
                Py_DECREF(other);
            }
            PyObject *result = call_method(s, methods[which], "(O)", arg);
            REQUIRE(result != NULL);
            if (which >= 4) {
                show_sum(result);
            }
            Py_DECREF(result);
            Py_DECREF(arg);
        }
        Py_DECREF(key);
        if (i % 301 == 0) {
            show_sum(s);
            PyObject *copy = PySet_New(s);
            show_sum(copy);
            Py_DECREF(copy);
        }
    }
    show_sum(s);
    Py_DECREF(s);
}

static void body(void)
{
    state = 0x2545f4914f6cdd1du;
    for (int kind = 0; kind < 4; kind++) {
        run(kind, 8, 2000);
        run(kind, 60, 3000);
        run(kind, 3000, 6000);
    }
}

OBJECT_MAIN(body)
