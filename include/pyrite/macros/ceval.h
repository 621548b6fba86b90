/* Letting other threads run while this one waits for something that needs no Python. */

#ifndef PYRITE_MACROS_CEVAL_H
#define PYRITE_MACROS_CEVAL_H

#include "../ceval.h"

/* The GIL is released between the two; they open and close a block. Inside, the GIL can be taken back for a while. */
#define Py_BEGIN_ALLOW_THREADS                                                                                        \
    {                                                                                                                 \
        PyThreadState *_save = PyEval_SaveThread();
#define Py_END_ALLOW_THREADS                                                                                          \
        PyEval_RestoreThread(_save);                                                                                  \
    }
#define Py_BLOCK_THREADS PyEval_RestoreThread(_save);
#define Py_UNBLOCK_THREADS _save = PyEval_SaveThread();

#endif
