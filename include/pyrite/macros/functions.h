/* Functions of C, methods, descriptors, and types that there are no objects of. */

#ifndef PYRITE_MACROS_FUNCTIONS_H
#define PYRITE_MACROS_FUNCTIONS_H

#include "object.h"
#include "../abi/code.h"
#include "../abi/functions.h"
#include "../classobject.h"
#include "../context.h"
#include "../descrobject.h"
#include "../funcobject.h"
#include "../genobject.h"
#include "../methodobject.h"
#include "../moduleobject.h"
#include "../picklebufobject.h"
#include "../pycapsule.h"
#include "../pyframe.h"
#include "../traceback.h"

#define PyCFunction_Check(op) PyObject_TypeCheck((op), &PyCFunction_Type)
#define PyCFunction_CheckExact(op) Py_IS_TYPE((op), &PyCFunction_Type)
#define PyCMethod_Check(op) PyObject_TypeCheck((op), &PyCMethod_Type)
#define PyCMethod_CheckExact(op) Py_IS_TYPE((op), &PyCMethod_Type)
#define _PyCFunctionObject_CAST(func) _Py_CAST(PyCFunctionObject *, (func))
#define _PyCMethodObject_CAST(func) _Py_CAST(PyCMethodObject *, (func))
#define _PyCFunction_CAST(func) _Py_CAST(PyCFunction, _Py_CAST(void (*)(void), (func)))
#define PyCFunction_New(ML, SELF) PyCFunction_NewEx((ML), (SELF), _Py_NULL)
#define PyCFunction_NewEx(ML, SELF, MOD) PyCMethod_New((ML), (SELF), (MOD), _Py_NULL)
#define PyCFunction_GET_FUNCTION(func) (_PyCFunctionObject_CAST(func)->m_ml->ml_meth)
#define PyCFunction_GET_SELF(func)                                                                                    \
    (_PyCFunctionObject_CAST(func)->m_ml->ml_flags & METH_STATIC ? _Py_NULL : _PyCFunctionObject_CAST(func)->m_self)
#define PyCFunction_GET_FLAGS(func) (_PyCFunctionObject_CAST(func)->m_ml->ml_flags)
#define PyCFunction_GET_CLASS(func)                                                                                   \
    (_PyCFunctionObject_CAST(func)->m_ml->ml_flags & METH_METHOD ? _PyCMethodObject_CAST(func)->mm_class : _Py_NULL)

#define PyMethod_Check(op) Py_IS_TYPE((op), &PyMethod_Type)
#define _PyMethod_CAST(meth) _Py_CAST(PyMethodObject *, (meth))
#define PyMethod_GET_FUNCTION(meth) (_PyMethod_CAST(meth)->im_func)
#define PyMethod_GET_SELF(meth) (_PyMethod_CAST(meth)->im_self)
#define PyInstanceMethod_Check(op) Py_IS_TYPE((op), &PyInstanceMethod_Type)
#define PyInstanceMethod_GET_FUNCTION(meth) (_Py_CAST(PyInstanceMethodObject *, (meth))->func)
#define PyDescr_TYPE(x) (_Py_CAST(PyDescrObject *, (x))->d_type)
#define PyDescr_NAME(x) (_Py_CAST(PyDescrObject *, (x))->d_name)

#define PyModule_Check(op) PyObject_TypeCheck((op), &PyModule_Type)
#define PyModule_CheckExact(op) Py_IS_TYPE((op), &PyModule_Type)
#define PyCapsule_CheckExact(op) Py_IS_TYPE((op), &PyCapsule_Type)
#define PyTraceBack_Check(op) Py_IS_TYPE((op), &PyTraceBack_Type)
#define PyPickleBuffer_Check(op) Py_IS_TYPE((op), &PyPickleBuffer_Type)
#define PyContext_CheckExact(op) Py_IS_TYPE((op), &PyContext_Type)
#define PyContextVar_CheckExact(op) Py_IS_TYPE((op), &PyContextVar_Type)
#define PyContextToken_CheckExact(op) Py_IS_TYPE((op), &PyContextToken_Type)

#define PyFunction_Check(op) Py_IS_TYPE((op), &PyFunction_Type)
#define _PyFunction_CAST(func) _Py_CAST(PyFunctionObject *, (func))
#define PyFunction_GET_CODE(func) (_PyFunction_CAST(func)->func_code)
#define PyFunction_GET_GLOBALS(func) (_PyFunction_CAST(func)->func_globals)
#define PyFunction_GET_MODULE(func) (_PyFunction_CAST(func)->func_module)
#define PyFunction_GET_DEFAULTS(func) (_PyFunction_CAST(func)->func_defaults)
#define PyFunction_GET_KW_DEFAULTS(func) (_PyFunction_CAST(func)->func_kwdefaults)
#define PyFunction_GET_CLOSURE(func) (_PyFunction_CAST(func)->func_closure)
#define PyFunction_GET_ANNOTATIONS(func) (_PyFunction_CAST(func)->func_annotations)
#define PyCode_Check(op) Py_IS_TYPE((op), &PyCode_Type)
#define PyFrame_Check(op) Py_IS_TYPE((op), &PyFrame_Type)
#define PyGen_Check(op) PyObject_TypeCheck((op), &PyGen_Type)
#define PyGen_CheckExact(op) Py_IS_TYPE((op), &PyGen_Type)
#define PyCoro_CheckExact(op) Py_IS_TYPE((op), &PyCoro_Type)
#define PyAsyncGen_CheckExact(op) Py_IS_TYPE((op), &PyAsyncGen_Type)

#endif
