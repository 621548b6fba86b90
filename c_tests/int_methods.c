/* The methods and attributes of int and bool, and int() with every kind of argument. */
#include "number.h"

static const char *const none[] = {
    "conjugate", "bit_length", "bit_count", "as_integer_ratio", "__trunc__", "__floor__", "__ceil__", "__round__",
    "__getnewargs__", "__sizeof__", "is_integer", "__index__", "__int__", "__float__", "__bool__", "__invert__",
    "__hash__", "__repr__", "__str__",
};
static const char *const attributes[] = {"real", "imag", "numerator", "denominator"};

static void call(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    number_show(PyObject_Call((PyObject *)&PyLong_Type, args, NULL), "int %s", format);
    Py_DECREF(args);
}

static void body(void)
{
    static const char *const values[] = {"0", "1", "-1", "5", "-255", "1073741824", "-123456789012345678901234567890", "True", "False"};
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        PyObject *value = number(values[i]);
        for (int j = 0; j < NUMBER_COUNT(none); j++) {
            if (PyBool_Check(value) && strcmp(none[j], "__invert__") == 0) {
                continue;
            }
            number_show(number_call(value, none[j], NULL), "%s.%s()", values[i], none[j]);
        }
        for (int j = 0; j < NUMBER_COUNT(attributes); j++) {
            number_show(number_attribute(value, attributes[j]), "%s.%s", values[i], attributes[j]);
        }
        for (int digits = -30; digits < 3; digits++) {
            number_show(number_call(value, "__round__", "(i)", digits), "round(%s, %d)", values[i], digits);
        }
        SHOW_NEW(number_call(value, "__round__", "(d)", 1.5));
        SHOW_NEW(number_call(value, "__round__", "(ii)", 1, 5));
        SHOW_NEW(number_call(value, "bit_count", "(i)", 1));
        SHOW_NEW(number_call(value, "__format__", "(i)", 1));
        SHOW_NEW(number_call(value, "__add__", "(i)", 1));
        SHOW_NEW(number_call(value, "__radd__", "(d)", 1.5));
        SHOW_NEW(number_call(value, "__pow__", "(ii)", 3, 7));
        SHOW_NEW(number_call(value, "__eq__", "(s)", "x"));
        Py_DECREF(value);
    }
    call("()");
    call("(i)", 3);
    call("(d)", -3.99);
    call("(d)", Py_HUGE_VAL);
    call("(s)", " 42 ");
    call("(s)", "4x");
    call("(y)", "42");
    call("(y)", "4\xff");
    call("(si)", "ff", 16);
    call("(si)", "ff", 1);
    call("(yi)", "77", 8);
    call("(ii)", 3, 3);
    call("(ss)", "3", "3");
    call("(iii)", 3, 3, 3);
    call("(O)", Py_None);
    call("(O)", Py_True);
    call("(O)", &PyLong_Type);
    call("([])");
    PyObject *array = PyByteArray_FromStringAndSize("12", 2), *view = PyMemoryView_FromObject(array);
    call("(O)", array);
    call("(Oi)", array, 3);
    call("(O)", view);
    call("(Oi)", view, 3);
    Py_DECREF(view);
    Py_DECREF(array);
    PyObject *empty = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "base", 3), *other = Py_BuildValue("{s:i}", "x", 3);
    PyObject *text = Py_BuildValue("(s)", "21");
    SHOW_NEW(PyObject_Call((PyObject *)&PyLong_Type, empty, kwargs));
    SHOW_NEW(PyObject_Call((PyObject *)&PyLong_Type, text, kwargs));
    SHOW_NEW(PyObject_Call((PyObject *)&PyLong_Type, empty, other));
    SHOW_NEW(PyObject_Call((PyObject *)&PyLong_Type, text, other));
    SHOW_NEW(PyObject_Call((PyObject *)&PyBool_Type, empty, NULL));
    SHOW_NEW(PyObject_Call((PyObject *)&PyBool_Type, text, NULL));
    SHOW_NEW(PyObject_Call((PyObject *)&PyBool_Type, text, other));
    Py_DECREF(text);
    Py_DECREF(other);
    Py_DECREF(kwargs);
    text = Py_BuildValue("(ii)", 1, 2);
    SHOW_NEW(PyObject_Call((PyObject *)&PyBool_Type, text, NULL));
    Py_DECREF(text);
    Py_DECREF(empty);
    PyObject *info = PyLong_GetInfo();
    number_show(info, "int_info");
    info = PyLong_GetInfo();
    number_show(number_attribute(info, "str_digits_check_threshold"), "threshold");
    Py_DECREF(info);
    digit digits[] = {1, 2, 0, 0};
    SHOW_NEW((PyObject *)_PyLong_FromDigits(1, 4, digits));
    SHOW_NEW((PyObject *)_PyLong_FromDigits(0, 0, digits));
    PyObject *small = PyLong_FromLong(1000);
    SHOW_NEW(_PyLong_Copy((PyLongObject *)small));
    printf("%d %zd\n", PyUnstable_Long_IsCompact((PyLongObject *)small), PyUnstable_Long_CompactValue((PyLongObject *)small));
    Py_DECREF(small);
}

OBJECT_MAIN(body)
