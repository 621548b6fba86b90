/* Capsules keep a pointer under a name and say which call was wrong; cells keep one object or none. */
#include "attributes.h"
#include "internal.h"

PyAPI_FUNC(int) _PyCapsule_SetTraverse(PyObject *capsule, traverseproc traverse, inquiry clear);

static int destroyed;
static char target[8];

static void on_destruction(PyObject *capsule)
{
    destroyed++;
    printf("destroyed %s\n", PyCapsule_GetName(capsule) != NULL ? PyCapsule_GetName(capsule) : "(no name)");
}

static int traverse(PyObject *capsule, visitproc visit, void *arg)
{
    Py_VISIT((PyObject *)PyCapsule_GetContext(capsule));
    return 0;
}

static int clear(PyObject *capsule)
{
    PyObject *held = PyCapsule_GetContext(capsule);
    PyCapsule_SetContext(capsule, NULL);
    Py_XDECREF(held);
    return 0;
}

/* What the context holds goes with a capsule that the collector has not cleared before. */
static void release(PyObject *capsule)
{
    clear(capsule);
}

static void show_start(PyObject *text)
{
    printf("%.22s\n", PyUnicode_AsUTF8(text));
    Py_DECREF(text);
}

static void capsules(void)
{
    destroyed = 0;
    SHOW_NEW(PyCapsule_New(NULL, "name", NULL));
    PyObject *capsule = PyCapsule_New(target, "holder.api", on_destruction), *nameless = PyCapsule_New(target, NULL, on_destruction);
    show_start(PyObject_Repr(capsule));
    show_start(PyObject_Repr(nameless));
    SHOW_STATUS(PyCapsule_GetPointer(capsule, "holder.api") == target);
    SHOW_STATUS(PyCapsule_GetPointer(nameless, NULL) == target);
    SHOW_STATUS(PyCapsule_GetPointer(nameless, "x") == NULL);
    SHOW_ERROR("GetPointer");
    SHOW_STATUS(PyCapsule_GetPointer(capsule, NULL) == NULL);
    SHOW_ERROR("GetPointer");
    SHOW_STATUS(PyCapsule_IsValid(capsule, "holder.api"));
    SHOW_STATUS(PyCapsule_IsValid(capsule, "other"));
    SHOW_STATUS(PyCapsule_IsValid(nameless, NULL));
    SHOW_STATUS(PyCapsule_IsValid(Py_None, NULL));
    SHOW_STATUS(PyCapsule_IsValid(NULL, NULL));
    SHOW_STATUS(PyCapsule_SetContext(capsule, target + 1));
    SHOW_STATUS(PyCapsule_GetContext(capsule) == target + 1);
    SHOW_STATUS(PyCapsule_GetDestructor(capsule) == on_destruction);
    SHOW_STATUS(PyCapsule_SetPointer(capsule, NULL));
    SHOW_STATUS(PyCapsule_SetPointer(capsule, target + 2));
    SHOW_STATUS(PyCapsule_GetPointer(capsule, "holder.api") == target + 2);
    PyObject *wrong[] = {Py_None, NULL};
    for (int i = 0; i < 2; i++) {
        SHOW_STATUS(PyCapsule_SetContext(wrong[i], NULL));
        SHOW_STATUS(PyCapsule_SetDestructor(wrong[i], NULL));
        SHOW_STATUS(PyCapsule_SetName(wrong[i], NULL));
        SHOW_STATUS(PyCapsule_SetPointer(wrong[i], target));
        printf("%d", PyCapsule_GetPointer(wrong[i], NULL) == NULL);
        SHOW_ERROR("GetPointer");
        printf("%d", PyCapsule_GetName(wrong[i]) == NULL);
        SHOW_ERROR("GetName");
        printf("%d", PyCapsule_GetContext(wrong[i]) == NULL);
        SHOW_ERROR("GetContext");
        printf("%d", PyCapsule_GetDestructor(wrong[i]) == NULL);
        SHOW_ERROR("GetDestructor");
    }
    PyObject *holder = PyImport_AddModule("holder");
    PyModule_AddObjectRef(holder, "api", capsule);
    PyModule_AddObjectRef(holder, "other", capsule);
    SHOW_STATUS(PyCapsule_Import("holder.api", 0) == target + 2);
    SHOW_STATUS(PyCapsule_Import("holder.other", 1) == NULL);
    SHOW_ERROR("Import");
    SHOW_STATUS(PyCapsule_Import("holder.none", 0) == NULL);
    SHOW_ERROR("Import");
    SHOW_STATUS(PyCapsule_Import("no_such_holder.api", 0) == NULL);
    SHOW_ERROR("Import");
    SHOW_STATUS(PyCapsule_SetName(capsule, "renamed"));
    SHOW_STATUS(PyCapsule_SetDestructor(nameless, NULL));
    PyDict_DelItemString(PyModule_GetDict(holder), "api");
    PyDict_DelItemString(PyModule_GetDict(holder), "other");
    PyDict_DelItemString(PyImport_GetModuleDict(), "holder");
    Py_DECREF(capsule);
    Py_DECREF(nameless);
    printf("destroyed %d\n", destroyed);
    capsule = PyCapsule_New(target, "cycle", release);
    PyObject *list = PyList_New(0);
    PyList_Append(list, capsule);
    PyCapsule_SetContext(capsule, list);
    SHOW_STATUS(PyObject_GC_IsTracked(capsule));
    SHOW_STATUS(_PyCapsule_SetTraverse(capsule, NULL, clear));
    SHOW_STATUS(_PyCapsule_SetTraverse(Py_None, traverse, clear));
    SHOW_STATUS(_PyCapsule_SetTraverse(capsule, traverse, clear));
    SHOW_STATUS(PyObject_GC_IsTracked(capsule));
    Py_DECREF(capsule);
    printf("collected %zd\n", PyGC_Collect());
}

static void cells(void)
{
    PyObject *value = PyLong_FromLong(1000), *larger = PyLong_FromLong(2000);
    PyObject *cell = PyCell_New(value), *empty = PyCell_New(NULL), *other = PyCell_New(larger);
    PyObject *all[] = {cell, empty, other, value};
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 4; j++) {
            for (int operation = Py_LT; operation <= Py_GE; operation++) {
                SHOW_NEW(PyObject_RichCompare(all[i], all[j], operation));
            }
        }
    }
    SHOW_NEW(PyCell_Get(cell));
    SHOW_STATUS(PyCell_Get(empty) == NULL);
    SHOW_ERROR("empty");
    SHOW_STATUS(PyCell_Set(empty, value));
    SHOW_NEW(PyObject_GetAttrString(empty, "cell_contents"));
    SHOW_STATUS(PyObject_SetAttrString(empty, "cell_contents", NULL));
    SHOW_NEW(PyObject_GetAttrString(empty, "cell_contents"));
    SHOW_STATUS(PyObject_SetAttrString(empty, "cell_contents", larger));
    SHOW_NEW(PyCell_Get(empty));
    SHOW_STATUS(PyCell_Set(empty, NULL));
    SHOW_STATUS(PyObject_Hash(cell));
    SHOW_INTERNAL(PyCell_Get(Py_None));
    SHOW_INTERNAL(PyCell_Set(Py_None, NULL));
    PyObject *type = (PyObject *)&PyCell_Type;
    PyObject *made = PyObject_CallOneArg(type, value);
    SHOW_NEW(PyCell_Get(made));
    Py_XDECREF(made);
    made = PyObject_CallNoArgs(type);
    SHOW_STATUS(PyCell_Get(made) == NULL);
    Py_XDECREF(made);
    SHOW_NEW(PyObject_CallFunctionObjArgs(type, value, value, NULL));
    PyCell_Set(empty, empty);
    Py_DECREF(cell);
    Py_DECREF(empty);
    Py_DECREF(other);
    Py_DECREF(value);
    Py_DECREF(larger);
}

static void body(void)
{
    capsules();
    cells();
    PyType_ClearCache();
}

OBJECT_MAIN(body)
