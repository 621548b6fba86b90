/* Every operator of two ints, of all sizes and signs, division by zero included. */
#include "number.h"

static const char *const values[] = {
    "0", "1", "-1", "2", "-3", "7", "255", "256", "257", "-5", "-6", "1073741823", "1073741824", "-1073741825",
    "1152921504606846975", "1152921504606846976", "-1152921504606846977", "9223372036854775807",
    "-9223372036854775808", "18446744073709551616", "123456789012345678901234567890",
    "-340282366920938463463374607431768211456", "True", "False",
};

static void body(void)
{
    for (int i = 0; i < NUMBER_COUNT(values); i++) {
        for (int j = 0; j < NUMBER_COUNT(values); j++) {
            number_show_pair(values[i], values[j]);
        }
        PyObject *value = number(values[i]);
        for (int j = 0; j < NUMBER_COUNT(number_unaries); j++) {
            number_show(number_unaries[j].function(value), "%s %s", number_unaries[j].name, values[i]);
        }
        printf("hash %lld, bits %zu, sign %d, true %d\n", (long long)PyObject_Hash(value), _PyLong_NumBits(value),
               _PyLong_Sign(value), PyObject_IsTrue(value));
        for (int base = 0; base < 20; base += 2) {
            number_show(PyNumber_ToBase(value, base), "base %d", base);
        }
        Py_DECREF(value);
    }
}

OBJECT_MAIN(body)
