/* time: making with checks, order and hash by offsets, text, replace, state. */

#include "dates.h"

static void making(void)
{
    SHOW_NEW(NEW("time", "()"));
    SHOW_NEW(NEW("time", "(i)", 1));
    SHOW_NEW(NEW("time", "(iii)", 1, 2, 3));
    SHOW_NEW(NEW("time", "(iiii)", 1, 2, 3, 4));
    SHOW_NEW(NEW("time", "(iiiiN)", 1, 2, 3, 4, UTC));
    SHOW_NEW(NEW("time", "(iiiiO)", 1, 2, 3, 4, Py_None));
    SHOW_NEW(NEW("time", "(iiiiOi)", 1, 2, 3, 4, Py_None, 1));
    SHOW_NEW(NEW("time", "(iiiii)", 1, 2, 3, 4, 5));
    SHOW_NEW(NEW("time", "(i)", 24));
    SHOW_NEW(NEW("time", "(i)", -1));
    SHOW_NEW(NEW("time", "(ii)", 0, 60));
    SHOW_NEW(NEW("time", "(iii)", 0, 0, 60));
    SHOW_NEW(NEW("time", "(iiii)", 0, 0, 0, 1000000));
    SHOW_NEW(NEW("time", "(d)", 1.5));
    SHOW_NEW(NEW("time", "(iiL)", 0, 0, 10000000000LL));
    SHOW_NEW(NEW_BY_NAME("time", PyTuple_New(0), Py_BuildValue("{s:i}", "fold", 1)));
    SHOW_NEW(NEW_BY_NAME("time", PyTuple_New(0), Py_BuildValue("{s:i}", "fold", 2)));
    SHOW_NEW(NEW_BY_NAME("time", Py_BuildValue("(i)", 5), Py_BuildValue("{s:N,s:i}", "tzinfo", UTC, "fold", 1)));
    SHOW_NEW(NEW_BY_NAME("time", Py_BuildValue("(i)", 24), Py_BuildValue("{s:i,s:i}", "tzinfo", 5, "fold", 5)));
    SHOW_NEW(NEW_BY_NAME("time", Py_BuildValue("(i)", 2), Py_BuildValue("{s:i,s:i}", "tzinfo", 5, "fold", 5)));
    SHOW_NEW(NEW_BY_NAME("time", Py_BuildValue("(i)", 2), Py_BuildValue("{s:i}", "tzinfo", 5)));
    SHOW_NEW(NEW_BY_NAME("time", PyTuple_New(0), Py_BuildValue("{s:i,s:i}", "hour", 1, "bar", 2)));
    SHOW_NEW(NEW_BY_NAME("time", Py_BuildValue("(i)", 2), Py_BuildValue("{s:i}", "hour", 5)));
    SHOW_NEW(NEW_BY_NAME("time", Py_BuildValue("(iiiiO)", 1, 2, 3, 4, Py_None), Py_BuildValue("{s:i,s:i}", "fold", 1, "x", 1)));
}

static void states(void)
{
    SHOW_NEW(NEW("time", "(y#)", "\1\2\3\0\0\5", (Py_ssize_t)6));
    SHOW_NEW(NEW("time", "(y#)", "\x81\2\3\0\0\5", (Py_ssize_t)6));
    SHOW_NEW(NEW("time", "(y#N)", "\x81\2\3\0\0\5", (Py_ssize_t)6, UTC));
    SHOW_NEW(NEW("time", "(y#O)", "\x81\2\3\0\0\5", (Py_ssize_t)6, Py_None));
    SHOW_NEW(NEW("time", "(y#i)", "\x81\2\3\0\0\5", (Py_ssize_t)6, 5));
    SHOW_NEW(NEW("time", "(y#)", "\x18\2\3\0\0\5", (Py_ssize_t)6));
    SHOW_NEW(NEW("time", "(y#)", "\1\2\3\0\0", (Py_ssize_t)5));
    SHOW_NEW(NEW("time", "(s#)", "\1\2\3\0\0\5", (Py_ssize_t)6));
    SHOW_NEW(NEW("time", "(s#N)", "\1\2\3\0\0\5", (Py_ssize_t)6, UTC));
    SHOW_NEW(NEW("time", "(s#)", "\1\xe2\x82\xac\3\0\0\5", (Py_ssize_t)8));
    SHOW_NEW(PLAIN(NEW("time", "(iiii)", 1, 2, 3, 4), "__reduce__"));
    SHOW_NEW(PLAIN(NEW("time", "(iiiiN)", 1, 2, 3, 4, UTC), "__reduce__"));
    for (int protocol = 0; protocol < 6; protocol++) {
        SHOW_NEW(CALL(NEW_BY_NAME("time", Py_BuildValue("(i)", 5), Py_BuildValue("{s:i}", "fold", 1)), "__reduce_ex__", "(i)",
                      protocol));
    }
    SHOW_NEW(CALL(NEW("time", "()"), "__reduce_ex__", "()"));
    SHOW_NEW(CALL(NEW("time", "()"), "__reduce_ex__", "(s)", "x"));
}

static void text(void)
{
    static const char *const specs[] = {"auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "x", ""};
    for (size_t i = 0; i < sizeof(specs) / sizeof(*specs); i++) {
        SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 456789), "isoformat", "(s)", specs[i]));
        SHOW_NEW(CALL_BY_NAME(NEW("time", "(i)", 1), "isoformat", PyTuple_New(0), Py_BuildValue("{s:s}", "timespec", specs[i])));
    }
    SHOW_NEW(CALL(NEW("time", "(i)", 1), "isoformat", "(i)", 5));
    SHOW_NEW(CALL(NEW("time", "(i)", 1), "isoformat", "(s#)", "a\0b", (Py_ssize_t)3));
    static const int offsets[] = {0, 1, -1, 3600, -3600, 3661, -86399, 86399};
    for (size_t i = 0; i < sizeof(offsets) / sizeof(*offsets); i++) {
        SHOW_NEW(STR(NEW("time", "(iiiiN)", 1, 2, 3, 4, ZONE(offsets[i]))));
        SHOW_NEW(CALL(NEW("time", "(iiiiN)", 1, 2, 3, 4, ZONE(offsets[i])), "strftime", "(s)", "%H %Y %j %z %Z %f %:z %%z"));
    }
    SHOW_NEW(STR(NEW("time", "(iiiiN)", 1, 2, 3, 4, NEW("timezone", "(N)", DELTA("(iii)", 0, -1, 5)))));
    SHOW_NEW(CALL(NEW("time", "(i)", 1), "strftime", "(s)", "%H %Y %j %U %a %z|%Z|%f|%:z"));
    SHOW_NEW(CALL(NEW("time", "(i)", 1), "__format__", "(s)", "%H"));
    SHOW_NEW(CALL(NEW("time", "(i)", 1), "__format__", "(s)", ""));
    SHOW_NEW(CALL(NEW("time", "(iiiiN)", 1, 2, 3, 4, NEW("timezone", "(Ns)", DELTA("()"), "a%bc%%")), "strftime", "(s)", "%Z %z"));
    static const char *const names[] = {"hour", "minute", "second", "microsecond", "tzinfo", "fold", "day"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        SHOW_NEW(dates_attribute(NEW("time", "(iiii)", 1, 2, 3, 4), names[i]));
    }
    static const char *const questions[] = {"utcoffset", "tzname", "dst"};
    for (size_t i = 0; i < 3; i++) {
        SHOW_NEW(PLAIN(NEW("time", "()"), questions[i]));
        SHOW_NEW(PLAIN(NEW("time", "(iiiiN)", 1, 2, 3, 4, ZONE(60)), questions[i]));
        SHOW_NEW(CALL(NEW("time", "()"), questions[i], "(i)", 1));
    }
    for (int i = 0; i < 3; i++) {
        static const char *const limits[] = {"min", "max", "resolution"};
        SHOW_NEW(dates_attribute(dates_get("datetime", "time"), limits[i]));
    }
}

static PyObject *at(int hour, int minute, PyObject *zone)
{
    return NEW("time", "(iiiiN)", hour, minute, 0, 0, zone);
}

static void order(void)
{
    ORDER(NEW("time", "(ii)", 1, 2), NEW("time", "(ii)", 1, 3));
    ORDER(NEW("time", "(ii)", 1, 2), at(1, 2, UTC));
    ORDER(at(1, 0, UTC), at(2, 0, ZONE(3600)));
    ORDER(at(1, 0, UTC), at(2, 0, ZONE(3601)));
    ORDER(at(1, 0, ZONE(-60)), at(1, 0, ZONE(-60)));
    ORDER(at(23, 0, ZONE(-7200)), at(1, 0, UTC));
    ORDER(at(1, 0, NEW("timezone", "(N)", DELTA("(iii)", 0, 0, 5))), at(1, 0, UTC));
    ORDER(NEW("time", "()"), PyLong_FromLong(1));
    SHOW_NEW(dates_hash(NEW("time", "(ii)", 1, 2)));
    SHOW_NEW(dates_hash(NEW_BY_NAME("time", Py_BuildValue("(ii)", 1, 2), Py_BuildValue("{s:i}", "fold", 1))));
    SHOW_NEW(dates_hash(at(1, 0, UTC)));
    SHOW_NEW(dates_hash(at(2, 0, ZONE(3600))));
    SHOW_NEW(dates_hash(at(0, 0, ZONE(3600))));
    PyObject *midnight = NEW("time", "()");
    SHOW_STATUS(PyObject_IsTrue(midnight));
    SHOW_STATUS(PyObject_SetAttrString(midnight, "hour", Py_None));
    Py_DECREF(midnight);
}

static void replacing(void)
{
    SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 4), "replace", "(i)", 5));
    SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 4), "replace", "(iiiiN)", 5, 6, 7, 8, UTC));
    SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 4), "replace", "(iiiiOi)", 5, 6, 7, 8, Py_None, 1));
    SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 4), "replace", "(iiiiOii)", 5, 6, 7, 8, Py_None, 1, 2));
    SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 4), "replace", "(i)", 25));
    SHOW_NEW(CALL(NEW("time", "(iiii)", 1, 2, 3, 4), "replace", "(L)", 10000000000LL));
    SHOW_NEW(CALL(NEW("time", "(iiiiN)", 1, 2, 3, 4, UTC), "replace", "(i)", 5));
    SHOW_NEW(CALL_BY_NAME(at(1, 2, UTC), "replace", PyTuple_New(0), Py_BuildValue("{s:O}", "tzinfo", Py_None)));
    SHOW_NEW(CALL_BY_NAME(at(1, 2, UTC), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "tzinfo", 5)));
    SHOW_NEW(CALL_BY_NAME(at(1, 2, UTC), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "fold", 5)));
    SHOW_NEW(CALL_BY_NAME(at(1, 2, UTC), "__replace__", PyTuple_New(0), Py_BuildValue("{s:i,s:i}", "fold", 1, "second", 9)));
    SHOW_NEW(CALL_BY_NAME(at(1, 2, UTC), "__replace__", PyTuple_New(0), Py_BuildValue("{s:i}", "year", 1)));
}

static void all(void)
{
    making();
    states();
    text();
    order();
    replacing();
}

OBJECT_MAIN(all)
