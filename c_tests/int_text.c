/* Ints from text and to text: bases, signs, prefixes, underscores, white space, the limit of digits, random round trips. */
#include "number.h"

static void from(const char *text, int base)
{
    char *end = (char *)text;
    PyObject *value = PyLong_FromString(text, &end, base);
    number_show(value, "'%s' in base %d", text, base);
    printf("  up to %d\n", (int)(end - text));
    PyObject *string = PyUnicode_FromString(text);
    number_show(PyLong_FromUnicodeObject(string, base), "  str");
    if (base == 10) {
        number_show(PyNumber_Long(string), "  int()");
        PyObject *bytes = PyBytes_FromString(text);
        number_show(PyNumber_Long(bytes), "  int() of bytes");
        Py_DECREF(bytes);
    }
    Py_DECREF(string);
}

static void body(void)
{
    static const char *const texts[] = {
        "", " ", "0", "-0", "+7", "  12  ", "\t-5\n", "12 3", "1_000", "_1", "1_", "1__2", "0x1F", "0X_1f", "0x", "0x_",
        "0b101", "0B1", "0o17", "0O_7", "0b2", "017", "00", "0_0", "0_7", "z", "Zz", "12345678901234567890", "--1",
        "+-1", "- 1", "1.0", "1e5", "\xd9\xa1\xd9\xa2", "1\xe3\x80\x80", "\xe2\x82\xac", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "999999999999999999", "1000000000000000000",
    };
    static const int bases[] = {0, 2, 8, 10, 16, 36, 1, 37, -1, 7};
    for (int i = 0; i < NUMBER_COUNT(texts); i++) {
        for (int j = 0; j < NUMBER_COUNT(bases); j++) {
            from(texts[i], bases[j]);
        }
    }
    char many[5001];
    memset(many, '7', 5000);
    many[5000] = 0;
    SHOW_NEW(PyLong_FromString(many, NULL, 10));
    SHOW_NEW(PyLong_FromString(many + 700, NULL, 10));
    SHOW_NEW(PyLong_FromString(many + 699, NULL, 10));
    SHOW_NEW(PyLong_FromString(many, NULL, 9));
    number_show_hash("16", PyLong_FromString(many, NULL, 16));
    PyObject *large = PyLong_FromString(many, NULL, 16);
    SHOW_NEW(PyObject_Repr(large));
    SHOW_NEW(PyNumber_ToBase(large, 10));
    number_show_hash("hex", PyNumber_ToBase(large, 16));
    Py_DECREF(large);
    for (int digits = 4290; digits < 4310; digits++) {
        PyObject *ten = PyLong_FromLong(10), *exponent = PyLong_FromLong(digits);
        PyObject *power = PyNumber_Power(ten, exponent, Py_None), *text = PyObject_Str(power);
        printf("%d: %zd\n", digits, text != NULL ? PyUnicode_GetLength(text) : -1);
        PyErr_Clear();
        Py_XDECREF(text);
        Py_DECREF(power);
        Py_DECREF(exponent);
        Py_DECREF(ten);
    }
    number_seed = 99;
    for (int i = 0; i < 200; i++) {
        PyObject *value = number_random_int((int)(number_random() % 3000));
        PyObject *text = PyObject_Repr(value);
        PyObject *back = PyLong_FromUnicodeObject(text, 10);
        if (!PyObject_RichCompareBool(value, back, Py_EQ)) {
            printf("a round trip is wrong\n");
        }
        number_show_hash("decimal", text);
        Py_DECREF(back);
        for (int base = 2; base <= 16; base *= 2) {
            if (base != 4) {
                text = PyNumber_ToBase(value, base);
                back = PyLong_FromUnicodeObject(text, base);
                if (!PyObject_RichCompareBool(value, back, Py_EQ)) {
                    printf("a round trip is wrong\n");
                }
                number_show_hash("base", text);
                Py_DECREF(back);
            }
        }
        Py_DECREF(value);
    }
    for (int base = 2; base <= 36; base++) {
        number_show_hash("base", PyLong_FromString("100110101010111001010101010111010100101010101001010101010101", NULL, base));
    }
    char *end;
    static const char *const longs[] = {"12", "-12", "  +5x", "0x1f", "0x", "0b2", "", "99999999999999999999", "-9223372036854775808", "-9223372036854775809", "z"};
    for (int i = 0; i < NUMBER_COUNT(longs); i++) {
        for (int base = 0; base < 40; base += 4) {
            errno = 0;
            long value = PyOS_strtol(longs[i], &end, base);
            printf("%s in %d: %ld, %d, %d; ", longs[i], base, value, (int)(end - longs[i]), errno == ERANGE);
            errno = 0;
            unsigned long more = PyOS_strtoul(longs[i], &end, base);
            printf("%lu, %d, %d\n", more, (int)(end - longs[i]), errno == ERANGE);
        }
    }
}

OBJECT_MAIN(body)
