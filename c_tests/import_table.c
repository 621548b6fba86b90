/* Modules from the table of init functions: of one phase and of two, once each; init functions that fail; what is missing. */
#include "object.h"

static int inits;

static PyModuleDef single = {PyModuleDef_HEAD_INIT, .m_name = "single", .m_size = -1};
static int execute(PyObject *module)
{
    return PyModule_AddIntConstant(module, "executed", 1);
}
static int fail(PyObject *module)
{
    PyErr_SetString(PyExc_ValueError, "cannot execute");
    return -1;
}
static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};
static PyModuleDef_Slot failing[] = {{Py_mod_exec, fail}, {0, NULL}};
static PyModuleDef multi = {PyModuleDef_HEAD_INIT, .m_name = "multi", .m_slots = slots};
static PyModuleDef broken = {PyModuleDef_HEAD_INIT, .m_name = "broken", .m_slots = failing};

static PyObject *init_single(void)
{
    inits++;
    return PyModule_Create(&single);
}
static PyObject *init_multi(void)
{
    inits++;
    return PyModuleDef_Init(&multi);
}
static PyObject *init_broken(void)
{
    return PyModuleDef_Init(&broken);
}
static PyObject *init_null(void)
{
    return NULL;
}
static PyObject *init_raising(void)
{
    PyErr_SetString(PyExc_KeyError, "init");
    return NULL;
}
static struct _inittab table[] = {{"broken", init_broken}, {"null", init_null}, {"raising", init_raising}, {NULL, NULL}};

int main(void)
{
    SHOW_STATUS(PyImport_AppendInittab("single", init_single));
    SHOW_STATUS(PyImport_AppendInittab("multi", init_multi));
    SHOW_STATUS(PyImport_ExtendInittab(table));
    Py_Initialize();
    SHOW_NEW(PyImport_ImportModule("single"));
    SHOW_NEW(PyImport_ImportModule("multi"));
    PyObject *one = PyImport_ImportModule("multi"), *two = PyImport_ImportModule("multi");
    printf("same %d, inits %d\n", one == two, inits);
    SHOW_NEW(PyObject_GetAttrString(one, "executed"));
    SHOW_STATUS(PyState_FindModule(&single) != NULL);
    SHOW_STATUS(PyState_FindModule(&multi) != NULL);
    SHOW_NEW(PyImport_ImportModule("broken"));
    SHOW_NEW(PyImport_ImportModule("null"));
    SHOW_NEW(PyImport_ImportModule("raising"));
    SHOW_NEW(PyImport_ImportModule("no_such_module"));
    SHOW_NEW(PyImport_ImportModule("single.below"));
    SHOW_NEW(PyImport_ImportModule(""));
    PyObject *error = (PyImport_ImportModule("no_such_module"), PyErr_GetRaisedException());
    SHOW_NEW(PyObject_GetAttrString(error, "name"));
    SHOW_NEW(PyObject_GetAttrString(error, "path"));
    SHOW_NEW(PyObject_GetAttrString(error, "msg"));
    Py_DECREF(error);
    PyObject *name = PyUnicode_FromString("single"), *dict = PyDict_New(), *list = Py_BuildValue("(s)", "x");
    SHOW_NEW(PyImport_Import(name));
    SHOW_NEW(PyImport_GetModule(name));
    SHOW_NEW(PyImport_ImportModuleLevelObject(name, dict, dict, list, 0));
    SHOW_NEW(PyImport_ImportModuleLevel("single", NULL, NULL, NULL, -1));
    SHOW_NEW(PyImport_ImportModuleLevel("single", NULL, NULL, NULL, 1));
    SHOW_NEW(PyImport_ImportModuleLevel("single", Py_None, NULL, NULL, 1));
    SHOW_NEW(PyImport_ImportModuleLevel("single", dict, NULL, NULL, 1));
    SHOW_NEW(PyImport_ImportModuleLevelObject(Py_None, NULL, NULL, NULL, 0));
    PyObject *package = PyImport_AddModuleRef("pack"), *below = PyImport_AddModuleRef("pack.below");
    PyModule_AddObjectRef(package, "below", below);
    PyObject *path = PyList_New(0);
    PyModule_AddObjectRef(package, "__path__", path);
    Py_DECREF(path);
    PyDict_SetItemString(dict, "__package__", Py_None);
    PyDict_SetItemString(dict, "__name__", name);
    SHOW_NEW(PyImport_ImportModuleLevel("below", dict, NULL, NULL, 1));
    PyObject *pack = PyUnicode_FromString("pack");
    SHOW_STATUS(PyDict_SetItemString(dict, "__package__", pack));
    Py_DECREF(pack);
    SHOW_NEW(PyImport_ImportModuleLevel("below", dict, NULL, NULL, 1));
    SHOW_NEW(PyImport_ImportModuleLevel("below", dict, NULL, NULL, 2));
    SHOW_NEW(PyImport_ImportModuleLevel("", dict, NULL, list, 1));
    SHOW_NEW(PyImport_ImportModuleLevel("pack.below", dict, NULL, NULL, 0));
    SHOW_NEW(PyImport_ImportModuleLevel("pack.below", dict, NULL, list, 0));
    SHOW_NEW(PyImport_ImportModuleLevel("pack.none", dict, NULL, NULL, 0));
    SHOW_BORROWED(PyImport_AddModule("made"));
    SHOW_BORROWED(PyImport_AddModuleObject(name));
    SHOW_STATUS(PyDict_Check(PyImport_GetModuleDict()));
    SHOW_STATUS(PyImport_GetModuleDict() == PySys_GetObject("modules"));
    PyObject *missing = PyUnicode_FromString("missing");
    SHOW_STATUS(PyImport_GetModule(missing) == NULL);
    SHOW_ERROR("GetModule");
    Py_DECREF(missing);
    Py_XDECREF(one);
    Py_XDECREF(two);
    Py_DECREF(package);
    Py_DECREF(below);
    Py_DECREF(name);
    Py_DECREF(dict);
    Py_DECREF(list);
    Py_Finalize();
    FINISH();
}
