/* Which type's slot an operator calls: subtypes first, NotImplemented, in place, sequences, the words of the errors. */
#include "number.h"

static PyObject *said(const char *who, PyObject *a, PyObject *b)
{
    return PyUnicode_FromFormat("%s(%s, %s)", who, Py_TYPE(a)->tp_name, Py_TYPE(b)->tp_name);
}

static PyObject *base_add(PyObject *a, PyObject *b) { return said("base add", a, b); }
static PyObject *sub_add(PyObject *a, PyObject *b) { return said("sub add", a, b); }
static PyObject *no_add(PyObject *a, PyObject *b) { Py_RETURN_NOTIMPLEMENTED; }
static PyObject *in_place(PyObject *a, PyObject *b) { return said("in place", a, b); }
static PyObject *power3(PyObject *a, PyObject *b, PyObject *c)
{
    return PyUnicode_FromFormat("power(%s, %s, %s)", Py_TYPE(a)->tp_name, Py_TYPE(b)->tp_name, Py_TYPE(c)->tp_name);
}
static PyObject *no_power(PyObject *a, PyObject *b, PyObject *c) { Py_RETURN_NOTIMPLEMENTED; }
static PyObject *index7(PyObject *a) { return PyLong_FromLong(7); }
static PyObject *bad_index(PyObject *a) { return PyFloat_FromDouble(7); }
static PyObject *error_index(PyObject *a) { PyErr_SetString(PyExc_KeyError, "no"); return NULL; }
static PyObject *float25(PyObject *a) { return PyFloat_FromDouble(2.5); }
static PyObject *bad_float(PyObject *a) { return PyLong_FromLong(2); }
static PyObject *repeat(PyObject *a, Py_ssize_t n) { return PyUnicode_FromFormat("repeat %zd", n); }
static PyObject *concat(PyObject *a, PyObject *b) { return said("concat", a, b); }

static PyNumberMethods base_numbers = {.nb_add = base_add, .nb_power = power3, .nb_inplace_or = in_place};
static PyNumberMethods sub_numbers = {.nb_add = sub_add, .nb_power = no_power};
static PyNumberMethods no_numbers = {.nb_add = no_add, .nb_power = no_power, .nb_inplace_add = no_add};
static PyNumberMethods index_numbers = {.nb_index = index7, .nb_float = float25};
static PyNumberMethods bad_numbers = {.nb_index = bad_index, .nb_float = bad_float, .nb_int = bad_float};
static PyNumberMethods error_numbers = {.nb_index = error_index, .nb_int = bad_index};
static PySequenceMethods sequence = {.sq_repeat = repeat, .sq_concat = concat};
static PySequenceMethods only_concat = {.sq_concat = concat};

static PyTypeObject Base = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Base", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_as_number = &base_numbers, .tp_new = PyType_GenericNew};
static PyTypeObject Sub = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Sub", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_number = &sub_numbers, .tp_base = &Base, .tp_new = PyType_GenericNew};
static PyTypeObject None_ = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Unknown", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_number = &no_numbers, .tp_new = PyType_GenericNew};
static PyTypeObject Index = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Index", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_number = &index_numbers, .tp_new = PyType_GenericNew};
static PyTypeObject Bad = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Bad", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_number = &bad_numbers, .tp_new = PyType_GenericNew};
static PyTypeObject Error = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Error", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_number = &error_numbers, .tp_new = PyType_GenericNew};
static PyTypeObject Sequence = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Sequence", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_sequence = &sequence, .tp_new = PyType_GenericNew};
static PyTypeObject Concat = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Concat", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_as_sequence = &only_concat, .tp_new = PyType_GenericNew};
static PyTypeObject Plain = {PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "Plain", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_new = PyType_GenericNew};

static PyTypeObject *const types[] = {&Base, &Sub, &None_, &Index, &Bad, &Error, &Sequence, &Concat, &Plain};

static const struct {
    const char *name;
    number_binary function;
} places[] = {
    {"+=", PyNumber_InPlaceAdd},        {"-=", PyNumber_InPlaceSubtract}, {"*=", PyNumber_InPlaceMultiply},
    {"/=", PyNumber_InPlaceTrueDivide}, {"//=", PyNumber_InPlaceFloorDivide}, {"%=", PyNumber_InPlaceRemainder},
    {"&=", PyNumber_InPlaceAnd},        {"|=", PyNumber_InPlaceOr},       {"^=", PyNumber_InPlaceXor},
    {"<<=", PyNumber_InPlaceLshift},    {">>=", PyNumber_InPlaceRshift},  {"@=", PyNumber_InPlaceMatrixMultiply},
    {"<<", PyNumber_Lshift},            {">>", PyNumber_Rshift},
};

static PyObject *all[NUMBER_COUNT(types) + 4];

static void body(void)
{
    int count = 0;
    for (; count < NUMBER_COUNT(types); count++) {
        if (PyType_Ready(types[count]) < 0) {
            SHOW_ERROR("PyType_Ready");
            return;
        }
        all[count] = PyObject_CallNoArgs((PyObject *)types[count]);
    }
    all[count++] = PyLong_FromLong(3);
    all[count++] = PyFloat_FromDouble(1.5);
    all[count++] = PyUnicode_FromString("ab");
    all[count++] = PyBool_FromLong(1);
    for (int i = 0; i < count; i++) {
        const char *left = Py_TYPE(all[i])->tp_name;
        for (int j = 0; j < count; j++) {
            const char *right = Py_TYPE(all[j])->tp_name;
            for (int k = 0; k < NUMBER_COUNT(number_binaries); k++) {
                if (!(PyUnicode_Check(all[i]) && k == 5)) {
                    number_show(number_binaries[k].function(all[i], all[j]), "%s %s %s", left, number_binaries[k].name, right);
                }
            }
            for (int k = 0; k < NUMBER_COUNT(places); k++) {
                if (!(PyUnicode_Check(all[i]) && k == 5)) {
                    number_show(places[k].function(all[i], all[j]), "%s %s %s", left, places[k].name, right);
                }
            }
            number_show(PyNumber_Power(all[i], all[j], Py_None), "%s ** %s", left, right);
            number_show(PyNumber_InPlacePower(all[i], all[j], Py_None), "%s **= %s", left, right);
            number_show(PyNumber_Power(all[i], all[j], all[0]), "pow(%s, %s, Base)", left, right);
            number_show(PyNumber_Power(all[i], all[j], all[8]), "pow(%s, %s, Plain)", left, right);
        }
        for (int k = 0; k < NUMBER_COUNT(number_unaries); k++) {
            if (!(PyBool_Check(all[i]) && k == 2)) {
                number_show(number_unaries[k].function(all[i]), "%s %s", number_unaries[k].name, left);
            }
        }
        printf("%d %d\n", PyNumber_Check(all[i]), PyIndex_Check(all[i]));
        SHOW_STATUS(PyNumber_AsSsize_t(all[i], PyExc_ValueError));
        SHOW_STATUS(PyLong_AsLong(all[i]));
        SHOW_STATUS(PyFloat_AsDouble(all[i]));
        number_show(PyNumber_ToBase(all[i], 16), "hex");
        number_show(PyObject_CallOneArg((PyObject *)&PyLong_Type, all[i]), "int");
        number_show(PyObject_CallOneArg((PyObject *)&PyComplex_Type, all[i]), "complex");
        number_show(PyObject_CallOneArg((PyObject *)&PyRange_Type, all[i]), "range");
    }
    while (count > 0) {
        Py_DECREF(all[--count]);
    }
}

OBJECT_MAIN(body)
