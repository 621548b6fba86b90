/* Metaclasses: their call, mro(), conflicts; __init_subclass__, __set_name__, __instancecheck__, and slots of methods
 * that a class gets and loses. */
#include "object.h"

static PyObject *tell_name(PyObject *self, PyObject *args)
{
    printf("__set_name__ of %s in %s as %s\n", Py_TYPE(self)->tp_name, ((PyTypeObject *)PyTuple_GET_ITEM(args, 0))->tp_name,
           PyUnicode_AsUTF8(PyTuple_GET_ITEM(args, 1)));
    Py_RETURN_NONE;
}

static PyObject *fail_name(PyObject *self, PyObject *args)
{
    PyErr_SetString(PyExc_ValueError, "not this name");
    return NULL;
}

static PyObject *tell_subclass(PyObject *type, PyObject *args, PyObject *kwargs)
{
    printf("__init_subclass__ of %s: ", ((PyTypeObject *)type)->tp_name);
    SHOW_BORROWED(kwargs != NULL ? kwargs : Py_None);
    Py_RETURN_NONE;
}

static PyObject *only_object(PyObject *type, PyObject *unused)
{
    return Py_BuildValue("[OO]", type, &PyBaseObject_Type);
}

static PyObject *no_class(PyObject *type, PyObject *unused)
{
    return Py_BuildValue("[Oi]", type, 1);
}

static PyObject *wrong_layout(PyObject *type, PyObject *unused)
{
    return Py_BuildValue("[OO]", type, &PyLong_Type);
}

static PyObject *always(PyObject *type, PyObject *op)
{
    Py_RETURN_TRUE;
}

static PyObject *meta_getattr(PyObject *type, PyObject *name)
{
    return PyUnicode_FromFormat("%s has %U", ((PyTypeObject *)type)->tp_name, name);
}

static PyObject *get(PyObject *self, PyObject *args)
{
    return PyUnicode_FromFormat("got %R", PyTuple_GET_ITEM(args, 0));
}

static PyObject *set(PyObject *self, PyObject *args)
{
    printf("__set__ %d\n", (int)PyTuple_GET_SIZE(args));
    Py_RETURN_NONE;
}

static PyObject *next(PyObject *self, PyObject *unused)
{
    PyErr_SetNone(PyExc_StopIteration);
    return NULL;
}

static PyObject *not_none(PyObject *self, PyObject *args)
{
    return PyLong_FromLong(3);
}

static PyObject *minus_one(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(-1);
}

static PyObject *power(PyObject *self, PyObject *args)
{
    return PyUnicode_FromFormat("power of %d", (int)PyTuple_GET_SIZE(args));
}

static PyMethodDef set_name_def = {"__set_name__", tell_name, METH_VARARGS};
static PyMethodDef fail_name_def = {"__set_name__", fail_name, METH_VARARGS};
static PyMethodDef subclass_def = {"__init_subclass__", (PyCFunction)(void (*)(void))tell_subclass, METH_VARARGS | METH_KEYWORDS};
static PyMethodDef mro_defs[] = {{"mro", only_object, METH_NOARGS}, {"mro", no_class, METH_NOARGS}, {"mro", wrong_layout, METH_NOARGS}};
static PyMethodDef always_def = {"__instancecheck__", always, METH_O};
static PyMethodDef getattr_def = {"__getattr__", meta_getattr, METH_O};
static PyMethodDef get_def = {"__get__", get, METH_VARARGS};
static PyMethodDef set_def = {"__set__", set, METH_VARARGS};
static PyMethodDef next_def = {"__next__", next, METH_NOARGS};
static PyMethodDef init_def = {"__init__", not_none, METH_VARARGS};
static PyMethodDef len_def = {"__len__", minus_one, METH_NOARGS};
static PyMethodDef pow_def = {"__pow__", power, METH_VARARGS};
static PyMethodDef rpow_def = {"__rpow__", power, METH_VARARGS};

static PyObject *class_of(PyObject *meta, const char *name, PyObject *base, PyObject *dict)
{
    return PyObject_CallFunction(meta, "s(O)N", name, base, dict);
}

/* A namespace of one method of C. */
static PyObject *with(PyTypeObject *owner, PyMethodDef *definition)
{
    return Py_BuildValue("{sN}", definition->ml_name, PyDescr_NewMethod(owner, definition));
}

static void hooks(void)
{
    PyObject *type = (PyObject *)&PyType_Type, *object = (PyObject *)&PyBaseObject_Type;
    PyObject *named = class_of(type, "Named", object, with(&PyBaseObject_Type, &set_name_def));
    PyObject *failing = class_of(type, "Failing", object, with(&PyBaseObject_Type, &fail_name_def));
    PyObject *class = class_of(type, "Class", object, Py_BuildValue("{sNsN}", "one", PyObject_CallNoArgs(named), "two", PyObject_CallNoArgs(named)));
    Py_DECREF(class);
    REQUIRE(class_of(type, "Class", object, Py_BuildValue("{sN}", "one", PyObject_CallNoArgs(failing))) == NULL);
    PyObject *error = PyErr_GetRaisedException();
    SHOW_NEW(PyObject_GetAttrString(error, "__notes__"));
    Py_DECREF(error);
    Py_DECREF(failing);
    Py_DECREF(named);

    PyObject *base = class_of(type, "Base", object, Py_BuildValue("{sN}", "__init_subclass__", PyDescr_NewClassMethod(&PyBaseObject_Type, &subclass_def)));
    PyObject *args = Py_BuildValue("s(O)N", "Sub", base, PyDict_New()), *kwargs = Py_BuildValue("{si}", "option", 1);
    PyObject *sub = PyObject_Call(type, args, kwargs);
    Py_XDECREF(sub);
    Py_DECREF(args);
    args = Py_BuildValue("s(O)N", "Sub", object, PyDict_New());
    SHOW_NEW(PyObject_Call(type, args, kwargs));
    Py_DECREF(args);
    Py_DECREF(kwargs);
    Py_DECREF(base);
}

static void metaclasses(void)
{
    PyObject *type = (PyObject *)&PyType_Type, *object = (PyObject *)&PyBaseObject_Type;
    for (int i = 0; i < 3; i++) {
        PyObject *meta = class_of(type, "Meta", type, with(&PyType_Type, &mro_defs[i]));
        PyObject *base = class_of(type, "Base", object, Py_BuildValue("{si}", "inherited", 1));
        PyObject *class = class_of(meta, "Class", base, PyDict_New());
        if (class != NULL) {
            SHOW_BORROWED(((PyTypeObject *)class)->tp_mro);
            SHOW_NEW(PyObject_GetAttrString(class, "inherited"));
            SHOW_BORROWED((PyObject *)Py_TYPE(class));
            /* A change of what is not an ancestor in the order is not seen. */
            Py_DECREF(class);
        } else {
            SHOW_ERROR("refused");
        }
        Py_DECREF(base);
        Py_DECREF(meta);
    }
    PyObject *first = class_of(type, "First", type, with(&PyType_Type, &always_def));
    PyObject *second = class_of(type, "Second", type, with(&PyType_Type, &getattr_def));
    PyObject *one = class_of(first, "One", object, PyDict_New()), *two = class_of(second, "Two", object, PyDict_New());
    SHOW_NEW(PyObject_CallFunction(type, "s(OO)N", "Both", one, two, PyDict_New()));
    PyObject *sub = class_of(type, "Sub", one, PyDict_New());
    printf("%s\n", Py_TYPE(sub)->tp_name);
    SHOW_STATUS(PyObject_IsInstance(Py_None, one));
    SHOW_NEW(PyObject_GetAttrString(two, "anything"));
    SHOW_NEW(PyObject_GetAttrString(one, "anything"));
    Py_DECREF(sub);
    Py_DECREF(one);
    Py_DECREF(two);
    Py_DECREF(first);
    Py_DECREF(second);
}

static void slots(void)
{
    PyObject *type = (PyObject *)&PyType_Type, *object = (PyObject *)&PyBaseObject_Type;
    PyObject *descriptor = class_of(type, "Descriptor", object, Py_BuildValue("{sNsN}", "__get__", PyDescr_NewMethod(&PyBaseObject_Type, &get_def), "__set__", PyDescr_NewMethod(&PyBaseObject_Type, &set_def)));
    PyObject *class = class_of(type, "Class", object, Py_BuildValue("{sN}", "d", PyObject_CallNoArgs(descriptor)));
    SHOW_NEW(PyObject_GetAttrString(class, "d"));
    PyObject *op = PyObject_CallNoArgs(class);
    PyObject *got = PyObject_GetAttrString(op, "d");
    SHOW_STATUS(got != NULL);
    Py_XDECREF(got);
    SHOW_STATUS(PyObject_SetAttrString(op, "d", Py_None));
    SHOW_STATUS(PyObject_DelAttrString(op, "d"));
    SHOW_STATUS(PyObject_DelAttrString(descriptor, "__set__"));
    SHOW_STATUS(PyObject_SetAttrString(op, "d", Py_None));
    SHOW_NEW(PyObject_GetAttrString(op, "d"));
    struct { const char *name; PyMethodDef *definition; } added[] = {
        {"__next__", &next_def}, {"__len__", &len_def}, {"__pow__", &pow_def}, {"__rpow__", &rpow_def}, {"__init__", &init_def}};
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
        PyObject *method = PyDescr_NewMethod(&PyBaseObject_Type, added[i].definition);
        SHOW_STATUS(PyObject_SetAttrString(class, added[i].name, method));
        Py_DECREF(method);
    }
    SHOW_STATUS(PyIter_Check(op));
    SHOW_NEW(PyIter_Next(op) == NULL && !PyErr_Occurred() ? Py_NewRef(Py_None) : NULL);
    SHOW_STATUS(PyObject_Size(op));
    SHOW_STATUS(PyObject_IsTrue(op));
    SHOW_NEW(PyNumber_Power(op, Py_None, Py_None));
    SHOW_NEW(PyNumber_Power(op, Py_None, Py_True));
    SHOW_NEW(PyNumber_Power(Py_None, op, Py_None));
    SHOW_NEW(PyNumber_Power(Py_None, op, Py_True));
    SHOW_NEW(PyObject_CallNoArgs(class));
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
        SHOW_STATUS(PyObject_SetAttrString(class, added[i].name, Py_None));
    }
    SHOW_STATUS(PyObject_Size(op));
    SHOW_NEW(PyNumber_Power(op, Py_None, Py_None));
    SHOW_NEW(PyObject_CallNoArgs(class));
    SHOW_STATUS(PyObject_SetAttrString(class, "__iter__", Py_None));
    SHOW_NEW(PyObject_GetIter(op));
    SHOW_STATUS(PyObject_SetAttrString(class, "__contains__", Py_None));
    SHOW_STATUS(PySequence_Contains(op, Py_None));
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++) {
        SHOW_STATUS(PyObject_DelAttrString(class, added[i].name));
    }
    SHOW_STATUS(PyObject_Size(op));
    SHOW_NEW(PyNumber_Power(op, Py_None, Py_None));
    SHOW_STATUS(((PyTypeObject *)class)->tp_init == PyBaseObject_Type.tp_init);
    SHOW_STATUS(((PyTypeObject *)class)->tp_as_number->nb_power == NULL);
    Py_DECREF(op);
    Py_DECREF(class);
    Py_DECREF(descriptor);
}

static void body(void)
{
    hooks();
    metaclasses();
    slots();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
