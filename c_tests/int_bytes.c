/* Ints as bytes of both orders and back, with and without a sign; what does not fit. */
#include "number.h"

static const char *const values[] = {
    "0", "1", "-1", "127", "128", "-128", "-129", "255", "256", "-255", "-256", "-257", "32767", "32768", "-32768",
    "-32769", "65535", "65536", "4294967295", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1267650600228229401496703205375", "-1267650600228229401496703205376",
};

static void show(const unsigned char *bytes, int count)
{
    for (int i = 0; i < count; i++) {
        printf("%02x", bytes[i]);
    }
}

static void body(void)
{
    static const int flags[] = {-1, 0, 1, 3, 4, 5, 8, 9, 13, 16, 28};
    static const int sizes[] = {0, 1, 2, 3, 4, 7, 8, 9, 12, 13, 16, 20};
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        PyObject *value = number(values[i]);
        printf("%s\n", values[i]);
        for (int j = 0; j < NUMBER_COUNT(sizes); j++) {
            unsigned char bytes[32];
            for (int k = 0; k < NUMBER_COUNT(flags); k++) {
                memset(bytes, 0x55, sizeof bytes);
                Py_ssize_t size = PyLong_AsNativeBytes(value, bytes, sizes[j], flags[k]);
                printf("%d %d: %zd ", sizes[j], flags[k], size);
                show(bytes, sizes[j]);
                SHOW_ERROR("");
                number_show(PyLong_FromNativeBytes(bytes, (size_t)sizes[j], flags[k]), "signed");
                number_show(PyLong_FromUnsignedNativeBytes(bytes, (size_t)sizes[j], flags[k]), "unsigned");
            }
            for (int k = 0; k < 8; k++) {
                memset(bytes, 0, sizeof bytes);
                int status = _PyLong_AsByteArray((PyLongObject *)value, bytes, (size_t)sizes[j], k & 1, k >> 1 & 1, k >> 2 & 1);
                printf("array %d: %d ", k, status);
                if (status == 0) {
                    show(bytes, sizes[j]);
                }
                SHOW_ERROR("");
                number_show(_PyLong_FromByteArray(bytes, (size_t)sizes[j], k & 1, k >> 1 & 1), "array");
                number_show(number_call(value, "to_bytes", "(is)", sizes[j], k & 1 ? "little" : "big"), "to_bytes");
            }
        }
        Py_DECREF(value);
    }
    PyObject *type = (PyObject *)&PyLong_Type, *five = PyLong_FromLong(5);
    SHOW_NEW(number_call(five, "to_bytes", "(i)", -1));
    SHOW_NEW(number_call(five, "to_bytes", "(is)", 1, "x"));
    SHOW_NEW(number_call(five, "to_bytes", "(ii)", 1, 1));
    SHOW_NEW(number_call(five, "to_bytes", NULL));
    SHOW_NEW(number_call(five, "to_bytes", "(iii)", 1, 1, 1));
    SHOW_NEW(number_call(five, "to_bytes", "(s)", "a"));
    SHOW_NEW(number_call(type, "from_bytes", "(y)", "\xff\x01"));
    SHOW_NEW(number_call(type, "from_bytes", "(ys)", "\xff\x01", "little"));
    SHOW_NEW(number_call(type, "from_bytes", "(s)", "x"));
    SHOW_NEW(number_call(type, "from_bytes", "(i)", 5));
    SHOW_NEW(number_call(type, "from_bytes", "(([ii]))", 1, 2));
    SHOW_NEW(number_call(type, "from_bytes", NULL));
    PyObject *method = number_attribute(type, "from_bytes");
    PyObject *args = Py_BuildValue("(y)", "\xff\x01"), *kwargs = Py_BuildValue("{s:O,s:s}", "signed", Py_True, "byteorder", "little");
    SHOW_NEW(PyObject_Call(method, args, kwargs));
    PyDict_SetItemString(kwargs, "other", Py_None);
    SHOW_NEW(PyObject_Call(method, args, kwargs));
    Py_DECREF(kwargs);
    Py_DECREF(args);
    Py_DECREF(method);
    SHOW_STATUS(PyLong_AsNativeBytes(Py_None, NULL, 0, -1));
    SHOW_STATUS(PyLong_AsNativeBytes(Py_None, NULL, 0, 16));
    Py_DECREF(five);
}

OBJECT_MAIN(body)
