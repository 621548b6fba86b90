/* Weak references by the functions that only C has. */
#include "object.h"

PyAPI_FUNC(int) _PyWeakref_IsDead(PyObject *);

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static int called;

static PyObject *callback(PyObject *self, PyObject *ref)
{
    called++;
    Py_RETURN_NONE;
}

static PyMethodDef callback_def = {"callback", callback, METH_O, NULL};

static void body(void)
{
    PyObject *referent = PyFrozenSet_New(NULL), *function = PyCFunction_New(&callback_def, NULL);
    Py_DECREF(referent);
    referent = PySet_New(NULL);
    called = 0;

    PyObject *ref = PyWeakref_NewRef(referent, function);
    SHOW(_PyWeakref_IsDead(ref));
    CHECK(PyWeakref_GetObject(ref) == referent);
    CHECK_EQ(Py_REFCNT(referent), 1);
    SHOW(PyObject_Hash(ref) == -1);
    SHOW_ERROR("hash of a set");
    _PyWeakref_ClearRef((PyWeakReference *)ref);
    SHOW(_PyWeakref_IsDead(ref));
    CHECK(PyWeakref_GetObject(ref) == Py_None);
    CHECK(((PyWeakReference *)ref)->wr_callback == function);
    SHOW(PyObject_HasAttrString(ref, "__callback__"));
    Py_DECREF(referent);
    SHOW(called);
    Py_DECREF(ref);

    referent = PySet_New(NULL);
    ref = PyWeakref_NewRef(referent, function);
    PyObject *proxy = PyWeakref_NewProxy(referent, NULL);
    CHECK(PyWeakref_GetObject(proxy) == referent);
    SHOW(_PyWeakref_IsDead(proxy));
    Py_DECREF(referent);
    SHOW(called);
    SHOW(_PyWeakref_IsDead(ref));
    SHOW(_PyWeakref_IsDead(proxy));
    CHECK(PyWeakref_GetObject(ref) == Py_None);
    CHECK(PyWeakref_GetObject(proxy) == Py_None);
    CHECK(PyWeakref_GET_OBJECT(ref) == Py_None);
    Py_DECREF(ref);
    Py_DECREF(proxy);

    PyObject *wrong = PyLong_FromLong(1000), *found = wrong;
    CHECK(PyWeakref_GetObject(wrong) == NULL);
    CHECK(PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    SHOW_STATUS(PyWeakref_GetRef(wrong, &found));
    CHECK(found == NULL);
    Py_DECREF(wrong);
    CHECK(Py_IS_TYPE(function, &PyCFunction_Type));
    SHOW_TEXT(_PyWeakref_CallableProxyType.tp_name);
    PyObject *callable = PyWeakref_NewProxy(function, NULL);
    CHECK(Py_IS_TYPE(callable, &_PyWeakref_CallableProxyType));
    Py_DECREF(callable);
    Py_DECREF(function);
}

OBJECT_MAIN(body)
