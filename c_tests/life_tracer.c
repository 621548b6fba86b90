/* The reference tracer is told of every object made and destroyed, also of those from a private pool. */

#include "node.h"

static int made, destroyed;
static PyTypeObject *only;

static void use(PyTypeObject *type, PyObject *(*make)(void))
{
    only = type;
    made = destroyed = 0;
    for (int i = 0; i < 3; i++) {
        Py_DECREF(make());
    }
    printf("%s: %d made, %d destroyed\n", type->tp_name, made, destroyed);
}

static PyObject *a_list(void)
{
    return PyList_New(0);
}

static PyObject *a_tuple(void)
{
    return PyTuple_Pack(2, Py_None, Py_None);
}

static PyObject *a_dict(void)
{
    return PyDict_New();
}

static PyObject *a_float(void)
{
    return PyFloat_FromDouble(1.5);
}

static PyObject *an_int(void)
{
    return PyLong_FromLong(1 << 20);
}

static PyObject *a_small_int(void)
{
    return PyLong_FromLong(7);
}

static PyObject *a_str(void)
{
    return PyUnicode_FromString("text");
}

static PyObject *type_of_nodes;

static PyObject *a_node(void)
{
    return (PyObject *)node_new(type_of_nodes, 1);
}

static int tracer(PyObject *op, PyRefTracerEvent event, void *data)
{
    if (Py_TYPE(op) == only) {
        made += event == PyRefTracer_CREATE;
        destroyed += event == PyRefTracer_DESTROY;
    }
    return *(int *)data - 42;
}

static void body(void)
{
    static int data = 42;
    void *found = NULL;
    type_of_nodes = node_type(0);
    CHECK(PyRefTracer_GetTracer(&found) == NULL);
    SHOW(PyRefTracer_SetTracer(tracer, &data));
    CHECK(PyRefTracer_GetTracer(&found) == tracer);
    CHECK(found == &data);
    CHECK(PyRefTracer_GetTracer(NULL) == tracer);
    use(&PyList_Type, a_list);
    use(&PyTuple_Type, a_tuple);
    use(&PyDict_Type, a_dict);
    use(&PyFloat_Type, a_float);
    use(&PyLong_Type, an_int);
    use(&PyLong_Type, a_small_int);
    use(&PyUnicode_Type, a_str);
    use((PyTypeObject *)type_of_nodes, a_node);
    SHOW(PyRefTracer_SetTracer(NULL, NULL));
    only = NULL;
    Py_DECREF(type_of_nodes);
}

OBJECT_MAIN(body)
