/* ciso8601: text to datetimes by the capsule of the module datetime, zones of its own or of datetime, what is no date. */

#include "host.h"

static PyObject *module, *parse, *naive, *strict;

static void load_all(void)
{
    module = load("ciso8601" EXTENSION, "ciso8601");
    parse = get(module, "parse_datetime");
    naive = get(module, "parse_datetime_as_naive");
    strict = get(module, "parse_rfc3339");
}

static const char *const texts[] = {
    "2014-12-05T12:30:45.123456-05:30", "2014-12-05T12:30:45.123456Z", "20141205T123045", "2014-12-05", "2014-12", "2014", "2014-W49-5",
    "2014W495T10", "2014-339", "2014339", "2014-12-05T24:00:00", "2014-12-05T24:00:01", "2014-12-05 12:30", "2014-12-05T12",
    "2014-12-05T12:30:45,5", "2014-12-05T12:30:45.123456789+01", "2014-12-05T12:30+0100", "2014-12-05T12:30+24:00",
    "2014-12-05T12:30-23:59", "2014-12-05T12:30+00:00", "2014-02-30", "2014-13-01", "0000-01-01", "9999-12-31T23:59:59.999999",
    "2016-02-29T00:00:00z", "", "x", "2014-12-05T", "2014-12-05T12:30:45.", "2014-12-05T12:30:45Zx", "2014-12-05T25:00",
    "2014-12-05T12:60", "2014-12-05T12:30:60", "2014-W54-1", "2014-000", "2014-366", "2016-366", "2014-12-05T1230:45",
};

static void every_text(void)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        object_show(texts[i], PyObject_CallFunction(parse, "s", texts[i]), 1);
        object_show("  naive", PyObject_CallFunction(naive, "s", texts[i]), 1);
        object_show("  strict", PyObject_CallFunction(strict, "s", texts[i]), 1);
    }
    SHOW_NEW(PyObject_CallFunction(parse, "i", 5));
    SHOW_NEW(PyObject_CallNoArgs(parse));
    SHOW_NEW(PyObject_CallFunction(parse, "N", PyUnicode_FromOrdinal(0xd800)));
}

static void zones(void)
{
    PyObject *moment = must(PyObject_CallFunction(parse, "s", "2014-12-05T12:30:45-05:30"));
    PyObject *zone = get(moment, "tzinfo");
    printf("%s\n", Py_TYPE(zone)->tp_name);
    SHOW_NEW(PyObject_Repr(zone));
    SHOW_NEW(call1(zone, "utcoffset", moment));
    SHOW_NEW(call1(zone, "dst", moment));
    SHOW_NEW(call1(zone, "tzname", moment));
    SHOW_NEW(call0(moment, "timestamp"));
    SHOW_NEW(call0(moment, "isoformat"));
    SHOW_NEW(call0(moment, "__reduce__"));
    SHOW_STATUS(PyObject_Hash(moment) != -1);
    PyObject *utc = must(PyObject_CallFunction(parse, "s", "2014-12-05T18:00:45Z"));
    SHOW_STATUS(PyObject_RichCompareBool(moment, utc, Py_EQ));
    SHOW_NEW(PyNumber_Subtract(moment, utc));
    PyObject *target = get(utc, "tzinfo");
    SHOW_NEW(call1(moment, "astimezone", target));
    Py_DECREF(target);
    Py_DECREF(utc);
    Py_DECREF(zone);
    Py_DECREF(moment);
}

static void many(long count)
{
    PyObject *input = must(PyList_New(0));
    for (long i = 0; i < 1000; i++) {
        PyObject *line = text("20%02ld-%02ld-%02ldT%02ld:%02ld:%02ld.%06ld+0%ld:00", i % 30, i % 12 + 1, i % 28 + 1, i % 24, i % 60,
                              i * 7 % 60, i * 991, i % 10);
        must_be_zero(PyList_Append(input, line));
        Py_DECREF(line);
    }
    PyObject *kept = must(PyList_New(0)), *newest = NULL;
    for (long i = 0; i < count; i++) {
        PyObject *moment = must(PyObject_CallOneArg(parse, PyList_GET_ITEM(input, i % 1000)));
        if (newest == NULL || PyObject_RichCompareBool(moment, newest, Py_GT) == 1) {
            Py_XSETREF(newest, Py_NewRef(moment));
        }
        if (i % 10 == 0) {
            must_be_zero(PyList_Append(kept, moment));
        }
        Py_DECREF(moment);
    }
    SHOW_NEW(newest);
    must_be_zero(PyList_Sort(kept));
    SHOW_NEW(PySequence_GetItem(kept, 0));
    Py_DECREF(kept);
    Py_DECREF(input);
}

static void workload(void)
{
    every_text();
    zones();
    many(size_of_run(100000));
}

WHEEL_MAIN("ciso8601", load_all, workload)
