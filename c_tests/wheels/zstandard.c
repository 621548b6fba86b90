/* zstandard: what is compressed comes back, in one piece and in streams; buffers of every kind are read; damage is told. */

#include "host.h"

static PyObject *module, *compressor, *decompressor;

static void load_all(void)
{
    module = load("zstandard/backend_c" EXTENSION, "zstandard.backend_c");
}

/* Text with some order in it. */
static PyObject *some_bytes(Py_ssize_t length)
{
    PyObject *made = must(PyBytes_FromStringAndSize(NULL, length));
    char *to = PyBytes_AS_STRING(made);
    unsigned state = 1;
    for (Py_ssize_t i = 0; i < length; i++) {
        state = state * 1103515245 + 12345;
        to[i] = (char)('a' + (state >> 16) % 5 * (i % 7 != 0));
    }
    return made;
}

static void one_piece(long times)
{
    PyObject *input = some_bytes(2000);
    long equal = 0;
    for (long time = 0; time < times; time++) {
        PyObject *small = must(call1(compressor, "compress", input)), *again = must(call1(decompressor, "decompress", small));
        equal += PyObject_RichCompareBool(again, input, Py_EQ);
        Py_DECREF(small);
        Py_DECREF(again);
    }
    printf("%ld of %ld equal\n", equal, times);
    Py_DECREF(input);
}

static void kinds_of_buffers(void)
{
    PyObject *bytes = must(PyBytes_FromString("buffer buffer buffer")), *array = must(PyByteArray_FromObject(bytes));
    PyObject *view = must(PyMemoryView_FromObject(array)), *odd[] = {bytes, array, view, Py_None, host_name("text")};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        PyObject *small = call1(compressor, "compress", odd[i]);
        SHOW_NEW(small != NULL ? call1(decompressor, "decompress", small) : NULL);
        Py_XDECREF(small);
    }
    SHOW_NEW(call(array, "append", "(i)", 1));
    Py_DECREF(view);
    SHOW_NEW(call(array, "append", "(i)", 1));
    Py_DECREF(array);
    Py_DECREF(bytes);
}

static void streams(long count)
{
    PyObject *object = must(call0(compressor, "compressobj")), *parts = must(PyByteArray_FromStringAndSize(NULL, 0));
    PyObject *input = some_bytes(500);
    for (long i = 0; i <= count; i++) {
        PyObject *part = must(i < count ? call1(object, "compress", input) : call0(object, "flush"));
        PyObject *longer = must(PySequence_InPlaceConcat(parts, part));
        Py_SETREF(parts, longer);
        Py_DECREF(part);
    }
    SHOW_NEW(call1(object, "compress", input));
    PyObject *back = must(call0(decompressor, "decompressobj"));
    Py_ssize_t length = 0, step = 64, size = PyByteArray_GET_SIZE(parts);
    for (Py_ssize_t at = 0; at < size; at += step) {
        PyObject *part = must(PySequence_GetSlice(parts, at, at + step)), *text = must(call1(back, "decompress", part));
        length += PyBytes_GET_SIZE(text);
        Py_DECREF(part);
        Py_DECREF(text);
    }
    printf("%zd bytes out of %zd\n", length, size);
    SHOW_NEW(PyObject_GetAttr(back, host_name("eof")));
    SHOW_NEW(PyObject_GetAttr(back, host_name("unused_data")));
    SHOW_NEW(call1(back, "decompress", input));
    Py_DECREF(back);
    Py_DECREF(input);
    Py_DECREF(parts);
    Py_DECREF(object);
}

static void segments(void)
{
    PyObject *input = some_bytes(300), *list = must(PyList_New(0));
    for (int i = 0; i < 4; i++) {
        PyObject *part = must(PySequence_GetSlice(input, 0, 50 * (i + 1)));
        must_be_zero(PyList_Append(list, part));
        Py_DECREF(part);
    }
    PyObject *small = must(call1(compressor, "multi_compress_to_buffer", list));
    SHOW_STATUS(PyObject_Size(small));
    PyObject *back = must(call1(decompressor, "multi_decompress_to_buffer", small));
    for (Py_ssize_t i = 0; i < 5; i++) {
        PyObject *segment = PySequence_GetItem(back, i);
        SHOW_NEW(segment != NULL ? call0(segment, "tobytes") : NULL);
        SHOW_NEW(segment != NULL ? PyObject_GetAttr(segment, host_name("offset")) : NULL);
        Py_XDECREF(segment);
    }
    Py_DECREF(back);
    Py_DECREF(small);
    Py_DECREF(list);
    Py_DECREF(input);
}

static void mistakes(void)
{
    PyObject *kind = get(module, "ZstdCompressor"), *input = some_bytes(100);
    SHOW_NEW(call_with(kind, Py_BuildValue("{si}", "level", 99), "()"));
    SHOW_NEW(call_with(kind, Py_BuildValue("{si}", "nonsense", 1), "()"));
    SHOW_NEW(PyObject_CallFunction(kind, "s", "text"));
    SHOW_NEW(call1(decompressor, "decompress", input));
    PyObject *small = must(call1(compressor, "compress", input));
    PyObject *cut = must(PySequence_GetSlice(small, 0, PyBytes_GET_SIZE(small) - 3));
    SHOW_NEW(call1(decompressor, "decompress", cut));
    PyObject *parameters = must(call1(module, "get_frame_parameters", small));
    SHOW_NEW(PyObject_GetAttr(parameters, host_name("content_size")));
    SHOW_NEW(PyObject_GetAttr(parameters, host_name("has_checksum")));
    SHOW_STATUS(PyObject_SetAttr(parameters, host_name("has_checksum"), Py_True));
    SHOW_NEW(call0(module, "frame_content_size"));
    SHOW_NEW(call1(module, "frame_content_size", cut));
    Py_DECREF(parameters);
    Py_DECREF(cut);
    Py_DECREF(small);
    Py_DECREF(input);
    Py_DECREF(kind);
}

static void workload(void)
{
    compressor = must(call0(module, "ZstdCompressor"));
    decompressor = must(call0(module, "ZstdDecompressor"));
    one_piece(size_of_run(2000));
    kinds_of_buffers();
    streams(size_of_run(400));
    segments();
    mistakes();
    Py_CLEAR(compressor);
    Py_CLEAR(decompressor);
}

WHEEL_MAIN("zstandard", load_all, workload)
