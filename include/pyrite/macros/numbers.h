/* int, float, complex. */

#ifndef PYRITE_MACROS_NUMBERS_H
#define PYRITE_MACROS_NUMBERS_H

#include "object.h"
#include "../abi/numbers.h"
#include "../longobject.h"
#include "../longintrepr.h"
#include "../floatobject.h"
#include "../complexobject.h"

#define PyLong_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_LONG_SUBCLASS)
#define PyLong_CheckExact(op) Py_IS_TYPE((op), &PyLong_Type)
#define PyLong_AS_LONG(op) PyLong_AsLong(op)
#define PyLong_AsPid PyLong_AsLong
#define PyLong_FromPid PyLong_FromLong
#define _Py_PARSE_PID "i"
#define _Py_PARSE_INTPTR "l"
#define _Py_PARSE_UINTPTR "k"

/* Whether an int has at most one digit, and its value then. */
static inline int _PyLong_IsCompact(const PyLongObject *op)
{
    return op->long_value.lv_tag < (2 << _PyLong_NON_SIZE_BITS);
}
static inline Py_ssize_t _PyLong_CompactValue(const PyLongObject *op)
{
    Py_ssize_t sign = 1 - _Py_STATIC_CAST(Py_ssize_t, op->long_value.lv_tag & _PyLong_SIGN_MASK);
    return sign * _Py_STATIC_CAST(Py_ssize_t, op->long_value.ob_digit[0]);
}
#define PyUnstable_Long_IsCompact _PyLong_IsCompact
#define PyUnstable_Long_CompactValue _PyLong_CompactValue

#define PyFloat_Check(op) PyObject_TypeCheck((op), &PyFloat_Type)
#define PyFloat_CheckExact(op) Py_IS_TYPE((op), &PyFloat_Type)
#define _PyFloat_CAST(op) _Py_CAST(PyFloatObject *, (op))
#define PyFloat_AS_DOUBLE(op) (_PyFloat_CAST(op)->ob_fval)
#define PyFloat_STR_PRECISION 12
#define Py_NAN _Py_STATIC_CAST(double, __builtin_nan(""))
#define Py_HUGE_VAL HUGE_VAL
#define Py_INFINITY _Py_STATIC_CAST(double, __builtin_inf())
#define Py_IS_NAN(x) isnan(x)
#define Py_IS_INFINITY(x) isinf(x)
#define Py_IS_FINITE(x) isfinite(x)
#define Py_MATH_PI 3.14159265358979323846
#define Py_MATH_E 2.7182818284590452354
#define Py_MATH_TAU 6.2831853071795864769252867665590057683943L
#define Py_MATH_PIl 3.1415926535897932384626433832795029L
#define Py_MATH_El 2.7182818284590452353602874713526625L
#define Py_RETURN_NAN return PyFloat_FromDouble(Py_NAN)
#define Py_RETURN_INF(sign) return PyFloat_FromDouble(copysign(Py_INFINITY, (sign)))

#define PyComplex_Check(op) PyObject_TypeCheck((op), &PyComplex_Type)
#define PyComplex_CheckExact(op) Py_IS_TYPE((op), &PyComplex_Type)

#endif
