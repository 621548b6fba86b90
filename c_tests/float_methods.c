/* The methods and attributes of float, float() of every kind of argument, packing, sys.float_info. */
#include "number.h"

static const char *const none[] = {
    "conjugate", "__trunc__", "__floor__", "__ceil__", "__round__", "as_integer_ratio", "hex", "is_integer",
    "__getnewargs__", "__bool__", "__int__", "__float__", "__neg__", "__abs__", "__repr__",
};

static void body(void)
{
    static const char *const values[] = {
        "0.0", "-0.0", "1.5", "-2.5", "3.5", "1e16", "-1e22", "0.1", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e308",
        "inf", "-inf", "nan", "2.675", "1234567.5", "15.0", "25.0", "-35.0", "1e300", "9.99999e15",
    };
    PyObject *type = (PyObject *)&PyFloat_Type;
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        PyObject *value = number(values[i]);
        for (int j = 0; j < NUMBER_COUNT(none); j++) {
            number_show(number_call(value, none[j], NULL), "%s.%s()", values[i], none[j]);
        }
        number_show(number_attribute(value, "real"), "real");
        number_show(number_attribute(value, "imag"), "imag");
        for (int digits = -310; digits < 330; digits += digits > -20 && digits < 25 ? 1 : 5) {
            number_show(number_call(value, "__round__", "(i)", digits), "round(%s, %d)", values[i], digits);
        }
        SHOW_NEW(number_call(value, "__round__", "(O)", Py_None));
        SHOW_NEW(number_call(value, "__round__", "(d)", 1.5));
        SHOW_NEW(number_call(value, "__round__", "(ii)", 1, 1));
        double number = PyFloat_AsDouble(value);
        for (int le = 0; le < 2; le++) {
            char bytes[8] = {0};
            printf("%d", PyFloat_Pack2(number, bytes, le));
            printf(" %02x%02x", bytes[0] & 255, bytes[1] & 255);
            SHOW_ERROR("");
            printf("%.17g\n", PyFloat_Unpack2(bytes, le));
            printf("%d", PyFloat_Pack4(number, bytes, le));
            printf(" %02x%02x%02x%02x", bytes[0] & 255, bytes[1] & 255, bytes[2] & 255, bytes[3] & 255);
            SHOW_ERROR("");
            printf("%.17g\n", PyFloat_Unpack4(bytes, le));
            printf("%d", PyFloat_Pack8(number, bytes, le));
            for (int k = 0; k < 8; k++) {
                printf("%02x", bytes[k] & 255);
            }
            printf(" %.17g\n", PyFloat_Unpack8(bytes, le));
        }
        Py_DECREF(value);
    }
    static const char *const hex[] = {
        "0x1.8p3", "1.8p3", "-0x.1p-4", "0x1p", "0x", "", "inf", "-Infinity", "nan", "0x1p1024", "0x1.fffffffffffff7p1023",
        "0x1.fffffffffffff8p1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x0.00001p-1060", "0x123456789abcdef123456789p-40",
        "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000080000000001p0", " 0x1p3 ", "0x1p3x", "0x1.p3", "1", "abc",
        "0x.p1", "0x0p99999999999999999999", "0x1p99999999999999999999", "0x1p-99999999999999999999", "0x1..2", "x1", "0X1P+3",
    };
    for (int i = 0; i < NUMBER_COUNT(hex); i++) {
        number_show(number_call(type, "fromhex", "(s)", hex[i]), "fromhex '%s'", hex[i]);
    }
    SHOW_NEW(number_call(type, "fromhex", "(i)", 1));
    SHOW_NEW(number_call(type, "__getformat__", "(s)", "double"));
    SHOW_NEW(number_call(type, "__getformat__", "(s)", "float"));
    SHOW_NEW(number_call(type, "__getformat__", "(s)", "x"));
    SHOW_NEW(number_call(type, "__getformat__", "(i)", 1));
    SHOW_NEW(PyObject_CallFunction(type, NULL));
    SHOW_NEW(PyObject_CallFunction(type, "i", 3));
    SHOW_NEW(PyObject_CallFunction(type, "d", 3.5));
    SHOW_NEW(PyObject_CallFunction(type, "s", "3.5"));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 3, 4));
    SHOW_NEW(PyObject_CallFunction(type, "O", Py_None));
    SHOW_NEW(PyObject_CallFunction(type, "[]"));
    PyObject *empty = PyTuple_New(0), *kwargs = Py_BuildValue("{s:i}", "x", 3);
    SHOW_NEW(PyObject_Call(type, empty, kwargs));
    Py_DECREF(empty);
    Py_DECREF(kwargs);
    PyObject *array = PyByteArray_FromStringAndSize("1.5", 3), *view = PyMemoryView_FromObject(array);
    SHOW_NEW(PyFloat_FromString(array));
    SHOW_NEW(PyFloat_FromString(view));
    Py_DECREF(view);
    Py_DECREF(array);
    PyObject *info = PyFloat_GetInfo();
    number_show(number_attribute(info, "max"), "max");
    number_show(number_attribute(info, "rounds"), "rounds");
    number_show(info, "float_info");
    printf("%.17g %.17g\n", PyFloat_GetMax(), PyFloat_GetMin());
    for (int i = 0; i < 65536; i += 37) {
        char bytes[2] = {(char)(i & 255), (char)(i >> 8)}, back[2];
        double number = PyFloat_Unpack2(bytes, 1);
        if (number == number && (PyFloat_Pack2(number, back, 1) < 0 || memcmp(bytes, back, 2) != 0)) {
            printf("%d is not packed as it was\n", i);
        }
    }
    for (int i = 0; i < 4000; i++) {
        char back[2] = {0};
        double number = i * 0.7310001 / 1024 / (i % 3 == 0 ? 8192 : 1);
        PyFloat_Pack2(number, back, 1);
        printf("%02x%02x%s", back[1] & 255, back[0] & 255, i % 32 == 31 ? "\n" : " ");
    }
}

OBJECT_MAIN(body)
