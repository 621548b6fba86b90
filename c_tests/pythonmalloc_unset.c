/* Without PYTHONMALLOC the allocator is pymalloc, without hooks. */
#include "pythonmalloc.h"

int main(void)
{
    Py_Initialize();
    show_allocator();
    Py_Finalize();
    FINISH();
}
