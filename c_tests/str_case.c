/* Upper and lower case, and what str says of every character there is. */
#include "str.h"

static void body(void)
{
    static const char *texts[] = {"", "hello World", "\xc3\x9f\xe1\xba\x9e", "\xce\xa3\xce\x91\xce\xa3 \xce\xa3", "A\xce\xa3.", "\xc7\x85x", "\xef\xac\x81n", "\xc4\xb0i",
                                  "\xe2\x85\xa7", "they're BILL's", "\xf0\x90\x90\x80\xf0\x90\x90\xa8", "3g", "a1_", "1a", "\xc2\xb2\xc2\xbd\xd9\xa3", " \t\n", "\xc2\xaa"};
    static const char *methods[] = {"lower", "upper", "title", "capitalize", "casefold", "swapcase", "isascii", "islower", "isupper", "istitle", "isspace",
                                    "isdecimal", "isdigit", "isnumeric", "isalpha", "isalnum", "isidentifier", "isprintable"};
    for (size_t method = 0; method < sizeof methods / sizeof *methods; method++) {
        for (size_t text = 0; text < sizeof texts / sizeof *texts; text++) {
            str_method("", texts[text], methods[method], "()");
        }
        str_method(" with an argument", "a", methods[method], "(i)", 1);
    }
    for (size_t method = 0; method < sizeof methods / sizeof *methods; method++) {
        PyObject *name = PyUnicode_InternFromString(methods[method]);
        unsigned long long sum = 0;
        for (Py_UCS4 code = 0; code < 0x110000; code += code < 0x3000 ? 1 : 37) {
            PyObject *text = PyUnicode_FromKindAndData(4, (Py_UCS4[]){'a', code, 0x3a3}, 3);
            PyObject *one = PyUnicode_FromOrdinal((int)code);
            PyObject *a = PyObject_CallMethodNoArgs(text, name), *b = PyObject_CallMethodNoArgs(one, name);
            sum = sum * 31 + (PyUnicode_Check(a) ? (unsigned long long)PyObject_Hash(a) : (unsigned long long)(a == Py_True));
            sum = sum * 31 + (PyUnicode_Check(b) ? (unsigned long long)PyObject_Hash(b) : (unsigned long long)(b == Py_True));
            Py_DECREF(a);
            Py_DECREF(b);
            Py_DECREF(one);
            Py_DECREF(text);
        }
        printf("%s: %llu\n", methods[method], sum);
        Py_DECREF(name);
    }
}

OBJECT_MAIN(body)
