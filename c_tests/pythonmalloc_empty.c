/* PYTHONMALLOC set to nothing is the same as not set. */
#include "pythonmalloc.h"

int main(void)
{
    setenv("PYTHONMALLOC", "", 1);
    Py_Initialize();
    show_allocator();
    Py_Finalize();
    FINISH();
}
