/* The developer mode means the debug allocator, unless PYTHONMALLOC says otherwise. */
#include "pythonmalloc.h"

static void run(void)
{
    Py_Initialize();
    show_allocator();
    Py_Finalize();
}

static void alone(void)
{
    setenv("PYTHONDEVMODE", "1", 1);
    run();
}

static void with_malloc(void)
{
    setenv("PYTHONMALLOC", "malloc", 1);
    alone();
}

static void with_empty(void)
{
    setenv("PYTHONMALLOC", "", 1);
    alone();
}

static void off(void)
{
    setenv("PYTHONDEVMODE", "", 1);
    run();
}

int main(void)
{
    in_child("PYTHONDEVMODE=1", alone);
    in_child("PYTHONDEVMODE=1 PYTHONMALLOC=malloc", with_malloc);
    in_child("PYTHONDEVMODE=1 PYTHONMALLOC=", with_empty);
    in_child("PYTHONDEVMODE=", off);
    FINISH();
}
