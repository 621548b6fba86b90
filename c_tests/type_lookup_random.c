/* Attributes set and deleted at random in classes over each other, and bases assigned: what is found is never stale. */
#include "object.h"

static unsigned long long state;

static unsigned pick(unsigned limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state % limit);
}

enum { CLASSES = 12, NAMES = 6, STEPS = 1500 };
static const char *names[NAMES] = {"alpha", "beta", "gamma", "__len__", "__call__", "__hash__"};

static PyObject *number(PyObject *self, PyObject *args)
{
    return PyLong_FromLong(11);
}

static PyObject *other(PyObject *self, PyObject *args)
{
    return PyLong_FromLong(22);
}

static PyMethodDef number_def = {"number", number, METH_VARARGS}, other_def = {"other", other, METH_VARARGS};

static void look(PyObject *class, const char *name)
{
    PyObject *op = PyObject_CallMethod((PyObject *)&PyBaseObject_Type, "__new__", "O", class);
    REQUIRE(op != NULL);
    PyObject *value = PyObject_GetAttrString(class, name);
    if (value == NULL || !PyLong_Check(value)) {
        printf("%s ", value == NULL ? "none" : Py_TYPE(value)->tp_name);
        PyErr_Clear();
    } else {
        printf("%ld ", PyLong_AsLong(value));
    }
    Py_XDECREF(value);
    printf("%zd ", PyObject_Size(op));
    PyErr_Clear();
    Py_hash_t hash = PyObject_Hash(op);
    printf("%d ", hash == 11 || hash == 22 || hash == -1 ? (int)hash : 0);
    PyErr_Clear();
    value = PyObject_CallNoArgs(op);
    printf("%ld\n", value != NULL ? PyLong_AsLong(value) : -1);
    Py_XDECREF(value);
    PyErr_Clear();
    Py_DECREF(op);
}

static void body(void)
{
    state = 0x9e3779b97f4a7c15ULL;
    PyObject *classes[CLASSES];
    PyObject *methods[2] = {PyDescr_NewMethod(&PyBaseObject_Type, &number_def), PyDescr_NewMethod(&PyBaseObject_Type, &other_def)};
    for (int i = 0; i < CLASSES; i++) {
        PyObject *bases = i < 2 ? PyTuple_New(0) : PyTuple_Pack(1, classes[pick((unsigned)i)]);
        classes[i] = PyObject_CallFunction((PyObject *)&PyType_Type, "sNN", "C", bases, PyDict_New());
        REQUIRE(classes[i] != NULL);
    }
    for (int step = 0; step < STEPS; step++) {
        PyObject *class = classes[pick(CLASSES)];
        const char *name = names[pick(NAMES)];
        switch (pick(6)) {
        case 0:
        case 1: {
            PyObject *value = name[0] == '_' ? Py_NewRef(methods[pick(2)]) : PyLong_FromLong((long)pick(1000));
            REQUIRE(PyObject_SetAttrString(class, name, value) == 0);
            Py_DECREF(value);
            break;
        }
        case 2:
            printf("%d ", PyObject_DelAttrString(class, name));
            PyErr_Clear();
            break;
        case 3: {
            PyObject *bases = PyTuple_Pack(1, classes[pick(CLASSES)]);
            printf("%d ", PyObject_SetAttrString(class, "__bases__", bases));
            PyErr_Clear();
            Py_DECREF(bases);
            break;
        }
        default:
            break;
        }
        for (int i = 0; i < 3; i++) {
            look(classes[pick(CLASSES)], names[pick(NAMES)]);
        }
    }
    for (int i = 0; i < CLASSES; i++) {
        Py_DECREF(classes[i]);
    }
    Py_DECREF(methods[0]);
    Py_DECREF(methods[1]);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
