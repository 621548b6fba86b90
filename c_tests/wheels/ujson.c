/* ujson: documents to text and back, numbers of every size, what cannot be encoded and what cannot be decoded. */

#include "host.h"

static PyObject *module, *dumps, *loads;

static void load_all(void)
{
    module = load("ujson" EXTENSION, "ujson");
    dumps = get(module, "dumps");
    loads = get(module, "loads");
}

static PyObject *document(long i)
{
    return must(Py_BuildValue("{s:l,s:s,s:[i,d,O,O],s:{s:(iii),s:s}}", "id", i, "name", "caf\xc3\xa9 \xf0\x9f\x90\x8d", "list", 1,
                              i / 8.0, Py_True, Py_None, "nested", "tuple", 1, 2, 3, "text", "line\nand \"quotes\""));
}

static void round_trips(long count)
{
    PyObject *list = must(PyList_New(count));
    for (long i = 0; i < count; i++) {
        PyList_SET_ITEM(list, i, document(i));
    }
    PyObject *encoded = must(PyObject_CallOneArg(dumps, list));
    printf("%zd characters\n", PyUnicode_GET_LENGTH(encoded));
    for (int time = 0; time < 4; time++) {
        PyObject *decoded = must(PyObject_CallOneArg(loads, encoded));
        if (time == 0) {
            printf("%zd documents, equal: ", PyList_GET_SIZE(decoded));
            PyObject *again = must(PyObject_CallOneArg(dumps, decoded));
            printf("%d\n", PyObject_RichCompareBool(again, encoded, Py_EQ));
            Py_DECREF(again);
            SHOW_NEW(PySequence_GetItem(decoded, -1));
        }
        Py_DECREF(decoded);
    }
    Py_DECREF(encoded);
    Py_DECREF(list);
}

static void decode(const char *input)
{
    object_show(input, PyObject_CallFunction(loads, "s", input), 1);
}

/* Takes over the value and the keywords. */
static void encode(const char *title, PyObject *value, PyObject *keywords)
{
    object_show(title, call_with(dumps, keywords, "(N)", must(value)), 1);
}

static PyObject *keyword(const char *name, PyObject *value)
{
    return must(Py_BuildValue("{sO}", name, value));
}

static void decoding(void)
{
    const char *inputs[] = {"[1, 2", "{\"a\": }", "\"open", "[1,]", "nul", "1 2", "", "-", "1e5", "-0", "-0.0", "1.5E-3", "1e400",
                            "123456789012345678901234567890", "-9223372036854775808", "18446744073709551615", "\"\\ud83d\\udc0d\"",
                            "\"\\ud83d\"", "\"\\u00e9\\n\\q\"", "[[[[[]]]]]", "{\"a\": 1, \"a\": 2}", "NaN", "Infinity", "-Infinity",
                            "{1: 2}", "true", "[true, false, null]", "0.1", "3.141592653589793238"};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        decode(inputs[i]);
    }
    SHOW_NEW(PyObject_CallFunction(loads, "y", "[1]"));
    SHOW_NEW(PyObject_CallFunction(loads, "y", "\"\xff\""));
    SHOW_NEW(PyObject_CallFunction(loads, "i", 1));
    SHOW_NEW(PyObject_CallNoArgs(loads));
}

static PyObject *by_default(PyObject *self, PyObject *value)
{
    return PyUnicode_FromFormat("a %s", Py_TYPE(value)->tp_name);
}

static PyMethodDef by_default_method = {"by_default", by_default, METH_O, NULL};

static void encoding(void)
{
    PyObject *circular = must(PyList_New(0));
    must_be_zero(PyList_Append(circular, circular));
    SHOW_NEW(PyObject_CallOneArg(dumps, circular));
    must_be_zero(PyList_SetSlice(circular, 0, 1, NULL));
    Py_DECREF(circular);
    encode("a big int", PyLong_FromString("123456789012345678901234567890", NULL, 10), NULL);
    encode("floats", Py_BuildValue("[dddd]", 0.1, 1e300, -0.0, 1.0 / 3), NULL);
    encode("infinity", PyFloat_FromDouble(Py_HUGE_VAL), NULL);
    encode("infinity, not allowed", PyFloat_FromDouble(Py_HUGE_VAL), keyword("allow_nan", Py_False));
    encode("a set", PySet_New(NULL), NULL);
    PyObject *function = must(PyCFunction_New(&by_default_method, NULL));
    encode("a set by default", PySet_New(NULL), keyword("default", function));
    Py_DECREF(function);
    encode("an int that is no function", PySet_New(NULL), keyword("default", Py_True));
    encode("bytes", PyBytes_FromString("ab"), NULL);
    encode("bytes, rejected", PyBytes_FromString("ab"), keyword("reject_bytes", Py_False));
    encode("keys", Py_BuildValue("{isOsOs}", 1, "int", Py_None, "none", Py_True, "bool"), NULL);
    encode("sorted", Py_BuildValue("{sisi}", "b", 1, "a", 2), keyword("sort_keys", Py_True));
    PyObject *two = integer(2);
    encode("indented", Py_BuildValue("{s[ii]}", "a", 1, 2), keyword("indent", two));
    Py_DECREF(two);
    encode("not only ASCII", PyUnicode_FromString("caf\xc3\xa9/<&>"), keyword("ensure_ascii", Py_False));
    encode("HTML", text("</script>&"), keyword("encode_html_chars", Py_True));
    encode("slashes", text("a/b"), keyword("escape_forward_slashes", Py_False));
    encode("a surrogate", PyUnicode_FromOrdinal(0xd800), NULL);
    encode("a type", Py_NewRef((PyObject *)&PyLong_Type), NULL);
    encode("unknown", Py_NewRef(Py_None), keyword("unknown", Py_True));
    SHOW_NEW(PyObject_CallNoArgs(dumps));
}

static void workload(void)
{
    round_trips(size_of_run(5000));
    decoding();
    encoding();
    PyObject *error = get(module, "JSONDecodeError");
    SHOW_NEW(PyObject_Repr(error));
    SHOW_STATUS(PyObject_IsSubclass(error, PyExc_ValueError));
    Py_DECREF(error);
}

WHEEL_MAIN("ujson", load_all, workload)
