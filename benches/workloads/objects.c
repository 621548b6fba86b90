/* Times what C code does with objects all day, in ns of this thread's CPU time a round: NAME, a tab, the time.
 *
 *   objects [ROUNDS [TEXT]]      TEXT: only the rows that have it in their name
 *
 * The same program is linked to libpython and to libpyrite; `scripts/bench objects` runs both in turns. Under callgrind
 * (`scripts/bench objects --instructions`) each row is a dump of its own, named for it. */

#include <Python.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS (void)0
#define CALLGRIND_DUMP_STATS_AT(name) (void)0
#endif

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* How many rounds one measurement has; a part of it warms up. */
static long rounds = 300000;

/* The rows that are wanted. */
static const char *wanted = "";

/* Runs the block `rounds` times, with `i` counting, and prints the time of one. */
#define TIME(name, ...)                                                                                               \
    do {                                                                                                              \
        if (!strstr(name, wanted)) {                                                                                  \
            break;                                                                                                    \
        }                                                                                                             \
        for (long i = 0; i < rounds / 10; i++) {                                                                      \
            __VA_ARGS__                                                                                               \
        }                                                                                                             \
        CALLGRIND_ZERO_STATS;                                                                                         \
        double start = now();                                                                                         \
        for (long i = 0; i < rounds; i++) {                                                                           \
            __VA_ARGS__                                                                                               \
        }                                                                                                             \
        double end = now();                                                                                           \
        CALLGRIND_DUMP_STATS_AT(name);                                                                                \
        printf("%s\t%.2f\n", name, (end - start) / (double)rounds);                                                   \
    } while (0)

static PyObject *identity(PyObject *self, PyObject *arg)
{
    (void)self;
    return Py_NewRef(arg);
}

static PyObject *with_keywords(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"a", "b", NULL};
    int a;
    PyObject *b = Py_None;
    (void)self;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|O", names, &a, &b)) {
        return NULL;
    }
    return Py_NewRef(b);
}

static PyMethodDef methods[] = {
    {"identity", identity, METH_O, NULL},
    {"with_keywords", (PyCFunction)(void (*)(void))with_keywords, METH_VARARGS | METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};

typedef struct {
    PyObject_HEAD
    PyObject *a, *b;
} Pair;

static int pair_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Pair *)self)->a);
    Py_VISIT(((Pair *)self)->b);
    return 0;
}

static void pair_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    Py_XDECREF(((Pair *)self)->a);
    Py_XDECREF(((Pair *)self)->b);
    type->tp_free(self);
    Py_DECREF(type);
}

static void plain_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMemberDef pair_members[] = {{"member", Py_T_OBJECT_EX, offsetof(Pair, a), 0, NULL}, {NULL, 0, 0, 0, NULL}};

static PyObject *pair_get(PyObject *self, void *closure)
{
    (void)closure;
    return Py_NewRef(((Pair *)self)->a);
}

static PyGetSetDef pair_getset[] = {{"computed", pair_get, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyType_Slot pair_slots[] = {
    {Py_tp_traverse, (void *)pair_traverse}, {Py_tp_dealloc, (void *)pair_dealloc}, {Py_tp_methods, methods},
    {Py_tp_members, pair_members},           {Py_tp_getset, pair_getset},           {0, NULL}};
static PyType_Spec pair_spec = {"bench.Pair", sizeof(Pair), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, pair_slots};
static PyType_Slot plain_slots[] = {{Py_tp_dealloc, (void *)plain_dealloc}, {0, NULL}};
static PyType_Spec plain_spec = {"bench.Plain", sizeof(Pair), 0, Py_TPFLAGS_DEFAULT, plain_slots};

/* A hundred interned strs. */
static void make_keys(PyObject **keys)
{
    for (int k = 0; k < 100; k++) {
        char text[16];
        snprintf(text, sizeof text, "key%d", k);
        keys[k] = PyUnicode_InternFromString(text);
    }
}

static void drop(PyObject **all)
{
    for (int k = 0; k < 100; k++) {
        Py_DECREF(all[k]);
    }
}

/* Takes all items of `iterable` once. */
static void iterate(PyObject *iterable)
{
    PyObject *iterator = PyObject_GetIter(iterable), *item;
    while ((item = PyIter_Next(iterator)) != NULL) {
        Py_DECREF(item);
    }
    Py_DECREF(iterator);
}

/* ---- Made and dropped ---- */

static void made(PyObject *pair_type, PyObject *plain_type)
{
    PyObject *item = PyFloat_FromDouble(0.5), *fixed = PyUnicode_FromString("text");
    PyObject *keys[100];
    make_keys(keys);
    TIME("int, shared", { Py_DECREF(PyLong_FromLong(i & 127)); });
    TIME("int of one digit, not shared", { Py_DECREF(PyLong_FromLong(1000 + i)); });
    TIME("int of two digits", { Py_DECREF(PyLong_FromLongLong((1LL << 40) + i)); });
    TIME("float", { Py_DECREF(PyFloat_FromDouble((double)i)); });
    TIME("str of 9 characters", { Py_DECREF(PyUnicode_FromStringAndSize("some text", 9)); });
    TIME("str from C", { Py_DECREF(PyUnicode_FromString("some text")); });
    TIME("str of 9 characters, UTF-8", { Py_DECREF(PyUnicode_FromStringAndSize("s\xc3\xb6me text", 10)); });
    TIME("bytes of 9", { Py_DECREF(PyBytes_FromStringAndSize("some text", 9)); });
    TIME("tuple of 3", {
        PyObject *tuple = PyTuple_New(3);
        for (int k = 0; k < 3; k++) {
            PyTuple_SET_ITEM(tuple, k, Py_NewRef(item));
        }
        Py_DECREF(tuple);
    });
    TIME("tuple of 3, packed", { Py_DECREF(PyTuple_Pack(3, item, item, item)); });
    TIME("list", { Py_DECREF(PyList_New(0)); });
    TIME("list of 10", {
        PyObject *list = PyList_New(10);
        for (int k = 0; k < 10; k++) {
            PyList_SET_ITEM(list, k, Py_NewRef(item));
        }
        Py_DECREF(list);
    });
    TIME("list, and one append", {
        PyObject *list = PyList_New(0);
        PyList_Append(list, item);
        Py_DECREF(list);
    });
    TIME("list, and 100 appends", {
        if (i % 100 == 0) {
            PyObject *list = PyList_New(0);
            for (int k = 0; k < 100; k++) {
                PyList_Append(list, item);
            }
            Py_DECREF(list);
        }
    });
    TIME("dict", { Py_DECREF(PyDict_New()); });
    TIME("dict of one key", {
        PyObject *dict = PyDict_New();
        PyDict_SetItem(dict, fixed, item);
        Py_DECREF(dict);
    });
    TIME("dict of 100 keys, an entry", {
        if (i % 100 == 0) {
            PyObject *dict = PyDict_New();
            for (int k = 0; k < 100; k++) {
                PyDict_SetItem(dict, keys[k], item);
            }
            Py_DECREF(dict);
        }
    });
    TIME("set of one item", {
        PyObject *set = PySet_New(NULL);
        PySet_Add(set, fixed);
        Py_DECREF(set);
    });
    TIME("set of 100 items, an item", {
        if (i % 100 == 0) {
            PyObject *set = PySet_New(NULL);
            for (int k = 0; k < 100; k++) {
                PySet_Add(set, keys[k]);
            }
            Py_DECREF(set);
        }
    });
    TIME("slice", { Py_DECREF(PySlice_New(item, item, NULL)); });
    PyObject *set = PySet_New(NULL);
    TIME("weak reference", { Py_DECREF(PyWeakref_NewRef(set, NULL)); });
    PyObject *weak = PyWeakref_NewRef(set, NULL);
    TIME("weak reference, there already", { Py_DECREF(PyWeakref_NewRef(set, NULL)); });
    TIME("weak reference, read", {
        PyObject *found;
        PyWeakref_GetRef(weak, &found);
        Py_DECREF(found);
    });
    Py_DECREF(weak);
    Py_DECREF(set);
    TIME("weak reference that outlives a set", {
        PyObject *dying = PySet_New(NULL);
        PyObject *left = PyWeakref_NewRef(dying, NULL);
        Py_DECREF(dying);
        Py_DECREF(left);
    });
    TIME("object of a class", { Py_DECREF(PyObject_CallNoArgs(plain_type)); });
    TIME("object of a class with GC", { Py_DECREF(PyObject_CallNoArgs(pair_type)); });
    TIME("plain object by tp_alloc", { Py_DECREF(PyType_GenericAlloc((PyTypeObject *)plain_type, 0)); });
    TIME("GC object by tp_alloc", { Py_DECREF(PyType_GenericAlloc((PyTypeObject *)pair_type, 0)); });
    TIME("exception set and cleared", {
        PyErr_SetString(PyExc_ValueError, "text");
        PyErr_Clear();
    });
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){}", "Class");
    PyObject *name = PyUnicode_InternFromString("attribute");
    TIME("object with an attribute", {
        PyObject *object = PyObject_CallNoArgs(class);
        PyObject_SetAttr(object, name, item);
        Py_DECREF(object);
    });
    Py_DECREF(class);
    Py_DECREF(name);
    Py_DECREF(item);
    Py_DECREF(fixed);
    drop(keys);
}

/* ---- Access ---- */

static void access_(PyObject *pair_type)
{
    PyObject *name = PyUnicode_InternFromString("attribute"), *missing = PyUnicode_InternFromString("missing");
    PyObject *dict = PyDict_New(), *list = PyList_New(100), *index = PyLong_FromLong(50), *set = PySet_New(NULL);
    PyObject *keys[100], *numbers[100];
    PyObject *tuple = PyTuple_New(100);
    make_keys(keys);
    for (int k = 0; k < 100; k++) {
        numbers[k] = PyLong_FromLong(1000 + k);
        PyDict_SetItem(dict, keys[k], numbers[k]);
        PyDict_SetItem(dict, numbers[k], keys[k]);
        PyList_SET_ITEM(list, k, Py_NewRef(numbers[k]));
        PyTuple_SET_ITEM(tuple, k, Py_NewRef(numbers[k]));
        PySet_Add(set, keys[k]);
    }
    TIME("Py_IncRef, Py_DecRef", {
        Py_IncRef(dict);
        Py_DecRef(dict);
    });
    TIME("dict get, str", { (void)PyDict_GetItemWithError(dict, keys[i % 100]); });
    TIME("dict get, int", { (void)PyDict_GetItemWithError(dict, numbers[i % 100]); });
    TIME("dict get, missing", { (void)PyDict_GetItemWithError(dict, missing); });
    TIME("dict get, a reference", {
        PyObject *found;
        PyDict_GetItemRef(dict, keys[i % 100], &found);
        Py_DECREF(found);
    });
    TIME("dict get, PyObject_GetItem", { Py_DECREF(PyObject_GetItem(dict, keys[i % 100])); });
    TIME("dict contains", { (void)PyDict_Contains(dict, keys[i % 100]); });
    TIME("dict get, by C string", { (void)PyDict_GetItemString(dict, "key7"); });
    TIME("dict set and delete", {
        PyDict_SetItem(dict, name, index);
        PyDict_DelItem(dict, name);
    });
    TIME("dict set, there already", { PyDict_SetItem(dict, keys[i % 100], index); });
    TIME("dict, next of 200", {
        if (i % 200 == 0) {
            Py_ssize_t at = 0;
            PyObject *key, *value;
            while (PyDict_Next(dict, &at, &key, &value)) {
            }
        }
    });
    TIME("dict, iterated", {
        if (i % 200 == 0) {
            iterate(dict);
        }
    });
    TIME("set contains", { PySet_Contains(set, keys[i % 100]); });
    TIME("set add and discard", {
        PySet_Add(set, name);
        PySet_Discard(set, name);
    });
    TIME("set, iterated", {
        if (i % 100 == 0) {
            iterate(set);
        }
    });
    TIME("list item, PyList_GetItem", { (void)PyList_GetItem(list, 50); });
    TIME("list item, PyList_GetItemRef", { Py_DECREF(PyList_GetItemRef(list, 50)); });
    TIME("list item, PyObject_GetItem", { Py_DECREF(PyObject_GetItem(list, index)); });
    TIME("list item, PySequence_GetItem", { Py_DECREF(PySequence_GetItem(list, 50)); });
    TIME("list set item", { PyList_SetItem(list, 50, Py_NewRef(index)); });
    TIME("list set item, PyObject_SetItem", { PyObject_SetItem(list, index, index); });
    TIME("list, iterated", {
        if (i % 100 == 0) {
            iterate(list);
        }
    });
    TIME("tuple item, PyTuple_GetItem", { (void)PyTuple_GetItem(tuple, 50); });
    TIME("tuple item, PyObject_GetItem", { Py_DECREF(PyObject_GetItem(tuple, index)); });
    TIME("tuple item, PySequence_GetItem", { Py_DECREF(PySequence_GetItem(tuple, 50)); });
    TIME("tuple, iterated", {
        if (i % 100 == 0) {
            iterate(tuple);
        }
    });
    TIME("length", { (void)PyObject_Size(list); });
    TIME("truth", { (void)PyObject_IsTrue(list); });
    TIME("int to C", { (void)PyLong_AsLong(index); });
    TIME("str to C", { (void)PyUnicode_AsUTF8AndSize(name, NULL); });
    TIME("hash of an int", { (void)PyObject_Hash(index); });
    PyObject *class = PyObject_CallFunction((PyObject *)&PyType_Type, "s(){}", "Class");
    PyObject *object = PyObject_CallNoArgs(class);
    PyObject_SetAttr(object, name, index);
    PyObject *pair = PyObject_CallNoArgs(pair_type), *method = PyUnicode_InternFromString("identity");
    PyObject *member = PyUnicode_InternFromString("member"), *computed = PyUnicode_InternFromString("computed");
    PyObject *module = PyModule_New("bench");
    PyObject_SetAttr(module, name, index);
    PyObject_SetAttr(class, member, index);
    PyObject_SetAttr(pair, member, index);
    TIME("attribute of an object", { Py_DECREF(PyObject_GetAttr(object, name)); });
    TIME("attribute set", { PyObject_SetAttr(object, name, index); });
    TIME("attribute missing, optional", {
        PyObject *found;
        PyObject_GetOptionalAttr(object, missing, &found);
    });
    TIME("attribute of a class", { Py_DECREF(PyObject_GetAttr(class, member)); });
    TIME("attribute of a module", { Py_DECREF(PyObject_GetAttr(module, name)); });
    TIME("member", { Py_DECREF(PyObject_GetAttr(pair, member)); });
    TIME("member set", { PyObject_SetAttr(pair, member, index); });
    TIME("getset", { Py_DECREF(PyObject_GetAttr(pair, computed)); });
    TIME("attribute by C string", { Py_DECREF(PyObject_GetAttrString(object, "attribute")); });
    TIME("method, bound", { Py_DECREF(PyObject_GetAttr(pair, method)); });
    TIME("method call", { Py_DECREF(PyObject_CallMethodOneArg(pair, method, index)); });
    TIME("intern, hit", { Py_DECREF(PyUnicode_InternFromString("attribute")); });
    TIME("intern, miss", {
        char text[24];
        snprintf(text, sizeof text, "m%ld", i);
        Py_DECREF(PyUnicode_InternFromString(text));
    });
    TIME("intern, in place", {
        PyObject *text = Py_NewRef(name);
        PyUnicode_InternInPlace(&text);
        Py_DECREF(text);
    });
    TIME("type check by MRO", { (void)PyType_IsSubtype(Py_TYPE(object), &PyLong_Type); });
    TIME("isinstance", { (void)PyObject_IsInstance(object, class); });
    Py_DECREF(object);
    Py_DECREF(class);
    Py_DECREF(pair);
    Py_DECREF(method);
    Py_DECREF(member);
    Py_DECREF(computed);
    Py_DECREF(module);
    Py_DECREF(tuple);
    drop(keys);
    drop(numbers);
    Py_DECREF(name);
    Py_DECREF(missing);
    Py_DECREF(dict);
    Py_DECREF(list);
    Py_DECREF(set);
    Py_DECREF(index);
}

/* ---- Work ---- */

static void work(PyObject *pair_type)
{
    PyObject *a = PyLong_FromLong(123456), *b = PyLong_FromLong(654321), *big = PyLong_FromString("123456789012345678901234567890", NULL, 10);
    PyObject *x = PyFloat_FromDouble(1.5), *y = PyFloat_FromDouble(2.5);
    PyObject *text = PyUnicode_FromString("some text"), *other = PyUnicode_FromString("some other text"), *dot = PyUnicode_FromString(".");
    TIME("int + int", { Py_DECREF(PyNumber_Add(a, b)); });
    TIME("int * int", { Py_DECREF(PyNumber_Multiply(a, b)); });
    TIME("big int + int", { Py_DECREF(PyNumber_Add(big, b)); });
    TIME("big int * big int", { Py_DECREF(PyNumber_Multiply(big, big)); });
    TIME("int // int", { Py_DECREF(PyNumber_FloorDivide(b, a)); });
    TIME("float + float", { Py_DECREF(PyNumber_Add(x, y)); });
    TIME("int < int", { (void)PyObject_RichCompareBool(a, b, Py_LT); });
    TIME("str == str", { (void)PyObject_RichCompareBool(text, other, Py_EQ); });
    TIME("str + str", { Py_DECREF(PyUnicode_Concat(text, other)); });
    TIME("hash of a new str", {
        PyObject *fresh = PyUnicode_FromStringAndSize("some text", 9);
        (void)PyObject_Hash(fresh);
        Py_DECREF(fresh);
    });
    TIME("str of an int", { Py_DECREF(PyObject_Str(a)); });
    TIME("repr of a float", { Py_DECREF(PyObject_Repr(x)); });
    TIME("int of a str", { Py_DECREF(PyLong_FromString("123456", NULL, 10)); });
    TIME("find in a str", { (void)PyUnicode_Find(other, dot, 0, PY_SSIZE_T_MAX, 1); });
    PyObject *items = PyList_New(0), *shuffled = PyList_New(0);
    unsigned long state = 1;
    for (int k = 0; k < 1000; k++) {
        state = state * 6364136223846793005UL + 1442695040888963407UL;
        PyObject *number = PyLong_FromLong((long)(state >> 33));
        PyList_Append(shuffled, number);
        Py_DECREF(number);
        PyList_Append(items, text);
    }
    TIME("str.join of 1000, an item", {
        if (i % 1000 == 0) {
            Py_DECREF(PyUnicode_Join(dot, items));
        }
    });
    TIME("sort of 1000 ints, an item", {
        if (i % 1000 == 0) {
            PyObject *copy = PyList_GetSlice(shuffled, 0, 1000);
            PyList_Sort(copy);
            Py_DECREF(copy);
        }
    });
    PyObject *function = PyCFunction_New(&methods[0], NULL), *keyword = PyCFunction_New(&methods[1], NULL);
    PyObject *args = Py_BuildValue("(iO)", 1, x);
    TIME("call of a C function", { Py_DECREF(PyObject_CallOneArg(function, a)); });
    TIME("call with PyArg_ParseTupleAndKeywords", { Py_DECREF(PyObject_Call(keyword, args, NULL)); });
    TIME("Py_BuildValue of a tuple", { Py_DECREF(Py_BuildValue("(isO)", 1, "ab", x)); });
    TIME("PyUnicode_FromFormat", { Py_DECREF(PyUnicode_FromFormat("%s-%d", "text", 42)); });
    (void)pair_type;
    Py_DECREF(function);
    Py_DECREF(keyword);
    Py_DECREF(args);
    Py_DECREF(items);
    Py_DECREF(shuffled);
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(big);
    Py_DECREF(x);
    Py_DECREF(y);
    Py_DECREF(text);
    Py_DECREF(other);
    Py_DECREF(dot);
}

int main(int count, char **arguments)
{
    if (count > 1) {
        rounds = atol(arguments[1]);
    }
    if (count > 2) {
        wanted = arguments[2];
    }
    Py_Initialize();
    PyObject *pair_type = PyType_FromSpec(&pair_spec), *plain_type = PyType_FromSpec(&plain_spec);
    made(pair_type, plain_type);
    access_(pair_type);
    work(pair_type);
    Py_DECREF(pair_type);
    Py_DECREF(plain_type);
    Py_Finalize();
    return 0;
}
