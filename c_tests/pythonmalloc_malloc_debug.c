/* PYTHONMALLOC=malloc_debug: the allocator's name, and over which domains the debug hooks lie. */
#include "pythonmalloc.h"

int main(void)
{
    setenv("PYTHONMALLOC", "malloc_debug", 1);
    Py_Initialize();
    show_allocator();
    Py_Finalize();
    FINISH();
}
