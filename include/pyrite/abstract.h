/* The functions of CPython's abstract.h.
 * Generated from src/capi/abstract.rs by `make headers`; change it there. */

#ifndef PYRITE_ABSTRACT_H
#define PYRITE_ABSTRACT_H

#include <stdarg.h>
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

/**
 * Whether `o` is an asynchronous iterator: 1 or 0.
 */
int PyAIter_Check(PyObject *o);

/**
 * Whether `o` is an iterator: 1 or 0.
 */
int PyIter_Check(PyObject *o);

/**
 * The next item of an iterator. New reference; NULL at the end without an exception, else with one.
 */
PyObject *PyIter_Next(PyObject *iter);

/**
 * Send `arg` to an iterator: `PYGEN_NEXT` and what it yields, `PYGEN_RETURN` and what it returns, or `PYGEN_ERROR` and NULL;
 * `*result` is a new reference.
 */
PySendResult PyIter_Send(PyObject *iter,
                         PyObject *arg,
                         PyObject **result);

/**
 * `iter(o)`. New reference; NULL: TypeError.
 */
PyObject *PyObject_GetIter(PyObject *o);

/**
 * `aiter(o)`. New reference; NULL: TypeError.
 */
PyObject *PyObject_GetAIter(PyObject *o);

/**
 * The type of `o`. New reference; NULL: SystemError for NULL.
 */
PyObject *PyObject_Type(PyObject *o);

/**
 * `len(o)`; -1 with TypeError.
 */
Py_ssize_t PyObject_Size(PyObject *o);

/**
 * The same as `PyObject_Size`.
 */
Py_ssize_t PyObject_Length(PyObject *o);

/**
 * About how many items `o` has: its length, what `__length_hint__` says, or `default_value`; -1 with an exception.
 */
Py_ssize_t PyObject_LengthHint(PyObject *o, Py_ssize_t default_value);

/**
 * `o[key]`. New reference; NULL with an exception.
 */
PyObject *PyObject_GetItem(PyObject *o, PyObject *key);

/**
 * `o[key] = v`. 0, or -1 with an exception.
 */
int PyObject_SetItem(PyObject *o, PyObject *key, PyObject *v);

/**
 * `del o[key]`. 0, or -1 with an exception.
 */
int PyObject_DelItem(PyObject *o, PyObject *key);

/**
 * `del o[key]` for the UTF-8 text `key`. 0, or -1 with an exception.
 */
int PyObject_DelItemString(PyObject *o, const char *key);

/**
 * `format(obj, format_spec)`; NULL for ''. New reference; NULL with an exception.
 */
PyObject *PyObject_Format(PyObject *obj, PyObject *format_spec);

/**
 * `isinstance(object, typeorclass)`: 1, 0, or -1 with an exception.
 */
int PyObject_IsInstance(PyObject *object, PyObject *typeorclass);

/**
 * `issubclass(object, typeorclass)`: 1, 0, or -1 with an exception.
 */
int PyObject_IsSubclass(PyObject *object, PyObject *typeorclass);

/**
 * Whether `o` has items by index: 1 or 0. Instances of `dict` have not.
 */
int PySequence_Check(PyObject *o);

/**
 * `len(o)` of a sequence; -1 with TypeError.
 */
Py_ssize_t PySequence_Size(PyObject *o);

/**
 * The same as `PySequence_Size`.
 */
Py_ssize_t PySequence_Length(PyObject *o);

/**
 * `o1 + o2`. New reference; NULL with TypeError.
 */
PyObject *PySequence_Concat(PyObject *o1, PyObject *o2);

/**
 * `o1 += o2`. New reference to the result; NULL with TypeError.
 */
PyObject *PySequence_InPlaceConcat(PyObject *o1, PyObject *o2);

/**
 * `o * count`. New reference; NULL with TypeError.
 */
PyObject *PySequence_Repeat(PyObject *o, Py_ssize_t count);

/**
 * `o *= count`. New reference to the result; NULL with TypeError.
 */
PyObject *PySequence_InPlaceRepeat(PyObject *o, Py_ssize_t count);

/**
 * `o[i]`. New reference; NULL with an exception.
 */
PyObject *PySequence_GetItem(PyObject *o, Py_ssize_t i);

/**
 * `o[i] = v`. 0, or -1 with an exception.
 */
int PySequence_SetItem(PyObject *o, Py_ssize_t i, PyObject *v);

/**
 * `del o[i]`. 0, or -1 with an exception.
 */
int PySequence_DelItem(PyObject *o, Py_ssize_t i);

/**
 * `o[i1:i2]`. New reference; NULL with an exception.
 */
PyObject *PySequence_GetSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2);

/**
 * `o[i1:i2] = v`. 0, or -1 with an exception.
 */
int PySequence_SetSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2, PyObject *v);

/**
 * `del o[i1:i2]`. 0, or -1 with an exception.
 */
int PySequence_DelSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2);

/**
 * `tuple(o)`. New reference; NULL with an exception.
 */
PyObject *PySequence_Tuple(PyObject *o);

/**
 * `list(o)`. New reference; NULL with an exception.
 */
PyObject *PySequence_List(PyObject *o);

/**
 * `o` itself when it is a list or a tuple, else a list of its items; `m` is what TypeError says of what is not iterable. New
 * reference; NULL with an exception.
 */
PyObject *PySequence_Fast(PyObject *o,
                          const char *m);

/**
 * How many items equal `value`; -1 with an exception.
 */
Py_ssize_t PySequence_Count(PyObject *o, PyObject *value);

/**
 * Whether `ob in seq`: 1, 0, or -1 with an exception.
 */
int PySequence_Contains(PyObject *seq, PyObject *ob);

/**
 * The same as `PySequence_Contains`.
 */
int PySequence_In(PyObject *o, PyObject *value);

/**
 * Where the first item that equals `value` stands; -1: ValueError when there is none.
 */
Py_ssize_t PySequence_Index(PyObject *o, PyObject *value);

/**
 * Whether `o` has items by key, or slices: 1 or 0.
 */
int PyMapping_Check(PyObject *o);

/**
 * `len(o)` of a mapping; -1 with TypeError.
 */
Py_ssize_t PyMapping_Size(PyObject *o);

/**
 * The same as `PyMapping_Size`.
 */
Py_ssize_t PyMapping_Length(PyObject *o);

/**
 * `o[key]` for the UTF-8 text `key`. New reference; NULL with an exception.
 */
PyObject *PyMapping_GetItemString(PyObject *o, const char *key);

/**
 * `o[key] = value` for the UTF-8 text `key`. 0, or -1 with an exception.
 */
int PyMapping_SetItemString(PyObject *o, const char *key, PyObject *value);

/**
 * `o[key]`: 1 and a new reference in `*result`; 0 and NULL after KeyError; -1 and NULL with any other exception.
 */
int PyMapping_GetOptionalItem(PyObject *o, PyObject *key, PyObject **result);

/**
 * The same for the UTF-8 text `key`.
 */
int PyMapping_GetOptionalItemString(PyObject *o, const char *key, PyObject **result);

/**
 * Whether `o` has `key`: 1 or 0, or -1 with an exception.
 */
int PyMapping_HasKeyWithError(PyObject *o, PyObject *key);

/**
 * The same for the UTF-8 text `key`.
 */
int PyMapping_HasKeyStringWithError(PyObject *o, const char *key);

/**
 * Whether `o` has `key`: 1 or 0; an exception is reported as unraisable.
 */
int PyMapping_HasKey(PyObject *o, PyObject *key);

/**
 * The same for the UTF-8 text `key`.
 */
int PyMapping_HasKeyString(PyObject *o, const char *key);

/**
 * A list of the keys. New reference; NULL with an exception.
 */
PyObject *PyMapping_Keys(PyObject *o);

/**
 * A list of the values. New reference; NULL with an exception.
 */
PyObject *PyMapping_Values(PyObject *o);

/**
 * A list of the items as tuples. New reference; NULL with an exception.
 */
PyObject *PyMapping_Items(PyObject *o);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_ABSTRACT_H */
