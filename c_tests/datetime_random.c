/* Random dates, times and deltas through all operators: what comes out is the same on both libraries. */

#include "dates.h"

static unsigned long long state;

static long long next(long long low, long long high)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return low + (long long)((state >> 20) % (unsigned long long)(high - low + 1));
}

static PyObject *random_zone(void)
{
    return next(0, 2) == 0 ? NONE : ZONE((int)next(-86399, 86399));
}

static PyObject *random_moment(void)
{
    int year = (int)(next(0, 3) == 0 ? next(1, 9999) : next(1990, 2030));
    return NEW("datetime", "(iiiiiiiN)", year, (int)next(1, 12), (int)next(1, 28), (int)next(0, 23), (int)next(0, 59),
               (int)next(0, 59), (int)next(0, 999999), random_zone());
}

static PyObject *random_delta(void)
{
    switch (next(0, 2)) {
    case 0:
        return DELTA("(iii)", (int)next(-999999, 999999), (int)next(-99999, 99999), (int)next(-9999999, 9999999));
    case 1:
        return DELTA("(ddd)", (double)next(-99999, 99999) / 7, (double)next(-99999, 99999) / 1024, (double)next(-999, 999) / 2);
    default:
        return DELTA("(iii)", (int)next(-999999999, 999999999), (int)next(0, 86399), (int)next(0, 999999));
    }
}

static PyObject *random_number(void)
{
    switch (next(0, 3)) {
    case 0:
        return PyLong_FromLongLong(next(-20, 20));
    case 1:
        return PyLong_FromLongLong(next(-1000000000000LL, 1000000000000LL));
    case 2:
        return PyFloat_FromDouble((double)next(-1000000, 1000000) / 997);
    default:
        return PyFloat_FromDouble((double)next(-1000, 1000) * 1e-9);
    }
}

static void deltas(void)
{
    PyObject *a = random_delta(), *b = random_delta(), *n = random_number();
    REQUIRE(a != NULL && b != NULL && n != NULL);
    object_show("a", a, 0);
    object_show("b", b, 0);
    object_show("n", n, 0);
    object_show("a + b", PyNumber_Add(a, b), 1);
    object_show("a - b", PyNumber_Subtract(a, b), 1);
    object_show("a * n", PyNumber_Multiply(a, n), 1);
    object_show("a / n", PyNumber_TrueDivide(a, n), 1);
    object_show("a // n", PyNumber_FloorDivide(a, n), 1);
    object_show("a / b", PyNumber_TrueDivide(a, b), 1);
    object_show("a // b", PyNumber_FloorDivide(a, b), 1);
    object_show("divmod(a, b)", PyNumber_Divmod(a, b), 1);
    object_show("-a", PyNumber_Negative(a), 1);
    object_show("str", PyObject_Str(a), 1);
    object_show("total_seconds", PyObject_CallMethod(a, "total_seconds", NULL), 1);
    printf("hash %lld, less %d\n", (long long)PyObject_Hash(a), PyObject_RichCompareBool(a, b, Py_LT));
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(n);
}

static void moments(void)
{
    PyObject *a = random_moment(), *b = random_moment(), *delta = random_delta();
    REQUIRE(a != NULL && b != NULL && delta != NULL);
    object_show("a", a, 0);
    object_show("b", b, 0);
    object_show("a + delta", PyNumber_Add(a, delta), 1);
    object_show("a - delta", PyNumber_Subtract(a, delta), 1);
    object_show("a - b", PyNumber_Subtract(a, b), 1);
    object_show("a < b", PyObject_RichCompare(a, b, Py_LT), 1);
    object_show("a == b", PyObject_RichCompare(a, b, Py_EQ), 1);
    printf("hash %lld\n", (long long)PyObject_Hash(a));
    object_show("timetuple", PyObject_CallMethod(a, "timetuple", NULL), 1);
    object_show("utctimetuple", PyObject_CallMethod(a, "utctimetuple", NULL), 1);
    object_show("isocalendar", PyObject_CallMethod(a, "isocalendar", NULL), 1);
    object_show("timestamp", PyObject_CallMethod(a, "timestamp", NULL), 1);
    object_show("date - date", SUB(PyObject_CallMethod(a, "date", NULL), PyObject_CallMethod(b, "date", NULL)), 1);
    object_show("astimezone", CALL(Py_NewRef(a), "astimezone", "(N)", ZONE((int)next(-86399, 86399))), 1);
    object_show("strftime", CALL(Py_NewRef(a), "strftime", "(s)", "%Y %G-W%V-%u %j %f %z %c"), 1);
    PyObject *text = PyObject_CallMethod(a, "isoformat", NULL);
    object_show("isoformat", text, 0);
    PyObject *back = OF_TYPE("datetime", "fromisoformat", "(N)", text);
    REQUIRE(PyObject_RichCompareBool(a, back, Py_EQ) == 1);
    Py_DECREF(back);
    PyObject *reduced = PyObject_CallMethod(a, "__reduce_ex__", "(i)", 4);
    back = PyObject_Call(PyTuple_GET_ITEM(reduced, 0), PyTuple_GET_ITEM(reduced, 1), NULL);
    REQUIRE(PyObject_RichCompareBool(a, back, Py_EQ) == 1);
    Py_DECREF(back);
    Py_DECREF(reduced);
    PyObject *stamp = PyFloat_FromDouble((double)next(-60000000000LL, 250000000000LL) + (double)next(0, 999) / 1000);
    object_show("fromtimestamp", OF_TYPE("datetime", "fromtimestamp", "(OO)", stamp, Py_None), 1);
    object_show("date.fromtimestamp", OF_TYPE("date", "fromtimestamp", "(N)", stamp), 1);
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(delta);
}

static void all(void)
{
    state = 1;
    for (int i = 0; i < 300; i++) {
        deltas();
        moments();
    }
}

OBJECT_MAIN(all)
