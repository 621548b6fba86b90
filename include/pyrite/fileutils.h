/* The functions of CPython's fileutils.h.
 * Generated from src/capi/fileutils.rs by `make headers`; change it there. */

#ifndef PYRITE_FILEUTILS_H
#define PYRITE_FILEUTILS_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The wide characters of a text in UTF-8; a byte that is none is U+DC80 to U+DCFF. `size`: their number, or the largest one when
 * there is no memory; may be NULL. To be freed with `PyMem_RawFree`; NULL when there is no memory.
 */
wchar_t *Py_DecodeLocale(const char *arg,
                         size_t *size);

/**
 * The text in UTF-8 of wide characters, U+DC80 to U+DCFF as bytes. `error_pos`: the place of one that has none, or the largest
 * number; may be NULL. To be freed with `PyMem_Free`; NULL when a character has none or there is no memory.
 */
char *Py_EncodeLocale(const wchar_t *text,
                      size_t *error_pos);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_FILEUTILS_H */
