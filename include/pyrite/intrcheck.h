/* The functions of CPython's intrcheck.h.
 * Generated from src/capi/intrcheck.rs by `make headers`; change it there. */

#ifndef PYRITE_INTRCHECK_H
#define PYRITE_INTRCHECK_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * To be called before a fork, with the GIL held.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `PyOS_BeforeFork`. Difference: the locks of the memory layer are held across every
 * fork, whether or not this is called.
 */
void PyOS_BeforeFork(void);

/**
 * To be called after a fork in the parent.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `PyOS_AfterFork_Parent`.
 */
void PyOS_AfterFork_Parent(void);

/**
 * To be called after a fork in the child, which has this thread only: the states of the others are deleted.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `PyOS_AfterFork_Child`.
 */
void PyOS_AfterFork_Child(void);

/**
 * The old name of `PyOS_AfterFork_Child`.
 *
 * CPython 3.13: Doc/c-api/sys.rst, `PyOS_AfterFork`.
 */
__attribute__((__deprecated__)) void PyOS_AfterFork(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_INTRCHECK_H */
