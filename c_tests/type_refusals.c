/* What PyType_Ready, PyType_FromMetaclass and the questions about modules refuse, and in which words. */
#include "object.h"

static PyType_Slot none[] = {{0, NULL}};

static PyObject *meta_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    return PyType_Type.tp_new(type, args, kwargs);
}

static PyTypeObject Meta = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "m.Meta", .tp_base = &PyType_Type, .tp_new = meta_new, .tp_flags = Py_TPFLAGS_BASETYPE};
static PyTypeObject Managed = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "m.Managed", .tp_basicsize = 16, .tp_flags = Py_TPFLAGS_MANAGED_DICT};
static PyTypeObject Static = {PyVarObject_HEAD_INIT(NULL, 0).tp_name = "m.Static", .tp_basicsize = 16};

static int state_exec(PyObject *module)
{
    return 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, state_exec}, {0, NULL}};
static PyModuleDef definition = {PyModuleDef_HEAD_INIT, "m", NULL, 16, NULL, module_slots};
static PyModuleDef other = {PyModuleDef_HEAD_INIT, "other", NULL, 0};

static void modules(void)
{
    PyObject *name = PyUnicode_FromString("m");
    PyObject *spec_class = PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Spec", Py_BuildValue("{sO}", "name", name));
    PyObject *module = PyModule_FromDefAndSpec(&definition, spec_class);
    REQUIRE(module != NULL && PyModule_ExecDef(module, &definition) == 0);
    PyType_Spec spec = {"m.Of", 0, 0, Py_TPFLAGS_BASETYPE, none};
    PyObject *type = PyType_FromModuleAndSpec(module, &spec, NULL);
    SHOW_STATUS(PyType_GetModule((PyTypeObject *)type) == module);
    SHOW_STATUS(PyType_GetModuleState((PyTypeObject *)type) == PyModule_GetState(module));
    PyObject *sub = PyObject_CallFunction((PyObject *)&PyType_Type, "s(O)N", "Sub", type, PyDict_New());
    SHOW_STATUS(PyType_GetModuleByDef((PyTypeObject *)sub, &definition) == module);
    SHOW_STATUS(PyType_GetModuleByDef((PyTypeObject *)sub, &other) == NULL);
    SHOW_ERROR("by another definition");
    SHOW_STATUS(PyType_GetModule((PyTypeObject *)sub) == NULL);
    SHOW_ERROR("class");
    SHOW_STATUS(PyType_GetModule(&PyLong_Type) == NULL);
    SHOW_ERROR("static");
    SHOW_STATUS(PyType_GetModuleState(&PyLong_Type) == NULL);
    SHOW_ERROR("static");
    SHOW_STATUS(PyType_GetModuleByDef(&PyLong_Type, &other) == NULL);
    SHOW_ERROR("static");
    Py_DECREF(sub);
    Py_DECREF(type);
    Py_DECREF(module);
    Py_DECREF(spec_class);
    Py_DECREF(name);
}

static void body(void)
{
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s()N", "Class", Py_BuildValue("{ss}", "__module__", "m"));
    SHOW_STATUS(PyType_Ready(&Meta));
    PyType_Spec spec = {"a.b.C", 0, 0, 0, none};
    PyObject *type = PyType_FromSpec(&spec);
    SHOW_BORROWED(type);
    SHOW_NEW(PyType_GetModuleName((PyTypeObject *)type));
    SHOW_NEW(PyObject_GetAttrString(type, "__qualname__"));
    Py_DECREF(type);
    SHOW_NEW(PyType_FromMetaclass(&Meta, NULL, &spec, NULL));
    SHOW_STATUS(PyType_Ready(&Managed));
    Static.tp_base = (PyTypeObject *)class;
    SHOW_STATUS(PyType_Ready(&Static));
    Static.tp_base = NULL;
    spec.flags = Py_TPFLAGS_IMMUTABLETYPE;
    type = PyType_FromSpecWithBases(&spec, class);
    SHOW_STATUS(PyObject_SetAttrString(type, "x", Py_None));
    SHOW_STATUS(PyObject_DelAttrString(type, "x"));
    Py_DECREF(type);
    spec.flags = Py_TPFLAGS_DISALLOW_INSTANTIATION;
    type = PyType_FromSpec(&spec);
    SHOW_NEW(PyObject_CallNoArgs(type));
    Py_DECREF(type);
    Py_DECREF(class);
    modules();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
