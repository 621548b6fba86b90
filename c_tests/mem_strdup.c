/* _PyMem_Strdup copies a text into a block of the memory domain. */
#include "harness.h"

extern char *_PyMem_Strdup(const char *text);

static int requests;
static size_t last_request;
static PyMemAllocatorEx original;

static void *watch(void *ctx, size_t size)
{
    (void)ctx;
    requests++;
    last_request = size;
    return original.malloc(original.ctx, size);
}

int main(void)
{
    Py_Initialize();
    char text[2000];
    for (size_t length = 0; length < sizeof text; length += 1 + length / 3) {
        memset(text, 'x', length);
        text[length] = '\0';
        char *copy = _PyMem_Strdup(text);
        CHECK(copy != text && strcmp(copy, text) == 0);
        PyMem_Free(copy);
    }

    PyMem_GetAllocator(PYMEM_DOMAIN_MEM, &original);
    PyMemAllocatorEx watched = original;
    watched.malloc = watch;
    PyMem_SetAllocator(PYMEM_DOMAIN_MEM, &watched);
    char *copy = _PyMem_Strdup("seven");
    PyMem_SetAllocator(PYMEM_DOMAIN_MEM, &original);
    PyMem_Free(copy);
    CHECK_EQ(requests, 1);
    CHECK_EQ(last_request, 6);
    Py_Finalize();
    FINISH();
}
