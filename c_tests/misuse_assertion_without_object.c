/* An assertion about no object ends the process as well, with what was given. Ends by SIGABRT */
#include "object.h"

int main(void)
{
    Py_Initialize();
    printf("before\n");
    _PyObject_AssertFailed(NULL, NULL, NULL, "dir/file.c", 42, NULL);
}
