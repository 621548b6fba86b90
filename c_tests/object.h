/* What the programs on objects share: values and errors printed as Python prints them, and the count of blocks that a
 * program has to end with as it began. */

#ifndef C_TESTS_OBJECT_H
#define C_TESTS_OBJECT_H

#include "harness.h"

/* Prints the expression and the repr of its value, whose reference it takes over; of NULL the exception, which it
 * clears. */
#define SHOW_NEW(expression) object_show(#expression, (expression), 1)

/* The same for a borrowed value. */
#define SHOW_BORROWED(expression) object_show(#expression, (expression), 0)

/* Prints whether an object has documentation: its words are each library's own. */
#define SHOW_DOCUMENTED(op) object_show_documented(#op, (PyObject *)(op))

/* Prints the exception that is set, and clears it. */
#define SHOW_ERROR(title) object_show_error(title)

/* Prints a status or number that is -1 with an exception. */
#define SHOW_STATUS(expression) object_show_status(#expression, (long long)(expression))

UNUSED static void object_show_error(const char *title)
{
    PyObject *error = PyErr_GetRaisedException();
    if (error == NULL) {
        printf("%s: no exception\n", title);
        return;
    }
    PyObject *text = PyObject_Str(error);
    const char *utf8 = text != NULL ? PyUnicode_AsUTF8(text) : NULL;
    printf("%s: %s: %s\n", title, Py_TYPE(error)->tp_name, utf8 != NULL ? utf8 : "(no text)");
    PyErr_Clear();
    Py_XDECREF(text);
    Py_DECREF(error);
}

UNUSED static void object_show(const char *title, PyObject *value, int owned)
{
    if (value == NULL) {
        object_show_error(title);
        return;
    }
    PyObject *text = PyObject_ASCII(value);
    const char *utf8 = text != NULL ? PyUnicode_AsUTF8(text) : NULL;
    if (utf8 != NULL) {
        printf("%s: %s\n", title, utf8);
    } else {
        object_show_error(title);
    }
    Py_XDECREF(text);
    if (owned) {
        Py_DECREF(value);
    }
}

UNUSED static void object_show_documented(const char *title, PyObject *op)
{
    PyObject *doc = PyObject_GetAttrString(op, "__doc__");
    if (doc == NULL) {
        object_show_error(title);
        return;
    }
    const char *kind = !PyUnicode_Check(doc) ? Py_TYPE(doc)->tp_name : PyUnicode_GET_LENGTH(doc) > 0 ? "yes" : "empty";
    printf("%s documented: %s\n", title, kind);
    Py_DECREF(doc);
}

UNUSED static void object_show_status(const char *title, long long value)
{
    if (value == -1 && PyErr_Occurred()) {
        object_show_error(title);
    } else {
        printf("%s: %lld\n", title, value);
    }
}

/* Blocks of the mem and obj domains in use, by sys.getallocatedblocks. */
UNUSED static Py_ssize_t object_blocks(void)
{
    PyObject *function = PySys_GetObject("getallocatedblocks");
    PyObject *count = function != NULL ? PyObject_CallNoArgs(function) : NULL;
    REQUIRE(count != NULL);
    Py_ssize_t blocks = PyLong_AsSsize_t(count);
    Py_DECREF(count);
    return blocks;
}

/* Standard output to nowhere, and back. */
UNUSED static int object_be_silent(void)
{
    fflush(stdout);
    int out = dup(1), nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    close(nowhere);
    return out;
}

UNUSED static void object_speak(int out)
{
    fflush(stdout);
    dup2(out, 1);
    close(out);
}

/* The blocks in use when nothing is kept that could go: no garbage, no private pools, no names that lookups remember. */
UNUSED static Py_ssize_t object_blocks_at_rest(void)
{
    PyType_ClearCache();
    PyGC_Collect();
    return object_blocks();
}

/* Runs `body`, and returns how many blocks it has left behind. */
UNUSED static Py_ssize_t object_blocks_left_by(void (*body)(void))
{
    Py_ssize_t before = object_blocks_at_rest();
    body();
    return object_blocks_at_rest() - before;
}

/* Runs `body` once in silence, so that what is made once for the life of the process is made, and once aloud; then
 * prints whether every run of some more leaves blocks behind. One that leaves nothing settles it: caches fill now and
 * then, and are not a leak. */
UNUSED static void object_leaves_nothing(const char *title, void (*body)(void))
{
    int out = object_be_silent();
    body();
    object_speak(out);
    Py_ssize_t left = object_blocks_left_by(body);
    out = object_be_silent();
    for (int more = 0; more < 6 && left > 0; more++) {
        left = object_blocks_left_by(body);
    }
    object_speak(out);
    printf("%s: %s\n", title, left <= 0 ? "no block left" : "BLOCKS LEFT");
    if (left > 0) {
        fprintf(stderr, "%s: %lld blocks left by every run\n", title, (long long)left);
        harness_failures++;
    }
}

/* main of a program whose whole work is `body`. */
#define OBJECT_MAIN(body)                                                                                             \
    int main(void)                                                                                                    \
    {                                                                                                                 \
        Py_Initialize();                                                                                              \
        object_leaves_nothing(#body, body);                                                                           \
        Py_Finalize();                                                                                                \
        FINISH();                                                                                                     \
    }

#endif
