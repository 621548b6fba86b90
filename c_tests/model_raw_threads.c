/* The random model in several threads at once, each with its own table, in the raw domain and without Python. */
#include "threads.h"

#include "model.h"

enum { THREADS = 6 };

static struct model models[THREADS];

static void *worker(void *number)
{
    struct model *model = &models[(intptr_t)number];
    model->random = (uintptr_t)number + 100;
    for (int step = 0; step < 100000; step++) {
        model_step(model, 1);
    }
    return NULL;
}

int main(void)
{
    run_threads(THREADS, worker);
    for (int i = 0; i < THREADS; i++) {
        model_end(&models[i]);
    }
    FINISH();
}
