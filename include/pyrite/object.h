/* The functions of CPython's object.h.
 * Generated from src/capi/object.rs by `make headers`; change it there. */

#ifndef PYRITE_OBJECT_H
#define PYRITE_OBJECT_H

#include <stdarg.h>
#include <stdio.h>
#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * None.
 */
extern PyObject _Py_NoneStruct;

/**
 * NotImplemented.
 */
extern PyObject _Py_NotImplementedStruct;

/**
 * `bool`.
 */
extern PyTypeObject PyBool_Type;

/**
 * `int`.
 */
extern PyTypeObject PyLong_Type;

/**
 * `object`.
 */
extern PyTypeObject PyBaseObject_Type;

/**
 * `super`.
 */
extern PyTypeObject PySuper_Type;

/**
 * `type`.
 */
extern PyTypeObject PyType_Type;

/**
 * Make a type ready for use: its base, its dict, the order of its ancestors, what it inherits. Does nothing when it is
 * ready. Returns 0, or -1 with an exception.
 */
int PyType_Ready(PyTypeObject *type_);

/**
 * Whether a type is another one or inherits from it: 1 or 0.
 */
int PyType_IsSubtype(PyTypeObject *derived, PyTypeObject *base);

/**
 * The flags of a type.
 */
unsigned long PyType_GetFlags(PyTypeObject *type_);

/**
 * `tp_new` of a type that has nothing of its own to do: allocates, and looks at no argument.
 */
PyObject *PyType_GenericNew(PyTypeObject *type_, PyObject *_args, PyObject *_kwds);

/**
 * To be called after a change of a type's dict or bases: what is known of the type and its subclasses is forgotten.
 */
void PyType_Modified(PyTypeObject *type_);

/**
 * Forget every attribute looked up on a type. Returns the version given to a type last.
 */
unsigned int PyType_ClearCache(void);

/**
 * Give a type a version that stands until it changes. 1, or 0 when it can have none.
 */
int PyUnstable_Type_AssignVersionTag(PyTypeObject *type_);

/**
 * What a name is in the dicts of a type and its ancestors, without descriptors: borrowed, or NULL without an exception.
 */
PyObject *_PyType_Lookup(PyTypeObject *type_,
                         PyObject *name);

/**
 * As `_PyType_Lookup`; the reference is the caller's.
 */
PyObject *_PyType_LookupRef(PyTypeObject *type_, PyObject *name);

/**
 * The name of a type after the last dot, in the type's memory.
 */
const char *_PyType_Name(PyTypeObject *type_);

/**
 * The dict of a type: a new reference, NULL when it is not ready.
 */
PyObject *PyType_GetDict(PyTypeObject *type_);

/**
 * `__name__` of a type: a new str.
 */
PyObject *PyType_GetName(PyTypeObject *type_);

/**
 * `__qualname__` of a type: a new str.
 */
PyObject *PyType_GetQualName(PyTypeObject *type_);

/**
 * Module and qualified name of a type, without the module for those of `builtins` and `__main__`: a new str.
 */
PyObject *PyType_GetFullyQualifiedName(PyTypeObject *type_);

/**
 * `__module__` of a type: a new reference.
 */
PyObject *PyType_GetModuleName(PyTypeObject *type_);

/**
 * The module that a type was made for, borrowed; NULL with TypeError when there is none.
 */
PyObject *PyType_GetModule(PyTypeObject *type_);

/**
 * The state of the module that a type was made for; NULL with TypeError when there is no module.
 */
void *PyType_GetModuleState(PyTypeObject *type_);

/**
 * The first module made from a definition that a type or one of its ancestors was made for, borrowed; NULL with TypeError
 * when there is none.
 */
PyObject *PyType_GetModuleByDef(PyTypeObject *type_,
                                PyModuleDef *def);

/**
 * The bytes that a type adds to its base's.
 */
Py_ssize_t PyType_GetTypeDataSize(PyTypeObject *cls);

/**
 * Have a function called when types that it watches change. Returns its number, or -1 with an exception.
 */
int PyType_AddWatcher(PyType_WatchCallback callback);

/**
 * Call a watcher no more. Returns 0, or -1 with an exception when there is none of this number.
 */
int PyType_ClearWatcher(int watcher_id);

/**
 * Have a watcher told of changes of a type: once, until the type is watched or looked up again. Returns 0, or -1 with an
 * exception.
 */
int PyType_Watch(int watcher_id,
                 PyObject *type_);

/**
 * Have a watcher told no more of changes of a type. Returns 0, or -1 with an exception.
 */
int PyType_Unwatch(int watcher_id, PyObject *type_);

/**
 * Make a type out of a table of slots, of a metatype and for a module, each of which may be NULL; `bases` is a tuple of
 * bases, one base, or NULL for what the table says. Returns a new reference, or NULL with an exception.
 */
PyObject *PyType_FromMetaclass(PyTypeObject *metaclass,
                               PyObject *module,
                               PyType_Spec *spec,
                               PyObject *bases);

/**
 * As `PyType_FromMetaclass`, of the metatype of the bases.
 */
PyObject *PyType_FromModuleAndSpec(PyObject *module, PyType_Spec *spec, PyObject *bases);

/**
 * As `PyType_FromMetaclass`, for no module.
 */
PyObject *PyType_FromSpecWithBases(PyType_Spec *spec, PyObject *bases);

/**
 * As `PyType_FromMetaclass`, out of the table alone.
 */
PyObject *PyType_FromSpec(PyType_Spec *spec);

/**
 * What is in a slot of a type; NULL when there is nothing, or with SystemError when there is no such slot.
 */
void *PyType_GetSlot(PyTypeObject *type_, int slot);

/**
 * Where the data are that a type adds to an object's: in the object, whose type is that one or a subtype.
 */
void *PyObject_GetTypeData(PyObject *obj, PyTypeObject *cls);

/**
 * Where the items of an object are whose type has `Py_TPFLAGS_ITEMS_AT_END`; NULL with TypeError for another type.
 */
void *PyObject_GetItemData(PyObject *obj);

/**
 * The names of the attributes of an object, sorted; of NULL SystemError. New reference; NULL on error.
 */
PyObject *PyObject_Dir(PyObject *op);

/**
 * Write the repr of an object to a file of C; with `Py_PRINT_RAW` in `flags` the str. 0, or -1 with an exception.
 */
int PyObject_Print(PyObject *op, FILE *fp, int flags);

/**
 * Whether an object can be called: 1 or 0; of NULL 0.
 */
int PyCallable_Check(PyObject *op);

/**
 * The repr, with what is not ASCII escaped. New reference; NULL on error.
 */
PyObject *PyObject_ASCII(PyObject *op);

/**
 * The object as bytes: what `bytes(op)` gives. New reference; NULL on error.
 */
PyObject *PyObject_Bytes(PyObject *op);

/**
 * Delete an attribute. 0, or -1 with an exception.
 */
int PyObject_DelAttr(PyObject *op, PyObject *name);

/**
 * Delete an attribute whose name is UTF-8. 0, or -1 with an exception.
 */
int PyObject_DelAttrString(PyObject *op, const char *name);

/**
 * The attribute of an object whose type leaves that to `object`: data descriptors, the instance dict, then the type.
 * New reference; NULL with AttributeError when there is none.
 */
PyObject *PyObject_GenericGetAttr(PyObject *op, PyObject *name);

/**
 * Set an attribute as `object` does; `value` NULL deletes it. 0, or -1 with an exception.
 */
int PyObject_GenericSetAttr(PyObject *op, PyObject *name, PyObject *value);

/**
 * Set the instance dict: the setter of `__dict__`. 0, or -1 with an exception.
 */
int PyObject_GenericSetDict(PyObject *op, PyObject *value, void *_context);

/**
 * `op.name`. New reference; NULL with AttributeError when there is none.
 */
PyObject *PyObject_GetAttr(PyObject *op, PyObject *name);

/**
 * `op.name` with a name in UTF-8. New reference; NULL with AttributeError when there is none.
 */
PyObject *PyObject_GetAttrString(PyObject *op, const char *name);

/**
 * The attribute, without an exception when there is none: 1 and a new reference in `result`, 0 and NULL, or -1 and NULL
 * with an exception other than AttributeError.
 */
int PyObject_GetOptionalAttr(PyObject *op,
                             PyObject *name,
                             PyObject **result);

/**
 * `PyObject_GetOptionalAttr` with a name in UTF-8.
 */
int PyObject_GetOptionalAttrString(PyObject *op, const char *name, PyObject **result);

/**
 * Whether there is an attribute: 1 or 0. Errors are reported as unraisable and count as 0.
 */
int PyObject_HasAttr(PyObject *op, PyObject *name);

/**
 * `PyObject_HasAttr` with a name in UTF-8.
 */
int PyObject_HasAttrString(PyObject *op, const char *name);

/**
 * Whether there is an attribute: 1, 0, or -1 with an exception.
 */
int PyObject_HasAttrStringWithError(PyObject *op, const char *name);

/**
 * Whether there is an attribute: 1, 0, or -1 with an exception.
 */
int PyObject_HasAttrWithError(PyObject *op, PyObject *name);

/**
 * The hash; -1 with an exception.
 */
Py_hash_t PyObject_Hash(PyObject *op);

/**
 * The hash of objects that have none: -1 with TypeError.
 */
Py_hash_t PyObject_HashNotImplemented(PyObject *op);

/**
 * Whether an object counts as true: 1, 0, or -1 with an exception.
 */
int PyObject_IsTrue(PyObject *op);

/**
 * Whether an object counts as false: 1, 0, or -1 with an exception.
 */
int PyObject_Not(PyObject *op);

/**
 * `repr(op)`; of NULL `<NULL>`. New reference; NULL on error.
 */
PyObject *PyObject_Repr(PyObject *op);

/**
 * Compare by one of `Py_LT`, `Py_LE`, `Py_EQ`, `Py_NE`, `Py_GT`, `Py_GE`. New reference; NULL on error.
 */
PyObject *PyObject_RichCompare(PyObject *one, PyObject *other, int operation);

/**
 * Compare; 1, 0, or -1 with an exception. An object equals itself without being asked.
 */
int PyObject_RichCompareBool(PyObject *one, PyObject *other, int operation);

/**
 * The object: `tp_iter` of iterators. New reference.
 */
PyObject *PyObject_SelfIter(PyObject *op);

/**
 * `op.name = value`; `value` NULL deletes it. 0, or -1 with an exception.
 */
int PyObject_SetAttr(PyObject *op, PyObject *name, PyObject *value);

/**
 * `PyObject_SetAttr` with a name in UTF-8.
 */
int PyObject_SetAttrString(PyObject *op, const char *name, PyObject *value);

/**
 * `str(op)`; of NULL `<NULL>`. New reference; NULL on error.
 */
PyObject *PyObject_Str(PyObject *op);

/**
 * Note that the repr of a container is being made: 0, 1 when it was being made in this thread already, -1 on error.
 */
int Py_ReprEnter(PyObject *op);

/**
 * Undo a `Py_ReprEnter` that gave 0.
 */
void Py_ReprLeave(PyObject *op);

/**
 * What messages call a function by, as in `module.name()`. New reference; NULL on error.
 */
PyObject *_PyObject_FunctionStr(PyObject *function_);

/**
 * `PyObject_GenericGetAttr` with another dict in place of that of the object, unless NULL; `suppress` not 0: a missing
 * attribute is NULL without an exception.
 */
PyObject *_PyObject_GenericGetAttrWithDict(PyObject *op,
                                           PyObject *name,
                                           PyObject *dict,
                                           int suppress);

/**
 * `PyObject_GenericSetAttr` with another dict in place of that of the object, unless NULL.
 */
int _PyObject_GenericSetAttrWithDict(PyObject *op, PyObject *name, PyObject *value, PyObject *dict);

/**
 * `PyObject_GetAttr` with a name that is interned once. New reference; NULL on error.
 */
PyObject *_PyObject_GetAttrId(PyObject *op, _Py_Identifier *name);

/**
 * A place for a debugger's breakpoint; does nothing.
 */
void _Py_BreakPoint(void);

/**
 * One of the objects that always exist, new reference.
 *
 * - `constant_id`: `Py_CONSTANT_NONE` (0) to `Py_CONSTANT_EMPTY_TUPLE` (9); any other number is a SystemError.
 */
PyObject *Py_GetConstant(unsigned int constant_id);

/**
 * The same, borrowed: the object never dies.
 */
PyObject *Py_GetConstantBorrowed(unsigned int constant_id);

/**
 * Whether `x` is None.
 */
int Py_IsNone(PyObject *x);

/**
 * Whether `x` and `y` are the same object.
 */
int Py_Is(PyObject *x, PyObject *y);

/**
 * Call the finalizer of `op`, if its type has one: once in the life of an object that the collector knows.
 */
void PyObject_CallFinalizer(PyObject *op);

/**
 * Call the finalizer of `op` from its deallocator.
 *
 * - Returns 0; or -1 when `op` is alive again, and the deallocator has to return at once.
 */
int PyObject_CallFinalizerFromDealloc(PyObject *op);

/**
 * Give back the managed dict of `obj`, if it has one.
 */
void PyObject_ClearManagedDict(PyObject *obj);

/**
 * Visit the managed dict of `obj`, for its `tp_traverse`. Returns what `visit` returned.
 */
int PyObject_VisitManagedDict(PyObject *obj, visitproc visit, void *arg);

/**
 * Where `op` keeps its dict; NULL when its type has none, and no exception is set.
 */
PyObject **_PyObject_GetDictPtr(PyObject *op);

/**
 * Replace the managed dict of `obj`; `new_dict` is borrowed, or NULL for none. Returns 0.
 */
int _PyObject_SetManagedDict(PyObject *obj, PyObject *new_dict);

/**
 * End the process after an assertion about `obj` has failed: the message, then what is known of the object.
 */
void _PyObject_AssertFailed(PyObject *obj,
                            const char *expr,
                            const char *msg,
                            const char *file,
                            int line,
                            const char *function) _Py_NO_RETURN;

/**
 * Print what is known of `op` to stderr, for debugging; it may be broken.
 */
void _PyObject_Dump(PyObject *op);

/**
 * Make a new object, zeroed, with room for `nitems` items and one more; tracked when its type has
 * `Py_TPFLAGS_HAVE_GC`. NULL with MemoryError.
 */
PyObject *PyType_GenericAlloc(PyTypeObject *type_, Py_ssize_t nitems);

/**
 * Who is told of objects made and destroyed, or NULL; `data`, unless NULL, is filled with what goes with it.
 */
PyRefTracer PyRefTracer_GetTracer(void **data);

/**
 * Set who is told of objects made (event 0) and destroyed (event 1); NULL: nobody. Returns 0.
 */
int PyRefTracer_SetTracer(PyRefTracer tracer, void *data);

/**
 * Give back one reference; of NULL none.
 */
void Py_DecRef(PyObject *o);

/**
 * Take one reference: what the macro of this name does, for callers that cannot use macros.
 */
void Py_INCREF(PyObject *op);

/**
 * Give back one reference, as the macro of this name does; with the last one the object dies.
 */
void Py_DECREF(PyObject *op);

/**
 * Take one reference, of NULL none, as the macro of this name does.
 */
void Py_XINCREF(PyObject *op);

/**
 * Give back one reference, of NULL none, as the macro of this name does.
 */
void Py_XDECREF(PyObject *op);

/**
 * Take one reference; of NULL none.
 */
void Py_IncRef(PyObject *o);

/**
 * Take one reference and return `obj`.
 */
PyObject *Py_NewRef(PyObject *obj);

/**
 * The same; NULL stays NULL.
 */
PyObject *Py_XNewRef(PyObject *obj);

/**
 * The end of `op`, whose last reference was given back: calls `tp_dealloc`.
 */
void _Py_Dealloc(PyObject *op);

/**
 * Give back one reference to an object that is there.
 */
void _Py_DecRef(PyObject *o);

/**
 * Take one reference to an object that is there.
 */
void _Py_IncRef(PyObject *o);

/**
 * Give `op`, whose type is set, the count 1.
 */
void _Py_NewReference(PyObject *op);

/**
 * The same, for an object that takes another's place.
 */
void _Py_NewReferenceNoTotal(PyObject *op);

/**
 * Say that an object that was dying lives on. Its count is the caller's to set.
 */
void _Py_ResurrectReference(PyObject *op);

/**
 * Set the count of `ob`, unless it is immortal.
 */
void _Py_SetRefcnt(PyObject *ob, Py_ssize_t refcnt);

/**
 * Put the deallocation of `op` off, for `Py_TRASHCAN_BEGIN`.
 */
void _PyTrash_thread_deposit_object(PyThreadState *tstate, PyObject *op);

/**
 * Deallocate what was put off, for `Py_TRASHCAN_END`.
 */
void _PyTrash_thread_destroy_chain(PyThreadState *tstate);

/**
 * Clear all weak references to `op`, which is dying, and call their callbacks, newest first. An exception that is set
 * stays set; those of callbacks are printed.
 */
void PyObject_ClearWeakRefs(PyObject *op);

/**
 * Clear all weak references to `op` and forget their callbacks.
 */
void PyUnstable_Object_ClearWeakRefsNoCallbacks(PyObject *op);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PYRITE_OBJECT_H */
