/* What subtypes inherit of life: finalizers, traversal, deallocators, calls; and in which order the parts of an object of
 * a class die. */
#include "object.h"

static void base_del(PyObject *self)
{
    printf("tp_del of %s\n", Py_TYPE(self)->tp_name);
}

static void base_finalize(PyObject *self)
{
    printf("tp_finalize of %s\n", Py_TYPE(self)->tp_name);
}

static void base_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    printf("tp_dealloc of %s\n", type->tp_name);
    type->tp_free(self);
}

static PyTypeObject Base_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "m.Base",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_BASETYPE,
    .tp_dealloc = base_dealloc,
    .tp_del = base_del,
    .tp_finalize = base_finalize,
    .tp_new = PyType_GenericNew,
};
static PyTypeObject Sub_Type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "m.Sub", .tp_base = &Base_Type};

static PyObject *tell_del(PyObject *self, PyObject *unused)
{
    printf("__del__ of %s\n", Py_TYPE(self)->tp_name);
    Py_RETURN_NONE;
}

static PyObject *kept;

static PyObject *keep_del(PyObject *self, PyObject *unused)
{
    printf("__del__ keeps\n");
    kept = Py_NewRef(self);
    Py_RETURN_NONE;
}

static PyObject *raise_del(PyObject *self, PyObject *unused)
{
    printf("__del__ raises\n");
    PyErr_SetString(PyExc_ValueError, "in __del__");
    return NULL;
}

static PyObject *callback(PyObject *self, PyObject *reference)
{
    printf("weak reference to dead\n");
    Py_RETURN_NONE;
}

static PyMethodDef del_def = {"__del__", tell_del, METH_NOARGS};
static PyMethodDef keep_def = {"__del__", keep_del, METH_NOARGS};
static PyMethodDef raise_def = {"__del__", raise_del, METH_NOARGS};
static PyMethodDef callback_def = {"callback", callback, METH_O};

static PyObject *class_with_del(const char *name, PyObject *base, PyMethodDef *definition)
{
    return PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)N", name, base,
                                 Py_BuildValue("{sNss}", "__del__", PyDescr_NewMethod(&PyBaseObject_Type, definition), "__module__", "m"));
}

static void body(void)
{
    REQUIRE(PyType_Ready(&Sub_Type) == 0);
    printf("del %d finalize %d dealloc %d\n", Sub_Type.tp_del == base_del, Sub_Type.tp_finalize == base_finalize, Sub_Type.tp_dealloc == base_dealloc);
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)N", "Class", &Base_Type, PyDict_New());
    PyTypeObject *type = (PyTypeObject *)class;
    printf("del %d finalize %d gc %d traverse %d clear %d\n", type->tp_del == base_del, type->tp_finalize == base_finalize,
           PyType_IS_GC(type), type->tp_traverse != NULL, type->tp_clear != NULL);
    PyObject *op = PyObject_CallNoArgs(class);
    Py_DECREF(op);
    Py_DECREF(class);

    PyObject *part = class_with_del("Part", (PyObject *)&PyBaseObject_Type, &del_def);
    PyObject *whole = class_with_del("Whole", (PyObject *)&PyBaseObject_Type, &del_def);
    PyObject *function = PyCFunction_New(&callback_def, NULL);
    op = PyObject_CallNoArgs(whole);
    PyObject *piece = PyObject_CallNoArgs(part);
    PyObject_SetAttrString(op, "piece", piece);
    Py_DECREF(piece);
    PyObject *reference = PyWeakref_NewRef(op, function);
    Py_DECREF(op);
    Py_DECREF(reference);
    Py_DECREF(function);
    SHOW_STATUS(PyObject_DelAttrString(whole, "__del__"));
    op = PyObject_CallNoArgs(whole);
    Py_DECREF(op);
    Py_DECREF(part);
    Py_DECREF(whole);

    PyObject *keeper = class_with_del("Keeper", (PyObject *)&PyBaseObject_Type, &keep_def);
    op = PyObject_CallNoArgs(keeper);
    Py_DECREF(op);
    SHOW_STATUS(Py_REFCNT(kept));
    SHOW_STATUS(PyObject_GC_IsTracked(kept));
    SHOW_STATUS(PyObject_GC_IsFinalized(kept));
    Py_CLEAR(kept);
    Py_DECREF(keeper);

    PyErr_SetString(PyExc_KeyError, "pending");
    PyObject *pending = PyErr_GetRaisedException();
    PyObject *raiser = class_with_del("Raiser", (PyObject *)&PyBaseObject_Type, &raise_def);
    op = PyObject_CallNoArgs(raiser);
    PyErr_SetRaisedException(pending);
    Py_DECREF(op);
    SHOW_ERROR("still there");
    Py_DECREF(raiser);

    PyObject *list_class = class_with_del("List", (PyObject *)&PyList_Type, &del_def);
    op = PyObject_CallNoArgs(list_class);
    PyList_Append(op, op);
    Py_DECREF(op);
    PyGC_Collect();
    Py_DECREF(list_class);
    PyObject *tuple_class = class_with_del("Tuple", (PyObject *)&PyTuple_Type, &del_def);
    op = PyObject_CallFunction(tuple_class, "((iii))", 1, 2, 3);
    SHOW_BORROWED(op);
    Py_XDECREF(op);
    Py_DECREF(tuple_class);
    PyObject *int_class = class_with_del("Int", (PyObject *)&PyLong_Type, &del_def);
    op = PyObject_CallFunction(int_class, "i", 7);
    SHOW_BORROWED(op);
    SHOW_STATUS(PyObject_SetAttrString(op, "x", Py_None));
    SHOW_NEW(PyObject_GetAttrString(op, "__dict__"));
    Py_XDECREF(op);
    Py_DECREF(int_class);
    PyObject *error_class = class_with_del("Error", PyExc_ValueError, &del_def);
    op = PyObject_CallFunction(error_class, "s", "text");
    SHOW_BORROWED(op);
    Py_XDECREF(op);
    Py_DECREF(error_class);
    /* A long chain of objects of a class. */
    PyObject *link = PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Link", Py_BuildValue("{s(s)}", "__slots__", "next"));
    PyObject *chain = NULL;
    for (int i = 0; i < 200000; i++) {
        op = PyObject_CallNoArgs(link);
        if (chain != NULL) {
            PyObject_SetAttrString(op, "next", chain);
            Py_DECREF(chain);
        }
        chain = op;
    }
    Py_DECREF(chain);
    Py_DECREF(link);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
