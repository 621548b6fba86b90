/* Exceptions as they are printed: causes, contexts, notes, groups, places in a source, hooks, sys.last_exc.
 * Ends by status 1. */
#include "attributes.h"

static void title(const char *text)
{
    printf("-- %s\n", text);
    fflush(stdout);
}

static PyObject *fails(PyObject *self, PyObject *args)
{
    PyErr_SetString(PyExc_RuntimeError, "the hook fails");
    return NULL;
}

static PyObject *tells(PyObject *self, PyObject *args)
{
    object_show("hook", args, 0);
    fflush(stdout);
    Py_RETURN_NONE;
}

static PyObject *str_fails(PyObject *self)
{
    PyErr_SetString(PyExc_RuntimeError, "no text");
    return NULL;
}

static PyMethodDef functions[] = {{"fails", fails, METH_VARARGS, NULL}, {"tells", tells, METH_VARARGS, NULL}};

static void unraisable(void)
{
    title("unraisable without an object");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_WriteUnraisable(NULL);
    title("with one");
    PyObject *list = PyList_New(0);
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_WriteUnraisable(list);
    title("with None");
    PyErr_SetString(PyExc_KeyError, "");
    PyErr_WriteUnraisable(Py_None);
    title("without a text");
    PyErr_SetNone(PyExc_KeyError);
    PyErr_WriteUnraisable(list);
    title("formatted");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_FormatUnraisable("Exception ignored in %s of %R", "x", list);
    title("formatted without a format");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_FormatUnraisable(NULL);
    title("none set");
    PyErr_WriteUnraisable(list);
    Py_DECREF(list);
}

static void hooks(void)
{
    PyObject *hook = PyCFunction_New(&functions[0], NULL), *good = PyCFunction_New(&functions[1], NULL);
    PyObject *saved = Py_NewRef(PySys_GetObject("excepthook")), *saved_unraisable = Py_NewRef(PySys_GetObject("unraisablehook"));
    PySys_SetObject("excepthook", good);
    title("a hook");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_Print();
    PySys_SetObject("excepthook", hook);
    title("a hook that fails");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_Print();
    PySys_SetObject("excepthook", NULL);
    title("no hook");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_Print();
    PySys_SetObject("excepthook", saved);
    PySys_SetObject("unraisablehook", Py_None);
    title("None for a hook");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_WriteUnraisable(NULL);
    PySys_SetObject("unraisablehook", NULL);
    title("no hook");
    PyErr_SetString(PyExc_ValueError, "text");
    PyErr_WriteUnraisable(NULL);
    PySys_SetObject("unraisablehook", saved_unraisable);
    Py_DECREF(hook);
    Py_DECREF(good);
    Py_DECREF(saved);
    Py_DECREF(saved_unraisable);
}

static void print(PyObject *error)
{
    PyErr_DisplayException(error);
    fflush(stdout);
}

static void chains(void)
{
    PyObject *a = PyObject_CallFunction(PyExc_KeyError, "s", "a"), *b = PyObject_CallFunction(PyExc_TypeError, "s", "b");
    PyObject *c = PyObject_CallFunction(PyExc_OSError, "iss", 2, "c", "path");
    PyException_SetContext(a, Py_NewRef(b));
    PyException_SetCause(b, Py_NewRef(c));
    Py_XDECREF(PyObject_CallMethod(a, "add_note", "s", "a note\nof two lines"));
    Py_XDECREF(PyObject_CallMethod(a, "add_note", "s", "another"));
    title("chain");
    print(a);
    title("by PyErr_Print");
    PyErr_SetObject(PyExc_KeyError, a);
    PyErr_Print();
    title("by PyErr_Display");
    PyErr_Display(NULL, a, NULL);
    title("context suppressed");
    PyException_SetCause(a, NULL);
    print(a);
    title("circle");
    PyException_SetCause(a, Py_NewRef(b));
    PyException_SetContext(c, Py_NewRef(a));
    print(a);
    PyException_SetContext(c, NULL);
    PyObject *group = PyObject_CallFunction(PyExc_BaseExceptionGroup, "s(OO)", "group", b, c);
    Py_XDECREF(PyObject_CallMethod(group, "add_note", "s", "of a group"));
    title("group");
    print(group);
    PyObject *one = PyObject_CallFunction(PyExc_ValueError, "s", "one"), *two = PyObject_CallFunction(PyExc_ValueError, NULL);
    PyObject *outer = PyObject_CallFunction(PyExc_BaseExceptionGroup, "s(OOO)", "outer", one, group, two);
    title("groups in a group");
    print(outer);
    PyObject *last = PyObject_CallFunction(PyExc_BaseExceptionGroup, "s(OO)", "last", one, outer);
    title("a group at the end");
    print(last);
    PyObject *many = PyList_New(0);
    for (int i = 0; i < 18; i++) {
        PyObject *error = PyObject_CallFunction(PyExc_ValueError, "i", i);
        PyList_Append(many, error);
        Py_DECREF(error);
    }
    PyObject *wide = PyObject_CallFunction(PyExc_BaseExceptionGroup, "sO", "wide", many);
    title("a wide group");
    print(wide);
    PyObject *deep = Py_NewRef(one);
    for (int i = 0; i < 13; i++) {
        Py_SETREF(deep, PyObject_CallFunction(PyExc_BaseExceptionGroup, "s[O]", "deep", deep));
    }
    title("a deep group");
    print(deep);
    PyObject *all[] = {a, b, c, group, one, two, outer, last, many, wide, deep};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Py_DECREF(all[i]);
    }
}

static void forms(void)
{
    PyObject *errors[] = {
        PyObject_CallFunction(PyExc_ValueError, NULL),
        PyObject_CallFunction(PyExc_ValueError, "s", ""),
        PyObject_CallFunction(PyExc_ValueError, "s", "two\nlines"),
        PyObject_CallFunction(PyExc_SyntaxError, "s", "bad"),
        PyObject_CallFunction(PyExc_SyntaxError, NULL),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siis)", "bad", "nowhere.py", 3, 5, "  ab c d\n"),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siisii)", "bad", "nowhere.py", 3, 5, "  ab c d\n", 3, 8),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siisii)", "bad", "nowhere.py", 3, 5, "  ab c d\n", 3, 5),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siisii)", "bad", "nowhere.py", 3, 50, "  ab c d\n", 3, 60),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siisii)", "bad", "nowhere.py", 3, 8, "  ab c d\n", 3, 60),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siisii)", "bad", "nowhere.py", 3, 5, "  ab c d\n", 3, -1),
        PyObject_CallFunction(PyExc_SyntaxError, "s(siisii)", "bad", "nowhere.py", 3, 1, "  ab c d\n", 3, 2),
        PyObject_CallFunction(PyExc_SyntaxError, "s(OiOO)", "bad", Py_None, 3, Py_None, Py_None),
        PyObject_CallFunction(PyExc_StopIteration, "i", 3),
        PyObject_CallFunction(PyExc_UnicodeDecodeError, "syiis", "enc", "abc", 1, 2, "why"),
    };
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        printf("-- form %zu\n", i);
        fflush(stdout);
        print(errors[i]);
        Py_DECREF(errors[i]);
    }
    title("no exception");
    print(Py_None);
    PyObject *own = PyErr_NewException("pack.mod.Own", NULL, NULL);
    title("of a module");
    PyErr_SetString(own, "text");
    PyErr_Print();
    PyErr_SetString(own, "text");
    PyErr_WriteUnraisable(NULL);
    ((PyTypeObject *)own)->tp_str = str_fails;
    title("without a text");
    PyErr_SetString(own, "text");
    PyErr_Print();
    PyErr_SetString(own, "text");
    PyErr_WriteUnraisable(NULL);
    Py_DECREF(own);
}

static void last(void)
{
    PyErr_SetString(PyExc_ValueError, "printed");
    PyErr_PrintEx(0);
    printf("%d\n", PySys_GetObject("last_value") == NULL);
    PyErr_SetString(PyExc_ValueError, "printed and kept");
    PyErr_PrintEx(1);
    SHOW_BORROWED(PySys_GetObject("last_exc"));
    SHOW_BORROWED(PySys_GetObject("last_type"));
    SHOW_BORROWED(PySys_GetObject("last_value"));
    SHOW_BORROWED(PySys_GetObject("last_traceback"));
    printf("%d\n", PyErr_Occurred() == NULL);
}

static void all(void)
{
    last();
    unraisable();
    hooks();
    chains();
    forms();
}

/* Both streams go to one place, so the runs that are counted have to be silent on both. */
static void leaves_nothing(void)
{
    int out = object_be_silent();
    dup2(1, 2);
    Py_ssize_t left = 1;
    for (int runs = 0; runs < 6 && left > 0; runs++) {
        left = object_blocks_left_by(all);
    }
    object_speak(out);
    dup2(1, 2);
    CHECK(left <= 0);
}

int main(void)
{
    dup2(1, 2);
    Py_Initialize();
    all();
    leaves_nothing();
    title("exit");
    PyErr_SetString(PyExc_SystemExit, "told at the exit");
    PyErr_Print();
    printf("not reached\n");
    return 0;
}
