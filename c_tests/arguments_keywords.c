/* Arguments by position or name, with names given each time and with a parser that reads them once: what is taken, and
 * every complaint. */
#include "attributes.h"

extern int _PyArg_ParseStackAndKeywords(PyObject *const *, Py_ssize_t, PyObject *, struct _PyArg_Parser *, ...);

static char *abc[] = {"a", "b", "c", NULL}, *after_one[] = {"", "b", "c", NULL}, *hole[] = {"a", "", "c", NULL},
            *nothing[] = {NULL}, *only[] = {"alpha", NULL};
static const char *const abc_const[] = {"a", "b", "c", NULL}, *const after_one_const[] = {"", "b", "c", NULL},
                        *const words[] = {"alpha", "beta", "gamma", NULL}, *const hole_const[] = {"a", "", "c", NULL};

static PyObject *room[4];

static void result(int done)
{
    printf("%d", done);
    if (done) {
        for (int i = 0; i < 4 && room[i] != NULL; i++) {
            printf(" %ld", PyLong_AsLong(room[i]));
        }
        printf("\n");
    }
    object_show_error("");
    memset(room, 0, sizeof room);
}

static void by_names(PyObject *args, PyObject *kwargs)
{
    struct {
        const char *format;
        char **names;
    } all[] = {{"OOO", abc}, {"OOO:name", abc}, {"O|OO:name", abc}, {"|OOO:name", abc}, {"O|O$O:name", abc},
               {"|$OOO:name", abc}, {"|O$OO:name", abc}, {"OOO;message", abc}, {"OOO:name", after_one},
               {"O|OO:name", after_one}, {"|OOO:name", after_one}, {"OO|$O:name", after_one}, {"O|$OO", after_one},
               {"OOO:name", hole}, {"OO:name", abc}, {"OOOO:name", abc}, {"|O|OO:name", abc}, {"|O$O$O:name", abc},
               {"$OOO:name", abc}, {"O$OO:name", abc}, {"|O$OO:name", hole}, {":name", nothing}, {"", nothing},
               {"|O:name", only}, {"O:name", only}, {"OO$|O:name", abc}, {"O|O$OO", abc}, {"O|O$", abc},
               {"$|OOO", after_one}, {"|xOO", abc}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        printf("  %s ", all[i].format);
        result(PyArg_ParseTupleAndKeywords(args, kwargs, all[i].format, all[i].names, room, room + 1, room + 2, room + 3));
    }
    int number = 0;
    const char *text = NULL, *text2 = NULL;
    printf("  |iss:name ");
    result(PyArg_ParseTupleAndKeywords(args, kwargs, "|iss:name", abc, &number, &text, &text2));
}

#define PARSER(given_format, given_names)                                                                             \
    {                                                                                                                 \
        .format = given_format, .keywords = given_names                                                               \
    }

static void by_parser(PyObject *args, PyObject *kwargs)
{
    static _PyArg_Parser all[] = {
        PARSER("OOO:name", abc_const),       PARSER("O|OO:name", abc_const),      PARSER("|OOO:name", abc_const),
        PARSER("O|O$O:name", abc_const),     PARSER("|$OOO:name", abc_const),     PARSER("|O$OO", abc_const),
        PARSER("OOO;message", abc_const),    PARSER("OOO:name", after_one_const), PARSER("O|OO:name", after_one_const),
        PARSER("OO|$O:name", after_one_const), PARSER("O$OO:name", after_one_const), PARSER("|O$OO:name", after_one_const),
        PARSER("|OOO:name", words),          PARSER("OO:name", abc_const),        PARSER("OOOO:name", abc_const),
        PARSER("|O|OO", abc_const),          PARSER("|O$O$O", abc_const),         PARSER("$O|OO", abc_const),
        PARSER("$OOO", after_one_const),     PARSER("|OOO", hole_const),          PARSER("|OxO", abc_const),
    };
    PyObject *names = PyDict_Keys(kwargs), *tuple = PyList_AsTuple(names), *stack[8];
    Py_ssize_t count = PyTuple_GET_SIZE(args);
    for (Py_ssize_t i = 0; i < count; i++) {
        stack[i] = PyTuple_GET_ITEM(args, i);
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++) {
        stack[count + i] = PyDict_GetItem(kwargs, PyTuple_GET_ITEM(tuple, i));
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        printf("  parser %s ", all[i].format);
        result(_PyArg_ParseTupleAndKeywordsFast(args, kwargs, &all[i], room, room + 1, room + 2, room + 3));
        result(_PyArg_ParseStackAndKeywords(stack, count, tuple, &all[i], room, room + 1, room + 2, room + 3));
    }
    Py_DECREF(names);
    Py_DECREF(tuple);
}

static void body(void)
{
    const char *args[] = {"()", "(i)", "(ii)", "(iii)", "(iiii)"};
    PyObject *kwargs[] = {
        Py_BuildValue("{}"),
        Py_BuildValue("{s:i}", "a", 11),
        Py_BuildValue("{s:i}", "b", 12),
        Py_BuildValue("{s:i}", "c", 13),
        Py_BuildValue("{s:i}", "z", 14),
        Py_BuildValue("{s:i}", "", 15),
        Py_BuildValue("{i:i}", 1, 16),
        Py_BuildValue("{s:i,s:i,s:i}", "c", 13, "a", 11, "b", 12),
        Py_BuildValue("{s:i,s:i}", "c", 13, "d", 14),
        Py_BuildValue("{s:i,s:i}", "a", 13, "z", 14),
        Py_BuildValue("{s:i,s:i}", "b", 13, "", 14),
        Py_BuildValue("{s:i}", "alpa", 13),
        Py_BuildValue("{s:i}", "Gamma", 13),
        Py_BuildValue("{s:i}", "gama", 13),
        Py_BuildValue("{s:i}", "a_name_that_is_quite_long_and_like_none_of_them", 13),
        Py_BuildValue("{s:i,s:i}", "beta", 13, "ALPHA", 14),
        Py_BuildValue("{s:i,s:i,s:i,s:i}", "a", 1, "b", 2, "c", 3, "d", 4),
    };
    for (size_t k = 0; k < sizeof kwargs / sizeof *kwargs; k++) {
        for (size_t a = 0; a < sizeof args / sizeof *args; a++) {
            PyObject *tuple = Py_BuildValue(args[a], 1, 2, 3, 4);
            printf("%s ", args[a]);
            object_show("and", kwargs[k], 0);
            by_names(tuple, kwargs[k]);
            by_parser(tuple, kwargs[k]);
            Py_DECREF(tuple);
        }
        Py_DECREF(kwargs[k]);
    }
    PyObject *tuple = PyTuple_New(0);
    printf("no dict ");
    result(PyArg_ParseTupleAndKeywords(tuple, NULL, "|OOO", abc, room, room + 1, room + 2));
    Py_DECREF(tuple);
}

OBJECT_MAIN(body)
