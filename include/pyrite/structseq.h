/* The functions of CPython's structseq.h.
 * Generated from src/capi/structseq.rs by `make headers`; change it there. */

#ifndef PYRITE_STRUCTSEQ_H
#define PYRITE_STRUCTSEQ_H

#include <stdio.h>
#include "abi.h"

#endif  /* PYRITE_STRUCTSEQ_H */
