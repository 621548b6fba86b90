/* find, rfind, index, rindex, count, startswith, endswith, in: places, bounds, and what is wrong with arguments. */
#include "str.h"

static void body(void)
{
    METHOD("hello", find, "(s)", "l");
    METHOD("hello", find, "(si)", "l", 3);
    METHOD("hello", find, "(sii)", "l", -2, -1);
    METHOD("hello", find, "(s)", "");
    METHOD("hello", find, "(si)", "", 5);
    METHOD("hello", find, "(si)", "", 6);
    METHOD("hello", find, "(sOO)", "lo", Py_None, Py_None);
    METHOD("hello", find, "(s)", "\xe2\x82\xac");
    METHOD("h\xe2\x82\xacllo", find, "(s)", "llo");
    METHOD("h\xe2\x82\xacllo\xf0\x9f\x98\x80", find, "(s)", "lo\xf0\x9f\x98\x80");
    METHOD("hello", rfind, "(s)", "l");
    METHOD("hello", rfind, "(s)", "");
    METHOD("hello", rfind, "(sii)", "l", 0, 3);
    METHOD("hello", index, "(s)", "ll");
    METHOD("hello", index, "(s)", "x");
    METHOD("hello", rindex, "(s)", "x");
    METHOD("hello", rindex, "(s)", "l");
    METHOD("aaaa", count, "(s)", "aa");
    METHOD("aaaa", count, "(s)", "");
    METHOD("aaaa", count, "(si)", "a", 1);
    METHOD("aaaa", count, "(sii)", "", 3, 2);
    METHOD("a", find, "()");
    METHOD("a", find, "(i)", 1);
    METHOD("a", find, "(siii)", "a", 1, 2, 3);
    METHOD("a", find, "(sd)", "a", 1.5);
    METHOD("a", rfind, "()");
    METHOD("a", index, "()");
    METHOD("a", rindex, "(i)", 1);
    METHOD("a", count, "()");
    METHOD("a", count, "(O)", Py_None);
    METHOD("hello", startswith, "(s)", "he");
    METHOD("hello", startswith, "(si)", "l", 2);
    METHOD("hello", startswith, "((ss))", "x", "he");
    METHOD("hello", startswith, "(())");
    METHOD("hello", startswith, "((i))", 1);
    METHOD("hello", startswith, "(i)", 1);
    METHOD("hello", startswith, "()");
    METHOD("hello", startswith, "(siii)", "h", 0, 1, 2);
    METHOD("hello", startswith, "(sii)", "", 5, 4);
    METHOD("hello", startswith, "(si)", "", 6);
    METHOD("hello", endswith, "(s)", "lo");
    METHOD("hello", endswith, "(sii)", "l", 0, 4);
    METHOD("hello", endswith, "((is))", 1, "lo");
    METHOD("hello", endswith, "(O)", Py_None);
    METHOD("h\xe2\x82\xacllo", endswith, "(s)", "llo");

    PyObject *text = str_of("a\xe2\x82\xac" "b"), *one = str_of("\xe2\x82\xac"), *number = PyLong_FromLong(1);
    SHOW_STATUS(PyUnicode_Contains(text, one));
    SHOW_STATUS(PyUnicode_Contains(one, text));
    SHOW_STATUS(PyUnicode_Contains(text, number));
    SHOW_STATUS(PyUnicode_Contains(number, text));
    SHOW_STATUS(PySequence_Contains(text, one));
    SHOW_STATUS(PyUnicode_Find(text, one, 0, 3, 1));
    SHOW_STATUS(PyUnicode_Find(text, one, 0, 3, -1));
    SHOW_STATUS(PyUnicode_Find(text, one, 2, 3, 1));
    printf("%zd\n", PyUnicode_Find(text, number, 0, 3, 1));
    SHOW_ERROR("find a number");
    SHOW_STATUS(PyUnicode_FindChar(text, 0x20ac, 0, 3, 1));
    SHOW_STATUS(PyUnicode_FindChar(text, 'b', 0, 3, -1));
    SHOW_STATUS(PyUnicode_FindChar(text, 0x1f600, 0, 3, 1));
    SHOW_STATUS(PyUnicode_FindChar(text, 'b', 0, 2, 1));
    SHOW_STATUS(PyUnicode_Count(text, one, 0, 3));
    SHOW_STATUS(PyUnicode_Count(text, number, 0, 3));
    SHOW_STATUS(PyUnicode_Tailmatch(text, one, 1, 3, -1));
    SHOW_STATUS(PyUnicode_Tailmatch(text, one, 0, 2, 1));
    SHOW_STATUS(PyUnicode_Tailmatch(text, number, 0, 2, 1));
    Py_DECREF(text);
    Py_DECREF(one);
    Py_DECREF(number);

    long long sum = 0;
    for (int round = 0; round < 3000; round++) {
        PyObject *hay = str_random_text(40), *needle = str_random_text(3);
        Py_ssize_t start = (Py_ssize_t)str_random(60) - 30, end = (Py_ssize_t)str_random(60) - 20;
        sum = sum * 31 + PyUnicode_Find(hay, needle, start, end, 1);
        sum = sum * 31 + PyUnicode_Find(hay, needle, start, end, -1);
        sum = sum * 31 + PyUnicode_Count(hay, needle, start, end);
        sum = sum * 31 + PyUnicode_Tailmatch(hay, needle, start, end, 1);
        sum = sum * 31 + PyUnicode_Tailmatch(hay, needle, start, end, -1);
        sum = sum * 31 + PyUnicode_Contains(hay, needle);
        sum %= 1000000007;
        if (round % 250 == 0) {
            printf("%d: %lld\n", round, sum);
        }
        Py_DECREF(hay);
        Py_DECREF(needle);
    }
    printf("sum %lld\n", sum);
}

OBJECT_MAIN(body)
