/* strptime of datetime and time: every directive, alternatives of different lengths, weeks, offsets, what is refused. */

#include "dates.h"

static const char *const cases[][2] = {
    {"2020-01-02", "%Y-%m-%d"}, {"2020-01-02x", "%Y-%m-%d"}, {"2020-01-02", "%Y-%m-%q"}, {"2020", "%"}, {"2020", "%Y%"}, {"a", "b"},
    {"", ""}, {"A", "a"}, {"\xc3\x89", "\xc3\xa9"}, {"2020 3 1", "%Y %d %m"}, {"2020  3", "%Y %d"}, {"2020  3", "%Y%d"},
    {"03 Feb 2020", "%d %b %Y"}, {"3 FEBRUARY 2020", "%d %B %Y"}, {"mon", "%a"}, {"Monday", "%a"}, {"Wed 3 2020", "%A %d %Y"},
    {"Wednesday 3 2020", "%A %d %Y"}, {"may", "%B"}, {"may", "%b"}, {"2020 60", "%Y %j"}, {"2020 366", "%Y %j"},
    {"2021 366", "%Y %j"}, {"366", "%j"}, {"9999 366", "%Y %j"}, {"367", "%j"}, {"0", "%j"}, {"2020 10 1", "%Y %U %w"},
    {"2020 10 1", "%Y %W %w"}, {"2020 10 0", "%Y %W %w"}, {"2020 10 0", "%Y %U %w"}, {"2020 0 0", "%Y %U %w"},
    {"2021 0 1", "%Y %W %w"}, {"1 0 0", "%d %U %w"}, {"0001 0 0", "%Y %U %w"}, {"0000 1 1", "%Y %U %w"}, {"0000 1", "%Y %j"}, {"2020 53 6", "%Y %U %w"}, {"2020 10", "%Y %W"},
    {"2020 10 1", "%G %V %u"}, {"2020 10 Mon", "%G %V %a"}, {"2020 53 7", "%G %V %u"}, {"2021 53 7", "%G %V %u"},
    {"2021 0 7", "%G %V %u"}, {"0000 1 7", "%G %V %u"}, {"9999 52 7", "%G %V %u"}, {"2020 10 1", "%Y %V %u"}, {"2020 10", "%G %V"},
    {"2020", "%G"}, {"10", "%V"}, {"2020 10 1 5", "%G %V %u %j"}, {"2020 5", "%G %j"}, {"12 AM", "%I %p"}, {"12 PM", "%I %p"},
    {"1 pm", "%I %p"}, {"11", "%I"}, {"12", "%I"}, {"13 PM", "%I %p"}, {"13 PM", "%H %p"}, {"99", "%y"}, {"68", "%y"}, {"69", "%y"},
    {"1", "%y"}, {"123456", "%f"}, {"1", "%f"}, {"12", "%f"}, {"1234567", "%f"}, {"+01:00", "%z"}, {"+0100", "%z"}, {"Z", "%z"},
    {"-01:02:03.456", "%z"}, {"+010203.456789", "%z"}, {"+01", "%z"}, {"+01:0203", "%z"}, {"+0102:03", "%z"}, {"+25:00", "%z"},
    {"z", "%z"}, {"+01:00:0", "%z"}, {"+01:00x", "%zx"}, {"+01:60", "%z"}, {"UTC", "%Z"}, {"gmt", "%Z"}, {"utc", "%Z"},
    {"EST", "%Z"}, {"UTC+01:00", "%Z%z"}, {"10:11:12", "%X"}, {"01/02/20", "%x"}, {"Wed Jan  1 10:11:12 2020", "%c"},
    {"2020  01", "%Y %m"}, {"2020\t01", "%Y \n%m"}, {"202001", "%Y %m"}, {"2020.01", "%Y.%m"}, {"2020(01)", "%Y(%m)"},
    {"60", "%S"}, {"61", "%S"}, {"62", "%S"}, {"24", "%H"}, {"2020-02-30", "%Y-%m-%d"}, {"0000-02-30", "%Y-%m-%d"}, {"%", "%%"},
    {"2020\n", "%Y"}, {"2020 1", "%Y%m"}, {"2020 1211", "%Y %d%m"}, {"2020 111", "%Y %d%m"}, {"2020 11", "%Y %d%m"},
    {"2020-1-1 1", "%Y-%m-%d%H"}, {"a", "%a"}, {"2020", "%-Y"}, {"2020", "%Ey"}, {"1", "%:z"}, {"1", "% "}, {"1", "%."},
    {"1", "%w"}, {"7", "%w"}, {"0", "%w"}, {"8", "%u"}, {"54", "%U"}, {"1 2", "%U %w"}, {"111111", "%H%M%S"}, {"11111", "%H%M%S"},
    {"1111", "%H%M%S"}, {"2020-01-02 03:04:05 +0100 UTC", "%Y-%m-%d %H:%M:%S %z %Z"},
    {"2020-02-29T13:14:15.161718Z", "%Y-%m-%dT%H:%M:%S.%f%z"}, {"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa0", "%Y"},
};

static void all(void)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        printf("'%s' by '%s'\n", cases[i][0], cases[i][1]);
        PyObject *args = Py_BuildValue("(ss)", cases[i][0], cases[i][1]);
        object_show("datetime", dates_method(dates_get("datetime", "datetime"), "strptime", Py_NewRef(args), NULL), 1);
        PyObject *tuple = dates_apply(dates_get("time", "strptime"), args, NULL);
        if (tuple == NULL) {
            object_show_error("time");
            continue;
        }
        object_show("time", tuple, 0);
        object_show("tm_gmtoff", attribute_get(tuple, "tm_gmtoff"), 1);
        object_show("tm_zone", attribute_get(tuple, "tm_zone"), 1);
        Py_DECREF(tuple);
    }
    SHOW_NEW(dates_apply(dates_get("time", "strptime"), Py_BuildValue("(s)", "10"), NULL));
    SHOW_NEW(dates_apply(dates_get("time", "strptime"), Py_BuildValue("(s)", "Wed Jan  1 10:11:12 2020"), NULL));
    SHOW_NEW(dates_apply(dates_get("time", "strptime"), Py_BuildValue("(is)", 5, "x"), NULL));
    SHOW_NEW(dates_apply(dates_get("time", "strptime"), Py_BuildValue("(si)", "x", 5), NULL));
    SHOW_NEW(OF_TYPE("datetime", "strptime", "(is)", 5, "x"));
    SHOW_NEW(OF_TYPE("datetime", "strptime", "(s)", "x"));
}

OBJECT_MAIN(all)
