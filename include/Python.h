/* CPython 3.13's C API, as far as pyrite has it, for code that has no CPython headers.
 *
 * A program that includes CPython's own headers needs nothing from here: it links to libpyrite as it is. This header
 * lets the same source compile where no CPython is installed. What it declares, it declares with the names, types and
 * values of 3.13; what pyrite does not have yet is missing, so that a program finds out when it is compiled.
 *
 * Three layers, each using only those before it:
 *
 *   pyrite/abi/          written by hand: types with the layout of 3.13, constants, compiler attributes
 *   pyrite/prototypes.h  generated from the Rust sources: the prototypes, a file for each header of CPython
 *   pyrite/macros/       written by hand: macros and inline functions that call those prototypes
 */

#ifndef Py_PYTHON_H
#define Py_PYTHON_H

/* CPython's Python.h brings all of this along, and programs count on it: the C library's extensions, when it is
 * included before other headers, and these headers. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>
#include <wchar.h>

#include "pyrite/abi.h"
#include "pyrite/prototypes.h"
#include "pyrite/macros.h"

#endif
