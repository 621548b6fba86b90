/* Locks, storage of threads, thread dicts, pending calls and mutexes. */

#include "object.h"

#include <pthread.h>
#include <time.h>

static PyThread_type_lock gate;
static Py_tss_t key = Py_tss_NEEDS_INIT;
static PyMutex mutex;
static long shared;

static void other(void *arg)
{
    PyThread_tss_set(&key, arg);
    shared = (long)(intptr_t)PyThread_tss_get(&key);
    PyThread_release_lock(gate);
}

static void counting(void *arg)
{
    PyGILState_STATE state = PyGILState_Ensure();
    for (int i = 0; i < 1000; i++) {
        PyMutex_Lock(&mutex);
        shared++;
        PyMutex_Unlock(&mutex);
    }
    PyGILState_Release(state);
    PyThread_release_lock((PyThread_type_lock)arg);
}

static int pending(void *arg)
{
    printf("pending %ld\n", (long)(intptr_t)arg);
    if ((intptr_t)arg == 3) {
        PyErr_SetString(PyExc_ValueError, "from a pending call");
        return -1;
    }
    return 0;
}

static int many(void *arg)
{
    shared++;
    return 0;
}

static void body(void)
{
    PyThread_init_thread();
    gate = PyThread_allocate_lock();
    SHOW(PyThread_acquire_lock(gate, NOWAIT_LOCK));
    SHOW(PyThread_acquire_lock(gate, NOWAIT_LOCK));
    SHOW(PyThread_acquire_lock_timed(gate, 1000, 0));
    SHOW(PyThread_acquire_lock_timed(gate, 0, 0));
    SHOW(PyThread_tss_is_created(&key));
    SHOW(PyThread_tss_create(&key));
    SHOW(PyThread_tss_create(&key));
    SHOW(PyThread_tss_is_created(&key));
    CHECK(PyThread_tss_get(&key) == NULL);
    PyThread_tss_set(&key, (void *)7);
    CHECK(PyThread_start_new_thread(other, (void *)99) != PYTHREAD_INVALID_THREAD_ID);
    Py_BEGIN_ALLOW_THREADS
    SHOW(PyThread_acquire_lock(gate, WAIT_LOCK));
    Py_END_ALLOW_THREADS
    SHOW(shared);
    SHOW((intptr_t)PyThread_tss_get(&key));
    PyThread_tss_delete(&key);
    SHOW(PyThread_tss_is_created(&key));
    PyThread_release_lock(gate);

    Py_tss_t *made = PyThread_tss_alloc();
    SHOW(PyThread_tss_is_created(made));
    PyThread_tss_create(made);
    PyThread_tss_free(made);
    PyThread_tss_free(NULL);

    shared = 0;
    PyThread_type_lock done[3];
    for (int i = 0; i < 3; i++) {
        done[i] = PyThread_allocate_lock();
        PyThread_acquire_lock(done[i], WAIT_LOCK);
        PyThread_start_new_thread(counting, done[i]);
    }
    Py_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 3; i++) {
        PyThread_acquire_lock(done[i], WAIT_LOCK);
        PyThread_release_lock(done[i]);
    }
    Py_END_ALLOW_THREADS
    for (int i = 0; i < 3; i++) {
        PyThread_free_lock(done[i]);
    }
    SHOW(shared);
    PyThread_free_lock(gate);

    CHECK(PyThread_get_thread_ident() == (unsigned long)pthread_self());
    CHECK(PyThread_get_thread_native_id() == (unsigned long)gettid());
    SHOW(PyThread_get_stacksize());
    SHOW(PyThread_set_stacksize(100));
    SHOW(PyThread_set_stacksize(1 << 20));
    SHOW(PyThread_get_stacksize());
    SHOW(PyThread_set_stacksize(0));
    SHOW(PY_TIMEOUT_MAX);

    PyObject *dict = PyThreadState_GetDict();
    CHECK(dict == PyThreadState_GetDict());
    CHECK(PyDict_CheckExact(dict));
    CHECK(PyInterpreterState_GetDict(PyInterpreterState_Get()) != NULL);
    CHECK(PyInterpreterState_Head() == PyInterpreterState_Main());
    CHECK(PyInterpreterState_Next(PyInterpreterState_Head()) == NULL);
    CHECK(PyInterpreterState_ThreadHead(PyInterpreterState_Get()) == PyThreadState_Get());
    CHECK(PyThreadState_Next(PyThreadState_Get()) == NULL);

    for (intptr_t i = 0; i < 5; i++) {
        SHOW(Py_AddPendingCall(pending, (void *)i));
    }
    SHOW_STATUS(Py_MakePendingCalls());
    SHOW_STATUS(Py_MakePendingCalls());
    SHOW_STATUS(Py_MakePendingCalls());
    shared = 0;
    int accepted = 0;
    while (Py_AddPendingCall(many, NULL) == 0) {
        accepted++;
    }
    SHOW(accepted);
    SHOW_STATUS(Py_MakePendingCalls());
    SHOW(shared);
}

OBJECT_MAIN(body)
