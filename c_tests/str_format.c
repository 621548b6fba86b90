/* str.format and str.__format__: fields, numbering, attributes, items, conversions, specifications; what is wrong. */
#include "str.h"

/* format with arguments that have names. */
static void format_named(const char *title, const char *utf8, const char *format, ...)
{
    PyObject *self = str_of(utf8), *args = PyTuple_New(0);
    va_list va;
    va_start(va, format);
    PyObject *names = Py_VaBuildValue(format, va);
    va_end(va);
    PyObject *method = str_get(self, "format");
    object_show(title, PyObject_Call(method, args, names), 1);
    Py_DECREF(method);
    Py_DECREF(args);
    Py_DECREF(names);
    Py_DECREF(self);
}

#define FORMAT(utf8, ...) format_named(#utf8 " " #__VA_ARGS__, utf8, __VA_ARGS__)

static void body(void)
{
    METHOD("a", format_map, "(i)", 1);
    METHOD("{}", format, "()");
    METHOD("{a}", format, "()");
    METHOD("{", format, "()");
    METHOD("}", format, "()");
    METHOD("{0}{}", format, "(i)", 1);
    METHOD("{}{0}", format, "(ii)", 1, 2);
    METHOD("{0.}", format, "(i)", 1);
    METHOD("{0[}", format, "(i)", 1);
    METHOD("{0[]}", format, "(i)", 1);
    METHOD("{0!x}", format, "(i)", 1);
    METHOD("{0!}", format, "(i)", 1);
    METHOD("{0!rx}", format, "(i)", 1);
    METHOD("{0:{}}", format, "(i)", 1);
    METHOD("{:{:{}}}", format, "(iii)", 1, 2, 3);
    METHOD("{0[a}", format, "(i)", 1);
    METHOD("{0]}", format, "(i)", 1);
    METHOD("{!r", format, "(i)", 1);
    METHOD("{a b}", format, "(i)", 1);
    METHOD("{99999999999999999999}", format, "(i)", 1);
    METHOD("{0[99999999999999999999]}", format, "(i)", 1);
    METHOD("{:x}", format, "(s)", "a");
    METHOD("{:+}", format, "(s)", "a");
    METHOD("{: }", format, "(s)", "a");
    METHOD("{:=5}", format, "(s)", "a");
    METHOD("{:,}", format, "(s)", "a");
    METHOD("{:_}", format, "(s)", "a");
    METHOD("{:#}", format, "(s)", "a");
    METHOD("{:05}", format, "(s)", "a");
    METHOD("{:z}", format, "(s)", "a");
    METHOD("{:.}", format, "(s)", "a");
    METHOD("{:99999999999999999999}", format, "(s)", "a");
    METHOD("{:.99999999999999999999}", format, "(s)", "a");
    METHOD("{:5xx}", format, "(s)", "a");
    METHOD("{:,_}", format, "(s)", "a");
    METHOD("{:.3}", format, "(s)", "abcdef");
    METHOD("a", __format__, "()");
    METHOD("a", __format__, "(i)", 1);
    METHOD("a", __format__, "(s)", "\x7f");
    METHOD("a", __format__, "(s)", ",\x7f");
    METHOD("a", __format__, "(s)", ",\xc3\xa9");
    METHOD("{0:", format, "(i)", 1);
    METHOD("{0!r:", format, "(i)", 1);
    METHOD("{0", format, "(i)", 1);
    METHOD("{", format, "(i)", 1);
    METHOD("{0!", format, "(i)", 1);
    METHOD("{0[", format, "(i)", 1);
    METHOD("{0[]", format, "(i)", 1);
    METHOD("{0[1]x}", format, "([ii])", 1, 2);
    METHOD("{0[1].x}", format, "([ii])", 1, 2);
    METHOD("{a{b}}", format, "(i)", 1);
    METHOD("{0.a{b}}", format, "(i)", 1);
    METHOD("{:{}}", format, "(ii)", 1, 5);
    METHOD("{:{}{}}", format, "(iis)", 1, 5, "d");
    METHOD("{0:{1}}", format, "(ii)", 1, 5);
    METHOD("a}", format, "()");
    METHOD("a}b", format, "()");
    METHOD("{{}}", format, "()");
    METHOD("{}{}", format, "(i)", 1);
    METHOD("{0[x]}", format, "({s:i})", "x", 1);
    METHOD("{0[0]}", format, "({i:i})", 0, 1);
    METHOD("{0[-1]}", format, "({s:i})", "-1", 1);
    METHOD("{!s:>5}|{!r}|{!a}", format, "(sss)", "a", "\303\251", "\303\251");
    METHOD("{:{}{{}", format, "(ii)", 1, 2);
    METHOD("{0!\001}", format, "(i)", 1);
    METHOD("{0!\303\251}", format, "(i)", 1);
    METHOD("{:,,}", format, "(s)", "a");
    METHOD("{:_,}", format, "(s)", "a");
    METHOD("{:__}", format, "(s)", "a");
    METHOD("{:\303\251}", format, "(s)", "a");
    METHOD("{:\303\251<5}|{:^6}|{:>5.2}", format, "(sss)", "a", "b", "abc");
    METHOD("{0[}]}", format, "({s:i})", "}", 1);
    METHOD("{0[{]}", format, "({s:i})", "{", 1);
    METHOD("{a.b[c]}", format_map, "({s:i})", "a", 1);
    METHOD("{0}", format_map, "({s:i})", "0", 1);
    METHOD("{}", format_map, "({s:i})", "0", 1);
    METHOD("{:}}", format, "(i)", 1);
    FORMAT("{a!r:{b}}", "{s:i,s:s}", "a", 1, "b", ">5");
    METHOD("{0:{0:{0}}}", format, "(i)", 1);
    METHOD("{ }", format, "(i)", 1);
    METHOD("{0 }", format, "(i)", 1);
    METHOD("{01}", format, "(ii)", 1, 2);
    FORMAT("{a:}", "{s:s}", "a", "x");
    METHOD("{0[0]}", format, "(i)", 1);
    METHOD("\303\251{}\303\274{}", format, "(si)", "\342\202\254", 1);
    METHOD("{:<10}|{:*^10}|{:0>4}|{:0<4}", format, "(ssss)", "ab", "ab", "ab", "ab");
    METHOD("{:010}", format, "(s)", "ab");
    METHOD("{:-5}", format, "(s)", "a");
    METHOD("{:s}", format, "(s)", "a");
    METHOD("{:5s}|", format, "(s)", "a");
    METHOD("{:<}", format, "(s)", "a");
    METHOD("{:.0}|", format, "(s)", "abc");
    METHOD("{:=}", format, "(s)", "a");
    METHOD("{:<<5}", format, "(s)", "a");
    METHOD("{:1.}", format, "(s)", "a");
    METHOD("{:1.2.3}", format, "(s)", "a");
    METHOD("{:d}", format, "(s)", "a");
    METHOD("{:\007}", format, "(s)", "a");
    METHOD("{:5,}", format, "(s)", "a");
    METHOD("{:,s}", format, "(s)", "a");
    METHOD("{:_d}", format, "(s)", "a");
    METHOD("{:x,}", format, "(s)", "a");
}

OBJECT_MAIN(body)
