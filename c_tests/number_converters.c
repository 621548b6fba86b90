/* The converters of argument parsing, and what becomes of dead floats. */
#include "number.h"

extern int _PyLong_UnsignedShort_Converter(PyObject *, void *);
extern int _PyLong_UnsignedLong_Converter(PyObject *, void *);
extern int _PyLong_UnsignedLongLong_Converter(PyObject *, void *);
extern int _Py_convert_optional_to_ssize_t(PyObject *, void *);
extern PyObject *_PyLong_Lshift(PyObject *, size_t);
extern PyObject *_PyLong_Rshift(PyObject *, size_t);
extern PyObject *_PyNumber_Index(PyObject *);
extern unsigned char _PyLong_DigitValue[256];

static void body(void)
{
    static const char *const values[] = {"0", "-1", "65535", "65536", "18446744073709551615", "18446744073709551616", "2.5", "True", "-1180591620717411303424"};
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        PyObject *value = number(values[i]);
        unsigned short small = 1;
        unsigned long middle = 1;
        unsigned long long large = 1;
        Py_ssize_t size = 1;
        printf("%d %d", _PyLong_UnsignedShort_Converter(value, &small), small);
        SHOW_ERROR("");
        printf("%d %lu", _PyLong_UnsignedLong_Converter(value, &middle), middle);
        SHOW_ERROR("");
        printf("%d %llu", _PyLong_UnsignedLongLong_Converter(value, &large), large);
        SHOW_ERROR("");
        printf("%d %zd", _Py_convert_optional_to_ssize_t(value, &size), size);
        SHOW_ERROR("");
        if (PyLong_Check(value)) {
            for (size_t count = 0; count < 100; count += 13) {
                SHOW_NEW(_PyLong_Lshift(value, count));
                SHOW_NEW(_PyLong_Rshift(value, count));
            }
        }
        SHOW_NEW(_PyNumber_Index(value));
        Py_DECREF(value);
    }
    Py_ssize_t size = 5;
    printf("%d %zd\n", _Py_convert_optional_to_ssize_t(Py_None, &size), size);
    for (int i = 0; i < 256; i++) {
        printf("%d%c", _PyLong_DigitValue[i], i % 32 == 31 ? '\n' : ' ');
    }
    PyObject *some = PyFloat_FromDouble(1.5), *address = some;
    Py_DECREF(some);
    some = PyFloat_FromDouble(2.5);
    printf("%d\n", some == address);
    Py_DECREF(some);
    PyObject *many[150];
    for (int i = 0; i < 150; i++) {
        many[i] = PyFloat_FromDouble(i);
    }
    for (int i = 0; i < 150; i++) {
        Py_DECREF(many[i]);
    }
    printf("%d %d\n", Py_IsTrue(Py_True), Py_IsFalse(Py_True));
    printf("%d %d\n", PyBool_FromLong(7) == Py_True, PyBool_FromLong(0) == Py_False);
    printf("%d %d\n", Py_REFCNT(Py_True) == 0xffffffff, Py_REFCNT(PyLong_FromLong(0)) == 0xffffffff);
}

OBJECT_MAIN(body)
