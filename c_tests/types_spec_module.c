/* A type from a spec keeps a member named __module__, and documentation that is only a signature is an empty str. */
#include "object.h"

#include <structmember.h>

typedef struct {
    PyObject ob_base;
    PyObject *module;
} Named;

static void named_dealloc(PyObject *op)
{
    PyTypeObject *type = Py_TYPE(op);
    Py_XDECREF(((Named *)op)->module);
    type->tp_free(op);
    Py_DECREF(type);
}

static PyMemberDef members[] = {{"__module__", T_OBJECT, offsetof(Named, module), 0, NULL}, {NULL, 0, 0, 0, NULL}};

static void make(const char *name, const char *doc, PyMemberDef *fields)
{
    PyType_Slot slots[4] = {{Py_tp_dealloc, (void *)named_dealloc}};
    int count = 1;
    if (doc != NULL) {
        slots[count++] = (PyType_Slot){Py_tp_doc, (void *)(uintptr_t)doc};
    }
    if (fields != NULL) {
        slots[count++] = (PyType_Slot){Py_tp_members, fields};
    }
    slots[count] = (PyType_Slot){0, NULL};
    PyType_Spec spec = {name, sizeof(Named), 0, Py_TPFLAGS_DEFAULT, slots};
    PyObject *type = PyType_FromSpec(&spec);
    REQUIRE(type != NULL);
    SHOW_NEW(PyObject_GetAttrString(type, "__doc__"));
    SHOW_NEW(PyObject_GetAttrString(type, "__text_signature__"));
    SHOW_NEW(PyObject_Repr(PyDict_GetItemString(((PyTypeObject *)type)->tp_dict, "__doc__")));
    SHOW_NEW(PyObject_Str((PyObject *)Py_TYPE(PyDict_GetItemString(((PyTypeObject *)type)->tp_dict, "__module__"))));
    PyObject *op = PyObject_CallNoArgs(type);
    SHOW_NEW(PyObject_GetAttrString(op, "__module__"));
    PyObject *text = PyUnicode_FromString("elsewhere");
    SHOW_STATUS(PyObject_SetAttrString(op, "__module__", text));
    SHOW_NEW(PyObject_GetAttrString(op, "__module__"));
    Py_DECREF(text);
    Py_DECREF(op);
    Py_DECREF(type);
}

static void program(void)
{
    make("place.Named", NULL, members);
    make("place.Named", "", NULL);
    make("place.Named", "Named(a, b)\n--\n\n", NULL);
    make("place.Named", "Named(a, b)\n--\n\nText.", NULL);
}

OBJECT_MAIN(program)
