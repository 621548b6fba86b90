/* Threads that can be joined, keys of threads by number, times to wait, and the names that locks had before. */
#include "object.h"

#include <pthread.h>
#include <stdatomic.h>

typedef unsigned long long Ident;
typedef uintptr_t Handle;
PyAPI_FUNC(int) PyThread_start_joinable_thread(void (*)(void *), void *, Ident *, Handle *);
PyAPI_FUNC(int) PyThread_join_thread(Handle);
PyAPI_FUNC(int) PyThread_detach_thread(Handle);
PyAPI_FUNC(Ident) PyThread_get_thread_ident_ex(void);
PyAPI_FUNC(int) PyThread_ParseTimeoutArg(PyObject *, int, PY_TIMEOUT_T *);
PyAPI_FUNC(PyLockStatus) PyThread_acquire_lock_timed_with_retries(PyThread_type_lock, PY_TIMEOUT_T);
PyAPI_FUNC(int) PyEval_ThreadsInitialized(void);
PyAPI_FUNC(void) PyEval_AcquireLock(void);
PyAPI_FUNC(void) PyEval_ReleaseLock(void);
PyAPI_FUNC(PyThreadState *) _PyThreadState_GetCurrent(void);
PyAPI_FUNC(PyObject *) _PyThreadState_GetDict(PyThreadState *);

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static int key;
static Ident seen;
static atomic_int arrived;
static PyThread_type_lock gate;

static void with_key(void *arg)
{
    seen = PyThread_get_thread_ident_ex();
    CHECK(PyThread_get_key_value(key) == NULL);
    CHECK_EQ(PyThread_set_key_value(key, arg), 0);
    CHECK(PyThread_get_key_value(key) == arg);
    arrived++;
}

static void ends_itself(void *arg)
{
    arrived++;
    PyThread_release_lock(gate);
    PyThread_exit_thread();
}

static void leaves_the_lock(void *arg)
{
    usleep(20000);
    arrived++;
    PyThread_release_lock(gate);
}

static void keys(void)
{
    key = PyThread_create_key();
    CHECK(key >= 0);
    CHECK(PyThread_get_key_value(key) == NULL);
    CHECK_EQ(PyThread_set_key_value(key, &key), 0);
    CHECK(PyThread_get_key_value(key) == &key);
    CHECK_EQ(PyThread_set_key_value(key, &seen), 0);
    CHECK(PyThread_get_key_value(key) == &seen);

    Ident ident = 0;
    Handle handle = 0;
    int one, started;
    arrived = 0;
    started = PyThread_start_joinable_thread(with_key, &one, &ident, &handle);
    CHECK_EQ(PyThread_join_thread(handle), 0);
    CHECK_EQ(started, 0);
    CHECK_EQ(arrived, 1);
    CHECK(ident == seen);
    CHECK(ident != PyThread_get_thread_ident_ex());
    CHECK(PyThread_get_thread_ident_ex() == PyThread_get_thread_ident());
    CHECK(PyThread_get_key_value(key) == &seen);
    PyThread_delete_key_value(key);
    CHECK(PyThread_get_key_value(key) == NULL);
    PyThread_ReInitTLS();
    PyThread_delete_key(key);
}

static void threads(void)
{
    Ident ident;
    Handle handle;
    gate = PyThread_allocate_lock();
    PyThread_acquire_lock(gate, WAIT_LOCK);
    arrived = 0;
    CHECK_EQ(PyThread_start_joinable_thread(ends_itself, NULL, &ident, &handle), 0);
    CHECK_EQ(PyThread_join_thread(handle), 0);
    CHECK_EQ(PyThread_acquire_lock(gate, NOWAIT_LOCK), 1);
    CHECK_EQ(PyThread_start_joinable_thread(ends_itself, NULL, &ident, &handle), 0);
    CHECK_EQ(PyThread_detach_thread(handle), 0);
    CHECK_EQ(PyThread_acquire_lock_timed_with_retries(gate, -1000), PY_LOCK_ACQUIRED);
    CHECK_EQ(arrived, 2);

    CHECK_EQ(PyThread_acquire_lock_timed_with_retries(gate, 0), PY_LOCK_FAILURE);
    CHECK_EQ(PyThread_acquire_lock_timed_with_retries(gate, -1), PY_LOCK_FAILURE);
    CHECK_EQ(PyThread_acquire_lock_timed_with_retries(gate, 1000), PY_LOCK_FAILURE);
    CHECK_EQ(PyThread_start_joinable_thread(leaves_the_lock, NULL, &ident, &handle), 0);
    CHECK_EQ(PyThread_acquire_lock_timed_with_retries(gate, 60LL * 1000 * 1000 * 1000), PY_LOCK_ACQUIRED);
    CHECK_EQ(arrived, 3);
    CHECK_EQ(PyThread_join_thread(handle), 0);
    PyThread_release_lock(gate);
    CHECK_EQ(PyThread_acquire_lock_timed_with_retries(gate, 0), PY_LOCK_ACQUIRED);
    PyThread_release_lock(gate);
    PyThread_free_lock(gate);
}

static void timeout(PyObject *arg, int blocking)
{
    PY_TIMEOUT_T found = -77;
    int status = PyThread_ParseTimeoutArg(arg, blocking, &found);
    printf("%d: ", blocking);
    if (status < 0) {
        SHOW_ERROR("refused");
    } else {
        printf("%lld\n", (long long)found);
    }
    Py_XDECREF(arg);
}

static void timeouts(void)
{
    for (int blocking = 0; blocking < 2; blocking++) {
        timeout(NULL, blocking);
        timeout(PyLong_FromLong(-1), blocking);
        timeout(PyLong_FromLong(-2), blocking);
        timeout(PyLong_FromLong(0), blocking);
        timeout(PyLong_FromLong(3), blocking);
        timeout(PyLong_FromLongLong(9223372036), blocking);
        timeout(PyLong_FromLongLong(9223372037), blocking);
        timeout(PyLong_FromLongLong(9223372036854), blocking);
        timeout(PyLong_FromLongLong(LLONG_MAX), blocking);
        timeout(PyFloat_FromDouble(0.5), blocking);
        timeout(PyFloat_FromDouble(1e-9), blocking);
        timeout(PyFloat_FromDouble(1.0000001), blocking);
        timeout(PyFloat_FromDouble(-0.5), blocking);
        timeout(PyFloat_FromDouble(-1.0), blocking);
        timeout(PyFloat_FromDouble(1e30), blocking);
        timeout(PyFloat_FromDouble(Py_NAN), blocking);
        timeout(PyFloat_FromDouble(Py_HUGE_VAL), blocking);
        timeout(PyUnicode_FromString("1"), blocking);
        timeout(Py_NewRef(Py_None), blocking);
    }
}

static void body(void)
{
    keys();
    threads();
    timeouts();

    SHOW(PyEval_ThreadsInitialized());
    PyThreadState *state = PyThreadState_Get();
    CHECK(_PyThreadState_GetCurrent() == state);
    CHECK(_PyThreadState_GetDict(state) == PyThreadState_GetDict());
}

int main(void)
{
    Py_Initialize();
    object_leaves_nothing("body", body);
    /* Once: each makes the type anew in CPython. */
    PyObject *info = PyThread_GetInfo();
    SHOW_NEW(PyObject_GetAttrString(info, "name"));
    SHOW_NEW(PyObject_GetAttrString(info, "lock"));
    SHOW(PyTuple_GET_SIZE(info));
    SHOW_TEXT(Py_TYPE(info)->tp_name);
    Py_XDECREF(info);
    Py_Finalize();
    FINISH();
}
