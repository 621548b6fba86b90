//! `descrobject.h`.

use crate::prelude::*;
use crate::types::descriptors;

/// `classmethod_descriptor`.
#[unsafe(no_mangle)]
pub static mut PyClassMethodDescr_Type: PyTypeObject = descriptors::CLASS_METHOD_DESCRIPTOR;

/// `mappingproxy`.
#[unsafe(no_mangle)]
pub static mut PyDictProxy_Type: PyTypeObject = descriptors::PROXY;

/// `getset_descriptor`.
#[unsafe(no_mangle)]
pub static mut PyGetSetDescr_Type: PyTypeObject = descriptors::GETSET;

/// `member_descriptor`.
#[unsafe(no_mangle)]
pub static mut PyMemberDescr_Type: PyTypeObject = descriptors::MEMBER;

/// `method_descriptor`.
#[unsafe(no_mangle)]
pub static mut PyMethodDescr_Type: PyTypeObject = descriptors::METHOD_DESCRIPTOR;

/// `property`.
#[unsafe(no_mangle)]
pub static mut PyProperty_Type: PyTypeObject = descriptors::PROPERTY;

/// `wrapper_descriptor`.
#[unsafe(no_mangle)]
pub static mut PyWrapperDescr_Type: PyTypeObject = descriptors::SLOT;

/// Whether an object, as a descriptor, takes part in setting: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDescr_IsData(descr: *mut PyObject) -> c_int {
    (*Py_TYPE(descr)).tp_descr_set.is_some().into()
}

/// A new descriptor of a method of a type. `meth` has to live as long as it does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDescr_NewMethod(
    type_: *mut PyTypeObject,
    meth: *mut PyMethodDef,
) -> *mut PyObject {
    descriptors::new_method(type_, meth).or_null()
}

/// A new descriptor of a method that takes the type instead of an object. `meth` has to live as long as it does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDescr_NewClassMethod(
    type_: *mut PyTypeObject,
    meth: *mut PyMethodDef,
) -> *mut PyObject {
    descriptors::new_class(type_, meth).or_null()
}

/// A new descriptor of a field of a type's objects. `member` has to live as long as it does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDescr_NewMember(
    type_: *mut PyTypeObject,
    member: *mut PyMemberDef,
) -> *mut PyObject {
    descriptors::new_member(type_, member).or_null()
}

/// A new descriptor of an attribute that functions read and set. `getset` has to live as long as it does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDescr_NewGetSet(
    type_: *mut PyTypeObject,
    getset: *mut PyGetSetDef,
) -> *mut PyObject {
    descriptors::new_getset(type_, getset).or_null()
}

/// A new descriptor of the method that stands for a slot of a type; `wrapped` is the function in the slot. `base` has to
/// live as long as it does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDescr_NewWrapper(
    type_: *mut PyTypeObject,
    base: *mut wrapperbase,
    wrapped: *mut c_void,
) -> *mut PyObject {
    descriptors::new_slot(type_, base, wrapped).or_null()
}

/// A new object through which a mapping can be read and not changed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyDictProxy_New(mapping: *mut PyObject) -> *mut PyObject {
    descriptors::new_proxy(mapping).or_null()
}

/// The value of a field of the object at an address: a new reference, or NULL with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMember_GetOne(
    obj_addr: *const c_char,
    member: *mut PyMemberDef,
) -> *mut PyObject {
    descriptors::get_member(obj_addr, member).or_null()
}

/// Set a field of the object at an address, or delete it with NULL. Returns 0, or -1 with an exception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyMember_SetOne(
    obj_addr: *mut c_char,
    member: *mut PyMemberDef,
    value: *mut PyObject,
) -> c_int {
    descriptors::set_member(obj_addr, member, value).or_minus_one()
}

/// A `wrapper_descriptor` bound to an object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyWrapper_New(
    descr: *mut PyObject,
    self_: *mut PyObject,
) -> *mut PyObject {
    descriptors::new_method_wrapper(descr, self_).or_null()
}
