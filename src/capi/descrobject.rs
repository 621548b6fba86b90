//! `descrobject.h`.

use crate::prelude::*;

absent_types! {
    PyClassMethodDescr_Type
    PyDictProxy_Type
    PyGetSetDescr_Type
    PyMemberDescr_Type
    PyMethodDescr_Type
    PyProperty_Type
    PyWrapperDescr_Type
}

absent! {
    fn PyDescr_IsData(arg1: *mut PyObject) -> c_int;
    fn PyDescr_NewClassMethod(arg1: *mut PyTypeObject, arg2: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewGetSet(arg1: *mut PyTypeObject, arg2: *mut PyGetSetDef) -> *mut PyObject;
    fn PyDescr_NewMember(arg1: *mut PyTypeObject, arg2: *mut PyMemberDef) -> *mut PyObject;
    fn PyDescr_NewMethod(arg1: *mut PyTypeObject, arg2: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewWrapper(arg1: *mut PyTypeObject, arg2: *mut wrapperbase, arg3: *mut c_void) -> *mut PyObject;
    fn PyDictProxy_New(arg1: *mut PyObject) -> *mut PyObject;
    fn PyMember_GetOne(arg1: *const c_char, arg2: *mut PyMemberDef) -> *mut PyObject;
    fn PyMember_SetOne(arg1: *mut c_char, arg2: *mut PyMemberDef, arg3: *mut PyObject) -> c_int;
    fn PyWrapper_New(arg1: *mut PyObject, arg2: *mut PyObject) -> *mut PyObject;
}
