/* When memory runs out at any moment, what dates and times do gives its result or MemoryError, and leaves nothing. */

#include "dates.h"

static PyMemAllocatorEx original[2];
static long left = -1;

static int fails(void)
{
    return left >= 0 && left-- == 0;
}

static void *fail_malloc(void *of, size_t size)
{
    PyMemAllocatorEx *next = of;
    return fails() ? NULL : next->malloc(next->ctx, size);
}

static void *fail_calloc(void *of, size_t count, size_t size)
{
    PyMemAllocatorEx *next = of;
    return fails() ? NULL : next->calloc(next->ctx, count, size);
}

static void *fail_realloc(void *of, void *block, size_t size)
{
    PyMemAllocatorEx *next = of;
    return fails() ? NULL : next->realloc(next->ctx, block, size);
}

static void pass_free(void *of, void *block)
{
    PyMemAllocatorEx *next = of;
    next->free(next->ctx, block);
}

static PyObject *delta, *number, *date, *moment, *zone, *time_of_day, *types[4], *args[4], *text, *format, *week;

static PyObject *operation(int i)
{
    static PyObject *names[16];
    static const char *const texts[] = {"isoformat", "timetuple", "isocalendar", "__reduce__", "timestamp", "utcoffset", "tzname", "ctime",
                                        "strftime", "fromisoformat", "astimezone", "replace", "fromtimestamp", "total_seconds", "timetz",
                                        "date"};
    for (int n = 0; n < 16 && names[n] == NULL; n++) {
        names[n] = PyUnicode_InternFromString(texts[n]);
    }
    if (i < 4) {
        return PyObject_Call(types[i], args[i], NULL);
    }
    switch (i) {
    case 4: return PyNumber_Add(delta, delta);
    case 5: return PyNumber_Multiply(delta, number);
    case 6: return PyNumber_Divmod(delta, delta);
    case 7: return PyNumber_TrueDivide(delta, delta);
    case 8: return PyNumber_Add(moment, delta);
    case 9: return PyNumber_Subtract(moment, moment);
    case 10: return PyNumber_Subtract(date, date);
    case 11: return PyObject_Repr(delta);
    case 12: return PyObject_Str(delta);
    case 13: return PyObject_Repr(moment);
    case 14: return PyObject_Str(moment);
    case 15: return PyObject_Repr(time_of_day);
    case 16: return PyObject_Repr(zone);
    case 17: return PyObject_Str(zone);
    case 18: return PyObject_CallMethodNoArgs(moment, names[0]);
    case 19: return PyObject_CallMethodNoArgs(moment, names[1]);
    /* Not isocalendar and timestamp: CPython 3.13.0 returns a result with a MemoryError there, or loses a block. */
    case 20: return PyObject_CallMethodNoArgs(zone, names[3]);
    case 21: return PyObject_CallMethodNoArgs(moment, names[3]);
    case 22: return PyObject_CallMethodNoArgs(time_of_day, names[0]);
    case 23: return PyObject_CallMethodNoArgs(moment, names[6]);
    case 24: return PyObject_CallMethodNoArgs(moment, names[7]);
    case 25: return PyObject_CallMethodOneArg(moment, names[8], format);
    case 26: return PyObject_CallMethodOneArg(types[2], names[9], text);
    case 27: return PyObject_CallMethodNoArgs(moment, names[10]);
    case 28: return PyObject_CallMethodOneArg(moment, names[10], zone);
    case 29: return PyObject_CallMethodOneArg(date, names[11], number);
    case 30: return PyObject_CallMethodObjArgs(types[2], names[12], number, zone, NULL);
    case 31: return PyObject_CallMethodNoArgs(delta, names[13]);
    case 32: return PyObject_CallMethodNoArgs(moment, names[14]);
    case 33: return PyObject_CallMethodNoArgs(moment, names[15]);
    case 34: return PyObject_Repr(week);
    case 35: return PyObject_RichCompare(moment, moment, Py_EQ);
    default: return NULL;
    }
}

static void body(void)
{
    static const PyMemAllocatorDomain domains[] = {PYMEM_DOMAIN_OBJ, PYMEM_DOMAIN_MEM};
    number = PyLong_FromLong(2021);
    delta = DELTA("(iii)", 5, 6, 7);
    date = DATE(2020, 3, 4);
    zone = NEW("timezone", "(Ns)", DELTA("(ii)", 0, 3600), "a%b");
    moment = NEW("datetime", "(iiiiiiiO)", 2020, 3, 4, 5, 6, 7, 8, zone);
    time_of_day = NEW("time", "(iiiiO)", 5, 6, 7, 8, zone);
    week = PyObject_CallMethod(date, "isocalendar", NULL);
    text = PyUnicode_FromString("2020-03-04T05:06:07.000008+02:00");
    format = PyUnicode_FromString("%Y %z %Z %f %A");
    static const char *const names[] = {"timedelta", "date", "datetime", "timezone"};
    for (int i = 0; i < 4; i++) {
        types[i] = dates_get("datetime", names[i]);
    }
    args[0] = Py_BuildValue("(ddd)", 1.5, 2.5, 3.5);
    args[1] = Py_BuildValue("(iii)", 2020, 3, 4);
    args[2] = Py_BuildValue("(iiiiiiiO)", 2020, 3, 4, 5, 6, 7, 8, zone);
    args[3] = Py_BuildValue("(N)", DELTA("(ii)", 0, 60));
    PyMemAllocatorEx failing[2];
    for (int i = 0; i < 2; i++) {
        PyMem_GetAllocator(domains[i], &original[i]);
        PyMemAllocatorEx own = {&original[i], fail_malloc, fail_calloc, fail_realloc, pass_free};
        failing[i] = own;
    }
    for (int i = 0; i < 36; i++) {
        PyObject *expected = operation(i);
        REQUIRE(expected != NULL);
        for (long n = 0;; n++) {
            for (int d = 0; d < 2; d++) {
                PyMem_SetAllocator(domains[d], &failing[d]);
            }
            left = n;
            PyObject *result = operation(i);
            int all_given = left >= 0;
            left = -1;
            for (int d = 0; d < 2; d++) {
                PyMem_SetAllocator(domains[d], &original[d]);
            }
            if (result == NULL) {
                REQUIRE(PyErr_ExceptionMatches(PyExc_MemoryError));
                PyErr_Clear();
            } else {
                REQUIRE(PyObject_RichCompareBool(result, expected, Py_EQ) == 1);
                Py_DECREF(result);
            }
            if (all_given) {
                break;
            }
        }
        object_show("result", expected, 1);
    }
    PyObject **const all[] = {&delta, &number, &date, &moment, &zone, &time_of_day, &text, &format, &week};
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        Py_CLEAR(*all[i]);
    }
    for (int i = 0; i < 4; i++) {
        Py_CLEAR(types[i]);
        Py_CLEAR(args[i]);
    }
}

OBJECT_MAIN(body)
