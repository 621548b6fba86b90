/* What pyrite can do and CPython has no function for. Needs no other header.
 * Generated from src/capi/pyrite.rs by `make headers`; change it there. */

#ifndef PYRITE_H
#define PYRITE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct _object PyObject;

/**
 * What was done to one generation of the collector.
 */
typedef struct {
    /**
     * Collections.
     */
    ptrdiff_t collections;
    /**
     * Unreachable objects found and freed.
     */
    ptrdiff_t collected;
    /**
     * Unreachable objects kept because of a legacy finalizer.
     */
    ptrdiff_t uncollectable;
    /**
     * Objects looked at.
     */
    ptrdiff_t candidates;
    /**
     * Collections that let their garbage live, for lack of memory for their tables.
     */
    ptrdiff_t given_up;
    /**
     * Time in all, in nanoseconds.
     */
    uint64_t nanoseconds;
    /**
     * The longest collection, in nanoseconds.
     */
    uint64_t longest_nanoseconds;
} pyrite_gc_stats;

/**
 * Told of collections: `phase` is 0 at the start, with sums of 0, and 1 at the end.
 */
typedef void (*pyrite_gc_callback)(int phase, int generation, ptrdiff_t collected, ptrdiff_t uncollectable, void *data);

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
 * How many blocks of the heap are live in one domain, of all sizes. The memory domain shares pools of the object
 * domain as long as it has few blocks of a size, and the object domain the larger ones of the memory domain; such a
 * block counts where it lies.
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
PyObject *pyrite_repeat_shared(PyObject *str, ptrdiff_t times, ptrdiff_t limit);

/**
 * Find and free garbage in `generation` and all younger ones, also while the collector is disabled: what Python
 * programs know as `gc.collect(generation)`.
 *
 * - `generation`: 0 to 2.
 * - Returns the number of unreachable objects found; 0 at once while a collection runs; -1 with ValueError for any
 *   other generation.
 */
ptrdiff_t gc_collect(int generation);

/**
 * Get the thresholds of the three generations.
 *
 * - `thresholds`: room for three.
 */
void pyrite_gc_get_threshold(int *thresholds);

/**
 * Set the thresholds of the three generations; 0 for the first switches automatic collection off.
 */
void pyrite_gc_set_threshold(int first, int second, int third);

/**
 * Get the counts of the three generations.
 *
 * - `counts`: room for three.
 */
void pyrite_gc_get_count(int *counts);

/**
 * Get what was done to a generation.
 *
 * - Returns 0; -1, and nothing is written, when there is no such generation.
 */
int pyrite_gc_get_stats(int generation, pyrite_gc_stats *stats);

/**
 * Set who is told of collections; NULL: nobody. `gc.callbacks` are told as well.
 */
void pyrite_gc_set_callback(pyrite_gc_callback callback, void *data);

/**
 * Get the debug flags, as `gc.get_debug()`.
 */
int pyrite_gc_get_debug(void);

/**
 * Set the debug flags: 1 statistics, 2 collectable and 4 uncollectable objects are printed to stderr, 32 garbage is kept
 * in `gc.garbage`.
 */
void pyrite_gc_set_debug(int flags);

/**
 * Set what makes a full collection due.
 *
 * - `policy`: 0 counts of objects, as in CPython; 1 the growth of the heap in bytes, while young generations are
 *   collected by counts.
 * - Returns 0; -1 when there is no such policy.
 */
int pyrite_gc_set_policy(int policy);

/**
 * The policy, by its number.
 */
int pyrite_gc_get_policy(void);

/**
 * Set whether a collection that becomes due runs at once, inside the allocation, as in CPython up to 3.11: for programs
 * that never come to `PyErr_CheckSignals`.
 */
void pyrite_gc_set_at_once(int at_once);

/**
 * Move all tracked objects to the permanent generation, which is never collected.
 */
void pyrite_gc_freeze(void);

/**
 * Move the permanent generation to the oldest one.
 */
void pyrite_gc_unfreeze(void);

/**
 * How many objects the permanent generation has.
 */
ptrdiff_t pyrite_gc_get_freeze_count(void);

/**
 * A list of the tracked objects of a generation, of all three for -1. New reference; NULL with an exception.
 */
PyObject *pyrite_gc_get_objects(int generation);

/**
 * A list of the tracked objects that refer to `op`. New reference; NULL with an exception.
 */
PyObject *pyrite_gc_get_referrers(PyObject *op);

/**
 * A list of what `op` refers to. New reference; NULL with an exception.
 */
PyObject *pyrite_gc_get_referents(PyObject *op);

/**
 * `gc.garbage`. Borrowed; NULL with an exception.
 */
PyObject *pyrite_gc_get_garbage(void);

/**
 * The count of references to `op`; 4294967295 for one that never dies.
 */
ptrdiff_t pyrite_getrefcount(PyObject *op);

/**
 * The size of `op` in bytes, what Python programs know as `sys.getsizeof()`. -1 with an exception.
 */
ptrdiff_t pyrite_getsizeof(PyObject *op);

/**
 * Print the live objects by type, the private pools, the interned strs and the collector's figures as a table for people.
 *
 * - `out`: an open stream.
 * - Returns 0; -1 with an exception, or without one when the stream did not take it all.
 */
int pyrite_print_objects(FILE *out);

/**
 * Print the same as JSON.
 *
 * - `out`, result: as for `pyrite_print_objects`.
 */
int pyrite_print_objects_json(FILE *out);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_H */
