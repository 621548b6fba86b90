/* A weak reference does not keep its object alive, and knows when it is gone. */
#include "claim.h"

static PyObject *on_death(PyObject *self, PyObject *reference)
{
    (void)self;
    (void)reference;
    SEEN("the callback runs");
    Py_RETURN_NONE;
}

static PyMethodDef method = {"on_death", on_death, METH_O, NULL};

int main(void)
{
    Py_Initialize();
    PyObject *set = PySet_New(NULL), *callback = PyCFunction_New(&method, NULL);
    PyObject *reference = PyWeakref_NewRef(set, callback);
    SEEN("the set's count with a weak reference: %zd", Py_REFCNT(set));
    PyObject *strong = NULL;
    int alive = PyWeakref_GetRef(reference, &strong);
    SEEN("alive: %s", yes(alive == 1 && strong == set));
    Py_XDECREF(strong);
    Py_DECREF(set);
    alive = PyWeakref_GetRef(reference, &strong);
    SEEN("alive: %s", yes(alive == 1));
    Py_DECREF(reference);
    Py_DECREF(callback);
    Py_Finalize();
    return 0;
}
