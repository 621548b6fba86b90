/* orjson (Rust, layouts of objects read and written in place): documents there and back, dates, and what it refuses. */

#include "host.h"

static PyObject *dumps, *loads, *subclass;

static void load_all(void)
{
    stub_add(stub_module("uuid"), "UUID", new_class("uuid", "UUID", (PyObject *)&PyBaseObject_Type));
    stub_add(stub_module("enum"), "EnumMeta", new_class("enum", "EnumMeta", (PyObject *)&PyType_Type));
    stub_add(stub_module("dataclasses"), "_FIELD", PyObject_CallNoArgs((PyObject *)&PyBaseObject_Type));
    stub_add(stub_module("json"), "JSONDecodeError", new_class("json", "JSONDecodeError", PyExc_ValueError));
    stub_add(stub_module("zoneinfo"), "ZoneInfo", new_class("zoneinfo", "ZoneInfo", (PyObject *)&PyBaseObject_Type));
    PyObject *module = load("orjson/orjson" EXTENSION, "orjson.orjson");
    dumps = get(module, "dumps");
    loads = get(module, "loads");
    subclass = new_class("wheels", "Text", (PyObject *)&PyUnicode_Type);
}

static PyObject *document(long i)
{
    return must(Py_BuildValue("{sls[dOOO]s{ssss}s(lll)sN}", "id", i, "list", (double)i / 3, Py_None, Py_True, Py_False,
                              "nested", "key", "caf\xc3\xa9 \xe2\x82\xac", "empty", "", "tuple", i, -i, i * 1000003, "text",
                              text("%ld: a text with a \"quote\" and a \\", i)));
}

static void round_trips(long count)
{
    PyObject *all = must(PyList_New(count));
    for (long i = 0; i < count; i++) {
        PyList_SET_ITEM(all, i, document(i));
    }
    PyObject *bytes = must(PyObject_CallOneArg(dumps, all));
    printf("%zd bytes\n", PyBytes_GET_SIZE(bytes));
    for (int round = 0; round < 4; round++) {
        PyObject *back = must(PyObject_CallOneArg(loads, bytes)), *again = must(PyObject_CallOneArg(dumps, back));
        SHOW_STATUS(PyObject_RichCompareBool(bytes, again, Py_EQ));
        Py_DECREF(again);
        Py_DECREF(back);
    }
    Py_DECREF(bytes);
    Py_DECREF(all);
}

static PyObject *by_default(PyObject *self, PyObject *value)
{
    return PyUnicode_FromFormat("a %s", Py_TYPE(value)->tp_name);
}

static PyMethodDef by_default_method = {"by_default", by_default, METH_O, NULL};

static void encode(const char *title, PyObject *value, PyObject *by, long option)
{
    PyObject *number = integer(option), *arguments[] = {must(value), by, number};
    printf("%s: ", title);
    SHOW_NEW(PyObject_Vectorcall(dumps, arguments, 3, NULL));
    Py_DECREF(number);
    Py_DECREF(value);
}

static void encoding(void)
{
    PyObject *by = must(PyCFunction_New(&by_default_method, NULL));
    encode("floats", Py_BuildValue("[dddd]", 0.1, 1e300, -0.0, Py_HUGE_VAL), Py_None, 0);
    encode("a big int", PyLong_FromString("123456789012345678901234567890", NULL, 10), Py_None, 0);
    encode("64 bits", PyLong_FromUnsignedLongLong(~0ull), Py_None, 0);
    encode("53 bits", PyLong_FromUnsignedLongLong(~0ull), Py_None, 32);
    encode("a set", PySet_New(NULL), Py_None, 0);
    encode("a set by default", PySet_New(NULL), by, 0);
    encode("keys", Py_BuildValue("{isOsOs}", 1, "int", Py_None, "none", Py_True, "bool"), Py_None, 0);
    encode("keys that are no strs", Py_BuildValue("{isOsOs}", 1, "int", Py_None, "none", Py_True, "bool"), Py_None, 4);
    encode("sorted, indented", Py_BuildValue("{sisi}", "b", 1, "a", 2), Py_None, 32 | 1 | 16);
    encode("a surrogate", PyUnicode_FromOrdinal(0xd800), Py_None, 0);
    encode("characters", text("%s", "\x01\x1f\x7f/<&>\xf0\x9f\x98\x80"), Py_None, 0);
    encode("an option that is none", Py_NewRef(Py_None), Py_None, 1 << 20);
    Py_DECREF(by);
    encode("a subclass", PyObject_CallFunction(subclass, "s", "sub"), Py_None, 0);
    encode("a subclass, passed on", PyObject_CallFunction(subclass, "s", "sub"), Py_None, 1 << 8);
    PyObject *module = must(PyImport_ImportModule("datetime"));
    encode("a date", call(module, "date", "(iii)", 2024, 2, 29), Py_None, 0);
    encode("a datetime", call(module, "datetime", "(iiiiiii)", 1999, 12, 31, 23, 59, 59, 7), Py_None, 0);
    encode("a datetime in UTC", call(module, "datetime", "(iiiiii)", 1999, 12, 31, 23, 59, 59), Py_None, 2);
    encode("a time", call(module, "time", "(iii)", 1, 2, 3), Py_None, 0);
    Py_DECREF(module);
}

static void decoding(void)
{
    const char *inputs[] = {"[1, 2", "{\"a\": }", "\"open", "[1,]", "nul", "1 2", "", "-", "1e5", "-0", "-0.0", "1.5E-3", "1e400",
                            "123456789012345678901234567890", "-9223372036854775808", "18446744073709551615",
                            "\"\\ud83d\\udc0d\"", "\"\\ud83d\"", "\"\\u00e9\\n\"", "[[[[[]]]]]", "{\"a\": 1, \"a\": 2}", "NaN",
                            "{1: 2}", "true", "[true, false, null]", "\"\xff\""};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        PyObject *bytes = must(PyBytes_FromString(inputs[i]));
        SHOW_NEW(PyObject_CallOneArg(loads, bytes));
        Py_DECREF(bytes);
    }
    SHOW_NEW(PyObject_CallFunction(loads, "s", "[\"h\xc3\xa9\"]"));
    SHOW_NEW(PyObject_CallFunction(loads, "i", 1));
    SHOW_NEW(PyObject_CallNoArgs(loads));
}

static void workload(void)
{
    round_trips(size_of_run(5000));
    encoding();
    decoding();
}

WHEEL_MAIN("orjson", load_all, workload)
