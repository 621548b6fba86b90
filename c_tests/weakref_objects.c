/* What references and proxies answer: calls, comparison, hashes, text, errors when the referent is gone. */

#include "object.h"

static PyObject *call(PyObject *callable, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    PyObject *result = PyObject_CallObject(callable, args);
    Py_DECREF(args);
    return result;
}

/* The text with what follows " at " left out. */
static void show_repr(PyObject *op)
{
    PyObject *text = PyObject_Repr(op);
    const char *utf8 = PyUnicode_AsUTF8(text);
    int quiet = 0;
    for (; *utf8; utf8++) {
        if (utf8[0] == '0' && utf8[1] == 'x') {
            quiet = 1;
        } else if (quiet && (*utf8 == ';' || *utf8 == '>' || *utf8 == ' ')) {
            quiet = 0;
        }
        if (!quiet) {
            putchar(*utf8);
        }
    }
    putchar('\n');
    Py_DECREF(text);
}

static void body(void)
{
    static PyObject *nothing_at_all, *copy;
    if (nothing_at_all == NULL) {
        nothing_at_all = PyUnicode_InternFromString("nothing");
        copy = PyUnicode_InternFromString("copy");
    }
    PyObject *ref = (PyObject *)&_PyWeakref_RefType;
    PyObject *one = PySet_New(NULL), *two = PySet_New(NULL);
    PyObject *key = PyLong_FromLong(7);
    PySet_Add(one, key);
    PyObject *first = PyWeakref_NewRef(one, NULL), *second = PyWeakref_NewRef(two, NULL);
    show_repr(first);
    SHOW_NEW(PyObject_CallNoArgs(first));
    SHOW_NEW(PyObject_RichCompare(first, second, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(first, second, Py_NE));
    SHOW_NEW(PyObject_RichCompare(first, second, Py_LT));
    SHOW_NEW(PyObject_RichCompare(first, key, Py_EQ));
    PySet_Add(two, key);
    SHOW_NEW(PyObject_RichCompare(first, second, Py_EQ));
    SHOW_STATUS(PyObject_Hash(first));
    SHOW_NEW(call(first, "(i)", 1));
    PyObject *names = Py_BuildValue("{s:i}", "a", 1), *nothing = PyTuple_New(0);
    SHOW_NEW(PyObject_Call(first, nothing, names));
    SHOW_NEW(PyObject_Call(ref, nothing, names));
    SHOW_NEW(call(ref, "()"));
    SHOW_NEW(call(ref, "(i)", 1));
    SHOW_NEW(call(ref, "(OOO)", one, Py_None, Py_None));
    PyObject *same = call(ref, "(O)", one);
    CHECK(same == first);
    Py_XDECREF(same);
    Py_DECREF(names);
    Py_DECREF(nothing);

    PyObject *frozen = PyFrozenSet_New(two);
    PyObject *hashed = PyWeakref_NewRef(frozen, NULL), *unhashed = PyWeakref_NewRef(two, NULL);
    Py_hash_t hash = PyObject_Hash(hashed);
    CHECK(hash == PyObject_Hash(frozen));
    Py_DECREF(frozen);
    CHECK(PyObject_Hash(hashed) == hash);
    Py_DECREF(hashed);

    PyObject *proxy = PyWeakref_NewProxy(one, NULL);
    show_repr(proxy);
    SHOW_NEW(PyObject_Str(proxy));
    SHOW_STATUS(PyObject_Size(proxy));
    SHOW_STATUS(PyObject_IsTrue(proxy));
    SHOW_STATUS(PySequence_Contains(proxy, key));
    SHOW_NEW(PyNumber_Or(proxy, proxy));
    SHOW_NEW(PyNumber_Add(proxy, key));
    SHOW_NEW(PyNumber_Xor(two, proxy));
    SHOW_NEW(PyNumber_Float(proxy));
    SHOW_NEW(PyNumber_Index(proxy));
    SHOW_NEW(PyObject_GetItem(proxy, key));
    SHOW_STATUS(PyObject_SetItem(proxy, key, key));
    SHOW_STATUS(PyObject_DelItem(proxy, key));
    SHOW_STATUS(PyObject_Hash(proxy));
    SHOW_NEW(PyObject_RichCompare(proxy, two, Py_EQ));
    SHOW_NEW(PyIter_Next(proxy));
    SHOW_NEW(PySequence_List(proxy));
    SHOW_NEW(PyObject_CallNoArgs(proxy));
    SHOW_NEW(PyObject_GetAttr(proxy, nothing_at_all));
    SHOW_STATUS(PyObject_SetAttr(proxy, nothing_at_all, key));
    SHOW_NEW(PyObject_CallMethodNoArgs(proxy, copy));

    Py_DECREF(one);
    Py_DECREF(two);
    show_repr(first);
    show_repr(proxy);
    SHOW_NEW(PyObject_CallNoArgs(first));
    SHOW_STATUS(PyObject_Hash(unhashed));
    SHOW_NEW(PyObject_RichCompare(first, second, Py_EQ));
    SHOW_NEW(PyObject_RichCompare(first, second, Py_NE));
    SHOW_NEW(PyObject_RichCompare(first, first, Py_EQ));
    SHOW_NEW(PyObject_Str(proxy));
    SHOW_STATUS(PyObject_Size(proxy));
    SHOW_STATUS(PyObject_IsTrue(proxy));
    SHOW_NEW(PyNumber_Add(proxy, key));
    SHOW_NEW(PyNumber_Add(key, proxy));
    SHOW_NEW(PyNumber_InPlaceAdd(proxy, key));
    SHOW_NEW(PyNumber_Power(proxy, key, Py_None));
    SHOW_NEW(PyNumber_Negative(proxy));
    SHOW_NEW(PyObject_GetIter(proxy));
    SHOW_NEW(PyObject_GetAttr(proxy, nothing_at_all));
    SHOW_NEW(PyObject_RichCompare(proxy, key, Py_EQ));

    PyObject *callable = PyWeakref_NewProxy((PyObject *)&PyLong_Type, NULL);
    show_repr(callable);
    SHOW_NEW(call(callable, "(s)", "42"));
    SHOW_TEXT(Py_TYPE(callable)->tp_name);
    SHOW_TEXT(Py_TYPE(proxy)->tp_name);
    Py_DECREF(callable);
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)&_PyWeakref_ProxyType));

    Py_DECREF(first);
    Py_DECREF(second);
    Py_DECREF(unhashed);
    Py_DECREF(proxy);
    Py_DECREF(key);
}

OBJECT_MAIN(body)
