/* Struct sequences: made static and new, from sequences and dicts, their reprs, fields without a place and without a name. */
#include "object.h"

static PyStructSequence_Field fields[] = {{"first", "doc"}, {"second", NULL}, {"third", NULL}, {"hidden", NULL}, {"deep", NULL}, {NULL}};
static PyStructSequence_Desc desc = {"tests.Seq", "A doc.", fields, 3};
static PyStructSequence_Field unnamed[4];
static PyStructSequence_Desc unnamed_desc = {"tests.Unnamed", NULL, unnamed, 3};
static PyTypeObject type;

static PyObject *filled(PyTypeObject *kind, int count)
{
    PyObject *made = PyStructSequence_New(kind);
    for (int i = 0; made != NULL && i < count; i++) {
        PyStructSequence_SetItem(made, i, PyLong_FromLong(1000 + i));
    }
    return made;
}

static void show_type(PyTypeObject *kind, int count)
{
    PyObject *object = (PyObject *)kind, *made = filled(kind, count);
    SHOW_NEW(PyObject_Repr(made));
    SHOW_STATUS(PyTuple_Size(made));
    SHOW_STATUS(PyTuple_Check(made));
    SHOW_BORROWED(PyStructSequence_GetItem(made, count - 1));
    const char *names[] = {"n_fields", "n_sequence_fields", "n_unnamed_fields", "__match_args__", "__doc__", "__name__", "__module__", "__basicsize__", "__itemsize__"};
    for (int i = 0; i < 9; i++) {
        printf("%s ", names[i]);
        SHOW_NEW(PyObject_GetAttrString(object, names[i]));
    }
    for (int i = 0; i < 5; i++) {
        printf("%s ", fields[i].name);
        SHOW_NEW(PyObject_GetAttrString(made, fields[i].name));
        SHOW_STATUS(PyObject_SetAttrString(made, fields[i].name, Py_None));
    }
    SHOW_NEW(PyObject_CallMethod(made, "__reduce__", NULL));
    PyObject *replace = PyObject_GetAttrString(made, "__replace__"), *empty = PyTuple_New(0), *one = Py_BuildValue("(i)", 1);
    PyObject *changes = Py_BuildValue("{sisi}", "first", 1, "hidden", 2), *bad = Py_BuildValue("{sisi}", "first", 1, "none", 2);
    SHOW_NEW(PyObject_Call(replace, empty, changes));
    SHOW_NEW(PyObject_Call(replace, empty, bad));
    SHOW_NEW(PyObject_Call(replace, one, changes));
    SHOW_NEW(PyObject_Call(replace, empty, NULL));
    Py_DECREF(replace);
    for (int length = 1; length < 8; length++) {
        PyObject *list = PyList_New(0), *item = PyLong_FromLong(500);
        for (int i = 0; i < length; i++) {
            PyList_Append(list, item);
        }
        PyObject *other = PyObject_CallOneArg(object, list);
        SHOW_NEW(other);
        PyObject *dict = Py_BuildValue("{sisi}", "hidden", 7, "deep", 8);
        other = PyObject_CallFunctionObjArgs(object, list, dict, NULL);
        if (other != NULL) {
            SHOW_NEW(PyObject_GetAttrString(other, "hidden"));
            SHOW_NEW(PyObject_GetAttrString(other, "deep"));
            Py_DECREF(other);
        } else {
            SHOW_ERROR("with dict");
        }
        Py_DECREF(list);
        Py_DECREF(item);
        Py_DECREF(dict);
    }
    SHOW_NEW(PyObject_CallFunction(object, "i", 3));
    SHOW_NEW(PyObject_CallFunction(object, "((iii)i)", 1, 2, 3, 4));
    SHOW_NEW(PyObject_CallFunction(object, "((iii){si})", 1, 2, 3, "unknown", 4));
    SHOW_NEW(PySequence_GetSlice(made, 1, 3));
    SHOW_NEW(PySequence_Concat(made, one));
    PyObject *tuple = PySequence_Tuple(made);
    SHOW_NEW(tuple);
    SHOW_STATUS(PyObject_Size(made));
    Py_DECREF(made);
    Py_DECREF(empty);
    Py_DECREF(one);
    Py_DECREF(changes);
    Py_DECREF(bad);
}

static void body(void)
{
    if (!(type.tp_flags & Py_TPFLAGS_READY)) {
        SHOW_STATUS(PyStructSequence_InitType2(&type, &desc));
    }
    show_type(&type, 5);
    PyTypeObject *made = PyStructSequence_NewType(&desc);
    show_type(made, 5);
    Py_DECREF(made);
    unnamed[0].name = "first";
    unnamed[1].name = PyStructSequence_UnnamedField;
    unnamed[2].name = "third";
    made = PyStructSequence_NewType(&unnamed_desc);
    PyObject *object = filled(made, 3);
    SHOW_NEW(PyObject_GetAttrString((PyObject *)made, "n_unnamed_fields"));
    SHOW_NEW(PyObject_GetAttrString((PyObject *)made, "__match_args__"));
    SHOW_NEW(PyObject_GetAttrString(object, "third"));
    SHOW_NEW(PyObject_CallMethod(object, "__replace__", NULL));
    Py_DECREF(object);
    Py_DECREF(made);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
