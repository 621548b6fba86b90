/* A C program on pyrite's heap, through CPython's memory API. It has no CPython in it: the header and the library
 * are pyrite's. It builds a long list in the object domain, frees most of it at random, and shows which library
 * served it, what was resident before and after, and what the heap says about itself. */

#define _GNU_SOURCE 1
#include <Python.h>

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* CPython exports this one too, and declares it in an internal header only. */
int _PyObject_DebugMallocStats(FILE *out);

enum { NODES = 1000000, KEEP_ONE_IN = 20 };

struct node {
    struct node *next;
    size_t bytes;
    unsigned char data[];
};

static uint32_t random_bits(void)
{
    static uint32_t state = 2463534242u;
    state ^= state << 13;
    state ^= state >> 17;
    return state ^= state << 5;
}

static struct node *build(size_t count, size_t *bytes)
{
    struct node *first = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t data = random_bits() % 200;
        struct node *node = PyObject_Malloc(sizeof *node + data);
        if (node == NULL) {
            break;
        }
        memset(node->data, (int)(data & 0xff), data);
        node->bytes = data;
        node->next = first;
        first = node;
        *bytes += sizeof *node + data;
    }
    return first;
}

/* Frees all but one node in `one_in`, in order of the list; returns how many stay. */
static size_t thin(struct node **link, uint32_t one_in)
{
    size_t kept = 0;
    while (*link != NULL) {
        struct node *node = *link;
        if (one_in != 0 && random_bits() % one_in == 0) {
            kept++;
            link = &node->next;
        } else {
            *link = node->next;
            PyObject_Free(node);
        }
    }
    return kept;
}

static int intact(const struct node *node)
{
    for (; node != NULL; node = node->next) {
        for (size_t i = 0; i < node->bytes; i++) {
            if (node->data[i] != (unsigned char)(node->bytes & 0xff)) {
                return 0;
            }
        }
    }
    return 1;
}

/* Memory of this process that is backed by real pages, in MB. */
static double resident_mb(void)
{
    long total = 0, resident = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (statm != NULL) {
        if (fscanf(statm, "%ld %ld", &total, &resident) != 2) {
            resident = 0;
        }
        fclose(statm);
    }
    return (double)resident * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

int main(void)
{
    Dl_info served_by;
    void *(*allocate)(size_t) = PyObject_Malloc;
    void *address;
    memcpy(&address, &allocate, sizeof address);
    if (dladdr(address, &served_by) == 0) {
        fputs("hello_heap: PyObject_Malloc comes from nowhere\n", stderr);
        return 1;
    }
    printf("PyObject_Malloc comes from %s\n", served_by.dli_fname);
    Py_Initialize();

    size_t bytes = 0;
    struct node *list = build(NODES, &bytes);
    printf("%d nodes, %.1f MB asked for; %.1f MB resident\n", (int)NODES, (double)bytes / 1e6, resident_mb());

    size_t kept = thin(&list, KEEP_ONE_IN);
    double at_once = resident_mb();
    sleep(1);
    printf("%zu of them kept, the rest freed; %.1f MB resident, a second later %.1f MB\n", kept, at_once,
           resident_mb());
    if (!intact(list)) {
        fputs("hello_heap: a node that is alive was overwritten\n", stderr);
        return 1;
    }
    puts("those that live are intact; the heap now:");
    fflush(stdout);
    _PyObject_DebugMallocStats(stdout);
    thin(&list, 0);
    return Py_FinalizeEx() < 0;
}
