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
 * Blocks of the mem and obj domains that are live now.
 */
size_t pyrite_allocated_blocks(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_H */
