/* The functions of CPython's pylifecycle.h.
 * Generated from src/capi/pylifecycle.rs by `make headers`; change it there. */

#ifndef PYRITE_PYLIFECYCLE_H
#define PYRITE_PYLIFECYCLE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of CPython whose interface this is, as in `PY_VERSION_HEX`.
 */
extern const unsigned long Py_Version;

/**
 * Start Python; does nothing when it is started. The calling thread holds the GIL afterwards.
 *
 * `PYTHONMALLOC`, `PYTHONMALLOCSTATS`, `PYTHONTRACEMALLOC` and `PYTHONDEVMODE` are looked at. A value that means
 * nothing ends the process with a message and status 1.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_Initialize`. Difference: modules are those of the library and of C
 * alone, no locale is set and no signal is handled.
 */
void Py_Initialize(void);

/**
 * Start Python as `Py_Initialize` does.
 *
 * - `initsigs`: no signal is handled, whatever this says.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_InitializeEx`.
 */
void Py_InitializeEx(int _initsigs);

/**
 * Whether Python is started and not ended: 1 or 0.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_IsInitialized`.
 */
int Py_IsInitialized(void);

/**
 * Whether Python is being ended, or has been: 1 or 0.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_IsFinalizing`.
 */
int Py_IsFinalizing(void);

/**
 * End Python; does nothing when it is not started.
 *
 * - Returns 0.
 *
 * The statistics are printed if `PYTHONMALLOCSTATS` asked for them, then the functions of `Py_AtExit` are called. The
 * raw domain can be used on, and Python can be started again: then the allocators are those of the beginning. A thread
 * that asks for the GIL later sleeps until the process ends.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_FinalizeEx`.
 */
int Py_FinalizeEx(void);

/**
 * End Python, as `Py_FinalizeEx` does.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_Finalize`.
 */
void Py_Finalize(void);

/**
 * Register a function to be called when Python is ended; the last one is called first. Nothing but the raw domain can
 * be used in it.
 *
 * - Returns 0, or -1 when there are 32 already.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `Py_AtExit`.
 */
int Py_AtExit(void (*func)(void));

/**
 * The version: that of CPython first, as in `3.13.0`. Static.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_GetVersion`.
 */
const char *Py_GetVersion(void);

/**
 * The system. Static.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_GetPlatform`.
 */
const char *Py_GetPlatform(void);

/**
 * The compiler, in brackets. Static.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_GetCompiler`.
 */
const char *Py_GetCompiler(void);

/**
 * The build. Static.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_GetBuildInfo`.
 */
const char *Py_GetBuildInfo(void);

/**
 * Whose work this is. Static.
 *
 * CPython 3.13: Doc/c-api/init.rst, `Py_GetCopyright`.
 */
const char *Py_GetCopyright(void);

/**
 * Register a function to be called when Python is ended, before anything goes; the first one is called first. 0, or -1 with an
 * exception.
 */
int PyUnstable_AtExit(PyInterpreterState *_interp,
                      atexit_datacallbackfunc func,
                      void *data);

/**
 * What handles a signal at present; SIG_ERR when there is no such signal.
 */
PyOS_sighandler_t PyOS_getsig(int sig);

/**
 * Have a signal handled by a function, which interrupts system calls. What handled it before; SIG_ERR when it cannot be
 * handled.
 */
PyOS_sighandler_t PyOS_setsig(int sig,
                              PyOS_sighandler_t handler);

/**
 * End Python, then the process with this status.
 */
void Py_Exit(int status) _Py_NO_RETURN;

/**
 * Start Python by a configuration; does nothing when it is started. Of the configuration, what is said at its fields counts.
 */
PyStatus Py_InitializeFromConfig(const PyConfig *config);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYLIFECYCLE_H */
