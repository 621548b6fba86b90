/* PYTHONMALLOC is read when Python is first initialised; a second initialisation keeps the allocator. */
#include "pythonmalloc.h"

int main(void)
{
    Py_Initialize();
    show_allocator();
    Py_Finalize();
    setenv("PYTHONMALLOC", "debug", 1);
    Py_Initialize();
    show_allocator();
    Py_Finalize();
    FINISH();
}
