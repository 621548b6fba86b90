/* The module time: clocks, struct_time, gmtime, localtime, mktime, strftime, asctime, sleep, and what they refuse. */

#include "dates.h"
#include <math.h>

#define TIME(name, ...) dates_apply(dates_get("time", name), Py_BuildValue(__VA_ARGS__), NULL)
#define PARTS(...) Py_BuildValue("(iiiiiiiii)", __VA_ARGS__)

static void clocks(void)
{
    static const char *const pairs[][2] = {{"time", "time_ns"},
                                           {"monotonic", "monotonic_ns"},
                                           {"perf_counter", "perf_counter_ns"},
                                           {"process_time", "process_time_ns"},
                                           {"thread_time", "thread_time_ns"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        PyObject *seconds = TIME(pairs[i][0], "()"), *nanos = TIME(pairs[i][1], "()");
        printf("%s: %s %s\n", pairs[i][0], Py_TYPE(seconds)->tp_name, Py_TYPE(nanos)->tp_name);
        double difference = (double)PyLong_AsLongLong(nanos) / 1e9 - PyFloat_AsDouble(seconds);
        SHOW(difference > -1 && difference < 60);
        Py_DECREF(seconds);
        Py_DECREF(nanos);
        SHOW_NEW(TIME("get_clock_info", "(s)", pairs[i][0]));
        SHOW_NEW(TIME(pairs[i][0], "(i)", 1));
    }
    SHOW_NEW(TIME("get_clock_info", "(s)", "x"));
    SHOW_NEW(TIME("get_clock_info", "(i)", 5));
    SHOW_NEW(TIME("clock_gettime", "(i)", 99));
    SHOW_NEW(TIME("clock_gettime", "(s)", "a"));
    SHOW_NEW(TIME("clock_gettime_ns", "(i)", 99));
    SHOW_NEW(TIME("clock_getres", "(i)", 1));
    SHOW_NEW(TIME("clock_getres", "(i)", 99));
    SHOW_NEW(TIME("clock_settime", "(id)", 99, 0.0));
    SHOW_NEW(TIME("clock_settime_ns", "(ii)", 99, 0));
    SHOW_NEW(TIME("clock_settime", "(is)", 1, "x"));
    static const char *const numbers[] = {"CLOCK_REALTIME",           "CLOCK_MONOTONIC",         "CLOCK_MONOTONIC_RAW", "CLOCK_BOOTTIME",
                                          "CLOCK_PROCESS_CPUTIME_ID", "CLOCK_THREAD_CPUTIME_ID", "CLOCK_TAI",           "_STRUCT_TM_ITEMS"};
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        SHOW_NEW(dates_get("time", numbers[i]));
    }
}

static void sleeping(void)
{
    SHOW_NEW(TIME("sleep", "(i)", 0));
    SHOW_NEW(TIME("sleep", "(d)", 0.001));
    SHOW_NEW(TIME("sleep", "(i)", -1));
    SHOW_NEW(TIME("sleep", "(d)", -1e-12));
    SHOW_NEW(TIME("sleep", "(s)", "a"));
    SHOW_NEW(TIME("sleep", "(O)", Py_None));
    SHOW_NEW(TIME("sleep", "(d)", (double)NAN));
    SHOW_NEW(TIME("sleep", "(d)", 1e20));
    SHOW_NEW(TIME("sleep", "(d)", (double)INFINITY));
    SHOW_NEW(TIME("sleep", "(N)", INT("100000000000000000000")));
    SHOW_NEW(TIME("sleep", "(L)", 100000000000LL));
}

static void parts(void)
{
    static const double stamps[] = {0, 1.9, -1.9, 1e9, -1e10, 1e17, 1e20};
    for (size_t i = 0; i < sizeof(stamps) / sizeof(*stamps); i++) {
        SHOW_NEW(TIME("gmtime", "(d)", stamps[i]));
        SHOW_NEW(TIME("localtime", "(d)", stamps[i]));
        SHOW_NEW(TIME("ctime", "(d)", stamps[i]));
    }
    SHOW_NEW(TIME("gmtime", "(s)", "a"));
    SHOW_NEW(TIME("gmtime", "(ii)", 1, 2));
    SHOW_NEW(TIME("gmtime", "(d)", (double)NAN));
    SHOW_NEW(TIME("ctime", "(ii)", 1, 2));
    SHOW_NEW(TIME("gmtime", "(N)", INT("1000000000000000000")));
    SHOW_NEW(TIME("gmtime", "(N)", INT("100000000000000000000")));
    PyObject *now = TIME("gmtime", "(O)", Py_None);
    SHOW(PyTuple_Check(now) && PyTuple_GET_SIZE(now) == 9);
    Py_DECREF(now);
    SHOW_NEW(dates_attribute(TIME("gmtime", "(i)", 0), "tm_zone"));
    SHOW_NEW(dates_attribute(TIME("gmtime", "(i)", 0), "tm_gmtoff"));
    SHOW_NEW(PLAIN(TIME("gmtime", "(i)", 0), "__reduce__"));
    SHOW_NEW(TIME("struct_time", "(N)", PARTS(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    SHOW_NEW(dates_attribute(TIME("struct_time", "(N)", PARTS(1, 2, 3, 4, 5, 6, 7, 8, 9)), "tm_zone"));
    SHOW_NEW(dates_attribute(TIME("struct_time", "((iiiiiiiiisi))", 1, 2, 3, 4, 5, 6, 7, 8, 9, "z", 5), "tm_gmtoff"));
    SHOW_NEW(TIME("struct_time", "((ii))", 1, 2));
    SHOW_NEW(TIME("struct_time", "(i)", 1));
    static const char *const names[] = {"n_fields", "n_sequence_fields", "n_unnamed_fields", "__match_args__", "__module__"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        SHOW_NEW(dates_attribute(dates_get("time", "struct_time"), names[i]));
    }
    PyObject *type = dates_get("time", "struct_time");
    SHOW_DOCUMENTED(type);
    Py_DECREF(type);
}

static void making(void)
{
    SHOW_NEW(TIME("mktime", "(N)", PARTS(2020, 1, 1, 0, 0, 0, 0, 0, 0)));
    SHOW_NEW(TIME("mktime", "(N)", PARTS(2020, 14, -5, 100, -3, 77, 9, 9, -1)));
    SHOW_NEW(TIME("mktime", "((ii))", 2020, 1));
    SHOW_NEW(TIME("mktime", "(i)", 5));
    SHOW_NEW(TIME("mktime", "(N)", PARTS(-2147483647 - 1, 1, 1, 0, 0, 0, 0, 0, 0)));
    SHOW_NEW(TIME("mktime", "((siiiiiiii))", "a", 1, 1, 0, 0, 0, 0, 0, 0));
    SHOW_NEW(TIME("mktime", "((Liiiiiiii))", 3000000000LL, 1, 1, 0, 0, 0, 0, 0, 0));
    SHOW_NEW(TIME("mktime", "(N)", PARTS(1969, 12, 31, 23, 59, 59, 0, 0, 0)));
    static const int wrong[][9] = {{20, 13, 1, 0, 0, 0, 0, 0, 0},   {20, 12, 32, 0, 0, 0, 0, 0, 0}, {20, 12, 3, 24, 0, 0, 0, 0, 0},
                                   {20, 12, 3, 23, 60, 0, 0, 0, 0}, {20, 12, 3, 23, 6, 62, 0, 0, 0}, {20, 12, 3, 23, 6, 6, -2, 0, 0},
                                   {20, 12, 3, 23, 6, 6, 2, 367, 0}, {20, 0, 0, 0, 0, 0, 0, 0, 0},  {-5, 1, 1, 0, 0, 0, 100, 1, 7},
                                   {20, -1, 3, 0, 0, 0, 0, 0, 0},   {99999, 2, 3, 4, 5, 61, 6, 366, -7}};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        const int *p = wrong[i];
        SHOW_NEW(TIME("asctime", "(N)", PARTS(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8])));
        SHOW_NEW(TIME("strftime", "(sN)", "%Y %m %d %H:%M:%S %j %w %Z %z", PARTS(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8])));
    }
    SHOW_NEW(TIME("asctime", "(i)", 5));
    SHOW_NEW(TIME("asctime", "(ii)", 1, 2));
}

static void text(void)
{
    static const char *const formats[] = {"", "%", "%%", "%q", "%5Y", "\xe2\x82\xac%Y", "%a %A %b %B %c %x %X %p", "%G %V %u %U %W %y %C %e %s %n%t",
                                          "%E%O%EY%Od", "x%Z%z"};
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        SHOW_NEW(TIME("strftime", "(sN)", formats[i], PARTS(2020, 2, 29, 13, 14, 15, 5, 60, 0)));
        SHOW_NEW(TIME("strftime", "(sN)", formats[i], TIME("gmtime", "(i)", 1000000000)));
    }
    PyObject *one = PyUnicode_FromString("%Y%B"), *times = PyLong_FromLong(2000);
    PyObject *many = PyNumber_Multiply(one, times);
    PyObject *result = TIME("strftime", "(ON)", many, PARTS(2020, 2, 29, 13, 14, 15, 5, 60, 0));
    SHOW(PyUnicode_GET_LENGTH(result));
    Py_DECREF(result);
    Py_DECREF(many);
    Py_DECREF(one);
    Py_DECREF(times);
    SHOW_NEW(TIME("strftime", "(s#N)", "a\0b", (Py_ssize_t)3, PARTS(2020, 2, 29, 13, 14, 15, 5, 60, 0)));
    SHOW_NEW(TIME("strftime", "(NN)", PyUnicode_FromOrdinal(0xD800), PARTS(2020, 2, 29, 13, 14, 15, 5, 60, 0)));
    SHOW_NEW(TIME("strftime", "(i)", 5));
    SHOW_NEW(TIME("strftime", "(si)", "%Y", 5));
    SHOW_NEW(TIME("strftime", "(s(ii))", "%Y", 5, 6));
    SHOW_NEW(TIME("strftime", "()"));
}

static void all(void)
{
    clocks();
    sleeping();
    parts();
    making();
    text();
}

OBJECT_MAIN(all)
