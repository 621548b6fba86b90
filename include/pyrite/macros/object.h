/* References, types of objects, shared values. */

#ifndef PYRITE_MACROS_OBJECT_H
#define PYRITE_MACROS_OBJECT_H

#include "../boolobject.h"
#include "../object.h"
#include "../sliceobject.h"
#include "../abi/types.h"

#ifdef __cplusplus
extern "C" {
#endif

#define _PyObject_CAST(op) _Py_CAST(PyObject *, (op))
#define _PyVarObject_CAST(op) _Py_CAST(PyVarObject *, (op))
#define _PyType_CAST(op) _Py_CAST(PyTypeObject *, (op))

/* ---- Fields ---- */

static inline Py_ssize_t pyrite_refcnt(PyObject *op)
{
    return op->ob_refcnt;
}
#define Py_REFCNT(op) pyrite_refcnt(_PyObject_CAST(op))

static inline PyTypeObject *pyrite_type(PyObject *op)
{
    return op->ob_type;
}
#define Py_TYPE(op) pyrite_type(_PyObject_CAST(op))

static inline Py_ssize_t pyrite_size(PyObject *op)
{
    return _PyVarObject_CAST(op)->ob_size;
}
#define Py_SIZE(op) pyrite_size(_PyObject_CAST(op))

static inline int pyrite_is_type(PyObject *op, PyTypeObject *type)
{
    return op->ob_type == type;
}
#define Py_IS_TYPE(op, type) pyrite_is_type(_PyObject_CAST(op), (type))

static inline int _Py_IsImmortal(PyObject *op)
{
    return _Py_CAST(int32_t, op->ob_refcnt) < 0;
}
#define _Py_IsImmortal(op) _Py_IsImmortal(_PyObject_CAST(op))

static inline void pyrite_set_refcnt(PyObject *op, Py_ssize_t count)
{
    if (!_Py_IsImmortal(op)) {
        op->ob_refcnt = count;
    }
}
#define Py_SET_REFCNT(op, count) pyrite_set_refcnt(_PyObject_CAST(op), (count))

static inline void pyrite_set_type(PyObject *op, PyTypeObject *type)
{
    op->ob_type = type;
}
#define Py_SET_TYPE(op, type) pyrite_set_type(_PyObject_CAST(op), (type))

static inline void pyrite_set_size(PyVarObject *op, Py_ssize_t size)
{
    op->ob_size = size;
}
#define Py_SET_SIZE(op, size) pyrite_set_size(_PyVarObject_CAST(op), (size))

/* ---- References ---- */

/* One more reference. Only the low 32 bits are counted up, and not beyond the count that never changes. */
static inline Py_ALWAYS_INLINE void pyrite_incref(PyObject *op)
{
    uint32_t more = op->ob_refcnt_split[0] + 1;
    if (more != 0) {
        op->ob_refcnt_split[0] = more;
    }
}
#define Py_INCREF(op) pyrite_incref(_PyObject_CAST(op))

/* One reference less; with the last one the object dies. */
static inline Py_ALWAYS_INLINE void pyrite_decref(PyObject *op)
{
    if (_Py_IsImmortal(op)) {
        return;
    }
    if (--op->ob_refcnt == 0) {
        _Py_Dealloc(op);
    }
}
#define Py_DECREF(op) pyrite_decref(_PyObject_CAST(op))

static inline void pyrite_xincref(PyObject *op)
{
    if (op != _Py_NULL) {
        pyrite_incref(op);
    }
}
#define Py_XINCREF(op) pyrite_xincref(_PyObject_CAST(op))

static inline void pyrite_xdecref(PyObject *op)
{
    if (op != _Py_NULL) {
        pyrite_decref(op);
    }
}
#define Py_XDECREF(op) pyrite_xdecref(_PyObject_CAST(op))

static inline PyObject *_Py_NewRef(PyObject *op)
{
    pyrite_incref(op);
    return op;
}
static inline PyObject *_Py_XNewRef(PyObject *op)
{
    pyrite_xincref(op);
    return op;
}
#define Py_NewRef(op) _Py_NewRef(_PyObject_CAST(op))
#define Py_XNewRef(op) _Py_XNewRef(_PyObject_CAST(op))

/* Gives back what a variable refers to, after the variable has changed: whatever runs meanwhile does not see it. */
#define Py_CLEAR(op)                                                                                                  \
    do {                                                                                                              \
        __typeof__(op) *_variable = &(op);                                                                            \
        __typeof__(op) _old = *_variable;                                                                             \
        if (_old != _Py_NULL) {                                                                                       \
            *_variable = _Py_NULL;                                                                                    \
            Py_DECREF(_old);                                                                                          \
        }                                                                                                             \
    } while (0)
#define Py_SETREF(dst, src)                                                                                           \
    do {                                                                                                              \
        __typeof__(dst) *_variable = &(dst);                                                                          \
        __typeof__(dst) _old = *_variable;                                                                            \
        *_variable = (src);                                                                                           \
        Py_DECREF(_old);                                                                                              \
    } while (0)
#define Py_XSETREF(dst, src)                                                                                          \
    do {                                                                                                              \
        __typeof__(dst) *_variable = &(dst);                                                                          \
        __typeof__(dst) _old = *_variable;                                                                            \
        *_variable = (src);                                                                                           \
        Py_XDECREF(_old);                                                                                             \
    } while (0)

/* ---- Shared values ---- */

#define Py_None (&_Py_NoneStruct)
#define Py_NotImplemented (&_Py_NotImplementedStruct)
#define Py_Ellipsis (&_Py_EllipsisObject)
#define Py_True _PyObject_CAST(&_Py_TrueStruct)
#define Py_False _PyObject_CAST(&_Py_FalseStruct)
#define Py_Is(x, y) ((x) == (y))
#define Py_IsNone(x) Py_Is((x), Py_None)
#define Py_IsTrue(x) Py_Is((x), Py_True)
#define Py_IsFalse(x) Py_Is((x), Py_False)
#define Py_RETURN_NONE return Py_None
#define Py_RETURN_NOTIMPLEMENTED return Py_NotImplemented
#define Py_RETURN_TRUE return Py_True
#define Py_RETURN_FALSE return Py_False
#define Py_RETURN_RICHCOMPARE(val1, val2, op)                                                                         \
    do {                                                                                                              \
        switch (op) {                                                                                                 \
        case Py_EQ: if ((val1) == (val2)) Py_RETURN_TRUE; Py_RETURN_FALSE;                                            \
        case Py_NE: if ((val1) != (val2)) Py_RETURN_TRUE; Py_RETURN_FALSE;                                            \
        case Py_LT: if ((val1) < (val2)) Py_RETURN_TRUE; Py_RETURN_FALSE;                                             \
        case Py_GT: if ((val1) > (val2)) Py_RETURN_TRUE; Py_RETURN_FALSE;                                             \
        case Py_LE: if ((val1) <= (val2)) Py_RETURN_TRUE; Py_RETURN_FALSE;                                            \
        case Py_GE: if ((val1) >= (val2)) Py_RETURN_TRUE; Py_RETURN_FALSE;                                            \
        default: Py_UNREACHABLE();                                                                                    \
        }                                                                                                             \
    } while (0)

/* ---- Types ---- */

static inline int PyType_HasFeature(PyTypeObject *type, unsigned long feature)
{
    return (type->tp_flags & feature) != 0;
}
#define PyType_FastSubclass(type, flag) PyType_HasFeature((type), (flag))

static inline int pyrite_type_check(PyObject *op, PyTypeObject *type)
{
    return op->ob_type == type || PyType_IsSubtype(op->ob_type, type);
}
#define PyObject_TypeCheck(op, type) pyrite_type_check(_PyObject_CAST(op), (type))
#define PyType_Check(op) PyType_FastSubclass(Py_TYPE(op), Py_TPFLAGS_TYPE_SUBCLASS)
#define PyType_CheckExact(op) Py_IS_TYPE((op), &PyType_Type)
#define PyType_IS_GC(t) PyType_HasFeature((t), Py_TPFLAGS_HAVE_GC)
#define PyBool_Check(op) Py_IS_TYPE((op), &PyBool_Type)
#define PySlice_Check(op) Py_IS_TYPE((op), &PySlice_Type)

/* ---- Deallocators that may nest deeply ---- */

#define Py_TRASHCAN_BEGIN(op, dealloc)                                                                                \
    do {                                                                                                              \
        PyThreadState *_tstate = PyThreadState_GetUnchecked();                                                        \
        if (_tstate->c_recursion_remaining <= Py_TRASHCAN_HEADROOM &&                                                 \
            Py_TYPE(op)->tp_dealloc == (destructor)(dealloc)) {                                                       \
            _PyTrash_thread_deposit_object(_tstate, _PyObject_CAST(op));                                              \
            break;                                                                                                    \
        }                                                                                                             \
        --_tstate->c_recursion_remaining;
#define Py_TRASHCAN_END                                                                                               \
        ++_tstate->c_recursion_remaining;                                                                             \
        if (_tstate->delete_later && _tstate->c_recursion_remaining > Py_TRASHCAN_HEADROOM * 2) {                     \
            _PyTrash_thread_destroy_chain(_tstate);                                                                   \
        }                                                                                                             \
    } while (0);

/* ---- Names and assertions ---- */

#define _Py_static_string_init(value) {value, -1, {0}}
#define _Py_static_string(varname, value) static _Py_Identifier varname = _Py_static_string_init(value)
#define _Py_IDENTIFIER(varname) _Py_static_string(PyId_##varname, #varname)

#ifdef NDEBUG
#define _PyObject_ASSERT_FROM(obj, expr, msg, filename, lineno, func) ((void)0)
#else
#define _PyObject_ASSERT_FROM(obj, expr, msg, filename, lineno, func)                                                 \
    ((expr) ? (void)(0) : _PyObject_AssertFailed((obj), Py_STRINGIFY(expr), (msg), (filename), (lineno), (func)))
#endif
#define _PyObject_ASSERT_WITH_MSG(obj, expr, msg) _PyObject_ASSERT_FROM((obj), expr, (msg), __FILE__, __LINE__, __func__)
#define _PyObject_ASSERT(obj, expr) _PyObject_ASSERT_WITH_MSG((obj), expr, _Py_NULL)
#define _PyObject_ASSERT_FAILED_MSG(obj, msg)                                                                         \
    _PyObject_AssertFailed((obj), _Py_NULL, (msg), __FILE__, __LINE__, __func__)

#ifdef __cplusplus
}
#endif

#endif
