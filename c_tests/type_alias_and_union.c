/* list[int] and int | str: how they are made, shown, compared, asked and refused. */
#include "object.h"

static PyObject *get(PyObject *object, const char *name)
{
    return PyObject_GetAttrString(object, name);
}

static void body(void)
{
    PyObject *list = (PyObject *)&PyList_Type, *number = (PyObject *)&PyLong_Type, *text = (PyObject *)&PyUnicode_Type;
    PyObject *pair = PyTuple_Pack(2, number, text), *empty = PyTuple_New(0), *dots = PyTuple_Pack(2, number, Py_Ellipsis);
    PyObject *alias = Py_GenericAlias(list, number), *same = Py_GenericAlias(list, number), *other = Py_GenericAlias((PyObject *)&PyDict_Type, pair);
    SHOW_BORROWED(alias);
    SHOW_BORROWED(other);
    SHOW_NEW(Py_GenericAlias(list, empty));
    SHOW_NEW(Py_GenericAlias((PyObject *)&PyTuple_Type, dots));
    SHOW_NEW(Py_GenericAlias(list, Py_None));
    SHOW_NEW(Py_GenericAlias(list, (PyObject *)Py_TYPE(Py_None)));
    SHOW_NEW(Py_GenericAlias(list, alias));
    SHOW_NEW(Py_GenericAlias(Py_None, number));
    SHOW_NEW(Py_GenericAlias(PyExc_ValueError, PyExc_KeyError));
    SHOW_NEW(PyObject_GetItem(list, number));
    SHOW_NEW(PyObject_GetItem((PyObject *)&PyDict_Type, pair));
    SHOW_NEW(PyObject_GetItem(number, text));
    static const char *names[] = {"__origin__", "__args__", "__parameters__", "__unpacked__", "__class__", "__name__", "__module__", "append", "none", "__typing_unpacked_tuple_args__", "__mro_entries__"};
    for (int i = 0; i < 10; i++) {
        printf("%s ", names[i]);
        SHOW_NEW(get(alias, names[i]));
        SHOW_STATUS(PyObject_SetAttrString(alias, names[i], Py_None));
    }
    SHOW_NEW(PyObject_CallNoArgs(alias));
    SHOW_NEW(PyObject_CallOneArg(alias, pair));
    SHOW_NEW(PyObject_CallOneArg(alias, number));
    SHOW_NEW(PyObject_Call(alias, empty, NULL));
    SHOW_STATUS(PyObject_RichCompareBool(alias, same, Py_EQ));
    SHOW_STATUS(PyObject_RichCompareBool(alias, other, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(alias, other, Py_LT));
    SHOW_STATUS(PyObject_Hash(alias) == PyObject_Hash(same));
    SHOW_STATUS(PyObject_IsInstance(list, alias));
    SHOW_STATUS(PyObject_IsSubclass(list, alias));
    SHOW_NEW(PyObject_GetItem(alias, text));
    SHOW_NEW(PyObject_CallMethod(alias, "__mro_entries__", "(O)", empty));
    SHOW_NEW(PyObject_CallMethod(alias, "__reduce__", NULL));
    PyObject *iterator = PyObject_GetIter(alias), *starred = PyIter_Next(iterator);
    SHOW_BORROWED(starred);
    SHOW_NEW(get(starred, "__unpacked__"));
    SHOW_STATUS(PyObject_RichCompareBool(alias, starred, Py_EQ));
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
    Py_DECREF(starred);
    PyObject *all[] = {number, text, alias, Py_None, other, list}, *unions[36];
    int count = 0;
    for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
            PyObject *made = PyNumber_Or(all[i], all[j]);
            if (made == NULL) {
                SHOW_ERROR("union");
                continue;
            }
            SHOW_BORROWED(made);
            unions[count++] = made;
        }
    }
    PyObject *five = PyLong_FromLong(5);
    SHOW_NEW(PyNumber_Or(number, five));
    SHOW_NEW(PyNumber_Or(five, number));
    for (int i = 0; i < count; i++) {
        if (strcmp(Py_TYPE(unions[i])->tp_name, "types.UnionType") == 0) {
            SHOW_NEW(PyNumber_Or(unions[i], unions[(i * 7 + 3) % count]));
            SHOW_STATUS(PyObject_IsInstance(five, unions[i]));
            SHOW_STATUS(PyObject_IsSubclass((PyObject *)&PyBool_Type, unions[i]));
            SHOW_STATUS(PyObject_IsSubclass(five, unions[i]));
            SHOW_NEW(get(unions[i], "__args__"));
            SHOW_NEW(get(unions[i], "__parameters__"));
            SHOW_NEW(get(unions[i], "__module__"));
            SHOW_NEW(get(unions[i], "__origin__"));
            SHOW_NEW(PyObject_CallNoArgs(unions[i]));
            SHOW_NEW(PyObject_GetItem(unions[i], number));
            for (int j = 0; j < count; j += 5) {
                SHOW_STATUS(PyObject_RichCompareBool(unions[i], unions[j], Py_EQ));
            }
        }
    }
    PyObject *one = PyNumber_Or(number, text), *two = PyNumber_Or(text, number);
    SHOW_STATUS(PyObject_RichCompareBool(one, two, Py_EQ));
    SHOW_STATUS(PyObject_Hash(one) == PyObject_Hash(two));
    SHOW_NEW(PyObject_RichCompare(one, two, Py_LT));
    Py_DECREF(one);
    Py_DECREF(two);
    for (int i = 0; i < count; i++) {
        Py_DECREF(unions[i]);
    }
    Py_DECREF(five);
    Py_DECREF(pair);
    Py_DECREF(empty);
    Py_DECREF(dots);
    Py_DECREF(alias);
    Py_DECREF(same);
    Py_DECREF(other);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
