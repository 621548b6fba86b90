/* The platform: sizes, integer types, and what the compiler is told about functions. Pyrite is for Linux on x86_64,
 * so there is nothing to choose between. */

#ifndef PYRITE_ABI_PYPORT_H
#define PYRITE_ABI_PYPORT_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#if !defined(__linux__) || !defined(__x86_64__) || !defined(__LP64__)
#error "pyrite is written for 64-bit Linux on x86_64"
#endif

/* ---- What CPython's configuration found ---- */

#define SIZEOF_SHORT 2
#define SIZEOF_INT 4
#define SIZEOF_LONG 8
#define SIZEOF_LONG_LONG 8
#define SIZEOF_FLOAT 4
#define SIZEOF_DOUBLE 8
#define SIZEOF_LONG_DOUBLE 16
#define SIZEOF__BOOL 1
#define SIZEOF_VOID_P 8
#define SIZEOF_UINTPTR_T 8
#define SIZEOF_SIZE_T 8
#define SIZEOF_OFF_T 8
#define SIZEOF_FPOS_T 16
#define SIZEOF_TIME_T 8
#define SIZEOF_PID_T 4
#define SIZEOF_PTHREAD_T 8
#define SIZEOF_PTHREAD_KEY_T 4
#define SIZEOF_WCHAR_T 4
#define ALIGNOF_LONG 8
#define ALIGNOF_SIZE_T 8
#define ALIGNOF_MAX_ALIGN_T 16
#define PY_BIG_ENDIAN 0
#define PY_LITTLE_ENDIAN 1
#define HAVE_LONG_LONG 1
#define WITH_THREAD
#define WITH_PYMALLOC 1
#define WITH_MIMALLOC 1
#define Py_CAN_START_THREADS 1
#define Py_ENABLE_SHARED 1
#define HAVE_FORK 1

/* ---- Integer types ---- */

/* A size that may be negative, as an error or "from the end". */
typedef ssize_t Py_ssize_t;
#define PY_SSIZE_T_MAX INTPTR_MAX
#define PY_SSIZE_T_MIN (-PY_SSIZE_T_MAX - 1)
#define PY_SIZE_MAX SIZE_MAX
/* For printf: "%" PY_FORMAT_SIZE_T "d". */
#define PY_FORMAT_SIZE_T "z"

typedef Py_ssize_t Py_hash_t;
typedef size_t Py_uhash_t;
#define SIZEOF_PY_HASH_T SIZEOF_SIZE_T
#define SIZEOF_PY_UHASH_T SIZEOF_SIZE_T

typedef uintptr_t Py_uintptr_t;
typedef intptr_t Py_intptr_t;

/* A length in a format string is a Py_ssize_t, with PY_SSIZE_T_CLEAN or without. */
typedef Py_ssize_t Py_ssize_clean_t;

/* Names from before C99. */
#define PY_LONG_LONG long long
#define PY_LLONG_MIN LLONG_MIN
#define PY_LLONG_MAX LLONG_MAX
#define PY_ULLONG_MAX ULLONG_MAX
#define PY_INT32_T int32_t
#define PY_INT64_T int64_t
#define PY_UINT32_T uint32_t
#define PY_UINT64_T uint64_t
#define PY_DWORD_MAX 4294967295U
#define Py_LL(x) x##LL
#define Py_ULL(x) Py_LL(x##U)
#define Py_VA_COPY va_copy
#define Py_MEMCPY memcpy

/* ---- Visibility ---- */

#define Py_IMPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_EXPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_LOCAL_SYMBOL __attribute__((visibility("hidden")))

/* The type of a function, or of a variable, of the interface. */
#define PyAPI_FUNC(RTYPE) Py_EXPORTED_SYMBOL RTYPE
#define PyAPI_DATA(RTYPE) extern Py_EXPORTED_SYMBOL RTYPE

/* The type of a module's PyInit_ function. */
#ifdef __cplusplus
#define PyMODINIT_FUNC extern "C" Py_EXPORTED_SYMBOL PyObject *
#else
#define PyMODINIT_FUNC Py_EXPORTED_SYMBOL PyObject *
#endif

#define Py_LOCAL(type) static type
#define Py_LOCAL_INLINE(type) static inline type

/* ---- Attributes ---- */

#define Py_GCC_ATTRIBUTE(x) __attribute__(x)
#define Py_ALIGNED(bytes) __attribute__((aligned(bytes)))
#define Py_DEPRECATED(version) __attribute__((__deprecated__))
#define Py_ALWAYS_INLINE __attribute__((always_inline))
#define Py_NO_INLINE __attribute__((noinline))
#define _Py_NO_RETURN __attribute__((__noreturn__))

#endif
