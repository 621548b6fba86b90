/* datetime: making with checks, operators, order and hash by offsets, text, timestamps, zones, state. */

#include "dates.h"
#include <math.h>

#define FULL(zone) NEW("datetime", "(iiiiiiiN)", 2020, 2, 29, 13, 14, 15, 161718, (zone))
#define DAY(y, m, d) NEW("datetime", "(iii)", (y), (m), (d))
#define FOLDED NEW_BY_NAME("datetime", Py_BuildValue("(iiii)", 2020, 2, 29, 1), Py_BuildValue("{s:i}", "fold", 1))

static void making(void)
{
    SHOW_NEW(NEW("datetime", "()"));
    SHOW_NEW(NEW("datetime", "(i)", 1));
    SHOW_NEW(DAY(2020, 1, 2));
    SHOW_NEW(DAY(2023, 2, 29));
    SHOW_NEW(DAY(0, 2, 29));
    SHOW_NEW(DAY(1, 20, 29));
    SHOW_NEW(NEW("datetime", "(iiii)", 2020, 1, 2, 3));
    SHOW_NEW(NEW("datetime", "(iiiiii)", 2020, 1, 2, 3, 4, 5));
    SHOW_NEW(NEW("datetime", "(iiiiiii)", 2020, 1, 2, 3, 4, 0, 6));
    SHOW_NEW(FULL(NONE));
    SHOW_NEW(FULL(UTC));
    SHOW_NEW(FULL(ZONE(3600)));
    SHOW_NEW(FULL(PyLong_FromLong(5)));
    SHOW_NEW(FOLDED);
    SHOW_NEW(NEW_BY_NAME("datetime", Py_BuildValue("(iii)", 2020, 2, 29), Py_BuildValue("{s:i,s:N}", "fold", 1, "tzinfo", UTC)));
    SHOW_NEW(NEW_BY_NAME("datetime", Py_BuildValue("(iii)", 2020, 2, 29), Py_BuildValue("{s:i}", "fold", 2)));
    SHOW_NEW(NEW_BY_NAME("datetime", Py_BuildValue("(iii)", 2020, 2, 29), Py_BuildValue("{s:i}", "foo", 2)));
    SHOW_NEW(NEW("datetime", "(iiii)", 1, 1, 1, 24));
    SHOW_NEW(NEW("datetime", "(iiiii)", 1, 1, 1, 0, 60));
    SHOW_NEW(NEW("datetime", "(iiiiii)", 1, 1, 1, 0, 0, 60));
    SHOW_NEW(NEW("datetime", "(iiiiiii)", 1, 1, 1, 0, 0, 0, 1000000));
    SHOW_NEW(NEW("datetime", "(iid)", 1, 1, 1.0));
    SHOW_NEW(NEW("datetime", "(iiL)", 1, 1, 10000000000LL));
    SHOW_NEW(NEW("datetime", "(iiiiiiiOi)", 1, 1, 1, 0, 0, 0, 0, Py_None, 1));
    SHOW_NEW(NEW("datetime", "(y#)", "\x07\xe4\1\2\3\0\0\0\0\0", (Py_ssize_t)10));
    SHOW_NEW(NEW("datetime", "(y#N)", "\x07\xe4\x81\2\3\0\0\0\0\0", (Py_ssize_t)10, UTC));
    SHOW_NEW(NEW("datetime", "(y#i)", "\x07\xe4\x81\2\3\0\0\0\0\0", (Py_ssize_t)10, 5));
    SHOW_NEW(NEW("datetime", "(y#)", "\x07\xe4\x0d\2\3\0\0\0\0\0", (Py_ssize_t)10));
    SHOW_NEW(NEW("datetime", "(s#)", "\x07\x64\1\2\3\0\0\0\0\0", (Py_ssize_t)10));
    SHOW_NEW(NEW("datetime", "(s#)", "\x07\xe2\x82\xac\1\2\3\0\0\0\0\0", (Py_ssize_t)12));
}

static void states(void)
{
    SHOW_NEW(PLAIN(FULL(NONE), "__reduce__"));
    SHOW_NEW(PLAIN(FULL(UTC), "__reduce__"));
    for (int protocol = 1; protocol < 6; protocol++) {
        SHOW_NEW(CALL(FOLDED, "__reduce_ex__", "(i)", protocol));
    }
    SHOW_NEW(CALL(FOLDED, "__reduce_ex__", "(s)", "x"));
    static const char *const names[] = {"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        SHOW_NEW(dates_attribute(FULL(UTC), names[i]));
    }
}

static void sums(void)
{
    SHOW_NEW(ADD(FULL(NONE), DELTA("(iii)", 1, 86399, 999999)));
    SHOW_NEW(ADD(DELTA("(iii)", -1, 1, 999999), FULL(UTC)));
    SHOW_NEW(SUB(FULL(UTC), DELTA("(iii)", 1, 86399, 999999)));
    SHOW_NEW(SUB(FULL(UTC), DELTA("(i)", -999999999)));
    SHOW_NEW(ADD(FOLDED, DELTA("(i)", 1)));
    SHOW_NEW(ADD(NEW("datetime", "(iii)", 9999, 12, 31), DELTA("(i)", 1)));
    SHOW_NEW(SUB(NEW("datetime", "(iii)", 1, 1, 1), DELTA("(iii)", 0, 0, 1)));
    SHOW_NEW(ADD(FULL(NONE), PyLong_FromLong(1)));
    SHOW_NEW(SUB(FULL(NONE), PyLong_FromLong(1)));
    SHOW_NEW(SUB(DELTA("(i)", 1), FULL(NONE)));
    SHOW_NEW(ADD(FULL(NONE), FULL(NONE)));
    SHOW_NEW(SUB(FULL(NONE), DAY(2019, 1, 1)));
    SHOW_NEW(SUB(DAY(2019, 1, 1), FULL(NONE)));
    SHOW_NEW(SUB(FULL(UTC), FULL(ZONE(3600))));
    SHOW_NEW(SUB(FULL(ZONE(60)), FULL(ZONE(60))));
    SHOW_NEW(SUB(FULL(UTC), FULL(NONE)));
    SHOW_NEW(SUB(FULL(NONE), FULL(UTC)));
}

static void order(void)
{
    ORDER(FULL(NONE), FULL(NONE));
    ORDER(FULL(NONE), DAY(2021, 1, 1));
    ORDER(FULL(NONE), FULL(UTC));
    ORDER(FULL(UTC), FULL(ZONE(3600)));
    ORDER(FULL(UTC), FULL(NEW("timezone", "(Ns)", DELTA("()"), "same")));
    ORDER(NEW("datetime", "(iiiiiiiN)", 2020, 1, 1, 1, 0, 0, 0, ZONE(3600)),
          NEW("datetime", "(iiiiiiiN)", 2020, 1, 1, 0, 0, 0, 0, UTC));
    ORDER(FULL(NONE), DATE(2020, 2, 29));
    ORDER(FULL(NONE), PyLong_FromLong(5));
    ORDER(FOLDED, NEW("datetime", "(iiii)", 2020, 2, 29, 1));
    SHOW_NEW(dates_hash(FULL(NONE)));
    SHOW_NEW(dates_hash(FULL(UTC)));
    SHOW_NEW(dates_hash(FULL(ZONE(3600))));
    SHOW_NEW(dates_hash(FOLDED));
    SHOW_NEW(dates_hash(NEW("datetime", "(iiii)", 2020, 2, 29, 1)));
}

static void text(void)
{
    SHOW_NEW(STR(FULL(NONE)));
    SHOW_NEW(STR(FULL(ZONE(-3661))));
    SHOW_NEW(STR(DAY(1, 2, 3)));
    SHOW_NEW(PLAIN(FULL(UTC), "isoformat"));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(s)", " "));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(ss)", "x", "minutes"));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(s)", "\xe2\x82\xac"));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(ss)", "\xc3\xa9", "milliseconds"));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(s#)", "\0", (Py_ssize_t)1));
    SHOW_NEW(CALL_BY_NAME(FULL(NONE), "isoformat", PyTuple_New(0), Py_BuildValue("{s:s}", "timespec", "hours")));
    SHOW_NEW(CALL_BY_NAME(FULL(NONE), "isoformat", PyTuple_New(0), Py_BuildValue("{s:s}", "timespec", "days")));
    SHOW_NEW(CALL_BY_NAME(FULL(NONE), "isoformat", PyTuple_New(0), Py_BuildValue("{s:s}", "sep", "_")));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(s)", ""));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(s)", "ab"));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(i)", 5));
    SHOW_NEW(CALL(FULL(UTC), "isoformat", "(ssi)", "T", "hours", 5));
    SHOW_NEW(PLAIN(FULL(UTC), "ctime"));
    SHOW_NEW(PLAIN(FULL(UTC), "date"));
    SHOW_NEW(PLAIN(FULL(UTC), "time"));
    SHOW_NEW(PLAIN(FULL(UTC), "timetz"));
    SHOW_NEW(PLAIN(FOLDED, "time"));
    SHOW_NEW(PLAIN(FOLDED, "timetz"));
    SHOW_NEW(PLAIN(FULL(UTC), "timetuple"));
    SHOW_NEW(PLAIN(FULL(NONE), "timetuple"));
    SHOW_NEW(PLAIN(FULL(ZONE(86399)), "utctimetuple"));
    SHOW_NEW(PLAIN(FULL(NONE), "utctimetuple"));
    SHOW_NEW(PLAIN(NEW("datetime", "(iiiiiiiN)", 1, 1, 1, 0, 0, 0, 0, ZONE(60)), "utctimetuple"));
    SHOW_NEW(PLAIN(FULL(UTC), "isocalendar"));
    SHOW_NEW(PLAIN(FULL(UTC), "toordinal"));
    SHOW_NEW(PLAIN(FULL(UTC), "weekday"));
    SHOW_NEW(CALL(FULL(UTC), "strftime", "(s)", "%Y-%m-%dT%H:%M:%S.%f%z %Z %j %A %:z"));
    SHOW_NEW(CALL(FULL(NONE), "strftime", "(s)", "%Y%z|%Z|%:z"));
    SHOW_NEW(CALL(FULL(NONE), "__format__", "(s)", ""));
    SHOW_NEW(CALL(FULL(NONE), "__format__", "(s)", "%d.%m."));
    SHOW_NEW(OF_TYPE("datetime", "strptime", "(is)", 5, "x"));
    SHOW_NEW(OF_TYPE("datetime", "strptime", "(s)", "x"));
    for (int i = 0; i < 3; i++) {
        static const char *const limits[] = {"min", "max", "resolution"};
        SHOW_NEW(dates_attribute(dates_get("datetime", "datetime"), limits[i]));
    }
}

static void timestamps(void)
{
    static const double stamps[] = {0,          0.5,          -1.5,         1.9999999,  0.0000005, 0.0000015, 0.0000025,
                                    -0.0000005, -0.0000015,   1e9 + 0.1,    253402300799, 253402300800, 253402387200, -62135510400,
                                    -62135596800, -62135596801, 1e14, 1e18, 1e20,         -1e300};
    for (size_t i = 0; i < sizeof(stamps) / sizeof(*stamps); i++) {
        SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(d)", stamps[i]));
        SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(dN)", stamps[i], UTC));
        SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(dN)", stamps[i], ZONE(-3600)));
    }
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(i)", 86400));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(N)", INT("1000000000000000000000000000000")));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(s)", "a"));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(O)", Py_None));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(O)", Py_True));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(d)", (double)NAN));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(d)", (double)INFINITY));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "(ii)", 0, 5));
    SHOW_NEW(OF_TYPE("datetime", "fromtimestamp", "()"));
    SHOW_NEW(CALL_BY_NAME(dates_get("datetime", "datetime"), "fromtimestamp", Py_BuildValue("(i)", 0),
                          Py_BuildValue("{s:N}", "tz", UTC)));
    SHOW_NEW(PLAIN(FULL(UTC), "timestamp"));
    SHOW_NEW(PLAIN(FULL(ZONE(3600)), "timestamp"));
    SHOW_NEW(PLAIN(FULL(NONE), "timestamp"));
    SHOW_NEW(PLAIN(DAY(1, 1, 1), "timestamp"));
    SHOW_NEW(PLAIN(DAY(1, 1, 2), "timestamp"));
    SHOW_NEW(PLAIN(DAY(9999, 12, 31), "timestamp"));
    SHOW_NEW(PLAIN(NEW("datetime", "(iiiiiiiN)", 1, 1, 1, 0, 0, 0, 0, ZONE(3600)), "timestamp"));
    SHOW_NEW(OF_TYPE("datetime", "now", "(i)", 5));
    SHOW_NEW(OF_TYPE("datetime", "now", "(ii)", 5, 5));
    SHOW_NEW(CALL_BY_NAME(dates_get("datetime", "datetime"), "now", PyTuple_New(0), Py_BuildValue("{s:i}", "foo", 1)));
    SHOW_NEW(dates_attribute(OF_TYPE("datetime", "now", "(N)", UTC), "tzinfo"));
    SHOW_NEW(dates_attribute(OF_TYPE("datetime", "now", "()"), "tzinfo"));
    PyObject *now = OF_TYPE("datetime", "today", "()"), *limit = DAY(2020, 1, 1);
    SHOW(PyObject_RichCompareBool(now, limit, Py_GT));
    Py_DECREF(now);
    Py_DECREF(limit);
}

static void zones(void)
{
    SHOW_NEW(CALL(FULL(UTC), "astimezone", "(N)", ZONE(3600)));
    SHOW_NEW(CALL(FULL(ZONE(-60)), "astimezone", "(N)", ZONE(3600)));
    SHOW_NEW(CALL(FULL(NONE), "astimezone", "(N)", ZONE(3600)));
    SHOW_NEW(CALL(FULL(NONE), "astimezone", "()"));
    SHOW_NEW(CALL(FULL(UTC), "astimezone", "()"));
    SHOW_NEW(CALL(FULL(UTC), "astimezone", "(O)", Py_None));
    SHOW_NEW(CALL(FULL(UTC), "astimezone", "(i)", 5));
    SHOW_NEW(CALL(DAY(1, 1, 1), "astimezone", "(N)", UTC));
    SHOW_NEW(CALL(DAY(1, 1, 2), "astimezone", "(N)", UTC));
    SHOW_NEW(CALL(NEW("datetime", "(iiiiiiiN)", 1, 1, 1, 0, 0, 0, 0, ZONE(3600)), "astimezone", "(N)", UTC));
    SHOW_NEW(CALL_BY_NAME(FULL(UTC), "astimezone", PyTuple_New(0), Py_BuildValue("{s:N}", "tz", ZONE(60))));
    PyObject *moment = FULL(UTC), *utc = UTC;
    PyObject *same = PyObject_CallMethod(moment, "astimezone", "(O)", utc);
    SHOW(same == moment);
    Py_DECREF(same);
    Py_DECREF(moment);
    Py_DECREF(utc);
    static const char *const questions[] = {"utcoffset", "tzname", "dst"};
    for (size_t i = 0; i < 3; i++) {
        SHOW_NEW(PLAIN(FULL(NONE), questions[i]));
        SHOW_NEW(PLAIN(FULL(ZONE(60)), questions[i]));
        SHOW_NEW(CALL(FULL(NONE), questions[i], "(i)", 1));
    }
}

static void combining(void)
{
    SHOW_NEW(OF_TYPE("datetime", "combine", "(NN)", DATE(2020, 1, 1), NEW("time", "(iiii)", 1, 2, 3, 4)));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(NN)", DATE(2020, 1, 1), NEW("time", "(iiiiN)", 1, 2, 3, 4, UTC)));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(NNO)", DATE(2020, 1, 1), NEW("time", "(iiiiN)", 1, 2, 3, 4, UTC), Py_None));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(NNN)", FULL(UTC), NEW("time", "()"), ZONE(60)));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(NNi)", FULL(UTC), NEW("time", "()"), 5));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(Ni)", FULL(UTC), 5));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(iN)", 5, NEW("time", "()")));
    SHOW_NEW(OF_TYPE("datetime", "combine", "(N)", DATE(2020, 1, 1)));
    SHOW_NEW(OF_TYPE("datetime", "fromordinal", "(i)", 5));
    SHOW_NEW(OF_TYPE("datetime", "fromisocalendar", "(iii)", 2020, 1, 1));
    SHOW_NEW(CALL(FULL(UTC), "replace", "(i)", 2024));
    SHOW_NEW(CALL(FULL(UTC), "replace", "(i)", 2023));
    SHOW_NEW(CALL(FULL(UTC), "replace", "(iiiiiiiO)", 1, 2, 3, 4, 5, 6, 7, Py_None));
    SHOW_NEW(CALL(FULL(UTC), "replace", "(iiiiiiiOi)", 1, 2, 3, 4, 5, 6, 7, Py_None, 1));
    SHOW_NEW(CALL(FULL(UTC), "replace", "(iiiiiiiOii)", 1, 2, 3, 4, 5, 6, 7, Py_None, 1, 1));
    SHOW_NEW(CALL_BY_NAME(FULL(UTC), "replace", PyTuple_New(0), Py_BuildValue("{s:i,s:i}", "fold", 1, "hour", 0)));
    SHOW_NEW(CALL_BY_NAME(FULL(UTC), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "tzinfo", 1)));
    SHOW_NEW(CALL_BY_NAME(FULL(UTC), "__replace__", PyTuple_New(0), Py_BuildValue("{s:i}", "minute", 61)));
    SHOW_NEW(CALL_BY_NAME(FULL(UTC), "__replace__", PyTuple_New(0), Py_BuildValue("{s:s}", "minute", "x")));
}

static void all(void)
{
    making();
    states();
    sums();
    order();
    text();
    timestamps();
    zones();
    combining();
}

OBJECT_MAIN(all)
