/* Modules made in one phase: what is in them, their state, and what is refused. */
#include "internal.h"

static int freed;

static PyObject *function(PyObject *self, PyObject *unused)
{
    return PyModule_GetNameObject(self);
}

static void free_state(void *module)
{
    freed++;
}

static PyMethodDef methods[] = {{"function", function, METH_NOARGS, "function()\n--\n\nThe name."}, {NULL}};
static PyMethodDef wrong[] = {{"wrong", function, METH_NOARGS | METH_STATIC, NULL}, {NULL}};
static PyModuleDef full = {PyModuleDef_HEAD_INIT, .m_name = "full", .m_doc = "A doc.", .m_size = 16, .m_methods = methods, .m_free = free_state};
static PyModuleDef bare = {PyModuleDef_HEAD_INIT, .m_name = "a.bare", .m_size = -1};
static PyModuleDef refused = {PyModuleDef_HEAD_INIT, .m_name = "refused", .m_size = -1, .m_methods = wrong};
static PyModuleDef_Slot slots[] = {{0, NULL}};
static PyModuleDef slotted = {PyModuleDef_HEAD_INIT, .m_name = "slotted", .m_slots = slots};

static void show_module(PyObject *module)
{
    if (module == NULL) {
        SHOW_ERROR("no module");
        return;
    }
    SHOW_BORROWED(module);
    SHOW_BORROWED(PyModule_GetDict(module));
    SHOW_NEW(PyModule_GetNameObject(module));
    const char *name = PyModule_GetName(module);
    printf("%s\n", name != NULL ? name : "no name");
    PyErr_Clear();
    SHOW_NEW(PyModule_GetFilenameObject(module));
    PyObject *dir = PyObject_Dir(module);
    SHOW_NEW(dir);
    Py_DECREF(module);
}

static void additions(PyObject *module)
{
    SHOW_STATUS(PyModule_AddIntConstant(module, "number", 7));
    SHOW_STATUS(PyModule_AddStringConstant(module, "text", "\xc3\xa9"));
    SHOW_STATUS(PyModule_AddObjectRef(module, "none", Py_None));
    SHOW_STATUS(PyModule_AddObjectRef(module, "null", NULL));
    SHOW_STATUS(PyModule_AddObjectRef(Py_None, "none", Py_None));
    PyErr_SetString(PyExc_KeyError, "kept");
    SHOW_STATUS(PyModule_AddObjectRef(module, "null", NULL));
    PyObject *value = PyLong_FromLong(1000);
    SHOW_STATUS(PyModule_AddObject(module, "stolen", value));
    value = PyLong_FromLong(1001);
    SHOW_STATUS(PyModule_AddObject(Py_None, "stolen", value));
    SHOW_STATUS(PyModule_Add(module, "added", value));
    SHOW_STATUS(PyModule_Add(module, "null", NULL));
    SHOW_STATUS(PyModule_Add(Py_None, "lost", PyLong_FromLong(1002)));
    SHOW_STATUS(PyModule_AddType(module, &PyList_Type));
    SHOW_STATUS(PyModule_AddFunctions(module, methods));
    SHOW_STATUS(PyModule_AddFunctions(module, wrong));
    SHOW_STATUS(PyModule_SetDocString(module, "another"));
    SHOW_NEW(PyObject_GetAttrString(module, "list"));
    SHOW_NEW(PyObject_GetAttrString(module, "__doc__"));
    SHOW_NEW(PyObject_CallMethod(module, "function", NULL));
    SHOW_NEW(PyObject_GetAttrString(module, "stolen"));
}

static void body(void)
{
    freed = 0;
    PyObject *module = PyModule_Create(&full);
    char *state = PyModule_GetState(module);
    int zero = 1;
    for (int i = 0; i < 16; i++) {
        zero = zero && state[i] == 0;
    }
    printf("state zeroed %d, definition %d\n", zero, PyModule_GetDef(module) == &full);
    SHOW_NEW(PyObject_CallMethod(module, "function", NULL));
    additions(module);
    SHOW_NEW(PyObject_GetAttrString(module, "missing"));
    SHOW_STATUS(PyObject_SetAttrString(module, "__name__", Py_None));
    SHOW_NEW(PyObject_GetAttrString(module, "missing"));
    SHOW_NEW(PyModule_GetNameObject(module));
    SHOW_BORROWED(module);
    Py_DECREF(module);
    printf("freed %d\n", freed);
    show_module(PyModule_Create(&bare));
    show_module(PyModule_Create(&refused));
    show_module(PyModule_Create(&slotted));
    show_module(PyModule_New("new"));
    PyObject *name = PyUnicode_FromString("object");
    show_module(PyModule_NewObject(name));
    show_module(PyModule_NewObject(Py_None));
    PyObject *type = (PyObject *)&PyModule_Type;
    show_module(PyObject_CallFunction(type, "s", "called"));
    show_module(PyObject_CallFunction(type, "si", "called", 3));
    show_module(PyObject_CallFunction(type, NULL));
    show_module(PyObject_CallFunction(type, "i", 3));
    SHOW_INTERNAL(PyModule_GetState(Py_None));
    SHOW_INTERNAL(PyModule_GetDef(Py_None));
    SHOW_INTERNAL(PyModule_GetName(Py_None));
    SHOW_INTERNAL(PyModule_GetDict(Py_None));
    SHOW_INTERNAL(PyModule_GetFilenameObject(Py_None));
    Py_DECREF(name);
    PyType_ClearCache();
}

OBJECT_MAIN(body)
