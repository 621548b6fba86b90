/* Powers, with a modulus and without: all signs, a negative exponent, no inverse, large operands. */
#include "number.h"

static void power(const char *a, const char *b, const char *c)
{
    PyObject *x = number(a), *y = number(b), *z = c != NULL ? number(c) : Py_NewRef(Py_None);
    number_show(PyNumber_Power(x, y, z), "pow(%s, %s, %s)", a, b, c != NULL ? c : "None");
    number_show(PyNumber_InPlacePower(x, y, z), "in place");
    Py_DECREF(x);
    Py_DECREF(y);
    Py_DECREF(z);
}

static void body(void)
{
    static const char *const values[] = {"0", "1", "-1", "2", "-2", "3", "10", "-7", "100", "-33", "2.5", "1000000007"};
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        for (int j = 0; j < NUMBER_COUNT(values) - 1; j++) {
            power(values[i], values[j], NULL);
            for (int k = 0; k < NUMBER_COUNT(values); k++) {
                power(values[i], values[j], values[k]);
            }
        }
    }
    power("2", "1000", NULL);
    power("-2", "1001", NULL);
    power("123456789", "57", NULL);
    power("123456789012345678901234567890", "12345678901234567890123456789012345678901234567890", "98765432109876543210987");
    power("3", "0x123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "1000000000000000003");
    power("3", "0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "-1000000000000000003");
    power("3", "-5", "1000000000000000000000003");
    power("6", "-5", "1000000000000000000000002");
    power("1", "1000000000000000000000", NULL);
    power("0", "1000000000000000000000", NULL);
    power("10", "-400", NULL);
    power("100000000000000000000", "-20", NULL);
    number_seed = 1234567;
    for (int i = 0; i < 60; i++) {
        PyObject *a = number_random_int(300), *b = number_random_int(i < 30 ? 60 : 600), *c = number_random_int(200);
        number_show_hash("pow", PyNumber_Power(a, b, c));
        PyErr_Clear();
        Py_DECREF(a);
        Py_DECREF(b);
        Py_DECREF(c);
    }
}

OBJECT_MAIN(body)
