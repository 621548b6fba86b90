/* Frames and code that C makes for tracebacks: what they say, where a traceback leads, what is refused. */
#include "attributes.h"

#include <frameobject.h>

static const char *const code_fields[] = {"co_name", "co_qualname", "co_filename", "co_firstlineno", "co_argcount",
                                          "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_varnames",
                                          "co_freevars", "co_cellvars", "co_names"};

static void show_code(PyCodeObject *code)
{
    for (size_t i = 0; i < sizeof code_fields / sizeof *code_fields; i++) {
        printf("%s ", code_fields[i]);
        SHOW_NEW(PyObject_GetAttrString((PyObject *)code, code_fields[i]));
    }
    SHOW_NEW(PyObject_GetAttrString((PyObject *)code, "co_nothing"));
    SHOW(PyObject_SetAttrString((PyObject *)code, "co_name", Py_None));
    SHOW_ERROR("read-only");
    SHOW(PyCode_Check(code));
}

static void print(PyObject *traceback)
{
    PyObject *out = PySys_GetObject("stdout");
    fflush(stdout);
    SHOW_STATUS(PyTraceBack_Print(traceback, out));
    PyObject *flushed = PyObject_CallMethod(out, "flush", NULL);
    Py_XDECREF(flushed);
}

static void repeated(PyFrameObject *frame, PyFrameObject *other)
{
    PyErr_SetString(PyExc_ValueError, "with a long way");
    for (int i = 0; i < 20; i++) {
        int count = i < 5 ? 3 : i < 10 ? 4 : 5;
        for (int k = 0; k < count; k++) {
            PyTraceBack_Here(i % 2 == 0 ? frame : other);
        }
    }
    PyObject *error = PyErr_GetRaisedException(), *traceback = PyException_GetTraceback(error);
    print(traceback);
    static const long limits[] = {3, 1, 0, -1, 1000};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        PyObject *limit = PyLong_FromLong(limits[i]);
        PySys_SetObject("tracebacklimit", limit);
        Py_DECREF(limit);
        print(traceback);
    }
    PySys_SetObject("tracebacklimit", NULL);
    Py_DECREF(traceback);
    fflush(stdout);
    PyErr_DisplayException(error);
    Py_DECREF(error);
}

static void body(void)
{
    PyObject *globals = PyDict_New();
    PyCodeObject *code = PyCode_NewEmpty("dir/file.c", "function", 42);
    show_code(code);
    SHOW(PyCode_Addr2Line(code, -1));
    SHOW(PyCode_Addr2Line(code, 0));
    PyObject *bytes = PyCode_GetCode(code);
    SHOW(PyBytes_Check(bytes));
    Py_DECREF(bytes);

    PyThreadState *state = PyThreadState_Get();
    CHECK(PyThreadState_GetFrame(state) == NULL);
    PyFrameObject *frame = PyFrame_New(state, code, globals, NULL);
    SHOW(PyFrame_Check(frame));
    SHOW(PyFrame_GetLineNumber(frame));
    SHOW(PyFrame_GetLasti(frame));
    CHECK(PyFrame_GetBack(frame) == NULL);
    PyCodeObject *same = PyFrame_GetCode(frame);
    CHECK(same == code);
    Py_DECREF(same);
    SHOW_NEW(PyObject_GetAttrString((PyObject *)frame, "f_lineno"));
    SHOW_NEW(PyObject_GetAttrString((PyObject *)frame, "f_back"));
    SHOW_NEW(PyObject_GetAttrString((PyObject *)frame, "f_globals"));
    PyThreadState_EnterTracing(state);
    PyThreadState_LeaveTracing(state);

    PyCodeObject *outer_code = PyCode_NewEmpty("dir/other.c", "caller", 7);
    PyFrameObject *outer = PyFrame_New(state, outer_code, globals, NULL);
    PyErr_SetString(PyExc_ValueError, "with a way");
    SHOW(PyTraceBack_Here(frame));
    SHOW(PyTraceBack_Here(outer));
    PyObject *error = PyErr_GetRaisedException(), *traceback = PyException_GetTraceback(error);
    for (PyObject *step = Py_NewRef(traceback); step != Py_None && step != NULL;) {
        SHOW(PyTraceBack_Check(step));
        SHOW_NEW(PyObject_GetAttrString(step, "tb_lineno"));
        PyObject *at = PyObject_GetAttrString(step, "tb_frame");
        SHOW(at == (PyObject *)frame || at == (PyObject *)outer);
        Py_XDECREF(at);
        PyObject *next = PyObject_GetAttrString(step, "tb_next");
        Py_DECREF(step);
        step = next;
        if (step == Py_None) {
            Py_DECREF(step);
            break;
        }
    }
    SHOW_STATUS(PyTraceBack_Print(NULL, Py_None));
    SHOW(PyTraceBack_Print(globals, Py_None) == -1);
    CHECK(PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    print(traceback);
    SHOW(PyTraceBack_Print(traceback, globals));
    SHOW_ERROR("no file");
    Py_XDECREF(traceback);
    Py_XDECREF(error);
    repeated(frame, outer);
    Py_DECREF(outer);
    Py_DECREF(outer_code);
    Py_DECREF(frame);

    PyObject *text = PyUnicode_FromString("x"), *empty = PyTuple_New(0), *none = PyBytes_FromString(""),
             *nop = PyBytes_FromStringAndSize("\x97\x00\x79\x00", 4);
    SHOW(PyUnstable_Code_NewWithPosOnlyArgs(0, 0, 0, 0, 1, 0, text, empty, empty, empty, empty, empty, text, text, text,
                                            1, none, none) == NULL);
    CHECK(PyErr_ExceptionMatches(PyExc_SystemError));
    PyErr_Clear();
    PyObject *constants = PyTuple_Pack(1, Py_None);
    PyCodeObject *made = PyUnstable_Code_NewWithPosOnlyArgs(0, 0, 0, 0, 1, CO_OPTIMIZED | CO_NEWLOCALS, nop, constants,
                                                            empty, empty, empty, empty, text, text, text, 9, none, none);
    REQUIRE(made != NULL);
    show_code(made);
    Py_DECREF(made);
    Py_DECREF(constants);
    Py_DECREF(text);
    Py_DECREF(empty);
    Py_DECREF(none);
    Py_DECREF(nop);
    Py_DECREF(code);
    Py_DECREF(globals);
}

OBJECT_MAIN(body)
