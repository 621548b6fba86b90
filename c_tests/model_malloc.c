/* The random model under PYTHONMALLOC=malloc. */
#include "model.h"

static struct model model;

int main(void)
{
    setenv("PYTHONMALLOC", "malloc", 1);
    Py_Initialize();
    for (uint64_t seed = 21; seed <= 23; seed++) {
        model = (struct model){.random = seed};
        for (int step = 0; step < 100000; step++) {
            model_step(&model, 3);
        }
        model_end(&model);
    }
    Py_Finalize();
    FINISH();
}
