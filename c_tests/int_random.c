/* Sums, products, quotients, remainders, powers, shifts, bits and divisors of ints of random sizes up to 20,000 bits. */
#include "number.h"

extern double _PyLong_Frexp(PyLongObject *, Py_ssize_t *);

static void pair(int bits_a, int bits_b)
{
    PyObject *a = number_random_int(bits_a), *b = number_random_int(bits_b);
    for (int i = 0; i < NUMBER_COUNT(number_binaries); i++) {
        if (number_binaries[i].function != PyNumber_MatrixMultiply && number_binaries[i].function != PyNumber_TrueDivide) {
            number_show_hash(number_binaries[i].name, number_binaries[i].function(a, b));
        }
    }
    number_show(PyNumber_TrueDivide(a, b), "/");
    number_show(PyNumber_Float(a), "float");
    number_show_hash("gcd", _PyLong_GCD(a, b));
    number_show_hash("square", PyNumber_Multiply(a, a));
    number_show_hash("~", PyNumber_Invert(a));
    Py_ssize_t exponent;
    double fraction = _PyLong_Frexp((PyLongObject *)a, &exponent);
    printf("%.17g * 2**%zd\n", fraction, exponent);
    for (int i = 0; i < 3; i++) {
        PyObject *count = PyLong_FromUnsignedLongLong(number_random() % 200);
        number_show_hash("<<", PyNumber_Lshift(a, count));
        number_show_hash(">>", PyNumber_Rshift(a, count));
        Py_DECREF(count);
    }
    printf("%d %d %d\n", PyObject_RichCompareBool(a, b, Py_LT), PyObject_RichCompareBool(a, b, Py_EQ),
           PyObject_RichCompareBool(a, b, Py_GE));
    Py_DECREF(a);
    Py_DECREF(b);
}

/* What a quotient times its divisor gives has to be what was divided. */
static void identity(int bits_a, int bits_b)
{
    PyObject *a = number_random_int(bits_a), *b = number_random_int(bits_b);
    if (PyObject_IsTrue(b)) {
        PyObject *both = PyNumber_Divmod(a, b);
        PyObject *product = PyNumber_Multiply(PyTuple_GET_ITEM(both, 0), b);
        PyObject *sum = PyNumber_Add(product, PyTuple_GET_ITEM(both, 1));
        if (!PyObject_RichCompareBool(sum, a, Py_EQ)) {
            printf("a division of %d by %d bits is wrong\n", bits_a, bits_b);
        }
        Py_DECREF(both);
        Py_DECREF(product);
        Py_DECREF(sum);
    }
    Py_DECREF(a);
    Py_DECREF(b);
}

static void body(void)
{
    number_seed = 88172645463325252ULL;
    static const int sizes[] = {3, 29, 30, 31, 58, 60, 61, 63, 64, 65, 90, 120, 128, 200, 500, 1000, 2000};
    for (int i = 0; i < NUMBER_COUNT(sizes); i++) {
        for (int j = 0; j < NUMBER_COUNT(sizes); j++) {
            pair(sizes[i], sizes[j]);
            identity(sizes[i], sizes[j]);
        }
    }
    for (int i = 0; i < 40; i++) {
        int a = (int)(number_random() % 20000), b = (int)(number_random() % 20000);
        pair(a, b);
        identity(a, b);
    }
}

OBJECT_MAIN(body)
