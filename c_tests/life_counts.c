/* Counts of references: functions, immortality at its edges, constants. */

#include "object.h"

/* Exported, and declared in no public header. */
extern int _Py_SwappedOp[];

static void show_count(const char *what, PyObject *op)
{
    printf("%s: %llx\n", what, (unsigned long long)Py_REFCNT(op));
}

static void body(void)
{
    PyObject *op = PyList_New(0);
    show_count("new", op);
    Py_IncRef(op);
    _Py_IncRef(op);
    show_count("two more", op);
    CHECK((Py_NewRef)(op) == op);
    CHECK((Py_XNewRef)(op) == op);
    CHECK((Py_XNewRef)(NULL) == NULL);
    show_count("four more", op);
    Py_DecRef(op);
    _Py_DecRef(op);
    Py_DecRef(NULL);
    Py_IncRef(NULL);
    show_count("two more", op);
    _Py_SetRefcnt(op, 10);
    show_count("set", op);

    Py_SET_REFCNT(op, 0xfffffffe);
    Py_INCREF(op);
    show_count("fffffffe and one", op);
    ((PyObject *)op)->ob_refcnt = 0x7fffffff;
    Py_IncRef(op);
    show_count("7fffffff and one", op);
    Py_DecRef(op);
    show_count("less one", op);
    ((PyObject *)op)->ob_refcnt = 0x100000001;
    Py_DecRef(op);
    show_count("100000001 less one", op);
    ((PyObject *)op)->ob_refcnt = 0xffffffff;
    _Py_SetRefcnt(op, 5);
    show_count("immortal, set", op);
    ((PyObject *)op)->ob_refcnt = 1;

    SHOW((Py_Is)(op, op));
    SHOW((Py_Is)(op, Py_None));
    SHOW((Py_IsNone)(op));
    SHOW((Py_IsNone)(Py_None));
    SHOW((Py_IsTrue)(Py_True));
    SHOW((Py_IsFalse)(Py_True));
    Py_DECREF(op);

    for (unsigned id = 0; id < 10; id++) {
        PyObject *constant = Py_GetConstant(id), *borrowed = Py_GetConstantBorrowed(id);
        CHECK(constant == borrowed);
        CHECK(_Py_IsImmortal(constant));
        SHOW_NEW(constant);
    }
    SHOW_NEW(Py_GetConstant(10));
    SHOW_BORROWED(Py_GetConstantBorrowed(1000));
    SHOW_NEW(PyObject_Init(NULL, &PyList_Type));
    SHOW_NEW((PyObject *)PyObject_InitVar(NULL, &PyTuple_Type, 1));

    PyObject *none_type = (PyObject *)Py_TYPE(Py_None);
    SHOW_NEW(PyObject_CallNoArgs(none_type));
    SHOW_NEW(PyObject_CallOneArg(none_type, Py_None));
    SHOW_STATUS(PyObject_IsTrue(Py_None));
    SHOW_STATUS(PyObject_Hash(Py_None));
    SHOW_NEW(PyObject_Repr(Py_NotImplemented));
    SHOW_NEW(PyObject_CallNoArgs((PyObject *)Py_TYPE(Py_NotImplemented)));
    static PyObject *reduce;
    if (reduce == NULL) {
        reduce = PyUnicode_InternFromString("__reduce__");
    }
    SHOW_NEW(PyObject_CallMethodNoArgs(Py_NotImplemented, reduce));
    SHOW_TEXT(Py_TYPE(Py_None)->tp_name);
    SHOW(Py_TYPE(Py_None)->tp_doc != NULL);
    for (int i = 0; i < 6; i++) {
        SHOW(_Py_SwappedOp[i]);
    }
}

OBJECT_MAIN(body)
