/* PyErr_NewException and PyErr_NewExceptionWithDoc: name, module, bases, attributes, errors. */
#include "attributes.h"

static void show(PyObject *type)
{
    SHOW_BORROWED(type);
    if (type == NULL) {
        return;
    }
    const char *names[] = {"__name__", "__qualname__", "__module__", "__doc__", "__bases__", "__mro__"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        printf("  %s", names[i]);
        object_show("", PyObject_GetAttrString(type, names[i]), 1);
    }
    PyErr_SetString(type, "raised");
    SHOW_ERROR("raised");
    PyErr_Format(type, "%d", 5);
    SHOW_ERROR("raised");
    PyObject *error = PyObject_CallFunction(type, "ii", 1, 2);
    SHOW_BORROWED(error);
    SHOW_STATUS(PyObject_SetAttrString(error, "x", Py_None));
    SHOW_NEW(PyObject_GetAttrString(error, "x"));
    SHOW_STATUS(PyErr_GivenExceptionMatches(error, type));
    Py_DECREF(error);
    Py_DECREF(type);
}

static void body(void)
{
    show(PyErr_NewException("mod.Name", NULL, NULL));
    show(PyErr_NewException("pack.mod.Name", PyExc_KeyError, NULL));
    show(PyErr_NewException("Name", NULL, NULL));
    PyObject *bases = PyTuple_Pack(2, PyExc_ValueError, PyExc_LookupError);
    PyObject *dict = Py_BuildValue("{s:i,s:s}", "extra", 3, "__module__", "given");
    show(PyErr_NewException("mod.Both", bases, dict));
    show(PyErr_NewExceptionWithDoc("mod.Doc", "What it is.", NULL, NULL));
    show(PyErr_NewExceptionWithDoc("mod.Doc", NULL, bases, dict));
    show(PyErr_NewExceptionWithDoc("mod.Doc", "Given.", PyExc_OSError, dict));
    show(PyErr_NewException("mod.Bad", Py_None, NULL));
    Py_DECREF(bases);
    Py_DECREF(dict);
}

OBJECT_MAIN(body)
