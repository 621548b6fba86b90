/* What the programs on numbers share: numbers written as text, and every operator on every pair of them. */

#ifndef C_TESTS_NUMBER_H
#define C_TESTS_NUMBER_H

#include "object.h"

/* A number of a text: complex with a j at the end, an int of digits, True and False, else a float. New reference. */
UNUSED static PyObject *number(const char *text)
{
    size_t length = strlen(text);
    if (strcmp(text, "True") == 0 || strcmp(text, "False") == 0) {
        return PyBool_FromLong(text[0] == 'T');
    }
    if (length > 0 && text[length - 1] == 'j') {
        return PyObject_CallFunction((PyObject *)&PyComplex_Type, "s", text);
    }
    if (strspn(text, "+-0123456789xabcdefABCDEF") == length && !(strpbrk(text, "e") != NULL && strpbrk(text, "x") == NULL)) {
        return PyLong_FromString(text, NULL, 0);
    }
    PyObject *string = PyUnicode_FromString(text);
    PyObject *made = PyFloat_FromString(string);
    Py_DECREF(string);
    return made;
}

typedef PyObject *(*number_binary)(PyObject *, PyObject *);
typedef PyObject *(*number_unary)(PyObject *);

UNUSED static const struct {
    const char *name;
    number_binary function;
} number_binaries[] = {
    {"+", PyNumber_Add},          {"-", PyNumber_Subtract},    {"*", PyNumber_Multiply},
    {"/", PyNumber_TrueDivide},   {"//", PyNumber_FloorDivide}, {"%", PyNumber_Remainder},
    {"divmod", PyNumber_Divmod},  {"&", PyNumber_And},         {"|", PyNumber_Or},
    {"^", PyNumber_Xor},          {"@", PyNumber_MatrixMultiply},
};

UNUSED static const struct {
    const char *name;
    number_unary function;
} number_unaries[] = {
    {"-", PyNumber_Negative}, {"+", PyNumber_Positive}, {"~", PyNumber_Invert},
    {"abs", PyNumber_Absolute}, {"int", PyNumber_Long}, {"float", PyNumber_Float}, {"index", PyNumber_Index},
};

#define NUMBER_COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Prints the value under a title made at run time. */
UNUSED static void number_show(PyObject *value, const char *format, ...)
{
    char title[4096];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(title, sizeof title, format, arguments);
    va_end(arguments);
    object_show(title, value, 1);
}

/* All operators and comparisons of two numbers. */
UNUSED static void number_show_pair(const char *left, const char *right)
{
    PyObject *a = number(left), *b = number(right);
    for (int i = 0; i < NUMBER_COUNT(number_binaries); i++) {
        number_show(number_binaries[i].function(a, b), "%s %s %s", left, number_binaries[i].name, right);
    }
    for (int op = Py_LT; op <= Py_GE; op++) {
        number_show(PyObject_RichCompare(a, b, op), "%s cmp%d %s", left, op, right);
    }
    Py_DECREF(a);
    Py_DECREF(b);
}

/* An attribute by an interned name: CPython keeps the names that were looked up, and would keep a new one each time. */
UNUSED static PyObject *number_attribute(PyObject *op, const char *name)
{
    PyObject *interned = PyUnicode_InternFromString(name);
    PyObject *value = PyObject_GetAttr(op, interned);
    Py_DECREF(interned);
    return value;
}

/* A method's result; the format is that of a tuple of arguments, or NULL. */
UNUSED static PyObject *number_call(PyObject *op, const char *name, const char *format, ...)
{
    PyObject *method = number_attribute(op, name), *args;
    if (method == NULL) {
        return NULL;
    }
    if (format == NULL) {
        args = PyTuple_New(0);
    } else {
        va_list va;
        va_start(va, format);
        args = Py_VaBuildValue(format, va);
        va_end(va);
    }
    PyObject *result = PyObject_Call(method, args, NULL);
    Py_DECREF(args);
    Py_DECREF(method);
    return result;
}

/* A stream of numbers that is the same every time. */
UNUSED static unsigned long long number_seed = 88172645463325252ULL;

UNUSED static unsigned long long number_random(void)
{
    number_seed ^= number_seed << 13;
    number_seed ^= number_seed >> 7;
    number_seed ^= number_seed << 17;
    return number_seed;
}

/* An int of so many bits at most, of either sign, with long runs of equal bits now and then. */
UNUSED static PyObject *number_random_int(int bits)
{
    unsigned char bytes[4096];
    int count = bits / 8 + 1;
    unsigned long long kind = number_random() % 4;
    for (int i = 0; i < count; i++) {
        bytes[i] = (unsigned char)(kind == 0 ? (number_random() % 3 == 0 ? 0xff : 0) : number_random() >> 20);
    }
    PyObject *value = PyLong_FromNativeBytes(bytes, (size_t)count, Py_ASNATIVEBYTES_LITTLE_ENDIAN);
    PyObject *shift = PyLong_FromUnsignedLongLong(number_random() % 8);
    PyObject *result = PyNumber_Rshift(value, shift);
    Py_DECREF(value);
    Py_DECREF(shift);
    return result;
}

/* The hexadecimal text of an int without the decimal digits' limit, as its hash: short, and it tells any difference. */
UNUSED static void number_show_hash(const char *title, PyObject *value)
{
    if (value == NULL) {
        object_show_error(title);
        return;
    }
    printf("%s %lld %s;", title, (long long)PyObject_Hash(value), Py_TYPE(value)->tp_name);
    Py_DECREF(value);
}

#endif
