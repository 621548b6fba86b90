/* The library says, before it is initialised too, that it is 3.13 for this platform. */
#include "harness.h"

int main(void)
{
    CHECK_EQ(Py_Version >> 16, PY_VERSION_HEX >> 16);
    CHECK_EQ(Py_Version & 0xff, PY_VERSION_HEX & 0xff);
    printf("%.5s\n", Py_GetVersion());
    SHOW_TEXT(Py_GetPlatform());
    CHECK(strncmp(Py_GetVersion(), Py_STRINGIFY(PY_MAJOR_VERSION) "." Py_STRINGIFY(PY_MINOR_VERSION) ".", 5) == 0);
    /* The version goes on with the build in parentheses and the compiler in brackets. */
    CHECK(strstr(Py_GetVersion(), Py_GetBuildInfo()) != NULL);
    CHECK(strstr(Py_GetVersion(), Py_GetCompiler()) != NULL);
    CHECK(strchr(Py_GetCompiler(), '[') != NULL && strchr(Py_GetCompiler(), ']') != NULL);
    CHECK(strlen(Py_GetCopyright()) > 0);
    CHECK(Py_GetVersion() == Py_GetVersion());
    FINISH();
}
