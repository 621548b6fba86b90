/* A count of references that cannot be ends the process with the function that noticed. Ends by SIGABRT */
#include "harness.h"

PyAPI_FUNC(void) _Py_NO_RETURN _Py_FatalRefcountErrorFunc(const char *func, const char *message);

int main(void)
{
    Py_Initialize();
    printf("before\n");
    _Py_FatalRefcountErrorFunc("function", "the count is wrong");
}
