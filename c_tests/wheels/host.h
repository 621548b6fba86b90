/* The wheel host: what a program needs to load an unmodified extension module and to drive it without a line of Python.
 *
 * A program is linked to libpyrite.so or to libpython3.13 and calls the C API alone. Modules that an extension imports
 * and that are written in Python are stubs that the program makes; they are the same on both libraries.
 *
 *   PROGRAM FOLDER show [PERCENT]        prints what the workload shows, at PERCENT of its size
 *   PROGRAM FOLDER time [PERCENT [RUNS]] prints seconds of CPU of the fastest run and KiB of resident memory at the peak
 *                                        over those before the first
 *   PROGRAM FOLDER load                  only loads and initialises the modules
 *
 * FOLDER holds the unpacked wheels. */

#ifndef C_TESTS_WHEELS_HOST_H
#define C_TESTS_WHEELS_HOST_H

#include "../object.h"

#include <time.h>

static const char *host_folder;
static long host_percent = 100;

/* A count of the workload, at the size that was asked for; never below 4. */
UNUSED static long size_of_run(long full)
{
    long size = full * host_percent / 100;
    return size < 4 ? 4 : size;
}

/* ---- Values ---- */

UNUSED static void host_fail(const char *what)
{
    PyObject *error = PyErr_GetRaisedException(), *message = error != NULL ? PyObject_Str(error) : NULL;
    fflush(stdout);
    fprintf(stderr, "%s\n", what);
    if (message != NULL) {
        fprintf(stderr, "%s: %s\n", Py_TYPE(error)->tp_name, PyUnicode_AsUTF8(message));
    }
    exit(3);
}

/* A new reference that has to be there. */
UNUSED static PyObject *must(PyObject *value)
{
    if (value == NULL) {
        host_fail("a call failed that has to succeed");
    }
    return value;
}

/* Gives back a new reference that has to be there. */
UNUSED static void drop(PyObject *value)
{
    Py_DECREF(must(value));
}

UNUSED static void must_be_zero(int status)
{
    if (status != 0) {
        host_fail("a call failed that has to succeed");
    }
}

UNUSED static PyObject *integer(long value)
{
    return must(PyLong_FromLong(value));
}

UNUSED static PyObject *text(const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *made = must(PyUnicode_FromFormatV(format, va));
    va_end(va);
    return made;
}

/* ---- Calls ---- */

/* The interned str of a literal, borrowed: one per literal, found by its address. */
static PyObject *host_name(const char *literal)
{
    static struct { const char *literal; PyObject *name; } names[512];
    size_t slot = ((uintptr_t)literal * 0x9E3779B97F4A7C15u) >> 55;
    while (names[slot].literal != literal) {
        if (names[slot].literal == NULL) {
            names[slot].name = must(PyUnicode_InternFromString(literal));
            names[slot].literal = literal;
            break;
        }
        slot = (slot + 1) % 512;
    }
    return names[slot].name;
}

/* Calls of methods. The arguments are borrowed. */
UNUSED static PyObject *call0(PyObject *op, const char *name)
{
    return PyObject_VectorcallMethod(host_name(name), &op, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

UNUSED static PyObject *call1(PyObject *op, const char *name, PyObject *first)
{
    PyObject *arguments[] = {op, first};
    return PyObject_VectorcallMethod(host_name(name), arguments, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

UNUSED static PyObject *call2(PyObject *op, const char *name, PyObject *first, PyObject *second)
{
    PyObject *arguments[] = {op, first, second};
    return PyObject_VectorcallMethod(host_name(name), arguments, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

/* A method, with arguments built by a format. */
UNUSED static PyObject *call(PyObject *op, const char *name, const char *format, ...)
{
    PyObject *method = PyObject_GetAttr(op, host_name(name));
    if (method == NULL) {
        return NULL;
    }
    va_list va;
    va_start(va, format);
    PyObject *arguments = must(Py_VaBuildValue(format, va));
    va_end(va);
    PyObject *result = PyObject_Call(method, arguments, NULL);
    Py_DECREF(arguments);
    Py_DECREF(method);
    return result;
}

/* A callable, with positional arguments built by a format, and keywords, which are taken over, or NULL. */
UNUSED static PyObject *call_with(PyObject *callable, PyObject *keywords, const char *format, ...)
{
    va_list va;
    va_start(va, format);
    PyObject *arguments = must(Py_VaBuildValue(format, va));
    va_end(va);
    PyObject *result = PyObject_Call(callable, arguments, keywords);
    Py_DECREF(arguments);
    Py_XDECREF(keywords);
    return result;
}

UNUSED static PyObject *get(PyObject *op, const char *name)
{
    return must(PyObject_GetAttr(op, host_name(name)));
}

/* Walks to the end of an iterable; how many there were. */
UNUSED static long exhaust(PyObject *iterable)
{
    PyObject *iterator = must(PyObject_GetIter(iterable)), *item;
    long count = 0;
    while ((item = PyIter_Next(iterator)) != NULL) {
        Py_DECREF(item);
        count++;
    }
    if (PyErr_Occurred()) {
        host_fail("an iterator failed");
    }
    Py_DECREF(iterator);
    return count;
}

/* ---- Weak references and collections ---- */

UNUSED static PyObject *weak(PyObject *op)
{
    return must(PyWeakref_NewRef(op, NULL));
}

/* Says whether the object of a weak reference, which is given back, is still there. */
UNUSED static void show_weak(const char *title, PyObject *reference)
{
    PyObject *target = NULL;
    printf("%s: %s\n", title, PyWeakref_GetRef(reference, &target) == 1 ? "alive" : "gone");
    Py_XDECREF(target);
    Py_DECREF(reference);
}

/* ---- Stubs of modules ---- */

/* A module of that name in sys.modules, and as an attribute of its parent. Borrowed. */
UNUSED static PyObject *stub_module(const char *name)
{
    PyObject *module = must(PyModule_New(name));
    must_be_zero(PyDict_SetItemString(PyImport_GetModuleDict(), name, module));
    const char *dot = strrchr(name, '.');
    if (dot != NULL) {
        PyObject *parent_name = must(PyUnicode_FromStringAndSize(name, dot - name));
        PyObject *parent = PyDict_GetItemWithError(PyImport_GetModuleDict(), parent_name);
        if (parent == NULL) {
            parent = stub_module(PyUnicode_AsUTF8(parent_name));
        }
        must_be_zero(PyObject_SetAttrString(parent, dot + 1, module));
        Py_DECREF(parent_name);
    }
    Py_DECREF(module);
    return module;
}

/* Adds an object to a module; takes it over. */
UNUSED static void stub_add(PyObject *module, const char *name, PyObject *value)
{
    must_be_zero(PyModule_Add(module, name, must(value)));
}

/* class NAME(BASE): pass, in a module. New reference. */
UNUSED static PyObject *new_class(const char *module, const char *name, PyObject *base)
{
    return must(PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){ss}", name, base, "__module__", module));
}

static PyObject *stub_register(PyObject *self, PyObject *argument)
{
    return Py_NewRef(argument);
}

static PyMethodDef stub_register_method = {"register", stub_register, METH_O, NULL};

/* A class with a static method `register` that returns its argument, as a decorator does. */
UNUSED static void stub_add_abstract(PyObject *module, const char *name)
{
    PyObject *made = new_class(PyModule_GetName(module), name, (PyObject *)&PyBaseObject_Type);
    PyObject *function = must(PyCFunction_New(&stub_register_method, NULL));
    must_be_zero(PyObject_SetAttrString(made, "register", function));
    Py_DECREF(function);
    stub_add(module, name, made);
}

/* ---- Extension modules ---- */

/* What importlib gives a module as __spec__. */
static PyObject *host_spec(const char *name, const char *path)
{
    PyObject *kind = new_class("wheels", "Spec", (PyObject *)&PyBaseObject_Type);
    PyObject *spec = must(PyObject_CallNoArgs(kind));
    Py_DECREF(kind);
    const char *dot = strrchr(name, '.');
    PyObject *fields = must(Py_BuildValue("{ss,sO,ss,ss#,sO}", "name", name, "loader", Py_None, "origin", path, "parent",
                                          name, (Py_ssize_t)(dot != NULL ? dot - name : 0),
                                          "submodule_search_locations", Py_None));
    PyObject *key, *value;
    Py_ssize_t position = 0;
    while (PyDict_Next(fields, &position, &key, &value)) {
        must_be_zero(PyObject_SetAttr(spec, key, value));
    }
    Py_DECREF(fields);
    return spec;
}

static PyObject *host_initialise(void *library, const char *name, const char *path)
{
    char function[200];
    const char *dot = strrchr(name, '.');
    snprintf(function, sizeof function, "PyInit_%s", dot != NULL ? dot + 1 : name);
    PyObject *(*init)(void) = NULL;
    void *symbol = dlsym(library, function);
    memcpy(&init, &symbol, sizeof init);
    if (init == NULL) {
        host_fail("there is no function that initialises the module");
    }
    PyObject *module = init();
    if (module == NULL) {
        return NULL;
    }
    if (!PyObject_TypeCheck(module, &PyModuleDef_Type)) {
        must_be_zero(PyState_AddModule(module, PyModule_GetDef(module)));
        return module;
    }
    PyModuleDef *definition = (PyModuleDef *)module;
    PyObject *spec = host_spec(name, path);
    module = PyModule_FromDefAndSpec(definition, spec);
    if (module != NULL) {
        must_be_zero(PyObject_SetAttrString(module, "__spec__", spec));
        must_be_zero(PyDict_SetItemString(PyImport_GetModuleDict(), name, module));
        if (PyModule_Check(module) && PyModule_ExecDef(module, definition) != 0) {
            Py_CLEAR(module);
        }
    }
    Py_DECREF(spec);
    return module;
}

/* Loads and initialises an extension module, and puts it into sys.modules. Borrowed. */
UNUSED static PyObject *load(const char *file, const char *name)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", host_folder, file);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        host_fail(dlerror());
    }
    PyObject *module = host_initialise(library, name, path);
    if (module == NULL) {
        host_fail("the module does not initialise");
    }
    must_be_zero(PyDict_SetItemString(PyImport_GetModuleDict(), name, module));
    Py_DECREF(module);
    return module;
}

#define EXTENSION ".cpython-313-x86_64-linux-gnu.so"

/* ---- The program ---- */

static double host_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A line of /proc/self/status, in KiB. */
static long host_memory(const char *field)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[200];
    long size = 0;
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, field, strlen(field)) == 0) {
            size = atol(line + strlen(field) + 1);
        }
    }
    if (status != NULL) {
        fclose(status);
    }
    return size;
}

static void host_forget_peak(void)
{
    int file = open("/proc/self/clear_refs", O_WRONLY);
    if (file >= 0) {
        if (write(file, "5", 1) != 1) {
            perror("clear_refs");
        }
        close(file);
    }
}

static void host_time(void (*workload)(void), int runs)
{
    int out = object_be_silent();
    host_forget_peak();
    long before = host_memory("VmRSS:");
    double fastest = 1e9;
    for (int run = 0; run < runs; run++) {
        PyGC_Collect();
        double start = host_seconds();
        workload();
        double seconds = host_seconds() - start;
        fastest = seconds < fastest ? seconds : fastest;
    }
    long peak = host_memory("VmHWM:");
    object_speak(out);
    printf("%.6f %ld\n", fastest, peak - before);
}

/* Prints what the workload shows, and how many blocks each run leaves behind, which is the wheel's own leak if any. The
 * fewest of some runs counts: caches fill now and then. */
static void host_show(const char *title, void (*workload)(void))
{
    int out = object_be_silent();
    workload();
    object_speak(out);
    Py_ssize_t left = object_blocks_left_by(workload);
    out = object_be_silent();
    for (int more = 0; more < 4 && left > 0; more++) {
        Py_ssize_t again = object_blocks_left_by(workload);
        left = again < left ? again : left;
    }
    object_speak(out);
    printf("%s: %zd blocks left by a run\n", title, left < 0 ? (Py_ssize_t)0 : left);
}

static int host_main(int count, char **arguments, const char *title, void (*load_all)(void), void (*workload)(void))
{
    if (count < 3) {
        fprintf(stderr, "usage: %s FOLDER show|time|load [PERCENT [RUNS]]\n", arguments[0]);
        return 2;
    }
    host_folder = arguments[1];
    host_percent = count > 3 ? atol(arguments[3]) : 100;
    Py_Initialize();
    load_all();
    if (strcmp(arguments[2], "show") == 0) {
        host_show(title, workload);
    } else if (strcmp(arguments[2], "time") == 0) {
        host_time(workload, count > 4 ? atoi(arguments[4]) : 3);
    } else {
        printf("%s is there\n", title);
    }
    fflush(stdout);
    return harness_failures != 0;
}

/* main of the program of a wheel: `load_all` makes the stubs and loads the modules. */
#define WHEEL_MAIN(title, load_all, workload)                                                                         \
    int main(int count, char **arguments)                                                                             \
    {                                                                                                                 \
        return host_main(count, arguments, title, load_all, workload);                                                \
    }

#endif
