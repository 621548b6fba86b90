/* Items, sequences, mappings and iteration on objects of every kind: results and complaints. */

#include "method.h"

static PyObject *answer(PyObject *self, PyObject *key)
{
    if (PyUnicode_Check(key)) {
        PyErr_SetObject(PyExc_KeyError, key);
        return NULL;
    }
    return Py_NewRef(key);
}

static int assign(PyObject *self, PyObject *key, PyObject *value)
{
    printf("assign ");
    SHOW_BORROWED(key);
    if (value != NULL) {
        SHOW_BORROWED(value);
    }
    return 0;
}

static Py_ssize_t four(PyObject *self)
{
    return 4;
}

static PyObject *nth(PyObject *self, Py_ssize_t i)
{
    if (i < 0 || i >= 4) {
        PyErr_SetString(PyExc_IndexError, "no such");
        return NULL;
    }
    return PyLong_FromSsize_t(i * 10);
}

static PyObject *plain_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<%s>", Py_TYPE(self)->tp_name);
}

static PyMappingMethods mapping_methods = {.mp_length = four, .mp_subscript = answer, .mp_ass_subscript = assign};
static PySequenceMethods sequence_methods = {.sq_length = four, .sq_item = nth};

static PyTypeObject mapping_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "our.mapping",
    .tp_basicsize = sizeof(PyObject),
    .tp_as_mapping = &mapping_methods,
    .tp_repr = plain_repr,
    .tp_new = PyType_GenericNew,
};

static PyTypeObject sequence_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "our.sequence",
    .tp_basicsize = sizeof(PyObject),
    .tp_as_sequence = &sequence_methods,
    .tp_repr = plain_repr,
    .tp_new = PyType_GenericNew,
};

static PyObject *myself(PyObject *self)
{
    return Py_NewRef(Py_None);
}

static PyTypeObject no_iterator_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "our.iterable",
    .tp_basicsize = sizeof(PyObject),
    .tp_iter = myself,
    .tp_repr = plain_repr,
    .tp_new = PyType_GenericNew,
};

static void every_object(PyObject *o)
{
    PyObject *one = PyLong_FromLong(1), *text = PyUnicode_FromString("k"), *value;
    printf("---- %s\n", Py_TYPE(o)->tp_name);
    SHOW_STATUS(PySequence_Check(o));
    SHOW_STATUS(PyMapping_Check(o));
    SHOW_STATUS(PyIter_Check(o));
    SHOW_STATUS(PyObject_Size(o));
    SHOW_STATUS(PySequence_Size(o));
    SHOW_STATUS(PyMapping_Size(o));
    SHOW_STATUS(PyObject_LengthHint(o, 42));
    SHOW_NEW(PyObject_GetItem(o, one));
    SHOW_NEW(PyObject_GetItem(o, text));
    SHOW_NEW(PySequence_GetItem(o, 1));
    SHOW_NEW(PySequence_GetItem(o, -1));
    SHOW_NEW(PySequence_GetSlice(o, 1, 3));
    SHOW_NEW(PySequence_List(o));
    SHOW_NEW(PySequence_Tuple(o));
    SHOW_NEW(PySequence_Fast(o, "not what I want"));
    SHOW_STATUS(PySequence_Contains(o, one));
    SHOW_STATUS(PySequence_Count(o, one));
    SHOW_STATUS(PySequence_Index(o, one));
    SHOW_NEW(PySequence_Concat(o, o));
    SHOW_NEW(PySequence_Repeat(o, 2));
    SHOW_NEW(PyMapping_GetItemString(o, "k"));
    SHOW_STATUS(PyMapping_HasKeyWithError(o, one));
    SHOW_STATUS(PyMapping_HasKeyStringWithError(o, "k"));
    int code = PyMapping_GetOptionalItem(o, one, &value);
    if (code < 0) {
        SHOW_ERROR("optional");
    } else {
        printf("%d ", code);
        SHOW_NEW(value);
    }
    code = PyMapping_GetOptionalItemString(o, "k", &value);
    if (code < 0) {
        SHOW_ERROR("optional");
    } else {
        printf("%d ", code);
        SHOW_NEW(value);
    }
    PyObject *iterator = PyObject_GetIter(o);
    if (iterator == NULL) {
        SHOW_ERROR("iter");
    } else {
        SHOW_NEW(PyIter_Next(iterator));
        Py_DECREF(iterator);
    }
    SHOW_NEW(PyMapping_Keys(o));
    SHOW_NEW(PyMapping_Values(o));
    SHOW_NEW(PyMapping_Items(o));
    SHOW_NEW(PyObject_Format(o, NULL));
    SHOW_STATUS(PySequence_SetItem(o, 1, one));
    SHOW_STATUS(PySequence_SetSlice(o, 0, 1, o));
    SHOW_STATUS(PyObject_SetItem(o, one, text));
    SHOW_STATUS(PyMapping_SetItemString(o, "k", one));
    SHOW_STATUS(PySequence_DelItem(o, 1));
    SHOW_STATUS(PySequence_DelSlice(o, 0, 1));
    SHOW_STATUS(PyObject_DelItem(o, one));
    SHOW_STATUS(PyObject_DelItemString(o, "k"));
    SHOW_NEW(PySequence_InPlaceConcat(o, o));
    SHOW_NEW(PySequence_InPlaceRepeat(o, 2));
    PyObject *kind = PyObject_Type(o);
    REQUIRE(kind == (PyObject *)Py_TYPE(o));
    Py_DECREF(kind);
    Py_DECREF(one);
    Py_DECREF(text);
}

static void nulls(void)
{
    SHOW_STATUS(PyObject_Size(NULL));
    SHOW_NEW(PyObject_GetItem(NULL, Py_None));
    SHOW_NEW(PyObject_GetItem(Py_None, NULL));
    SHOW_NEW(PySequence_GetItem(NULL, 0));
    SHOW_NEW(PySequence_List(NULL));
    SHOW_NEW(PyObject_Type(NULL));
    SHOW_NEW(PyMapping_Keys(NULL));
    SHOW_STATUS(PySequence_Contains(Py_None, Py_None));
}

static void body(void)
{
    PyType_Ready(&mapping_type);
    PyType_Ready(&sequence_type);
    PyType_Ready(&no_iterator_type);
    PyObject *objects[] = {
        Py_BuildValue("[iii]", 0, 1, 2), Py_BuildValue("(iii)", 0, 1, 2), Py_BuildValue("{i:i,s:i}", 1, 5, "k", 6),
        PyUnicode_FromString("abc"), PyBytes_FromString("\1bc"), PyLong_FromLong(5), Py_NewRef(Py_None), PyFloat_FromDouble(1.5),
        PyObject_CallNoArgs((PyObject *)&mapping_type), PyObject_CallNoArgs((PyObject *)&sequence_type), PyObject_CallNoArgs((PyObject *)&no_iterator_type),
        PyObject_CallFunction((PyObject *)&PySet_Type, "[ii]", 1, 2),
    };
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        every_object(objects[i]);
        Py_DECREF(objects[i]);
    }
    nulls();
}

OBJECT_MAIN(body)
