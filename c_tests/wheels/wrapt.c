/* wrapt: a proxy is what it wraps, for every operator; a wrapped function goes through the wrapper, and is bound like one. */

#include "host.h"

static PyObject *proxy_kind, *function_kind, *partial_kind;

static void load_all(void)
{
    PyObject *exceptions = stub_module("wrapt.exceptions");
    stub_add(exceptions, "WrapperNotInitializedError", new_class("wrapt.exceptions", "WrapperNotInitializedError", PyExc_ValueError));
    PyObject *module = load("wrapt/_wrappers" EXTENSION, "wrapt._wrappers");
    proxy_kind = get(module, "ObjectProxy");
    function_kind = get(module, "FunctionWrapper");
    partial_kind = get(module, "PartialCallableObjectProxy");
}

/* Takes the object over. */
static PyObject *proxy_of(PyObject *op)
{
    PyObject *proxy = must(PyObject_CallOneArg(proxy_kind, must(op)));
    Py_DECREF(op);
    return proxy;
}

static void operators(void)
{
    PyObject *seven = proxy_of(integer(7)), *two = integer(2), *list = proxy_of(Py_BuildValue("[iii]", 1, 2, 3));
    SHOW_NEW(PyNumber_Add(seven, two));
    SHOW_NEW(PyNumber_Subtract(two, seven));
    SHOW_NEW(PyNumber_Power(seven, two, Py_None));
    SHOW_NEW(PyNumber_Remainder(seven, two));
    SHOW_NEW(PyNumber_Divmod(seven, two));
    SHOW_NEW(PyNumber_Lshift(seven, two));
    SHOW_NEW(PyNumber_Index(seven));
    SHOW_NEW(PyNumber_Float(seven));
    SHOW_NEW(PyNumber_Invert(seven));
    SHOW_NEW(PyNumber_Add(seven, list));
    SHOW_STATUS(PyObject_RichCompareBool(seven, two, Py_GT));
    SHOW_STATUS(PyObject_Hash(seven) == PyObject_Hash(two) + 5);
    SHOW_STATUS(PyObject_IsInstance(seven, (PyObject *)&PyLong_Type));
    SHOW_NEW(PyObject_GetAttr(seven, host_name("__class__")));
    SHOW_NEW(call0(seven, "bit_length"));
    SHOW_NEW(PyObject_Str(list));
    SHOW_STATUS(PyObject_Size(list));
    SHOW_NEW(PyObject_GetItem(list, two));
    SHOW_STATUS(PyObject_SetItem(list, two, Py_None));
    SHOW_STATUS(PySequence_Contains(list, Py_None));
    SHOW_NEW(call1(list, "append", two));
    SHOW_NEW(PyObject_GetAttr(list, host_name("__wrapped__")));
    SHOW_NEW(PyObject_GetAttr(list, host_name("missing")));
    SHOW_STATUS(PyObject_SetAttr(list, host_name("missing"), two));
    SHOW_STATUS(PyObject_SetAttr(list, host_name("_self_own"), two));
    SHOW_NEW(PyObject_GetAttr(list, host_name("_self_own")));
    SHOW_NEW(call(list, "__reduce_ex__", "(i)", 2));
    PyObject *empty = must(call(proxy_kind, "__new__", "(O)", proxy_kind));
    SHOW_NEW(PyObject_GetAttr(empty, host_name("anything")));
    Py_DECREF(empty);
    Py_DECREF(list);
    Py_DECREF(two);
    Py_DECREF(seven);
}

static void cycle(void)
{
    PyObject *list = must(PyList_New(0)), *proxy = must(PyObject_CallOneArg(proxy_kind, list));
    must_be_zero(PyList_Append(list, proxy));
    PyObject *reference = weak(proxy);
    Py_DECREF(list);
    Py_DECREF(proxy);
    show_weak("in a cycle", Py_NewRef(reference));
    PyGC_Collect();
    show_weak("after a collection", reference);
}

static PyObject *wrapped(PyObject *self, PyObject *arguments)
{
    return PyLong_FromSsize_t(PyTuple_GET_SIZE(arguments));
}

/* wrapper(wrapped, instance, args, kwargs): calls the function, and adds 100. */
static PyObject *around(PyObject *self, PyObject *const *arguments, Py_ssize_t count)
{
    PyObject *result = PyObject_Call(arguments[0], arguments[2], arguments[3]), *hundred = integer(100), *sum = NULL;
    if (result != NULL) {
        sum = PyNumber_Add(result, hundred);
        Py_DECREF(result);
    }
    Py_DECREF(hundred);
    return sum;
}

static PyMethodDef wrapped_method = {"wrapped", wrapped, METH_VARARGS, "Counts its arguments."};
static PyMethodDef around_method = {"around", (PyCFunction)(void (*)(void))around, METH_FASTCALL, NULL};

static void functions(long times)
{
    PyObject *function = must(PyCFunction_New(&wrapped_method, NULL)), *wrapper = must(PyCFunction_New(&around_method, NULL));
    PyObject *both = must(PyObject_CallFunctionObjArgs(function_kind, function, wrapper, NULL));
    PyObject *class = must(PyObject_CallFunction((PyObject *)&PyType_Type, "s(){sO}", "Class", "method", both));
    PyObject *instance = must(PyObject_CallNoArgs(class));
    SHOW_NEW(call(both, "__call__", "(iii)", 1, 2, 3));
    SHOW_NEW(PyObject_GetAttr(both, host_name("__name__")));
    SHOW_NEW(PyObject_GetAttr(both, host_name("__doc__")));
    SHOW_NEW(call(instance, "method", "(i)", 1));
    SHOW_NEW(call(class, "method", "(Oi)", instance, 1));
    PyObject *partial = must(PyObject_CallFunction(partial_kind, "Oii", function, 1, 2));
    SHOW_NEW(PyObject_CallFunction(partial, "ii", 3, 4));
    long total = 0;
    for (long time = 0; time < times; time++) {
        PyObject *of_function = must(PyObject_CallOneArg(both, Py_None));
        PyObject *of_method = must(PyObject_CallMethodNoArgs(instance, host_name("method")));
        PyObject *of_partial = must(PyObject_CallNoArgs(partial));
        total += PyLong_AsLong(of_function) + PyLong_AsLong(of_method) + PyLong_AsLong(of_partial);
        Py_DECREF(of_function);
        Py_DECREF(of_method);
        Py_DECREF(of_partial);
    }
    printf("total %ld\n", total);
    Py_DECREF(partial);
    Py_DECREF(instance);
    Py_DECREF(class);
    Py_DECREF(both);
    Py_DECREF(wrapper);
    Py_DECREF(function);
}

static void many(long count)
{
    PyObject *list = must(PyList_New(0));
    for (long i = 0; i < count; i++) {
        PyObject *proxy = proxy_of(text("text %ld", i));
        must_be_zero(PyList_Append(list, proxy));
        Py_DECREF(proxy);
    }
    Py_ssize_t length = 0;
    for (long i = 0; i < count; i++) {
        length += PyObject_Size(PyList_GET_ITEM(list, i));
    }
    printf("%zd characters\n", length);
    Py_DECREF(list);
}

static void workload(void)
{
    operators();
    cycle();
    functions(size_of_run(40000));
    many(size_of_run(50000));
}

WHEEL_MAIN("wrapt", load_all, workload)
