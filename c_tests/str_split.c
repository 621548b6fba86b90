/* split, rsplit, splitlines, partition, strip and join, with limits and with what is wrong with arguments. */
#include "str.h"

static void body(void)
{
    METHOD(" a  b c ", split, "()");
    METHOD(" a  b c ", split, "(Oi)", Py_None, 1);
    METHOD(" a  b c ", split, "(Oi)", Py_None, 0);
    METHOD("a,b,,c", split, "(s)", ",");
    METHOD("a,b,,c", split, "(si)", ",", 2);
    METHOD("a,b,,c", split, "(si)", ",", 0);
    METHOD("", split, "(s)", ",");
    METHOD("", split, "()");
    METHOD("a--b--c", split, "(s)", "--");
    METHOD("a\xc2\xa0" "b\xe2\x80\xa8" "c", split, "()");
    METHOD("abc", split, "(s)", "\xe2\x82\xac");
    NAMED("a b c", split, "maxsplit", "i", 1);
    NAMED("a,b,c", split, "sep", "s", ",");
    NAMED("a", split, "x", "i", 1);
    METHOD("a", split, "(i)", 1);
    METHOD("a", split, "(s)", "");
    METHOD("a", split, "(ss)", "a", "b");
    METHOD("a", split, "(sii)", "a", 1, 2);
    METHOD(" a  b c ", rsplit, "()");
    METHOD(" a  b c ", rsplit, "(Oi)", Py_None, 1);
    METHOD(" a  b c ", rsplit, "(Oi)", Py_None, 0);
    METHOD("a,b,,c", rsplit, "(si)", ",", 2);
    METHOD("a", rsplit, "(sd)", "a", 1.5);
    METHOD("a", rsplit, "(s)", "");
    METHOD("a\nb\r\nc\rd\x0b" "e\xc2\x85" "f\xe2\x80\xa8g\n\n", splitlines, "()");
    METHOD("a\nb\r\nc\rd\n\n", splitlines, "(i)", 1);
    NAMED("a\nb", splitlines, "keepends", "O", Py_True);
    METHOD("a", splitlines, "(ii)", 1, 2);
    METHOD("a-b-c", partition, "(s)", "-");
    METHOD("a-b-c", partition, "(s)", "x");
    METHOD("a-b-c", rpartition, "(s)", "-");
    METHOD("a-b-c", rpartition, "(s)", "x");
    METHOD("a", partition, "(s)", "");
    METHOD("a", partition, "(i)", 1);
    METHOD("a", partition, "()");
    METHOD("  a b ", strip, "()");
    METHOD("  a b ", lstrip, "()");
    METHOD("  a b ", rstrip, "()");
    METHOD("xxaxbxx", strip, "(s)", "xy");
    METHOD("\xe2\x82\xac" "a\xe2\x82\xac", strip, "(s)", "\xe2\x82\xac" "b");
    METHOD("  a ", strip, "(O)", Py_None);
    METHOD("   ", strip, "()");
    METHOD("a", strip, "(s)", "");
    METHOD("a", strip, "(i)", 1);
    METHOD("a", lstrip, "(ss)", "a", "b");
    METHOD("-", join, "((sss))", "a", "b", "c");
    METHOD("", join, "([sss])", "a", "\xe2\x82\xac", "c");
    METHOD("-", join, "(s)", "abc");
    METHOD("-", join, "(())");
    METHOD("-", join, "(i)", 1);
    METHOD("-", join, "([i])", 1);
    METHOD("-", join, "((si))", "x", 1);

    PyObject *text = str_of("a b c"), *comma = str_of(","), *number = PyLong_FromLong(1), *parts;
    SHOW_NEW(PyUnicode_Split(text, NULL, -1));
    SHOW_NEW(PyUnicode_Split(text, comma, -1));
    SHOW_NEW(PyUnicode_Split(number, comma, -1));
    SHOW_NEW(PyUnicode_Split(text, number, -1));
    SHOW_NEW(PyUnicode_RSplit(text, NULL, 1));
    SHOW_NEW(PyUnicode_Splitlines(text, 0));
    SHOW_NEW(PyUnicode_Partition(text, comma));
    SHOW_NEW(PyUnicode_RPartition(text, number));
    parts = PyUnicode_Split(text, NULL, -1);
    SHOW_NEW(PyUnicode_Join(comma, parts));
    SHOW_NEW(PyUnicode_Join(NULL, parts));
    SHOW_NEW(PyUnicode_Join(number, parts));
    SHOW_NEW(PyUnicode_Join(comma, number));
    Py_DECREF(parts);
    parts = PyUnicode_Split(text, comma, -1);
    printf("itself: %d\n", PyList_GetItem(parts, 0) == text);
    PyObject *joined = PyUnicode_Join(comma, parts);
    printf("itself: %d\n", joined == text);
    Py_DECREF(joined);
    Py_DECREF(parts);
    Py_DECREF(text);
    Py_DECREF(comma);
    Py_DECREF(number);

    unsigned long long sum = 0;
    for (int round = 0; round < 1500; round++) {
        PyObject *whole = str_random_text(40), *between = str_random_text(2), *all[6];
        int limit = (int)str_random(5) - 1;
        PyObject *used = PyUnicode_GetLength(between) == 0 ? NULL : between;
        all[0] = PyUnicode_Split(whole, used, limit);
        all[1] = PyUnicode_RSplit(whole, used, limit);
        all[2] = PyUnicode_Splitlines(whole, round & 1);
        all[3] = used != NULL ? PyUnicode_Partition(whole, used) : NULL;
        all[4] = used != NULL ? PyUnicode_RPartition(whole, used) : NULL;
        all[5] = used != NULL ? PyUnicode_Join(used, all[0]) : NULL;
        for (int at = 0; at < 6; at++) {
            PyObject *repr = all[at] != NULL ? PyObject_Repr(all[at]) : NULL;
            sum = sum * 31 + (repr != NULL ? (unsigned long long)PyObject_Hash(repr) : 7);
            Py_XDECREF(repr);
            Py_XDECREF(all[at]);
        }
        if (round % 250 == 0) {
            printf("%d: %llu\n", round, sum);
        }
        Py_DECREF(whole);
        Py_DECREF(between);
    }
    printf("sum %llu\n", sum);
}

OBJECT_MAIN(body)
