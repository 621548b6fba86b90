/* What extension modules of CPython's own use of bytes: a writer that begins in a buffer on the stack, finding from either
 * end, repeating in place, joining. */
#include "object.h"

typedef struct {
    PyObject *buffer;
    Py_ssize_t allocated;
    Py_ssize_t min_size;
    int use_bytearray;
    int overallocate;
    int use_small_buffer;
    char small_buffer[512];
} Writer;

PyAPI_FUNC(void) _PyBytesWriter_Init(void *);
PyAPI_FUNC(PyObject *) _PyBytesWriter_Finish(void *, void *);
PyAPI_FUNC(void) _PyBytesWriter_Dealloc(void *);
PyAPI_FUNC(void *) _PyBytesWriter_Alloc(void *, Py_ssize_t);
PyAPI_FUNC(void *) _PyBytesWriter_Prepare(void *, void *, Py_ssize_t);
PyAPI_FUNC(void *) _PyBytesWriter_Resize(void *, void *, Py_ssize_t);
PyAPI_FUNC(void *) _PyBytesWriter_WriteBytes(void *, void *, const void *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) _PyBytes_Find(const char *, Py_ssize_t, const char *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) _PyBytes_ReverseFind(const char *, Py_ssize_t, const char *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(void) _PyBytes_Repeat(char *, Py_ssize_t, const char *, Py_ssize_t);
PyAPI_FUNC(PyObject *) _PyBytes_Join(PyObject *, PyObject *);

static void show_long(const char *title, PyObject *value)
{
    if (value == NULL) {
        SHOW_ERROR(title);
        return;
    }
    Py_ssize_t size = PyObject_Size(value);
    const char *bytes = PyBytes_Check(value) ? PyBytes_AS_STRING(value) : PyByteArray_AS_STRING(value);
    uint64_t sum = 0;
    for (Py_ssize_t i = 0; i < size; i++) {
        sum = sum * 31 + (unsigned char)bytes[i];
    }
    printf("%s: %s of %lld, %llx, ended by %d\n", title, Py_TYPE(value)->tp_name, (long long)size,
           (unsigned long long)sum, bytes[size]);
    Py_DECREF(value);
}

static void write_some(int as_bytearray, int more)
{
    static const Py_ssize_t sizes[] = {0, 1, 5, 511, 512, 513, 1000, 4096, 100000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Writer writer;
        _PyBytesWriter_Init(&writer);
        writer.use_bytearray = as_bytearray;
        writer.overallocate = more;
        char *at = _PyBytesWriter_Alloc(&writer, sizes[i]);
        REQUIRE(at != NULL);
        printf("%lld: allocated %lld, at least %lld, small %d, buffer %s, begins %d\n", (long long)sizes[i],
               (long long)writer.allocated, (long long)writer.min_size, writer.use_small_buffer,
               writer.buffer != NULL ? Py_TYPE(writer.buffer)->tp_name : "none", at == writer.small_buffer);
        for (Py_ssize_t k = 0; k < sizes[i]; k++) {
            *at++ = (char)(k * 7);
        }
        show_long("whole", _PyBytesWriter_Finish(&writer, at));

        _PyBytesWriter_Init(&writer);
        writer.use_bytearray = as_bytearray;
        writer.overallocate = more;
        at = _PyBytesWriter_Alloc(&writer, sizes[i]);
        memset(at, 'x', (size_t)sizes[i]);
        show_long("half", _PyBytesWriter_Finish(&writer, at + sizes[i] / 2));

        _PyBytesWriter_Init(&writer);
        writer.use_bytearray = as_bytearray;
        writer.overallocate = more;
        _PyBytesWriter_Alloc(&writer, sizes[i]);
        _PyBytesWriter_Dealloc(&writer);
    }
}

static void write_growing(int as_bytearray, int more)
{
    char part[300];
    memset(part, 'p', sizeof part);
    Writer writer;
    _PyBytesWriter_Init(&writer);
    writer.use_bytearray = as_bytearray;
    writer.overallocate = more;
    char *at = _PyBytesWriter_Alloc(&writer, 3);
    memcpy(at, "abc", 3);
    at += 3;
    for (int i = 0; i < 12; i++) {
        at = _PyBytesWriter_WriteBytes(&writer, at, part, 25 * i);
        REQUIRE(at != NULL);
        printf("allocated %lld, at least %lld, small %d\n", (long long)writer.allocated, (long long)writer.min_size,
               writer.use_small_buffer);
    }
    at = _PyBytesWriter_Prepare(&writer, at, 1000);
    memset(at, 'q', 1000);
    at = _PyBytesWriter_Resize(&writer, at + 1000, writer.allocated + 10);
    printf("allocated %lld, at least %lld\n", (long long)writer.allocated, (long long)writer.min_size);
    show_long("grown", _PyBytesWriter_Finish(&writer, at));

    _PyBytesWriter_Init(&writer);
    writer.use_bytearray = as_bytearray;
    at = _PyBytesWriter_Alloc(&writer, 600);
    printf("%d\n", _PyBytesWriter_Prepare(&writer, at, PY_SSIZE_T_MAX) == NULL);
    SHOW_ERROR("too much");
    printf("%d\n", writer.buffer == NULL);
}

static void find(const char *text, const char *part, Py_ssize_t offset)
{
    Py_ssize_t size = (Py_ssize_t)strlen(text), part_size = (Py_ssize_t)strlen(part);
    printf("%s in %s: %lld, %lld\n", part, text,
           (long long)_PyBytes_Find(text, size, part, part_size, offset),
           (long long)_PyBytes_ReverseFind(text, size, part, part_size, offset));
}

static void repeat(const char *part, Py_ssize_t length)
{
    char out[64];
    memset(out, '.', sizeof out);
    _PyBytes_Repeat(out, length, part, (Py_ssize_t)strlen(part));
    printf("%s to %lld: %.40s\n", part, (long long)length, out);
}

static void body(void)
{
    write_some(0, 0);
    write_some(0, 1);
    write_some(1, 0);
    write_growing(0, 0);
    write_growing(0, 1);
    write_growing(1, 0);

    find("abcabcabc", "abc", 0);
    find("abcabcabc", "abc", 100);
    find("abcabcabc", "c", -5);
    find("abcabcabc", "", 3);
    find("", "", 3);
    find("", "a", 3);
    find("aaa", "aaaa", 0);
    find("mississippi", "issip", 2);
    find("mississippi", "x", 2);

    repeat("ab", 0);
    repeat("ab", 2);
    repeat("ab", 6);
    repeat("abc", 33);
    repeat("x", 17);

    PyObject *comma = PyBytes_FromString(", ");
    PyObject *items = Py_BuildValue("(yyy)", "a", "bc", "");
    SHOW_NEW(_PyBytes_Join(comma, items));
    Py_DECREF(items);
    items = Py_BuildValue("[yNy]", "a", PyByteArray_FromStringAndSize("bb", 2), "c");
    SHOW_NEW(_PyBytes_Join(comma, items));
    Py_DECREF(items);
    items = Py_BuildValue("[ys]", "a", "text");
    SHOW_NEW(_PyBytes_Join(comma, items));
    Py_DECREF(items);
    items = PyLong_FromLong(3);
    SHOW_NEW(_PyBytes_Join(comma, items));
    Py_DECREF(items);
    items = PyTuple_New(0);
    SHOW_NEW(_PyBytes_Join(comma, items));
    Py_DECREF(items);
    Py_DECREF(comma);
}

OBJECT_MAIN(body)
