//! `member_descriptor` and `getset_descriptor`.

use super::{common, member};
use crate::prelude::*;
use crate::types::define::readable;
use crate::types::kind::raise;

/// `PyMemberDescr_Type`.
pub const MEMBER: PyTypeObject = PyTypeObject {
    tp_name: c"member_descriptor".as_ptr(),
    tp_basicsize: size_of::<PyMemberDescrObject>() as Py_ssize_t,
    tp_repr: Some(member_repr),
    tp_methods: common::METHODS_TABLE,
    tp_getset: (&raw mut MEMBER_GETSET).cast(),
    tp_descr_get: Some(member_get),
    tp_descr_set: Some(member_set),
    ..common::BASE
};

/// `PyGetSetDescr_Type`.
pub const GETSET: PyTypeObject = PyTypeObject {
    tp_name: c"getset_descriptor".as_ptr(),
    tp_basicsize: size_of::<PyGetSetDescrObject>() as Py_ssize_t,
    tp_repr: Some(getset_repr),
    tp_getset: (&raw mut GETSET_GETSET).cast(),
    tp_descr_get: Some(getset_get),
    tp_descr_set: Some(getset_set),
    ..common::BASE
};

static mut MEMBER_GETSET: [PyGetSetDef; 3] = [
    readable(c"__doc__", member_doc, c""),
    common::QUALNAME,
    PyGetSetDef::EMPTY,
];

static mut GETSET_GETSET: [PyGetSetDef; 3] = [
    readable(c"__doc__", getset_doc, c""),
    common::QUALNAME,
    PyGetSetDef::EMPTY,
];

/// `PyDescr_NewMember`.
pub unsafe fn new_member(owner: *mut PyTypeObject, definition: *mut PyMemberDef) -> Fallible<Ref> {
    if (*definition).flags & Py_RELATIVE_OFFSET != 0 {
        return Err(raise!(
            PyExc_SystemError,
            c"PyDescr_NewMember used with Py_RELATIVE_OFFSET"
        ));
    }
    let op = common::allocate(&raw mut PyMemberDescr_Type, owner, (*definition).name)?;
    (*op.cast::<PyMemberDescrObject>()).d_member = definition;
    Ok(op)
}

/// `PyDescr_NewGetSet`.
pub unsafe fn new_getset(owner: *mut PyTypeObject, definition: *mut PyGetSetDef) -> Fallible<Ref> {
    let op = common::allocate(&raw mut PyGetSetDescr_Type, owner, (*definition).name)?;
    (*op.cast::<PyGetSetDescrObject>()).d_getset = definition;
    Ok(op)
}

unsafe extern "C" fn member_repr(op: *mut PyObject) -> *mut PyObject {
    common::repr(op, c"<member '%U' of '%s' objects>")
}

unsafe extern "C" fn getset_repr(op: *mut PyObject) -> *mut PyObject {
    common::repr(op, c"<attribute '%U' of '%s' objects>")
}

unsafe extern "C" fn member_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    plain_doc((*(*op.cast::<PyMemberDescrObject>()).d_member).doc)
}

unsafe extern "C" fn getset_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    plain_doc((*(*op.cast::<PyGetSetDescrObject>()).d_getset).doc)
}

unsafe fn plain_doc(doc: *const c_char) -> *mut PyObject {
    if doc.is_null() {
        return new_ref(Py_None());
    }
    PyUnicode_FromString(doc)
}

unsafe extern "C" fn member_get(
    op: *mut PyObject,
    instance: *mut PyObject,
    _owner: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        return new_ref(op);
    }
    let value = || -> Fallible<Ref> {
        common::check(op, instance)?;
        let definition = (*op.cast::<PyMemberDescrObject>()).d_member;
        if (*definition).flags & Py_AUDIT_READ != 0 {
            let name = (*definition).name;
            let event = c"object.__getattr__".as_ptr();
            status(PySys_Audit(event, c"Os".as_ptr(), instance, name))?;
        }
        member::get(instance.cast(), definition)
    };
    value().or_null()
}

unsafe extern "C" fn member_set(
    op: *mut PyObject,
    instance: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    common::check(op, instance)
        .and_then(|()| {
            member::set(
                instance.cast(),
                (*op.cast::<PyMemberDescrObject>()).d_member,
                value,
            )
        })
        .or_minus_one()
}

unsafe extern "C" fn getset_get(
    op: *mut PyObject,
    instance: *mut PyObject,
    _owner: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        return new_ref(op);
    }
    if common::check(op, instance).is_err() {
        return null_mut();
    }
    let definition = (*op.cast::<PyGetSetDescrObject>()).d_getset;
    match (*definition).get {
        Some(get) => get(instance, (*definition).closure),
        None => {
            not_possible(op, c"attribute '%U' of '%.100s' objects is not readable");
            null_mut()
        }
    }
}

unsafe extern "C" fn getset_set(
    op: *mut PyObject,
    instance: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    if common::check(op, instance).is_err() {
        return -1;
    }
    let definition = (*op.cast::<PyGetSetDescrObject>()).d_getset;
    match (*definition).set {
        Some(set) => set(instance, value, (*definition).closure),
        None => {
            not_possible(op, c"attribute '%U' of '%.100s' objects is not writable");
            -1
        }
    }
}

#[cold]
unsafe fn not_possible(op: *mut PyObject, format: &CStr) -> Raised {
    let owner = (*op.cast::<PyDescrObject>()).d_type;
    raise!(
        PyExc_AttributeError,
        format,
        common::shown_name(op),
        (*owner).tp_name
    )
}
