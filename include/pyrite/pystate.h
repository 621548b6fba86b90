/* The functions of CPython's pystate.h.
 * Generated from src/capi/pystate.rs by `make headers`; change it there. */

#ifndef PYRITE_PYSTATE_H
#define PYRITE_PYSTATE_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Take the GIL, if the thread does not hold it, with a thread state that is made if the thread has none.
 *
 * - Returns whether the thread held it, for `PyGILState_Release`.
 * - Ends the process when there is no memory for a thread state. Does not return once Python has been ended by
 *   another thread.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyGILState_Ensure`.
 */
PyGILState_STATE PyGILState_Ensure(void);

/**
 * Undo one `PyGILState_Ensure`.
 *
 * - `oldstate`: what that gave.
 * - Ends the process when the thread has no state or does not hold the GIL with it.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyGILState_Release`.
 */
void PyGILState_Release(PyGILState_STATE oldstate);

/**
 * Whether the thread holds the GIL: 1 or 0. Before Python is started and after it is ended, 1.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyGILState_Check`.
 */
int PyGILState_Check(void);

/**
 * The state that belongs to the thread, or NULL. Borrowed.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyGILState_GetThisThreadState`.
 */
PyThreadState *PyGILState_GetThisThreadState(void);

/**
 * The current thread state. Borrowed.
 *
 * - Ends the process when the thread does not hold the GIL.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Get`.
 */
PyThreadState *PyThreadState_Get(void);

/**
 * The current thread state, or NULL when the thread does not hold the GIL. Borrowed.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_GetUnchecked`.
 */
PyThreadState *PyThreadState_GetUnchecked(void);

/**
 * Make another thread state current.
 *
 * - `tstate`: NULL gives the GIL up.
 * - Returns the one that was current, or NULL.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Swap`.
 *
 * Safety:
 * `tstate` is NULL, or alive and current in no other thread.
 */
PyThreadState *PyThreadState_Swap(PyThreadState *tstate);

/**
 * Make a thread state for the calling thread.
 *
 * - `interp`: the interpreter; there is one.
 * - Returns a new state, to be deleted with `PyThreadState_Delete`; NULL when there is no memory.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_New`.
 */
PyThreadState *PyThreadState_New(PyInterpreterState *_interp);

/**
 * Reset a thread state before it is deleted.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Clear`.
 *
 * Safety:
 * The caller holds the GIL; `tstate` is alive and used by no other thread.
 */
void PyThreadState_Clear(PyThreadState *tstate);

/**
 * Delete a thread state.
 *
 * - `tstate`: stolen. The current one ends the process.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_Delete`.
 *
 * Safety:
 * `tstate` is alive and current in no other thread.
 */
void PyThreadState_Delete(PyThreadState *tstate);

/**
 * Delete the current thread state and give the GIL up.
 *
 * - Ends the process when the thread does not hold the GIL.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_DeleteCurrent`.
 */
void PyThreadState_DeleteCurrent(void);

/**
 * The interpreter of a thread state. Borrowed.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_GetInterpreter`.
 *
 * Safety:
 * `tstate` is alive.
 */
PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *tstate);

/**
 * The number of a thread state, counted from 1.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyThreadState_GetID`.
 *
 * Safety:
 * `tstate` is alive.
 */
uint64_t PyThreadState_GetID(PyThreadState *tstate);

/**
 * The current interpreter. Borrowed.
 *
 * - Ends the process when the thread does not hold the GIL.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyInterpreterState_Get`.
 */
PyInterpreterState *PyInterpreterState_Get(void);

/**
 * The interpreter. Borrowed.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyInterpreterState_Main`.
 */
PyInterpreterState *PyInterpreterState_Main(void);

/**
 * The number of an interpreter: there is one, and its number is 0.
 *
 * CPython 3.13: Doc/c-api/init.rst, `PyInterpreterState_GetID`.
 */
int64_t PyInterpreterState_GetID(PyInterpreterState *_interp);

/**
 * A dict for what extensions keep for the interpreter. Borrowed; NULL, without an exception, when there is no memory.
 */
PyObject *PyInterpreterState_GetDict(PyInterpreterState *_interp);

/**
 * The first interpreter, which is the only one. Borrowed.
 */
PyInterpreterState *PyInterpreterState_Head(void);

/**
 * The next interpreter: NULL.
 */
PyInterpreterState *PyInterpreterState_Next(PyInterpreterState *_interp);

/**
 * The newest thread state. Borrowed.
 */
PyThreadState *PyInterpreterState_ThreadHead(PyInterpreterState *_interp);

/**
 * The thread state that is older by one, or NULL. Borrowed.
 */
PyThreadState *PyThreadState_Next(PyThreadState *tstate);

/**
 * A dict for what extensions keep for this thread. Borrowed; NULL, without an exception, when there is no current
 * thread state or no memory.
 */
PyObject *PyThreadState_GetDict(void);

/**
 * Count one level of tracing: none is done here.
 */
void PyThreadState_EnterTracing(PyThreadState *tstate);

/**
 * Give it back.
 */
void PyThreadState_LeaveTracing(PyThreadState *tstate);

/**
 * The frame that a thread is in: NULL, since no code of Python runs.
 */
PyFrameObject *PyThreadState_GetFrame(PyThreadState *_tstate);

/**
 * Make a module, of one phase, the one that `PyState_FindModule` finds. 0, or -1 with an exception.
 */
int PyState_AddModule(PyObject *module_, PyModuleDef *def);

/**
 * The module of a definition, borrowed; NULL when there is none.
 */
PyObject *PyState_FindModule(PyModuleDef *def);

/**
 * Forget the module of a definition. 0, or -1 with an exception.
 */
int PyState_RemoveModule(PyModuleDef *def);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_PYSTATE_H */
