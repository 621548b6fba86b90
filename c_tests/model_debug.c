/* The random model under PYTHONMALLOC=debug: the hooks find no fault in a program that has none. */
#include "model.h"

static struct model model;

int main(void)
{
    setenv("PYTHONMALLOC", "debug", 1);
    Py_Initialize();
    for (uint64_t seed = 11; seed <= 13; seed++) {
        model = (struct model){.random = seed};
        for (int step = 0; step < 100000; step++) {
            model_step(&model, 3);
        }
        model_end(&model);
    }
    Py_Finalize();
    FINISH();
}
