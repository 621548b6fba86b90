/* Classes that inherit from the types: their own objects come back from operators and methods, by calling the class. */

#include "dates.h"

static PyObject *make(PyObject *class, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *args = Py_VaBuildValue(format, va);
    va_end(va);
    return dates_apply(Py_NewRef(class), args, NULL);
}

static void show_class(const char *title, PyObject *op)
{
    if (op == NULL) {
        object_show_error(title);
        return;
    }
    printf("%s: %s ", title, Py_TYPE(op)->tp_name);
    object_show("is", op, 1);
}

#define SHOW_CLASS(expression) show_class(#expression, (expression))

static void of_date(void)
{
    PyObject *class = dates_subclass("date", "Day", Py_BuildValue("{s:s}", "__module__", "test"));
    PyObject *day = make(class, "(iii)", 2020, 2, 29);
    SHOW_STATUS(PyObject_SetAttrString(day, "note", Py_True));
    SHOW_CLASS(Py_NewRef(day));
    SHOW_CLASS(PyObject_Str(day));
    SHOW_CLASS(ADD(Py_NewRef(day), DELTA("(i)", 1)));
    SHOW_CLASS(SUB(Py_NewRef(day), DELTA("(i)", 1)));
    SHOW_CLASS(SUB(Py_NewRef(day), DATE(2020, 1, 1)));
    SHOW_CLASS(CALL(Py_NewRef(day), "replace", "(i)", 2024));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromordinal", "(i)", 5));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromisoformat", "(s)", "2020-01-01"));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromisocalendar", "(iii)", 2020, 1, 1));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromtimestamp", "(i)", 0));
    SHOW_CLASS(make(class, "(y#)", "\x07\xe7\x02\x03", (Py_ssize_t)4));
    SHOW_CLASS(PLAIN(Py_NewRef(day), "__reduce__"));
    SHOW_CLASS(make(class, "(i)", 1));
    ORDER(Py_NewRef(day), DATE(2020, 2, 29));
    PyObject *today = PLAIN(Py_NewRef(class), "today");
    SHOW(Py_IS_TYPE(today, (PyTypeObject *)class));
    Py_DECREF(today);
    Py_DECREF(day);
    Py_DECREF(class);
}

static void of_datetime(void)
{
    PyObject *class = dates_subclass("datetime", "Moment", Py_BuildValue("{s:s}", "__module__", "test"));
    PyObject *moment = make(class, "(iiiiiiiN)", 2020, 2, 29, 1, 2, 3, 4, UTC);
    SHOW_STATUS(PyObject_SetAttrString(moment, "note", Py_True));
    SHOW_CLASS(Py_NewRef(moment));
    SHOW_CLASS(PyObject_Str(moment));
    SHOW_CLASS(ADD(Py_NewRef(moment), DELTA("(i)", 1)));
    SHOW_CLASS(SUB(Py_NewRef(moment), DELTA("(i)", 1)));
    SHOW_CLASS(SUB(Py_NewRef(moment), Py_NewRef(moment)));
    SHOW_CLASS(CALL(Py_NewRef(moment), "replace", "(i)", 2024));
    SHOW_CLASS(CALL_BY_NAME(Py_NewRef(moment), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "fold", 1)));
    SHOW_CLASS(CALL(Py_NewRef(moment), "astimezone", "(N)", ZONE(60)));
    SHOW_CLASS(PLAIN(Py_NewRef(moment), "date"));
    SHOW_CLASS(PLAIN(Py_NewRef(moment), "time"));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromisoformat", "(s)", "2020-01-01T10+01"));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromordinal", "(i)", 5));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromtimestamp", "(i)", 0));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromtimestamp", "(iN)", 0, ZONE(60)));
    SHOW_CLASS(CALL(Py_NewRef(class), "combine", "(NN)", DATE(2020, 1, 1), NEW("time", "(i)", 5)));
    SHOW_CLASS(make(class, "(y#N)", "\x07\xe4\x81\2\3\0\0\0\0\0", (Py_ssize_t)10, UTC));
    SHOW_CLASS(PLAIN(Py_NewRef(moment), "__reduce__"));
    ORDER(Py_NewRef(moment), NEW("datetime", "(iii)", 2020, 2, 29));
    PyObject *now = PLAIN(Py_NewRef(class), "now");
    SHOW(Py_IS_TYPE(now, (PyTypeObject *)class));
    Py_DECREF(now);
    Py_DECREF(moment);
    Py_DECREF(class);
}

static void of_time_and_delta(void)
{
    PyObject *class = dates_subclass("time", "Clock", Py_BuildValue("{s:s}", "__module__", "test"));
    PyObject *time = make(class, "(iiiiN)", 1, 2, 3, 4, UTC);
    SHOW_CLASS(Py_NewRef(time));
    SHOW_CLASS(PyObject_Str(time));
    SHOW_CLASS(CALL(Py_NewRef(time), "replace", "(i)", 5));
    SHOW_CLASS(CALL_BY_NAME(Py_NewRef(time), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "fold", 1)));
    SHOW_CLASS(CALL(Py_NewRef(class), "fromisoformat", "(s)", "10:11+01"));
    SHOW_CLASS(PLAIN(Py_NewRef(time), "__reduce__"));
    SHOW_CLASS(make(class, "(y#)", "\x81\2\3\0\0\5", (Py_ssize_t)6));
    Py_DECREF(time);
    Py_DECREF(class);
    class = dates_subclass("timedelta", "Span", Py_BuildValue("{s:s}", "__module__", "test"));
    PyObject *span = make(class, "(iii)", 1, 2, 3);
    SHOW_STATUS(PyObject_SetAttrString(span, "note", Py_True));
    SHOW_CLASS(Py_NewRef(span));
    SHOW_CLASS(PyNumber_Add(span, span));
    SHOW_CLASS(PyNumber_Negative(span));
    SHOW_CLASS(PyNumber_Positive(span));
    SHOW_CLASS(ADD(DATE(2020, 1, 1), Py_NewRef(span)));
    SHOW_CLASS(PLAIN(Py_NewRef(span), "__reduce__"));
    SHOW_CLASS(PyObject_Str(span));
    Py_DECREF(span);
    Py_DECREF(class);
}

/* A class whose objects cannot be made of the fields. */
static PyObject *stubborn_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    if (PyTuple_GET_SIZE(args) != 1) {
        PyErr_Format(PyExc_RuntimeError, "called with %zd arguments", PyTuple_GET_SIZE(args));
        return NULL;
    }
    return Py_NewRef(PyTuple_GET_ITEM(args, 0));
}

static PyType_Slot stubborn_slots[] = {{Py_tp_new, NULL}, {0, NULL}};
static PyType_Spec stubborn_spec = {"test.Stubborn", 0, 0, Py_TPFLAGS_DEFAULT, stubborn_slots};

static void of_others(void)
{
    static const char *const bases[] = {"date", "datetime", "time"};
    newfunc make = stubborn_new;
    memcpy(&stubborn_slots[0].pfunc, &make, sizeof(make));
    static const char *const texts[] = {"2020-01-01", "2020-01-01", "10:11"};
    for (size_t i = 0; i < 3; i++) {
        PyObject *base = dates_get("datetime", bases[i]);
        PyObject *class = PyType_FromSpecWithBases(&stubborn_spec, base);
        SHOW_CLASS(CALL(Py_NewRef(class), "fromisoformat", "(s)", texts[i]));
        SHOW_CLASS(PyObject_CallFunction(class, "i", 5));
        Py_DECREF(base);
        Py_DECREF(class);
    }
}

static void all(void)
{
    of_date();
    of_datetime();
    of_time_and_delta();
    of_others();
}

OBJECT_MAIN(all)
