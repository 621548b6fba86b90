/* timedelta: making with checks and rounding, operators, order, hash, text, state. */

#include "dates.h"
#include <math.h>

static void making(void)
{
    SHOW_NEW(DELTA("()"));
    SHOW_NEW(DELTA("(iii)", 1, 2, 3));
    SHOW_NEW(DELTA("(iiiiiii)", 1, 2, 3, 4, 5, 6, 7));
    SHOW_NEW(DELTA("(iiiiiiii)", 1, 2, 3, 4, 5, 6, 7, 8));
    SHOW_NEW(DELTA("(iii)", -1, 86400, 1000001));
    SHOW_NEW(DELTA("(iii)", 0, -1, -1));
    SHOW_NEW(DELTA("(i)", 999999999));
    SHOW_NEW(DELTA("(i)", 1000000000));
    SHOW_NEW(DELTA("(i)", -1000000000));
    SHOW_NEW(DELTA("(L)", 3000000000LL));
    SHOW_NEW(DELTA("(N)", INT("100000000000000000000")));
    SHOW_NEW(DELTA("(N)", INT("-1000000000000000000000000000000000000000000000")));
    SHOW_NEW(DELTA("(iN)", 0, INT("86399999999999")));
    SHOW_NEW(DELTA("(iiN)", 0, 0, INT("86399999999999999999")));
    SHOW_NEW(DELTA("(iiN)", 0, 0, INT("86400000000000000000")));
    SHOW_NEW(DELTA("(s)", "a"));
    SHOW_NEW(DELTA("(O)", Py_None));
    SHOW_NEW(DELTA("(O)", Py_True));
    SHOW_NEW(NEW_BY_NAME("timedelta", PyTuple_New(0), Py_BuildValue("{s:i,s:i}", "weeks", 2, "hours", -5)));
    SHOW_NEW(NEW_BY_NAME("timedelta", PyTuple_New(0), Py_BuildValue("{s:d,s:d}", "minutes", 0.25, "milliseconds", 1.5)));
    SHOW_NEW(NEW_BY_NAME("timedelta", PyTuple_New(0), Py_BuildValue("{s:s}", "weeks", "x")));
    SHOW_NEW(NEW_BY_NAME("timedelta", PyTuple_New(0), Py_BuildValue("{s:s,s:s}", "weeks", "x", "hours", "y")));
    SHOW_NEW(NEW_BY_NAME("timedelta", PyTuple_New(0), Py_BuildValue("{s:i}", "foo", 1)));
    SHOW_NEW(NEW_BY_NAME("timedelta", Py_BuildValue("(i)", 1), Py_BuildValue("{s:i}", "days", 1)));
}

static void rounding(void)
{
    static const double micros[] = {0.5, 1.5, 2.5, -0.5, -1.5, 0.4999999, 0.50000001, 1e15 + 0.5, 123456.789};
    for (size_t i = 0; i < sizeof(micros) / sizeof(*micros); i++) {
        SHOW_NEW(DELTA("(iid)", 0, 0, micros[i]));
        SHOW_NEW(DELTA("(did)", micros[i], 1, micros[i]));
        SHOW_NEW(DELTA("(ddd)", 0.1, micros[i], 0.3));
    }
    SHOW_NEW(NEW_BY_NAME("timedelta", PyTuple_New(0),
                         Py_BuildValue("{s:d,s:d,s:d}", "seconds", 1e-7, "milliseconds", 4e-4, "weeks", 1e-13)));
    SHOW_NEW(DELTA("(d)", (double)NAN));
    SHOW_NEW(DELTA("(d)", (double)INFINITY));
    SHOW_NEW(DELTA("(d)", -(double)INFINITY));
    SHOW_NEW(DELTA("(d)", 1e300));
    SHOW_NEW(DELTA("(d)", 1e9));
    SHOW_NEW(DELTA("(d)", 999999999.9999999));
}

static void sums(void)
{
    SHOW_NEW(ADD(DELTA("(iii)", 1, 86399, 999999), DELTA("(iii)", 0, 0, 1)));
    SHOW_NEW(SUB(DELTA("(i)", 1), DELTA("(iii)", 0, 0, 1)));
    SHOW_NEW(ADD(DELTA("(i)", 999999999), DELTA("(i)", 1)));
    SHOW_NEW(SUB(DELTA("(i)", -999999999), DELTA("(iii)", 0, 0, 1)));
    SHOW_NEW(ADD(DELTA("(i)", 1), PyLong_FromLong(1)));
    SHOW_NEW(SUB(PyLong_FromLong(1), DELTA("(i)", 1)));
    SHOW_NEW(NEG(DELTA("(iii)", 1, 2, 3)));
    SHOW_NEW(NEG(dates_attribute(dates_get("datetime", "timedelta"), "max")));
    SHOW_NEW(NEG(dates_attribute(dates_get("datetime", "timedelta"), "min")));
    SHOW_NEW(ABS(DELTA("(iii)", -1, 2, 3)));
    SHOW_NEW(ABS(DELTA("(iii)", 1, 2, 3)));
    SHOW_NEW(POS(DELTA("(iii)", 1, 2, 3)));
    PyObject *one = DELTA("(i)", 1), *none = DELTA("()");
    SHOW_STATUS(PyObject_IsTrue(one));
    SHOW_STATUS(PyObject_IsTrue(none));
    PyObject *same = PyNumber_Positive(one);
    SHOW(same == one);
    Py_DECREF(same);
    Py_DECREF(one);
    Py_DECREF(none);
}

static void products(void)
{
    static const char *const ints[] = {"0", "3", "-7", "1000000000", "-99999999999999999999", "1180591620717411303424",
                                       "100000000000000000000000000000000000000000000000000"};
    static const double doubles[] = {0.0, -0.0, 0.5, -1.5, 0.1, 1e-300, 5e-324, 1e300, 3.3333333333333335, 1e10, 1e-10};
    for (size_t i = 0; i < sizeof(ints) / sizeof(*ints); i++) {
        printf("%s\n", ints[i]);
        SHOW_NEW(MUL(DELTA("(iii)", 0, 0, 5), INT(ints[i])));
        SHOW_NEW(MUL(INT(ints[i]), DELTA("(iii)", -3, 1, 5)));
        SHOW_NEW(MUL(INT(ints[i]), DELTA("()")));
        SHOW_NEW(DIV(DELTA("(iii)", -3, 1, 5), INT(ints[i])));
        SHOW_NEW(FLOOR(DELTA("(iii)", -3, 1, 5), INT(ints[i])));
        SHOW_NEW(FLOOR(DELTA("(iii)", 3, 1, 5), INT(ints[i])));
        SHOW_NEW(FLOOR(DELTA("()"), INT(ints[i])));
        SHOW_NEW(MOD(DELTA("(iii)", 3, 1, 5), INT(ints[i])));
    }
    for (size_t i = 0; i < sizeof(doubles) / sizeof(*doubles); i++) {
        printf("%g\n", doubles[i]);
        SHOW_NEW(MUL(DELTA("(iii)", 0, 0, 5), FLOAT(doubles[i])));
        SHOW_NEW(MUL(FLOAT(doubles[i]), DELTA("(iii)", -3, 1, 5)));
        SHOW_NEW(MUL(FLOAT(doubles[i]), DELTA("()")));
        SHOW_NEW(MUL(FLOAT(doubles[i]), DELTA("(i)", 999999999)));
        SHOW_NEW(DIV(DELTA("(iii)", -3, 1, 5), FLOAT(doubles[i])));
        SHOW_NEW(DIV(DELTA("(i)", 999999999), FLOAT(doubles[i])));
        SHOW_NEW(DIV(DELTA("()"), FLOAT(doubles[i])));
    }
    SHOW_NEW(MUL(DELTA("(i)", 1), FLOAT((double)NAN)));
    SHOW_NEW(MUL(DELTA("(i)", 1), FLOAT((double)INFINITY)));
    SHOW_NEW(DIV(DELTA("(i)", 1), FLOAT((double)INFINITY)));
    SHOW_NEW(DIV(DELTA("(i)", 1), FLOAT((double)NAN)));
    SHOW_NEW(MUL(DELTA("(i)", 1), DELTA("(i)", 1)));
    SHOW_NEW(MUL(DELTA("(i)", 1), PyUnicode_FromString("x")));
    SHOW_NEW(DIV(PyLong_FromLong(1), DELTA("(i)", 1)));
    SHOW_NEW(FLOOR(PyLong_FromLong(1), DELTA("(i)", 1)));
    SHOW_NEW(FLOOR(DELTA("(i)", 1), FLOAT(1.0)));
}

static void quotients(void)
{
    SHOW_NEW(DIV(DELTA("(i)", 7), DELTA("(i)", 2)));
    SHOW_NEW(DIV(DELTA("(i)", -999999999), DELTA("(iii)", 0, 0, 7)));
    SHOW_NEW(DIV(DELTA("(iii)", 0, 0, 7), DELTA("(iii)", 999999999, 86399, 999999)));
    SHOW_NEW(FLOOR(DELTA("(i)", -7), DELTA("(i)", 2)));
    SHOW_NEW(FLOOR(DELTA("(i)", 999999999), DELTA("(iii)", 0, 0, -1)));
    SHOW_NEW(MOD(DELTA("(i)", -7), DELTA("(ii)", 2, 1)));
    SHOW_NEW(MOD(DELTA("(i)", 7), DELTA("(ii)", -2, 1)));
    SHOW_NEW(DIVMOD(DELTA("(i)", 7), DELTA("(ii)", -2, 1)));
    SHOW_NEW(DIVMOD(DELTA("(i)", 7), PyLong_FromLong(2)));
    SHOW_NEW(DIV(DELTA("(i)", 1), DELTA("()")));
    SHOW_NEW(FLOOR(DELTA("(i)", 1), DELTA("()")));
    SHOW_NEW(MOD(DELTA("(i)", 1), DELTA("()")));
    SHOW_NEW(DIVMOD(DELTA("(i)", 1), DELTA("()")));
}

static void order_and_text(void)
{
    ORDER(DELTA("(iii)", 1, 2, 3), DELTA("(iii)", 1, 2, 4));
    ORDER(DELTA("(iii)", -1, 2, 3), DELTA("(iii)", 1, 2, 3));
    ORDER(DELTA("(iii)", 1, 2, 3), DELTA("(iii)", 1, 2, 3));
    ORDER(DELTA("(i)", 1), PyLong_FromLong(1));
    SHOW_NEW(dates_hash(DELTA("(iii)", 1, 2, 3)));
    SHOW_NEW(dates_hash(DELTA("(iii)", -1, 0, 3)));
    SHOW_NEW(STR(DELTA("()")));
    SHOW_NEW(STR(DELTA("(i)", 1)));
    SHOW_NEW(STR(DELTA("(iii)", -1, 1, 1)));
    SHOW_NEW(STR(DELTA("(iii)", 2, 86399, 5)));
    SHOW_NEW(STR(DELTA("(ii)", -2, 36000)));
    SHOW_NEW(PLAIN(DELTA("(iii)", 1, 2, 3), "total_seconds"));
    SHOW_NEW(PLAIN(DELTA("(iii)", -999999999, 0, 1), "total_seconds"));
    SHOW_NEW(PLAIN(DELTA("(iii)", 1, 2, 3), "__reduce__"));
    SHOW_NEW(PLAIN(DELTA("(iii)", 1, 2, 3), "__getstate__"));
    SHOW_NEW(CALL(DELTA("(iii)", 1, 2, 3), "total_seconds", "(i)", 1));
    SHOW_NEW(dates_attribute(DELTA("(iii)", 1, 2, 3), "days"));
    SHOW_NEW(dates_attribute(DELTA("(iii)", 1, 2, 3), "seconds"));
    SHOW_NEW(dates_attribute(DELTA("(iii)", 1, 2, 3), "microseconds"));
    SHOW_NEW(dates_attribute(DELTA("(iii)", 1, 2, 3), "hours"));
    PyObject *delta = DELTA("(i)", 1);
    SHOW_STATUS(PyObject_SetAttrString(delta, "days", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(delta, "other", Py_None));
    Py_DECREF(delta);
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {"min", "max", "resolution"};
        SHOW_NEW(dates_attribute(dates_get("datetime", "timedelta"), names[i]));
    }
}

static void all(void)
{
    making();
    rounding();
    sums();
    products();
    quotients();
    order_and_text();
}

OBJECT_MAIN(all)
