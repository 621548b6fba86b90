/* Random malloc, calloc, realloc and free over the three domains, sizes from 0 to 100,000: all blocks keep what was
 * written, for several seeds. */
#include "model.h"

static struct model model;

int main(void)
{
    Py_Initialize();
    for (uint64_t seed = 1; seed <= 5; seed++) {
        model = (struct model){.random = seed};
        for (int step = 0; step < 200000; step++) {
            model_step(&model, 3);
        }
        model_end(&model);
    }
    Py_Finalize();
    FINISH();
}
