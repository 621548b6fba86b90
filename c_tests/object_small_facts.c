/* What extension modules from PyPI showed about core types: operators of subclasses, counts of references of views,
 * results that are an argument itself, what copyreg refuses, words of errors. */
#include "object.h"

#include <stddef.h>

static PyObject *subclass(PyTypeObject *base)
{
    return PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){ss}", "Sub", base, "__module__", "m");
}

/* A subclass has the slots of its base, and of two that one method may stand for not more. */
static void operators_of_subclasses(void)
{
    PyTypeObject *bases[] = {&PyLong_Type, &PyUnicode_Type, &PyTuple_Type, &PyList_Type, &PyBytes_Type, &PyFloat_Type};
    PyObject *other = PyObject_CallNoArgs((PyObject *)&PyBaseObject_Type);
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        PyObject *class = subclass(bases[i]), *one = PyObject_CallNoArgs(class);
        PyNumberMethods *number = Py_TYPE(one)->tp_as_number;
        PySequenceMethods *sequence = Py_TYPE(one)->tp_as_sequence;
        printf("%s: %d %d %d %d %d %d\n", bases[i]->tp_name, number->nb_add != NULL, number->nb_inplace_add != NULL,
               number->nb_multiply != NULL, sequence->sq_concat != NULL, sequence->sq_inplace_concat != NULL,
               sequence->sq_repeat != NULL);
        SHOW_ERROR(PyNumber_Add(one, Py_None) == NULL ? "one + None" : "?");
        SHOW_ERROR(PyNumber_Add(Py_None, one) == NULL ? "None + one" : "?");
        PyObject *sum = PyNumber_Add(one, other);
        SHOW_ERROR(sum == NULL ? "one + object()" : "one + object() is there");
        Py_XDECREF(sum);
        SHOW_NEW(PyNumber_Add(one, one));
        SHOW_NEW(PySequence_Concat(one, one));
        Py_DECREF(one);
        Py_DECREF(class);
    }
    Py_DECREF(other);
}

static void counts_of_views(void)
{
    PyObject *lender = PyBytes_FromString("lender"), *view = PyMemoryView_FromObject(lender);
    CHECK_EQ(Py_REFCNT(lender), 2);
    PyObject *second = PyMemoryView_FromObject(view), *all = PySlice_New(NULL, NULL, NULL), *part = PyObject_GetItem(view, all);
    CHECK_EQ(Py_REFCNT(lender), 2);
    CHECK_EQ(Py_REFCNT(view), 1);
    SHOW_NEW(PyObject_GetAttrString(part, "obj"));
    Py_DECREF(view);
    Py_DECREF(second);
    SHOW_NEW(PyObject_CallMethod(part, "tobytes", NULL));
    SHOW_NEW(PyObject_CallMethod(part, "release", NULL));
    CHECK_EQ(Py_REFCNT(lender), 1);
    SHOW_NEW(PyObject_GetAttrString(part, "obj"));
    Py_DECREF(part);
    Py_DECREF(all);
    SHOW_NEW(PyObject_CallMethod(lender, "__buffer__", "L", 1LL << 31));
    SHOW_NEW(PyObject_CallMethod(lender, "__buffer__", "i", 1));
    Py_DECREF(lender);
}

/* `format % arguments`, whether it is the format or the argument itself. Takes the arguments over. */
static void percent(const char *format, PyObject *arguments)
{
    PyObject *op = PyUnicode_FromString(format), *made = PyUnicode_Format(op, arguments);
    PyObject *first = PyTuple_Check(arguments) && PyTuple_GET_SIZE(arguments) > 0 ? PyTuple_GET_ITEM(arguments, 0) : arguments;
    printf("%d %d ", made == op, made == first);
    SHOW_NEW(made);
    Py_DECREF(op);
    Py_DECREF(arguments);
}

static void results_that_are_arguments(void)
{
    percent("no field", PyDict_New());
    percent("no field", PyTuple_New(0));
    percent("no field", PyList_New(0));
    percent("100%%", PyTuple_New(0));
    percent("%s", PyUnicode_FromString("the argument"));
    percent("%s", Py_BuildValue("(s)", "the argument"));
    percent("%3s", Py_BuildValue("(s)", "the argument"));
    percent("%.12s", Py_BuildValue("(s)", "the argument"));
    percent("%s.", Py_BuildValue("(s)", "the argument"));
    percent("%s%s", Py_BuildValue("(ss)", "the argument", ""));
}

static void comparison_of_none(void)
{
    SHOW_NEW(PyObject_CallMethod(Py_None, "__ne__", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(Py_None, "__eq__", "O", Py_None));
    SHOW_NEW(PyObject_CallMethod(Py_None, "__ne__", "i", 1));
    SHOW_NEW(PyObject_CallMethod(Py_None, "__lt__", "O", Py_None));
    PyObject *dict = PyType_GetDict(Py_TYPE(Py_None));
    SHOW_NEW(PyDict_Keys(dict));
    Py_DECREF(dict);
}

static void words_of_errors(void)
{
    PyObject *type = (PyObject *)&PyType_Type;
    SHOW_NEW(PyObject_CallFunction(type, "O(){}", Py_None));
    SHOW_NEW(PyObject_CallFunction(type, "sO{}", "A", Py_None));
    SHOW_NEW(PyObject_CallFunction(type, "s()O", "A", Py_None));
    SHOW_NEW(PyObject_CallFunction(type, "s()i", "A", 1));
}

static PyObject *own_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    return type->tp_alloc(type, 0);
}

/* What the protocols 0 and 1 of pickling make of objects whose classes are made in C. */
static void reduce_of_old_protocols(void)
{
    PyType_Slot with_new[] = {{Py_tp_new, own_new}, {0, NULL}}, without[] = {{0, NULL}};
    PyType_Spec specs[] = {{"m.New", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, with_new},
                           {"m.Plain", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, without}};
    for (int i = 0; i < 2; i++) {
        PyObject *class = PyType_FromSpec(&specs[i]), *below = subclass((PyTypeObject *)class);
        PyObject *one = PyObject_CallNoArgs(class), *two = PyObject_CallNoArgs(below);
        for (int protocol = 0; protocol < 2; protocol++) {
            PyObject *reduced = PyObject_CallMethod(one, "__reduce_ex__", "i", protocol);
            SHOW_STATUS(reduced == NULL ? -1 : PyTuple_GET_SIZE(reduced));
            if (reduced != NULL) {
                SHOW_BORROWED(PyTuple_GET_ITEM(reduced, 1));
            }
            Py_XDECREF(reduced);
            PyErr_Clear();
        }
        PyObject *of_subclass = PyObject_CallMethod(two, "__reduce_ex__", "i", 1);
        SHOW_STATUS(of_subclass == NULL ? -1 : PyTuple_GET_SIZE(of_subclass));
        Py_XDECREF(of_subclass);
        Py_DECREF(one);
        Py_DECREF(two);
        Py_DECREF(class);
        Py_DECREF(below);
    }
    PyObject *slots = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){s(s)}", "Slots", "__slots__", "a");
    PyObject *one = PyObject_CallNoArgs(slots);
    SHOW_NEW(PyObject_CallMethod(one, "__reduce_ex__", "i", 0));
    Py_DECREF(one);
    Py_DECREF(slots);
}

/* A member of the objects that is called __module__ is what the class has by that name. */
static void member_called_module(void)
{
    typedef struct {
        PyObject ob_base;
        PyObject *module;
    } One;
    PyMemberDef members[] = {{"__module__", Py_T_OBJECT_EX, offsetof(One, module), 0, NULL}, {NULL, 0, 0, 0, NULL}};
    PyType_Slot slots[] = {{Py_tp_members, members}, {0, NULL}};
    PyType_Spec spec = {"m.One", sizeof(One), 0, Py_TPFLAGS_DEFAULT, slots};
    PyObject *class = PyType_FromSpec(&spec), *one = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_GetAttrString(class, "__module__"));
    SHOW_NEW(PyObject_Repr(class));
    SHOW_NEW(PyObject_GetAttrString(one, "__module__"));
    SHOW_STATUS(PyObject_SetAttrString(one, "__module__", Py_None));
    SHOW_NEW(PyObject_GetAttrString(one, "__module__"));
    SHOW_NEW(PyObject_GetAttrString(one, "missing"));
    Py_DECREF(one);
    Py_DECREF(class);
}

static PyObject *another_dict(PyObject *op, void *closure)
{
    return Py_BuildValue("{si}", "not", 1);
}

/* The state of an object is its own dict, whatever its class says of __dict__. */
static void state_of_a_proxy(void)
{
    typedef struct {
        PyObject ob_base;
        PyObject *dict;
    } One;
    PyGetSetDef attributes[] = {{"__dict__", another_dict, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};
    PyMemberDef members[] = {{"__dictoffset__", Py_T_PYSSIZET, offsetof(One, dict), Py_READONLY, NULL}, {NULL, 0, 0, 0, NULL}};
    PyType_Slot slots[] = {{Py_tp_getset, attributes}, {Py_tp_members, members}, {0, NULL}};
    PyType_Spec spec = {"m.Proxy", sizeof(One), 0, Py_TPFLAGS_DEFAULT, slots};
    PyObject *class = PyType_FromSpec(&spec), *one = PyObject_CallNoArgs(class);
    SHOW_NEW(PyObject_GetAttrString(one, "__dict__"));
    SHOW_NEW(PyObject_CallMethod(one, "__getstate__", NULL));
    SHOW_STATUS(PyObject_SetAttrString(one, "own", Py_True));
    SHOW_NEW(PyObject_CallMethod(one, "__getstate__", NULL));
    SHOW_STATUS(PyObject_DelAttrString(one, "own"));
    SHOW_NEW(PyObject_CallMethod(one, "__getstate__", NULL));
    Py_CLEAR(((One *)one)->dict);
    Py_DECREF(one);
    Py_DECREF(class);
}

static PyObject *no_length(PyObject *self, PyObject *unused)
{
    PyErr_SetString(PyExc_LookupError, "no length");
    return NULL;
}

/* What the length of a sequence raises is what the parser of arguments raises. */
static void length_of_an_argument(void)
{
    static PyMethodDef method = {"__len__", no_length, METH_NOARGS, NULL};
    PyObject *class = subclass(&PyTuple_Type), *length = PyDescr_NewMethod((PyTypeObject *)class, &method);
    SHOW_STATUS(PyObject_SetAttrString(class, "__len__", length));
    PyObject *arguments = Py_BuildValue("(N)", PyObject_CallNoArgs(class));
    int first, second;
    SHOW_STATUS(PyArg_ParseTuple(arguments, "(ii)", &first, &second) - 1);
    Py_DECREF(arguments);
    Py_DECREF(length);
    Py_DECREF(class);
}

static void body(void)
{
    length_of_an_argument();
    state_of_a_proxy();
    member_called_module();
    operators_of_subclasses();
    counts_of_views();
    results_that_are_arguments();
    comparison_of_none();
    words_of_errors();
    reduce_of_old_protocols();
}

OBJECT_MAIN(body)
