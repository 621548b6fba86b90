/* Py_BuildValue: every unit, nesting, and what becomes of references when something fails. */
#include "attributes.h"

static PyObject *make(void *value)
{
    if (value == NULL) {
        PyErr_SetString(PyExc_ValueError, "nothing to make");
        return NULL;
    }
    return PyLong_FromLong(*(long *)value);
}

static void units(void)
{
    Py_complex complex = {1.5, -2};
    long number = 12;
    SHOW_NEW(Py_BuildValue(""));
    SHOW_NEW(Py_BuildValue("()"));
    SHOW_NEW(Py_BuildValue("[]"));
    SHOW_NEW(Py_BuildValue("{}"));
    SHOW_NEW(Py_BuildValue("i", -5));
    SHOW_NEW(Py_BuildValue("ii", -5, 6));
    SHOW_NEW(Py_BuildValue("(i)", -5));
    SHOW_NEW(Py_BuildValue("b", -5));
    SHOW_NEW(Py_BuildValue("B", 300));
    SHOW_NEW(Py_BuildValue("h", -5));
    SHOW_NEW(Py_BuildValue("H", 65535));
    SHOW_NEW(Py_BuildValue("H", -1));
    SHOW_NEW(Py_BuildValue("I", 4000000000u));
    SHOW_NEW(Py_BuildValue("l", -5L));
    SHOW_NEW(Py_BuildValue("k", ~0UL));
    SHOW_NEW(Py_BuildValue("L", -5LL));
    SHOW_NEW(Py_BuildValue("K", ~0ULL));
    SHOW_NEW(Py_BuildValue("n", (Py_ssize_t)-7));
    SHOW_NEW(Py_BuildValue("d", 1.5));
    SHOW_NEW(Py_BuildValue("f", 2.5f));
    SHOW_NEW(Py_BuildValue("D", &complex));
    SHOW_NEW(Py_BuildValue("c", 'x'));
    SHOW_NEW(Py_BuildValue("C", 0x20ac));
    SHOW_NEW(Py_BuildValue("C", 0x110000));
    SHOW_NEW(Py_BuildValue("s", "text"));
    SHOW_NEW(Py_BuildValue("s", NULL));
    SHOW_NEW(Py_BuildValue("z", "text"));
    SHOW_NEW(Py_BuildValue("z", NULL));
    SHOW_NEW(Py_BuildValue("U", "text"));
    SHOW_NEW(Py_BuildValue("U#", "text", (Py_ssize_t)2));
    SHOW_NEW(Py_BuildValue("s#", "text", (Py_ssize_t)2));
    SHOW_NEW(Py_BuildValue("s#", "text", (Py_ssize_t)-1));
    SHOW_NEW(Py_BuildValue("s#", NULL, (Py_ssize_t)2));
    SHOW_NEW(Py_BuildValue("s", "bad \xff"));
    SHOW_NEW(Py_BuildValue("y", "bytes"));
    SHOW_NEW(Py_BuildValue("y#", "by\0es", (Py_ssize_t)5));
    SHOW_NEW(Py_BuildValue("y", NULL));
    SHOW_NEW(Py_BuildValue("u", L"wide \x20ac"));
    SHOW_NEW(Py_BuildValue("u#", L"wide", (Py_ssize_t)2));
    SHOW_NEW(Py_BuildValue("u", NULL));
    SHOW_NEW(Py_BuildValue("O", Py_None));
    SHOW_NEW(Py_BuildValue("S", Py_True));
    SHOW_NEW(Py_BuildValue("N", PyLong_FromLong(1000)));
    SHOW_NEW(Py_BuildValue("O&", make, &number));
    SHOW_NEW(Py_BuildValue("O&", make, NULL));
}

static void nesting(void)
{
    SHOW_NEW(Py_BuildValue("(ii)(s)", 1, 2, "x"));
    SHOW_NEW(Py_BuildValue("[i, (i:i) {s:i,s:[ii]}\ti]", 1, 2, 3, "a", 4, "b", 5, 6, 7));
    SHOW_NEW(Py_BuildValue("{s:i,i:s}", "a", 1, 2, "b"));
    SHOW_NEW(Py_BuildValue("  i , ", 1));
    SHOW_NEW(Py_BuildValue("((((i))))", 1));
    SHOW_NEW(Py_BuildValue("iiiiiiiidddddddddddsss", 1, 2, 3, 4, 5, 6, 7, 8, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1., 1.1,
                           "a", "b", "c"));
}

static void wrong(void)
{
    SHOW_NEW(Py_BuildValue("(i", 1));
    SHOW_NEW(Py_BuildValue("i)", 1));
    SHOW_NEW(Py_BuildValue("[i)", 1));
    SHOW_NEW(Py_BuildValue("(i]", 1));
    SHOW_NEW(Py_BuildValue("{i}", 1));
    SHOW_NEW(Py_BuildValue("{i:i,i}", 1, 2, 3));
    SHOW_NEW(Py_BuildValue("x", 1));
    SHOW_NEW(Py_BuildValue("ix", 1, 2));
    SHOW_NEW(Py_BuildValue("(ix)", 1, 2));
    SHOW_NEW(Py_BuildValue("O", NULL));
    SHOW_NEW(Py_BuildValue("N", NULL));
    SHOW_NEW(Py_BuildValue("(iO)", 1, NULL));
    SHOW_NEW(Py_BuildValue("{[]:i}", 1));
    PyErr_SetString(PyExc_ValueError, "set before");
    SHOW_NEW(Py_BuildValue("O", NULL));
}

static void references(void)
{
    PyObject *op = PyList_New(0);
    SHOW_NEW(Py_BuildValue("NNO", Py_NewRef(op), Py_NewRef(op), op));
    printf("%lld\n", (long long)Py_REFCNT(op));
    SHOW_NEW(Py_BuildValue("(NsN)", Py_NewRef(op), "\xff", Py_NewRef(op)));
    SHOW_NEW(Py_BuildValue("[NsN]", Py_NewRef(op), "\xff", Py_NewRef(op)));
    SHOW_NEW(Py_BuildValue("{s:N,N:i,s:N}", "a", Py_NewRef(op), Py_NewRef(op), 1, "b", Py_NewRef(op)));
    SHOW_NEW(Py_BuildValue("{s:N,N:i}i", "a", NULL, Py_NewRef(op), 1, 2));
    SHOW_NEW(Py_BuildValue("(N[N(sN)N]N)", Py_NewRef(op), Py_NewRef(op), "\xff", Py_NewRef(op), Py_NewRef(op),
                           Py_NewRef(op)));
    SHOW_NEW(Py_BuildValue("{N:N,N}", Py_NewRef(op), Py_NewRef(op), Py_NewRef(op)));
    printf("%lld\n", (long long)Py_REFCNT(op));
    Py_DECREF(op);
}

static void body(void)
{
    units();
    nesting();
    wrong();
    references();
}

OBJECT_MAIN(body)
