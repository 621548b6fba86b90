/* sys.set_int_max_str_digits: what it takes and what it changes. */
#include "number.h"

static void convert(int digits)
{
    char text[2001];
    memset(text, '3', (size_t)digits);
    text[digits] = 0;
    PyObject *value = PyLong_FromString(text, NULL, 10);
    if (value == NULL) {
        SHOW_ERROR("from text");
    }
    memset(text, 'f', (size_t)digits);
    value = value != NULL ? value : PyLong_FromString(text, NULL, 16);
    PyObject *back = PyObject_Str(value);
    if (back == NULL) {
        SHOW_ERROR("to text");
    } else {
        printf("%d: %zd\n", digits, PyUnicode_GetLength(back));
    }
    Py_XDECREF(back);
    Py_DECREF(value);
}

static void body(void)
{
    PyObject *set = PySys_GetObject("set_int_max_str_digits"), *get = PySys_GetObject("get_int_max_str_digits");
    SHOW_NEW(PyObject_CallNoArgs(get));
    static const int limits[] = {640, 700, 1000, 0, 5, -1, 639, 4300};
    for (int i = 0; i < NUMBER_COUNT(limits); i++) {
        number_show(PyObject_CallFunction(set, "i", limits[i]), "set %d", limits[i]);
        SHOW_NEW(PyObject_CallNoArgs(get));
        for (int digits = 600; digits < 1100; digits += 20) {
            convert(digits);
        }
    }
    SHOW_NEW(PyObject_CallFunction(set, "s", "x"));
    SHOW_NEW(PyObject_CallFunction(set, "L", 1LL << 40));
    SHOW_NEW(PyObject_CallFunction(set, NULL));
    SHOW_NEW(PyObject_CallFunction(set, "ii", 700, 700));
    PyObject *args = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "maxdigits", 4300);
    SHOW_NEW(PyObject_Call(set, args, kwargs));
    Py_DECREF(args);
    Py_DECREF(kwargs);
    SHOW_NEW(number_attribute(set, "__text_signature__"));
}

OBJECT_MAIN(body)
