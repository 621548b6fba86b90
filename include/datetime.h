/* Dates and times: their layouts, and the functions that the module `datetime` hands out in a capsule. */

#ifndef DATETIME_H
#define DATETIME_H

#include "Python.h"

#define _PyDateTime_DATE_DATASIZE 4
#define _PyDateTime_TIME_DATASIZE 6
#define _PyDateTime_DATETIME_DATASIZE 10

typedef struct PyDateTime_Delta {
    PyObject ob_base;
    Py_hash_t hashcode;
    int days;
    int seconds;
    int microseconds;
} PyDateTime_Delta;

typedef struct PyDateTime_TZInfo {
    PyObject ob_base;
} PyDateTime_TZInfo;

typedef struct _PyDateTime_BaseTZInfo {
    PyObject ob_base;
    Py_hash_t hashcode;
    char hastzinfo;
} _PyDateTime_BaseTZInfo;

typedef struct _PyDateTime_BaseTime {
    PyObject ob_base;
    Py_hash_t hashcode;
    char hastzinfo;
    unsigned char data[6];
} _PyDateTime_BaseTime;

typedef struct PyDateTime_Time {
    PyObject ob_base;
    Py_hash_t hashcode;
    char hastzinfo;
    unsigned char data[6];
    unsigned char fold;
    PyObject *tzinfo;
} PyDateTime_Time;

typedef struct PyDateTime_Date {
    PyObject ob_base;
    Py_hash_t hashcode;
    char hastzinfo;
    unsigned char data[4];
} PyDateTime_Date;

typedef struct _PyDateTime_BaseDateTime {
    PyObject ob_base;
    Py_hash_t hashcode;
    char hastzinfo;
    unsigned char data[10];
} _PyDateTime_BaseDateTime;

typedef struct PyDateTime_DateTime {
    PyObject ob_base;
    Py_hash_t hashcode;
    char hastzinfo;
    unsigned char data[10];
    unsigned char fold;
    PyObject *tzinfo;
} PyDateTime_DateTime;

typedef struct PyDateTime_CAPI {
    PyTypeObject *DateType;
    PyTypeObject *DateTimeType;
    PyTypeObject *TimeType;
    PyTypeObject *DeltaType;
    PyTypeObject *TZInfoType;
    PyObject *TimeZone_UTC;
    PyObject *(*Date_FromDate)(int, int, int, PyTypeObject *);
    PyObject *(*DateTime_FromDateAndTime)(int, int, int, int, int, int, int, PyObject *, PyTypeObject *);
    PyObject *(*Time_FromTime)(int, int, int, int, PyObject *, PyTypeObject *);
    PyObject *(*Delta_FromDelta)(int, int, int, int, PyTypeObject *);
    PyObject *(*TimeZone_FromTimeZone)(PyObject *, PyObject *);
    PyObject *(*DateTime_FromTimestamp)(PyObject *, PyObject *, PyObject *);
    PyObject *(*Date_FromTimestamp)(PyObject *, PyObject *);
    PyObject *(*DateTime_FromDateAndTimeAndFold)(int, int, int, int, int, int, int, PyObject *, int, PyTypeObject *);
    PyObject *(*Time_FromTimeAndFold)(int, int, int, int, PyObject *, int, PyTypeObject *);
} PyDateTime_CAPI;

/* The functions, once PyDateTime_IMPORT has been executed. */
static PyDateTime_CAPI *pyrite_datetime_api __attribute__((unused)) = _Py_NULL;
#define PyDateTimeAPI pyrite_datetime_api
#define PyDateTime_CAPSULE_NAME "datetime.datetime_CAPI"
#define PyDateTime_IMPORT                                                                                             \
    (PyDateTimeAPI = _Py_STATIC_CAST(PyDateTime_CAPI *, PyCapsule_Import(PyDateTime_CAPSULE_NAME, 0)))

/* ---- Fields ---- */

#define PyDateTime_GET_YEAR(o)                                                                                        \
    ((_Py_CAST(PyDateTime_Date *, (o))->data[0] << 8) | _Py_CAST(PyDateTime_Date *, (o))->data[1])
#define PyDateTime_GET_MONTH(o) (_Py_CAST(PyDateTime_Date *, (o))->data[2])
#define PyDateTime_GET_DAY(o) (_Py_CAST(PyDateTime_Date *, (o))->data[3])
#define PyDateTime_DATE_GET_HOUR(o) (_Py_CAST(PyDateTime_DateTime *, (o))->data[4])
#define PyDateTime_DATE_GET_MINUTE(o) (_Py_CAST(PyDateTime_DateTime *, (o))->data[5])
#define PyDateTime_DATE_GET_SECOND(o) (_Py_CAST(PyDateTime_DateTime *, (o))->data[6])
#define PyDateTime_DATE_GET_MICROSECOND(o)                                                                            \
    ((_Py_CAST(PyDateTime_DateTime *, (o))->data[7] << 16) | (_Py_CAST(PyDateTime_DateTime *, (o))->data[8] << 8) |    \
     _Py_CAST(PyDateTime_DateTime *, (o))->data[9])
#define PyDateTime_DATE_GET_FOLD(o) (_Py_CAST(PyDateTime_DateTime *, (o))->fold)
#define PyDateTime_DATE_GET_TZINFO(o)                                                                                 \
    (_Py_CAST(PyDateTime_DateTime *, (o))->hastzinfo ? _Py_CAST(PyDateTime_DateTime *, (o))->tzinfo : Py_None)
#define PyDateTime_TIME_GET_HOUR(o) (_Py_CAST(PyDateTime_Time *, (o))->data[0])
#define PyDateTime_TIME_GET_MINUTE(o) (_Py_CAST(PyDateTime_Time *, (o))->data[1])
#define PyDateTime_TIME_GET_SECOND(o) (_Py_CAST(PyDateTime_Time *, (o))->data[2])
#define PyDateTime_TIME_GET_MICROSECOND(o)                                                                            \
    ((_Py_CAST(PyDateTime_Time *, (o))->data[3] << 16) | (_Py_CAST(PyDateTime_Time *, (o))->data[4] << 8) |            \
     _Py_CAST(PyDateTime_Time *, (o))->data[5])
#define PyDateTime_TIME_GET_FOLD(o) (_Py_CAST(PyDateTime_Time *, (o))->fold)
#define PyDateTime_TIME_GET_TZINFO(o)                                                                                 \
    (_Py_CAST(PyDateTime_Time *, (o))->hastzinfo ? _Py_CAST(PyDateTime_Time *, (o))->tzinfo : Py_None)
#define PyDateTime_DELTA_GET_DAYS(o) (_Py_CAST(PyDateTime_Delta *, (o))->days)
#define PyDateTime_DELTA_GET_SECONDS(o) (_Py_CAST(PyDateTime_Delta *, (o))->seconds)
#define PyDateTime_DELTA_GET_MICROSECONDS(o) (_Py_CAST(PyDateTime_Delta *, (o))->microseconds)

/* ---- Types ---- */

#define PyDate_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->DateType)
#define PyDate_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->DateType)
#define PyDateTime_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->DateTimeType)
#define PyDateTime_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->DateTimeType)
#define PyTime_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->TimeType)
#define PyTime_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->TimeType)
#define PyDelta_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->DeltaType)
#define PyDelta_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->DeltaType)
#define PyTZInfo_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->TZInfoType)
#define PyTZInfo_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->TZInfoType)

/* ---- Making them: a new reference, or NULL with an exception ---- */

#define PyDateTime_TimeZone_UTC PyDateTimeAPI->TimeZone_UTC
#define PyDate_FromDate(year, month, day) PyDateTimeAPI->Date_FromDate((year), (month), (day), PyDateTimeAPI->DateType)
#define PyDateTime_FromDateAndTime(year, month, day, hour, min, sec, usec)                                            \
    PyDateTimeAPI->DateTime_FromDateAndTime((year), (month), (day), (hour), (min), (sec), (usec), Py_None,            \
                                            PyDateTimeAPI->DateTimeType)
#define PyDateTime_FromDateAndTimeAndFold(year, month, day, hour, min, sec, usec, fold)                               \
    PyDateTimeAPI->DateTime_FromDateAndTimeAndFold((year), (month), (day), (hour), (min), (sec), (usec), Py_None,     \
                                                   (fold), PyDateTimeAPI->DateTimeType)
#define PyTime_FromTime(hour, minute, second, usecond)                                                                \
    PyDateTimeAPI->Time_FromTime((hour), (minute), (second), (usecond), Py_None, PyDateTimeAPI->TimeType)
#define PyTime_FromTimeAndFold(hour, minute, second, usecond, fold)                                                   \
    PyDateTimeAPI->Time_FromTimeAndFold((hour), (minute), (second), (usecond), Py_None, (fold), PyDateTimeAPI->TimeType)
#define PyDelta_FromDSU(days, seconds, useconds)                                                                      \
    PyDateTimeAPI->Delta_FromDelta((days), (seconds), (useconds), 1, PyDateTimeAPI->DeltaType)
#define PyTimeZone_FromOffset(offset) PyDateTimeAPI->TimeZone_FromTimeZone((offset), _Py_NULL)
#define PyTimeZone_FromOffsetAndName(offset, name) PyDateTimeAPI->TimeZone_FromTimeZone((offset), (name))
#define PyDateTime_FromTimestamp(args)                                                                                \
    PyDateTimeAPI->DateTime_FromTimestamp(_Py_CAST(PyObject *, PyDateTimeAPI->DateTimeType), (args), _Py_NULL)
#define PyDate_FromTimestamp(args)                                                                                    \
    PyDateTimeAPI->Date_FromTimestamp(_Py_CAST(PyObject *, PyDateTimeAPI->DateType), (args))

#endif
