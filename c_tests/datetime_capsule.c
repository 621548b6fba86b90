/* The capsule of datetime.h: every entry, every macro, and the bytes that the macros read in place. */

#include "object.h"
#include <datetime.h>

static void types(void)
{
    SHOW(sizeof(PyDateTime_Delta));
    SHOW(sizeof(PyDateTime_Date));
    SHOW(sizeof(PyDateTime_Time));
    SHOW(sizeof(PyDateTime_DateTime));
    SHOW(sizeof(PyDateTime_CAPI));
    PyTypeObject *const all[] = {PyDateTimeAPI->DateType, PyDateTimeAPI->DateTimeType, PyDateTimeAPI->TimeType,
                                 PyDateTimeAPI->DeltaType, PyDateTimeAPI->TZInfoType, Py_TYPE(PyDateTime_TimeZone_UTC)};
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        printf("%s: %d bytes, flags %lx, itemsize %d, base %s\n", all[i]->tp_name, (int)all[i]->tp_basicsize, all[i]->tp_flags,
               (int)all[i]->tp_itemsize, all[i]->tp_base->tp_name);
        SHOW_DOCUMENTED(all[i]);
        object_show("mro", all[i]->tp_mro, 0);
    }
    SHOW_BORROWED(PyDateTime_TimeZone_UTC);
}

static void fields(PyObject *op)
{
    object_show("fields of", op, 0);
    if (PyDate_Check(op)) {
        SHOW(PyDateTime_GET_YEAR(op));
        SHOW(PyDateTime_GET_MONTH(op));
        SHOW(PyDateTime_GET_DAY(op));
    }
    if (PyDateTime_Check(op)) {
        SHOW(PyDateTime_DATE_GET_HOUR(op));
        SHOW(PyDateTime_DATE_GET_MINUTE(op));
        SHOW(PyDateTime_DATE_GET_SECOND(op));
        SHOW(PyDateTime_DATE_GET_MICROSECOND(op));
        SHOW(PyDateTime_DATE_GET_FOLD(op));
        SHOW_BORROWED(PyDateTime_DATE_GET_TZINFO(op));
    }
    if (PyTime_Check(op)) {
        SHOW(PyDateTime_TIME_GET_HOUR(op));
        SHOW(PyDateTime_TIME_GET_MINUTE(op));
        SHOW(PyDateTime_TIME_GET_SECOND(op));
        SHOW(PyDateTime_TIME_GET_MICROSECOND(op));
        SHOW(PyDateTime_TIME_GET_FOLD(op));
        SHOW_BORROWED(PyDateTime_TIME_GET_TZINFO(op));
    }
    if (PyDelta_Check(op)) {
        SHOW(PyDateTime_DELTA_GET_DAYS(op));
        SHOW(PyDateTime_DELTA_GET_SECONDS(op));
        SHOW(PyDateTime_DELTA_GET_MICROSECONDS(op));
    }
    printf("checks: %d%d %d%d %d%d %d%d %d%d\n", PyDate_Check(op), PyDate_CheckExact(op), PyDateTime_Check(op),
           PyDateTime_CheckExact(op), PyTime_Check(op), PyTime_CheckExact(op), PyDelta_Check(op), PyDelta_CheckExact(op),
           PyTZInfo_Check(op), PyTZInfo_CheckExact(op));
    Py_DECREF(op);
}

static void making(void)
{
    PyObject *utc = PyDateTime_TimeZone_UTC;
    fields(PyDate_FromDate(2020, 2, 29));
    fields(PyDateTime_FromDateAndTime(9999, 12, 31, 23, 59, 58, 999999));
    fields(PyDateTime_FromDateAndTimeAndFold(1, 2, 3, 4, 5, 6, 7, 1));
    fields(PyTime_FromTime(1, 2, 3, 456789));
    fields(PyTime_FromTimeAndFold(1, 2, 3, 4, 1));
    fields(PyDelta_FromDSU(-1, -5, 1000001));
    fields(PyDateTimeAPI->DateTime_FromDateAndTime(2020, 1, 2, 3, 4, 5, 6, utc, PyDateTimeAPI->DateTimeType));
    fields(PyDateTimeAPI->DateTime_FromDateAndTimeAndFold(2020, 1, 2, 3, 4, 5, 6, utc, 1, PyDateTimeAPI->DateTimeType));
    fields(PyDateTimeAPI->Time_FromTime(1, 2, 3, 4, utc, PyDateTimeAPI->TimeType));
    fields(PyDateTimeAPI->Time_FromTimeAndFold(1, 2, 3, 4, utc, 1, PyDateTimeAPI->TimeType));
    fields(PyDateTimeAPI->Delta_FromDelta(1, 2, 3, 0, PyDateTimeAPI->DeltaType));
    fields(Py_NewRef(utc));
}

static void refusals(void)
{
    SHOW_NEW(PyDate_FromDate(2021, 2, 29));
    SHOW_NEW(PyDate_FromDate(0, 2, 29));
    SHOW_NEW(PyDateTime_FromDateAndTime(2020, 1, 1, 24, 0, 0, 0));
    SHOW_NEW(PyDateTime_FromDateAndTimeAndFold(2020, 1, 1, 0, 0, 0, 0, 2));
    SHOW_NEW(PyTime_FromTime(0, 60, 0, 0));
    SHOW_NEW(PyTime_FromTimeAndFold(0, 0, 0, 0, -1));
    SHOW_NEW(PyDelta_FromDSU(1000000000, 0, 0));
    SHOW_NEW(PyDelta_FromDSU(999999999, 86399, 1000000));
    SHOW_NEW(PyDelta_FromDSU(2147483647, 0, 0));
    SHOW_NEW(PyDateTimeAPI->Delta_FromDelta(1000000000, 0, 0, 0, PyDateTimeAPI->DeltaType));
    SHOW_NEW(PyDateTimeAPI->Time_FromTime(0, 0, 0, 0, Py_True, PyDateTimeAPI->TimeType));
    SHOW_NEW(PyDateTimeAPI->DateTime_FromDateAndTime(2020, 1, 2, 3, 4, 5, 6, Py_True, PyDateTimeAPI->DateTimeType));
}

static void zones_and_timestamps(void)
{
    PyObject *hour = PyDelta_FromDSU(0, 3600, 0), *day = PyDelta_FromDSU(1, 0, 0), *none = PyDelta_FromDSU(0, 0, 0);
    PyObject *name = PyUnicode_FromString("name");
    SHOW_NEW(PyTimeZone_FromOffset(hour));
    SHOW_NEW(PyTimeZone_FromOffset(day));
    SHOW_NEW(PyTimeZone_FromOffsetAndName(hour, name));
    SHOW_NEW(PyTimeZone_FromOffsetAndName(none, name));
    PyObject *utc = PyTimeZone_FromOffset(none);
    SHOW(utc == PyDateTime_TimeZone_UTC);
    Py_DECREF(utc);
    Py_DECREF(hour);
    Py_DECREF(day);
    Py_DECREF(none);
    Py_DECREF(name);
    PyObject *args = Py_BuildValue("(d)", 1e9 + 0.5), *with_zone = Py_BuildValue("(dO)", 1e9, PyDateTime_TimeZone_UTC);
    PyObject *two = Py_BuildValue("(ii)", 1, 2), *nothing = PyTuple_New(0);
    SHOW_NEW(PyDateTime_FromTimestamp(args));
    SHOW_NEW(PyDateTime_FromTimestamp(with_zone));
    SHOW_NEW(PyDateTime_FromTimestamp(two));
    SHOW_NEW(PyDateTime_FromTimestamp(nothing));
    SHOW_NEW(PyDate_FromTimestamp(args));
    SHOW_NEW(PyDate_FromTimestamp(two));
    SHOW_NEW(PyDate_FromTimestamp(nothing));
    Py_DECREF(args);
    Py_DECREF(with_zone);
    Py_DECREF(two);
    Py_DECREF(nothing);
}

static void all(void)
{
    PyDateTime_IMPORT;
    REQUIRE(PyDateTimeAPI != NULL);
    types();
    making();
    refusals();
    zones_and_timestamps();
}

OBJECT_MAIN(all)
