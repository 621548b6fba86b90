/* The raw domain works before Python is initialised, while it is, after it is finalised and when it is initialised
 * again; its blocks live through all of that. */
#include "harness.h"

static char *append(char *text, const char *more)
{
    size_t length = strlen(text);
    text = PyMem_RawRealloc(text, length + strlen(more) + 1);
    strcpy(text + length, more);
    return text;
}

int main(void)
{
    char *text = PyMem_RawCalloc(1, 1);
    text = append(text, "before");
    Py_Initialize();
    text = append(text, ", while");
    Py_Finalize();
    text = append(text, ", after");
    Py_Initialize();
    text = append(text, ", again");
    Py_Finalize();
    text = append(text, ", and at the end");
    SHOW_TEXT(text);
    PyMem_RawFree(text);
    FINISH();
}
