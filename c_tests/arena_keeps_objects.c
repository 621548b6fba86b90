/* _PyArena_AddPyObject hands the caller's reference to the arena, which gives it back when it is freed. */
#include "harness.h"

typedef struct _arena PyArena;
extern PyArena *_PyArena_New(void);
extern void _PyArena_Free(PyArena *);
extern void *_PyArena_Malloc(PyArena *, size_t size);
extern int _PyArena_AddPyObject(PyArena *, PyObject *);

/* The head of an object; its count never reaches 0 here, so its type is never asked anything. */
static struct {
    Py_ssize_t count;
    void *type;
} objects[100], of_a_kind;

int main(void)
{
    Py_Initialize();
    PyArena *arena = _PyArena_New();
    for (int i = 0; i < 100; i++) {
        objects[i].count = 2;
        objects[i].type = &of_a_kind;
        REQUIRE(_PyArena_AddPyObject(arena, (PyObject *)&objects[i]) == 0);
        REQUIRE(_PyArena_Malloc(arena, 100) != NULL);
        REQUIRE(objects[i].count == 2);
    }
    CHECK_EQ(objects[0].count, 2);
    CHECK_EQ(objects[99].count, 2);
    _PyArena_Free(arena);
    for (int i = 0; i < 100; i++) {
        REQUIRE(objects[i].count == 1);
    }
    CHECK_EQ(objects[0].count, 1);
    CHECK_EQ(objects[99].count, 1);
    Py_Finalize();
    FINISH();
}
