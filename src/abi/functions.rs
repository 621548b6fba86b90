//! Functions of C, methods, descriptors, weak references.

use super::*;

/// `PyMethodDef` of `methodobject.h`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyMethodDef {
    pub ml_name: *const c_char,
    pub ml_meth: PyCFunction,
    pub ml_flags: c_int,
    pub ml_doc: *const c_char,
}

const _: () = {
    assert!(size_of::<PyMethodDef>() == 32);
    assert!(core::mem::offset_of!(PyMethodDef, ml_name) == 0);
    assert!(core::mem::offset_of!(PyMethodDef, ml_meth) == 8);
    assert!(core::mem::offset_of!(PyMethodDef, ml_flags) == 16);
    assert!(core::mem::offset_of!(PyMethodDef, ml_doc) == 24);
};

/// `PyGetSetDef` of `descrobject.h`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyGetSetDef {
    pub name: *const c_char,
    pub get: getter,
    pub set: setter,
    pub doc: *const c_char,
    pub closure: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyGetSetDef>() == 40);
    assert!(core::mem::offset_of!(PyGetSetDef, name) == 0);
    assert!(core::mem::offset_of!(PyGetSetDef, get) == 8);
    assert!(core::mem::offset_of!(PyGetSetDef, set) == 16);
    assert!(core::mem::offset_of!(PyGetSetDef, doc) == 24);
    assert!(core::mem::offset_of!(PyGetSetDef, closure) == 32);
};

/// `PyMemberDef` of `descrobject.h`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PyMemberDef {
    pub name: *const c_char,
    pub r#type: c_int,
    pub offset: Py_ssize_t,
    pub flags: c_int,
    pub doc: *const c_char,
}

const _: () = {
    assert!(size_of::<PyMemberDef>() == 40);
    assert!(core::mem::offset_of!(PyMemberDef, name) == 0);
    assert!(core::mem::offset_of!(PyMemberDef, r#type) == 8);
    assert!(core::mem::offset_of!(PyMemberDef, offset) == 16);
    assert!(core::mem::offset_of!(PyMemberDef, flags) == 24);
    assert!(core::mem::offset_of!(PyMemberDef, doc) == 32);
};

/// `wrapperbase` of `cpython/descrobject.h`.
#[repr(C)]
pub struct wrapperbase {
    pub name: *const c_char,
    pub offset: c_int,
    pub function: *mut c_void,
    pub wrapper: wrapperfunc,
    pub doc: *const c_char,
    pub flags: c_int,
    pub name_strobj: *mut PyObject,
}

const _: () = {
    assert!(size_of::<wrapperbase>() == 56);
    assert!(core::mem::offset_of!(wrapperbase, name) == 0);
    assert!(core::mem::offset_of!(wrapperbase, offset) == 8);
    assert!(core::mem::offset_of!(wrapperbase, function) == 16);
    assert!(core::mem::offset_of!(wrapperbase, wrapper) == 24);
    assert!(core::mem::offset_of!(wrapperbase, doc) == 32);
    assert!(core::mem::offset_of!(wrapperbase, flags) == 40);
    assert!(core::mem::offset_of!(wrapperbase, name_strobj) == 48);
};

/// `PyCFunctionObject` of `cpython/methodobject.h`.
#[repr(C)]
pub struct PyCFunctionObject {
    pub ob_base: PyObject,
    pub m_ml: *mut PyMethodDef,
    pub m_self: *mut PyObject,
    pub m_module: *mut PyObject,
    pub m_weakreflist: *mut PyObject,
    pub vectorcall: vectorcallfunc,
}

const _: () = {
    assert!(size_of::<PyCFunctionObject>() == 56);
    assert!(core::mem::offset_of!(PyCFunctionObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_ml) == 16);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_self) == 24);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_module) == 32);
    assert!(core::mem::offset_of!(PyCFunctionObject, m_weakreflist) == 40);
    assert!(core::mem::offset_of!(PyCFunctionObject, vectorcall) == 48);
};

/// `PyCMethodObject` of `cpython/methodobject.h`.
#[repr(C)]
pub struct PyCMethodObject {
    pub func: PyCFunctionObject,
    pub mm_class: *mut PyTypeObject,
}

const _: () = {
    assert!(size_of::<PyCMethodObject>() == 64);
    assert!(core::mem::offset_of!(PyCMethodObject, func) == 0);
    assert!(core::mem::offset_of!(PyCMethodObject, mm_class) == 56);
};

/// `PyMethodObject` of `cpython/classobject.h`.
#[repr(C)]
pub struct PyMethodObject {
    pub ob_base: PyObject,
    pub im_func: *mut PyObject,
    pub im_self: *mut PyObject,
    pub im_weakreflist: *mut PyObject,
    pub vectorcall: vectorcallfunc,
}

const _: () = {
    assert!(size_of::<PyMethodObject>() == 48);
    assert!(core::mem::offset_of!(PyMethodObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyMethodObject, im_func) == 16);
    assert!(core::mem::offset_of!(PyMethodObject, im_self) == 24);
    assert!(core::mem::offset_of!(PyMethodObject, im_weakreflist) == 32);
    assert!(core::mem::offset_of!(PyMethodObject, vectorcall) == 40);
};

/// `PyInstanceMethodObject` of `cpython/classobject.h`.
#[repr(C)]
pub struct PyInstanceMethodObject {
    pub ob_base: PyObject,
    pub func: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyInstanceMethodObject>() == 24);
    assert!(core::mem::offset_of!(PyInstanceMethodObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyInstanceMethodObject, func) == 16);
};

/// `PyDescrObject` of `cpython/descrobject.h`.
#[repr(C)]
pub struct PyDescrObject {
    pub ob_base: PyObject,
    pub d_type: *mut PyTypeObject,
    pub d_name: *mut PyObject,
    pub d_qualname: *mut PyObject,
}

const _: () = {
    assert!(size_of::<PyDescrObject>() == 40);
    assert!(core::mem::offset_of!(PyDescrObject, ob_base) == 0);
    assert!(core::mem::offset_of!(PyDescrObject, d_type) == 16);
    assert!(core::mem::offset_of!(PyDescrObject, d_name) == 24);
    assert!(core::mem::offset_of!(PyDescrObject, d_qualname) == 32);
};

/// `PyMethodDescrObject` of `cpython/descrobject.h`.
#[repr(C)]
pub struct PyMethodDescrObject {
    pub d_common: PyDescrObject,
    pub d_method: *mut PyMethodDef,
    pub vectorcall: vectorcallfunc,
}

const _: () = {
    assert!(size_of::<PyMethodDescrObject>() == 56);
    assert!(core::mem::offset_of!(PyMethodDescrObject, d_common) == 0);
    assert!(core::mem::offset_of!(PyMethodDescrObject, d_method) == 40);
    assert!(core::mem::offset_of!(PyMethodDescrObject, vectorcall) == 48);
};

/// `PyMemberDescrObject` of `cpython/descrobject.h`.
#[repr(C)]
pub struct PyMemberDescrObject {
    pub d_common: PyDescrObject,
    pub d_member: *mut PyMemberDef,
}

const _: () = {
    assert!(size_of::<PyMemberDescrObject>() == 48);
    assert!(core::mem::offset_of!(PyMemberDescrObject, d_common) == 0);
    assert!(core::mem::offset_of!(PyMemberDescrObject, d_member) == 40);
};

/// `PyGetSetDescrObject` of `cpython/descrobject.h`.
#[repr(C)]
pub struct PyGetSetDescrObject {
    pub d_common: PyDescrObject,
    pub d_getset: *mut PyGetSetDef,
}

const _: () = {
    assert!(size_of::<PyGetSetDescrObject>() == 48);
    assert!(core::mem::offset_of!(PyGetSetDescrObject, d_common) == 0);
    assert!(core::mem::offset_of!(PyGetSetDescrObject, d_getset) == 40);
};

/// `PyWrapperDescrObject` of `cpython/descrobject.h`.
#[repr(C)]
pub struct PyWrapperDescrObject {
    pub d_common: PyDescrObject,
    pub d_base: *mut wrapperbase,
    pub d_wrapped: *mut c_void,
}

const _: () = {
    assert!(size_of::<PyWrapperDescrObject>() == 56);
    assert!(core::mem::offset_of!(PyWrapperDescrObject, d_common) == 0);
    assert!(core::mem::offset_of!(PyWrapperDescrObject, d_base) == 40);
    assert!(core::mem::offset_of!(PyWrapperDescrObject, d_wrapped) == 48);
};

/// `PyWeakReference` of `cpython/weakrefobject.h`.
#[repr(C)]
pub struct PyWeakReference {
    pub ob_base: PyObject,
    pub wr_object: *mut PyObject,
    pub wr_callback: *mut PyObject,
    pub hash: Py_hash_t,
    pub wr_prev: *mut PyWeakReference,
    pub wr_next: *mut PyWeakReference,
    pub vectorcall: vectorcallfunc,
}

const _: () = {
    assert!(size_of::<PyWeakReference>() == 64);
    assert!(core::mem::offset_of!(PyWeakReference, ob_base) == 0);
    assert!(core::mem::offset_of!(PyWeakReference, wr_object) == 16);
    assert!(core::mem::offset_of!(PyWeakReference, wr_callback) == 24);
    assert!(core::mem::offset_of!(PyWeakReference, hash) == 32);
    assert!(core::mem::offset_of!(PyWeakReference, wr_prev) == 40);
    assert!(core::mem::offset_of!(PyWeakReference, wr_next) == 48);
    assert!(core::mem::offset_of!(PyWeakReference, vectorcall) == 56);
};
