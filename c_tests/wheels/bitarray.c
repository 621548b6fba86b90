/* bitarray: operators, slices, searches, text, an export that forbids a change of size, weak references, codes. */

#include "host.h"

static PyObject *module, *util, *kind;

static void load_all(void)
{
    stub_add_abstract(stub_module("collections.abc"), "MutableSequence");
    module = load("bitarray/_bitarray" EXTENSION, "bitarray._bitarray");
    PyObject *parent = stub_module("bitarray");
    must_be_zero(PyObject_SetAttrString(parent, "_bitarray", module));
    stub_add(parent, "bitarray", get(module, "bitarray"));
    util = load("bitarray/_util" EXTENSION, "bitarray._util");
    kind = get(module, "bitarray");
}

static PyObject *bits(const char *zeros_and_ones)
{
    return must(PyObject_CallFunction(kind, "s", zeros_and_ones));
}

static void show_export(PyObject *array)
{
    Py_buffer view;
    must_be_zero(PyObject_GetBuffer(array, &view, PyBUF_FULL_RO));
    printf("exported: %zd bytes, item size %zd, read-only %d\n", view.len, view.itemsize, view.readonly);
    SHOW_NEW(call1(array, "append", Py_True));
    PyBuffer_Release(&view);
    SHOW_NEW(call1(array, "append", Py_True));
    PyObject *memory = must(PyMemoryView_FromObject(array));
    SHOW_NEW(PyObject_GetItem(memory, Py_False));
    SHOW_NEW(call0(array, "clear"));
    SHOW_NEW(call0(memory, "release"));
    SHOW_NEW(call0(array, "clear"));
    Py_DECREF(memory);
}

static long many(long count)
{
    PyObject *other = bits("110010101111"), *range = must(PySlice_New(NULL, NULL, NULL));
    PyObject *zero = integer(0);
    long total = 0;
    for (long i = 0; i < count; i++) {
        PyObject *array = must(PyObject_CallNoArgs(kind));
        PyObject *reference = weak(array);
        for (int bit = 0; bit < 20; bit++) {
            drop(call1(array, "append", (i + bit) % 3 == 0 ? Py_True : Py_False));
        }
        PyObject *inverse = must(PyNumber_Invert(array)), *both = must(PyNumber_And(array, inverse));
        PyObject *either = must(PyNumber_Or(array, inverse)), *copy = must(PyObject_GetItem(array, range));
        drop(call1(copy, "extend", other));
        drop(call1(copy, "extend", host_name("0110")));
        must_be_zero(PyObject_DelItem(copy, zero));
        PyObject *ones = must(call0(either, "count")), *none = must(call0(both, "count"));
        total += PyObject_Length(copy) + PyLong_AsLong(ones) + PyLong_AsLong(none);
        PyObject *made[] = {ones, none, inverse, both, either, copy, array};
        for (int one = 0; one < 7; one++) {
            Py_DECREF(made[one]);
        }
        PyObject *target;
        total += PyWeakref_GetRef(reference, &target);
        Py_DECREF(reference);
    }
    Py_DECREF(other);
    Py_DECREF(range);
    Py_DECREF(zero);
    return total;
}

static void large(long length)
{
    PyObject *array = bits("10010110"), *times = integer(length / 8), *pattern = bits("1011"), *byte = bits("10110100");
    PyObject *full = must(PyNumber_Multiply(array, times));
    PyObject *found = must(call1(full, "search", pattern));
    printf("found %ld times\n", exhaust(found));
    Py_DECREF(found);
    PyObject *serial = must(call1(util, "serialize", full)), *code = must(call1(util, "vl_encode", full));
    printf("serialized: %zd, encoded: %zd\n", PyBytes_GET_SIZE(serial), PyBytes_GET_SIZE(code));
    PyObject *back = must(call1(util, "deserialize", serial)), *stream = must(PyObject_GetIter(code));
    PyObject *again = must(call1(util, "vl_decode", stream));
    SHOW_STATUS(PyObject_RichCompareBool(full, back, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(full, again, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(full, array, Py_LT));
    SHOW_NEW(call1(full, "find", byte));
    SHOW_NEW(call1(full, "index", byte));
    SHOW_NEW(call0(full, "reverse"));
    SHOW_NEW(call(full, "sort", "(i)", 1));
    SHOW_NEW(call0(full, "count"));
    PyObject *made[] = {array, times, pattern, byte, full, serial, code, back, stream, again};
    for (int one = 0; one < 10; one++) {
        Py_DECREF(made[one]);
    }
}

static void values(void)
{
    PyObject *array = bits("1011 0010 1");
    SHOW_NEW(PyObject_Repr(array));
    SHOW_NEW(call0(array, "to01"));
    SHOW_NEW(call0(array, "tolist"));
    SHOW_NEW(call0(array, "tobytes"));
    SHOW_NEW(call0(array, "unpack"));
    SHOW_NEW(call0(array, "__reduce__"));
    SHOW_NEW(PyObject_GetAttrString(array, "endian"));
    SHOW_NEW(PyObject_GetAttrString(array, "padbits"));
    SHOW_NEW(PySequence_GetItem(array, -1));
    SHOW_NEW(PySequence_GetItem(array, 9));
    SHOW_NEW(PySequence_GetSlice(array, 2, -2));
    SHOW_STATUS(PySequence_SetItem(array, 1, Py_True));
    SHOW_STATUS(PySequence_SetItem(array, 1, Py_Ellipsis));
    SHOW_STATUS(PySequence_SetItem(array, 77, Py_True));
    SHOW_NEW(call(array, "insert", "(ii)", 2, 0));
    SHOW_NEW(call(array, "pop", "(i)", 100));
    SHOW_NEW(call(array, "remove", "(i)", 3));
    SHOW_NEW(call(array, "append", "(i)", 2));
    SHOW_NEW(call(array, "extend", "(s)", "012"));
    SHOW_NEW(call(array, "extend", "(d)", 1.5));
    SHOW_NEW(call(array, "rotate", "(i)", 3));
    SHOW_NEW(call(array, "frombytes", "(y)", "ab"));
    SHOW_NEW(call(array, "frombytes", "(i)", 3));
    SHOW_NEW(PyNumber_Lshift(array, Py_True));
    SHOW_NEW(PyNumber_Lshift(array, Py_None));
    PyObject *other = bits("11");
    SHOW_NEW(PyNumber_Xor(array, other));
    SHOW_NEW(PySequence_Concat(array, other));
    SHOW_NEW(PyObject_RichCompare(array, other, Py_GT));
    SHOW_NEW(PyObject_RichCompare(array, Py_None, Py_LT));
    SHOW_STATUS(PySequence_Contains(array, other));
    SHOW_STATUS(PyObject_Hash(array));
    PyObject *iterator = must(PyObject_GetIter(other));
    SHOW_NEW(PyIter_Next(iterator));
    SHOW_NEW(PyObject_Repr((PyObject *)Py_TYPE(iterator)));
    Py_DECREF(iterator);
    SHOW_NEW(call(util, "count_and", "(OO)", other, other));
    SHOW_NEW(call(util, "ba2hex", "(O)", array));
    SHOW_NEW(call(util, "deserialize", "(y)", ""));
    SHOW_NEW(call(array, "encode", "({sO}s)", "a", other, "aab"));
    SHOW_NEW(PyObject_Str(array));
    PyObject *decoded = must(call(other, "decode", "({sO})", "a", other));
    SHOW_NEW(PySequence_List(decoded));
    Py_DECREF(decoded);
    Py_DECREF(other);
    Py_DECREF(array);
    SHOW_NEW(PyObject_CallFunction(kind, "ss", "1", "middle"));
    SHOW_NEW(PyObject_CallFunction(kind, "i", -5));
    SHOW_NEW(PyObject_CallFunction(kind, "[iii]", 1, 0, 1));
    SHOW_NEW(PyObject_CallFunction(kind, "[iii]", 1, 0, 7));
    SHOW_NEW(PyObject_CallFunction(kind, "L", 1LL << 62));
}

static void workload(void)
{
    printf("total %ld\n", many(size_of_run(3000)));
    PyObject *array = bits("1010110");
    show_export(array);
    Py_DECREF(array);
    large(size_of_run(100000));
    values();
}

WHEEL_MAIN("bitarray", load_all, workload)
