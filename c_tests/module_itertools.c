/* itertools: what each iterator gives, its refusals, its repr, and that groups and tees share what they should. */

#include "library.h"

#define IT(name, ...) object_show(name " " #__VA_ARGS__, items_of(library_call("itertools", name, __VA_ARGS__), 12), 1)
#define NAMED(name, args, kwargs) object_show(name " " #args " " #kwargs, items_of(library_apply("itertools", name, args, kwargs), 12), 1)
#define NEW(name, ...) SHOW_NEW(library_call("itertools", name, __VA_ARGS__))

static void endless(void)
{
    IT("count", "()");
    IT("count", "(i)", 5);
    IT("count", "(ii)", 5, -3);
    IT("count", "(dd)", 0.5, 0.25);
    IT("count", "(L)", PY_SSIZE_T_MAX - 2);
    IT("count", "(s)", "a");
    IT("count", "(iii)", 1, 2, 3);
    NAMED("count", PyTuple_New(0), Py_BuildValue("{s:i}", "step", 7));
    NAMED("count", PyTuple_New(0), Py_BuildValue("{s:i}", "stop", 7));
    NEW("count", "(i)", 5);
    NEW("count", "(ii)", 5, 2);
    NEW("count", "(d)", 2.5);
    NEW("count", "(di)", 2.5, 1);
    IT("repeat", "(si)", "x", 3);
    IT("repeat", "(si)", "x", -3);
    IT("repeat", "(s)", "x");
    IT("repeat", "()");
    IT("repeat", "(ss)", "x", "y");
    NAMED("repeat", Py_BuildValue("(i)", 1), Py_BuildValue("{s:i}", "times", 2));
    NEW("repeat", "(s)", "x");
    NEW("repeat", "(si)", "x", 4);
    PyObject *repeat = library_call("itertools", "repeat", "(si)", "x", 4);
    SHOW_STATUS(PyObject_LengthHint(repeat, 7));
    Py_DECREF(repeat);
    IT("cycle", "([iii])", 1, 2, 3);
    IT("cycle", "([])");
    IT("cycle", "(i)", 1);
    IT("cycle", "()");
    NAMED("cycle", PyTuple_New(0), Py_BuildValue("{s:[]}", "iterable"));
}

static void chosen(void)
{
    PyObject *is_true = (PyObject *)&PyBool_Type;
    IT("islice", "(si)", "abcdefg", 3);
    IT("islice", "(sii)", "abcdefg", 2, 5);
    IT("islice", "(siOi)", "abcdefg", 1, Py_None, 2);
    IT("islice", "(sOOO)", "abcdefg", Py_None, Py_None, Py_None);
    IT("islice", "(sO)", "abcdefg", Py_None);
    IT("islice", "(siii)", "abcdefg", 0, 100, 3);
    IT("islice", "(si)", "abcdefg", -1);
    IT("islice", "(si)", "abcdefg", -5);
    IT("islice", "(ss)", "abcdefg", "x");
    IT("islice", "(sii)", "abcdefg", -2, 5);
    IT("islice", "(sis)", "abcdefg", 2, "x");
    IT("islice", "(siii)", "abcdefg", 1, 5, 0);
    IT("islice", "(siis)", "abcdefg", 1, 5, "x");
    IT("islice", "(s)", "abcdefg");
    IT("islice", "(iiiii)", 1, 2, 3, 4, 5);
    IT("islice", "(ii)", 1, 2);
    IT("takewhile", "(O[iiiii])", is_true, 1, 2, 0, 3, 4);
    IT("dropwhile", "(O[iiiii])", is_true, 1, 2, 0, 3, 4);
    IT("filterfalse", "(O[iiiii])", is_true, 1, 2, 0, 3, 4);
    IT("filterfalse", "(O[iiiii])", Py_None, 1, 2, 0, 3, 4);
    IT("filterfalse", "(O[ss])", &PyLong_Type, "0", "1");
    IT("takewhile", "(i[i])", 1, 1);
    IT("dropwhile", "(i[i])", 1, 1);
    IT("takewhile", "(i)", 1);
    IT("dropwhile", "(ii)", 1, 1);
    IT("compress", "(s[iiii])", "abcd", 1, 0, 1, 1);
    IT("compress", "(s)", "abcd");
    NAMED("compress", Py_BuildValue("(s)", "abc"), Py_BuildValue("{s:[ii]}", "selectors", 0, 1));
}

static void mapped(void)
{
    PyObject *add = library("operator", "mul");
    IT("chain", "()");
    IT("chain", "(s[i]())", "ab", 1);
    IT("chain", "(si)", "ab", 1);
    PyObject *chain = library("itertools", "chain");
    SHOW_NEW(items_of(call_method(chain, "from_iterable", "(([i](ii)))", 1, 2, 3), 9));
    SHOW_NEW(items_of(call_method(chain, "from_iterable", "i", 1), 9));
    SHOW_NEW(PyObject_GetItem(chain, (PyObject *)&PyLong_Type));
    SHOW_BORROWED(chain);
    Py_DECREF(chain);
    IT("starmap", "(O[(ii)[ii]])", add, 2, 3, 4, 5);
    IT("starmap", "(O[i])", add, 2);
    IT("starmap", "(O[(i)])", add, 2);
    IT("starmap", "(O)", add);
    IT("accumulate", "([iii])", 1, 2, 3);
    IT("accumulate", "([iii]O)", 1, 2, 3, add);
    IT("accumulate", "([iii]O)", 1, 2, 3, Py_None);
    IT("accumulate", "([iii]Oi)", 1, 2, 3, add, 5);
    NAMED("accumulate", Py_BuildValue("([iii])", 1, 2, 3), Py_BuildValue("{s:i}", "initial", 100));
    NAMED("accumulate", Py_BuildValue("([])"), Py_BuildValue("{s:i,s:O}", "initial", 100, "func", add));
    IT("accumulate", "([is])", 1, "x");
    IT("accumulate", "()");
    IT("pairwise", "(s)", "abcd");
    IT("pairwise", "(s)", "a");
    IT("pairwise", "(i)", 1);
    Py_DECREF(add);
}

static void together(void)
{
    IT("zip_longest", "()");
    IT("zip_longest", "(sss)", "ab", "wxyz", "");
    IT("zip_longest", "(si)", "ab", 1);
    NAMED("zip_longest", Py_BuildValue("(ss)", "ab", "wxyz"), Py_BuildValue("{s:s}", "fillvalue", "-"));
    NAMED("zip_longest", Py_BuildValue("(ss)", "ab", "wxyz"), Py_BuildValue("{s:s}", "value", "-"));
    IT("batched", "(si)", "abcdefg", 3);
    IT("batched", "(si)", "abcdefg", 0);
    IT("batched", "(s)", "abcdefg");
    NAMED("batched", Py_BuildValue("(si)", "abcdef", 3), Py_BuildValue("{s:O}", "strict", Py_True));
    NAMED("batched", Py_BuildValue("(si)", "abcdefg", 3), Py_BuildValue("{s:O}", "strict", Py_True));
}

static void arranged(void)
{
    IT("product", "(ss)", "abc", "xyz");
    IT("product", "()");
    IT("product", "(ss)", "abc", "");
    NAMED("product", Py_BuildValue("(s)", "ab"), Py_BuildValue("{s:i}", "repeat", 3));
    NAMED("product", Py_BuildValue("(s)", "ab"), Py_BuildValue("{s:i}", "repeat", 0));
    NAMED("product", Py_BuildValue("(s)", "ab"), Py_BuildValue("{s:i}", "repeat", -1));
    NAMED("product", Py_BuildValue("(s)", "ab"), Py_BuildValue("{s:i}", "again", 1));
    IT("product", "(i)", 1);
    IT("permutations", "(s)", "abc");
    IT("permutations", "(si)", "abcd", 2);
    IT("permutations", "(si)", "ab", 3);
    IT("permutations", "(si)", "ab", 0);
    IT("permutations", "(si)", "ab", -1);
    IT("permutations", "(ss)", "ab", "x");
    IT("combinations", "(si)", "abcd", 2);
    IT("combinations", "(si)", "abcd", 5);
    IT("combinations", "(si)", "abcd", 0);
    IT("combinations", "(si)", "abcd", -1);
    IT("combinations", "(s)", "abcd");
    IT("combinations_with_replacement", "(si)", "abc", 2);
    IT("combinations_with_replacement", "(si)", "", 2);
    IT("combinations_with_replacement", "(si)", "", 0);
    /* Tuples that are kept are not changed. */
    PyObject *list = items_of(library_call("itertools", "combinations", "(si)", "abcde", 3), 99);
    PyObject *all = PySequence_Tuple(list);
    Py_DECREF(list);
    SHOW_BORROWED(all);
    PyObject *again = library_call("itertools", "combinations", "(si)", "abcde", 3);
    for (Py_ssize_t i = 0; i < PyTuple_Size(all); i++) {
        PyObject *one = PyIter_Next(again);
        REQUIRE(PyObject_RichCompareBool(one, PyTuple_GetItem(all, i), Py_EQ) == 1);
        Py_DECREF(one);
    }
    CHECK(PyIter_Next(again) == NULL);
    Py_DECREF(again);
    Py_DECREF(all);
}

static void shared(void)
{
    PyObject *groups = library_call("itertools", "groupby", "(s)", "aabbbc"), *pair, *first = NULL;
    while ((pair = PyIter_Next(groups)) != NULL) {
        SHOW_BORROWED(PyTuple_GetItem(pair, 0));
        if (first == NULL) {
            first = Py_NewRef(PyTuple_GetItem(pair, 1));
        } else {
            SHOW_NEW(items_of(Py_NewRef(PyTuple_GetItem(pair, 1)), 9));
        }
        Py_DECREF(pair);
    }
    SHOW_NEW(items_of(first, 9));
    Py_DECREF(groups);
    PyObject *keyed = library_call("itertools", "groupby", "([sss]O)", "1", "01", "2", &PyLong_Type);
    pair = PyIter_Next(keyed);
    SHOW_NEW(items_of(Py_NewRef(PyTuple_GetItem(pair, 1)), 9));
    Py_DECREF(pair);
    Py_DECREF(keyed);
    IT("groupby", "(i)", 1);
    IT("groupby", "()");
    IT("groupby", "(si)", "ab", 1);

    PyObject *tees = library_call("itertools", "tee", "(si)", "abc", 3);
    PyObject *one = PyTuple_GetItem(tees, 0), *two = PyTuple_GetItem(tees, 1), *copy = NULL;
    SHOW_NEW(PyIter_Next(one));
    SHOW_NEW(PyIter_Next(one));
    copy = call_method(one, "__copy__", NULL);
    SHOW_NEW(items_of(Py_NewRef(two), 9));
    SHOW_NEW(items_of(copy, 9));
    SHOW_NEW(items_of(Py_NewRef(one), 9));
    PyObject *again = library_call("itertools", "tee", "(O)", PyTuple_GetItem(tees, 2));
    CHECK(PyTuple_GetItem(again, 0) == PyTuple_GetItem(tees, 2));
    SHOW_NEW(items_of(Py_NewRef(PyTuple_GetItem(again, 1)), 9));
    Py_DECREF(again);
    Py_DECREF(tees);
    NEW("tee", "(si)", "abc", 0);
    NEW("tee", "(si)", "abc", -1);
    NEW("tee", "(ss)", "abc", "x");
    NEW("tee", "(i)", 1);
    NEW("tee", "()");
    /* A long way between two of them goes at once. */
    tees = library_call("itertools", "tee", "(N)", library_call("itertools", "repeat", "(ii)", 0, 100000));
    while ((one = PyIter_Next(PyTuple_GetItem(tees, 0))) != NULL) {
        Py_DECREF(one);
    }
    Py_DECREF(tees);
}

static void body(void)
{
    endless();
    chosen();
    mapped();
    together();
    arranged();
    shared();
}

OBJECT_MAIN(body)
