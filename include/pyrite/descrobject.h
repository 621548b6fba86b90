/* The functions of CPython's descrobject.h.
 * Generated from src/capi/descrobject.rs by `make headers`; change it there. */

#ifndef PYRITE_DESCROBJECT_H
#define PYRITE_DESCROBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * `classmethod_descriptor`.
 */
extern PyTypeObject PyClassMethodDescr_Type;

/**
 * `mappingproxy`.
 */
extern PyTypeObject PyDictProxy_Type;

/**
 * `getset_descriptor`.
 */
extern PyTypeObject PyGetSetDescr_Type;

/**
 * `member_descriptor`.
 */
extern PyTypeObject PyMemberDescr_Type;

/**
 * `method_descriptor`.
 */
extern PyTypeObject PyMethodDescr_Type;

/**
 * `property`.
 */
extern PyTypeObject PyProperty_Type;

/**
 * `wrapper_descriptor`.
 */
extern PyTypeObject PyWrapperDescr_Type;

/**
 * Whether an object, as a descriptor, takes part in setting: 1 or 0.
 */
int PyDescr_IsData(PyObject *descr);

/**
 * A new descriptor of a method of a type. `meth` has to live as long as it does.
 */
PyObject *PyDescr_NewMethod(PyTypeObject *type_, PyMethodDef *meth);

/**
 * A new descriptor of a method that takes the type instead of an object. `meth` has to live as long as it does.
 */
PyObject *PyDescr_NewClassMethod(PyTypeObject *type_, PyMethodDef *meth);

/**
 * A new descriptor of a field of a type's objects. `member` has to live as long as it does.
 */
PyObject *PyDescr_NewMember(PyTypeObject *type_, PyMemberDef *member);

/**
 * A new descriptor of an attribute that functions read and set. `getset` has to live as long as it does.
 */
PyObject *PyDescr_NewGetSet(PyTypeObject *type_, PyGetSetDef *getset);

/**
 * A new descriptor of the method that stands for a slot of a type; `wrapped` is the function in the slot. `base` has to
 * live as long as it does.
 */
PyObject *PyDescr_NewWrapper(PyTypeObject *type_,
                             wrapperbase *base,
                             void *wrapped);

/**
 * A new object through which a mapping can be read and not changed.
 */
PyObject *PyDictProxy_New(PyObject *mapping);

/**
 * The value of a field of the object at an address: a new reference, or NULL with an exception.
 */
PyObject *PyMember_GetOne(const char *obj_addr, PyMemberDef *member);

/**
 * Set a field of the object at an address, or delete it with NULL. Returns 0, or -1 with an exception.
 */
int PyMember_SetOne(char *obj_addr, PyMemberDef *member, PyObject *value);

/**
 * A `wrapper_descriptor` bound to an object.
 */
PyObject *PyWrapper_New(PyObject *descr, PyObject *self_);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_DESCROBJECT_H */
