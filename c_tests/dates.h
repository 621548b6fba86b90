/* The module datetime in C: objects made of its types, methods called, results shown. */

#ifndef C_TESTS_DATES_H
#define C_TESTS_DATES_H

#include "object.h"
#include "attributes.h"

/* module.name, a new reference. */
UNUSED static PyObject *dates_get(const char *module, const char *name)
{
    PyObject *found = PyImport_ImportModule(module);
    PyObject *value = found != NULL ? attribute_get(found, name) : NULL;
    Py_XDECREF(found);
    return value;
}

/* Calls `function`, whose reference it takes over, with a tuple and a dict that it takes over too; the dict may be NULL. */
UNUSED static PyObject *dates_apply(PyObject *function, PyObject *args, PyObject *kwargs)
{
    PyObject *result = NULL;
    if (function != NULL && args != NULL) {
        result = PyObject_Call(function, args, kwargs);
    }
    Py_XDECREF(function);
    Py_XDECREF(args);
    Py_XDECREF(kwargs);
    return result;
}

/* datetime.TYPE(...): the arguments are those of Py_BuildValue, its format in parentheses. */
#define NEW(type, ...) dates_apply(dates_get("datetime", type), Py_BuildValue(__VA_ARGS__), NULL)

/* The same with keywords: ARGS is a tuple, KWARGS a dict, both new. */
#define NEW_BY_NAME(type, args, kwargs) dates_apply(dates_get("datetime", type), (args), (kwargs))

/* op.name(...), and op is given back. */
UNUSED static PyObject *dates_method(PyObject *op, const char *name, PyObject *args, PyObject *kwargs)
{
    PyObject *method = op != NULL ? attribute_get(op, name) : NULL;
    PyObject *result = dates_apply(method, args, kwargs);
    Py_XDECREF(op);
    return result;
}

#define CALL(op, name, ...) dates_method((op), (name), Py_BuildValue(__VA_ARGS__), NULL)
#define CALL_BY_NAME(op, name, args, kwargs) dates_method((op), (name), (args), (kwargs))
#define PLAIN(op, name) dates_method((op), (name), PyTuple_New(0), NULL)

/* datetime.TYPE.name(...) */
#define OF_TYPE(type, name, ...) CALL(dates_get("datetime", (type)), (name), __VA_ARGS__)

/* An attribute, and op is given back. */
UNUSED static PyObject *dates_attribute(PyObject *op, const char *name)
{
    PyObject *value = op != NULL ? attribute_get(op, name) : NULL;
    Py_XDECREF(op);
    return value;
}

/* A function of two operands, which are given back. */
UNUSED static PyObject *dates_binary(PyObject *(*function)(PyObject *, PyObject *), PyObject *a, PyObject *b)
{
    PyObject *result = a != NULL && b != NULL ? function(a, b) : NULL;
    Py_XDECREF(a);
    Py_XDECREF(b);
    return result;
}

#define ADD(a, b) dates_binary(PyNumber_Add, (a), (b))
#define SUB(a, b) dates_binary(PyNumber_Subtract, (a), (b))
#define MUL(a, b) dates_binary(PyNumber_Multiply, (a), (b))
#define DIV(a, b) dates_binary(PyNumber_TrueDivide, (a), (b))
#define FLOOR(a, b) dates_binary(PyNumber_FloorDivide, (a), (b))
#define MOD(a, b) dates_binary(PyNumber_Remainder, (a), (b))
#define DIVMOD(a, b) dates_binary(PyNumber_Divmod, (a), (b))

UNUSED static PyObject *dates_unary(PyObject *(*function)(PyObject *), PyObject *a)
{
    PyObject *result = a != NULL ? function(a) : NULL;
    Py_XDECREF(a);
    return result;
}

#define NEG(a) dates_unary(PyNumber_Negative, (a))
#define ABS(a) dates_unary(PyNumber_Absolute, (a))
#define POS(a) dates_unary(PyNumber_Positive, (a))
#define STR(a) dates_unary(PyObject_Str, (a))

UNUSED static PyObject *dates_compare(PyObject *a, PyObject *b, int op)
{
    PyObject *result = a != NULL && b != NULL ? PyObject_RichCompare(a, b, op) : NULL;
    Py_XDECREF(a);
    Py_XDECREF(b);
    return result;
}

UNUSED static PyObject *dates_hash(PyObject *a)
{
    Py_hash_t hash = a != NULL ? PyObject_Hash(a) : -1;
    Py_XDECREF(a);
    return hash == -1 ? NULL : PyLong_FromSsize_t(hash);
}

/* All six comparisons, one line each. */
UNUSED static void dates_order(const char *title, PyObject *a, PyObject *b)
{
    static const char *const names[] = {"<", "<=", "==", "!=", ">", ">="};
    for (int op = 0; op < 6; op++) {
        printf("%s ", title);
        object_show(names[op], PyObject_RichCompare(a, b, op), 1);
    }
    Py_DECREF(a);
    Py_DECREF(b);
}

#define ORDER(a, b) dates_order(#a " ? " #b, (a), (b))

#define NONE Py_NewRef(Py_None)
#define UTC dates_get("datetime", "UTC")
#define INT(text) PyLong_FromString((text), NULL, 10)
#define FLOAT(value) PyFloat_FromDouble(value)
#define DELTA(...) NEW("timedelta", __VA_ARGS__)
#define DATE(y, m, d) NEW("date", "(iii)", (y), (m), (d))
#define ZONE(seconds) NEW("timezone", "(N)", DELTA("(ii)", 0, (seconds)))

/* A class that inherits from a type of the module and has a dict. */
UNUSED static PyObject *dates_subclass(const char *base, const char *name, PyObject *dict)
{
    return dates_apply(Py_NewRef((PyObject *)&PyType_Type),
                       Py_BuildValue("(s(N)N)", name, dates_get("datetime", base), dict), NULL);
}

#endif
