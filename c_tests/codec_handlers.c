/* Handlers of errors: those that have a name, those that a program registers; codecs by name, registered ones too. */
#include "str.h"

static PyObject *answer;

static PyObject *handle(PyObject *self, PyObject *error)
{
    PyObject *text = PyObject_Str(error);
    printf("handler: %s: %s\n", Py_TYPE(error)->tp_name, PyUnicode_AsUTF8(text));
    Py_DECREF(text);
    return Py_XNewRef(answer);
}

static PyObject *search(PyObject *self, PyObject *name)
{
    printf("search: %s\n", PyUnicode_AsUTF8(name));
    if (PyUnicode_CompareWithASCIIString(name, "of_mine") == 0) {
        return Py_NewRef(answer);
    }
    return Py_NewRef(Py_None);
}

static PyObject *code(PyObject *self, PyObject *args)
{
    printf("coder: %zd arguments, the first a %s\n", PyTuple_Size(args), Py_TYPE(PyTuple_GetItem(args, 0))->tp_name);
    return Py_NewRef(self);
}

static PyMethodDef functions[] = {{"handle", handle, METH_O, NULL}, {"search", search, METH_O, NULL}, {"code", code, METH_VARARGS, NULL}};

static void give(PyObject *value)
{
    REQUIRE(value != NULL);
    Py_XSETREF(answer, value);
    SHOW_BORROWED(answer);
    PyObject *text = str_of("a\xc3\xa9\xe2\x82\xac" "b");
    SHOW_NEW(PyUnicode_AsEncodedString(text, "ascii", "of.mine"));
    SHOW_NEW(PyUnicode_AsEncodedString(text, "latin-1", "of.mine"));
    SHOW_NEW(PyUnicode_DecodeUTF8("a\xff" "b", 3, "of.mine"));
    SHOW_NEW(PyUnicode_DecodeASCII("a\xff" "b", 3, "of.mine"));
    Py_DECREF(text);
}

static void body(void)
{
    static const char *names[] = {"strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "nobody", NULL};
    PyObject *errors[5];
    errors[0] = PyObject_CallFunction(PyExc_UnicodeEncodeError, "ssiis", "x", "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 1, 4, "why");
    errors[1] = PyUnicodeDecodeError_Create("x", "a\x80\xff", 3, 1, 3, "why");
    errors[2] = PyObject_CallFunction(PyExc_UnicodeTranslateError, "siis", "a\xc3\xa9\xe2\x82\xac", 1, 3, "why");
    errors[3] = PyObject_CallFunction(PyExc_ValueError, "s", "v");
    errors[4] = PyLong_FromLong(1);
    for (int at = 0; at < 5; at++) {
        SHOW_NEW(PyCodec_StrictErrors(errors[at]));
        SHOW_NEW(PyCodec_IgnoreErrors(errors[at]));
        SHOW_NEW(PyCodec_ReplaceErrors(errors[at]));
        SHOW_NEW(PyCodec_BackslashReplaceErrors(errors[at]));
        SHOW_NEW(PyCodec_XMLCharRefReplaceErrors(errors[at]));
        for (size_t name = 0; name < 8; name++) {
            PyObject *handler = PyCodec_LookupError(names[name]);
            if (handler == NULL) {
                SHOW_ERROR("lookup");
                continue;
            }
            SHOW_NEW(PyObject_CallOneArg(handler, errors[at]));
            Py_DECREF(handler);
        }
    }
    PyObject *handler = PyCFunction_New(&functions[0], NULL);
    SHOW_STATUS(PyCodec_RegisterError("of.mine", errors[4]));
    SHOW_STATUS(PyCodec_RegisterError("of.mine", handler));
    give(Py_BuildValue("(si)", "x", 3));
    give(Py_BuildValue("(si)", "xyz", -1));
    give(Py_BuildValue("(yi)", "xyz", 3));
    give(Py_BuildValue("(si)", "\xc3\xa9", 3));
    give(Py_BuildValue("(si)", "x", 99));
    give(Py_BuildValue("(si)", "x", -99));
    give(Py_BuildValue("(ss)", "x", "y"));
    give(Py_BuildValue("(ii)", 1, 2));
    give(Py_BuildValue("i", 1));
    give(Py_BuildValue("(sii)", "x", 2, 3));
    Py_CLEAR(answer);
    for (int at = 0; at < 5; at++) {
        Py_DECREF(errors[at]);
    }
    Py_DECREF(handler);

    PyObject *text = str_of("x\xc3\xa9"), *bytes = PyBytes_FromString("x"), *number = PyLong_FromLong(5);
    SHOW_STATUS(PyCodec_Register(number));
    PyObject *function = PyCFunction_New(&functions[1], NULL);
    SHOW_STATUS(PyCodec_Register(function));
    PyObject *good = Py_BuildValue("(si)", "result", 1), *coder = PyCFunction_New(&functions[2], good);
    PyObject *wrong = PyLong_FromLong(7), *bad = PyCFunction_New(&functions[2], wrong);
    answer = Py_BuildValue("(OOOO)", coder, bad, Py_None, Py_None);
    SHOW_STATUS(PyCodec_KnownEncoding("Of Mine"));
    SHOW_NEW(PyCodec_Encode(text, "of-mine", NULL));
    SHOW_NEW(PyCodec_Encode(text, "of-mine", "replace"));
    SHOW_NEW(PyCodec_Decode(bytes, "OF_MINE", NULL));
    SHOW_NEW(PyUnicode_AsEncodedString(text, "of.mine", NULL));
    SHOW_NEW(PyUnicode_AsEncodedString(text, "of mine", NULL));
    SHOW_NEW(PyUnicode_Decode("x", 1, "of mine", NULL));
    PyObject *encoder = PyCodec_Encoder("of mine");
    printf("%d\n", encoder == coder);
    Py_XDECREF(encoder);
    encoder = PyCodec_Decoder("of mine");
    printf("%d\n", encoder == bad);
    Py_XDECREF(encoder);
    SHOW_STATUS(PyCodec_Unregister(function));
    SHOW_STATUS(PyCodec_Unregister(function));
    SHOW_STATUS(PyCodec_KnownEncoding("utf-8"));
    SHOW_STATUS(PyCodec_KnownEncoding("of mine"));
    SHOW_NEW(PyCodec_Encode(text, "utf-8", NULL));
    SHOW_NEW(PyCodec_Encode(text, "ascii", "replace"));
    SHOW_NEW(PyCodec_Decode(bytes, "ascii", NULL));
    encoder = PyCodec_Encoder("latin-1");
    SHOW_NEW(PyObject_CallFunction(encoder, "s", "\xc3\xa9"));
    SHOW_NEW(PyObject_CallFunction(encoder, "ss", "\xe2\x82\xac", "replace"));
    Py_XDECREF(encoder);
    Py_CLEAR(answer);
    Py_DECREF(coder);
    Py_DECREF(bad);
    Py_DECREF(good);
    Py_DECREF(wrong);
    Py_DECREF(function);
    Py_DECREF(text);
    Py_DECREF(bytes);
    Py_DECREF(number);
}

OBJECT_MAIN(body)
