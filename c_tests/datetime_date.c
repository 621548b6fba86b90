/* date: making with checks, calendar arithmetic, ISO weeks, order, hash, text, replace, state. */

#include "dates.h"
#include <math.h>

static void making(void)
{
    SHOW_NEW(DATE(2020, 2, 29));
    SHOW_NEW(DATE(2023, 2, 29));
    SHOW_NEW(DATE(1900, 2, 29));
    SHOW_NEW(DATE(2000, 2, 29));
    SHOW_NEW(DATE(0, 1, 1));
    SHOW_NEW(DATE(10000, 1, 1));
    SHOW_NEW(DATE(1, 0, 1));
    SHOW_NEW(DATE(1, 13, 1));
    SHOW_NEW(DATE(1, 4, 31));
    SHOW_NEW(DATE(1, 1, 0));
    SHOW_NEW(NEW("date", "()"));
    SHOW_NEW(NEW("date", "(i)", 1));
    SHOW_NEW(NEW("date", "(iiii)", 1, 1, 1, 1));
    SHOW_NEW(NEW("date", "(dii)", 1.5, 1, 1));
    SHOW_NEW(NEW("date", "(sii)", "x", 1, 1));
    SHOW_NEW(NEW("date", "(Nii)", INT("10000000000"), 1, 1));
    SHOW_NEW(NEW("date", "(Nii)", INT("-100000000000000000000000"), 1, 1));
    SHOW_NEW(NEW_BY_NAME("date", Py_BuildValue("(i)", 2020), Py_BuildValue("{s:i,s:i}", "day", 3, "month", 2)));
    SHOW_NEW(NEW_BY_NAME("date", Py_BuildValue("(i)", 2020), Py_BuildValue("{s:i,s:i}", "day", 3, "year", 2)));
    SHOW_NEW(NEW_BY_NAME("date", Py_BuildValue("(i)", 2020), Py_BuildValue("{s:i,s:i}", "day", 3, "mont", 2)));
    SHOW_NEW(NEW_BY_NAME("date", PyTuple_New(0), Py_BuildValue("{s:i,s:i,s:i}", "day", 3, "month", 2, "year", 1)));
}

static void states(void)
{
    SHOW_NEW(NEW("date", "(y#)", "\x07\xe7\x02\x03", (Py_ssize_t)4));
    SHOW_NEW(NEW("date", "(y#)", "\x07\xe7\x0d\x03", (Py_ssize_t)4));
    SHOW_NEW(NEW("date", "(y#)", "\x07\xe7\x02", (Py_ssize_t)3));
    SHOW_NEW(NEW("date", "(s#)", "\x07\x67\x02\x03", (Py_ssize_t)4));
    SHOW_NEW(NEW("date", "(N)", PyUnicode_FromString("\x07\xc3\xa7\x02\x03")));
    SHOW_NEW(NEW("date", "(N)", PyUnicode_FromString("\x07\xe2\x82\xac\x02\x03")));
    SHOW_NEW(NEW("date", "(N)", PyUnicode_FromString("abcde")));
    SHOW_NEW(PLAIN(DATE(2020, 1, 2), "__reduce__"));
    SHOW_NEW(PLAIN(DATE(2020, 1, 2), "__getstate__"));
    SHOW_NEW(CALL(DATE(2020, 1, 2), "__reduce_ex__", "(i)", 4));
}

static void calendar(void)
{
    static const int ordinals[] = {1, 59, 60, 366, 730119, 730179, 730180, 719163, 3652059};
    for (size_t i = 0; i < sizeof(ordinals) / sizeof(*ordinals); i++) {
        SHOW_NEW(OF_TYPE("date", "fromordinal", "(i)", ordinals[i]));
        SHOW_NEW(PLAIN(OF_TYPE("date", "fromordinal", "(i)", ordinals[i]), "toordinal"));
        SHOW_NEW(PLAIN(OF_TYPE("date", "fromordinal", "(i)", ordinals[i]), "weekday"));
        SHOW_NEW(PLAIN(OF_TYPE("date", "fromordinal", "(i)", ordinals[i]), "isoweekday"));
        SHOW_NEW(PLAIN(OF_TYPE("date", "fromordinal", "(i)", ordinals[i]), "isocalendar"));
        SHOW_NEW(PLAIN(OF_TYPE("date", "fromordinal", "(i)", ordinals[i]), "timetuple"));
    }
    SHOW_NEW(OF_TYPE("date", "fromordinal", "(i)", 0));
    SHOW_NEW(OF_TYPE("date", "fromordinal", "(i)", 3652060));
    SHOW_NEW(OF_TYPE("date", "fromordinal", "(i)", 2147483647));
    SHOW_NEW(OF_TYPE("date", "fromordinal", "(L)", 10000000000LL));
    SHOW_NEW(OF_TYPE("date", "fromordinal", "(s)", "a"));
    SHOW_NEW(OF_TYPE("date", "fromordinal", "()"));
    /* Every day of some years, and each day of a week at the turn of all. */
    for (int year = 1; year <= 9999; year++) {
        for (int day = 0; day < 7; day++) {
            if (year == 9999 && day == 6) {
                break;
            }
            PyObject *date = day < 3 ? DATE(year, 1, 1 + day) : DATE(year, 12, 25 + day);
            PyObject *week = PyObject_CallMethod(date, "isocalendar", NULL);
            PyObject *back = dates_apply(attribute_get(date, "fromisocalendar"), PySequence_Tuple(week), NULL);
            REQUIRE(PyObject_RichCompareBool(date, back, Py_EQ) == 1);
            Py_DECREF(date);
            if (year % 37 == 0) {
                object_show("week", week, 0);
            }
            Py_DECREF(week);
            Py_DECREF(back);
        }
    }
    static const int weeks[][3] = {{2020, 53, 7}, {2020, 54, 1}, {2021, 53, 1}, {2020, 0, 1}, {2020, 1, 0}, {2020, 1, 8},
                                   {0, 1, 1}, {10000, 1, 1}, {9999, 52, 5}, {9999, 52, 6}, {9999, 53, 1}, {1, 1, 1}};
    for (size_t i = 0; i < sizeof(weeks) / sizeof(*weeks); i++) {
        SHOW_NEW(OF_TYPE("date", "fromisocalendar", "(iii)", weeks[i][0], weeks[i][1], weeks[i][2]));
    }
    SHOW_NEW(OF_TYPE("date", "fromisocalendar", "(ii)", 2020, 1));
    SHOW_NEW(OF_TYPE("date", "fromisocalendar", "(sii)", "a", 1, 1));
    SHOW_NEW(OF_TYPE("date", "fromisocalendar", "(Lii)", 10000000000LL, 1, 1));
    SHOW_NEW(OF_TYPE("date", "fromisocalendar", "(iiii)", 1, 1, 1, 1));
    SHOW_NEW(CALL_BY_NAME(dates_get("datetime", "date"), "fromisocalendar", Py_BuildValue("(i)", 2021),
                          Py_BuildValue("{s:i,s:i}", "week", 5, "day", 6)));
}

static void weeks_as_tuples(void)
{
    PyObject *week = PLAIN(DATE(2020, 12, 31), "isocalendar");
    SHOW_NEW(attribute_get(week, "year"));
    SHOW_NEW(attribute_get(week, "week"));
    SHOW_NEW(attribute_get(week, "weekday"));
    SHOW_NEW(PyObject_CallMethod(week, "__reduce__", NULL));
    SHOW_NEW(PySequence_GetItem(week, 1));
    SHOW_STATUS(PyObject_Length(week));
    PyObject *type = (PyObject *)Py_TYPE(week);
    SHOW_BORROWED(type);
    SHOW(PyTuple_Check(week));
    SHOW(((PyTypeObject *)type)->tp_flags & (Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_IMMUTABLETYPE));
    SHOW_NEW(PyObject_CallFunction(type, "iii", 1, 2, 3));
    SHOW_NEW(PyObject_CallFunction(type, "ii", 1, 2));
    SHOW_NEW(PyObject_CallFunction(type, "iiii", 1, 2, 3, 4));
    SHOW_NEW(PyObject_CallFunction(type, "iis", 1, 2, "x"));
    SHOW_NEW(dates_apply(Py_NewRef(type), Py_BuildValue("(ii)", 1, 2), Py_BuildValue("{s:i}", "weekday", 9)));
    SHOW_NEW(dates_apply(Py_NewRef(type), Py_BuildValue("(iii)", 1, 2, 3), Py_BuildValue("{s:i}", "foo", 9)));
    SHOW_STATUS(PyObject_SetAttrString(week, "year", Py_None));
    Py_DECREF(week);
}

static void sums(void)
{
    SHOW_NEW(ADD(DATE(2020, 2, 28), DELTA("(i)", 2)));
    SHOW_NEW(ADD(DELTA("(iii)", -1, 86399, 5), DATE(2020, 3, 1)));
    SHOW_NEW(SUB(DATE(2020, 3, 1), DELTA("(iii)", 1, 86399, 5)));
    SHOW_NEW(SUB(DATE(2020, 3, 1), DATE(2021, 3, 1)));
    SHOW_NEW(ADD(DATE(9999, 12, 31), DELTA("(i)", 1)));
    SHOW_NEW(SUB(DATE(1, 1, 1), DELTA("(i)", 1)));
    SHOW_NEW(ADD(DATE(2020, 1, 1), DELTA("(i)", 999999999)));
    SHOW_NEW(SUB(DATE(2020, 1, 1), DELTA("(i)", -999999999)));
    SHOW_NEW(ADD(DATE(2020, 1, 1), DATE(2020, 1, 1)));
    SHOW_NEW(ADD(DATE(2020, 1, 1), PyLong_FromLong(1)));
    SHOW_NEW(SUB(DATE(2020, 1, 1), PyLong_FromLong(1)));
    SHOW_NEW(SUB(DELTA("(i)", 1), DATE(2020, 1, 1)));
    SHOW_NEW(SUB(DATE(2020, 1, 1), NEW("datetime", "(iii)", 2020, 1, 1)));
    SHOW_NEW(SUB(NEW("datetime", "(iii)", 2020, 1, 1), DATE(2020, 1, 1)));
}

static void order_and_text(void)
{
    ORDER(DATE(2020, 1, 1), DATE(2020, 1, 2));
    ORDER(DATE(2020, 12, 1), DATE(2020, 1, 31));
    ORDER(DATE(2020, 1, 1), DATE(2020, 1, 1));
    ORDER(DATE(2020, 1, 1), NEW("datetime", "(iii)", 2020, 1, 1));
    ORDER(DATE(2020, 1, 1), PyLong_FromLong(1));
    SHOW_NEW(dates_hash(DATE(2020, 1, 1)));
    SHOW_NEW(dates_hash(DATE(1, 1, 1)));
    SHOW_NEW(STR(DATE(1, 2, 3)));
    SHOW_NEW(PLAIN(DATE(12, 11, 10), "isoformat"));
    SHOW_NEW(CALL(DATE(1, 1, 1), "isoformat", "(i)", 1));
    SHOW_NEW(PLAIN(DATE(1, 1, 1), "ctime"));
    SHOW_NEW(PLAIN(DATE(2020, 12, 31), "ctime"));
    static const char *const formats[] = {"", "%", "%d", "%Y-%m-%d", "%z|%Z|%:z|%f|%%|%q|%:|%:q", "%j %U %w %a %A %b %B", "%x %X %c",
                                          "%:%z", "\xe2\x82\xac%d", "%%z", "%H:%M:%S %p %I"};
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        SHOW_NEW(CALL(DATE(2020, 1, 5), "strftime", "(s)", formats[i]));
        SHOW_NEW(CALL(DATE(1, 1, 5), "__format__", "(s)", formats[i]));
    }
    SHOW_NEW(CALL(DATE(2020, 1, 5), "strftime", "(s#)", "a\0b", (Py_ssize_t)3));
    SHOW_NEW(CALL(DATE(2020, 1, 5), "strftime", "(s#)", "%f\0b", (Py_ssize_t)4));
    SHOW_NEW(CALL(DATE(2020, 1, 5), "strftime", "(N)", PyUnicode_FromOrdinal(0xD800)));
    SHOW_NEW(CALL(DATE(2020, 1, 5), "strftime", "(i)", 5));
    SHOW_NEW(CALL(DATE(2020, 1, 5), "strftime", "()"));
    SHOW_NEW(CALL(DATE(2020, 1, 5), "__format__", "(i)", 5));
    SHOW_NEW(CALL_BY_NAME(DATE(2020, 1, 5), "strftime", PyTuple_New(0), Py_BuildValue("{s:s}", "format", "%d")));
    SHOW_NEW(dates_attribute(DATE(2020, 1, 5), "year"));
    SHOW_NEW(dates_attribute(DATE(2020, 1, 5), "month"));
    SHOW_NEW(dates_attribute(DATE(2020, 1, 5), "day"));
    SHOW_NEW(dates_attribute(DATE(2020, 1, 5), "hour"));
    PyObject *date = DATE(2020, 1, 5);
    SHOW_STATUS(PyObject_SetAttrString(date, "year", Py_None));
    SHOW_STATUS(PyObject_SetAttrString(date, "other", Py_None));
    Py_DECREF(date);
}

static void replacing(void)
{
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(i)", 2024));
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(i)", 2023));
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(iii)", 1, 2, 3));
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(iiii)", 1, 2, 3, 4));
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(s)", "x"));
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(d)", 1.0));
    SHOW_NEW(CALL(DATE(2020, 2, 29), "replace", "(L)", 10000000000LL));
    SHOW_NEW(PLAIN(DATE(2020, 2, 29), "replace"));
    SHOW_NEW(CALL_BY_NAME(DATE(2020, 2, 29), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "day", 5)));
    SHOW_NEW(CALL_BY_NAME(DATE(2020, 2, 29), "replace", Py_BuildValue("(i)", 5), Py_BuildValue("{s:i}", "day", 5)));
    SHOW_NEW(CALL_BY_NAME(DATE(2020, 2, 29), "replace", Py_BuildValue("(i)", 5), Py_BuildValue("{s:i}", "year", 5)));
    SHOW_NEW(CALL_BY_NAME(DATE(2020, 2, 29), "__replace__", PyTuple_New(0), Py_BuildValue("{s:i}", "foo", 5)));
    SHOW_NEW(CALL_BY_NAME(DATE(2020, 2, 29), "__replace__", PyTuple_New(0), Py_BuildValue("{s:i}", "month", 5)));
}

static void timestamps(void)
{
    static const double stamps[] = {0, -0.5, 86399.999, 1e9, -1e9, 2e11, 1e12, 1e17, 1e20, -1e300};
    for (size_t i = 0; i < sizeof(stamps) / sizeof(*stamps); i++) {
        SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(d)", stamps[i]));
    }
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(i)", 1600000000));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(N)", INT("1000000000000000000")));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(N)", INT("1000000000000000000000")));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(s)", "x"));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(d)", (double)NAN));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(d)", (double)INFINITY));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "()"));
    PyObject *today = OF_TYPE("date", "today", "()"), *limit = DATE(2020, 1, 1);
    SHOW(PyObject_RichCompareBool(today, limit, Py_GT));
    Py_DECREF(today);
    Py_DECREF(limit);
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {"min", "max", "resolution"};
        SHOW_NEW(dates_attribute(dates_get("datetime", "date"), names[i]));
    }
}

static void all(void)
{
    making();
    states();
    calendar();
    weeks_as_tuples();
    sums();
    order_and_text();
    replacing();
    timestamps();
}

OBJECT_MAIN(all)
