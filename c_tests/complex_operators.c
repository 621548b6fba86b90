/* Every operator of complex numbers with complex, float and int, and their powers. */
#include "number.h"

static const char *const values[] = {
    "0j", "1+2j", "-1.5-2.25j", "-0.0-0.0j", "1e200+1e200j", "nan+1j", "inf-1j", "3j", "2+0j", "0.1-0.7j", "0", "2", "-3",
    "0.5", "-0.0", "100", "1e-300j", "-2-3j",
};

static void body(void)
{
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        for (int j = 0; j < NUMBER_COUNT(values); j++) {
            PyObject *a = number(values[i]), *b = number(values[j]);
            if (PyComplex_Check(a) || PyComplex_Check(b)) {
                number_show_pair(values[i], values[j]);
                number_show(PyNumber_Power(a, b, Py_None), "%s ** %s", values[i], values[j]);
            }
            Py_DECREF(a);
            Py_DECREF(b);
        }
        PyObject *value = number(values[i]);
        for (int j = 0; j < NUMBER_COUNT(number_unaries); j++) {
            number_show(number_unaries[j].function(value), "%s %s", number_unaries[j].name, values[i]);
        }
        if (strstr(values[i], "nan") == NULL) {
            printf("hash %lld\n", (long long)PyObject_Hash(value));
        }
        printf("true %d\n", PyObject_IsTrue(value));
        Py_complex c = PyComplex_AsCComplex(value);
        printf("%g %g %g %g\n", c.real, c.imag, PyComplex_RealAsDouble(value), PyComplex_ImagAsDouble(value));
        for (int n = -101; n <= 102; n += 7) {
            PyObject *exponent = PyLong_FromLong(n);
            number_show(PyNumber_Power(value, exponent, Py_None), "%s ** %d", values[i], n);
            Py_DECREF(exponent);
        }
        Py_DECREF(value);
    }
    PyObject *value = number("1+2j");
    SHOW_NEW(PyNumber_Power(value, value, value));
    SHOW_NEW(number_call(value, "conjugate", NULL));
    SHOW_NEW(number_call(value, "__complex__", NULL));
    SHOW_NEW(number_call(value, "__getnewargs__", NULL));
    SHOW_NEW(number_attribute(value, "real"));
    SHOW_NEW(number_attribute(value, "imag"));
    Py_DECREF(value);
    PyComplex_AsCComplex(Py_None);
    SHOW_ERROR("AsCComplex");
    PyComplex_RealAsDouble(Py_None);
    SHOW_ERROR("RealAsDouble");
    PyComplex_ImagAsDouble(Py_None);
    SHOW_ERROR("ImagAsDouble");
    Py_complex zero = {0, 0}, one = {1, -1}, huge = {1e308, 1e308};
    errno = 0;
    Py_complex c = _Py_c_quot(one, zero);
    printf("%g %g %d\n", c.real, c.imag, errno);
    errno = 0;
    c = _Py_c_pow(zero, one);
    printf("%g %g %d\n", c.real, c.imag, errno);
    errno = 0;
    c = _Py_c_pow(huge, huge);
    printf("%d\n", errno);
    huge.imag = huge.real = 1.7e308;
    errno = 7;
    printf("%g", _Py_c_abs(huge));
    printf(" %d\n", errno);
    c = _Py_c_prod(one, one);
    printf("%g %g\n", c.real, c.imag);
    c = _Py_c_neg(_Py_c_sum(one, _Py_c_diff(one, zero)));
    printf("%g %g\n", c.real, c.imag);
}

OBJECT_MAIN(body)
