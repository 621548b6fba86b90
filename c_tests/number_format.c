/* The mini-language of __format__ for int, bool, float and complex. */
#include "number.h"

static void body(void)
{
    static const char *const values[] = {
        "0", "5", "-5", "1234", "-1234567", "123456789012345678901234567890", "65", "8364", "1114112", "True", "0.0", "-0.0", "1.5",
        "1234.5", "-1234567.891", "1e16", "1e-5", "inf", "-inf", "nan", "0.001", "-0.001", "999999.5", "100.0", "1j", "1+2j", "-0.0-0.0j", "1e6+2.5e6j",
    };
    static const char *const specs[] = {
        "", "d", "b", "o", "x", "X", "c", "e", "E", "f", "F", "g", "G", "n", "%", "s", "r", "#b", "#o", "#x", "#X", "#", "#g", "#.3g",
        "+", "-", " ", "+d", " d", "10", "<10", ">10", "^10", "=10", "*<10", "*^11", "010", "+010", "0>10", "0=10", "0<10", ",", "_", "_x", "_b",
        "08,", "09,", "010,", "012,", "020_x", "#020_b", ".0f", ".1f", ".3", ".0", ".1", ".10g", ".20e", ".3%", "10.2f", "+.2f", "012.2f", "020,.2f",
        "z", "z.1f", "z.0f", "zd", "+c", "#c", ",c", ",_", "_,", ",,", ",n", ",b", ".", ".d", "99999999999999999999", ".99999999999999999999f", ".9999999999f",
        "dd", "q", "<<", "<<<", "\xc3\xa9>10", "\xe2\x82\xac^10", "\xf0\x9f\x98\x80<10", "\xc3\xa9", ",\xc3\xa9", "5\x01", "1", "00", "z#", "#z", "-z#010.3f", ".3d", ".3x", "c5", "*>5c", "05c", "=5c",
        ".500f", ".100e", "40.30f",
    };
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        PyObject *value = number(values[i]);
        for (int j = 0; j < NUMBER_COUNT(specs); j++) {
            PyObject *spec = PyUnicode_FromString(specs[j]);
            number_show(PyObject_Format(value, spec), "format(%s, '%s')", values[i], specs[j]);
            Py_DECREF(spec);
        }
        SHOW_NEW(PyObject_Format(value, NULL));
        SHOW_NEW(PyObject_Format(value, Py_None));
        SHOW_NEW(number_call(value, "__format__", "(i)", 5));
        Py_DECREF(value);
    }
    for (int width = 0; width < 40; width++) {
        char text[16];
        PyObject *value = PyLong_FromLong(-1234567);
        for (const char *kinds = "dxb"; *kinds; kinds++) {
            snprintf(text, sizeof text, "0%d_%c", width, *kinds);
            PyObject *spec = PyUnicode_FromString(text);
            number_show(PyObject_Format(value, spec), "%s", text);
            Py_DECREF(spec);
        }
        Py_DECREF(value);
    }
}

OBJECT_MAIN(body)
