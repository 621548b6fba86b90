/* Python can be finalised and initialised again, several times; each time all domains work. */
#include "harness.h"

int main(void)
{
    for (int round = 0; round < 4; round++) {
        Py_Initialize();
        CHECK(Py_IsInitialized());
        FOR_EACH_DOMAIN (d) {
            void *block = d->malloc(100);
            fill(block, 100, 1);
            block = d->realloc(block, 2000);
            REQUIRE(intact(block, 100, 1));
            d->free(block);
        }
        CHECK_EQ(Py_FinalizeEx(), 0);
        CHECK(!Py_IsInitialized());
    }
    FINISH();
}
