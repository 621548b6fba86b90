/* Which objects are tracked, and from when. */

#include "node.h"

static void show(const char *what, PyObject *op)
{
    REQUIRE(op != NULL);
    printf("%s: is_gc %d, tracked %d\n", what, PyObject_IS_GC(op), PyObject_GC_IsTracked(op));
    Py_DECREF(op);
}

static void body(void)
{
    show("list", PyList_New(0));
    show("empty tuple", PyTuple_New(0));
    show("tuple", PyTuple_New(1));
    show("tuple of ints", Py_BuildValue("(ii)", 1, 2));
    show("dict", PyDict_New());
    show("dict of ints", Py_BuildValue("{s:i}", "a", 1));
    show("dict of lists", Py_BuildValue("{s:[]}", "a"));
    show("dict of tuples", Py_BuildValue("{s:(i)}", "a", 1));
    show("set", PySet_New(NULL));
    show("frozenset", PyFrozenSet_New(NULL));
    show("int", PyLong_FromLong(1));
    show("str", PyUnicode_FromString("text"));
    show("bytes", PyBytes_FromString("text"));
    show("float", PyFloat_FromDouble(1.5));
    show("slice", PySlice_New(NULL, NULL, NULL));
    show("object", PyObject_CallNoArgs((PyObject *)&PyBaseObject_Type));
    show("static type", Py_NewRef((PyObject *)&PyLong_Type));
    PyObject *type = node_type(0);
    show("type", Py_NewRef(type));
    Node *node = node_new(type, 1);
    show("node", Py_NewRef((PyObject *)node));
    PyObject_GC_UnTrack(node);
    show("untracked", Py_NewRef((PyObject *)node));
    PyObject_GC_UnTrack(node);
    PyObject_GC_Track(node);
    show("tracked again", Py_NewRef((PyObject *)node));
    show("weak reference", PyWeakref_NewRef((PyObject *)node, NULL));
    Py_DECREF(node);

    /* Made by the functions for objects of the collector's. */
    node = PyObject_GC_New(Node, (PyTypeObject *)type);
    SHOW(PyObject_GC_IsTracked((PyObject *)node));
    SHOW(Py_REFCNT(node));
    /* The type counts its instances; these are not deallocated by it. */
    PyObject_GC_Del(node);
    Py_DECREF(type);
    node = (Node *)PyUnstable_Object_GC_NewWithExtraData((PyTypeObject *)type, 100);
    SHOW(PyObject_GC_IsTracked((PyObject *)node));
    CHECK(all_bytes((char *)node + sizeof(PyObject), sizeof(Node) - sizeof(PyObject) + 100, 0));
    PyObject_GC_Del(node);
    Py_DECREF(type);

    /* Tuples of what cannot be in cycles are untracked by a collection that they survive. */
    PyObject *atoms = Py_BuildValue("(iis)", 1, 2, "three"), *nested = PyTuple_Pack(2, atoms, Py_None);
    PyObject *other = Py_BuildValue("(i[])", 1);
    SHOW(PyObject_GC_IsTracked(atoms));
    gc_collect_generation(0);
    SHOW(PyObject_GC_IsTracked(atoms));
    SHOW(PyObject_GC_IsTracked(nested));
    SHOW(PyObject_GC_IsTracked(other));
    Py_DECREF(atoms);
    Py_DECREF(nested);
    Py_DECREF(other);

    /* Dicts only by a full one. */
    PyObject *dict = PyDict_New(), *list = PyList_New(0);
    PyDict_SetItemString(dict, "list", list);
    SHOW(PyObject_GC_IsTracked(dict));
    PyDict_DelItemString(dict, "list");
    gc_collect_generation(1);
    SHOW(PyObject_GC_IsTracked(dict));
    PyGC_Collect();
    SHOW(PyObject_GC_IsTracked(dict));
    PyDict_SetItemString(dict, "list", list);
    SHOW(PyObject_GC_IsTracked(dict));
    Py_DECREF(dict);
    Py_DECREF(list);
    Py_DECREF(type);
}

OBJECT_MAIN(body)
