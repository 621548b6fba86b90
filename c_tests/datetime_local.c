/* Local time in zones whose clocks are turned: folds, gaps, astimezone, timestamps, the names of the module time. */

#include "dates.h"

static void turn_of(int year, int month, int day, int first_hour)
{
    for (int quarter = 0; quarter < 20; quarter++) {
        for (int fold = 0; fold < 2; fold++) {
            PyObject *moment = NEW_BY_NAME("datetime",
                                           Py_BuildValue("(iiiii)", year, month, day, first_hour + quarter / 4, quarter % 4 * 15),
                                           Py_BuildValue("{s:i}", "fold", fold));
            PyObject *stamp = PyObject_CallMethod(moment, "timestamp", NULL);
            object_show("moment", moment, 0);
            object_show("timestamp", stamp, 0);
            object_show("and back", OF_TYPE("datetime", "fromtimestamp", "(O)", stamp), 1);
            object_show("astimezone", PyObject_CallMethod(moment, "astimezone", NULL), 1);
            object_show("in UTC", CALL(Py_NewRef(moment), "astimezone", "(N)", UTC), 1);
            Py_DECREF(stamp);
            Py_DECREF(moment);
        }
    }
}

static void zone(const char *name)
{
    printf("-- %s\n", name);
    setenv("TZ", name, 1);
    SHOW_NEW(PLAIN(dates_get("time", "tzset"), "__call__"));
    static const char *const names[] = {"timezone", "altzone", "daylight", "tzname"};
    for (size_t i = 0; i < 4; i++) {
        SHOW_NEW(dates_get("time", names[i]));
    }
    turn_of(2021, 3, 28, 0);
    turn_of(2021, 10, 31, 0);
    SHOW_NEW(dates_apply(dates_get("time", "localtime"), Py_BuildValue("(i)", 1625000000), NULL));
    SHOW_NEW(dates_attribute(dates_apply(dates_get("time", "localtime"), Py_BuildValue("(i)", 1625000000), NULL), "tm_zone"));
    SHOW_NEW(dates_attribute(dates_apply(dates_get("time", "localtime"), Py_BuildValue("(i)", 1625000000), NULL), "tm_gmtoff"));
    SHOW_NEW(dates_apply(dates_get("time", "ctime"), Py_BuildValue("(i)", 1625000000), NULL));
    SHOW_NEW(dates_apply(dates_get("time", "mktime"), Py_BuildValue("((iiiiiiiii))", 2021, 7, 1, 12, 0, 0, 0, 0, -1), NULL));
    SHOW_NEW(dates_apply(dates_get("time", "strftime"),
                         Py_BuildValue("(sN)", "%H %Z %z", dates_apply(dates_get("time", "localtime"),
                                                                      Py_BuildValue("(i)", 1625000000), NULL)), NULL));
    SHOW_NEW(OF_TYPE("date", "fromtimestamp", "(i)", 1635631200));
}

static void all(void)
{
    zone("CET-1CEST,M3.5.0,M10.5.0/3");
    zone("EST5EDT,M3.2.0,M11.1.0");
    zone("AEST-10AEDT,M10.1.0,M4.1.0/3");
    zone("<+0330>-3:30");
    zone("UTC0");
}

OBJECT_MAIN(all)
