/* list.sort compares the same items in the same order as CPython's, and after a comparison that fails, whichever it is,
 * the list has the same order. */

#include "method.h"

typedef struct {
    PyObject ob_base;
    int value, place;
} Item;

static long calls, fail_at;
static uint64_t trace, state;

static PyObject *compare(PyObject *a, PyObject *b, int op)
{
    Item *x = (Item *)a, *y = (Item *)b;
    if (op != Py_LT) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    trace = (trace * 1000003u) ^ (uint64_t)(x->place * 7919 + y->place);
    if (++calls == fail_at) {
        PyErr_SetString(PyExc_ValueError, "enough");
        return NULL;
    }
    return PyBool_FromLong(x->value < y->value);
}

static PyTypeObject type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "item",
    .tp_basicsize = sizeof(Item),
    .tp_richcompare = compare,
};

static uint64_t random64(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static int value_of(int pattern, int i, int n)
{
    int r = (int)(random64() >> 40);
    switch (pattern) {
    case 0: return r;
    case 1: return r % 4;
    case 2: return i;
    case 3: return -i;
    case 4: return i / 3;
    case 5: return -(i / 3);
    case 6: return 1;
    case 7: return i < n / 2 ? i : n - i;
    case 8: return (i * 17) % n;
    case 9: return r % 10 ? i : r % n;
    case 10: return i % 100 < 50 ? i % 50 : -i;
    case 11: return i % 40;
    case 12: return i < 5 ? 3 : -i / 2;
    default: return i < n * 9 / 10 ? i : r % n;
    }
}

enum { PATTERNS = 14 };

static PyObject *made(int pattern, int n)
{
    PyObject *list = PyList_New(n);
    for (int i = 0; i < n; i++) {
        Item *item = PyObject_New(Item, &type);
        item->value = value_of(pattern, i, n);
        item->place = i;
        PyList_SetItem(list, i, (PyObject *)item);
    }
    return list;
}

static PyObject *sort_with(PyObject *list, int reverse)
{
    PyObject *method = attribute(list, "sort"), *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "reverse", reverse);
    PyObject *result = PyObject_Call(method, args, kwargs);
    Py_DECREF(method);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    return result;
}

static uint64_t order(PyObject *list)
{
    uint64_t sum = 0;
    for (Py_ssize_t i = 0; i < PyList_Size(list); i++) {
        sum = sum * 1000003u + (uint64_t)((Item *)PyList_GetItem(list, i))->place;
    }
    return sum;
}

static void one(int pattern, int n, int reverse, long at)
{
    state = 88172645463325252u + (unsigned)(n * 31 + pattern);
    PyObject *list = made(pattern, n);
    calls = 0;
    trace = 0;
    fail_at = at;
    PyObject *result = sort_with(list, reverse);
    printf("%d of %d%s, to fail at %ld: %ld calls %016llx, order %016llx", pattern, n, reverse ? " reversed" : "", at, calls,
           (unsigned long long)trace, (unsigned long long)order(list));
    object_show("", result, 1);
    Py_DECREF(list);
}

static void body(void)
{
    static const int sizes[] = {1, 2, 3, 4, 5, 9, 20, 63, 64, 65, 129, 200, 777, 3000};
    PyType_Ready(&type);
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            int n = sizes[s];
            for (int reverse = 0; reverse < 2; reverse++) {
                one(pattern, n, reverse, 0);
                long all = calls, step = all < 60 ? 1 : all / 23;
                for (long at = 1; at <= all; at += step) {
                    one(pattern, n, reverse, at);
                }
            }
        }
    }
}

OBJECT_MAIN(body)
