/* Errors. */

#ifndef PYRITE_MACROS_PYERRORS_H
#define PYRITE_MACROS_PYERRORS_H

#include "object.h"
#include "../abi/exceptions.h"
#include "../pyerrors.h"
#include "../warnings.h"


/* The library has a function of this name too, which cannot know its caller; (Py_FatalError)("...") calls it. */
#define Py_FatalError(message) _Py_FatalErrorFunc(__func__, (message))


#define PyErr_BadInternalCall() _PyErr_BadInternalCall(__FILE__, __LINE__)
#define PyErr_Warn(category, msg) PyErr_WarnEx((category), (msg), 1)
#define PyExceptionClass_Check(x)                                                                                     \
    (PyType_Check(x) && PyType_FastSubclass(_Py_CAST(PyTypeObject *, (x)), Py_TPFLAGS_BASE_EXC_SUBCLASS))
#define PyExceptionInstance_Check(x) PyType_FastSubclass(Py_TYPE(x), Py_TPFLAGS_BASE_EXC_SUBCLASS)
#define PyExceptionInstance_Class(x) _PyObject_CAST(Py_TYPE(x))
#define _PyBaseExceptionGroup_Check(x) PyObject_TypeCheck((x), _Py_CAST(PyTypeObject *, PyExc_BaseExceptionGroup))

#endif
