/* Critical sections are there, and with a lock for the whole interpreter they have nothing to do. */
#include "object.h"

static void body(void)
{
    PyObject *one = PyList_New(0), *other = PyDict_New();
    /* The structs are the business of builds without that lock. */
    char section[64], both[64];
    memset(section, 0x5a, sizeof section);
    memset(both, 0x5a, sizeof both);
    PyCriticalSection_Begin((PyCriticalSection *)section, one);
    CHECK_EQ(PyList_Append(one, other), 0);
    PyCriticalSection2_Begin((PyCriticalSection2 *)both, one, other);
    CHECK_EQ(PyList_Append(one, other), 0);
    PyCriticalSection2_End((PyCriticalSection2 *)both);
    PyCriticalSection_End((PyCriticalSection *)section);
    CHECK(all_bytes(section, sizeof section, 0x5a));
    CHECK(all_bytes(both, sizeof both, 0x5a));
    Py_BEGIN_CRITICAL_SECTION(one);
    Py_BEGIN_CRITICAL_SECTION2(one, other);
    SHOW_BORROWED(one);
    Py_END_CRITICAL_SECTION2();
    Py_END_CRITICAL_SECTION();
    CHECK_EQ(Py_REFCNT(one), 1);
    Py_DECREF(one);
    Py_DECREF(other);
}

OBJECT_MAIN(body)
