/* What random calls with hostile objects have found: names of subclasses in messages, what is asked of an iterable, which
 * iterator a str of a subclass has, slots of classes, signatures that are checked in order, what a union has no method for. */
#include "attributes.h"

static int asked, refuse;

static Py_ssize_t length(PyObject *self)
{
    asked++;
    if (refuse) {
        PyErr_SetString(PyExc_ValueError, "no length");
        return -1;
    }
    return 2;
}

static PyObject *item(PyObject *self, Py_ssize_t i)
{
    if (i >= 2) {
        PyErr_SetString(PyExc_IndexError, "over");
        return NULL;
    }
    return PyLong_FromSsize_t(i);
}

static PyType_Slot slots[] = {{Py_sq_length, length}, {Py_sq_item, item}, {0, NULL}};
static PyType_Spec spec = {"in_a.module", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, slots};
static PyType_Spec bare_spec = {"bare", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, slots};

static PyObject *subclass(const char *name, PyTypeObject *base)
{
    return PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){s:s}", name, base, "__module__", "m");
}

static void show_type_of(PyObject *op)
{
    printf("%s\n", op == NULL ? "none" : Py_TYPE(op)->tp_name);
    PyErr_Clear();
    Py_XDECREF(op);
}

static void body(void)
{
    PyObject *type = PyType_FromSpec(&spec), *bare = PyType_FromSpec(&bare_spec), *odd = PyObject_CallNoArgs(type),
             *barest = PyObject_CallNoArgs(bare), *empty = PyBytes_FromString("");
    PyObject *set = subclass("Set", &PySet_Type), *frozen = subclass("Frozen", &PyFrozenSet_Type),
             *text = subclass("Text", &PyUnicode_Type), *list = subclass("List", &PyList_Type);
    SHOW_NEW(PyObject_CallFunction(set, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction(frozen, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction((PyObject *)&PyFrozenSet_Type, "ii", 1, 2));

    SHOW_NEW(PyObject_CallOneArg((PyObject *)&PyBytes_Type, odd));
    printf("asked %d times\n", asked);
    refuse = 1;
    SHOW_NEW(PyObject_CallOneArg((PyObject *)&PyBytes_Type, odd));
    SHOW_NEW(PyObject_CallOneArg((PyObject *)&PyByteArray_Type, odd));
    refuse = 0;

    PyObject *special = PyObject_CallFunction(text, "s", "abc"), *plain = PyUnicode_FromString("abc");
    show_type_of(PyObject_GetIter(special));
    show_type_of(PyObject_GetIter(plain));

    PyObject *o = PyObject_CallNoArgs(list);
    printf("next %d iterator %d\n", Py_TYPE(o)->tp_iternext != NULL, PyIter_Check(o));
    SHOW_NEW(Py_TYPE(o)->tp_iternext != NULL ? Py_TYPE(o)->tp_iternext(o) : NULL);
    SHOW_NEW(PyObject_CallMethod(o, "__next__", NULL));

    SHOW_NEW(PyObject_CallFunctionObjArgs((PyObject *)&PyUnicode_Type, empty, odd, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs((PyObject *)&PyUnicode_Type, empty, odd, odd, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs((PyObject *)&PyUnicode_Type, empty, plain, odd, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs((PyObject *)&PyUnicode_Type, empty, plain, Py_None, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs((PyObject *)&PyUnicode_Type, empty, barest, NULL));

    PyObject *view = PyMemoryView_FromObject(empty), *named = Py_BuildValue("{s:i}", "strange", 1), *none = PyTuple_New(0),
             *cast = PyObject_GetAttrString(view, "cast"), *format = Py_BuildValue("(s)", "B"),
             *leave = PyObject_GetAttrString(view, "__exit__");
    SHOW_NEW(PyObject_Call(cast, none, named));
    SHOW_NEW(PyObject_Call(cast, format, named));
    SHOW_NEW(PyObject_Call(cast, none, NULL));
    SHOW_NEW(PyObject_Call(leave, none, named));
    SHOW_NEW(PyObject_Call(leave, format, NULL));
    SHOW_NEW(PyObject_Call(cast, format, NULL));

    PyObject *either = PyNumber_Or((PyObject *)&PyLong_Type, (PyObject *)&PyUnicode_Type);
    SHOW_STATUS(PyObject_IsInstance(plain, either));
    SHOW_STATUS(PyObject_IsInstance(empty, either));
    SHOW_NEW(PyObject_CallMethod(either, "__instancecheck__", "O", plain));

    PyObject *all[] = {type, bare, odd, barest, empty, set, frozen, text, list, special, plain, o, view, named, none, cast, format,
                       leave, either};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Py_DECREF(all[i]);
    }
    asked = 0;
}

OBJECT_MAIN(body)
