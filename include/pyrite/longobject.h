/* The functions of CPython's longobject.h.
 * Generated from src/capi/longobject.rs by `make headers`; change it there. */

#ifndef PYRITE_LONGOBJECT_H
#define PYRITE_LONGOBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Make an int: a new reference, NULL with MemoryError. Those from -5 to 256 are shared.
 */
PyObject *PyLong_FromLong(long value);

/**
 * Make an int: a new reference, NULL with MemoryError.
 */
PyObject *PyLong_FromLongLong(long long value);

/**
 * Make an int: a new reference, NULL with MemoryError.
 */
PyObject *PyLong_FromSsize_t(Py_ssize_t value);

/**
 * Make an int: a new reference, NULL with MemoryError.
 */
PyObject *PyLong_FromSize_t(size_t value);

/**
 * Make an int: a new reference, NULL with MemoryError.
 */
PyObject *PyLong_FromUnsignedLong(unsigned long value);

/**
 * Make an int: a new reference, NULL with MemoryError.
 */
PyObject *PyLong_FromUnsignedLongLong(unsigned long long value);

/**
 * Make an int of an address: a new reference, NULL with MemoryError.
 */
PyObject *PyLong_FromVoidPtr(void *pointer);

/**
 * Make an int of the integer part of a double. A new reference; NULL with OverflowError for infinity, ValueError for
 * NaN.
 */
PyObject *PyLong_FromDouble(double value);

/**
 * The number, by `__index__`, as a long; -1 with TypeError or OverflowError.
 */
long PyLong_AsLong(PyObject *op);

/**
 * The number, by `__index__`, as an int of C; -1 with TypeError or OverflowError.
 */
int PyLong_AsInt(PyObject *op);

/**
 * The number, by `__index__`, as a long. When it does not fit `*overflow` is 1 or -1 and the result -1, without an
 * exception; else `*overflow` is 0. -1 with TypeError.
 */
long PyLong_AsLongAndOverflow(PyObject *op, int *overflow);

/**
 * The number, by `__index__`, as a long long; -1 with TypeError or OverflowError.
 */
long long PyLong_AsLongLong(PyObject *op);

/**
 * The number, by `__index__`, as a long long, with `*overflow` as `PyLong_AsLongAndOverflow` sets it.
 */
long long PyLong_AsLongLongAndOverflow(PyObject *op, int *overflow);

/**
 * The int as a `Py_ssize_t`; -1 with TypeError (it has to be an int) or OverflowError.
 */
Py_ssize_t PyLong_AsSsize_t(PyObject *op);

/**
 * The int as a `size_t`; `(size_t)-1` with TypeError (it has to be an int) or OverflowError.
 */
size_t PyLong_AsSize_t(PyObject *op);

/**
 * The int as an unsigned long; `(unsigned long)-1` with TypeError (it has to be an int) or OverflowError.
 */
unsigned long PyLong_AsUnsignedLong(PyObject *op);

/**
 * The int as an unsigned long long; `(unsigned long long)-1` with TypeError (it has to be an int) or OverflowError.
 */
unsigned long long PyLong_AsUnsignedLongLong(PyObject *op);

/**
 * The low bits of the number, by `__index__`, in two's complement; `(unsigned long)-1` with TypeError.
 */
unsigned long PyLong_AsUnsignedLongMask(PyObject *op);

/**
 * The low bits of the number, by `__index__`, in two's complement; `(unsigned long long)-1` with TypeError.
 */
unsigned long long PyLong_AsUnsignedLongLongMask(PyObject *op);

/**
 * The int as an address; NULL with TypeError or OverflowError.
 */
void *PyLong_AsVoidPtr(PyObject *op);

/**
 * The int as the nearest double; -1.0 with TypeError (it has to be an int) or OverflowError.
 */
double PyLong_AsDouble(PyObject *op);

/**
 * Copy the low bytes of an int in two's complement.
 *
 * - `buffer`: of `n_bytes` bytes. `flags`: `Py_ASNATIVEBYTES_*`; -1 is the machine's order, and a buffer without a sign.
 * - Returns how many bytes would hold all of it, which may be more than `n_bytes`; -1 with TypeError or ValueError.
 */
Py_ssize_t PyLong_AsNativeBytes(PyObject *op,
                                void *buffer,
                                Py_ssize_t n_bytes,
                                int flags);

/**
 * Make an int of bytes in two's complement: a new reference, NULL with an exception. `flags`: `Py_ASNATIVEBYTES_*`.
 */
PyObject *PyLong_FromNativeBytes(const void *buffer, size_t n_bytes, int flags);

/**
 * Make an int of bytes without a sign: a new reference, NULL with an exception. `flags`: `Py_ASNATIVEBYTES_*`.
 */
PyObject *PyLong_FromUnsignedNativeBytes(const void *buffer, size_t n_bytes, int flags);

/**
 * Copy an int into `n` bytes. 0; -1 when it does not fit, with OverflowError if `with_exceptions`.
 */
int _PyLong_AsByteArray(PyLongObject *op,
                        unsigned char *bytes,
                        size_t n,
                        int little_endian,
                        int is_signed,
                        int with_exceptions);

/**
 * Make an int of `n` bytes: a new reference, NULL with an exception.
 */
PyObject *_PyLong_FromByteArray(const unsigned char *bytes, size_t n, int little_endian, int is_signed);

/**
 * Make an int of a text, with white space, a sign, a prefix and underscores as in `int(text, base)`.
 *
 * - `end`: NULL, or where the address is put up to which the text was read.
 * - `base`: 2 to 36; 0 goes by the prefix.
 * - Returns a new reference; NULL with ValueError when not all of the text is an int.
 */
PyObject *PyLong_FromString(const char *text, char **end, int base);

/**
 * Make an int of a str, as `int(text, base)` does: a new reference, NULL with ValueError.
 */
PyObject *PyLong_FromUnicodeObject(PyObject *text, int base);

/**
 * `strtol` as Python has it: no int object, no exception; `errno` is ERANGE when it does not fit.
 */
long PyOS_strtol(const char *text, char **end, int base);

/**
 * `strtoul` as Python has it: no sign; `errno` is ERANGE when it does not fit.
 */
unsigned long PyOS_strtoul(const char *text, char **end, int base);

/**
 * `sys.int_info`: a new reference, NULL with an exception.
 */
PyObject *PyLong_GetInfo(void);

/**
 * Whether `PyUnstable_Long_CompactValue` has the value: 1 or 0.
 */
int PyUnstable_Long_IsCompact(const PyLongObject *op);

/**
 * The value of an int that is compact.
 */
Py_ssize_t PyUnstable_Long_CompactValue(const PyLongObject *op);

/**
 * The greatest common divisor of two ints, not negative: a new reference, NULL with MemoryError.
 */
PyObject *_PyLong_GCD(PyObject *a, PyObject *b);

/**
 * The number of bits of the absolute value.
 */
size_t _PyLong_NumBits(PyObject *op);

/**
 * -1, 0 or 1.
 */
int _PyLong_Sign(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_LONGOBJECT_H */
