/* Small macros that CPython gives to everybody: conversions, arithmetic, arrays, unused and unreachable things. */

#ifndef PYRITE_ABI_PYMACRO_H
#define PYRITE_ABI_PYMACRO_H

#include <stddef.h>
#include <stdint.h>

/* Conversions. The first is for those that C++'s static_cast can do; the other does what a cast of C does. */
#ifdef __cplusplus
extern "C++" {
template <typename To, typename From> constexpr To pyrite_cast(From from)
{
    return To(from);
}
}
#define _Py_CAST(type, expr) pyrite_cast<type>(expr)
#define _Py_STATIC_CAST(type, expr) static_cast<type>(expr)
#define _Py_NULL nullptr
#else
#define _Py_CAST(type, expr) ((type)(expr))
#define _Py_STATIC_CAST(type, expr) ((type)(expr))
#define _Py_NULL NULL
#endif
#define Py_SAFE_DOWNCAST(value, wide, narrow) _Py_STATIC_CAST(narrow, (value))
#define Py_CHARMASK(c) (_Py_STATIC_CAST(unsigned char, (c) & 0xff))

/* These evaluate an argument twice. */
#define Py_MIN(x, y) ((x) < (y) ? (x) : (y))
#define Py_MAX(x, y) ((x) > (y) ? (x) : (y))
#define Py_ABS(x) ((x) < 0 ? -(x) : (x))
#define Py_ARITHMETIC_RIGHT_SHIFT(type, value, bits) ((value) >> (bits))

/* Text of an argument, after its macros were expanded. */
#define _Py_XSTRINGIFY(x) #x
#define Py_STRINGIFY(x) _Py_XSTRINGIFY(x)

#define Py_MEMBER_SIZE(type, member) sizeof(_Py_STATIC_CAST(type *, _Py_NULL)->member)
/* Number of elements; `array` must be an array, not a pointer. */
#define Py_ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Round down or up to a multiple of `a`, a power of two. */
#define _Py_SIZE_ROUND_DOWN(n, a) (_Py_STATIC_CAST(size_t, (n)) & ~_Py_STATIC_CAST(size_t, (a) - 1))
#define _Py_SIZE_ROUND_UP(n, a) _Py_SIZE_ROUND_DOWN(_Py_STATIC_CAST(size_t, (n)) + ((a) - 1), a)
#define _Py_IS_ALIGNED(p, a) ((_Py_CAST(uintptr_t, (p)) & _Py_STATIC_CAST(uintptr_t, (a) - 1)) == 0)

/* Compilation stops unless `cond`, a constant, holds: as a statement, and as an expression of value 0. */
#ifdef __cplusplus
#define Py_BUILD_ASSERT(cond) static_assert(cond, #cond)
#else
#define Py_BUILD_ASSERT(cond) _Static_assert(cond, #cond)
#endif
#define Py_BUILD_ASSERT_EXPR(cond) (_Py_STATIC_CAST(int, 0 * sizeof(char[(cond) ? 1 : -1])))

/* A parameter that the function does not use. */
#define Py_UNUSED(name) _unused_##name __attribute__((unused))

/* A place that is never reached. Undefined behaviour if it is, but for builds of CPython with assertions. */
#define Py_UNREACHABLE() __builtin_unreachable()

/* Documentation strings. */
#define PyDoc_STR(text) text
#define PyDoc_VAR(name) static const char name[]
#define PyDoc_STRVAR(name, text) PyDoc_VAR(name) = PyDoc_STR(text)

#endif
