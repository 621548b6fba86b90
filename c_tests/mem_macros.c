/* PyMem_New, PyMem_Resize and PyMem_Del, and the old names for the functions of the memory domain, allocate, keep and
 * free; a number of elements whose bytes are above PY_SSIZE_T_MAX gives NULL. */
#include "harness.h"

struct triple {
    int a, b, c;
};

int main(void)
{
    Py_Initialize();
    struct triple *triples = PyMem_New(struct triple, 10);
    CHECK(triples != NULL);
    fill(triples, 10 * sizeof *triples, 1);
    PyMem_Resize(triples, struct triple, 1000);
    CHECK(triples != NULL);
    CHECK(intact(triples, 10 * sizeof *triples, 1));
    struct triple *kept = triples;
    PyMem_Resize(triples, struct triple, PY_SSIZE_T_MAX / sizeof *triples + 1);
    CHECK(triples == NULL);
    CHECK(intact(kept, 10 * sizeof *triples, 1));
    PyMem_Del(kept);
    CHECK(PyMem_New(struct triple, PY_SSIZE_T_MAX / sizeof *triples + 1) == NULL);
    CHECK(PyMem_New(char, (size_t)PY_SSIZE_T_MAX + 1) == NULL);
    char *none = PyMem_New(char, 0);
    CHECK(none != NULL);
    PyMem_Del(none);

    char *text = PyMem_MALLOC(20);
    strcpy(text, "nineteen characters");
    text = PyMem_REALLOC(text, 2000);
    SHOW_TEXT(text);
    PyMem_FREE(text);
    int *numbers = PyMem_NEW(int, 3);
    numbers[0] = 1, numbers[1] = 2, numbers[2] = 3;
    PyMem_RESIZE(numbers, int, 300);
    CHECK_EQ(numbers[0] + numbers[1] + numbers[2], 6);
    PyMem_DEL(numbers);

    text = PyObject_MALLOC(20);
    strcpy(text, "nineteen characters");
    text = PyObject_REALLOC(text, 2000);
    SHOW_TEXT(text);
    PyObject_FREE(text);
    text = PyObject_MALLOC(1);
    PyObject_Del(text);
    text = PyObject_MALLOC(1);
    PyObject_DEL(text);
    Py_Finalize();
    FINISH();
}
