/* PyType_Ready fills in a static type: base, flags, what it inherits, the methods that stand for its slots. */
#include "object.h"

typedef struct {
    PyObject_HEAD
    long value;
} Number;

static PyObject *number_repr(PyObject *self)
{
    return PyUnicode_FromFormat("Number(%ld)", ((Number *)self)->value);
}

static PyObject *number_add(PyObject *left, PyObject *right)
{
    return PyUnicode_FromFormat("%S + %S", left, right);
}

static int number_bool(PyObject *self)
{
    return ((Number *)self)->value != 0;
}

static Py_ssize_t number_length(PyObject *self)
{
    return ((Number *)self)->value;
}

static PyObject *number_item(PyObject *self, Py_ssize_t index)
{
    return PyLong_FromSsize_t(index);
}

static int number_set_item(PyObject *self, Py_ssize_t index, PyObject *value)
{
    printf("set %zd %s\n", index, value != NULL ? "value" : "NULL");
    return 0;
}

static PyObject *number_compare(PyObject *left, PyObject *right, int op)
{
    Py_RETURN_RICHCOMPARE(((Number *)left)->value, ((Number *)right)->value, op);
}

static PyObject *number_twice(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(2 * ((Number *)self)->value);
}

static PyObject *number_make(PyObject *type, PyObject *unused)
{
    return PyUnicode_FromString(((PyTypeObject *)type)->tp_name);
}

static PyObject *number_static(PyObject *unused, PyObject *value)
{
    return Py_NewRef(value);
}

static PyObject *number_get(PyObject *self, void *closure)
{
    return PyUnicode_FromString(closure);
}

static PyNumberMethods as_number = {.nb_add = number_add, .nb_bool = number_bool};
static PySequenceMethods as_sequence = {
    .sq_length = number_length, .sq_item = number_item, .sq_ass_item = number_set_item};
static PyMethodDef methods[] = {
    {"twice", number_twice, METH_NOARGS, "twice($self, /)\n--\n\nTwo times."},
    {"make", number_make, METH_NOARGS | METH_CLASS, "No signature."},
    {"same", number_static, METH_O | METH_STATIC},
    {NULL},
};
static PyMemberDef members[] = {
    {"value", Py_T_LONG, offsetof(Number, value), 0, "the value"},
    {"frozen", Py_T_LONG, offsetof(Number, value), Py_READONLY},
    {NULL},
};
static PyGetSetDef getset[] = {{"name", number_get, NULL, "the name", "from closure"}, {"blind"}, {NULL}};

static PyTypeObject Number_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "module.Number",
    .tp_basicsize = sizeof(Number),
    .tp_repr = number_repr,
    .tp_as_number = &as_number,
    .tp_as_sequence = &as_sequence,
    .tp_richcompare = number_compare,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_doc = "Number(value)\n--\n\nA number.",
    .tp_methods = methods,
    .tp_members = members,
    .tp_getset = getset,
    .tp_new = PyType_GenericNew,
};

static PyTypeObject Sub_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "Sub",
    .tp_base = &Number_Type,
    .tp_doc = "Sub\n--\n\nNo signature here.",
};

static PyTypeObject Plain_Type = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "Plain", .tp_basicsize = sizeof(PyObject)};
static PyTypeObject Nameless_Type = {PyVarObject_HEAD_INIT(NULL, 0).tp_basicsize = sizeof(PyObject)};
static PyTypeObject Blind_Type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "Blind", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_HAVE_GC};

static void show_type(PyTypeObject *type)
{
    printf("%s flags %lx size %zd items %zd\n", type->tp_name, type->tp_flags, type->tp_basicsize, type->tp_itemsize);
    printf("base %s metatype %s\n", type->tp_base->tp_name, Py_TYPE(type)->tp_name);
    printf("alloc %d free %d new %d dealloc %d getattro %d hash %d repr %d number %d mapping %d\n",
           type->tp_alloc == PyType_GenericAlloc, type->tp_free == PyObject_Free, type->tp_new == PyType_GenericNew,
           type->tp_dealloc == PyBaseObject_Type.tp_dealloc, type->tp_getattro == PyObject_GenericGetAttr,
           type->tp_hash == PyObject_HashNotImplemented, type->tp_repr == number_repr,
           type->tp_as_number == &as_number, type->tp_as_mapping != NULL);
    SHOW_BORROWED(type->tp_mro);
    SHOW_BORROWED(type->tp_bases);
    PyObject *dict = PyType_GetDict(type);
    SHOW_NEW(PyDict_Keys(dict));
    Py_DECREF(dict);
    SHOW_NEW(PyObject_GetAttrString((PyObject *)type, "__doc__"));
    SHOW_NEW(PyObject_GetAttrString((PyObject *)type, "__text_signature__"));
    SHOW_NEW(PyType_GetName(type));
    SHOW_NEW(PyType_GetQualName(type));
    SHOW_NEW(PyType_GetModuleName(type));
    SHOW_NEW(PyType_GetFullyQualifiedName(type));
    SHOW_BORROWED((PyObject *)type);
}

static void show_attribute(PyObject *op, const char *name)
{
    PyObject *value = PyObject_GetAttrString(op, name);
    if (value == NULL) {
        SHOW_ERROR(name);
        return;
    }
    printf("%s: %s\n", name, Py_TYPE(value)->tp_name);
    if (Py_IS_TYPE(value, &PyWrapperDescr_Type) || PyCFunction_Check(value)) {
        SHOW_DOCUMENTED(value);
    } else {
        SHOW_NEW(PyObject_GetAttrString(value, "__doc__"));
    }
    SHOW_NEW(PyObject_GetAttrString(value, "__text_signature__"));
    SHOW_NEW(PyObject_GetAttrString(value, "__qualname__"));
    Py_DECREF(value);
}

static void body(void)
{
    SHOW_STATUS(PyType_Ready(&Sub_Type));
    SHOW_STATUS(PyType_Ready(&Number_Type));
    SHOW_STATUS(PyType_Ready(&Plain_Type));
    SHOW_STATUS(PyType_Ready(&Blind_Type));
    SHOW_STATUS(PyType_Ready(&Nameless_Type));
    show_type(&Number_Type);
    show_type(&Sub_Type);
    show_type(&Plain_Type);
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)&Plain_Type));

    PyObject *type = (PyObject *)&Number_Type;
    PyObject *number = PyObject_CallNoArgs(type);
    REQUIRE(number != NULL);
    const char *names[] = {"twice", "make", "same", "value", "name", "blind", "__add__", "__radd__", "__getitem__", "__eq__", "none"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        show_attribute(type, names[i]);
    }
    SHOW_NEW(PyObject_GetAttrString(type, "twice"));
    SHOW_NEW(PyObject_GetAttrString(type, "value"));
    SHOW_NEW(PyObject_GetAttrString(type, "name"));
    SHOW_NEW(PyObject_GetAttrString(type, "__add__"));
    SHOW_NEW(PyObject_GetAttrString(number, "name"));
    SHOW_NEW(PyObject_GetAttrString(number, "blind"));
    SHOW_STATUS(PyObject_SetAttrString(number, "name", Py_None));
    PyObject *seven = PyLong_FromLong(7), *text = PyUnicode_FromString("text");
    SHOW_STATUS(PyObject_SetAttrString(number, "value", seven));
    SHOW_STATUS(PyObject_SetAttrString(number, "value", text));
    SHOW_STATUS(PyObject_SetAttrString(number, "frozen", seven));
    SHOW_STATUS(PyObject_DelAttrString(number, "value"));
    SHOW_STATUS(PyObject_SetAttrString(number, "other", seven));
    SHOW_STATUS(PyObject_SetAttrString(type, "other", seven));
    SHOW_STATUS(PyObject_SetAttrString(type, "__name__", text));
    SHOW_NEW(PyObject_CallMethod(number, "twice", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "twice", "i", 1));
    SHOW_NEW(PyObject_CallMethod(number, "make", NULL));
    SHOW_NEW(PyObject_CallMethod((PyObject *)&Sub_Type, "make", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "same", "i", 1));
    SHOW_NEW(PyObject_CallMethod(type, "twice", "i", 1));
    SHOW_NEW(PyObject_CallMethod(type, "twice", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "__add__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(number, "__radd__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(number, "__getitem__", "i", -1));
    SHOW_NEW(PyObject_CallMethod(number, "__setitem__", "ii", -1, 2));
    SHOW_NEW(PyObject_CallMethod(number, "__delitem__", "i", 2));
    SHOW_NEW(PyObject_CallMethod(number, "__len__", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "__bool__", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "__hash__", NULL));
    SHOW_NEW(PyObject_CallMethod(number, "__le__", "O", number));
    SHOW_STATUS(PyObject_Hash(number));
    SHOW_NEW(PyObject_CallFunction(type, "i", 1));
    SHOW_STATUS(PyType_IsSubtype(&Sub_Type, &Number_Type));
    SHOW_STATUS(PyType_IsSubtype(&Number_Type, &Sub_Type));
    SHOW_STATUS(PyType_GetSlot(&Number_Type, Py_nb_add) == (void *)number_add);
    SHOW_STATUS(PyType_GetSlot(&Sub_Type, Py_sq_item) == (void *)number_item);
    SHOW_STATUS(PyType_GetSlot(&Plain_Type, Py_sq_item) == NULL);
    Py_DECREF(seven);
    Py_DECREF(text);
    Py_DECREF(number);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
