/* msgpack (Cython, its strings compressed with zlib): objects packed and unpacked, in pieces and with hooks. */

#include "host.h"

static PyObject *packer_type, *unpacker_type, *unpackb;

static void load_all(void)
{
    PyObject *exceptions = stub_module("msgpack.exceptions"), *extensions = stub_module("msgpack.ext");
    static const char *const names[] = {"BufferFull", "OutOfData", "ExtraData", "FormatError", "StackError"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        stub_add(exceptions, names[i], new_class("msgpack.exceptions", names[i], PyExc_ValueError));
    }
    stub_add(extensions, "ExtType", new_class("msgpack.ext", "ExtType", (PyObject *)&PyTuple_Type));
    stub_add(extensions, "Timestamp", new_class("msgpack.ext", "Timestamp", (PyObject *)&PyBaseObject_Type));
    PyObject *module = load("msgpack/_cmsgpack" EXTENSION, "msgpack._cmsgpack");
    packer_type = get(module, "Packer");
    unpacker_type = get(module, "Unpacker");
    unpackb = get(module, "unpackb");
}

static PyObject *packed(PyObject *packer, PyObject *value)
{
    PyObject *bytes = call1(packer, "pack", must(value));
    Py_DECREF(value);
    return bytes;
}

static void round_trips(long count)
{
    PyObject *packer = must(PyObject_CallNoArgs(packer_type)), *unpacker = must(call_with(unpacker_type, Py_BuildValue("{sO}", "strict_map_key", Py_False), "()"));
    long bytes = 0, items = 0;
    for (long i = 0; i < count; i++) {
        PyObject *one = must(packed(packer, Py_BuildValue("{sls[dOOO]sNs{ll}}", "id", i, "list", (double)i / 3, Py_None,
                                                          Py_True, Py_False, "text", text("%s %ld", "caf\xc3\xa9", i), "map", -i, i << 20)));
        bytes += (long)PyBytes_GET_SIZE(one);
        PyObject *part = must(PySequence_GetSlice(one, 0, 10)), *rest = must(PySequence_GetSlice(one, 10, 1000));
        drop(call1(unpacker, "feed", part));
        drop(call1(unpacker, "feed", rest));
        PyObject *back = must(PyIter_Next(unpacker));
        items += (long)PyDict_Size(back);
        Py_DECREF(back);
        Py_DECREF(part);
        Py_DECREF(rest);
        Py_DECREF(one);
    }
    printf("%ld bytes, %ld items\n", bytes, items);
    SHOW_NEW(call0(unpacker, "tell"));
    Py_DECREF(unpacker);
    Py_DECREF(packer);
}

static void packing(void)
{
    PyObject *packer = must(PyObject_CallNoArgs(packer_type));
    SHOW_NEW(packed(packer, Py_BuildValue("[iiiLL]", -1, 127, -33, 1LL << 33, -(1LL << 40))));
    SHOW_NEW(packed(packer, PyLong_FromUnsignedLongLong(~0ull)));
    SHOW_NEW(packed(packer, PyLong_FromString("18446744073709551616", NULL, 10)));
    SHOW_NEW(packed(packer, PySet_New(NULL)));
    SHOW_NEW(packed(packer, PyUnicode_FromOrdinal(0xd800)));
    SHOW_NEW(packed(packer, PyByteArray_FromStringAndSize("ab", 2)));
    SHOW_NEW(call(packer, "pack_array_header", "(i)", 3));
    SHOW_NEW(call(packer, "pack_map_header", "(i)", 70000));
    SHOW_NEW(call(packer, "pack_ext_type", "(iy)", 5, "data"));
    SHOW_NEW(call(packer, "pack_map_pairs", "([(ii)(ii)])", 1, 2, 3, 4));
    PyObject *deep = must(PyList_New(0));
    must_be_zero(PyList_Append(deep, deep));
    SHOW_NEW(call1(packer, "pack", deep));
    must_be_zero(PyList_SetSlice(deep, 0, 1, NULL));
    Py_DECREF(deep);
    Py_DECREF(packer);
    SHOW_NEW(call_with(packer_type, Py_BuildValue("{si}", "nope", 1), "()"));
    SHOW_NEW(call_with(packer_type, Py_BuildValue("{si}", "default", 1), "()"));
}

static PyObject *as_list(PyObject *self, PyObject *pairs)
{
    return PySequence_List(pairs);
}

static PyMethodDef as_list_method = {"as_list", as_list, METH_O, NULL};

static void unpacking(void)
{
    const char *inputs[] = {"\x93\x01\x02\x03", "\x93\x01\x02", "\xc1", "\x01\x02", "\xc0", "\xa2h\xc3", "\x82\xa1" "a\x01\xa1" "a\x02",
                            "\x81\x91\x01\x02", "\xcb\x40\x04", "\xd4\x05x", "\xce\xff\xff\xff\xff", "\xd3\x80\x01\x02\x03\x04\x05\x06\x07"};
    PyObject *hook = must(PyCFunction_New(&as_list_method, NULL));
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        SHOW_NEW(PyObject_CallFunction(unpackb, "y", inputs[i]));
        SHOW_NEW(call_with(unpackb, Py_BuildValue("{sOsOsO}", "object_pairs_hook", hook, "use_list", Py_False, "strict_map_key", Py_False),
                           "(y)", inputs[i]));
    }
    SHOW_NEW(call_with(unpackb, Py_BuildValue("{sO}", "raw", Py_True), "(y)", "\xa2h\xc3"));
    SHOW_NEW(call_with(unpackb, Py_BuildValue("{si}", "max_str_len", 1), "(y)", "\xa2hi"));
    SHOW_NEW(call_with(unpackb, Py_BuildValue("{sOsO}", "object_hook", hook, "object_pairs_hook", hook), "(y)", "\x80"));
    SHOW_NEW(PyObject_CallFunction(unpackb, "i", 1));
    SHOW_NEW(call_with(unpacker_type, Py_BuildValue("{si}", "file_like", 1), "()"));
    Py_DECREF(hook);
}

static void workload(void)
{
    round_trips(size_of_run(20000));
    packing();
    unpacking();
}

WHEEL_MAIN("msgpack", load_all, workload)
