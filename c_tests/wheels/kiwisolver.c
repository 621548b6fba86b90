/* kiwisolver: constraints are built by operators, a solver satisfies them, a cycle through a variable's context goes. */

#include "host.h"

static PyObject *solver_type, *variable_type;

/* The exceptions carry what they are about in an attribute. */
static int exception_init(PyObject *self, PyObject *arguments, PyObject *keywords)
{
    if (((PyTypeObject *)PyExc_Exception)->tp_init(self, arguments, keywords) != 0) {
        return -1;
    }
    PyObject *about = PyTuple_GET_SIZE(arguments) > 0 ? PyTuple_GET_ITEM(arguments, 0) : Py_None;
    return PyObject_SetAttrString(self, "about", about);
}

static PyObject *exception(const char *name)
{
    PyType_Slot slots[] = {{Py_tp_init, exception_init}, {0, NULL}};
    char full_name[200];
    snprintf(full_name, sizeof full_name, "kiwisolver.exceptions.%s", name);
    PyType_Spec spec = {full_name, 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
    return must(PyType_FromSpecWithBases(&spec, PyExc_Exception));
}

static void load_all(void)
{
    const char *names[] = {"BadRequiredStrength",   "DuplicateConstraint", "DuplicateEditVariable",
                           "UnknownConstraint",     "UnknownEditVariable", "UnsatisfiableConstraint"};
    PyObject *stub = stub_module("kiwisolver.exceptions");
    for (int i = 0; i < 6; i++) {
        stub_add(stub, names[i], exception(names[i]));
    }
    PyObject *module = load("kiwisolver/_cext" EXTENSION, "kiwisolver._cext");
    solver_type = get(module, "Solver");
    variable_type = get(module, "Variable");
}

#define VARIABLES 40

/* left + 10 <= right, or ==. */
static PyObject *constraint(PyObject *left, PyObject *right, long distance, int operation)
{
    PyObject *number = integer(distance);
    PyObject *sum = must(PyNumber_Add(left, number));
    PyObject *made = must(PyObject_RichCompare(sum, right, operation));
    Py_DECREF(sum);
    Py_DECREF(number);
    return made;
}

/* The order of the terms in a text is that of the variables' addresses: so the type alone is shown. */
static void show_type(const char *title, PyObject *result)
{
    PyObject *error = PyErr_GetRaisedException();
    printf("%s: %s\n", title, Py_TYPE(error != NULL ? error : result)->tp_name);
    Py_XDECREF(error);
    Py_XDECREF(result);
}

static void solve(int aloud)
{
    PyObject *solver = must(PyObject_CallNoArgs(solver_type));
    PyObject *variables[VARIABLES], *constraints[VARIABLES - 1];
    for (int i = 0; i < VARIABLES; i++) {
        PyObject *name = text("x%d", i);
        variables[i] = must(PyObject_CallOneArg(variable_type, name));
        Py_DECREF(name);
    }
    for (int i = 0; i + 1 < VARIABLES; i++) {
        constraints[i] = constraint(variables[i], variables[i + 1], 10 + i, i % 2 ? Py_LE : Py_EQ);
        drop(call1(solver, "addConstraint", constraints[i]));
    }
    drop(call2(solver, "addEditVariable", variables[0], host_name("strong")));
    for (int step = 0; step < 10; step++) {
        PyObject *value = must(PyFloat_FromDouble(step * 1.5));
        drop(call2(solver, "suggestValue", variables[0], value));
        drop(call0(solver, "updateVariables"));
        Py_DECREF(value);
    }
    for (int i = 0; i + 1 < VARIABLES; i += 2) {
        drop(call1(solver, "removeConstraint", constraints[i]));
    }
    drop(call0(solver, "updateVariables"));
    if (aloud) {
        SHOW_NEW(call0(variables[0], "value"));
        SHOW_NEW(call0(variables[VARIABLES - 1], "value"));
        SHOW_NEW(PyObject_Str(variables[7]));
        show_type("a constraint twice", call1(solver, "addConstraint", constraints[1]));
        show_type("a constraint that is gone", call1(solver, "removeConstraint", constraints[0]));
        SHOW_NEW(call2(solver, "addEditVariable", variables[0], host_name("strong")));
        SHOW_NEW(call2(solver, "addEditVariable", variables[1], host_name("required")));
        SHOW_NEW(call2(solver, "addEditVariable", variables[1], host_name("mighty")));
        SHOW_NEW(call1(solver, "removeEditVariable", variables[1]));
        SHOW_NEW(call1(solver, "hasConstraint", constraints[1]));
        SHOW_NEW(call1(solver, "hasConstraint", variables[1]));
        SHOW_NEW(call1(solver, "addConstraint", Py_None));
    }
    for (int i = 0; i + 1 < VARIABLES; i++) {
        Py_DECREF(constraints[i]);
    }
    for (int i = 0; i < VARIABLES; i++) {
        Py_DECREF(variables[i]);
    }
    Py_DECREF(solver);
}

static void operators(void)
{
    PyObject *x = must(PyObject_CallFunction(variable_type, "s", "x")), *three = integer(3), *half = PyFloat_FromDouble(.5);
    SHOW_NEW(PyNumber_Multiply(x, three));
    SHOW_NEW(PyNumber_Multiply(half, x));
    SHOW_NEW(PyNumber_TrueDivide(x, three));
    SHOW_NEW(PyNumber_TrueDivide(three, x));
    SHOW_NEW(PyNumber_Multiply(x, x));
    SHOW_NEW(PyNumber_Subtract(three, x));
    SHOW_NEW(PyNumber_Negative(x));
    SHOW_NEW(PyNumber_Power(x, three, Py_None));
    SHOW_NEW(PyObject_RichCompare(x, three, Py_LT));
    SHOW_NEW(PyObject_RichCompare(x, three, Py_NE));
    SHOW_NEW(PyObject_RichCompare(three, x, Py_GE));
    SHOW_NEW(PyObject_RichCompare(x, host_name("text"), Py_GE));
    PyObject *zero = integer(0), *equal = must(PyObject_RichCompare(x, three, Py_EQ));
    SHOW_NEW(PyNumber_Or(equal, host_name("weak")));
    SHOW_NEW(PyNumber_Or(equal, host_name("mighty")));
    SHOW_NEW(call0(equal, "expression"));
    Py_DECREF(equal);
    SHOW_NEW(PyNumber_TrueDivide(x, zero));
    SHOW_STATUS(PyObject_Hash(x));
    SHOW_NEW(PyObject_CallFunction(variable_type, "i", 3));
    SHOW_NEW(call(x, "setName", "(i)", 3));
    Py_DECREF(zero);
    Py_DECREF(x);
    Py_DECREF(three);
    Py_DECREF(half);
}

static void contradict(void)
{
    PyObject *solver = must(PyObject_CallNoArgs(solver_type));
    PyObject *x = must(PyObject_CallFunction(variable_type, "s", "x")), *y = must(PyObject_CallFunction(variable_type, "s", "y"));
    PyObject *first = constraint(x, y, 10, Py_EQ), *second = constraint(y, x, 10, Py_EQ);
    SHOW_NEW(call1(solver, "addConstraint", first));
    PyObject *result = call1(solver, "addConstraint", second);
    if (result == NULL) {
        PyObject *error = PyErr_GetRaisedException();
        PyObject *about = PyObject_GetAttrString(error, "about");
        printf("%s about the second: %d\n", Py_TYPE(error)->tp_name, about == second);
        Py_XDECREF(about);
        Py_DECREF(error);
    }
    Py_XDECREF(result);
    SHOW_NEW(call0(solver, "reset"));
    SHOW_NEW(call0(solver, "dumps"));
    Py_DECREF(first);
    Py_DECREF(second);
    Py_DECREF(x);
    Py_DECREF(y);
    Py_DECREF(solver);
}

/* A variable whose context is a list that holds it; the list's last item dies with it. */
static void cycle(void)
{
    PyObject *context = must(PyList_New(0)), *witness = must(PySet_New(NULL)), *reference = weak(witness);
    PyObject *x = must(PyObject_CallFunction(variable_type, "sO", "x", context));
    must_be_zero(PyList_Append(context, x));
    must_be_zero(PyList_Append(context, witness));
    Py_DECREF(witness);
    Py_DECREF(x);
    Py_DECREF(context);
    show_weak("in a cycle", Py_NewRef(reference));
    PyGC_Collect();
    show_weak("after a collection", reference);
}

static void workload(void)
{
    for (long i = size_of_run(50); i > 0; i--) {
        solve(i == 1);
    }
    operators();
    contradict();
    cycle();
}

WHEEL_MAIN("kiwisolver", load_all, workload)
