/* str.format finds attributes of its arguments. CPython's cache of attributes keeps the names, so that blocks are left. */
#include "str.h"

int main(void)
{
    Py_Initialize();
    METHOD("{0.real}", format, "(i)", 1);
    METHOD("{0.__class__}", format, "(i)", 1);
    METHOD("{0.foo}", format, "(i)", 1);
    Py_Finalize();
    FINISH();
}
