/* The names in the dicts of the types that all others rest on, what stands there, whether it is documented; and the checks of
 * methods that stand for slots. */
#include "object.h"

static void show_dict(PyTypeObject *type)
{
    printf("%s flags %lx size %zd items %zd dict %zd weak %zd\n", type->tp_name, type->tp_flags, type->tp_basicsize,
           type->tp_itemsize, type->tp_dictoffset, type->tp_weaklistoffset);
    PyObject *dict = PyType_GetDict(type), *key, *value;
    Py_ssize_t at = 0;
    while (PyDict_Next(dict, &at, &key, &value)) {
        printf("  %s: %s", PyUnicode_AsUTF8(key), Py_TYPE(value)->tp_name);
        PyObject *signature;
        if (PyObject_GetOptionalAttrString(value, "__text_signature__", &signature) > 0) {
            PyObject *text = PyObject_ASCII(signature);
            printf(" %s", PyUnicode_AsUTF8(text));
            Py_DECREF(text);
            Py_DECREF(signature);
        }
        printf("\n");
        if (!PyUnicode_Check(value) && value != Py_None) {
            SHOW_DOCUMENTED(value);
            SHOW_NEW(PyObject_GetAttrString(value, "__qualname__"));
        }
    }
    Py_DECREF(dict);
    SHOW_DOCUMENTED(type);
}

static PyObject *of(PyObject *op, const char *name)
{
    PyObject *value = PyObject_GetAttrString(op, name);
    REQUIRE(value != NULL);
    return value;
}

static void checks(void)
{
    PyObject *add = of((PyObject *)&PyLong_Type, "__add__");
    SHOW_BORROWED(add);
    SHOW_NEW(PyObject_CallNoArgs(add));
    SHOW_NEW(PyObject_CallFunction(add, "i", 1));
    SHOW_NEW(PyObject_CallFunction(add, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction(add, "iii", 1, 2, 3));
    SHOW_NEW(PyObject_CallFunction(add, "si", "a", 2));
    SHOW_NEW(PyObject_CallMethod(add, "__get__", NULL));
    SHOW_NEW(PyObject_CallMethod(add, "__get__", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(add, "__get__", "s", "a"));
    SHOW_NEW(PyObject_GetAttrString(add, "__objclass__"));
    SHOW_NEW(PyObject_CallMethod(add, "__reduce__", NULL));
    PyObject *kwargs = Py_BuildValue("{si}", "a", 1), *args = Py_BuildValue("(ii)", 1, 2);
    SHOW_NEW(PyObject_Call(add, args, kwargs));
    PyObject *one = PyLong_FromLong(1), *bound = of(one, "__add__"), *again = of(one, "__add__"), *other = of(one, "__sub__");
    SHOW_STATUS(PyObject_RichCompareBool(bound, again, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(bound, other, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(bound, other, Py_NE));
    SHOW_NEW(PyObject_RichCompare(bound, other, Py_LT));
    SHOW_STATUS(PyObject_Hash(bound) == PyObject_Hash(again));
    SHOW_NEW(PyObject_CallFunction(bound, "i", 41));
    SHOW_NEW(PyObject_Call(bound, args, NULL));
    SHOW_NEW(PyObject_Call(bound, args, kwargs));
    const char *names[] = {"__self__", "__objclass__", "__name__", "__qualname__", "__text_signature__"};
    for (int i = 0; i < 5; i++) {
        SHOW_NEW(PyObject_GetAttrString(bound, names[i]));
    }
    SHOW_DOCUMENTED(bound);
    SHOW_NEW(PyObject_CallMethod(bound, "__reduce__", NULL));
    Py_DECREF(bound);
    Py_DECREF(again);
    Py_DECREF(other);
    Py_DECREF(one);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(add);
    SHOW_NEW(PyObject_CallMethod((PyObject *)&PyBaseObject_Type, "__setattr__", "OsO", &PyLong_Type, "a", Py_None));
    SHOW_NEW(PyObject_CallMethod((PyObject *)&PyBaseObject_Type, "__delattr__", "Os", &PyLong_Type, "a"));
    PyObject *dict = PyType_GetDict(&PyDict_Type), *fromkeys = PyDict_GetItemString(dict, "fromkeys");
    SHOW_BORROWED(fromkeys);
    SHOW_NEW(PyObject_CallNoArgs(fromkeys));
    SHOW_NEW(PyObject_CallFunction(fromkeys, "i", 1));
    SHOW_NEW(PyObject_CallFunction(fromkeys, "O", &PyLong_Type));
    SHOW_NEW(PyObject_CallFunction(fromkeys, "Os", &PyDict_Type, "ab"));
    SHOW_NEW(PyObject_CallMethod(fromkeys, "__get__", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(fromkeys, "__get__", "OO", Py_None, Py_None));
    SHOW_NEW(PyObject_CallMethod(fromkeys, "__get__", "OO", Py_None, &PyLong_Type));
    SHOW_NEW(PyObject_CallMethod(fromkeys, "__get__", "i", 1));
    Py_DECREF(dict);
    dict = PyType_GetDict(&PyType_Type);
    PyObject *mro = PyDict_GetItemString(dict, "__mro__"), *base = PyDict_GetItemString(dict, "__base__");
    SHOW_BORROWED(mro);
    SHOW_BORROWED(base);
    SHOW_NEW(PyObject_CallMethod(mro, "__get__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(mro, "__set__", "OO", &PyLong_Type, Py_None));
    SHOW_NEW(PyObject_CallMethod(mro, "__set__", "iO", 1, Py_None));
    SHOW_NEW(PyObject_CallMethod(base, "__set__", "OO", &PyLong_Type, Py_None));
    SHOW_NEW(PyObject_CallMethod(base, "__get__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(base, "__reduce__", NULL));
    SHOW_STATUS(PyDescr_IsData(mro));
    SHOW_STATUS(PyDescr_IsData(Py_None));
    Py_DECREF(dict);
}

static void body(void)
{
    show_dict(&PyBaseObject_Type);
    show_dict(&PyType_Type);
    show_dict(&PyProperty_Type);
    show_dict(&PyClassMethod_Type);
    show_dict(&PyStaticMethod_Type);
    show_dict(&PySuper_Type);
    show_dict(&PyDictProxy_Type);
    show_dict(&PyMethodDescr_Type);
    show_dict(&PyWrapperDescr_Type);
    show_dict(&PyGetSetDescr_Type);
    show_dict(&PyMemberDescr_Type);
    show_dict(&PyClassMethodDescr_Type);
    PyObject *wrapper = PyObject_GetAttrString(Py_None, "__str__");
    show_dict(Py_TYPE(wrapper));
    Py_DECREF(wrapper);
    checks();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
