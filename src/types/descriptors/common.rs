//! What descriptors of C have in common: the type they are for, and a name.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::define::{field, no_args, readable};
use crate::types::kind::raise;

/// A new descriptor of the type `kind`, of `owner`, under `name`; tracked.
pub unsafe fn allocate(
    kind: *mut PyTypeObject,
    owner: *mut PyTypeObject,
    name: *const c_char,
) -> Fallible<Ref> {
    let name = owned(PyUnicode_InternFromString(name))?;
    let op = owned(PyType_GenericAlloc(kind, 0))?;
    let descriptor: *mut PyDescrObject = op.cast();
    (*descriptor).d_type = new_ref(owner).cast();
    (*descriptor).d_name = name.into_raw();
    Ok(op)
}

/// `tp_dealloc`.
pub unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let descriptor: *mut PyDescrObject = op.cast();
    crate::gc::untrack(op);
    xdecref((*descriptor).d_type.cast());
    xdecref((*descriptor).d_name);
    xdecref((*descriptor).d_qualname);
    PyObject_GC_Del(op.cast());
}

/// `tp_traverse`.
pub unsafe extern "C" fn traverse(
    op: *mut PyObject,
    visit: visitproc,
    argument: *mut c_void,
) -> c_int {
    let owner = (*op.cast::<PyDescrObject>()).d_type;
    match visit {
        Some(visit) if !owner.is_null() => visit(owner.cast(), argument),
        _ => 0,
    }
}

/// The name for a message: a str, or "?".
pub unsafe fn shown_name(op: *mut PyObject) -> *mut PyObject {
    let name = (*op.cast::<PyDescrObject>()).d_name;
    if !name.is_null() && PyUnicode_Check(name) {
        name
    } else {
        name!("?")
    }
}

/// `<kind 'name' of 'owner' objects>`.
pub unsafe fn repr(op: *mut PyObject, format: &CStr) -> *mut PyObject {
    PyUnicode_FromFormat(
        format.as_ptr(),
        shown_name(op),
        (*(*op.cast::<PyDescrObject>()).d_type).tp_name,
    )
}

/// Whether the descriptor is for objects such as `instance`.
#[inline]
pub unsafe fn check(op: *mut PyObject, instance: *mut PyObject) -> Fallible {
    let owner = (*op.cast::<PyDescrObject>()).d_type;
    if PyObject_TypeCheck(instance, owner) {
        return Ok(());
    }
    Err(wrong_object(op, instance))
}

#[cold]
unsafe fn wrong_object(op: *mut PyObject, instance: *mut PyObject) -> Raised {
    let owner = (*op.cast::<PyDescrObject>()).d_type;
    raise!(
        PyExc_TypeError,
        c"descriptor '%V' for '%.100s' objects doesn't apply to a '%.100s' object",
        shown_name(op),
        c"?".as_ptr(),
        (*owner).tp_name,
        (*Py_TYPE(instance)).tp_name
    )
}

unsafe extern "C" fn get_qualname(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let descriptor: *mut PyDescrObject = op.cast();
    if (*descriptor).d_qualname.is_null() {
        match qualname(descriptor) {
            Ok(name) => (*descriptor).d_qualname = name.into_raw(),
            Err(Raised) => return null_mut(),
        }
    }
    new_ref((*descriptor).d_qualname)
}

unsafe fn qualname(descriptor: *mut PyDescrObject) -> Fallible<Ref> {
    if (*descriptor).d_name.is_null() || !PyUnicode_Check((*descriptor).d_name) {
        return Err(raise!(
            PyExc_TypeError,
            c"<descriptor>.__name__ is not a unicode object"
        ));
    }
    let owner = owned(PyObject_GetAttr(
        (*descriptor).d_type.cast(),
        name!("__qualname__"),
    ))?;
    if !PyUnicode_Check(owner.ptr()) {
        return Err(raise!(
            PyExc_TypeError,
            c"<descriptor>.__objclass__.__qualname__ is not a unicode object"
        ));
    }
    owned(PyUnicode_FromFormat(
        c"%S.%S".as_ptr(),
        owner.ptr(),
        (*descriptor).d_name,
    ))
}

/// `__reduce__`: by `getattr`.
pub unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let descriptor: *mut PyDescrObject = op.cast();
    let result = || -> Fallible<Ref> {
        let getattr = builtin(name!("getattr"))?;
        let arguments = owned(PyTuple_Pack(2, (*descriptor).d_type, (*descriptor).d_name))?;
        owned(PyTuple_Pack(2, getattr.ptr(), arguments.ptr()))
    };
    result().or_null()
}

/// A name of the module `builtins`.
pub unsafe fn builtin(name: *mut PyObject) -> Fallible<Ref> {
    let module = owned(PyImport_ImportModule(c"builtins".as_ptr()))?;
    owned(PyObject_GetAttr(module.ptr(), name))
}

/// `__objclass__` and `__name__`.
pub const MEMBERS_TABLE: *mut PyMemberDef = (&raw mut MEMBERS).cast();
static mut MEMBERS: [PyMemberDef; 3] = [
    field(
        c"__objclass__",
        _Py_T_OBJECT,
        offset_of!(PyDescrObject, d_type),
        c"",
    ),
    field(
        c"__name__",
        _Py_T_OBJECT,
        offset_of!(PyDescrObject, d_name),
        c"",
    ),
    PyMemberDef::EMPTY,
];

/// `__reduce__`.
pub const METHODS_TABLE: *mut PyMethodDef = (&raw mut METHODS).cast();
static mut METHODS: [PyMethodDef; 2] = [no_args(c"__reduce__", reduce, c""), PyMethodDef::EMPTY];

/// `__qualname__`.
pub const QUALNAME: PyGetSetDef = readable(c"__qualname__", get_qualname, c"");

/// The part of the type that is the same for all.
pub const BASE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_traverse: Some(traverse),
    tp_members: MEMBERS_TABLE,
    ..PyTypeObject::EMPTY
};
