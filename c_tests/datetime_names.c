/* The names of the modules and of the types: which there are, of which kind, with which signature, documented or not. */

#include "dates.h"

static void show_names(const char *title, PyObject *op, PyObject *dict)
{
    PyObject *names = PyMapping_Keys(dict);
    REQUIRE(names != NULL && PyList_Sort(names) == 0);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(names); i++) {
        PyObject *name = PyList_GET_ITEM(names, i), *value = PyObject_GetItem(dict, name);
        printf("%s.%s: %s\n", title, PyUnicode_AsUTF8(name), Py_TYPE(value)->tp_name);
        if (!PyUnicode_Check(value) && !PyLong_Check(value)) {
            SHOW_DOCUMENTED(value);
            PyObject *text = attribute_get(value, "__text_signature__");
            if (text == NULL) {
                PyErr_Clear();
            } else {
                object_show("__text_signature__", text, 1);
            }
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
        SHOW_DOCUMENTED(type);
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
        object_show_documented(of_time[i], function);
        object_show("signature", attribute_get(function, "__text_signature__"), 1);
        Py_DECREF(function);
    }
    static const char *const modules[] = {"time", "_datetime", "datetime"};
    for (size_t i = 0; i < 3; i++) {
        PyObject *module = PyImport_ImportModule(modules[i]);
        object_show_documented(modules[i], module);
        Py_DECREF(module);
    }
    SHOW_NEW(dates_get("datetime", "MINYEAR"));
    SHOW_NEW(dates_get("datetime", "MAXYEAR"));
    SHOW_NEW(dates_get("datetime", "UTC"));
    PyObject *one = dates_get("datetime", "date"), *same = dates_get("_datetime", "date");
    SHOW(one == same);
    Py_DECREF(one);
    Py_DECREF(same);
}

OBJECT_MAIN(all)
