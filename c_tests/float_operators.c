/* Every operator of two floats, and of a float and an int: zeros with signs, infinities, NaN, the ends of the range. */
#include "number.h"

static const char *const values[] = {
    "0.0", "-0.0", "1.0", "-1.0", "0.5", "2.5", "-3.75", "inf", "-inf", "nan", "1e308", "-1.7976931348623157e308",
    "5e-324", "2.2250738585072014e-308", "9007199254740992.0", "9007199254740992", "1e16", "0",
    "1", "-7", "100000000000000000000000000000000", "1e32", "1e-7", "123456.789", "True",
};

static void body(void)
{
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        for (int j = 0; j < NUMBER_COUNT(values); j++) {
            number_show_pair(values[i], values[j]);
            PyObject *a = number(values[i]), *b = number(values[j]);
            if (PyFloat_Check(a) || PyFloat_Check(b)) {
                number_show(PyNumber_Power(a, b, Py_None), "%s ** %s", values[i], values[j]);
            }
            Py_DECREF(a);
            Py_DECREF(b);
        }
        PyObject *value = number(values[i]);
        for (int j = 0; j < NUMBER_COUNT(number_unaries); j++) {
            number_show(number_unaries[j].function(value), "%s %s", number_unaries[j].name, values[i]);
        }
        if (strcmp(values[i], "nan") != 0) {
            printf("hash %lld, true %d\n", (long long)PyObject_Hash(value), PyObject_IsTrue(value));
        }
        Py_DECREF(value);
    }
}

OBJECT_MAIN(body)
