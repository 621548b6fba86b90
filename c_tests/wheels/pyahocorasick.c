/* pyahocorasick: words with payloads become an automaton that finds them; iteration, removal, change while iterating. */

#include "host.h"

static PyObject *module, *kind;

static void load_all(void)
{
    module = load("ahocorasick" EXTENSION, "ahocorasick");
    kind = get(module, "Automaton");
}

static PyObject *word(long i)
{
    return text("word%ldx%ld", i, i * 7919 % 1000);
}

static void add(PyObject *automaton, long words)
{
    for (long i = 0; i < words; i++) {
        PyObject *key = word(i), *payload = must(Py_BuildValue("(iO)", (int)i, key));
        drop(call2(automaton, "add_word", key, payload));
        Py_DECREF(payload);
        Py_DECREF(key);
    }
}

static void search(PyObject *automaton, long passes)
{
    PyObject *haystack = text("a text with word1x919 and word77x763 and word150x850, word19999x81 and word3");
    long hits = 0;
    for (long i = 0; i < passes; i++) {
        PyObject *iterator = must(call1(automaton, "iter", haystack));
        hits += exhaust(iterator);
        Py_DECREF(iterator);
    }
    printf("%ld hits\n", hits);
    PyObject *iterator = must(call1(automaton, "iter", haystack));
    SHOW_NEW(PySequence_List(iterator));
    Py_DECREF(iterator);
    iterator = must(call1(automaton, "iter_long", haystack));
    SHOW_NEW(PySequence_List(iterator));
    Py_DECREF(iterator);
    Py_DECREF(haystack);
}

static PyObject *sorted(PyObject *iterable)
{
    PyObject *list = must(PySequence_List(iterable));
    must_be_zero(PyList_Sort(list));
    Py_DECREF(iterable);
    return list;
}

static void lists(PyObject *automaton)
{
    const char *names[] = {"keys", "values", "items"};
    for (int i = 0; i < 3; i++) {
        PyObject *list = sorted(must(call0(automaton, names[i])));
        printf("%s: %zd\n", names[i], PyList_GET_SIZE(list));
        SHOW_NEW(PySequence_GetSlice(list, 0, 3));
        Py_DECREF(list);
    }
    PyObject *prefixed = sorted(must(call(automaton, "keys", "(s)", "word77")));
    printf("with a prefix: %zd\n", PyList_GET_SIZE(prefixed));
    Py_DECREF(prefixed);
}

static void errors(PyObject *automaton)
{
    SHOW_NEW(call(automaton, "add_word", "(s)", ""));
    SHOW_NEW(call(automaton, "add_word", "(ii)", 1, 2));
    SHOW_NEW(call(automaton, "add_word", "(s)", "no payload"));
    SHOW_NEW(call(automaton, "get", "(s)", "missing"));
    SHOW_NEW(call(automaton, "get", "(ss)", "missing", "default"));
    SHOW_NEW(call(automaton, "pop", "(s)", "missing"));
    SHOW_NEW(call(automaton, "remove_word", "(s)", "missing"));
    SHOW_NEW(call(automaton, "exists", "(s)", "word1x919"));
    SHOW_NEW(call(automaton, "match", "(s)", "wor"));
    SHOW_NEW(call(automaton, "longest_prefix", "(s)", "word1y"));
    SHOW_NEW(call(automaton, "keys", "(sss)", "w", "?", "x"));
    SHOW_STATUS(PySequence_Contains(automaton, host_name("word1x919")));
    SHOW_STATUS(PySequence_Contains(automaton, Py_None));
    SHOW_NEW(PyObject_CallFunction(kind, "i", 12345));
    SHOW_NEW(call(automaton, "iter", "(i)", 7));
    SHOW_NEW(call(automaton, "save", "(s)", "/nowhere"));
}

static void changes_while_iterating(PyObject *automaton)
{
    PyObject *iterator = must(call0(automaton, "keys"));
    drop(PyIter_Next(iterator));
    SHOW_NEW(call(automaton, "add_word", "(si)", "quite new", 1));
    SHOW_NEW(PyIter_Next(iterator));
    Py_DECREF(iterator);
    SHOW_NEW(call(automaton, "iter", "(s)", "not made again"));
}

static PyObject *found(PyObject *self, PyObject *arguments)
{
    object_show("found", Py_NewRef(arguments), 1);
    Py_RETURN_NONE;
}

static PyMethodDef found_method = {"found", found, METH_VARARGS, NULL};

static void workload(void)
{
    long words = size_of_run(20000);
    PyObject *automaton = must(PyObject_CallNoArgs(kind));
    add(automaton, words);
    SHOW_NEW(call(automaton, "iter", "(s)", "too early"));
    SHOW_NEW(call0(automaton, "make_automaton"));
    printf("length %zd\n", PyObject_Length(automaton));
    search(automaton, size_of_run(500));
    PyObject *callback = must(PyCFunction_New(&found_method, NULL));
    SHOW_NEW(call(automaton, "find_all", "(sO)", "in word77x763.", callback));
    Py_DECREF(callback);
    lists(automaton);
    SHOW_NEW(call0(automaton, "get_stats"));
    errors(automaton);
    changes_while_iterating(automaton);
    for (long i = 0; i < words / 4; i++) {
        PyObject *key = word(i);
        drop(call1(automaton, "pop", key));
        Py_DECREF(key);
    }
    printf("length %zd\n", PyObject_Length(automaton));
    SHOW_NEW(call0(automaton, "clear"));
    printf("length %zd\n", PyObject_Length(automaton));
    Py_DECREF(automaton);
}

WHEEL_MAIN("pyahocorasick", load_all, workload)
