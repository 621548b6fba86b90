/* Floats to text: repr, every style and flag of PyOS_double_to_string; from text: PyOS_string_to_double and float(). */
#include "number.h"

static const double values[] = {
    0.0, -0.0, 1.0, -1.0, 0.1, 1.0 / 3, 2.5, 0.5, 1.5, 0.25, 0.75, 1e15, 1e16, 1e17, 123456789.0, 12345678901234567.0, 1e-4,
    1e-5, 0.00012345, 9.999999e22, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 4.35, 1e100, 100.0,
    1234567.0, 999999.5, 0.000099999, 9.5, 99.5, 1e-300,
};

static void print_all(double value)
{
    static const char codes[] = "eEfFgGr";
    static const int precisions[] = {0, 1, 2, 3, 6, 17, 30};
    for (const char *code = codes; *code; code++) {
        for (int i = 0; i < NUMBER_COUNT(precisions); i++) {
            if (*code == 'r' && i > 0) {
                break;
            }
            for (int flags = 0; flags < 16; flags++) {
                int kind = -1;
                char *text = PyOS_double_to_string(value, *code, precisions[i], flags, &kind);
                if (strlen(text) < 60) {
                    printf("%s%s", text, flags == 15 ? "\n" : " ");
                } else {
                    printf("%zu %.30s%s", strlen(text), text, flags == 15 ? "\n" : " ");
                }
                if (kind != 0) {
                    printf("kind %d\n", kind);
                }
                PyMem_Free(text);
            }
        }
    }
}

static void read_text(const char *text)
{
    char *end = (char *)text;
    double value = PyOS_string_to_double(text, &end, NULL);
    printf("'%s' %.17g %d", text, value, (int)(end - text));
    SHOW_ERROR("");
    value = PyOS_string_to_double(text, NULL, PyExc_OverflowError);
    printf("  %.17g", value);
    SHOW_ERROR("");
    PyObject *string = PyUnicode_FromString(text), *bytes = PyBytes_FromString(text);
    number_show(PyFloat_FromString(string), "  float");
    number_show(PyFloat_FromString(bytes), "  float of bytes");
    Py_DECREF(string);
    Py_DECREF(bytes);
}

static void body(void)
{
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        number_show(PyFloat_FromDouble(values[i]), "repr");
        print_all(values[i]);
    }
    print_all(Py_HUGE_VAL);
    print_all(-Py_HUGE_VAL);
    print_all(Py_NAN);
    static const char *const texts[] = {
        "", " ", "1", "1.", ".5", ".", "-", "+.5e", "1e", "1e+", "1e5", "1E-5", "1.5e400", "-1.5e400", "1e-400", "inf", "-Infinity",
        "infin", "INF", "nan", "-nan", "nanx", " 1", "1 ", "\t1.5\n", "0x10", "1_0.0_1e1_0", "1__0", "_1", "1_", "1e1_", "1.5.5",
        "9007199254740993", "1.00000000000000011102230246251565", "2.2250738585072011e-308", "1e999999999999999999999",
        "0e999999999999999999999", "123456789012345678901234567890", "\xd9\xa1.\xd9\xa2", "1\xe2\x82\xac", "+-1", "1e5x",
    };
    for (int i = 0; i < NUMBER_COUNT(texts); i++) {
        read_text(texts[i]);
    }
    number_seed = 4242;
    for (int i = 0; i < 3000; i++) {
        union {
            unsigned long long bits;
            double value;
        } any = {number_random()};
        PyObject *value = PyFloat_FromDouble(any.value), *text = PyObject_Repr(value);
        PyObject *back = PyFloat_FromString(text);
        if (any.value == any.value && PyFloat_AsDouble(back) != any.value) {
            printf("a round trip is wrong\n");
        }
        printf("%s%s", PyUnicode_AsUTF8(text), i % 8 == 7 ? "\n" : " ");
        Py_DECREF(back);
        Py_DECREF(text);
        Py_DECREF(value);
        char *digits = PyOS_double_to_string(any.value, "eg"[i & 1], (int)(number_random() % 25), 0, NULL);
        printf("%s ", digits);
        PyMem_Free(digits);
        double small = (double)(number_random() % 1000000) / 1000;
        digits = PyOS_double_to_string(small, 'f', (int)(number_random() % 5), 0, NULL);
        printf("%s ", digits);
        PyMem_Free(digits);
    }
    printf("\n");
    PyOS_double_to_string(1.0, 'x', 0, 0, NULL);
    printf("%d\n", PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    PyOS_double_to_string(1.0, 'r', 3, 0, NULL);
    printf("%d\n", PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
}

OBJECT_MAIN(body)
