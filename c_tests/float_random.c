/* Operators, comparisons with ints, rounding, ratios and formats of random doubles; of complex numbers made of them. */
#include "number.h"

/* A double: any bits, or a quotient of small numbers, or an integer. */
static double any(void)
{
    union {
        unsigned long long bits;
        double value;
    } made = {number_random()};
    switch (number_random() % 4) {
    case 0:
        return made.value;
    case 1:
        return (double)(long long)(number_random() % 2000001 - 1000000) / (double)(1ULL << number_random() % 40);
    case 2:
        return (double)(long long)(number_random() % 20001 - 10000) / 100;
    default:
        return (double)(long long)number_random();
    }
}

static void body(void)
{
    number_seed = 362436069;
    for (int i = 0; i < 2500; i++) {
        PyObject *a = PyFloat_FromDouble(any()), *b = PyFloat_FromDouble(any()), *c = number_random_int((int)(number_random() % 90));
        number_show(Py_NewRef(a), "a");
        number_show(PyNumber_TrueDivide(a, b), "/");
        number_show(PyNumber_Divmod(a, b), "divmod");
        number_show(PyNumber_FloorDivide(a, b), "//");
        number_show(PyNumber_Remainder(a, c), "%%");
        number_show(PyNumber_TrueDivide(c, b), "/ of an int");
        number_show(PyNumber_Power(a, b, Py_None), "**");
        printf("%d %d %d\n", PyObject_RichCompareBool(a, c, Py_LT), PyObject_RichCompareBool(a, c, Py_EQ), PyObject_RichCompareBool(c, a, Py_LE));
        PyObject *whole = PyNumber_Long(a);
        if (whole == NULL) {
            SHOW_ERROR("int");
        } else {
            printf("%d %d %d\n", PyObject_RichCompareBool(a, whole, Py_EQ), PyObject_RichCompareBool(a, whole, Py_LT), PyObject_Hash(a) == PyObject_Hash(whole));
            number_show_hash("int", whole);
        }
        for (int digits = -3; digits < 8; digits += 2) {
            number_show(number_call(a, "__round__", "(i)", digits), "round %d", digits);
        }
        number_show(number_call(a, "hex", NULL), "hex");
        static const char *const specs[] = {"g", ".3f", "+.2e", ",.1f", ".15g", "%", ".0f", "015.4f", ""};
        PyObject *spec = PyUnicode_FromString(specs[i % NUMBER_COUNT(specs)]);
        double real = PyFloat_AsDouble(a);
        if (real > -1e20 && real < 1e20) {
            number_show(PyObject_Format(a, spec), "format");
        }
        PyObject *z = PyComplex_FromDoubles(any(), any()), *w = PyComplex_FromDoubles(any(), any());
        number_show(PyNumber_Multiply(z, w), "z * w");
        number_show(PyNumber_TrueDivide(z, w), "z / w");
        number_show(PyNumber_Add(z, a), "z + a");
        number_show(PyNumber_Power(z, w, Py_None), "z ** w");
        number_show(PyNumber_Absolute(z), "abs z");
        Py_DECREF(z);
        Py_DECREF(w);
        Py_DECREF(spec);
        Py_DECREF(a);
        Py_DECREF(b);
        Py_DECREF(c);
    }
}

OBJECT_MAIN(body)
