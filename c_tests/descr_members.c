/* Fields of C, of every type, are read and set through descriptors with CPython's checks and warnings. */
#include "object.h"

typedef struct {
    PyObject_HEAD
    PyObject *object, *object_ex;
    char byte, flag, character, text_in_place[8];
    unsigned char ubyte;
    short small;
    unsigned short usmall;
    int whole;
    unsigned uwhole;
    long wide;
    unsigned long uwide;
    long long widest;
    unsigned long long uwidest;
    Py_ssize_t size;
    float single;
    double real;
    const char *text;
} Fields;

#define FIELD(name, type) {#name, type, offsetof(Fields, name), 0, "about " #name}
static PyMemberDef members[] = {
    FIELD(object, _Py_T_OBJECT), FIELD(object_ex, Py_T_OBJECT_EX), FIELD(byte, Py_T_BYTE), FIELD(flag, Py_T_BOOL),
    FIELD(character, Py_T_CHAR), FIELD(text_in_place, Py_T_STRING_INPLACE), FIELD(ubyte, Py_T_UBYTE),
    FIELD(small, Py_T_SHORT), FIELD(usmall, Py_T_USHORT), FIELD(whole, Py_T_INT), FIELD(uwhole, Py_T_UINT),
    FIELD(wide, Py_T_LONG), FIELD(uwide, Py_T_ULONG), FIELD(widest, Py_T_LONGLONG), FIELD(uwidest, Py_T_ULONGLONG),
    FIELD(size, Py_T_PYSSIZET), FIELD(single, Py_T_FLOAT), FIELD(real, Py_T_DOUBLE), FIELD(text, Py_T_STRING),
    {"none", _Py_T_NONE, 0, 0, NULL}, {"bad", 99, 0, 0, NULL}, {"fixed", Py_T_INT, offsetof(Fields, whole), Py_READONLY, NULL}, {NULL}};

static void fields_dealloc(PyObject *self)
{
    Py_XDECREF(((Fields *)self)->object);
    Py_XDECREF(((Fields *)self)->object_ex);
    Py_TYPE(self)->tp_free(self);
}

static PyTypeObject Fields_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "Fields",
    .tp_basicsize = sizeof(Fields),
    .tp_dealloc = fields_dealloc,
    .tp_members = members,
    .tp_new = PyType_GenericNew,
};

static PyObject *make_value(int which)
{
    switch (which) {
    case 0: return PyLong_FromLong(0);
    case 1: return PyLong_FromLong(-1);
    case 2: return PyLong_FromLong(100);
    case 3: return PyLong_FromLong(200);
    case 4: return PyLong_FromLong(70000);
    case 5: return PyLong_FromLongLong(5000000000LL);
    case 6: return PyLong_FromUnsignedLongLong(~0ULL);
    case 7: return PyLong_FromString("100000000000000000000000", NULL, 10);
    case 8: return PyLong_FromString("-100000000000000000000000", NULL, 10);
    case 9: return PyFloat_FromDouble(1.5);
    case 10: return PyUnicode_FromString("x");
    case 11: return PyUnicode_FromString("xyz");
    case 12: return Py_NewRef(Py_True);
    case 13: return PyLong_FromLong(-70000);
    case 14: return PyUnicode_FromString("\xc3\xa9");
    default: return NULL;
    }
}

static void body(void)
{
    PyErr_Clear();
    REQUIRE(PyType_Ready(&Fields_Type) == 0);
    for (PyMemberDef *member = members; member->name != NULL; member++) {
        PyObject *descriptor = PyObject_GetAttrString((PyObject *)&Fields_Type, member->name);
        SHOW_BORROWED(descriptor);
        SHOW_NEW(PyObject_GetAttrString(descriptor, "__doc__"));
        SHOW_NEW(PyObject_GetAttrString(descriptor, "__name__"));
        Py_DECREF(descriptor);
        PyObject *op = PyObject_CallNoArgs((PyObject *)&Fields_Type);
        ((Fields *)op)->text = "a text";
        strcpy(((Fields *)op)->text_in_place, "inside");
        SHOW_NEW(PyObject_GetAttrString(op, member->name));
        for (int i = 0; i < 15; i++) {
            PyObject *value = make_value(i);
            SHOW_STATUS(PyObject_SetAttrString(op, member->name, value));
            SHOW_NEW(PyObject_GetAttrString(op, member->name));
            SHOW_STATUS(PyMember_SetOne((char *)op, member, value));
            SHOW_NEW(PyMember_GetOne((char *)op, member));
            Py_DECREF(value);
        }
        SHOW_STATUS(PyObject_DelAttrString(op, member->name));
        SHOW_NEW(PyObject_GetAttrString(op, member->name));
        SHOW_STATUS(PyObject_DelAttrString(op, member->name));
        Py_DECREF(op);
    }
    PyMemberDef relative = {"relative", Py_T_INT, 0, Py_RELATIVE_OFFSET};
    SHOW_NEW(PyMember_GetOne((char *)Py_None, &relative));
    SHOW_STATUS(PyMember_SetOne((char *)Py_None, &relative, Py_None));
    SHOW_NEW(PyDescr_NewMember(&Fields_Type, &relative));
    PyType_ClearCache();
}

OBJECT_MAIN(body)
