/* A name that PYTHONMALLOC does not know ends the process with a fatal error that says so. Ends by status 1. */
#include "pythonmalloc.h"

int main(void)
{
    setenv("PYTHONMALLOC", "jemalloc", 1);
    Py_Initialize();
    puts("goes on");
    FINISH();
}
