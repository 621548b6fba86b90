/* StopIteration, SystemExit, NameError, AttributeError, ImportError, SyntaxError: fields, texts, copying. */
#include "attributes.h"

static void show(PyObject *error, const char *const *names)
{
    SHOW_BORROWED(error);
    if (error == NULL) {
        return;
    }
    SHOW_NEW(PyObject_Str(error));
    for (; *names != NULL; names++) {
        printf("  %s", *names);
        object_show("", PyObject_GetAttrString(error, *names), 1);
    }
    SHOW_NEW(PyObject_CallMethod(error, "__reduce__", NULL));
    SHOW_STATUS(PyObject_SetAttrString(error, names[-1], Py_True));
    SHOW_STATUS(PyObject_SetAttrString(error, names[-1], NULL));
    SHOW_NEW(PyObject_GetAttrString(error, names[-1]));
    Py_DECREF(error);
}

/* Calls with a tuple and a dict, whose references it takes over. */
static PyObject *call(PyObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *result = PyObject_Call(type, args, kwargs);
    Py_DECREF(args);
    Py_XDECREF(kwargs);
    return result;
}

static const char *const value[] = {"value", NULL}, *const code[] = {"code", NULL}, *const name[] = {"name", NULL},
                         *const attribute[] = {"name", "obj", NULL},
                         *const import[] = {"msg", "name", "path", "name_from", NULL},
                         *const syntax[] = {"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset",
                                            "print_file_and_line", NULL};

static void simple(void)
{
    show(PyObject_CallFunction(PyExc_StopIteration, NULL), value);
    show(PyObject_CallFunction(PyExc_StopIteration, "i", 3), value);
    show(PyObject_CallFunction(PyExc_StopIteration, "ii", 3, 4), value);
    show(PyObject_CallFunction(PyExc_SystemExit, NULL), code);
    show(PyObject_CallFunction(PyExc_SystemExit, "s", "x"), code);
    show(PyObject_CallFunction(PyExc_SystemExit, "ii", 3, 4), code);
    show(PyObject_CallFunction(PyExc_NameError, "s", "x"), name);
    show(call(PyExc_NameError, Py_BuildValue("(s)", "x"), Py_BuildValue("{s:s}", "name", "n")), name);
    show(call(PyExc_UnboundLocalError, Py_BuildValue("(s)", "x"), Py_BuildValue("{s:s}", "name", "n")), name);
    show(call(PyExc_NameError, Py_BuildValue("(s)", "x"), Py_BuildValue("{s:s}", "nome", "n")), name);
    show(call(PyExc_NameError, Py_BuildValue("(s)", "x"), Py_BuildValue("{s:s,s:i}", "name", "n", "x", 1)), name);
    show(PyObject_CallFunction(PyExc_AttributeError, "s", "x"), attribute);
    show(PyObject_CallFunction(PyExc_AttributeError, NULL), attribute);
    show(call(PyExc_AttributeError, Py_BuildValue("(s)", "x"), Py_BuildValue("{s:s,s:i}", "name", "n", "obj", 3)),
         attribute);
    show(call(PyExc_AttributeError, Py_BuildValue("()"), Py_BuildValue("{s:s}", "other", "n")), attribute);
}

static void imports(void)
{
    show(PyObject_CallFunction(PyExc_ImportError, NULL), import);
    show(PyObject_CallFunction(PyExc_ImportError, "s", "no"), import);
    show(PyObject_CallFunction(PyExc_ImportError, "i", 3), import);
    show(PyObject_CallFunction(PyExc_ImportError, "ss", "no", "no"), import);
    show(call(PyExc_ModuleNotFoundError, Py_BuildValue("(s)", "x"),
              Py_BuildValue("{s:s,s:s,s:s}", "name", "n", "path", "p", "name_from", "f")),
         import);
    show(call(PyExc_ImportError, Py_BuildValue("(s)", "x"), Py_BuildValue("{s:s,s:i}", "name", "n", "z", 1)), import);
    PyObject *text = PyUnicode_FromString("message"), *module = PyUnicode_FromString("mod");
    SHOW_NEW(PyErr_SetImportError(text, module, NULL));
    PyErr_SetImportError(text, module, module);
    show(PyErr_GetRaisedException(), import);
    SHOW_NEW(PyErr_SetImportError(NULL, module, module));
    PyErr_SetImportErrorSubclass(PyExc_ModuleNotFoundError, text, NULL, NULL);
    show(PyErr_GetRaisedException(), import);
    SHOW_NEW(PyErr_SetImportErrorSubclass(PyExc_ValueError, text, NULL, NULL));
    Py_DECREF(text);
    Py_DECREF(module);
}

static void syntaxes(void)
{
    show(PyObject_CallFunction(PyExc_SyntaxError, NULL), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "s", "bad"), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "s(siis)", "bad", "dir/file.py", 3, 4, "text"), syntax);
    show(PyObject_CallFunction(PyExc_TabError, "s(siisii)", "bad", "file.py", 3, 4, "text", 5, 6), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "s[sOis]", "bad", "dir/", Py_None, 4, "text"), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "s(OiOO)", "bad", Py_None, 4, Py_None, Py_None), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "s(siisi)", "bad", "f", 3, 4, "text", 5), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "s(sii)", "bad", "f", 3, 4), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "si", "bad", 3), syntax);
    show(PyObject_CallFunction(PyExc_SyntaxError, "sii", "bad", 3, 4), syntax);
}

static void body(void)
{
    simple();
    imports();
    syntaxes();
}

OBJECT_MAIN(body)
