/* An object may come back to life in its finalizer, which is called once. */
#include "claim.h"

static PyObject *saved;
static int calls;

static void finalize(PyObject *self)
{
    calls++;
    saved = Py_NewRef(self);
}

static void dealloc(PyObject *self)
{
    if (PyObject_CallFinalizerFromDealloc(self) < 0) {
        return;
    }
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static int traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    return 0;
}

static PyType_Slot slots[] = {
    {Py_tp_finalize, (void *)finalize}, {Py_tp_dealloc, (void *)dealloc}, {Py_tp_traverse, (void *)traverse}, {0, NULL}};
static PyType_Spec spec = {"book.Phoenix", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};

int main(void)
{
    Py_Initialize();
    PyObject *type = PyType_FromSpec(&spec);
    PyObject *phoenix = PyObject_CallNoArgs(type);
    void *address = phoenix;
    Py_DECREF(phoenix);
    SEEN("finalized %d time, and alive: %s", calls, yes((void *)saved == address && Py_REFCNT(saved) == 1));
    PyObject *again = saved;
    saved = NULL;
    Py_DECREF(again);
    SEEN("finalized %d time in all, saved once more: %s", calls, yes(saved != NULL));
    Py_DECREF(type);
    Py_Finalize();
    return 0;
}
