/* The methods of bytes and bytearray give the same results and the same errors. */
#include "object.h"

static PyObject *text(const char *bytes, int as_array)
{
    Py_ssize_t size = (Py_ssize_t)strlen(bytes);
    return as_array ? PyByteArray_FromStringAndSize(bytes, size) : PyBytes_FromStringAndSize(bytes, size);
}

/* The method of both kinds, with arguments of a Py_BuildValue format that is a tuple. */
static void both(const char *on, const char *method, const char *format, ...)
{
    for (int as_array = 0; as_array < 2; as_array++) {
        va_list va;
        va_start(va, format);
        PyObject *self = text(on, as_array);
        PyObject *args = Py_VaBuildValue(format, va);
        va_end(va);
        REQUIRE(self != NULL && args != NULL);
        PyObject *function = PyObject_GetAttrString(self, method);
        PyObject *result = function != NULL ? PyObject_Call(function, args, NULL) : NULL;
        char title[200];
        snprintf(title, sizeof title, "%s %s.%s", as_array ? "bytearray" : "bytes", on, method);
        object_show(title, result, 1);
        Py_XDECREF(function);
        Py_DECREF(args);
        Py_DECREF(self);
    }
}

static void body(void)
{
    both("a,b,,c", "split", "(y)", ",");
    both("a,b,,c", "split", "(yi)", ",", 1);
    both("a,b,,c", "rsplit", "(yi)", ",", 2);
    both(" a  b \t c ", "split", "()");
    both(" a  b \t c ", "split", "(Oi)", Py_None, 1);
    both(" a  b \t c ", "rsplit", "(Oi)", Py_None, 1);
    both("", "split", "()");
    both("ab", "split", "(y)", "");
    both("ab", "split", "(i)", 3);
    both("ab", "split", "(yii)", "a", 1, 2);
    both("a\nb\r\nc\r", "splitlines", "()");
    both("a\nb\r\nc\r", "splitlines", "(i)", 1);
    both("a.b.c", "partition", "(y)", ".");
    both("a.b.c", "rpartition", "(y)", ".");
    both("abc", "partition", "(y)", ".");
    both("abc", "rpartition", "(y)", ".");
    both("abc", "partition", "(y)", "");
    both("abcabc", "find", "(y)", "c");
    both("abcabc", "find", "(yi)", "c", 3);
    both("abcabc", "find", "(yii)", "c", -2, 100);
    both("abcabc", "find", "(i)", 'b');
    both("abcabc", "find", "(i)", 300);
    both("abcabc", "find", "(s)", "b");
    both("abcabc", "find", "()");
    both("abcabc", "find", "(y)", "");
    both("abcabc", "rfind", "(y)", "");
    both("abcabc", "rfind", "(y)", "bc");
    both("abcabc", "index", "(y)", "z");
    both("abcabc", "rindex", "(y)", "a");
    both("abcabc", "count", "(y)", "bc");
    both("abcabc", "count", "(y)", "");
    both("abcabc", "count", "(yii)", "a", 1, 9);
    both("abcabc", "startswith", "(y)", "ab");
    both("abcabc", "startswith", "(yi)", "bc", 1);
    both("abcabc", "startswith", "((yy))", "x", "a");
    both("abcabc", "startswith", "(s)", "a");
    both("abcabc", "endswith", "((i))", 1);
    both("abcabc", "endswith", "(y)", "abc");
    both("abcabc", "replace", "(yy)", "bc", "XYZ");
    both("abcabc", "replace", "(yyi)", "b", "", 1);
    both("abc", "replace", "(yy)", "", "-");
    both("abc", "replace", "(yyi)", "", "-", 2);
    both("abc", "replace", "(y)", "a");
    both("  ab  ", "strip", "()");
    both("xxabxx", "strip", "(y)", "x");
    both("xxabxx", "lstrip", "(y)", "x");
    both("xxabxx", "rstrip", "(y)", "xb");
    both("xxabxx", "strip", "(s)", "x");
    both("xxabxx", "strip", "(ii)", 1, 2);
    both("prefix-x", "removeprefix", "(y)", "prefix-");
    both("x-suffix", "removesuffix", "(y)", "-suffix");
    both("ab", "center", "(i)", 7);
    both("abc", "center", "(iy)", 6, "*");
    both("abc", "center", "(iy)", 6, "**");
    both("abc", "center", "(is)", 6, "*");
    both("abc", "ljust", "(iy)", 6, ".");
    both("abc", "rjust", "(i)", 6);
    both("abc", "rjust", "(i)", 2);
    both("-42", "zfill", "(i)", 6);
    both("+42", "zfill", "(i)", 2);
    both("42", "zfill", "(s)", "2");
    both("a\tbc\td\n\te", "expandtabs", "()");
    both("a\tbc\td\n\te", "expandtabs", "(i)", 4);
    both("a\tb", "expandtabs", "(i)", 0);
    both("hello World 3x", "title", "()");
    both("hELLO", "capitalize", "()");
    both("hELLO", "swapcase", "()");
    both("hELLO", "lower", "()");
    both("hELLO", "upper", "()");
    const char *const tests[] = {"isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper"};
    const char *const samples[] = {"", "abc", "ABC", "Abc Def", "12", "a1", " \t", "aB", "Ab cD", "!"};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        for (size_t k = 0; k < sizeof samples / sizeof *samples; k++) {
            both(samples[k], tests[i], "()");
        }
    }
    both("abc", "isalpha", "(i)", 1);
    both("-", "join", "([yyy])", "a", "b", "c");
    both("-", "join", "((y))", "alone");
    both("-", "join", "([])");
    both("-", "join", "([ys])", "a", "b");
    both("-", "join", "(i)", 3);
    both("\x01\xffz", "hex", "()");
    both("abcdefg", "hex", "(si)", "-", 2);
    both("abcdefg", "hex", "(si)", "-", -3);
    both("abcdefg", "hex", "(y)", ":");
    both("abc", "hex", "(s)", "--");
    both("abc", "hex", "(i)", 1);
    both("", "fromhex", "(s)", "01 fF 7a");
    both("", "fromhex", "(s)", "0x");
    both("", "fromhex", "(s)", "012");
    both("", "fromhex", "(i)", 3);
    both("abc", "translate", "(y)", "short");
    both("abcabc", "translate", "(Oy)", Py_None, "b");
    both("", "maketrans", "(yy)", "a", "ab");
    both("h\xc3\xa9", "decode", "()");
    both("h\xe9", "decode", "(s)", "latin-1");
    both("h\xe9", "decode", "()");
    both("h\xe9", "decode", "(ss)", "ascii", "replace");
    both("h\xe9", "decode", "(s)", "no-such-codec");
    both("h\xe9", "decode", "(i)", 3);
    both("abc", "no_such_method", "()");
}

OBJECT_MAIN(body)
