/* tzinfo and timezone: what a class of C's answers is checked, fromutc converts, folds make times of two zones unequal, and
 * methods that are not there say so. */

#include "dates.h"

/* What the class answers: NULL raises. Times in it are shifted by an hour while `fold` is 1 when `by_fold` is set. */
static PyObject *offset_answer, *name_answer, *dst_answer;
static int by_fold;

static PyObject *answer(PyObject *value)
{
    if (value == NULL) {
        PyErr_SetString(PyExc_KeyError, "no answer");
    }
    return Py_XNewRef(value);
}

static PyObject *zone_utcoffset(PyObject *self, PyObject *about)
{
    if (by_fold && about != Py_None) {
        PyObject *fold = attribute_get(about, "fold");
        long is_second = PyLong_AsLong(fold);
        Py_DECREF(fold);
        return DELTA("(ii)", 0, is_second ? 3600 : 7200);
    }
    return answer(offset_answer);
}

static PyObject *zone_tzname(PyObject *self, PyObject *about)
{
    return answer(name_answer);
}

static PyObject *zone_dst(PyObject *self, PyObject *about)
{
    return answer(dst_answer);
}

static PyMethodDef zone_methods[] = {
    {"utcoffset", zone_utcoffset, METH_O, NULL},
    {"tzname", zone_tzname, METH_O, NULL},
    {"dst", zone_dst, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot zone_slots[] = {{Py_tp_methods, zone_methods}, {0, NULL}};
static PyType_Spec zone_spec = {"test.Zone", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, zone_slots};
static PyObject *zone_type;

#define OWN_ZONE PyObject_CallNoArgs(zone_type)
#define AWARE(zone) NEW("datetime", "(iiiiiiiN)", 2020, 2, 29, 13, 14, 15, 161718, (zone))
#define AWARE_TIME(zone) NEW("time", "(iiiiN)", 1, 2, 3, 4, (zone))

static void set_answers(PyObject *offset, PyObject *name, PyObject *dst)
{
    Py_XSETREF(offset_answer, offset);
    Py_XSETREF(name_answer, name);
    Py_XSETREF(dst_answer, dst);
}

static void questions(void)
{
    static const char *const names[] = {"utcoffset", "tzname", "dst"};
    for (size_t i = 0; i < 3; i++) {
        SHOW_NEW(PLAIN(AWARE(OWN_ZONE), names[i]));
        SHOW_NEW(PLAIN(AWARE_TIME(OWN_ZONE), names[i]));
    }
    SHOW_NEW(STR(AWARE(OWN_ZONE)));
    SHOW_NEW(STR(AWARE_TIME(OWN_ZONE)));
    SHOW_NEW(CALL(AWARE(OWN_ZONE), "strftime", "(s)", "%Z|%z|%:z"));
    SHOW_NEW(dates_hash(AWARE(OWN_ZONE)));
    SHOW_NEW(dates_hash(AWARE_TIME(OWN_ZONE)));
    SHOW_NEW(PLAIN(AWARE(OWN_ZONE), "timetuple"));
    SHOW_NEW(PLAIN(AWARE(OWN_ZONE), "utctimetuple"));
    SHOW_NEW(PLAIN(AWARE(OWN_ZONE), "timestamp"));
    SHOW_NEW(STR(CALL(AWARE(OWN_ZONE), "astimezone", "(N)", UTC)));
    SHOW_NEW(STR(CALL(AWARE(UTC), "astimezone", "(N)", OWN_ZONE)));
    ORDER(AWARE(OWN_ZONE), AWARE(UTC));
    ORDER(AWARE_TIME(OWN_ZONE), AWARE_TIME(UTC));
    ORDER(AWARE(OWN_ZONE), AWARE(NONE));
    SHOW_NEW(SUB(AWARE(OWN_ZONE), AWARE(UTC)));
    SHOW_NEW(SUB(AWARE(OWN_ZONE), AWARE(NONE)));
}

static void answers(void)
{
    by_fold = 0;
    printf("-- an hour\n");
    set_answers(DELTA("(ii)", 0, 3600), PyUnicode_FromString("own"), DELTA("()"));
    questions();
    printf("-- an hour, half of it saved\n");
    set_answers(DELTA("(ii)", 0, 3600), PyUnicode_FromString("a%Zb"), DELTA("(ii)", 0, 1800));
    questions();
    printf("-- None\n");
    set_answers(NONE, NONE, NONE);
    questions();
    printf("-- no dst\n");
    set_answers(DELTA("(ii)", 0, -60), NONE, NONE);
    questions();
    printf("-- other types\n");
    set_answers(PyLong_FromLong(1), PyLong_FromLong(2), PyLong_FromLong(3));
    questions();
    printf("-- too far\n");
    set_answers(DELTA("(i)", 1), PyUnicode_FromString("x"), DELTA("(i)", -1));
    questions();
    printf("-- exceptions\n");
    set_answers(NULL, NULL, NULL);
    questions();
    printf("-- by fold\n");
    set_answers(DELTA("(ii)", 0, 3600), PyUnicode_FromString("own"), DELTA("()"));
    by_fold = 1;
    questions();
    ORDER(AWARE(OWN_ZONE), AWARE(ZONE(7200)));
    ORDER(AWARE(ZONE(7200)), AWARE(OWN_ZONE));
    PyObject *zone = OWN_ZONE;
    PyObject *first = AWARE(Py_NewRef(zone));
    PyObject *second = CALL_BY_NAME(Py_NewRef(first), "replace", PyTuple_New(0), Py_BuildValue("{s:i}", "fold", 1));
    SHOW(PyObject_RichCompareBool(first, second, Py_EQ));
    SHOW(PyObject_Hash(first) == PyObject_Hash(second));
    SHOW_NEW(PyNumber_Subtract(first, second));
    Py_DECREF(zone);
    Py_DECREF(first);
    Py_DECREF(second);
    by_fold = 0;
    set_answers(NULL, NULL, NULL);
}

static void fixed(void)
{
    SHOW_NEW(NEW("timezone", "()"));
    SHOW_NEW(NEW("timezone", "(i)", 5));
    SHOW_NEW(NEW("timezone", "(Ni)", DELTA("()"), 5));
    SHOW_NEW(NEW("timezone", "(NO)", DELTA("()"), Py_None));
    SHOW_NEW(NEW("timezone", "(Nss)", DELTA("()"), "x", "y"));
    SHOW_NEW(NEW("timezone", "(N)", DELTA("(i)", 1)));
    SHOW_NEW(NEW("timezone", "(N)", DELTA("(i)", -1)));
    SHOW_NEW(NEW("timezone", "(N)", DELTA("(iii)", -1, 0, 1)));
    SHOW_NEW(NEW("timezone", "(N)", DELTA("()")));
    SHOW_NEW(NEW("timezone", "(Ns)", DELTA("()"), "UTC"));
    SHOW_NEW(NEW("timezone", "(Ns)", DELTA("(ii)", 0, 60), ""));
    SHOW_NEW(NEW_BY_NAME("timezone", PyTuple_New(0), Py_BuildValue("{s:N,s:s}", "offset", DELTA("(ii)", 0, 60), "name", "n")));
    static const int offsets[] = {0, 1, -1, 60, 3600, -3661, 86399, -86399};
    for (size_t i = 0; i < sizeof(offsets) / sizeof(*offsets); i++) {
        SHOW_NEW(ZONE(offsets[i]));
        SHOW_NEW(STR(ZONE(offsets[i])));
        SHOW_NEW(dates_hash(ZONE(offsets[i])));
        SHOW_NEW(PLAIN(ZONE(offsets[i]), "__getinitargs__"));
        SHOW_NEW(PLAIN(ZONE(offsets[i]), "__reduce__"));
        SHOW_NEW(CALL(ZONE(offsets[i]), "tzname", "(O)", Py_None));
        SHOW_NEW(CALL(ZONE(offsets[i]), "utcoffset", "(N)", AWARE(NONE)));
        SHOW_NEW(CALL(ZONE(offsets[i]), "dst", "(O)", Py_None));
    }
    SHOW_NEW(PLAIN(NEW("timezone", "(Ns)", DELTA("()"), "x"), "__getinitargs__"));
    SHOW_NEW(PLAIN(NEW("timezone", "(Ns)", DELTA("()"), "x"), "__reduce__"));
    SHOW_NEW(CALL(UTC, "utcoffset", "(i)", 5));
    SHOW_NEW(CALL(UTC, "tzname", "(i)", 5));
    SHOW_NEW(CALL(UTC, "dst", "(N)", DATE(1, 1, 1)));
    SHOW_NEW(CALL(UTC, "utcoffset", "()"));
    SHOW_NEW(CALL(UTC, "fromutc", "(i)", 5));
    SHOW_NEW(CALL(UTC, "fromutc", "(N)", AWARE(NONE)));
    SHOW_NEW(CALL(UTC, "fromutc", "(N)", AWARE(ZONE(5))));
    SHOW_NEW(CALL(UTC, "fromutc", "(N)", AWARE(UTC)));
    ORDER(ZONE(60), ZONE(60));
    ORDER(ZONE(60), ZONE(61));
    ORDER(ZONE(60), NEW("timezone", "(Ns)", DELTA("(ii)", 0, 60), "x"));
    ORDER(ZONE(60), PyLong_FromLong(5));
    static const char *const limits[] = {"utc", "min", "max"};
    for (int i = 0; i < 3; i++) {
        SHOW_NEW(dates_attribute(dates_get("datetime", "timezone"), limits[i]));
    }
    SHOW_NEW(dates_subclass("timezone", "Sub", PyDict_New()));
}

static void abstract(void)
{
    static const char *const names[] = {"utcoffset", "tzname", "dst"};
    for (size_t i = 0; i < 3; i++) {
        SHOW_NEW(CALL(NEW("tzinfo", "()"), names[i], "(O)", Py_None));
        SHOW_NEW(PLAIN(AWARE(NEW("tzinfo", "()")), names[i]));
        SHOW_NEW(PLAIN(AWARE_TIME(NEW("tzinfo", "()")), names[i]));
    }
    SHOW_NEW(CALL(NEW("tzinfo", "()"), "fromutc", "(i)", 5));
    SHOW_NEW(CALL(NEW("tzinfo", "()"), "fromutc", "(N)", AWARE(NONE)));
    SHOW_NEW(PLAIN(NEW("tzinfo", "(i)", 5), "__reduce__"));
    SHOW_NEW(CALL(NEW("tzinfo", "(i)", 5), "__reduce_ex__", "(i)", 2));
    SHOW_NEW(PLAIN(OWN_ZONE, "__reduce__"));
    PyObject *class = dates_subclass("tzinfo", "Named", Py_BuildValue("{s:s}", "__module__", "test"));
    PyObject *zone = PyObject_CallNoArgs(class);
    SHOW_STATUS(PyObject_SetAttrString(zone, "x", Py_True));
    SHOW_NEW(PyObject_CallMethod(zone, "__reduce__", NULL));
    Py_DECREF(zone);
    Py_DECREF(class);
}

static void all(void)
{
    zone_type = PyType_FromSpecWithBases(&zone_spec, dates_get("datetime", "tzinfo"));
    Py_DECREF(((PyTypeObject *)zone_type)->tp_base);
    answers();
    fixed();
    abstract();
    Py_CLEAR(zone_type);
}

OBJECT_MAIN(all)
