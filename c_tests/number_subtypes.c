/* Instances of types that inherit from int, float and complex: what makes them, what operators and methods give. */
#include "number.h"

static PyObject *make(const char *name, PyTypeObject *base)
{
    PyType_Slot slots[] = {{0, NULL}};
    PyType_Spec spec = {.name = name, .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .slots = slots};
    return PyType_FromSpecWithBases(&spec, (PyObject *)base);
}

/* Kept for the life of the process: CPython holds on to the names that were looked up. */
static PyObject *kind_name;

static PyObject *returns_subtype(PyObject *op)
{
    PyObject *kind = PyObject_GetAttr((PyObject *)Py_TYPE(op), kind_name);
    PyObject *made = PyObject_CallFunction(kind, "i", 4);
    Py_DECREF(kind);
    return made;
}

static const char *const conversions[] = {"__int__", "__float__", "__trunc__", "__floor__", "__round__", "conjugate", "real", "__getnewargs__", "__hash__", "__repr__", "__format__"};

static void show(PyObject *kind, const char *const *texts)
{
    for (; *texts != NULL; texts++) {
        PyObject *value = PyObject_CallFunction(kind, "s", *texts);
        if (value == NULL) {
            SHOW_ERROR(*texts);
            continue;
        }
        printf("%s %s\n", Py_TYPE(value)->tp_name, *texts);
        printf("%d %d %d %d\n", PyLong_Check(value), PyLong_CheckExact(value), PyFloat_Check(value), PyComplex_Check(value));
        for (int i = 0; i < NUMBER_COUNT(conversions); i++) {
            if (strcmp(conversions[i], "__hash__") == 0 && strcmp(*texts, "nan") == 0) {
                continue;
            }
            PyObject *attribute = number_attribute(value, conversions[i]);
            if (attribute == NULL) {
                PyErr_Clear();
                continue;
            }
            PyObject *result = PyCallable_Check(attribute) ? (i == 10 ? PyObject_CallFunction(attribute, "s", "") : PyObject_CallNoArgs(attribute)) : Py_NewRef(attribute);
            Py_DECREF(attribute);
            if (result != NULL) {
                printf("%s: %s ", conversions[i], Py_TYPE(result)->tp_name);
            }
            number_show(result, "");
        }
        PyObject *two = PyLong_FromLong(2);
        for (int i = 0; i < NUMBER_COUNT(number_binaries); i++) {
            PyObject *result = number_binaries[i].function(value, two);
            printf("%s ", result != NULL ? Py_TYPE(result)->tp_name : "");
            number_show(result, "%s", number_binaries[i].name);
            result = number_binaries[i].function(two, value);
            printf("%s ", result != NULL ? Py_TYPE(result)->tp_name : "");
            number_show(result, "%s reversed", number_binaries[i].name);
        }
        for (int i = 0; i < NUMBER_COUNT(number_unaries); i++) {
            PyObject *result = number_unaries[i].function(value);
            printf("%s ", result != NULL ? Py_TYPE(result)->tp_name : "");
            number_show(result, "%s", number_unaries[i].name);
        }
        number_show(PyNumber_Power(value, two, Py_None), "**");
        number_show(PyObject_RichCompare(value, two, Py_EQ), "==");
        number_show(PyObject_Format(value, NULL), "format");
        number_show(PyObject_CallOneArg((PyObject *)&PyLong_Type, value), "int");
        number_show(PyObject_CallOneArg((PyObject *)&PyFloat_Type, value), "float");
        number_show(PyObject_CallOneArg((PyObject *)&PyComplex_Type, value), "complex");
        PyObject *again = PyObject_CallOneArg(kind, value);
        printf("%d ", again == value);
        number_show(again, "again");
        Py_DECREF(two);
        Py_DECREF(value);
    }
}

static void body(void)
{
    if (kind_name == NULL) {
        kind_name = PyUnicode_InternFromString("kind");
    }
    PyObject *kinds[] = {make("SubInt", &PyLong_Type), make("SubFloat", &PyFloat_Type), make("SubComplex", &PyComplex_Type)};
    static const char *const ints[] = {"0", "-7", "123456789012345678901234567890", "x", NULL};
    static const char *const floats[] = {"0.0", "-7.5", "nan", "inf", "1e300", "x", NULL};
    static const char *const complexes[] = {"0", "1-2j", "x", NULL};
    for (int i = 0; i < 3; i++) {
        if (kinds[i] == NULL) {
            SHOW_ERROR("make");
            return;
        }
    }
    show(kinds[0], ints);
    show(kinds[1], floats);
    show(kinds[2], complexes);
    SHOW_NEW(PyObject_CallFunction(kinds[0], NULL));
    SHOW_NEW(PyObject_CallFunction(kinds[1], NULL));
    SHOW_NEW(PyObject_CallFunction(kinds[2], NULL));
    SHOW_NEW(PyObject_CallFunction(kinds[0], "si", "ff", 16));
    PyObject *made = number_call(kinds[0], "from_bytes", "(y)", "\x01\x02");
    printf("%s ", made != NULL ? Py_TYPE(made)->tp_name : "");
    number_show(made, "from_bytes");
    made = number_call(kinds[1], "fromhex", "(s)", "0x1.8p1");
    printf("%s ", made != NULL ? Py_TYPE(made)->tp_name : "");
    number_show(made, "fromhex");
    PyObject *kwargs = Py_BuildValue("{s:i}", "x", 1), *empty = PyTuple_New(0);
    for (int i = 0; i < 3; i++) {
        number_show(PyObject_Call(kinds[i], empty, kwargs), "keyword");
    }
    PyType_Slot slots[] = {{Py_nb_int, returns_subtype}, {Py_nb_index, returns_subtype}, {Py_nb_float, returns_subtype}, {0, NULL}};
    PyType_Spec spec = {.name = "Odd", .flags = Py_TPFLAGS_DEFAULT, .slots = slots};
    for (int i = 0; i < 3; i++) {
        PyObject *odd = PyType_FromSpec(&spec), *instance = PyObject_CallNoArgs(odd);
        PyObject_SetAttr(odd, kind_name, kinds[i]);
        number_show(PyNumber_Long(instance), "int");
        number_show(PyNumber_Float(instance), "float");
        number_show(PyNumber_Index(instance), "index");
        SHOW_STATUS(PyLong_AsLong(instance));
        printf("%g\n", PyFloat_AsDouble(instance));
        SHOW_ERROR("");
        Py_DECREF(instance);
        Py_DECREF(odd);
    }
    Py_DECREF(kwargs);
    Py_DECREF(empty);
    for (int i = 0; i < 3; i++) {
        Py_DECREF(kinds[i]);
    }
}

OBJECT_MAIN(body)
