/* Modules made in two phases: create and execute slots, state, and every refusal. */
#include "internal.h"

static int mode, runs;

static PyObject *create(PyObject *spec, PyModuleDef *def)
{
    switch (mode) {
    case 1: return NULL;
    case 2: PyErr_SetString(PyExc_KeyError, "create"); return NULL;
    case 3: PyErr_SetString(PyExc_KeyError, "create"); return Py_NewRef(Py_None);
    case 4: return PyList_New(0);
    default: return PyModule_New("other");
    }
}

static int execute(PyObject *module)
{
    runs++;
    switch (mode) {
    case 5: return -1;
    case 6: PyErr_SetString(PyExc_KeyError, "execute"); return -1;
    case 7: PyErr_SetString(PyExc_KeyError, "execute"); return 0;
    default: return PyModule_AddIntConstant(module, "run", runs);
    }
}

static PyModuleDef_Slot none[] = {{0, NULL}};
static PyModuleDef_Slot one[] = {{Py_mod_exec, execute}, {0, NULL}};
static PyModuleDef_Slot both[] = {{Py_mod_create, create}, {Py_mod_exec, execute}, {Py_mod_exec, execute}, {0, NULL}};
static PyModuleDef_Slot creates[] = {{Py_mod_create, create}, {0, NULL}};
static PyModuleDef_Slot twice[] = {{Py_mod_create, create}, {Py_mod_create, create}, {0, NULL}};
static PyModuleDef_Slot unknown[] = {{77, create}, {0, NULL}};
static PyModuleDef_Slot more[] = {{Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED}, {Py_mod_gil, Py_MOD_GIL_USED}, {0, NULL}};
static PyModuleDef_Slot interpreters[] = {{Py_mod_multiple_interpreters, NULL}, {Py_mod_multiple_interpreters, NULL}, {0, NULL}};
static PyModuleDef_Slot gils[] = {{Py_mod_gil, NULL}, {Py_mod_gil, NULL}, {0, NULL}};

static void build(const char *title, PyModuleDef_Slot *slots, Py_ssize_t size, int how, PyObject *spec)
{
    static PyModuleDef defs[32];
    static int count;
    PyModuleDef *def = &defs[count++ % 32];
    *def = (PyModuleDef){PyModuleDef_HEAD_INIT, .m_name = "from.def", .m_size = size, .m_slots = slots, .m_doc = "Doc."};
    mode = how;
    runs = 0;
    PyObject *module = PyModule_FromDefAndSpec(def, spec);
    if (module == NULL) {
        SHOW_ERROR(title);
        return;
    }
    printf("%s ", title);
    SHOW_BORROWED(module);
    if (PyModule_Check(module)) {
        printf("%s state before %d\n", title, PyModule_GetState(module) != NULL);
        SHOW_STATUS(PyModule_ExecDef(module, def));
        printf("%s state after %d, runs %d\n", title, PyModule_GetState(module) != NULL, runs);
        SHOW_NEW(PyObject_GetAttrString(module, "__doc__"));
        SHOW_NEW(PyObject_GetAttrString(module, "run"));
    }
    Py_DECREF(module);
}

static void body(void)
{
    PyObject *spec = PyModule_New("spec"), *name = PyUnicode_FromString("the.name");
    build("no name", none, 0, 0, Py_None);
    PyModule_AddObjectRef(spec, "name", name);
    build("none", none, 0, 0, spec);
    build("one", one, 0, 0, spec);
    build("one with state", one, 64, 0, spec);
    build("negative", one, -1, 0, spec);
    build("both", both, 8, 0, spec);
    build("NULL from create", both, 0, 1, spec);
    build("error from create", both, 0, 2, spec);
    build("both from create", both, 0, 3, spec);
    build("list with execute", both, 0, 4, spec);
    build("list", creates, 0, 4, spec);
    build("list with state", creates, 8, 4, spec);
    build("-1 from execute", both, 0, 5, spec);
    build("error from execute", one, 0, 6, spec);
    build("unreported from execute", one, 0, 7, spec);
    build("twice", twice, 0, 0, spec);
    build("unknown", unknown, 0, 0, spec);
    build("more", more, 0, 0, spec);
    build("interpreters", interpreters, 0, 0, spec);
    build("gils", gils, 0, 0, spec);
    Py_DECREF(spec);
    Py_DECREF(name);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
