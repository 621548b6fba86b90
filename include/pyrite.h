/* What pyrite can do and CPython has no function for. Needs no other header.
 * Generated from src/capi/pyrite.rs by `make headers`; change it there. */

#ifndef PYRITE_H
#define PYRITE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of pyrite, as in `0.1.0`. Static.
 */
const char *pyrite_version(void);

/**
 * How many blocks of the memory and the object domain are live, of all sizes: what Python programs know as
 * `sys.getallocatedblocks()`. 0 for blocks that an allocator of the program's has given.
 *
 * - Cost: a walk over the heap's tables, a few nanoseconds for each 4096 bytes of it.
 * - May be called at any time by any thread; what others allocate meanwhile may be counted or not.
 */
size_t pyrite_allocated_blocks(void);

/**
 * How many blocks of the heap are live in one domain, of all sizes.
 *
 * - `domain`: `PYMEM_DOMAIN_RAW`, `_MEM` or `_OBJ`; 0 blocks for any other number.
 * - Cost, threads: as `pyrite_allocated_blocks`.
 */
size_t pyrite_domain_blocks(int domain);

/**
 * Give all memory that no block uses back to the system now, without waiting for decay.
 *
 * - Returns how many bytes were given back.
 * - What other threads keep for their next allocations stays with them. May be called at any time by any thread.
 */
size_t pyrite_trim(void);

/**
 * Set how long unused memory is kept before it goes back to the system.
 *
 * - `milliseconds`: 0 gives it back at once, a negative number never.
 */
void pyrite_set_decay_ms(int64_t milliseconds);

/**
 * How many bytes of a block may be used: at least what was asked for.
 *
 * - `ptr`: a live block of the heap. For NULL and for an address that is not the heap's, 0.
 * - Under debug hooks, and over an allocator of the program's, the address that the program has is not a block of the heap's,
 *   and the answer means nothing.
 *
 * Safety:
 * `ptr` is NULL, or not in the heap, or a live block of it.
 */
size_t pyrite_usable_size(const void *ptr);

/**
 * The sizes of all blocks that `PYTHONTRACEMALLOC` and `PyTraceMalloc_Track` keep track of: what Python programs know as
 * `tracemalloc.get_traced_memory()`.
 *
 * - `current`, `peak`: bytes now, and the most there were; each may be NULL. 0 while tracing is off.
 *
 * Safety:
 * `current` and `peak` are each NULL or can be written to.
 */
void pyrite_traced_memory(size_t *current,
                          size_t *peak);

/**
 * Print a report of the process and its heap as a table for people: live, cached and mapped memory, by domain and size
 * class, peak RSS and what was given back.
 *
 * - `out`: an open stream.
 * - Returns 0, or -1 when the stream did not take it all.
 * - Allocates memory of the C library's for the text.
 *
 * Safety:
 * `out` is an open stream.
 */
int pyrite_print_report(FILE *out);

/**
 * Print the same report as JSON, as `pyrite stats` reads it.
 *
 * - `out`, result: as for `pyrite_print_report`.
 *
 * Safety:
 * `out` is an open stream.
 */
int pyrite_print_report_json(FILE *out);

/**
 * A str many times over, as a compiler folds constants: the result is interned when it is at most `limit` characters
 * long, so that equal ones are one object, and new every time when it is longer.
 *
 * - `str`: a str, borrowed.
 * - `times`: how many times; below 1 gives the empty str.
 * - `limit`: 20 is what CPython 2.7 and 3.6 fold, 4096 what 3.7 and later do.
 * - Returns a new reference, or NULL with TypeError, OverflowError or MemoryError.
 *
 * Safety:
 * The GIL is held, and `str` is alive.
 */
PyObject *pyrite_repeat_shared(PyObject *str, Py_ssize_t times, Py_ssize_t limit);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_H */
