/* The names that PYTHONMALLOC knows are written in small letters; others end the process. Ends by status 1. */
#include "pythonmalloc.h"

int main(void)
{
    setenv("PYTHONMALLOC", "Malloc", 1);
    Py_Initialize();
    puts("goes on");
    FINISH();
}
