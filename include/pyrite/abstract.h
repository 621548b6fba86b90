/* The functions of CPython's abstract.h.
 * Generated from src/capi/abstract.rs by `make headers`; change it there. */

#ifndef PYRITE_ABSTRACT_H
#define PYRITE_ABSTRACT_H

#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Call with a tuple of positional arguments and a dict of the others, or NULL. New reference; NULL on error.
 */
PyObject *PyObject_Call(PyObject *callable, PyObject *args, PyObject *kwargs);

/**
 * Call without arguments. New reference; NULL on error.
 */
PyObject *PyObject_CallNoArgs(PyObject *callable);

/**
 * Call with a tuple of arguments, or NULL for none. New reference; NULL on error.
 */
PyObject *PyObject_CallObject(PyObject *callable, PyObject *args);

/**
 * Call with one argument. New reference; NULL on error.
 */
PyObject *PyObject_CallOneArg(PyObject *callable, PyObject *arg);

/**
 * Call with a vector of arguments. `kwnames`: a tuple of the names of the last ones, which `nargsf` does not count, or NULL.
 * New reference; NULL on error.
 */
PyObject *PyObject_Vectorcall(PyObject *callable,
                              PyObject *const *args,
                              size_t nargsf,
                              PyObject *kwnames);

/**
 * Call with a vector of positional arguments and a dict of the others, or NULL. New reference; NULL on error.
 */
PyObject *PyObject_VectorcallDict(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwargs);

/**
 * Call the method `name` of the first argument; otherwise as `PyObject_Vectorcall`. New reference; NULL on error.
 */
PyObject *PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf, PyObject *kwnames);

/**
 * Call an object that supports vectorcall with a tuple and a dict, or NULL: a `tp_call` for such types. New reference; NULL
 * on error.
 */
PyObject *PyVectorcall_Call(PyObject *callable,
                            PyObject *args,
                            PyObject *kwargs);

/**
 * The function that takes a vector of arguments for an object, or NULL.
 */
vectorcallfunc PyVectorcall_Function(PyObject *callable);

/**
 * The number of positional arguments in what a vectorcall function gets as `nargsf`.
 */
Py_ssize_t PyVectorcall_NARGS(size_t nargsf);

/**
 * A dict of `values`, one for each item of the tuple `kwnames`. New reference; NULL on error.
 */
PyObject *_PyStack_AsDict(PyObject *const *values, PyObject *kwnames);

/**
 * Whether `op` has `__index__`: 1 or 0.
 */
int PyIndex_Check(PyObject *op);

/**
 * Whether `op` has any of `__index__`, `__int__` and `__float__`, or is complex: 1 or 0.
 */
int PyNumber_Check(PyObject *op);

/**
 * `a + b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Add(PyObject *a, PyObject *b);

/**
 * `a - b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Subtract(PyObject *a, PyObject *b);

/**
 * `a * b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Multiply(PyObject *a, PyObject *b);

/**
 * `a >> b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Rshift(PyObject *a, PyObject *b);

/**
 * `a & b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_And(PyObject *a, PyObject *b);

/**
 * `divmod(a, b)`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Divmod(PyObject *a, PyObject *b);

/**
 * `a // b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_FloorDivide(PyObject *a, PyObject *b);

/**
 * `a << b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Lshift(PyObject *a, PyObject *b);

/**
 * `a @ b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_MatrixMultiply(PyObject *a, PyObject *b);

/**
 * `a | b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Or(PyObject *a, PyObject *b);

/**
 * `a % b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Remainder(PyObject *a, PyObject *b);

/**
 * `a / b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_TrueDivide(PyObject *a, PyObject *b);

/**
 * `a ^ b`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Xor(PyObject *a, PyObject *b);

/**
 * `a ** b`, or `pow(a, b, modulus)` when `modulus` is not None: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Power(PyObject *a, PyObject *b, PyObject *modulus);

/**
 * `a += b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceAdd(PyObject *a, PyObject *b);

/**
 * `a *= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceMultiply(PyObject *a, PyObject *b);

/**
 * `a &= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceAnd(PyObject *a, PyObject *b);

/**
 * `a //= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceFloorDivide(PyObject *a, PyObject *b);

/**
 * `a <<= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceLshift(PyObject *a, PyObject *b);

/**
 * `a @= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceMatrixMultiply(PyObject *a, PyObject *b);

/**
 * `a |= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceOr(PyObject *a, PyObject *b);

/**
 * `a %= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceRemainder(PyObject *a, PyObject *b);

/**
 * `a >>= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceRshift(PyObject *a, PyObject *b);

/**
 * `a -= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceSubtract(PyObject *a, PyObject *b);

/**
 * `a /= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceTrueDivide(PyObject *a, PyObject *b);

/**
 * `a ^= b`, which gives the result: a new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlaceXor(PyObject *a, PyObject *b);

/**
 * `a **= b`, which gives the result; `modulus` is None. A new reference, NULL with an exception.
 */
PyObject *PyNumber_InPlacePower(PyObject *a, PyObject *b, PyObject *modulus);

/**
 * `-op`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Negative(PyObject *op);

/**
 * `+op`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Positive(PyObject *op);

/**
 * `~op`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Invert(PyObject *op);

/**
 * `abs(op)`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Absolute(PyObject *op);

/**
 * `operator.index(op)`, as an exact int: a new reference, NULL with TypeError or what `__index__` raised.
 */
PyObject *PyNumber_Index(PyObject *op);

/**
 * `op` by its `__index__`, as a `Py_ssize_t`. -1 with an exception.
 *
 * - `exception`: raised when the number does not fit; NULL: then the nearest that fits is returned.
 */
Py_ssize_t PyNumber_AsSsize_t(PyObject *op, PyObject *exception);

/**
 * `int(op)`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Long(PyObject *op);

/**
 * `float(op)`: a new reference, NULL with an exception.
 */
PyObject *PyNumber_Float(PyObject *op);

/**
 * Text of `op` by its `__index__`, in base 2, 8, 10 or 16, with the prefix `0b`, `0o`, `0x`. A new str; NULL with
 * TypeError, or SystemError for another base.
 */
PyObject *PyNumber_ToBase(PyObject *op, int base);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_ABSTRACT_H */
