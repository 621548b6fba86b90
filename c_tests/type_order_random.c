/* Classes over random bases get the same order of ancestors, or the same refusal; and the same again when bases are
 * assigned. */
#include "object.h"

static unsigned long long state = 88172645463325252ULL;

static unsigned pick(unsigned limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state % limit);
}

enum { CLASSES = 40 };

static PyObject *names_of(PyObject *tuple)
{
    PyObject *names = PyList_New(0);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++) {
        PyObject *name = PyType_GetName((PyTypeObject *)PyTuple_GET_ITEM(tuple, i));
        PyList_Append(names, name);
        Py_DECREF(name);
    }
    return names;
}

static PyObject *some_bases(PyObject **classes, int made)
{
    unsigned count = pick(made > 3 ? 4 : (unsigned)made + 1);
    PyObject *bases = PyTuple_New(count);
    for (unsigned i = 0; i < count; i++) {
        PyTuple_SET_ITEM(bases, i, Py_NewRef(classes[pick((unsigned)made)]));
    }
    return bases;
}

static void body(void)
{
    state = 88172645463325252ULL;
    PyObject *classes[CLASSES];
    int made = 0;
    for (int i = 0; i < 3 * CLASSES && made < CLASSES; i++) {
        char name[16];
        snprintf(name, sizeof name, "C%d", i);
        PyObject *bases = some_bases(classes, made);
        PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "sON", name, bases, PyDict_New());
        SHOW_NEW(names_of(bases));
        Py_DECREF(bases);
        if (class == NULL) {
            SHOW_ERROR("refused");
            continue;
        }
        SHOW_NEW(names_of(((PyTypeObject *)class)->tp_mro));
        classes[made++] = class;
    }
    for (int i = 0; i < 60; i++) {
        PyObject *class = classes[pick((unsigned)made)];
        PyObject *bases = some_bases(classes, made);
        int status = PyObject_SetAttrString(class, "__bases__", bases);
        if (status < 0) {
            SHOW_ERROR("refused");
        } else {
            SHOW_NEW(names_of(((PyTypeObject *)class)->tp_mro));
        }
        Py_DECREF(bases);
    }
    for (int i = 0; i < made; i++) {
        SHOW_NEW(names_of(((PyTypeObject *)classes[i])->tp_mro));
        SHOW_NEW(PyObject_CallMethod(classes[i], "__subclasses__", NULL));
    }
    for (int i = 0; i < made; i++) {
        Py_DECREF(classes[i]);
    }
    PyType_ClearCache();
}

OBJECT_MAIN(body)
