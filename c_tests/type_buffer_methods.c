/* A class gives buffers by __buffer__ and hears of their release by __release_buffer__. */
#include "object.h"

static PyObject *get_buffer(PyObject *self, PyObject *flags)
{
    printf("asked for a buffer\n");
    PyObject *bytes = PyObject_GetAttrString(self, "data");
    if (bytes == NULL) {
        return NULL;
    }
    PyObject *view = PyMemoryView_FromObject(bytes);
    Py_DECREF(bytes);
    return view;
}

static PyObject *release_buffer(PyObject *self, PyObject *view)
{
    printf("released %s of %zd bytes\n", Py_TYPE(view)->tp_name, PyObject_Size(view));
    Py_RETURN_NONE;
}

static PyObject *no_buffer(PyObject *self, PyObject *flags)
{
    return PyLong_FromLong(1);
}

static PyMethodDef get_def = {"__buffer__", get_buffer, METH_O};
static PyMethodDef release_def = {"__release_buffer__", release_buffer, METH_O};
static PyMethodDef no_def = {"__buffer__", no_buffer, METH_O};

static void body(void)
{
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Class",
                                            Py_BuildValue("{sNsN}", "__buffer__", PyDescr_NewMethod(&PyBaseObject_Type, &get_def),
                                                          "__release_buffer__", PyDescr_NewMethod(&PyBaseObject_Type, &release_def)));
    PyObject *op = PyObject_CallNoArgs(class);
    Py_buffer buffer;
    SHOW_STATUS(PyObject_CheckBuffer(op));
    SHOW_STATUS(PyObject_GetBuffer(op, &buffer, PyBUF_SIMPLE));
    PyObject *data = PyBytes_FromString("some data");
    PyObject_SetAttrString(op, "data", data);
    Py_DECREF(data);
    SHOW_STATUS(PyObject_GetBuffer(op, &buffer, PyBUF_SIMPLE));
    printf("%zd bytes: %.4s\n", buffer.len, (char *)buffer.buf);
    PyBuffer_Release(&buffer);
    SHOW_STATUS(PyObject_GetBuffer(op, &buffer, PyBUF_WRITABLE));
    PyObject *view = PyMemoryView_FromObject(op);
    SHOW_NEW(PyObject_CallMethod(view, "tobytes", NULL));
    Py_DECREF(view);
    Py_DECREF(op);
    PyObject *method = PyDescr_NewMethod(&PyBaseObject_Type, &no_def);
    PyObject_SetAttrString(class, "__buffer__", method);
    Py_DECREF(method);
    op = PyObject_CallNoArgs(class);
    SHOW_STATUS(PyObject_GetBuffer(op, &buffer, PyBUF_SIMPLE));
    Py_DECREF(op);
    SHOW_STATUS(PyObject_DelAttrString(class, "__buffer__"));
    op = PyObject_CallNoArgs(class);
    SHOW_STATUS(PyObject_CheckBuffer(op));
    Py_DECREF(op);
    Py_DECREF(class);
    PyObject *bytes = PyBytes_FromString("abc");
    view = PyObject_CallMethod(bytes, "__buffer__", "i", 0);
    SHOW_NEW(PyObject_CallMethod(view, "tobytes", NULL));
    Py_XDECREF(view);
    SHOW_NEW(PyObject_CallMethod(bytes, "__buffer__", "i", PyBUF_WRITABLE));
    SHOW_NEW(PyObject_CallMethod(bytes, "__buffer__", NULL));
    Py_DECREF(bytes);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
