/* The classes of collections.abc that hold or return others can be subscripted. */
#include "object.h"

static void program(void)
{
    PyObject *module = PyImport_ImportModule("collections.abc");
    REQUIRE(module != NULL);
    static const char *const names[] = {
        "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
        "Generator", "Reversible", "Sized", "Container", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping",
        "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "Buffer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        PyObject *kind = PyObject_GetAttrString(module, names[i]);
        SHOW_NEW(PyObject_GetItem(kind, (PyObject *)&PyLong_Type));
        PyObject *alias = PyObject_GetItem(kind, (PyObject *)&PyLong_Type);
        if (alias != NULL) {
            SHOW_NEW(PyObject_GetAttrString(alias, "__origin__"));
            SHOW_NEW(PyObject_GetAttrString(alias, "__args__"));
            Py_DECREF(alias);
        }
        PyErr_Clear();
        Py_DECREF(kind);
    }
    Py_DECREF(module);
}

OBJECT_MAIN(program)
