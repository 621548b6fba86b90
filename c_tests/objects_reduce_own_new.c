/* An object whose type makes its instances by a function of its own cannot be pickled by the old protocols. */
#include "object.h"

static PyObject *make(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    return type->tp_alloc(type, 0);
}

static PyType_Slot with_new[] = {{Py_tp_new, (void *)make}, {0, NULL}};
static PyType_Slot plain[] = {{0, NULL}};

static void show(PyType_Slot *slots)
{
    PyType_Spec spec = {"place.Thing", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
    PyObject *type = PyType_FromSpec(&spec);
    PyObject *sub = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){ss}", "Sub", type, "__module__", "place");
    PyObject *types[] = {type, sub};
    for (int i = 0; i < 2; i++) {
        PyObject *op = PyObject_CallNoArgs(types[i]);
        for (int protocol = 0; protocol < 3; protocol++) {
            PyObject *result = PyObject_CallMethod(op, "__reduce_ex__", "i", protocol);
            if (result == NULL) {
                SHOW_ERROR("__reduce_ex__");
            } else {
                PyObject *parts = PyTuple_GET_ITEM(result, 1);
                for (Py_ssize_t part = 0; part < PyTuple_GET_SIZE(parts); part++) {
                    PyObject *one = PyTuple_GET_ITEM(parts, part);
                    SHOW_BORROWED(PyType_Check(one) ? one : (PyObject *)Py_TYPE(one));
                }
                Py_DECREF(result);
            }
        }
        Py_DECREF(op);
    }
    Py_DECREF(sub);
    Py_DECREF(type);
}

static void program(void)
{
    show(with_new);
    show(plain);
}

OBJECT_MAIN(program)
