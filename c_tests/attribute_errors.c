/* Attributes that are missing, cannot be set or have a wrong name: which exception, its words, and what it holds. */
#include "object.h"

static void show_context(PyObject *object, PyObject *name)
{
    PyObject *found = PyObject_GetAttr(object, name);
    if (found != NULL) {
        Py_DECREF(found);
        return;
    }
    PyObject *error = PyErr_GetRaisedException();
    PyObject *held = PyObject_GetAttrString(error, "obj"), *held_name = PyObject_GetAttrString(error, "name");
    printf("obj %d, name %d\n", held == object, held_name != NULL && PyUnicode_Compare(held_name, name) == 0);
    PyErr_Clear();
    Py_XDECREF(held);
    Py_XDECREF(held_name);
    Py_DECREF(error);
}

static void body(void)
{
    PyObject *plain = PyObject_CallNoArgs((PyObject *)&PyBaseObject_Type), *text = PyUnicode_FromString("text");
    PyObject *number = PyLong_FromLong(1234567), *name = PyUnicode_FromString("nothing"), *result;
    PyObject *module = PyModule_New("m");
    PyObject *objects[] = {plain, text, number, Py_None, module, (PyObject *)&PyLong_Type};
    const char *names[] = {"nothing", "__class__", "__eq__", "__doc__", "__dict__", "real", "upper"};
    for (size_t i = 0; i < 6; i++) {
        for (size_t j = 0; j < 7; j++) {
            printf("%s.%s\n", Py_TYPE(objects[i])->tp_name, names[j]);
            if (i == 4 && j == 4) {
                continue;
            }
            SHOW_STATUS(PyObject_HasAttrString(objects[i], names[j]));
            SHOW_STATUS(PyObject_HasAttrStringWithError(objects[i], names[j]));
            result = Py_None;
            SHOW_STATUS(PyObject_GetOptionalAttrString(objects[i], names[j], &result));
            printf("%s\n", result == NULL ? "NULL" : Py_TYPE(result)->tp_name);
            Py_XDECREF(result);
            SHOW_STATUS(PyObject_SetAttrString(objects[i], names[j], number));
            SHOW_STATUS(PyObject_DelAttrString(objects[i], names[j]));
        }
        show_context(objects[i], name);
        SHOW_NEW(PyObject_GetAttr(objects[i], number));
        SHOW_STATUS(PyObject_SetAttr(objects[i], number, name));
        SHOW_STATUS(PyObject_DelAttr(objects[i], number));
        SHOW_STATUS(PyObject_HasAttrWithError(objects[i], number));
        SHOW_STATUS(PyObject_GetOptionalAttr(objects[i], number, &result));
        SHOW_STATUS(result == NULL);
        SHOW_NEW(PyObject_GenericGetAttr(objects[i], number));
        SHOW_STATUS(PyObject_GenericSetAttr(objects[i], number, name));
    }
    Py_DECREF(module);
    Py_DECREF(plain);
    Py_DECREF(text);
    Py_DECREF(number);
    Py_DECREF(name);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
