/* The functions of C for buffers: filling in, order, copying, addresses. */
#include "object.h"

static void body(void)
{
    char memory[24];
    for (int i = 0; i < 24; i++) {
        memory[i] = (char)('a' + i);
    }
    Py_buffer view;
    SHOW_STATUS(PyBuffer_FillInfo(&view, NULL, memory, 24, 1, PyBUF_FULL_RO));
    SHOW(view.ndim);
    SHOW(view.itemsize);
    SHOW_TEXT(view.format);
    SHOW_STATUS(PyBuffer_FillInfo(&view, NULL, memory, 24, 1, PyBUF_WRITABLE));
    SHOW_STATUS(PyBuffer_FillInfo(&view, NULL, memory, 24, 1, PyBUF_SIMPLE));
    CHECK(view.format == NULL && view.shape == NULL && view.strides == NULL);

    Py_ssize_t shape[3] = {2, 3, 4}, strides[3], fortran[3];
    PyBuffer_FillContiguousStrides(3, shape, strides, 1, 'C');
    PyBuffer_FillContiguousStrides(3, shape, fortran, 1, 'F');
    for (int i = 0; i < 3; i++) {
        SHOW(strides[i]);
        SHOW(fortran[i]);
    }
    Py_buffer three = {.buf = memory, .len = 24, .itemsize = 1, .ndim = 3, .shape = shape, .strides = strides, .format = "B"};
    SHOW(PyBuffer_IsContiguous(&three, 'C'));
    SHOW(PyBuffer_IsContiguous(&three, 'F'));
    SHOW(PyBuffer_IsContiguous(&three, 'A'));
    Py_ssize_t index[3] = {1, 2, 3};
    SHOW((char *)PyBuffer_GetPointer(&three, index) - memory);
    char out[25] = "";
    SHOW_STATUS(PyBuffer_ToContiguous(out, &three, 24, 'C'));
    SHOW_TEXT(out);
    SHOW_STATUS(PyBuffer_ToContiguous(out, &three, 24, 'F'));
    SHOW_TEXT(out);
    SHOW_STATUS(PyBuffer_ToContiguous(out, &three, 3, 'C'));
    SHOW_STATUS(PyBuffer_FromContiguous(&three, out, 24, 'F'));
    printf("%.24s\n", memory);
    PyObject *from = PyBytes_FromString("new"), *to = PyByteArray_FromStringAndSize("content", 7), *number = PyLong_FromLong(1);
    SHOW_STATUS(PyObject_CopyData(to, from));
    SHOW_BORROWED(to);
    SHOW_STATUS(PyObject_CopyData(from, to));
    SHOW_STATUS(PyObject_CopyData(number, to));
    SHOW(PyObject_CheckBuffer(number));
    SHOW(PyObject_CheckBuffer(from));
    SHOW_STATUS(PyObject_GetBuffer(number, &view, PyBUF_SIMPLE));
    SHOW_STATUS(PyObject_GetBuffer(from, &view, PyBUF_WRITABLE));
    SHOW_NEW(PyMemoryView_GetContiguous(number, PyBUF_READ, 'C'));
    PyObject *same = PyMemoryView_GetContiguous(from, PyBUF_READ, 'C');
    CHECK(PyMemoryView_GET_BASE(same) == from);
    Py_DECREF(same);
    SHOW_NEW(PyMemoryView_GetContiguous(from, PyBUF_WRITE, 'C'));
    Py_DECREF(from);
    Py_DECREF(to);
    Py_DECREF(number);
}

OBJECT_MAIN(body)
