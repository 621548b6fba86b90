/* yarl's quoting (Cython): parts of URLs quoted and unquoted, or the very same str where there is nothing to do. */

#include "host.h"

static PyObject *quoter_type, *unquoter_type;

static void load_all(void)
{
    PyObject *string = stub_module("string");
    stub_add(string, "ascii_letters", text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    stub_add(string, "digits", text("0123456789"));
    PyObject *module = load("yarl/_quoting_c" EXTENSION, "yarl._quoting_c");
    quoter_type = get(module, "_Quoter");
    unquoter_type = get(module, "_Unquoter");
}

static const char *const inputs[] = {
    "", "abc", "a b", "a+b", "%", "%2", "%20", "%7e%41%zz", "caf\xc3\xa9", "\xf0\x9f\x90\x8d", "%F0%9F%90%8D", "%F0%9F%90", "%ff%41",
    "a&b=c;d", "/path/to/../it?x=1#frag", "@:!$'()*,;=", "%2F%3a%3F", "a%00b", "[]{}|\\^`<>\"", "%E2%82%AC+%2B"};
#define COUNT (sizeof inputs / sizeof *inputs)

static void show(const char *title, PyObject *function)
{
    for (size_t i = 0; i < COUNT; i++) {
        printf("%s of %zu: ", title, i);
        SHOW_NEW(PyObject_CallFunction(function, "s", inputs[i]));
    }
    PyObject *surrogate = must(PyUnicode_FromOrdinal(0xd800)), *plain = text("plain");
    SHOW_NEW(PyObject_CallOneArg(function, surrogate));
    PyObject *same = must(PyObject_CallOneArg(function, plain));
    CHECK(same == plain);
    Py_DECREF(same);
    Py_DECREF(plain);
    Py_DECREF(surrogate);
    SHOW_NEW(PyObject_CallOneArg(function, Py_None));
    SHOW_NEW(PyObject_CallFunction(function, "i", 3));
    SHOW_NEW(PyObject_CallNoArgs(function));
}

static PyObject *made(PyObject *kind, PyObject *keywords)
{
    return must(call_with(kind, keywords, "()"));
}

static void many(PyObject *function, long count)
{
    long total = 0;
    for (long i = 0; i < count; i++) {
        PyObject *part = text("part %ld of %s/%%20%%7e&x=y+z", i, "caf\xc3\xa9"), *result = must(PyObject_CallOneArg(function, part));
        total += (long)PyUnicode_GET_LENGTH(result);
        Py_DECREF(result);
        Py_DECREF(part);
    }
    printf("%ld characters\n", total);
}

static void workload(void)
{
    PyObject *functions[] = {
        made(quoter_type, NULL),
        made(quoter_type, Py_BuildValue("{sO}", "requote", Py_False)),
        made(quoter_type, Py_BuildValue("{sssO}", "safe", "@:", "qs", Py_True)),
        made(quoter_type, Py_BuildValue("{ssss}", "safe", "/", "protected", "/+")),
        made(unquoter_type, NULL),
        made(unquoter_type, Py_BuildValue("{sO}", "qs", Py_True)),
        made(unquoter_type, Py_BuildValue("{ss}", "ignore", "/%")),
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        char title[20];
        snprintf(title, sizeof title, "%zu", i);
        show(title, functions[i]);
        many(functions[i], size_of_run(20000));
        Py_DECREF(functions[i]);
    }
    SHOW_NEW(call_with(quoter_type, Py_BuildValue("{ss}", "safe", "\xc3\xa9"), "()"));
    SHOW_NEW(call_with(quoter_type, Py_BuildValue("{si}", "safe", 1), "()"));
    SHOW_NEW(call_with(quoter_type, Py_BuildValue("{si}", "nope", 1), "()"));
}

WHEEL_MAIN("yarl", load_all, workload)
