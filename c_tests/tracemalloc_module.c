/* _tracemalloc: what its functions refuse and give, and that blocks are in its books from start to stop. */
#include "object.h"

static PyObject *tracer;

#define CALL(name) SHOW_NEW(PyObject_CallMethod(tracer, name, NULL))

static void numbers(long long *now, long long *most)
{
    PyObject *pair = PyObject_CallMethod(tracer, "get_traced_memory", NULL);
    REQUIRE(pair != NULL && PyTuple_GET_SIZE(pair) == 2);
    *now = PyLong_AsLongLong(PyTuple_GET_ITEM(pair, 0));
    *most = PyLong_AsLongLong(PyTuple_GET_ITEM(pair, 1));
    Py_DECREF(pair);
}

/* In hundreds of thousands of bytes: the pair itself is in the books, too. */
static void show_numbers(const char *title)
{
    long long now, most;
    numbers(&now, &most);
    printf("%s: now %lld, most %lld\n", title, now / 100000, most / 100000);
}

static void refused(void)
{
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "i", 0));
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "i", -1));
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "i", 65536));
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "L", 1LL << 40));
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "s", "x"));
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "ii", 1, 2));
    SHOW_NEW(PyObject_CallMethod(tracer, "stop", "i", 1));
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", NULL));
    CALL("is_tracing");
    CALL("get_traced_memory");
    CALL("reset_peak");
    CALL("clear_traces");
    CALL("stop");
    CALL("_get_traces");
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", "O", tracer));
}

/* Prints the traces of blocks of these sizes. */
static void show_traces(const size_t *sizes, int count)
{
    PyObject *traces = PyObject_CallMethod(tracer, "_get_traces", NULL);
    REQUIRE(traces != NULL && PyList_CheckExact(traces));
    for (int wanted = 0; wanted < count; wanted++) {
        int found = 0;
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(traces); i++) {
            PyObject *trace = PyList_GET_ITEM(traces, i);
            if (PyLong_AsSize_t(PyTuple_GET_ITEM(trace, 1)) == sizes[wanted]) {
                SHOW_BORROWED(trace);
                found++;
            }
        }
        printf("%zu bytes: %d\n", sizes[wanted], found);
    }
    Py_DECREF(traces);
}

static PyObject *make_type(void)
{
    return PyObject_CallFunction((PyObject *)&PyType_Type, "s(){}", "Managed");
}

static void traced(void)
{
    static const size_t sizes[] = {1234567, 2345678, 3456789, 4567890};
    void *before = PyMem_RawMalloc(1000000);
    PyObject *kind = make_type();
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "i", 7));
    CALL("is_tracing");
    CALL("get_traceback_limit");
    SHOW_NEW(PyObject_CallMethod(tracer, "start", "i", 9));
    CALL("get_traceback_limit");
    show_numbers("at first");
    void *raw = PyMem_RawMalloc(sizes[0]), *mem = PyMem_Malloc(sizes[1]), *obj = PyObject_Malloc(sizes[2]);
    show_numbers("three blocks");
    SHOW_STATUS(PyTraceMalloc_Track(5, 0x1000, sizes[3]));
    show_traces(sizes, 4);
    mem = PyMem_Realloc(mem, 100);
    show_numbers("one smaller");
    PyMem_RawFree(raw);
    PyMem_RawFree(before);
    show_numbers("two fewer");
    CALL("reset_peak");
    show_numbers("peak reset");
    SHOW_STATUS(PyTraceMalloc_Untrack(5, 0x1000));
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, 700000), *instance = PyObject_CallNoArgs(kind);
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", "O", bytes));
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", "O", instance));
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", "O", kind));
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", "O", Py_None));
    CALL("clear_traces");
    show_numbers("cleared");
    SHOW_NEW(PyObject_CallMethod(tracer, "_get_object_traceback", "O", bytes));
    Py_DECREF(bytes);
    Py_DECREF(instance);
    Py_DECREF(kind);
    PyObject_Free(obj);
    PyMem_Free(mem);
    show_numbers("given back");
    CALL("stop");
    CALL("is_tracing");
    CALL("get_traceback_limit");
    CALL("get_traced_memory");
    SHOW_STATUS(PyTraceMalloc_Track(5, 0x1000, 1));
}

static void module(void)
{
    tracer = PyImport_ImportModule("_tracemalloc");
    SHOW_NEW(PyObject_GetAttrString(tracer, "__name__"));
    SHOW_DOCUMENTED(tracer);
    static const char *names[] = {"start", "_get_traces"};
    for (int i = 0; i < 2; i++) {
        PyObject *function = PyObject_GetAttrString(tracer, names[i]);
        SHOW_DOCUMENTED(function);
        SHOW_NEW(PyObject_GetAttrString(function, "__text_signature__"));
        Py_DECREF(function);
    }
    refused();
    traced();
    PyObject *bytes = PyObject_CallMethod(tracer, "get_tracemalloc_memory", NULL);
    SHOW_STATUS(PyLong_CheckExact(bytes));
    Py_DECREF(bytes);
    Py_DECREF(tracer);
}

OBJECT_MAIN(module)
