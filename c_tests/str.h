/* What the programs on str share: methods called with arguments of C, and random strs. */

#ifndef C_TESTS_STR_H
#define C_TESTS_STR_H

#include "object.h"

UNUSED static PyObject *str_of(const char *utf8)
{
    PyObject *text = PyUnicode_DecodeUTF8(utf8, (Py_ssize_t)strlen(utf8), "surrogatepass");
    REQUIRE(text != NULL);
    return text;
}

/* An attribute by its interned name: CPython's cache keeps a name that is not. */
UNUSED static PyObject *str_get(PyObject *self, const char *name)
{
    PyObject *interned = PyUnicode_InternFromString(name);
    PyObject *value = PyObject_GetAttr(self, interned);
    Py_DECREF(interned);
    return value;
}

/* Calls a method of a str with a tuple that Py_BuildValue makes, and prints what comes of it. */
UNUSED static void str_method(const char *title, const char *utf8, const char *name, const char *format, ...)
{
    PyObject *self = str_of(utf8);
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    PyObject *method = str_get(self, name);
    PyObject *result = args != NULL && method != NULL ? PyObject_CallObject(method, args) : NULL;
    printf("%s", name);
    object_show(title, result, 1);
    Py_XDECREF(method);
    Py_XDECREF(args);
    Py_DECREF(self);
}

/* METHOD("text", find, "(s)", "x") */
#define METHOD(utf8, name, ...) str_method("(" #utf8 ") " #__VA_ARGS__, utf8, #name, __VA_ARGS__)

/* The same with one argument that has a name. */
UNUSED static void str_named(const char *title, const char *utf8, const char *name, const char *argument,
                             const char *format, ...)
{
    PyObject *self = str_of(utf8), *args = PyTuple_New(0), *names = PyDict_New();
    va_list va;
    va_start(va, format);
    PyObject *value = Py_VaBuildValue(format, va);
    va_end(va);
    REQUIRE(value != NULL && PyDict_SetItemString(names, argument, value) == 0);
    PyObject *method = str_get(self, name);
    printf("%s", name);
    object_show(title, PyObject_Call(method, args, names), 1);
    Py_DECREF(method);
    Py_DECREF(value);
    Py_DECREF(args);
    Py_DECREF(names);
    Py_DECREF(self);
}

/* NAMED("text", split, "sep", "s", "x") */
#define NAMED(utf8, name, ...) str_named("(" #utf8 ") " #__VA_ARGS__, utf8, #name, __VA_ARGS__)

static unsigned long long str_seed = 88172645463325252ull;

UNUSED static unsigned str_random(unsigned below)
{
    str_seed ^= str_seed << 13;
    str_seed ^= str_seed >> 7;
    str_seed ^= str_seed << 17;
    return (unsigned)(str_seed >> 33) % below;
}

/* A str of up to `most` characters, few different ones, of a random kind. */
UNUSED static PyObject *str_random_text(unsigned most)
{
    static const Py_UCS4 wide[4][4] = {
        {'a', 'b', ' ', 'A'}, {'a', 0xe9, 0xdf, '\n'}, {'a', 0x3a3, 0x20ac, 0x2028}, {'b', 0x1f600, 0x10400, 0x130}};
    Py_UCS4 text[64];
    unsigned length = str_random(most + 1), kind = str_random(4);
    for (unsigned at = 0; at < length; at++) {
        text[at] = wide[kind][str_random(4)];
    }
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, text, length);
}

#endif
