/* zlib.decompress gives back what was compressed, refuses what was not, and the checksums are those of the RFCs. */
#include "object.h"

static PyObject *zlib;

static PyObject *call(const char *name, PyObject *args, PyObject *kwargs)
{
    PyObject *function = PyObject_GetAttrString(zlib, name);
    REQUIRE(function != NULL && args != NULL);
    PyObject *result = PyObject_Call(function, args, kwargs);
    Py_DECREF(function);
    Py_DECREF(args);
    return result;
}

#define CALL(name, ...) call(name, Py_BuildValue(__VA_ARGS__), NULL)
/* A literal and its size. */
#define BYTES(text) text, (Py_ssize_t)(sizeof(text) - 1)

/* "hello" twenty times; 600 bytes that differ, with codes of their own; stored. */
static const char fixed[] = "\x78\x9c\xcb\x48\xcd\xc9\xc9\xcf\x18\x45\x92\x44\x02\x00\xd0\x5a\xa6\x7d";
static const char stored[] = "\x78\x01\x01\x03\x00\xfc\xff" "abc" "\x02\x4d\x01\x27";

static void wraps(void)
{
    SHOW_NEW(CALL("decompress", "(y#)", BYTES(stored)));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\x03\x00\x00\x00\x00\x01")));
    SHOW_NEW(CALL("decompress", "(y#i)", BYTES("\x03\x00"), -15));
    SHOW_NEW(CALL("decompress", "(y#i)", BYTES("\x4b\x4c\x4a\x06\x00"), -8));
    SHOW_NEW(CALL("decompress", "(y#i)",
                  BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4c\x4a\x06\x00\xc2\x41\x24\x35\x03\x00\x00\x00"), 31));
    SHOW_NEW(CALL("decompress", "(y#i)",
                  BYTES("\x1f\x8b\x08\x1c\x00\x00\x00\x00\x00\x03\x02\x00xynm\x00" "c\x00\x4b\x4c\x4a\x06\x00\xc2\x41\x24\x35\x03\x00\x00\x00"), 47));
    SHOW_NEW(CALL("decompress", "(y#i)",
                  BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4c\x4a\x06\x00\xc2\x41\x24\x36\x03\x00\x00\x00"), 31));
    SHOW_NEW(CALL("decompress", "(y#i)",
                  BYTES("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4c\x4a\x06\x00\xc2\x41\x24\x35\x04\x00\x00\x00"), 31));
    SHOW_NEW(CALL("decompress", "(y#i)", BYTES("\x1f\x8b\x08\xe0\x00\x00\x00\x00\x00\x03\x03\x00"), 31));
    SHOW_NEW(CALL("decompress", "(y#i)", BYTES("\x1f\x8b\x07\x00\x00\x00\x00\x00\x00\x03\x03\x00"), 31));
    SHOW_NEW(CALL("decompress", "(y#i)", BYTES("\x1f\x8b\x08\x02\x00\x00\x00\x00\x00\x03\x00\x00\x03\x00"), 31));
}

static void refuses(void)
{
    PyObject *text = PyUnicode_FromString("text");
    SHOW_NEW(CALL("decompress", "()"));
    SHOW_NEW(CALL("decompress", "(O)", text));
    SHOW_NEW(CALL("decompress", "(yO)", "", text));
    SHOW_NEW(CALL("decompress", "(yiO)", "", 15, text));
    SHOW_NEW(CALL("decompress", "(yii)", "", 15, -1));
    SHOW_NEW(CALL("decompress", "(yiii)", "", 15, 1, 1));
    SHOW_NEW(CALL("decompress", "(yL)", "", 1LL << 40));
    SHOW_NEW(CALL("decompress", "(y)", ""));
    SHOW_NEW(CALL("decompress", "(y)", "\x78"));
    SHOW_NEW(CALL("decompress", "(y)", "xxxx"));
    SHOW_NEW(CALL("decompress", "(y)", "\x78\x9c"));
    SHOW_NEW(CALL("decompress", "(y)", "\x79\x9b"));
    SHOW_NEW(CALL("decompress", "(y)", "\x88\x98"));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\xbb\x00\x00\x00\x00\x03\x00")));
    SHOW_NEW(CALL("decompress", "(y)", "\x78\x9c\x07"));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\x01\x00\x00\x00\x00")));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\xfd\xff\xff\xff")));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00")));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\x05\x00\x92\x24\x49\x92\x24\x49\x92\x24")));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\x63\x00\x02\x00\x00\x00\x00\x00")));
    SHOW_NEW(CALL("decompress", "(y#)", BYTES("\x78\x9c\x03\x00\x00\x00\x00\x02")));
    for (int bits = -17; bits < 50; bits++) {
        SHOW_NEW(CALL("decompress", "(y#i)", BYTES("\x78\x9c\x03\x00\x00\x00\x00\x01"), bits));
    }
    PyObject *keywords = Py_BuildValue("{si}", "wbits", 15);
    SHOW_NEW(call("decompress", Py_BuildValue("(y#)", BYTES(stored)), keywords));
    PyDict_Clear(keywords);
    CHECK_EQ(PyDict_SetItemString(keywords, "nope", text), 0);
    SHOW_NEW(call("decompress", Py_BuildValue("(y#)", BYTES(stored)), keywords));
    Py_DECREF(keywords);
    Py_DECREF(text);
}

/* Every prefix, and one changed byte at every place, of a stream with each kind of block. */
static void damage(void)
{
    for (Py_ssize_t size = 0; size < (Py_ssize_t)sizeof fixed - 1; size++) {
        SHOW_NEW(CALL("decompress", "(y#)", fixed, size));
    }
    for (size_t at = 2; at < sizeof fixed - 1; at++) {
        char changed[sizeof fixed];
        memcpy(changed, fixed, sizeof fixed);
        changed[at] ^= 0x15;
        SHOW_NEW(CALL("decompress", "(y#)", changed, (Py_ssize_t)(sizeof fixed - 1)));
    }
}

static void sums(void)
{
    for (int i = 0; i < 2; i++) {
        const char *name = i == 0 ? "crc32" : "adler32";
        SHOW_NEW(CALL(name, "(y)", ""));
        SHOW_NEW(CALL(name, "(y)", "abc"));
        SHOW_NEW(CALL(name, "(yi)", "abc", -1));
        SHOW_NEW(CALL(name, "(yL)", "abc", 0x7fffffffffLL));
        SHOW_NEW(CALL(name, "(yd)", "abc", 1.5));
        SHOW_NEW(CALL(name, "()"));
        SHOW_NEW(CALL(name, "(s)", "abc"));
        PyObject *many = PyBytes_FromStringAndSize(NULL, 100000);
        memset(PyBytes_AS_STRING(many), 0xfe, 100000);
        SHOW_NEW(CALL(name, "(O)", many));
        Py_DECREF(many);
    }
}

static void program(void)
{
    zlib = PyImport_ImportModule("zlib");
    REQUIRE(zlib != NULL);
    wraps();
    refuses();
    damage();
    sums();
    Py_CLEAR(zlib);
}

OBJECT_MAIN(program)
