/* Freeing NULL does nothing, and reallocating NULL is allocating, in every domain. */
#include "harness.h"

int main(void)
{
    Py_Initialize();
    FOR_EACH_DOMAIN (d) {
        d->free(NULL);
        char *block = d->realloc(NULL, 24);
        CHECK(block != NULL);
        strcpy(block, "by realloc of NULL");
        block = d->realloc(block, 4000);
        SHOW_TEXT(block);
        d->free(block);
        d->free(NULL);
    }
    Py_Finalize();
    FINISH();
}
