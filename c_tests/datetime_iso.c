/* fromisoformat takes and refuses what CPython does, oddities included, for the three types; texts are made by hand and at
 * random. */

#include "dates.h"

static const char *const texts[] = {
    "2020-01-01", "20200101", "2020-W01", "2020W01", "2020-W01-1", "2020W011", "2020-W53-7", "2020-W54-1", "2021-W53-1",
    "2020-W01-0", "2020-W01-8", "2020-W00-1", "0000-W01-1", "0001-W01-1", "9999-W52-5", "9999-W52-6", "9999-W53-1",
    "20200101xx", "2020W01123", "2020W0112", "2020-W011", "2020-W01-", "2020-W0", "2020-01", "2020-1-1", "2020-01-0a",
    "2020-01-00", "2020-13-01", "2020-02-30", "0000-01-01", "2020W01-", "2020-0101", "202001-01", "", "2", "2020",
    "2020-W01-10", "2020-W01-1T10", "2020-W01-10:30", "2020-W01T10", "2020W01T10", "2020W0110", "2020W01110",
    "2020W011T10", "2020W011010", "2020W0110101", "2020-01-01T", "2020-01-01T1", "2020-01-01T10", "2020-01-01 10:11",
    "2020-01-01x10:11:12", "2020-01-01T10:11:12.5", "2020-01-01T10:11:12,123456789", "2020-01-01T101112.1234567Z",
    "20200101T10Z", "20200101T10:00:00.5+01:00", "2020-01-01T24:00", "2020-01-01T25:00", "2020-13-01T25:00",
    "2020-01-01T10:60", "2020-01-01T10:00:60", "2020-01-01T10x", "2020-01-01 10:00:00+99:00",
    "2020-01-01 10:00:00+00:99", "2020-01-01 10:00+00:60:99", "2020-01-01T00:00:00-23:59:59.999999",
    "2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00-24:00", "2020-01-01T00:00+00:00:00.000001",
    "01", "0102", "010203", "01:02", "01:02:03", "1", "T01", "TT01", "T", "Z", "+01", "01Z", "01z", "01+1", "01+01", "01-01",
    "01+01:", "01+01.5", "01+010203.5", "01-01:02:03.5", "01:02:+01:00", "01:+01:00", "01x+01:00", "01:02x+01:00",
    "01:02:03x+01:00", "01:02:03.123456x+01:00", "01:02:03.12x+01:00", "0102034", "01020345", "010203x", "01:02:034",
    "01:02:03:4", "01:02:03:45", "01.5", "01:02.5", "0102.5", "01,5", "010203,5Z", "01:02:03.", "01:02:03.+01", "01+01Z",
    "01+01+02", "01Z+02", "01Z0", "01:02:03.1234567x", "01+0102x", "01+01:02:03.1234567x", "01+01:02:03.1x", "01:0203",
    "0102:03", "25:00", "01:02:03.0000001", "01:02+23:59", "01:02-00:00", "01:02-00:00:01", "01 ", " 01", "01:02 +01",
    "2020-01-01\xc3\xa9" "10", "2020-01-01\xe2\x82\xac" "10:11", "2020-01-01\xf0\x90\x80\x80" "10", "20200101\xc3\xa9",
    "2020-01-01T10\xc3\xa9", "01:02:03.\xc3\xa9", "01:02:03.12\xc3\xa9", "01:02:03.123456\xc3\xa9+01", "01\xc3\xa9+01",
    "\xc3\xa9", "2020\xc3\xa9\xc3\xa9\xc3\xa9",
};

static const char *const types[] = {"date", "time", "datetime"};

static void try_all(PyObject *text)
{
    for (int i = 0; i < 3; i++) {
        PyObject *result = OF_TYPE(types[i], "fromisoformat", "(O)", text);
        object_show(types[i], result, 1);
    }
}

static void by_hand(void)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        PyObject *text = PyUnicode_FromString(texts[i]);
        object_show("text", text, 0);
        try_all(text);
        Py_DECREF(text);
    }
    static const struct {
        const char *bytes;
        Py_ssize_t length;
    } with_nul[] = {{"01\0", 3}, {"01:02\0", 6}, {"01:02\0x", 7}, {"01:02Z\0", 7}, {"2020-01-01\0" "10", 13}, {"01:02Z\0x", 8}};
    for (size_t i = 0; i < sizeof(with_nul) / sizeof(*with_nul); i++) {
        PyObject *text = PyUnicode_FromStringAndSize(with_nul[i].bytes, with_nul[i].length);
        try_all(text);
        Py_DECREF(text);
    }
    PyObject *surrogate = PyUnicode_FromOrdinal(0xD800);
    static const char *const around[] = {"2020-01-01%U10", "20200101%U10:00", "2020W01%U10", "01:02%U", "01:02%U+01:00", "%U"};
    for (size_t i = 0; i < sizeof(around) / sizeof(*around); i++) {
        PyObject *text = PyUnicode_FromFormat(around[i], surrogate);
        try_all(text);
        Py_DECREF(text);
    }
    Py_DECREF(surrogate);
    SHOW_NEW(OF_TYPE("date", "fromisoformat", "(i)", 5));
    SHOW_NEW(OF_TYPE("time", "fromisoformat", "(O)", Py_None));
    SHOW_NEW(OF_TYPE("datetime", "fromisoformat", "(y)", "2020-01-01"));
    SHOW_NEW(OF_TYPE("datetime", "fromisoformat", "()"));
}

static unsigned long long state;

static unsigned next(unsigned limit)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(state >> 33) % limit;
}

/* Texts of the grammar, with one or two characters changed, put in or taken out. */
static void at_random(void)
{
    static const char *const dates[] = {"2020-01-01", "20200101", "2020-W01-1", "2020W011", "2020-W01", "2020W01", ""};
    static const char *const separators[] = {"T", " ", "", "1", "-"};
    static const char *const times[] = {"10:11:12.123456", "101112", "10", "10:11", "101112.5", "10:11:12,1234567", "1011", ""};
    static const char *const zones[] = {"", "Z", "+01:00", "-0130", "+01:02:03.5", "-23:59:59.999999", "+00", "+2400"};
    static const char noise[] = "0123456789:-+.,ZTWx ";
    state = 20241124;
    for (int i = 0; i < 4000; i++) {
        char text[80];
        snprintf(text, sizeof(text), "%s%s%s%s", dates[next(7)], separators[next(5)], times[next(8)], zones[next(8)]);
        for (unsigned changes = next(3); changes > 0; changes--) {
            size_t length = strlen(text);
            if (length == 0) {
                break;
            }
            size_t at = next((unsigned)length);
            char character = noise[next(sizeof(noise) - 1)];
            switch (next(3)) {
            case 0:
                text[at] = character;
                break;
            case 1:
                memmove(text + at, text + at + 1, length - at);
                break;
            default:
                memmove(text + at + 1, text + at, length - at + 1);
                text[at] = character;
            }
        }
        PyObject *op = PyUnicode_FromString(text);
        printf("%s\n", text);
        try_all(op);
        Py_DECREF(op);
    }
}

static void all(void)
{
    by_hand();
    at_random();
}

OBJECT_MAIN(all)
