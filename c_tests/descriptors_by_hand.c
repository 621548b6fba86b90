/* Descriptors, wrappers and sequences of named fields that C makes by hand, and small things beside them. */
#include "attributes.h"

#include <structmember.h>

PyAPI_FUNC(PyObject *) PyDescr_NewWrapper(PyTypeObject *, struct wrapperbase *, void *);
PyAPI_DATA(char) _PyByteArray_empty_string[];
PyAPI_FUNC(PyThreadState *) _PyThreadState_Prealloc(PyInterpreterState *);
typedef union {
    unsigned char uc[24];
    uint64_t key[2];
} _Py_HashSecret_t;
PyAPI_DATA(_Py_HashSecret_t) _Py_HashSecret;


static PyObject *get(PyObject *self, void *closure)
{
    return PyUnicode_FromFormat("%s of %s", (const char *)closure, Py_TYPE(self)->tp_name);
}

static int set(PyObject *self, PyObject *value, void *closure)
{
    printf("set %s to %s\n", (const char *)closure, value != NULL ? Py_TYPE(value)->tp_name : "nothing");
    return 0;
}

static PyGetSetDef both = {"both", get, set, "documented", "closure"};
static PyGetSetDef only_get = {"only_get", get, NULL, NULL, "closure"};
static PyGetSetDef only_set = {"only_set", NULL, set, NULL, "closure"};

static PyObject *wrapped_length(PyObject *self, PyObject *args, void *function)
{
    lenfunc length;
    memcpy(&length, &function, sizeof length);
    if (!PyArg_ParseTuple(args, ":length")) {
        return NULL;
    }
    return PyLong_FromSsize_t(length(self) * 10);
}

static Py_ssize_t length_of(PyObject *self)
{
    return 7;
}

static struct wrapperbase length_base = {"__tens__", 0, NULL, wrapped_length, "tens($self, /)\n--\n\nTen times the length.", 0, NULL};

static PyStructSequence_Field fields[] = {{"first", "the first"}, {"second", NULL}, {"hidden", NULL}, {NULL, NULL}};
static PyStructSequence_Desc description = {"test.Fields", NULL, fields, 2};
static PyTypeObject fields_type;

static int format(char *out, size_t size, const char *text, ...)
{
    va_list va;
    va_start(va, text);
    int written = PyOS_vsnprintf(out, size, text, va);
    va_end(va);
    return written;
}

static void body(void)
{
    PyObject *list = PyList_New(0);
    PyGetSetDef *definitions[] = {&both, &only_get, &only_set};
    for (size_t i = 0; i < 3; i++) {
        PyObject *descriptor = PyDescr_NewGetSet(&PyList_Type, definitions[i]);
        SHOW_BORROWED(descriptor);
        SHOW_NEW(PyObject_GetAttrString(descriptor, "__name__"));
        SHOW_NEW(PyObject_GetAttrString(descriptor, "__doc__"));
        SHOW_NEW(PyObject_GetAttrString(descriptor, "__qualname__"));
        SHOW(PyDescr_IsData(descriptor));
        SHOW_NEW(Py_TYPE(descriptor)->tp_descr_get(descriptor, list, (PyObject *)&PyList_Type));
        SHOW_STATUS(Py_TYPE(descriptor)->tp_descr_set(descriptor, list, Py_None));
        SHOW_STATUS(Py_TYPE(descriptor)->tp_descr_set(descriptor, list, NULL));
        SHOW_NEW(Py_TYPE(descriptor)->tp_descr_get(descriptor, Py_None, NULL));
        SHOW_STATUS(Py_TYPE(descriptor)->tp_descr_set(descriptor, Py_None, Py_None));
        Py_DECREF(descriptor);
    }

    void *function;
    lenfunc length = length_of;
    memcpy(&function, &length, sizeof function);
    PyObject *slot = PyDescr_NewWrapper(&PyList_Type, &length_base, function);
    SHOW_BORROWED(slot);
    SHOW_NEW(PyObject_GetAttrString(slot, "__doc__"));
    SHOW_NEW(PyObject_GetAttrString(slot, "__text_signature__"));
    SHOW_NEW(PyObject_CallFunctionObjArgs(slot, list, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(slot, list, list, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(slot, Py_None, NULL));
    SHOW_NEW(PyObject_CallFunctionObjArgs(slot, NULL));
    PyObject *wrapper = PyWrapper_New(slot, list);
    SHOW_NEW(PyObject_CallNoArgs(wrapper));
    SHOW_NEW(PyObject_GetAttrString(wrapper, "__name__"));
    SHOW_NEW(PyObject_GetAttrString(wrapper, "__self__"));
    SHOW_TEXT(Py_TYPE(wrapper)->tp_name);
    PyObject *named = Py_BuildValue("{s:i}", "a", 1), *empty = PyTuple_New(0);
    SHOW_NEW(PyObject_Call(wrapper, empty, named));
    Py_DECREF(named);
    Py_DECREF(empty);
    Py_DECREF(wrapper);
    Py_DECREF(slot);
    Py_DECREF(list);

    char out[8];
    SHOW(format(out, sizeof out, "%d", 1234567));
    SHOW_TEXT(out);
    SHOW(format(out, sizeof out, "%s", "longer than that"));
    SHOW_TEXT(out);

    CHECK_EQ(_PyByteArray_empty_string[0], 0);
    PyObject *array = PyByteArray_FromStringAndSize(NULL, 0);
    CHECK(PyByteArray_AS_STRING(array) == _PyByteArray_empty_string);
    Py_DECREF(array);
}

int main(void)
{
    Py_Initialize();
    object_leaves_nothing("body", body);

    PyStructSequence_InitType(&fields_type, &description);
    PyObject *made = PyStructSequence_New(&fields_type);
    for (int i = 0; i < 3; i++) {
        PyStructSequence_SetItem(made, i, PyLong_FromLong(100 + i));
    }
    SHOW_BORROWED(made);
    SHOW_NEW(PyObject_GetAttrString(made, "second"));
    SHOW_NEW(PyObject_GetAttrString(made, "hidden"));
    SHOW(PyTuple_GET_SIZE(made));
    Py_DECREF(made);

    /* PYTHONHASHSEED is 0. */
    CHECK(all_bytes(&_Py_HashSecret, sizeof(_Py_HashSecret_t), 0));

    PyThreadState *state = _PyThreadState_Prealloc(PyInterpreterState_Get());
    CHECK(state != NULL && state->interp == PyInterpreterState_Get());
    PyThreadState_Clear(state);
    PyThreadState_Delete(state);
    Py_Finalize();
    FINISH();
}
