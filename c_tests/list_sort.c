/* list.sort: stable, in both directions, by keys, on all kinds of items; comparisons that fail or meddle. */

#include "method.h"

static uint64_t state;

static uint64_t random64(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static void show_sum(const char *title, PyObject *list)
{
    uint64_t sum = 0;
    for (Py_ssize_t i = 0; i < PyList_Size(list); i++) {
        PyObject *text = PyObject_Repr(PyList_GetItem(list, i));
        const char *utf8 = PyUnicode_AsUTF8(text);
        for (; *utf8; utf8++) {
            sum = sum * 31 + (unsigned char)*utf8;
        }
        sum = sum * 31 + ' ';
        Py_DECREF(text);
    }
    printf("%s: %lld items, %016llx\n", title, (long long)PyList_Size(list), (unsigned long long)sum);
}

static PyObject *item(int kind, uint64_t r)
{
    switch (kind) {
    case 0: return PyLong_FromLong((long)(r % 1000) - 500);
    case 1: return PyLong_FromLongLong((long long)r);
    case 2: return PyFloat_FromDouble((double)(int64_t)r / 1e6);
    case 3: return PyUnicode_FromFormat("%x", (unsigned)(r % 5000));
    case 4: return PyUnicode_FromFormat("a long common start %d", (int)(r % 300));
    case 5: return PyUnicode_FromFormat("%c%d", (int)(0x3b1 + r % 20), (int)(r % 9));
    case 6: return Py_BuildValue("(ii)", (int)(r % 10), (int)(r >> 40));
    case 7: return Py_BuildValue("(si)", r % 3 ? "x" : "y", (int)(r >> 44));
    case 8: return r % 2 ? PyLong_FromLong((long)(r % 77)) : PyFloat_FromDouble((double)(r % 770) / 10);
    case 9: return PyBytes_FromStringAndSize((const char *)&r, 3);
    default: return Py_BuildValue("[ii]", (int)(r % 5), (int)(r >> 50));
    }
}

static PyObject *sort_with(PyObject *list, PyObject *key, int reverse)
{
    PyObject *method = attribute(list, "sort"), *args = PyTuple_New(0), *kwargs = PyDict_New();
    if (key != NULL) {
        PyDict_SetItemString(kwargs, "key", key);
    }
    PyDict_SetItemString(kwargs, "reverse", reverse ? Py_True : Py_False);
    PyObject *result = PyObject_Call(method, args, kwargs);
    Py_DECREF(method);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    return result;
}

static PyObject *first_of(PyObject *self, PyObject *arg)
{
    return PySequence_GetItem(arg, 0);
}

static PyMethodDef first_def = {"first_of", first_of, METH_O, NULL};

static PyObject *meddle(PyObject *self, PyObject *arg)
{
    PyList_Append(self, arg);
    return Py_NewRef(arg);
}

static PyMethodDef meddle_def = {"meddle", meddle, METH_O, NULL};

static void random_lists(void)
{
    static const int sizes[] = {0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 257, 1000};
    PyObject *first = PyCFunction_New(&first_def, NULL);
    state = 88172645463325252u;
    for (int kind = 0; kind < 11; kind++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            PyObject *list = PyList_New(0);
            for (int i = 0; i < sizes[s]; i++) {
                PyObject *new = item(kind, random64());
                PyList_Append(list, new);
                Py_DECREF(new);
            }
            for (int run = 0; run < 3; run++) {
                if (kind == 8 && run == 1) {
                    continue;
                }
                PyObject *copy = PyList_GetSlice(list, 0, sizes[s]);
                PyObject *result = run == 0 ? sort_with(copy, NULL, 0) : run == 1 ? sort_with(copy, NULL, 1) : kind == 6 || kind == 7 || kind == 10 ? sort_with(copy, first, 1) : sort_with(copy, Py_None, 1);
                REQUIRE(result == Py_None);
                printf("kind %d run %d ", kind, run);
                show_sum("sorted", copy);
                Py_DECREF(copy);
            }
            Py_DECREF(list);
        }
    }
    Py_DECREF(first);
}

static void patterns(void)
{
    for (int pattern = 0; pattern < 6; pattern++) {
        PyObject *list = PyList_New(0);
        for (int i = 0; i < 700; i++) {
            long value = pattern == 0 ? i : pattern == 1 ? -i : pattern == 2 ? i % 100 : pattern == 3 ? i / 7 : pattern == 4 ? (i < 350 ? i : 700 - i) : (i * 7919) % 10;
            PyObject *new = Py_BuildValue("(li)", value, pattern == 5 ? 0 : i);
            PyList_Append(list, new);
            Py_DECREF(new);
        }
        PyList_Sort(list);
        show_sum("pattern", list);
        Py_DECREF(list);
    }
}

static void errors(void)
{
    PyObject *mixed = Py_BuildValue("[isi]", 1, "x", 2);
    SHOW_STATUS(PyList_Sort(mixed));
    printf("%lld items\n", (long long)PyList_Size(mixed));
    SHOW_NEW(call_method(mixed, "sort", "i", 1));
    PyObject *one = PyLong_FromLong(1);
    SHOW_NEW(sort_with(mixed, one, 0));
    printf("%lld items\n", (long long)PyList_Size(mixed));
    PyObject *meddler = PyCFunction_New(&meddle_def, mixed);
    PyObject *numbers = Py_BuildValue("[iii]", 3, 1, 2);
    SHOW_NEW(sort_with(numbers, meddler, 0));
    SHOW_BORROWED(numbers);
    Py_DECREF(meddler);
    meddler = PyCFunction_New(&meddle_def, numbers);
    SHOW_NEW(sort_with(numbers, meddler, 0));
    SHOW_BORROWED(numbers);
    PyObject *method = attribute(numbers, "sort"), *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "a", 1);
    SHOW_NEW(PyObject_Call(method, args, kwargs));
    PyObject *complexes = PyList_New(2);
    PyList_SetItem(complexes, 0, PyComplex_FromDoubles(1, 2));
    PyList_SetItem(complexes, 1, PyComplex_FromDoubles(2, 1));
    SHOW_STATUS(PyList_Sort(complexes));
    Py_DECREF(complexes);
    Py_DECREF(method);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(meddler);
    Py_DECREF(numbers);
    Py_DECREF(one);
    Py_DECREF(mixed);
}

static void body(void)
{
    random_lists();
    patterns();
    errors();
}

OBJECT_MAIN(body)
