/* Prints sizes, alignments, offsets and values of what the hand-written headers define. Compiled once with CPython's
 * headers and once with ours, it must print the same. */

#include <Python.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define STRUCT(type) printf("%s: size %zu, align %zu\n", #type, sizeof(type), _Alignof(type))
#define FIELD(type, field) \
    printf("%s.%s: offset %zu, size %zu\n", #type, #field, offsetof(type, field), sizeof(((type *)0)->field))
/* The sign is the type's own. */
#define INTEGER(type) printf("%s: size %zu, %s\n", #type, sizeof(type), (type)-1 < (type)1 ? "signed" : "unsigned")
#define CONSTANT(name) printf("%s: %lld\n", #name, (long long)(name))
#define TEXT(name) printf("%s: %s\n", #name, name)
/* What is in the field's first word when only this bit field is set. */
#define BIT(field)                                                                                                    \
    do {                                                                                                              \
        PyThreadState state;                                                                                          \
        unsigned int word;                                                                                            \
        memset(&state, 0, sizeof state);                                                                              \
        state._status.field = 1;                                                                                      \
        memcpy(&word, &state._status, sizeof word);                                                                   \
        printf("PyThreadState._status." #field ": %#x\n", word);                                                      \
    } while (0)

int main(void)
{
    TEXT(PYTHON_API_STRING);
    TEXT(PYTHON_ABI_STRING);
    /* Any 3.13 will do; they differ in the rest. */
    CONSTANT(PY_VERSION_HEX >> 16);
    CONSTANT(PY_MAJOR_VERSION);
    CONSTANT(PY_MINOR_VERSION);
    CONSTANT(PY_RELEASE_LEVEL);
    CONSTANT(PY_RELEASE_SERIAL);
    CONSTANT(PY_RELEASE_LEVEL_ALPHA);
    CONSTANT(PY_RELEASE_LEVEL_BETA);
    CONSTANT(PY_RELEASE_LEVEL_GAMMA);
    CONSTANT(PY_RELEASE_LEVEL_FINAL);
    CONSTANT(PYTHON_API_VERSION);
    CONSTANT(PYTHON_ABI_VERSION);

    INTEGER(Py_ssize_t);
    INTEGER(Py_hash_t);
    INTEGER(Py_uhash_t);
    INTEGER(Py_intptr_t);
    INTEGER(Py_uintptr_t);
    INTEGER(Py_ssize_clean_t);
    INTEGER(PY_LONG_LONG);
    INTEGER(PY_INT32_T);
    INTEGER(PY_INT64_T);
    INTEGER(PY_UINT32_T);
    INTEGER(PY_UINT64_T);
    CONSTANT(PY_SSIZE_T_MAX);
    CONSTANT(PY_SSIZE_T_MIN);
    CONSTANT(PY_SIZE_MAX);
    CONSTANT(PY_LLONG_MAX);
    CONSTANT(PY_LLONG_MIN);
    CONSTANT(PY_ULLONG_MAX);
    CONSTANT(PY_DWORD_MAX);
    CONSTANT(Py_LL(1));
    CONSTANT(Py_ULL(1));
    TEXT(PY_FORMAT_SIZE_T);
    CONSTANT(SIZEOF_SHORT);
    CONSTANT(SIZEOF_INT);
    CONSTANT(SIZEOF_LONG);
    CONSTANT(SIZEOF_LONG_LONG);
    CONSTANT(SIZEOF_FLOAT);
    CONSTANT(SIZEOF_DOUBLE);
    CONSTANT(SIZEOF_LONG_DOUBLE);
    CONSTANT(SIZEOF__BOOL);
    CONSTANT(SIZEOF_VOID_P);
    CONSTANT(SIZEOF_UINTPTR_T);
    CONSTANT(SIZEOF_SIZE_T);
    CONSTANT(SIZEOF_OFF_T);
    CONSTANT(SIZEOF_FPOS_T);
    CONSTANT(SIZEOF_TIME_T);
    CONSTANT(SIZEOF_PID_T);
    CONSTANT(SIZEOF_PTHREAD_T);
    CONSTANT(SIZEOF_PTHREAD_KEY_T);
    CONSTANT(SIZEOF_WCHAR_T);
    CONSTANT(SIZEOF_PY_HASH_T);
    CONSTANT(SIZEOF_PY_UHASH_T);
    CONSTANT(ALIGNOF_LONG);
    CONSTANT(ALIGNOF_SIZE_T);
    CONSTANT(ALIGNOF_MAX_ALIGN_T);
    CONSTANT(PY_BIG_ENDIAN);
    CONSTANT(PY_LITTLE_ENDIAN);
    CONSTANT(HAVE_LONG_LONG);
    CONSTANT(HAVE_FORK);
    CONSTANT(WITH_PYMALLOC);
    CONSTANT(WITH_MIMALLOC);
    CONSTANT(Py_CAN_START_THREADS);
    CONSTANT(Py_ENABLE_SHARED);

    CONSTANT(Py_MIN(2, 3));
    CONSTANT(Py_MAX(2, 3));
    CONSTANT(Py_ABS(-2));
    CONSTANT(Py_ARITHMETIC_RIGHT_SHIFT(int, -9, 1));
    CONSTANT(Py_CHARMASK(-1));
    CONSTANT(Py_SAFE_DOWNCAST((Py_ssize_t)7, Py_ssize_t, int));
    CONSTANT(Py_ARRAY_LENGTH("seven."));
    CONSTANT(Py_MEMBER_SIZE(PyStatus, exitcode));
    CONSTANT(Py_BUILD_ASSERT_EXPR(1));
    CONSTANT(_Py_SIZE_ROUND_UP(17, 16));
    CONSTANT(_Py_SIZE_ROUND_UP(16, 16));
    CONSTANT(_Py_SIZE_ROUND_DOWN(31, 16));
    CONSTANT(_Py_IS_ALIGNED((void *)32, 16));
    CONSTANT(_Py_IS_ALIGNED((void *)33, 16));
    TEXT(Py_STRINGIFY(PY_MINOR_VERSION));

    INTEGER(PyMemAllocatorDomain);
    CONSTANT(PYMEM_DOMAIN_RAW);
    CONSTANT(PYMEM_DOMAIN_MEM);
    CONSTANT(PYMEM_DOMAIN_OBJ);
    INTEGER(PyMemAllocatorName);
    CONSTANT(PYMEM_ALLOCATOR_NOT_SET);
    CONSTANT(PYMEM_ALLOCATOR_DEFAULT);
    CONSTANT(PYMEM_ALLOCATOR_DEBUG);
    CONSTANT(PYMEM_ALLOCATOR_MALLOC);
    CONSTANT(PYMEM_ALLOCATOR_MALLOC_DEBUG);
    CONSTANT(PYMEM_ALLOCATOR_PYMALLOC);
    CONSTANT(PYMEM_ALLOCATOR_PYMALLOC_DEBUG);
    CONSTANT(PYMEM_ALLOCATOR_MIMALLOC);
    CONSTANT(PYMEM_ALLOCATOR_MIMALLOC_DEBUG);

    STRUCT(PyMemAllocatorEx);
    FIELD(PyMemAllocatorEx, ctx);
    FIELD(PyMemAllocatorEx, malloc);
    FIELD(PyMemAllocatorEx, calloc);
    FIELD(PyMemAllocatorEx, realloc);
    FIELD(PyMemAllocatorEx, free);

    STRUCT(PyObjectArenaAllocator);
    FIELD(PyObjectArenaAllocator, ctx);
    FIELD(PyObjectArenaAllocator, alloc);
    FIELD(PyObjectArenaAllocator, free);

    STRUCT(PyStatus);
    FIELD(PyStatus, _type);
    FIELD(PyStatus, func);
    FIELD(PyStatus, err_msg);
    FIELD(PyStatus, exitcode);
    CONSTANT(_PyStatus_TYPE_OK);
    CONSTANT(_PyStatus_TYPE_ERROR);
    CONSTANT(_PyStatus_TYPE_EXIT);

    STRUCT(PyWideStringList);
    FIELD(PyWideStringList, length);
    FIELD(PyWideStringList, items);

    STRUCT(PyPreConfig);
    STRUCT(struct PyPreConfig);
    FIELD(PyPreConfig, _config_init);
    FIELD(PyPreConfig, parse_argv);
    FIELD(PyPreConfig, isolated);
    FIELD(PyPreConfig, use_environment);
    FIELD(PyPreConfig, configure_locale);
    FIELD(PyPreConfig, coerce_c_locale);
    FIELD(PyPreConfig, coerce_c_locale_warn);
    FIELD(PyPreConfig, utf8_mode);
    FIELD(PyPreConfig, dev_mode);
    FIELD(PyPreConfig, allocator);

    INTEGER(PyGILState_STATE);
    CONSTANT(PyGILState_LOCKED);
    CONSTANT(PyGILState_UNLOCKED);
    CONSTANT(PyTrace_CALL);
    CONSTANT(PyTrace_EXCEPTION);
    CONSTANT(PyTrace_LINE);
    CONSTANT(PyTrace_RETURN);
    CONSTANT(PyTrace_C_CALL);
    CONSTANT(PyTrace_C_EXCEPTION);
    CONSTANT(PyTrace_C_RETURN);
    CONSTANT(PyTrace_OPCODE);
    CONSTANT(sizeof(Py_tracefunc));

    STRUCT(_PyErr_StackItem);
    STRUCT(struct _err_stackitem);
    FIELD(_PyErr_StackItem, exc_value);
    FIELD(_PyErr_StackItem, previous_item);

    STRUCT(PyThreadState);
    STRUCT(struct _ts);
    FIELD(PyThreadState, prev);
    FIELD(PyThreadState, next);
    FIELD(PyThreadState, interp);
    FIELD(PyThreadState, eval_breaker);
    FIELD(PyThreadState, _status);
    FIELD(PyThreadState, _whence);
    FIELD(PyThreadState, state);
    FIELD(PyThreadState, py_recursion_remaining);
    FIELD(PyThreadState, py_recursion_limit);
    FIELD(PyThreadState, c_recursion_remaining);
    FIELD(PyThreadState, recursion_headroom);
    FIELD(PyThreadState, tracing);
    FIELD(PyThreadState, what_event);
    FIELD(PyThreadState, current_frame);
    FIELD(PyThreadState, c_profilefunc);
    FIELD(PyThreadState, c_tracefunc);
    FIELD(PyThreadState, c_profileobj);
    FIELD(PyThreadState, c_traceobj);
    FIELD(PyThreadState, current_exception);
    FIELD(PyThreadState, exc_info);
    FIELD(PyThreadState, dict);
    FIELD(PyThreadState, gilstate_counter);
    FIELD(PyThreadState, async_exc);
    FIELD(PyThreadState, thread_id);
    FIELD(PyThreadState, native_thread_id);
    FIELD(PyThreadState, delete_later);
    FIELD(PyThreadState, critical_section);
    FIELD(PyThreadState, coroutine_origin_tracking_depth);
    FIELD(PyThreadState, async_gen_firstiter);
    FIELD(PyThreadState, async_gen_finalizer);
    FIELD(PyThreadState, context);
    FIELD(PyThreadState, context_ver);
    FIELD(PyThreadState, id);
    FIELD(PyThreadState, datastack_chunk);
    FIELD(PyThreadState, datastack_top);
    FIELD(PyThreadState, datastack_limit);
    FIELD(PyThreadState, exc_state);
    FIELD(PyThreadState, previous_executor);
    FIELD(PyThreadState, dict_global_version);
    FIELD(PyThreadState, threading_local_key);
    FIELD(PyThreadState, threading_local_sentinel);
    BIT(initialized);
    BIT(bound);
    BIT(unbound);
    BIT(bound_gilstate);
    BIT(active);
    BIT(holds_gil);
    BIT(finalizing);
    BIT(cleared);
    BIT(finalized);
    return 0;
}
