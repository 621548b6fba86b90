/* jiter (Rust, PyO3): JSON to objects, whole or cut off, with strs that are shared. */

#include "host.h"

static PyObject *module, *from_json;

static void load_all(void)
{
    module = load("jiter/jiter" EXTENSION, "jiter.jiter");
    from_json = get(module, "from_json");
}

static PyObject *parsed(const char *json, Py_ssize_t size, PyObject *keywords)
{
    PyObject *bytes = must(PyBytes_FromStringAndSize(json, size < 0 ? (Py_ssize_t)strlen(json) : size));
    PyObject *result = call_with(from_json, keywords, "(O)", bytes);
    Py_DECREF(bytes);
    return result;
}

static void documents(long count)
{
    long total = 0;
    for (long i = 0; i < count; i++) {
        char json[300];
        snprintf(json, sizeof json,
                 "{\"id\": %ld, \"list\": [%ld.25, null, true, \"caf\\u00e9\"], \"nested\": {\"key %ld\": \"\xe2\x82\xac\", \"empty\": {}}}",
                 i, i, i % 50);
        PyObject *one = must(parsed(json, -1, NULL));
        total += (long)PyDict_Size(one);
        Py_DECREF(one);
    }
    printf("%ld items\n", total);
}

static void inputs(void)
{
    const char *all[] = {"[1, 2", "{\"a\": }", "\"open", "[1,]", "nul", "1 2", "", "-", "1e5", "-0", "-0.0", "1.5E-3", "1e400",
                         "123456789012345678901234567890", "-9223372036854775808", "18446744073709551615", "\"\\ud83d\\udc0d\"",
                         "\"\\ud83d\"", "\"\\u00e9\\n\"", "[[[[[]]]]]", "{\"a\": 1, \"a\": 2}", "NaN", "Infinity", "-Infinity",
                         "{1: 2}", "true", "[true, false, null]", "\"\xff\"", "{\"a\": [1, \"b"};
    const char *modes[] = {"off", "on", "trailing-strings"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        SHOW_NEW(parsed(all[i], -1, NULL));
        for (size_t mode = 0; mode < 3; mode++) {
            SHOW_NEW(parsed(all[i], -1, Py_BuildValue("{ss}", "partial_mode", modes[mode])));
        }
        SHOW_NEW(parsed(all[i], -1, Py_BuildValue("{sOsO}", "catch_duplicate_keys", Py_True, "allow_inf_nan", Py_False)));
        SHOW_NEW(parsed(all[i], -1, Py_BuildValue("{ss}", "float_mode", "lossless-float")));
    }
    SHOW_NEW(parsed("[1]", -1, Py_BuildValue("{ss}", "partial_mode", "nope")));
    SHOW_NEW(parsed("[1]", -1, Py_BuildValue("{ss}", "nope", "nope")));
    SHOW_NEW(parsed("[1.5]", -1, Py_BuildValue("{ss}", "float_mode", "decimal-nope")));
    SHOW_NEW(PyObject_CallFunction(from_json, "s", "[1]"));
    SHOW_NEW(PyObject_CallNoArgs(from_json));
}

static void cache(void)
{
    drop(call0(module, "cache_clear"));
    SHOW_NEW(call0(module, "cache_usage"));
    const char *modes[] = {"all", "keys", "none"};
    for (int i = 0; i < 3; i++) {
        SHOW_NEW(parsed("[{\"name\": \"a value\"}, {\"name\": \"a value\"}]", -1, Py_BuildValue("{ss}", "cache_mode", modes[i])));
        SHOW_NEW(call0(module, "cache_usage"));
        drop(call0(module, "cache_clear"));
    }
}

static void workload(void)
{
    documents(size_of_run(20000));
    inputs();
    cache();
}

WHEEL_MAIN("jiter", load_all, workload)
