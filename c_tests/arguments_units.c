/* PyArg_ParseTuple: every unit of a format with every kind of object: the value, or the exception word for word. */
#include "attributes.h"

#define FORMAT(format, ...)                                                                                           \
    do {                                                                                                              \
        int done = PyArg_ParseTuple(args, format, __VA_ARGS__);                                                       \
        printf("  %s: %d ", format, done);                                                                            \
        if (!done) {                                                                                                  \
            object_show_error("");                                                                                    \
        }                                                                                                             \
    } while (0)

#define NUMBER(type, format, shown)                                                                                   \
    do {                                                                                                              \
        type value = 0;                                                                                               \
        FORMAT(format, &value);                                                                                       \
        printf(shown "\n", value);                                                                                    \
    } while (0)

static void numbers(PyObject *args)
{
    NUMBER(unsigned char, "b", "%d");
    NUMBER(unsigned char, "B", "%d");
    NUMBER(short, "h", "%d");
    NUMBER(unsigned short, "H", "%d");
    NUMBER(int, "i", "%d");
    NUMBER(unsigned int, "I", "%u");
    NUMBER(long, "l", "%ld");
    NUMBER(unsigned long, "k", "%lu");
    NUMBER(long long, "L", "%lld");
    NUMBER(unsigned long long, "K", "%llu");
    NUMBER(Py_ssize_t, "n", "%zd");
    NUMBER(float, "f", "%g");
    NUMBER(double, "d", "%g");
    NUMBER(char, "c", "%d");
    NUMBER(int, "C", "%d");
    NUMBER(int, "p", "%d");
    Py_complex complex = {0, 0};
    FORMAT("D", &complex);
    printf("%g %g\n", complex.real, complex.imag);
}

static void show_bytes(const char *start, Py_ssize_t size)
{
    if (start == NULL) {
        printf("NULL %zd\n", size);
        return;
    }
    for (Py_ssize_t i = 0; i < size; i++) {
        printf("%02x", (unsigned char)start[i]);
    }
    printf(".\n");
}

static void texts(PyObject *args)
{
    const char *plain[] = {"s", "z", "y"}, *sized[] = {"s#", "z#", "y#"}, *buffers[] = {"s*", "z*", "y*", "w*"};
    for (int i = 0; i < 3; i++) {
        const char *text = "unset";
        FORMAT(plain[i], &text);
        printf("%s\n", text != NULL ? text : "NULL");
        Py_ssize_t size = 5;
        text = "unset";
        FORMAT(sized[i], &text, &size);
        show_bytes(text, size);
    }
    for (int i = 0; i < 4; i++) {
        Py_buffer view;
        printf("  %s: ", buffers[i]);
        if (!PyArg_ParseTuple(args, buffers[i], &view)) {
            object_show_error("");
            continue;
        }
        printf("%d %d ", view.readonly, view.obj == PyTuple_GET_ITEM(args, 0));
        show_bytes(view.buf, view.len);
        PyBuffer_Release(&view);
    }
}

static void encoded(PyObject *args)
{
    const char *plain[] = {"es", "et"}, *sized[] = {"es#", "et#"}, *encodings[] = {"ascii", "latin-1", NULL};
    for (int i = 0; i < 2; i++) {
        for (int e = 0; e < 3; e++) {
            char *text = NULL;
            FORMAT(plain[i], encodings[e], &text);
            printf("%s\n", text != NULL ? text : "NULL");
            PyMem_Free(text);
            Py_ssize_t size = 0;
            text = NULL;
            FORMAT(sized[i], encodings[e], &text, &size);
            show_bytes(text, size);
            PyMem_Free(text);
            char room[4] = "";
            text = room;
            size = sizeof room;
            FORMAT(sized[i], encodings[e], &text, &size);
            printf("%s %zd\n", room, size);
        }
    }
}

static void objects(PyObject *args)
{
    PyObject *op = NULL;
    FORMAT("O", &op);
    printf("%d\n", op == PyTuple_GET_ITEM(args, 0));
    FORMAT("S", &op);
    FORMAT("Y", &op);
    FORMAT("U", &op);
    FORMAT("O!", &PyList_Type, &op);
    FORMAT("O!:name", &PyLong_Type, &op);
    printf("\n");
}

static void tuples(PyObject *args)
{
    int a = -1, b = -1, c = -1;
    FORMAT("(ii)", &a, &b);
    FORMAT("(ii):name", &a, &b);
    FORMAT("((ii)i):name", &a, &b, &c);
    FORMAT("(i(ii)):name", &a, &b, &c);
    FORMAT("()", NULL);
    FORMAT("(i)i", &a, &b);
    FORMAT("(O|O)", &args, &args);
    printf("%d %d %d\n", a, b, c);
}

static void wrong(PyObject *args)
{
    PyObject *a, *b;
    FORMAT("u", &a);
    FORMAT("x", &a);
    FORMAT("w", &a);
    FORMAT("w#", &a, &b);
    FORMAT("e", &a);
    FORMAT("ex", &a, &b);
    FORMAT("Z", &a);
    FORMAT("O|", &a);
    FORMAT("O?", &a);
    FORMAT("OO", &a, &b);
    FORMAT("", NULL);
    FORMAT(":name", NULL);
    FORMAT("OO|O:name", &a, &b, &a);
    FORMAT("|OO:name", &a, &b);
    FORMAT("OO;what to say", &a, &b);
    FORMAT("s;what to say", &a);
    FORMAT("x;what to say", &a);
    printf("\n");
}

static void body(void)
{
    PyObject *huge = PyLong_FromString("1180591620717411303424", NULL, 10), *negative = PyNumber_Negative(huge);
    PyObject *array = PyByteArray_FromStringAndSize("xy", 2);
    PyObject *all[] = {
        Py_BuildValue("(i)", 1),         Py_BuildValue("(i)", -1),        Py_BuildValue("(i)", 300),
        Py_BuildValue("(i)", -40000),    Py_BuildValue("(i)", 70000),     Py_BuildValue("(L)", 1LL << 31),
        Py_BuildValue("(L)", -(1LL << 40)), Py_BuildValue("(K)", 1ULL << 63), Py_BuildValue("(O)", huge),
        Py_BuildValue("(O)", negative),  Py_BuildValue("(s)", "a"),       Py_BuildValue("(s)", "ab\xc3\xa9"),
        Py_BuildValue("(s#)", "a\0b", (Py_ssize_t)3),
        Py_BuildValue("(y)", "q"),       Py_BuildValue("(y)", ""),        Py_BuildValue("(y#)", "a\0b", (Py_ssize_t)3),
        Py_BuildValue("(O)", array),     Py_BuildValue("(O)", Py_None),   Py_BuildValue("(d)", 1.5),
        Py_BuildValue("(O)", Py_True),   Py_BuildValue("([])"),           Py_BuildValue("([ii])", 1, 2),
        Py_BuildValue("((ii))", 1, 2),   Py_BuildValue("((is))", 1, "x"), Py_BuildValue("((i))", 1),
        Py_BuildValue("((i(ii)))", 1, 2, 3), Py_BuildValue("((i(is)))", 1, 2, "x"), Py_BuildValue("({s:i})", "k", 1),
        Py_BuildValue("(C)", 0x20ac),    Py_BuildValue("(C)", 0xd800),    Py_BuildValue("(C)", 0x1f600),
        Py_BuildValue("()"),             Py_BuildValue("(ii)", 1, 2),
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        object_show("arguments", all[i], 0);
        numbers(all[i]);
        texts(all[i]);
        encoded(all[i]);
        objects(all[i]);
        tuples(all[i]);
        wrong(all[i]);
        Py_DECREF(all[i]);
    }
    Py_DECREF(huge);
    Py_DECREF(negative);
    Py_DECREF(array);
}

OBJECT_MAIN(body)
