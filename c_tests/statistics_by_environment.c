/* PYTHONMALLOCSTATS, set to anything but nothing, has the report written to stderr at the end and each time an arena
 * is about to be added; not when pymalloc is not in use. */
#include "statistics.h"

static const char *value, *allocator;
static int megabytes;

static void run(void)
{
    FILE *file = tmpfile();
    int original = dup(STDERR_FILENO);
    REQUIRE(file != NULL && dup2(fileno(file), STDERR_FILENO) >= 0);
    if (value != NULL) {
        setenv("PYTHONMALLOCSTATS", value, 1);
    }
    setenv("PYTHONMALLOC", allocator, 1);
    Py_Initialize();
    read_back(file);
    int at_start = occurrences("Small block threshold");
    for (long i = 0; i < megabytes * (1048576L / 512); i++) {
        REQUIRE(PyObject_Malloc(512) != NULL);
    }
    REQUIRE(ftruncate(fileno(file), 0) == 0);
    fseek(file, 0, SEEK_SET);
    lseek(STDERR_FILENO, 0, SEEK_SET);
    for (long i = 0; i < megabytes * (1048576L / 512); i++) {
        REQUIRE(PyObject_Malloc(512) != NULL);
    }
    read_back(file);
    int in_between = occurrences("Small block threshold");
    REQUIRE(ftruncate(fileno(file), 0) == 0);
    fseek(file, 0, SEEK_SET);
    lseek(STDERR_FILENO, 0, SEEK_SET);
    Py_Finalize();
    read_back(file);
    dup2(original, STDERR_FILENO);
    printf("at the start, fewer than 20: %s; in between, an arena's worth each: %s; at the end: %d\n",
           at_start < 20 ? "yes" : "no",
           in_between == 0 ? "none" : in_between >= megabytes * 9 / 10 && in_between <= megabytes * 13 / 10 + 1 ? "yes" : "no",
           occurrences("Small block threshold"));
    SHOW(occurrences("Total    "));
}

int main(void)
{
    static const char *const values[] = {NULL, "", "1", "0", "yes"};
    static const char *const allocators[] = {"pymalloc", "debug", "malloc"};
    for (int a = 0; a < 3; a++) {
        for (int v = 0; v < 5; v++) {
            char title[80];
            allocator = allocators[a];
            value = values[v];
            megabytes = a == 1 ? 0 : 20;
            snprintf(title, sizeof title, "PYTHONMALLOC=%s PYTHONMALLOCSTATS%s%s", allocator, value ? "=" : " unset",
                     value ? value : "");
            in_child(title, run);
        }
    }
    FINISH();
}
