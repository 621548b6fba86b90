/* Times the collector over heaps of many shapes: NAME, a tab, the figure.
 *
 * collector OBJECTS [PART]: how many objects the large heaps have; one that grows gets ten times as many, at most 10
 * million. PART: only heaps whose names hold this. The same program is linked to libpython and to libpyrite;
 * `scripts/bench collector` runs both in turns. Figures are ns of this thread's CPU time for each object of the heap, ms
 * where the name says so. */

#include <Python.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static double resident_bytes(void)
{
    long pages = 0, skipped;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fscanf(file, "%ld %ld", &skipped, &pages) != 2) {
        pages = 0;
    }
    if (file != NULL) {
        fclose(file);
    }
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

/* Only heaps whose names hold this; NULL: all, and what grows or is young as well. */
static const char *only;

/* Objects of the heap that grows, at the most. */
#define MOST_GROWING 10000000

static uint64_t state = 20240917;

static long below(long n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (long)((state * UINT64_C(2685821657736338717) >> 16) % (uint64_t)n);
}

/* ---- A node with four edges ---- */

typedef struct {
    PyObject_HEAD
    PyObject *edges[4];
} Node;

static int node_traverse(PyObject *self, visitproc visit, void *arg)
{
    for (int i = 0; i < 4; i++) {
        Py_VISIT(((Node *)self)->edges[i]);
    }
    return 0;
}

static int node_clear(PyObject *self)
{
    for (int i = 0; i < 4; i++) {
        Py_CLEAR(((Node *)self)->edges[i]);
    }
    return 0;
}

static void node_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN(self, node_dealloc)
    node_clear(self);
    Py_TYPE(self)->tp_free(self);
    Py_TRASHCAN_END
}

static PyTypeObject NodeType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "bench.Node",
    .tp_basicsize = sizeof(Node),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = node_traverse,
    .tp_clear = node_clear,
    .tp_dealloc = node_dealloc,
};

static PyObject *node(void)
{
    return PyType_GenericAlloc(&NodeType, 0);
}

/* ---- Heaps: what keeps one alive ---- */

static PyObject **many(long count)
{
    PyObject **nodes = malloc((size_t)count * sizeof *nodes);
    for (long i = 0; i < count; i++) {
        nodes[i] = node();
    }
    return nodes;
}

static void set_edge(PyObject *from, int edge, PyObject *to)
{
    Py_XSETREF(((Node *)from)->edges[edge], Py_NewRef(to));
}

/* Gives back all but the first, which keeps the others alive. */
static PyObject *kept_by_first(PyObject **nodes, long count)
{
    PyObject *first = nodes[0];
    for (long i = 1; i < count; i++) {
        Py_DECREF(nodes[i]);
    }
    free(nodes);
    return first;
}

static PyObject *random_graph(long count)
{
    PyObject **nodes = many(count);
    for (long i = 0; i < count; i++) {
        if (i + 1 < count) {
            set_edge(nodes[i], 0, nodes[i + 1]);
        }
        for (int edge = 1; edge < 4; edge++) {
            set_edge(nodes[i], edge, nodes[below(count)]);
        }
    }
    return kept_by_first(nodes, count);
}

static PyObject *linked_list(long count)
{
    PyObject **nodes = many(count);
    long *order = malloc((size_t)count * sizeof *order);
    for (long i = 0; i < count; i++) {
        order[i] = i;
    }
    for (long i = count - 1; i > 1; i--) {
        long k = 1 + below(i), swap = order[i];
        order[i] = order[k];
        order[k] = swap;
    }
    for (long i = 0; i + 1 < count; i++) {
        set_edge(nodes[order[i]], 0, nodes[order[i + 1]]);
    }
    set_edge(nodes[order[count - 1]], 0, nodes[0]);
    free(order);
    return kept_by_first(nodes, count);
}

static PyObject *tree(long count)
{
    PyObject **nodes = many(count);
    for (long i = 1; i < count; i++) {
        set_edge(nodes[(i - 1) / 2], (int)((i - 1) % 2), nodes[i]);
        set_edge(nodes[i], 3, nodes[(i - 1) / 2]);
    }
    return kept_by_first(nodes, count);
}

static PyObject *in_order(long count)
{
    PyObject **nodes = many(count);
    for (long i = 0; i < count; i++) {
        set_edge(nodes[i], 0, nodes[(i + 1) % count]);
    }
    return kept_by_first(nodes, count);
}

static PyObject *lists(long count)
{
    PyObject *outer = PyList_New(0);
    for (long i = 1; i < count; i++) {
        PyObject *inner = PyList_New(0);
        PyList_Append(inner, Py_None);
        PyList_Append(inner, outer);
        PyList_Append(outer, inner);
        Py_DECREF(inner);
    }
    return outer;
}

static PyObject *dicts(long count)
{
    PyObject *outer = PyList_New(0), *key = PyUnicode_InternFromString("owner"), *other = PyUnicode_InternFromString("n");
    for (long i = 1; i < count; i++) {
        PyObject *inner = PyDict_New();
        PyDict_SetItem(inner, key, outer);
        PyDict_SetItem(inner, other, Py_None);
        PyList_Append(outer, inner);
        Py_DECREF(inner);
    }
    Py_DECREF(key);
    Py_DECREF(other);
    return outer;
}

/* ---- Measurements ---- */

/* Both of the first collections look at objects of which nothing is known yet, or little. */
static void collect_first(const char *which, const char *name, long count)
{
    double start = now();
    PyGC_Collect();
    printf("%s collection, %s\t%.2f\n", which, name, (now() - start) / (double)count);
}

static void live(const char *name, PyObject *(*make)(long), long count)
{
    if (only != NULL && strstr(name, only) == NULL) {
        return;
    }
    PyGC_Disable();
    PyObject *heap = make(count);
    PyGC_Enable();
    collect_first("first", name, count);
    collect_first("second", name, count);
    double best = 1e300;
    for (int i = 0; i < 3; i++) {
        double start = now();
        PyGC_Collect();
        double time = now() - start;
        best = time < best ? time : best;
    }
    printf("live, %s\t%.2f\n", name, best / (double)count);
    fflush(stdout);
    /* A heap of which nothing is left begins the next measurement. */
    PyGC_Disable();
    double start = now();
    Py_DECREF(heap);
    PyGC_Enable();
    PyGC_Collect();
    printf("found dead and freed, %s\t%.2f\n", name, (now() - start) / (double)count);
    fflush(stdout);
}

static void half_garbage(long count)
{
    PyGC_Disable();
    PyObject **nodes = many(count);
    for (long i = 0; i < count; i++) {
        set_edge(nodes[i], 0, nodes[(i + 2) % count]);
        set_edge(nodes[i], 1, nodes[below(count / 2) * 2 + i % 2]);
    }
    PyObject *heap = Py_NewRef(nodes[0]);
    for (long i = 0; i < count; i++) {
        Py_DECREF(nodes[i]);
    }
    free(nodes);
    PyGC_Enable();
    double start = now();
    PyGC_Collect();
    printf("half of the heap dead\t%.2f\n", (now() - start) / (double)count);
    Py_DECREF(heap);
    PyGC_Collect();
}

static PyObject *collect_young(void)
{
    PyObject *gc = PyImport_ImportModule("gc");
    PyObject *collect = PyObject_GetAttrString(gc, "collect");
    Py_DECREF(gc);
    return collect;
}

static void young(long count)
{
    PyGC_Disable();
    PyObject *heap = random_graph(count), *collect = collect_young(), *zero = PyLong_FromLong(0);
    PyGC_Enable();
    PyGC_Collect();
    PyObject *keep[1000];
    double total = 0;
    const int times = 200;
    for (int i = 0; i < times; i++) {
        for (int k = 0; k < 1000; k++) {
            keep[k] = node();
            if (k > 0) {
                set_edge(keep[k], 0, keep[k - 1]);
            }
        }
        double start = now();
        Py_XDECREF(PyObject_CallOneArg(collect, zero));
        total += now() - start;
        for (int k = 0; k < 1000; k++) {
            Py_DECREF(keep[k]);
        }
    }
    printf("young, beside a large old heap\t%.2f\n", total / times / 1000);
    Py_DECREF(zero);
    Py_DECREF(collect);
    Py_DECREF(heap);
    PyGC_Collect();
}

/* A program that grows, with automatic collections at the safe points that an evaluator would have. */
static void growing(long count)
{
    PyObject **kept = malloc((size_t)count * sizeof *kept);
    double before = resident_bytes(), longest = 0, start = now();
    for (long i = 0; i < count; i++) {
        kept[i] = node();
        if (i > 0) {
            set_edge(kept[i], 0, kept[below(i)]);
        }
        if (i % 64 == 0) {
            double pause = now();
            PyErr_CheckSignals();
            pause = now() - pause;
            longest = pause > longest ? pause : longest;
        }
    }
    double with = now() - start, bytes = resident_bytes() - before - (double)count * sizeof *kept;
    PyGC_Disable();
    for (long i = 0; i < count; i++) {
        Py_DECREF(kept[i]);
    }
    start = now();
    for (long i = 0; i < count; i++) {
        kept[i] = node();
        if (i > 0) {
            set_edge(kept[i], 0, kept[below(i)]);
        }
        if (i % 64 == 0) {
            double pause = now();
            PyErr_CheckSignals();
            pause = now() - pause;
        }
    }
    double without = now() - start;
    PyGC_Enable();
    printf("growing, what collections add to an object\t%.2f\n", (with - without) / (double)count);
    printf("growing, in all\t%.2f\n", with / (double)count);
    printf("growing, longest pause, ms\t%.2f\n", longest / 1e6);
    printf("resident bytes of an object of 48 bytes\t%.2f\n", bytes / (double)count);
    for (long i = 0; i < count; i++) {
        Py_DECREF(kept[i]);
    }
    free(kept);
}

int main(int count, char **arguments)
{
    long objects = count > 1 ? atol(arguments[1]) : 1000000;
    setvbuf(stdout, NULL, _IOLBF, 0);
    Py_Initialize();
    if (PyType_Ready(&NodeType) < 0) {
        PyErr_Print();
        return 1;
    }
    only = count > 2 ? arguments[2] : NULL;
    if (only == NULL) {
        growing(objects < MOST_GROWING / 10 ? 10 * objects : MOST_GROWING);
    }
    live("random graph of four edges", random_graph, objects);
    live("linked list, at random", linked_list, objects);
    live("binary tree", tree, objects);
    live("list in order", in_order, objects);
    live("lists", lists, objects);
    live("dicts", dicts, objects);
    if (only == NULL) {
        half_garbage(objects);
        young(objects);
    }
    Py_Finalize();
    return 0;
}
