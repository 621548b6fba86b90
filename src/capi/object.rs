//! `object.h`.

use crate::prelude::*;

/// None.
#[unsafe(no_mangle)]
pub static mut _Py_NoneStruct: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut _PyNone_Type,
};

/// NotImplemented.
#[unsafe(no_mangle)]
pub static mut _Py_NotImplementedStruct: PyObject = PyObject {
    ob_refcnt: IMMORTAL,
    ob_type: &raw mut _PyNotImplemented_Type,
};

absent_types! {
    PyBaseObject_Type
    PyBool_Type
    PyLong_Type
    PySuper_Type
    PyType_Type
}

// ---- Types ----

absent! {
    fn PyType_AddWatcher(callback: PyType_WatchCallback) -> c_int;
    fn PyType_ClearCache() -> c_uint;
    fn PyType_ClearWatcher(watcher_id: c_int) -> c_int;
    fn PyType_FromMetaclass(arg1: *mut PyTypeObject, arg2: *mut PyObject, arg3: *mut PyType_Spec, arg4: *mut PyObject) -> *mut PyObject;
    fn PyType_FromModuleAndSpec(arg1: *mut PyObject, arg2: *mut PyType_Spec, arg3: *mut PyObject) -> *mut PyObject;
    fn PyType_FromSpec(arg1: *mut PyType_Spec) -> *mut PyObject;
    fn PyType_FromSpecWithBases(arg1: *mut PyType_Spec, arg2: *mut PyObject) -> *mut PyObject;
    fn PyType_GenericNew(arg1: *mut PyTypeObject, arg2: *mut PyObject, arg3: *mut PyObject) -> *mut PyObject;
    fn PyType_GetDict(arg1: *mut PyTypeObject) -> *mut PyObject;
    fn PyType_GetFlags(arg1: *mut PyTypeObject) -> c_ulong;
    fn PyType_GetFullyQualifiedName(type_: *mut PyTypeObject) -> *mut PyObject;
    fn PyType_GetModule(arg1: *mut PyTypeObject) -> *mut PyObject;
    fn PyType_GetModuleByDef(arg1: *mut PyTypeObject, arg2: *mut PyModuleDef) -> *mut PyObject;
    fn PyType_GetModuleName(type_: *mut PyTypeObject) -> *mut PyObject;
    fn PyType_GetModuleState(arg1: *mut PyTypeObject) -> *mut c_void;
    fn PyType_GetName(arg1: *mut PyTypeObject) -> *mut PyObject;
    fn PyType_GetQualName(arg1: *mut PyTypeObject) -> *mut PyObject;
    fn PyType_GetSlot(arg1: *mut PyTypeObject, arg2: c_int) -> *mut c_void;
    fn PyType_GetTypeDataSize(cls: *mut PyTypeObject) -> Py_ssize_t;
    fn PyType_IsSubtype(arg1: *mut PyTypeObject, arg2: *mut PyTypeObject) -> c_int;
    fn PyType_Modified(arg1: *mut PyTypeObject);
    fn PyType_Ready(arg1: *mut PyTypeObject) -> c_int;
    fn PyType_Unwatch(watcher_id: c_int, type_: *mut PyObject) -> c_int;
    fn PyType_Watch(watcher_id: c_int, type_: *mut PyObject) -> c_int;
    fn PyUnstable_Type_AssignVersionTag(type_: *mut PyTypeObject) -> c_int;
    fn _PyType_Lookup(arg1: *mut PyTypeObject, arg2: *mut PyObject) -> *mut PyObject;
    fn _PyType_LookupRef(arg1: *mut PyTypeObject, arg2: *mut PyObject) -> *mut PyObject;
    fn _PyType_Name(arg1: *mut PyTypeObject) -> *const c_char;
}

// ---- Attributes, text, comparison ----

absent! {
    fn PyCallable_Check(arg1: *mut PyObject) -> c_int;
    fn PyObject_ASCII(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_Bytes(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_DelAttr(v: *mut PyObject, name: *mut PyObject) -> c_int;
    fn PyObject_DelAttrString(v: *mut PyObject, name: *const c_char) -> c_int;
    fn PyObject_Dir(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_GenericGetAttr(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PyObject_GenericSetAttr(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> c_int;
    fn PyObject_GenericSetDict(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut c_void) -> c_int;
    fn PyObject_GetAttr(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
    fn PyObject_GetAttrString(arg1: *mut PyObject, arg2: *const c_char) -> *mut PyObject;
    fn PyObject_GetItemData(obj: *mut PyObject) -> *mut c_void;
    fn PyObject_GetOptionalAttr(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut *mut PyObject) -> c_int;
    fn PyObject_GetOptionalAttrString(arg1: *mut PyObject, arg2: *const c_char, arg3: *mut *mut PyObject) -> c_int;
    fn PyObject_GetTypeData(obj: *mut PyObject, cls: *mut PyTypeObject) -> *mut c_void;
    fn PyObject_HasAttr(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
    fn PyObject_HasAttrString(arg1: *mut PyObject, arg2: *const c_char) -> c_int;
    fn PyObject_HasAttrStringWithError(arg1: *mut PyObject, arg2: *const c_char) -> c_int;
    fn PyObject_HasAttrWithError(arg1: *mut PyObject, arg2: *mut PyObject) -> c_int;
    fn PyObject_Hash(arg1: *mut PyObject) -> Py_hash_t;
    fn PyObject_HashNotImplemented(arg1: *mut PyObject) -> Py_hash_t;
    fn PyObject_IsTrue(arg1: *mut PyObject) -> c_int;
    fn PyObject_Not(arg1: *mut PyObject) -> c_int;
    fn PyObject_Print(arg1: *mut PyObject, arg2: *mut FILE, arg3: c_int) -> c_int;
    fn PyObject_Repr(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_RichCompare(arg1: *mut PyObject, arg2: *mut PyObject, arg3: c_int) -> *mut PyObject;
    fn PyObject_RichCompareBool(arg1: *mut PyObject, arg2: *mut PyObject, arg3: c_int) -> c_int;
    fn PyObject_SelfIter(arg1: *mut PyObject) -> *mut PyObject;
    fn PyObject_SetAttr(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject) -> c_int;
    fn PyObject_SetAttrString(arg1: *mut PyObject, arg2: *const c_char, arg3: *mut PyObject) -> c_int;
    fn PyObject_Str(arg1: *mut PyObject) -> *mut PyObject;
    fn Py_ReprEnter(arg1: *mut PyObject) -> c_int;
    fn Py_ReprLeave(arg1: *mut PyObject);
    fn _PyObject_FunctionStr(arg1: *mut PyObject) -> *mut PyObject;
    fn _PyObject_GenericGetAttrWithDict(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject, arg4: c_int) -> *mut PyObject;
    fn _PyObject_GenericSetAttrWithDict(arg1: *mut PyObject, arg2: *mut PyObject, arg3: *mut PyObject, arg4: *mut PyObject) -> c_int;
    fn _PyObject_GetAttrId(arg1: *mut PyObject, arg2: *mut _Py_Identifier) -> *mut PyObject;
}

// ---- Life: counts, birth, death, constants ----

absent! {
    fn Py_GetConstant(constant_id: c_uint) -> *mut PyObject;
    fn Py_GetConstantBorrowed(constant_id: c_uint) -> *mut PyObject;
    fn Py_IsNone(x: *mut PyObject) -> c_int;
    fn PyObject_CallFinalizer(arg1: *mut PyObject);
    fn PyObject_CallFinalizerFromDealloc(arg1: *mut PyObject) -> c_int;
    fn PyObject_ClearManagedDict(obj: *mut PyObject);
    fn PyObject_VisitManagedDict(obj: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int;
    fn _PyObject_GetDictPtr(arg1: *mut PyObject) -> *mut *mut PyObject;
    fn _PyObject_SetManagedDict(obj: *mut PyObject, new_dict: *mut PyObject) -> c_int;
    fn _PyObject_AssertFailed(obj: *mut PyObject, expr: *const c_char, msg: *const c_char, file: *const c_char, line: c_int, function: *const c_char) -> !;
    fn _PyObject_Dump(arg1: *mut PyObject);
    fn _Py_BreakPoint();
    fn PyType_GenericAlloc(arg1: *mut PyTypeObject, arg2: Py_ssize_t) -> *mut PyObject;
    fn PyRefTracer_GetTracer(arg1: *mut *mut c_void) -> PyRefTracer;
    fn PyRefTracer_SetTracer(tracer: PyRefTracer, data: *mut c_void) -> c_int;
    fn Py_DecRef(arg1: *mut PyObject);
    fn Py_IncRef(arg1: *mut PyObject);
    fn Py_Is(x: *mut PyObject, y: *mut PyObject) -> c_int;
    fn Py_NewRef(obj: *mut PyObject) -> *mut PyObject;
    fn Py_XNewRef(obj: *mut PyObject) -> *mut PyObject;
    fn _Py_Dealloc(arg1: *mut PyObject);
    fn _Py_DecRef(arg1: *mut PyObject);
    fn _Py_IncRef(arg1: *mut PyObject);
    fn _Py_NewReference(op: *mut PyObject);
    fn _Py_NewReferenceNoTotal(op: *mut PyObject);
    fn _Py_ResurrectReference(op: *mut PyObject);
    fn _Py_SetRefcnt(ob: *mut PyObject, refcnt: Py_ssize_t);
    fn _PyTrash_thread_deposit_object(tstate: *mut PyThreadState, op: *mut PyObject);
    fn _PyTrash_thread_destroy_chain(tstate: *mut PyThreadState);
    fn PyObject_ClearWeakRefs(arg1: *mut PyObject);
    fn PyUnstable_Object_ClearWeakRefsNoCallbacks(arg1: *mut PyObject);
}
