/* Types made from specs: names, bases, sizes, members, slots, and what is refused. */
#include "object.h"

typedef struct {
    PyObject_HEAD
    PyObject *dict, *weak;
    vectorcallfunc call;
    int number;
} Thing;

static PyObject *thing_vectorcall(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *names)
{
    return PyLong_FromSsize_t(PyVectorcall_NARGS(nargsf));
}

static PyObject *thing_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *self = type->tp_alloc(type, 0);
    if (self != NULL && type->tp_vectorcall_offset == offsetof(Thing, call)) {
        ((Thing *)self)->call = thing_vectorcall;
    }
    return self;
}

static void thing_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    PyObject_ClearWeakRefs(self);
    Py_CLEAR(((Thing *)self)->dict);
    printf("thing of %s goes\n", type->tp_name);
    type->tp_free(self);
    Py_DECREF(type);
}

static int thing_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Thing *)self)->dict);
    return 0;
}

static int thing_clear(PyObject *self)
{
    Py_CLEAR(((Thing *)self)->dict);
    return 0;
}

static PyObject *thing_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<thing %d>", ((Thing *)self)->number);
}

static Py_ssize_t thing_length(PyObject *self)
{
    return 3;
}

static PyObject *thing_subscript(PyObject *self, PyObject *key)
{
    return Py_NewRef(key);
}

static PyMemberDef thing_members[] = {
    {"__dictoffset__", Py_T_PYSSIZET, offsetof(Thing, dict), Py_READONLY},
    {"__weaklistoffset__", Py_T_PYSSIZET, offsetof(Thing, weak), Py_READONLY},
    {"__vectorcalloffset__", Py_T_PYSSIZET, offsetof(Thing, call), Py_READONLY},
    {"number", Py_T_INT, offsetof(Thing, number), 0, "a number"},
    {NULL}};

static PyType_Slot thing_slots[] = {
    {Py_tp_new, thing_new},
    {Py_tp_dealloc, thing_dealloc},
    {Py_tp_traverse, thing_traverse},
    {Py_tp_clear, thing_clear},
    {Py_tp_repr, thing_repr},
    {Py_tp_call, PyVectorcall_Call},
    {Py_tp_members, thing_members},
    {Py_tp_doc, (void *)"Thing(number)\n--\n\nA thing."},
    {Py_mp_length, thing_length},
    {Py_mp_subscript, thing_subscript},
    {0, NULL}};

static PyType_Spec thing_spec = {
    "package.module.Thing", sizeof(Thing), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL, thing_slots};

static PyType_Slot no_slots[] = {{0, NULL}};

static void show_type(PyObject *op)
{
    if (op == NULL) {
        SHOW_ERROR("no type");
        return;
    }
    PyTypeObject *type = (PyTypeObject *)op;
    /* Whether values lie inside the object is not what this is about. */
    printf("%s flags %lx size %zd items %zd dict %zd weak %zd call %zd\n", type->tp_name,
           type->tp_flags & ~(1UL << 2), type->tp_basicsize, type->tp_itemsize, type->tp_dictoffset,
           type->tp_weaklistoffset, type->tp_vectorcall_offset);
    SHOW_BORROWED(type->tp_mro);
    SHOW_NEW(PyDict_Keys(type->tp_dict));
    SHOW_NEW(PyObject_GetAttrString(op, "__doc__"));
    SHOW_NEW(PyObject_GetAttrString(op, "__module__"));
    SHOW_NEW(PyObject_GetAttrString(op, "__name__"));
    SHOW_NEW(PyType_GetFullyQualifiedName(type));
    SHOW_NEW(PyType_GetModule(type) != NULL ? Py_NewRef(Py_None) : NULL);
    SHOW_BORROWED(op);
}

static PyObject *make(const char *name, int size, int items, unsigned flags, PyType_Slot *slots)
{
    PyType_Spec spec = {name, size, items, flags, slots};
    return PyType_FromSpec(&spec);
}

static void show_made(PyObject *type)
{
    show_type(type);
    Py_XDECREF(type);
}

static void refused(void)
{
    show_made(make(NULL, 0, 0, 0, no_slots));
    PyType_Slot bad_number[] = {{1000, thing_new}, {0, NULL}};
    show_made(make("m.Bad", 0, 0, 0, bad_number));
    PyType_Slot negative[] = {{-3, thing_new}, {0, NULL}};
    show_made(make("m.Bad", 0, 0, 0, negative));
    PyType_Slot twice[] = {{Py_tp_members, thing_members}, {Py_tp_members, thing_members}, {0, NULL}};
    show_made(make("m.Bad", 0, 0, 0, twice));
    PyType_Slot docs[] = {{Py_tp_doc, (void *)"a"}, {Py_tp_doc, (void *)"b"}, {0, NULL}};
    show_made(make("m.Bad", 0, 0, 0, docs));
    PyType_Slot no_tuple[] = {{Py_tp_bases, Py_None}, {0, NULL}};
    show_made(make("m.Bad", 0, 0, 0, no_tuple));
    PyType_Slot final_base[] = {{Py_tp_base, &PyBool_Type}, {0, NULL}};
    show_made(make("m.Bad", 0, 0, 0, final_base));
    show_made(make("m.Bad", sizeof(Thing), 0, Py_TPFLAGS_HAVE_GC, no_slots));
    PyMemberDef relative[] = {{"field", Py_T_INT, 0, Py_RELATIVE_OFFSET}, {NULL}};
    PyType_Slot with_relative[] = {{Py_tp_members, relative}, {0, NULL}};
    show_made(make("m.Bad", sizeof(Thing), 0, 0, with_relative));
    relative[0].offset = 8;
    show_made(make("m.Bad", -8, 0, 0, with_relative));
    PyType_Slot variable[] = {{Py_tp_base, &PyLong_Type}, {0, NULL}};
    show_made(make("m.Bad", -8, 0, 0, variable));
    PyType_Slot empty_doc[] = {{Py_tp_doc, NULL}, {0, NULL}};
    show_made(make("m.NoDoc", 0, 0, 0, empty_doc));
    PyErr_Clear();
    PyObject *bases = PyTuple_Pack(2, &PyLong_Type, &PyUnicode_Type);
    PyType_Spec spec = {"m.Two", 0, 0, 0, no_slots};
    show_made(PyType_FromSpecWithBases(&spec, bases));
    Py_DECREF(bases);
    show_made(PyType_FromSpecWithBases(&spec, Py_None));
    show_made(PyType_FromMetaclass(&PyLong_Type, NULL, &spec, NULL));
    show_made(PyType_FromSpecWithBases(&spec, (PyObject *)&PyList_Type));
}

static void relative(void)
{
    PyMemberDef members[] = {{"field", Py_T_INT, 4, Py_RELATIVE_OFFSET}, {NULL}};
    PyType_Slot slots[] = {{Py_tp_members, members}, {0, NULL}};
    PyObject *type = make("m.Relative", -12, 0, Py_TPFLAGS_BASETYPE, slots);
    show_type(type);
    PyObject *op = PyObject_CallNoArgs(type);
    REQUIRE(op != NULL);
    int *data = PyObject_GetTypeData(op, (PyTypeObject *)type);
    printf("offset %d size %zd\n", (int)((char *)data - (char *)op), PyType_GetTypeDataSize((PyTypeObject *)type));
    data[1] = 42;
    SHOW_NEW(PyObject_GetAttrString(op, "field"));
    REQUIRE(PyObject_GetItemData(op) == NULL);
    SHOW_ERROR("item data");
    Py_DECREF(op);
    Py_DECREF(type);
}

static void body(void)
{
    PyObject *type = PyType_FromSpec(&thing_spec);
    show_type(type);
    PyObject *op = PyObject_CallNoArgs(type);
    REQUIRE(op != NULL);
    SHOW_BORROWED(op);
    SHOW_NEW(PyObject_CallFunction(op, "iii", 1, 2, 3));
    SHOW_STATUS(PyObject_Size(op));
    SHOW_NEW(PyObject_GetItem(op, Py_None));
    SHOW_STATUS(PyObject_SetAttrString(op, "other", Py_None));
    SHOW_NEW(PyObject_GetAttrString(op, "other"));
    PyObject *reference = PyWeakref_NewRef(op, NULL);
    SHOW_STATUS(reference != NULL);
    Py_DECREF(op);
    SHOW_NEW(PyObject_CallNoArgs(reference));
    Py_DECREF(reference);

    PyObject *sub = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)N", "Sub", type, PyDict_New());
    REQUIRE(sub != NULL);
    op = PyObject_CallNoArgs(sub);
    SHOW_BORROWED(op);
    SHOW_NEW(PyObject_CallFunction(op, "i", 1));
    SHOW_STATUS(PyObject_SetAttrString(op, "other", Py_None));
    Py_DECREF(op);
    Py_DECREF(sub);
    Py_DECREF(type);

    SHOW_STATUS(PyType_GetSlot(&PyList_Type, Py_sq_length) == (void *)PyList_Type.tp_as_sequence->sq_length);
    refused();
    relative();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
