/* The names of the modules and of the types: which there are, of which kind, with which signature and documentation. */

#include "dates.h"

static void show_names(const char *title, PyObject *op, PyObject *dict)
{
    PyObject *names = PyMapping_Keys(dict);
    REQUIRE(names != NULL && PyList_Sort(names) == 0);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(names); i++) {
        PyObject *name = PyList_GET_ITEM(names, i), *value = PyObject_GetItem(dict, name);
        printf("%s.%s: %s\n", title, PyUnicode_AsUTF8(name), Py_TYPE(value)->tp_name);
        static const char *const more[] = {"__doc__", "__text_signature__"};
        for (int n = 0; n < 2 && !PyUnicode_Check(value) && !PyLong_Check(value); n++) {
            PyObject *text = attribute_get(value, more[n]);
            if (text == NULL) {
                PyErr_Clear();
                continue;
            }
            object_show(more[n], text, 1);
        }
        Py_DECREF(value);
    }
    Py_DECREF(names);
}

static void all(void)
{
    static const char *const types[] = {"timedelta", "date", "datetime", "time", "tzinfo", "timezone"};
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        PyObject *type = dates_get("_datetime", types[i]);
        PyObject *dict = attribute_get(type, "__dict__");
        show_names(types[i], type, dict);
        object_show("doc", attribute_get(type, "__doc__"), 1);
        object_show("module", attribute_get(type, "__module__"), 1);
        object_show("signature", attribute_get(type, "__text_signature__"), 1);
        Py_DECREF(dict);
        Py_DECREF(type);
    }
    static const char *const of_time[] = {"time", "time_ns", "sleep", "gmtime", "localtime", "asctime", "ctime", "mktime", "strftime", "strptime",
                                          "tzset", "monotonic", "perf_counter_ns", "process_time", "thread_time_ns", "clock_gettime",
                                          "clock_gettime_ns", "clock_settime", "clock_settime_ns", "clock_getres", "get_clock_info",
                                          "pthread_getcpuclockid", "struct_time"};
    for (size_t i = 0; i < sizeof(of_time) / sizeof(*of_time); i++) {
        PyObject *function = dates_get("time", of_time[i]);
        object_show(of_time[i], attribute_get(function, "__doc__"), 1);
        object_show("signature", attribute_get(function, "__text_signature__"), 1);
        Py_DECREF(function);
    }
    SHOW_NEW(dates_get("time", "__doc__"));
    SHOW_NEW(dates_get("_datetime", "__doc__"));
    SHOW_NEW(dates_get("datetime", "__doc__"));
    SHOW_NEW(dates_get("datetime", "MINYEAR"));
    SHOW_NEW(dates_get("datetime", "MAXYEAR"));
    SHOW_NEW(dates_get("datetime", "UTC"));
    PyObject *one = dates_get("datetime", "date"), *same = dates_get("_datetime", "date");
    SHOW(one == same);
    Py_DECREF(one);
    Py_DECREF(same);
}

OBJECT_MAIN(all)
