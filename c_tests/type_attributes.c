/* Attributes of types: reading, setting, deleting, and what is refused. */
#include "object.h"

static const char *names[] = {"__name__", "__qualname__", "__module__", "__doc__", "__bases__", "__mro__", "__base__",
                              "__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__", "__dict__",
                              "__text_signature__", "__abstractmethods__", "__annotations__", "__type_params__",
                              "__class__", "nothing"};
enum { NAMES = sizeof names / sizeof names[0] };

static void show_all(PyObject *type)
{
    SHOW_BORROWED(type);
    for (int i = 0; i < NAMES; i++) {
        if (strcmp(names[i], "__doc__") == 0 && !PyType_HasFeature((PyTypeObject *)type, Py_TPFLAGS_HEAPTYPE)) {
            SHOW_DOCUMENTED(type);
            continue;
        }
        PyObject *value = PyObject_GetAttrString(type, names[i]);
        if (value != NULL && strcmp(names[i], "__dict__") == 0) {
            printf("%s\n", Py_TYPE(value)->tp_name);
            Py_DECREF(value);
            continue;
        }
        printf("%s ", names[i]);
        SHOW_NEW(value);
    }
}

static void set(PyObject *type, const char *name, PyObject *value)
{
    printf("%s.%s = ", ((PyTypeObject *)type)->tp_name, name);
    PyObject *text = PyObject_ASCII(value);
    printf("%s\n", PyUnicode_AsUTF8(text));
    Py_DECREF(text);
    SHOW_STATUS(PyObject_SetAttrString(type, name, value));
    SHOW_NEW(PyObject_GetAttrString(type, name));
    Py_DECREF(value);
}

static PyObject *class_of(const char *name, PyObject *bases)
{
    PyObject *dict = Py_BuildValue("{ssss}", "__module__", "mod", "__doc__", "Documented.");
    return PyObject_CallFunction((PyObject *)&PyType_Type, "sNN", name, bases, dict);
}

static void body(void)
{
    show_all((PyObject *)&PyBaseObject_Type);
    show_all((PyObject *)&PyProperty_Type);
    show_all((PyObject *)&PySuper_Type);
    PyObject *class = class_of("Class", PyTuple_New(0));
    show_all(class);
    set(class, "__name__", PyUnicode_FromString("Renamed"));
    set(class, "__name__", PyLong_FromLong(1));
    set(class, "__name__", PyUnicode_FromStringAndSize("a\0b", 3));
    set(class, "__qualname__", PyUnicode_FromString("Outer.Renamed"));
    set(class, "__qualname__", PyLong_FromLong(1));
    set(class, "__module__", PyUnicode_FromString("builtins"));
    SHOW_BORROWED(class);
    SHOW_NEW(PyType_GetFullyQualifiedName((PyTypeObject *)class));
    set(class, "__module__", PyLong_FromLong(3));
    SHOW_BORROWED(class);
    set(class, "__module__", PyUnicode_FromString("__main__"));
    SHOW_BORROWED(class);
    SHOW_NEW(PyType_GetFullyQualifiedName((PyTypeObject *)class));
    set(class, "__doc__", PyLong_FromLong(3));
    set(class, "__dict__", PyDict_New());
    set(class, "__mro__", PyTuple_New(0));
    set(class, "__base__", PyTuple_New(0));
    set(class, "__basicsize__", PyLong_FromLong(3));
    set(class, "__abstractmethods__", PyFrozenSet_New(NULL));
    set(class, "__annotations__", PyDict_New());
    set(class, "__type_params__", PyTuple_New(0));
    set(class, "attribute", PyLong_FromLong(3));
    PyObject *abstract = Py_BuildValue("[ss]", "second", "first");
    set(class, "__abstractmethods__", abstract);
    SHOW_NEW(PyObject_CallNoArgs(class));
    SHOW_STATUS(PyObject_DelAttrString(class, "__abstractmethods__"));
    SHOW_STATUS(PyObject_DelAttrString(class, "__abstractmethods__"));
    for (int i = 0; i < NAMES; i++) {
        printf("del %s: ", names[i]);
        SHOW_STATUS(PyObject_DelAttrString(class, names[i]));
    }
    for (int i = 0; i < NAMES; i++) {
        printf("set %s of object: ", names[i]);
        SHOW_STATUS(PyObject_SetAttrString((PyObject *)&PyBaseObject_Type, names[i], Py_None));
        printf("del %s of object: ", names[i]);
        SHOW_STATUS(PyObject_DelAttrString((PyObject *)&PyBaseObject_Type, names[i]));
    }

    PyObject *other = class_of("Other", PyTuple_New(0));
    PyObject *derived = class_of("Derived", PyTuple_Pack(1, class));
    set(derived, "__bases__", PyTuple_Pack(1, other));
    SHOW_NEW(PyObject_CallMethod(other, "__subclasses__", NULL));
    SHOW_NEW(PyObject_CallMethod(class, "__subclasses__", NULL));
    set(derived, "__bases__", PyTuple_Pack(2, other, class));
    set(derived, "__bases__", PyTuple_Pack(2, other, other));
    set(derived, "__bases__", PyTuple_Pack(1, derived));
    set(other, "__bases__", PyTuple_Pack(1, derived));
    set(derived, "__bases__", PyTuple_New(0));
    set(derived, "__bases__", PyList_New(0));
    set(derived, "__bases__", PyTuple_Pack(1, Py_None));
    set(derived, "__bases__", PyTuple_Pack(1, &PyLong_Type));
    set(derived, "__bases__", PyTuple_Pack(1, &PyBaseObject_Type));
    set(derived, "__bases__", PyTuple_Pack(1, &PyBool_Type));
    SHOW_NEW(PyObject_GetAttr(class, Py_None));
    SHOW_STATUS(PyObject_SetAttr(class, Py_None, Py_None));
    SHOW_NEW(PyObject_CallMethod(class, "__instancecheck__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(class, "__subclasscheck__", "O", derived));
    SHOW_NEW(PyObject_CallMethod(class, "__subclasscheck__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(class, "__sizeof__", NULL));
    SHOW_NEW(PyObject_CallMethod((PyObject *)&PyType_Type, "__prepare__", NULL));
    SHOW_NEW(PyObject_CallOneArg((PyObject *)&PyType_Type, class));
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)&PyType_Type));
    PyObject *op = PyObject_CallNoArgs(class);
    SHOW_STATUS(PyObject_SetAttrString(op, "__class__", other));
    printf("%s\n", Py_TYPE(op)->tp_name);
    SHOW_STATUS(PyObject_SetAttrString(op, "__class__", (PyObject *)&PyLong_Type));
    SHOW_STATUS(PyObject_SetAttrString(op, "__class__", Py_None));
    SHOW_STATUS(PyObject_DelAttrString(op, "__class__"));
    Py_DECREF(op);
    PyObject *slotted = PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Slotted", Py_BuildValue("{s()}", "__slots__"));
    op = PyObject_CallNoArgs(slotted);
    SHOW_STATUS(PyObject_SetAttrString(op, "__class__", other));
    Py_DECREF(op);
    Py_DECREF(slotted);
    Py_DECREF(derived);
    Py_DECREF(other);
    Py_DECREF(class);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
