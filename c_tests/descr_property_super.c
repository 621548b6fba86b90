/* property, classmethod, staticmethod, super and mappingproxy. */
#include "object.h"

static PyObject *type(PyTypeObject *type)
{
    return (PyObject *)type;
}

static PyObject *builtin(const char *name)
{
    PyObject *module = PyImport_ImportModule("builtins");
    PyObject *value = PyObject_GetAttrString(module, name);
    Py_DECREF(module);
    REQUIRE(value != NULL);
    return value;
}

static PyObject *call_named(PyObject *callable, PyObject *kwargs)
{
    PyObject *args = PyTuple_New(0);
    PyObject *result = PyObject_Call(callable, args, kwargs);
    Py_DECREF(args);
    Py_DECREF(kwargs);
    return result;
}

static PyObject *set_value(PyObject *self, PyObject *args)
{
    PyObject *value = PyTuple_GET_ITEM(args, 1);
    if (PyObject_SetAttrString(PyTuple_GET_ITEM(args, 0), "stored", value) < 0) {
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *delete_value(PyObject *self, PyObject *op)
{
    printf("deleted\n");
    Py_RETURN_NONE;
}

static PyMethodDef set_def = {"set_value", set_value, METH_VARARGS};
static PyMethodDef delete_def = {"delete_value", delete_value, METH_O};

/* Whether a property has the documentation of the function that gets. */
static void show_doc(PyObject *property, PyObject *function)
{
    PyObject *doc = PyObject_GetAttrString(property, "__doc__"), *other = PyObject_GetAttrString(function, "__doc__");
    REQUIRE(doc != NULL && other != NULL);
    SHOW_STATUS(PyObject_RichCompareBool(doc, other, Py_EQ));
    Py_DECREF(doc);
    Py_DECREF(other);
}

/* The attributes of an object itself, the documentation of a builtin function only by name. */
static void show_own(PyObject *op)
{
    PyObject *dict = PyObject_GetAttrString(op, "__dict__"), *copy = PyDict_Copy(dict);
    SHOW_STATUS(PyDict_SetItemString(copy, "__doc__", Py_None));
    SHOW_BORROWED(copy);
    SHOW_STATUS(PyDict_Size(dict));
    SHOW_STATUS(PyDict_ContainsString(dict, "__doc__"));
    Py_DECREF(copy);
    Py_DECREF(dict);
}

static void properties(void)
{
    PyObject *repr = builtin("id"), *length = builtin("len");
    PyObject *setter = PyCFunction_New(&set_def, NULL), *deleter = PyCFunction_New(&delete_def, NULL);
    SHOW_NEW(PyObject_CallFunction(type(&PyProperty_Type), "iiiii", 1, 2, 3, 4, 5));
    SHOW_NEW(call_named(type(&PyProperty_Type), Py_BuildValue("{si}", "what", 1)));
    PyObject *property = PyObject_CallFunctionObjArgs(type(&PyProperty_Type), length, setter, deleter, NULL);
    SHOW_NEW(PyObject_GetAttrString(property, "fget"));
    show_doc(property, length);
    SHOW_NEW(PyObject_GetAttrString(property, "__name__"));
    SHOW_NEW(PyObject_GetAttrString(property, "__isabstractmethod__"));
    SHOW_STATUS(PyObject_SetAttrString(property, "fget", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(property, "__doc__", Py_None));
    PyObject *empty = PyObject_CallNoArgs(type(&PyProperty_Type));
    SHOW_NEW(PyObject_GetAttrString(empty, "fget"));
    SHOW_NEW(PyObject_GetAttrString(empty, "__name__"));
    PyObject *class = PyObject_CallFunction(type(&PyType_Type), "s()N", "Class",
                                            Py_BuildValue("{sOsOss}", "p", property, "e", empty, "__module__", "m"));
    PyObject *op = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_GetAttrString(op, "p"));
    SHOW_STATUS(PyObject_SetAttrString(op, "p", Py_True));
    SHOW_NEW(PyObject_GetAttrString(op, "stored"));
    SHOW_STATUS(PyObject_DelAttrString(op, "p"));
    SHOW_NEW(PyObject_GetAttrString(op, "e"));
    SHOW_STATUS(PyObject_SetAttrString(op, "e", Py_True));
    SHOW_STATUS(PyObject_DelAttrString(op, "e"));
    SHOW_NEW(PyObject_GetAttrString(empty, "__name__"));
    SHOW_STATUS(PyObject_GetAttrString(class, "p") == property);
    Py_DECREF(property);
    PyObject *copy = PyObject_CallMethod(empty, "getter", "O", repr);
    SHOW_NEW(PyObject_GetAttrString(copy, "fget"));
    SHOW_NEW(PyObject_GetAttrString(copy, "__name__"));
    Py_DECREF(copy);
    copy = PyObject_CallMethod(property, "deleter", "O", Py_None);
    SHOW_NEW(PyObject_GetAttrString(copy, "fdel"));
    show_doc(copy, length);
    Py_DECREF(copy);
    SHOW_NEW(PyObject_CallMethod(property, "__set_name__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(empty, "__get__", "OO", Py_None, Py_None));
    PyObject *subclass = PyObject_CallFunction(type(&PyType_Type), "s(O)N", "Sub", &PyProperty_Type, PyDict_New());
    copy = PyObject_CallOneArg(subclass, length);
    show_doc(copy, length);
    show_own(copy);
    Py_DECREF(copy);
    Py_DECREF(subclass);
    Py_DECREF(op);
    Py_DECREF(class);
    Py_DECREF(empty);
    Py_DECREF(property);
    Py_DECREF(setter);
    Py_DECREF(deleter);
    Py_DECREF(repr);
    Py_DECREF(length);
}

static void methods(void)
{
    PyObject *length = builtin("len");
    SHOW_NEW(PyObject_CallNoArgs(type(&PyClassMethod_Type)));
    SHOW_NEW(PyObject_CallFunction(type(&PyStaticMethod_Type), "ii", 1, 2));
    SHOW_NEW(call_named(type(&PyStaticMethod_Type), Py_BuildValue("{si}", "f", 1)));
    PyObject *class_method = PyClassMethod_New(length), *static_method = PyStaticMethod_New(length);
    SHOW_BORROWED(class_method);
    SHOW_BORROWED(static_method);
    SHOW_NEW(PyObject_GetAttrString(class_method, "__func__"));
    SHOW_NEW(PyObject_GetAttrString(static_method, "__wrapped__"));
    SHOW_NEW(PyObject_GetAttrString(static_method, "__isabstractmethod__"));
    SHOW_NEW(PyObject_GetAttrString(static_method, "__dict__"));
    SHOW_NEW(PyObject_CallFunction(static_method, "s", "four"));
    SHOW_NEW(PyObject_CallFunction(class_method, "s", "four"));
    SHOW_NEW(PyObject_CallMethod(static_method, "__get__", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(static_method, "__get__", "OO", Py_None, Py_True));
    PyObject *class = PyObject_CallFunction(type(&PyType_Type), "s()N", "Class",
                                            Py_BuildValue("{sOsO}", "c", class_method, "s", static_method));
    SHOW_NEW(PyObject_CallMethod(class, "c", NULL));
    SHOW_NEW(PyObject_CallMethod(class, "s", "s", "three"));
    Py_DECREF(class);
    Py_DECREF(class_method);
    Py_DECREF(static_method);
    class_method = PyObject_CallOneArg(type(&PyClassMethod_Type), length);
    show_own(class_method);
    SHOW_NEW(PyObject_GetAttrString(class_method, "__name__"));
    Py_DECREF(class_method);
    class_method = PyObject_CallMethod(type(&PyClassMethod_Type), "__new__", "O", &PyClassMethod_Type);
    SHOW_BORROWED(class_method);
    SHOW_NEW(PyObject_CallMethod(class_method, "__get__", "i", 1));
    Py_DECREF(class_method);
    Py_DECREF(length);
}

static void supers(void)
{
    PyObject *super = type(&PySuper_Type);
    PyObject *base = PyObject_CallFunction(type(&PyType_Type), "s()N", "Base", Py_BuildValue("{sisi}", "x", 1, "y", 2));
    PyObject *derived = PyObject_CallFunction(type(&PyType_Type), "s(O)N", "Derived", base, Py_BuildValue("{si}", "x", 3));
    PyObject *op = PyObject_CallNoArgs(derived);
    SHOW_NEW(PyObject_CallNoArgs(super) == NULL ? (PyErr_Clear(), Py_NewRef(Py_None)) : NULL);
    SHOW_NEW(PyObject_CallFunction(super, "i", 1));
    SHOW_NEW(PyObject_CallFunction(super, "Oi", derived, 1));
    SHOW_NEW(PyObject_CallFunction(super, "OO", &PyLong_Type, derived));
    SHOW_NEW(PyObject_CallFunction(super, "iii", 1, 2, 3));
    SHOW_NEW(call_named(super, Py_BuildValue("{si}", "t", 1)));
    SHOW_NEW(PyObject_CallFunction(super, "OO", derived, Py_None));
    PyObject *bound = PyObject_CallFunction(super, "OO", derived, op);
    SHOW_BORROWED(bound);
    SHOW_NEW(PyObject_GetAttrString(bound, "x"));
    SHOW_NEW(PyObject_GetAttrString(bound, "y"));
    SHOW_NEW(PyObject_GetAttrString(bound, "z"));
    SHOW_NEW(PyObject_GetAttrString(bound, "__thisclass__"));
    SHOW_NEW(PyObject_GetAttrString(bound, "__self_class__"));
    SHOW_NEW(PyObject_GetAttrString(bound, "__class__"));
    SHOW_STATUS(PyObject_SetAttrString(bound, "x", Py_None));
    Py_DECREF(bound);
    PyObject *unbound = PyObject_CallFunction(super, "O", derived);
    SHOW_BORROWED(unbound);
    SHOW_NEW(PyObject_GetAttrString(unbound, "x"));
    bound = PyObject_CallMethod(unbound, "__get__", "O", op);
    SHOW_NEW(PyObject_GetAttrString(bound, "x"));
    Py_DECREF(bound);
    SHOW_NEW(PyObject_CallMethod(unbound, "__get__", "i", 1));
    Py_DECREF(unbound);
    bound = PyObject_CallFunction(super, "OO", base, derived);
    SHOW_NEW(PyObject_CallMethod(bound, "__init_subclass__", NULL));
    SHOW_NEW(PyObject_GetAttrString(bound, "mro"));
    Py_DECREF(bound);
    Py_DECREF(op);
    Py_DECREF(derived);
    Py_DECREF(base);
}

static void proxies(void)
{
    SHOW_NEW(PyDictProxy_New(Py_None));
    PyObject *list = PyList_New(0);
    SHOW_NEW(PyDictProxy_New(list));
    Py_DECREF(list);
    SHOW_NEW(PyObject_CallNoArgs(type(&PyDictProxy_Type)));
    PyObject *dict = Py_BuildValue("{sisi}", "a", 1, "b", 2);
    PyObject *proxy = PyDictProxy_New(dict);
    SHOW_BORROWED(proxy);
    SHOW_NEW(PyObject_Str(proxy));
    SHOW_STATUS(PyObject_Size(proxy));
    SHOW_NEW(PyMapping_GetItemString(proxy, "a"));
    SHOW_NEW(PyMapping_GetItemString(proxy, "c"));
    SHOW_STATUS(PyMapping_SetItemString(proxy, "c", Py_None));
    SHOW_STATUS(PyObject_DelItemString(proxy, "a"));
    SHOW_NEW(PyObject_CallMethod(proxy, "get", "s", "a"));
    SHOW_NEW(PyObject_CallMethod(proxy, "get", "ss", "c", "default"));
    SHOW_NEW(PyObject_CallMethod(proxy, "get", NULL));
    SHOW_NEW(PyObject_CallMethod(proxy, "get", "iii", 1, 2, 3));
    SHOW_NEW(PySequence_List(proxy));
    SHOW_NEW(PyMapping_Keys(proxy));
    SHOW_NEW(PyMapping_Values(proxy));
    SHOW_NEW(PyMapping_Items(proxy));
    SHOW_NEW(PyObject_CallMethod(proxy, "copy", NULL));
    SHOW_NEW(PyNumber_Or(proxy, dict));
    SHOW_NEW(PyNumber_InPlaceOr(proxy, dict));
    SHOW_STATUS(PyObject_RichCompareBool(proxy, dict, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(proxy, dict, Py_NE));
    SHOW_NEW(PyObject_RichCompare(proxy, dict, Py_LT));
    SHOW_STATUS(PyObject_Hash(proxy));
    SHOW_STATUS(PySequence_Contains(proxy, Py_None));
    Py_DECREF(proxy);
    Py_DECREF(dict);
}

static void body(void)
{
    properties();
    methods();
    supers();
    proxies();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
