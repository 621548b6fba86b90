/* hiredis: replies of nested RESP3 are parsed, errors of the server and of the protocol differ, commands are packed. */

#include "host.h"

static PyObject *module, *reader_type;

static void load_all(void)
{
    module = load("hiredis/hiredis" EXTENSION, "hiredis.hiredis");
    reader_type = get(module, "Reader");
}

#define NESTED                                                                                                        \
    "*4\r\n$5\r\nhello\r\n:42\r\n%2\r\n+first\r\n,3.25\r\n+second\r\n#t\r\n~3\r\n:1\r\n_\r\n"                         \
    "(1234567890123456789012345678901234567890\r\n"

static PyObject *reader(const char *key, PyObject *value)
{
    PyObject *keywords = key == NULL ? NULL : must(Py_BuildValue("{sO}", key, value));
    return call_with(reader_type, keywords, "()");
}

static void parse_much(void)
{
    long replies = 0, waiting = 0;
    PyObject *input = must(PyBytes_FromString(NESTED "_\r\n_\r\n"));
    for (long i = size_of_run(200); i > 0; i--) {
        PyObject *one = must(reader(NULL, NULL));
        for (int feed = 0; feed < 50; feed++) {
            drop(call1(one, "feed", input));
        }
        for (int reply = 0; reply < 200; reply++) {
            PyObject *value = must(call0(one, "gets"));
            replies += value != Py_False;
            waiting += value == Py_False;
            Py_DECREF(value);
        }
        Py_DECREF(one);
    }
    Py_DECREF(input);
    printf("%ld replies, %ld times nothing yet\n", replies, waiting);
}

static void show_replies(PyObject *one, const char *input, int replies)
{
    drop(call(one, "feed", "(y)", input));
    while (replies-- > 0) {
        object_show(input, call0(one, "gets"), 1);
    }
}

/* A reader keeps the text of its encoding, not the str: so the strs live as long as the program. */
static void kinds(void)
{
    PyObject *one = must(reader(NULL, NULL));
    show_replies(one, NESTED, 2);
    show_replies(one, "+OK\r\n", 1);
    show_replies(one, "$-1\r\n*-1\r\n*0\r\n$0\r\n\r\n", 4);
    show_replies(one, ">2\r\n+message\r\n:1\r\n", 1);
    show_replies(one, ",inf\r\n,-inf\r\n#f\r\n=7\r\ntxt:abc\r\n", 4);
    show_replies(one, "-ERR unknown\r\n", 1);
    show_replies(one, "*2\r\n-ERR inside\r\n:1\r\n", 1);
    show_replies(one, "$3\r\nab", 1);
    show_replies(one, "c\r\n", 1);
    SHOW_NEW(call0(one, "has_data"));
    SHOW_NEW(call0(one, "len"));
    SHOW_NEW(call0(one, "getmaxbuf"));
    SHOW_NEW(call(one, "setmaxbuf", "(i)", -1));
    SHOW_NEW(call(one, "feed", "(i)", 1));
    SHOW_NEW(call(one, "feed", "(sii)", "+OK\r\n", 3, 9));
    show_replies(one, "!nonsense\r\n", 2);
    Py_DECREF(one);

    one = must(reader("encoding", host_name("utf-8")));
    show_replies(one, "$5\r\n\xce\xb1\xe2\x82\xac\r\n", 1);
    show_replies(one, "$2\r\n\xff\xfe\r\n", 1);
    SHOW_NEW(call2(one, "set_encoding", host_name("utf-8"), host_name("replace")));
    show_replies(one, "$2\r\n\xff\xfe\r\n", 1);
    SHOW_NEW(call1(one, "set_encoding", host_name("no-such")));
    SHOW_NEW(call2(one, "set_encoding", host_name("utf-8"), host_name("no-such")));
    Py_DECREF(one);
    SHOW_NEW(reader("encoding", host_name("nothing-of-the-kind")));
    SHOW_NEW(reader("no_such_argument", Py_None));
    SHOW_NEW(reader("replyError", Py_None));
    one = must(reader("notEnoughData", Py_Ellipsis));
    SHOW_NEW(call0(one, "gets"));
    Py_DECREF(one);
}

static void pack(void)
{
    PyObject *command = must(Py_BuildValue("(sysid)", "SET", "key", "\xce\xb1", 17, 2.5));
    long length = 0;
    for (long i = size_of_run(10000); i > 0; i--) {
        PyObject *packed = must(call1(module, "pack_command", command));
        length += PyBytes_GET_SIZE(packed);
        Py_DECREF(packed);
    }
    printf("packed %ld bytes\n", length);
    SHOW_NEW(call1(module, "pack_command", command));
    Py_DECREF(command);
    SHOW_NEW(call(module, "pack_command", "((O))", Py_None));
    SHOW_NEW(call(module, "pack_command", "(i)", 3));
    SHOW_NEW(call(module, "pack_command", "(())"));
}

static void workload(void)
{
    kinds();
    parse_much();
    pack();
    const char *types[] = {"HiredisError", "ProtocolError", "ReplyError", "PushNotification", "Reader"};
    for (int i = 0; i < 5; i++) {
        PyObject *type = get(module, types[i]);
        SHOW_NEW(PyObject_GetAttrString(type, "__mro__"));
        Py_DECREF(type);
    }
}

WHEEL_MAIN("hiredis", load_all, workload)
