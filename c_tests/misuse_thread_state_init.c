/* A thread state that a program would fill in itself ends the process. Ends by SIGABRT */
#include "harness.h"

PyAPI_FUNC(void) _PyThreadState_Init(PyThreadState *);

int main(void)
{
    Py_Initialize();
    printf("before\n");
    _PyThreadState_Init(PyThreadState_Get());
    FINISH();
}
