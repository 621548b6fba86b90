/* What each conversion to a number of C gives, and how it says that an int does not fit or that an object is none. */
#include "number.h"

static const char *const values[] = {
    "0", "-1", "5", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
    "18446744073709551616", "-1606938044258990275541962092341162602522202993782792835301376", "2.5", "True",
};

#define GIVES(format, expression)                                                                                      \
    do {                                                                                                              \
        printf("%s -> " format, #expression, expression);                                                             \
        SHOW_ERROR("");                                                                                               \
    } while (0)

static void body(void)
{
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        PyObject *value = number(values[i]);
        int overflow = 7;
        printf("%s\n", values[i]);
        GIVES("%ld", PyLong_AsLong(value));
        GIVES("%d", PyLong_AsInt(value));
        GIVES("%lld", PyLong_AsLongLong(value));
        GIVES("%zd", PyLong_AsSsize_t(value));
        GIVES("%zu", PyLong_AsSize_t(value));
        GIVES("%lu", PyLong_AsUnsignedLong(value));
        GIVES("%llu", PyLong_AsUnsignedLongLong(value));
        GIVES("%lu", PyLong_AsUnsignedLongMask(value));
        GIVES("%llu", PyLong_AsUnsignedLongLongMask(value));
        GIVES("%d", PyLong_AsVoidPtr(value) == NULL);
        GIVES("%.17g", PyLong_AsDouble(value));
        GIVES("%.17g", PyFloat_AsDouble(value));
        GIVES("%ld", PyLong_AsLongAndOverflow(value, &overflow));
        printf("overflow %d\n", overflow);
        GIVES("%lld", PyLong_AsLongLongAndOverflow(value, &overflow));
        printf("overflow %d\n", overflow);
        GIVES("%zd", PyNumber_AsSsize_t(value, NULL));
        GIVES("%zd", PyNumber_AsSsize_t(value, PyExc_IndexError));
        GIVES("%d", PyIndex_Check(value));
        GIVES("%d", PyNumber_Check(value));
        Py_DECREF(value);
    }
    PyObject *text = PyUnicode_FromString("7");
    GIVES("%ld", PyLong_AsLong(text));
    GIVES("%zd", PyLong_AsSsize_t(text));
    GIVES("%zu", PyLong_AsSize_t(text));
    GIVES("%.17g", PyLong_AsDouble(text));
    GIVES("%.17g", PyFloat_AsDouble(text));
    GIVES("%zd", PyNumber_AsSsize_t(text, NULL));
    GIVES("%d", PyNumber_Check(text));
    SHOW_NEW(PyNumber_Index(text));
    SHOW_NEW(PyNumber_Long(text));
    SHOW_NEW(PyNumber_Float(text));
    SHOW_NEW(PyNumber_Negative(text));
    SHOW_NEW(PyNumber_Absolute(Py_None));
    SHOW_NEW(PyNumber_Long(Py_None));
    SHOW_NEW(PyNumber_Float(Py_None));
    SHOW_NEW(PyNumber_ToBase(Py_None, 2));
    SHOW_NEW(PyNumber_Negative(NULL));
    Py_DECREF(text);
    SHOW_NEW(PyLong_FromDouble(1e300));
    SHOW_NEW(PyLong_FromDouble(-1.9));
    SHOW_NEW(PyLong_FromDouble(9.3e18));
    SHOW_NEW(PyLong_FromDouble(-9.3e18));
    SHOW_NEW(PyLong_FromDouble(Py_HUGE_VAL));
    SHOW_NEW(PyLong_FromDouble(-Py_HUGE_VAL));
    SHOW_NEW(PyLong_FromDouble(Py_NAN));
    SHOW_NEW(PyLong_FromUnsignedLong((unsigned long)-1));
    SHOW_NEW(PyLong_FromLong(LONG_MIN));
    SHOW_NEW(PyLong_FromSize_t(SIZE_MAX));
    SHOW_NEW(PyLong_FromSsize_t(PY_SSIZE_T_MIN));
    SHOW_NEW(PyLong_FromVoidPtr((void *)0x1234));
}

OBJECT_MAIN(body)
