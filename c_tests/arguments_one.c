/* PyArg_Parse of one object, PyArg_UnpackTuple, and the checks of argument counts. */
#include "attributes.h"

extern int _PyArg_CheckPositional(const char *, Py_ssize_t, Py_ssize_t, Py_ssize_t);
extern int _PyArg_NoKeywords(const char *, PyObject *);
extern int _PyArg_NoPositional(const char *, PyObject *);
extern void _PyArg_BadArgument(const char *, const char *, const char *, PyObject *);

static void one(void)
{
    PyObject *all[] = {PyLong_FromLong(5), PyUnicode_FromString("x"), Py_BuildValue("(ii)", 1, 2), Py_BuildValue("()"),
                       Py_BuildValue("(is)", 1, "x"), NULL};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i] != NULL) {
            SHOW_BORROWED(all[i]);
        }
        int a = 0, b = 0;
        SHOW_STATUS(PyArg_Parse(all[i], "i", &a));
        SHOW_ERROR("i");
        SHOW_STATUS(PyArg_Parse(all[i], "i:name", &a));
        SHOW_ERROR("i:name");
        SHOW_STATUS(PyArg_Parse(all[i], "i;message", &a));
        SHOW_ERROR("i;message");
        if (all[i] != NULL) {
            SHOW_STATUS(PyArg_Parse(all[i], "(ii)", &a, &b));
            SHOW_ERROR("(ii)");
            SHOW_STATUS(PyArg_Parse(all[i], "(ii):name", &a, &b));
            SHOW_ERROR("(ii):name");
        }
        SHOW_STATUS(PyArg_Parse(all[i], "ii", &a, &b));
        SHOW_ERROR("ii");
        SHOW_STATUS(PyArg_Parse(all[i], "|i", &a));
        SHOW_ERROR("|i");
        SHOW_STATUS(PyArg_Parse(all[i], ""));
        SHOW_ERROR("nothing");
        SHOW_STATUS(PyArg_Parse(all[i], ":name"));
        SHOW_ERROR(":name");
        printf("%d %d\n", a, b);
        Py_XDECREF(all[i]);
    }
    PyObject *list = PyList_New(0);
    int a;
    SHOW_STATUS(PyArg_ParseTuple(list, "i", &a));
    SHOW_ERROR("no tuple");
    Py_DECREF(list);
}

static void unpacking(void)
{
    PyObject *args = Py_BuildValue("(iii)", 1, 2, 3), *a = NULL, *b = NULL, *c = NULL, *d = NULL;
    SHOW_STATUS(PyArg_UnpackTuple(args, "name", 1, 4, &a, &b, &c, &d));
    SHOW_BORROWED(c);
    printf("%d\n", d == NULL);
    for (int min = 0; min < 6; min++) {
        for (int max = min; max < 6; max++) {
            PyObject *room[6];
            printf("%d %d: %d ", min, max,
                   PyArg_UnpackTuple(args, "name", min, max, room, room + 1, room + 2, room + 3, room + 4));
            SHOW_ERROR("unpack");
            printf("%d ", PyArg_UnpackTuple(args, NULL, min, max, room, room + 1, room + 2, room + 3, room + 4));
            SHOW_ERROR("unpack");
            printf("%d ", _PyArg_CheckPositional("name", 1, min, max));
            SHOW_ERROR("check");
        }
    }
    SHOW_STATUS(PyArg_UnpackTuple(Py_None, "name", 1, 1, &a));
    SHOW_ERROR("no tuple");
    Py_DECREF(args);
}

static void checks(void)
{
    PyObject *empty = PyDict_New(), *full = Py_BuildValue("{s:i}", "a", 1), *none = PyTuple_New(0),
             *some = Py_BuildValue("(i)", 1), *wrong = Py_BuildValue("{i:i}", 1, 1);
    SHOW_STATUS(_PyArg_NoKeywords("name", NULL));
    SHOW_STATUS(_PyArg_NoKeywords("name", empty));
    SHOW_STATUS(_PyArg_NoKeywords("name", full));
    SHOW_ERROR("keywords");
    SHOW_STATUS(_PyArg_NoPositional("name", NULL));
    SHOW_STATUS(_PyArg_NoPositional("name", none));
    SHOW_STATUS(_PyArg_NoPositional("name", some));
    SHOW_ERROR("positional");
    SHOW_STATUS(PyArg_ValidateKeywordArguments(full));
    SHOW_STATUS(PyArg_ValidateKeywordArguments(wrong));
    SHOW_ERROR("no strings");
    _PyArg_BadArgument("name", "argument 1", "str", Py_None);
    SHOW_ERROR("bad");
    _PyArg_BadArgument("name", "argument", "an int", some);
    SHOW_ERROR("bad");
    Py_DECREF(empty);
    Py_DECREF(full);
    Py_DECREF(none);
    Py_DECREF(some);
    Py_DECREF(wrong);
}

static void body(void)
{
    one();
    unpacking();
    checks();
}

OBJECT_MAIN(body)
