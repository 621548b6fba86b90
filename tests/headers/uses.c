/* Uses every macro of the hand-written headers once, so that it is known to compile as C and as C++ under warnings
 * that our headers must not raise in code that includes them. It is compiled, not run. */

#include <Python.h>

#include <pyrite.h>

#if PY_VERSION_HEX != 0x030D00F0 || PY_MICRO_VERSION != 0
#error "not 3.13.0"
#endif
#if PYTHON_API_VERSION != 1013 || PYTHON_ABI_VERSION != 3 || !defined(WITH_PYMALLOC) || PY_LITTLE_ENDIAN != 1
#error "not as configured"
#endif

struct pair {
    int first, second;
};

Py_BUILD_ASSERT(sizeof(Py_ssize_t) == SIZEOF_SIZE_T && sizeof(Py_hash_t) == SIZEOF_PY_HASH_T);
Py_BUILD_ASSERT(sizeof PY_VERSION == sizeof "3.13.0");
Py_BUILD_ASSERT(sizeof(PY_LONG_LONG) == SIZEOF_LONG_LONG && sizeof(Py_uhash_t) == SIZEOF_PY_UHASH_T);

PyAPI_FUNC(int) uses_exported(int);
PyAPI_DATA(int) uses_data;
Py_LOCAL_SYMBOL int uses_hidden(void);
Py_DEPRECATED(3.13) PyAPI_FUNC(void) uses_deprecated(void);
PyAPI_FUNC(void) _Py_NO_RETURN uses_no_return(void);
PyAPI_FUNC(void *) uses_memory(Py_ssize_t count, size_t unsigned_count);
PyAPI_FUNC(int) uses_text(char *out, size_t size, const char *format, ...) Py_GCC_ATTRIBUTE((format(printf, 3, 4)));
PyMODINIT_FUNC PyInit_uses(void);
PyDoc_STRVAR(uses_doc, "documentation");

Py_LOCAL(int) uses_local(void) { return 1; }
Py_LOCAL_INLINE(int) uses_local_inline(int Py_UNUSED(argument)) { return uses_local(); }
static inline Py_ALWAYS_INLINE int uses_inlined(void) { return 2; }
static Py_NO_INLINE int uses_called(void) { return 3; }

int uses_exported(int value)
{
    static int Py_ALIGNED(64) aligned;
    int values[3] = {value, uses_inlined(), uses_called()};
    switch (value) {
    case 0: return Py_MIN(values[0], values[1]) + Py_MAX(values[1], values[2]) + Py_ABS(values[2]);
    case 1: return Py_BUILD_ASSERT_EXPR(sizeof(int) == SIZEOF_INT) + aligned;
    case 2: return Py_CHARMASK(value) + Py_SAFE_DOWNCAST(PY_SSIZE_T_MAX, Py_ssize_t, int);
    case 3: return PY_SSIZE_T_MIN < 0 && uses_doc[0] != '\0';
#ifndef __cplusplus
    /* Casts of C, for pointers and for integers; a C++ compiler warns of those when asked to. */
    case 10: return _Py_IS_ALIGNED(&aligned, 64) && _Py_CAST(uintptr_t, &aligned) % 64 == 0;
#endif
    case 4: return _Py_SIZE_ROUND_UP(17, 16) == 32 && _Py_SIZE_ROUND_DOWN(17, 16) == 16;
    case 5: return Py_ARRAY_LENGTH(values) == 3 && Py_MEMBER_SIZE(struct pair, second) == sizeof(int);
    case 6: return Py_ARITHMETIC_RIGHT_SHIFT(int, value, 1) + uses_local_inline(value);
    case 7: return printf("%" PY_FORMAT_SIZE_T "d " Py_STRINGIFY(PY_MINOR_VERSION), PY_SSIZE_T_MAX);
    case 8: return PY_LLONG_MAX > 0 && PY_LLONG_MIN < 0 && PY_ULLONG_MAX > 0 && PY_SIZE_MAX > PY_DWORD_MAX;
    case 9: return Py_ULL(1) < Py_ULL(2) && Py_LL(1) < Py_LL(2);
    default: Py_UNREACHABLE();
    }
}

int uses_text(char *out, size_t size, const char *format, ...)
{
    va_list arguments, copy;
    va_start(arguments, format);
    Py_VA_COPY(copy, arguments);
    int length = vsnprintf(out, size, format, copy);
    va_end(copy);
    va_end(arguments);
    Py_MEMCPY(out, format, size);
    out[strnlen(out, size - 1)] = '\0'; /* An extension, as CPython's header makes them known. */
    return length;
}

void *uses_memory(Py_ssize_t count, size_t unsigned_count)
{
    struct pair *pairs = PyMem_New(struct pair, count);
    if (pairs == _Py_NULL) {
        Py_FatalError("no memory");
    }
    PyMem_Resize(pairs, struct pair, unsigned_count);
    PyMem_RESIZE(pairs, struct pair, count);
    PyMem_Del(pairs);
    pairs = PyMem_NEW(struct pair, unsigned_count);
    PyMem_DEL(pairs);
    PyMem_FREE(PyMem_REALLOC(PyMem_MALLOC(1), 2));
    PyObject_FREE(PyObject_REALLOC(PyObject_MALLOC(1), 2));
    PyObject_Del(PyObject_MALLOC(1));
    PyObject_DEL(PyObject_MALLOC(1));
    void (*deallocate)(void *) = PyObject_Del;
    deallocate(PyObject_Malloc(1));

    Py_BEGIN_ALLOW_THREADS
    Py_BLOCK_THREADS
    Py_UNBLOCK_THREADS
    Py_END_ALLOW_THREADS
    return PyThreadState_GET();
}
