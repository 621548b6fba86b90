//! `wrapper_descriptor`, the method that stands for a slot, and `method-wrapper`, the same bound to an object.

use core::mem::{offset_of, transmute};

use super::{common, doc};
use crate::prelude::*;
use crate::types::define::{field, no_args, readable};
use crate::types::kind::{mro, raise};

/// `PyWrapperDescr_Type`.
pub const SLOT: PyTypeObject = PyTypeObject {
    tp_name: c"wrapper_descriptor".as_ptr(),
    tp_basicsize: size_of::<PyWrapperDescrObject>() as Py_ssize_t,
    tp_repr: Some(repr),
    tp_call: Some(call),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_METHOD_DESCRIPTOR,
    tp_methods: common::METHODS_TABLE,
    tp_getset: (&raw mut GETSET).cast(),
    tp_descr_get: Some(get),
    ..common::BASE
};

/// The type of method wrappers.
pub const METHOD_WRAPPER: PyTypeObject = PyTypeObject {
    tp_name: c"method-wrapper".as_ptr(),
    tp_basicsize: size_of::<Bound>() as Py_ssize_t,
    tp_dealloc: Some(bound_dealloc),
    tp_repr: Some(bound_repr),
    tp_hash: Some(bound_hash),
    tp_call: Some(bound_call),
    tp_traverse: Some(bound_traverse),
    tp_richcompare: Some(bound_compare),
    tp_methods: (&raw mut BOUND_METHODS).cast(),
    tp_members: (&raw mut BOUND_MEMBERS).cast(),
    tp_getset: (&raw mut BOUND_GETSET).cast(),
    ..common::BASE
};

static mut BOUND_TYPE: PyTypeObject = METHOD_WRAPPER;

/// The type of method wrappers, which no header names.
pub fn method_wrapper_type() -> *mut PyTypeObject {
    &raw mut BOUND_TYPE
}

static mut GETSET: [PyGetSetDef; 4] = [
    readable(c"__doc__", get_doc, c""),
    common::QUALNAME,
    readable(c"__text_signature__", get_signature, c""),
    PyGetSetDef::EMPTY,
];

/// A slot's method and the object that it is bound to.
#[repr(C)]
struct Bound {
    ob_base: PyObject,
    method: *mut PyObject,
    object: *mut PyObject,
}

/// `PyDescr_NewWrapper`: `wrapped` is the function in the slot.
pub unsafe fn new_slot(
    kind: *mut PyTypeObject,
    base: *mut wrapperbase,
    wrapped: *mut c_void,
) -> Fallible<Ref> {
    let op = common::allocate(&raw mut PyWrapperDescr_Type, kind, (*base).name)?;
    let descriptor: *mut PyWrapperDescrObject = op.cast();
    (*descriptor).d_base = base;
    (*descriptor).d_wrapped = wrapped;
    Ok(op)
}

/// `PyWrapper_New`.
pub unsafe fn new_method_wrapper(method: *mut PyObject, object: *mut PyObject) -> Fallible<Ref> {
    let op = owned(_PyObject_GC_New(method_wrapper_type()))?;
    let bound: *mut Bound = op.cast();
    (*bound).method = new_ref(method);
    (*bound).object = new_ref(object);
    crate::gc::track(op.ptr());
    Ok(op)
}

unsafe fn base(op: *mut PyObject) -> *mut wrapperbase {
    (*op.cast::<PyWrapperDescrObject>()).d_base
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    common::repr(op, c"<slot wrapper '%U' of '%s' objects>")
}

unsafe extern "C" fn get_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    doc::doc_text((*base(op)).name, (*base(op)).doc).or_null()
}

unsafe extern "C" fn get_signature(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    doc::text_signature((*base(op)).name, (*base(op)).doc).or_null()
}

unsafe extern "C" fn get(
    op: *mut PyObject,
    instance: *mut PyObject,
    _owner: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        return new_ref(op);
    }
    common::check(op, instance)
        .and_then(|()| new_method_wrapper(op, instance))
        .or_null()
}

/// Calls the slot of `object` with the rest of the arguments.
unsafe fn call_for(
    op: *mut PyObject,
    object: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> Fallible<Ref> {
    let base = base(op);
    let wrapped = (*op.cast::<PyWrapperDescrObject>()).d_wrapped;
    if (*base).flags & PyWrapperFlag_KEYWORDS != 0 {
        let wrapper: wrapperfunc_kwds = transmute((*base).wrapper);
        return match wrapper {
            Some(wrapper) => owned(wrapper(object, arguments, wrapped, keywords)),
            None => Err(Raised),
        };
    }
    if !keywords.is_null() && (!PyDict_Check(keywords) || PyDict_Size(keywords) != 0) {
        return Err(raise!(
            PyExc_TypeError,
            c"wrapper %s() takes no keyword arguments",
            (*base).name
        ));
    }
    match (*base).wrapper {
        Some(wrapper) => owned(wrapper(object, arguments, wrapped)),
        None => Err(Raised),
    }
}

unsafe extern "C" fn call(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let owner = (*op.cast::<PyDescrObject>()).d_type;
        let count = Py_SIZE(arguments);
        if count < 1 {
            return Err(raise!(
                PyExc_TypeError,
                c"descriptor '%V' of '%.100s' object needs an argument",
                common::shown_name(op),
                c"?".as_ptr(),
                (*owner).tp_name
            ));
        }
        let object = PyTuple_GET_ITEM(arguments, 0);
        if !mro::is_subtype(Py_TYPE(object), owner) {
            return Err(raise!(
                PyExc_TypeError,
                c"descriptor '%V' requires a '%.100s' object but received a '%.100s'",
                common::shown_name(op),
                c"?".as_ptr(),
                (*owner).tp_name,
                (*Py_TYPE(object)).tp_name
            ));
        }
        let rest = owned(PyTuple_GetSlice(arguments, 1, count))?;
        call_for(op, object, rest.ptr(), keywords)
    };
    result().or_null()
}

unsafe fn method_of(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<Bound>()).method
}

unsafe fn object_of(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<Bound>()).object
}

unsafe extern "C" fn bound_dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    xdecref(method_of(op));
    xdecref(object_of(op));
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn bound_traverse(
    op: *mut PyObject,
    visit: visitproc,
    argument: *mut c_void,
) -> c_int {
    let Some(visit) = visit else { return 0 };
    match visit(method_of(op), argument) {
        0 => visit(object_of(op), argument),
        answer => answer,
    }
}

unsafe extern "C" fn bound_repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(
        c"<method-wrapper '%s' of %s object at %p>".as_ptr(),
        (*base(method_of(op))).name,
        (*Py_TYPE(object_of(op))).tp_name,
        object_of(op),
    )
}

/// A hash of an address: the low bits say little.
fn hash_of_address<T>(at: *mut T) -> Py_uhash_t {
    at.addr().rotate_right(4)
}

unsafe extern "C" fn bound_hash(op: *mut PyObject) -> Py_hash_t {
    let hash = (hash_of_address(object_of(op)) ^ hash_of_address(method_of(op))) as Py_hash_t;
    if hash == -1 { -2 } else { hash }
}

unsafe extern "C" fn bound_compare(
    a: *mut PyObject,
    b: *mut PyObject,
    operation: c_int,
) -> *mut PyObject {
    let kind = method_wrapper_type();
    if (operation != Py_EQ && operation != Py_NE) || !Py_IS_TYPE(a, kind) || !Py_IS_TYPE(b, kind) {
        return new_ref(Py_NotImplemented());
    }
    let same = method_of(a) == method_of(b) && object_of(a) == object_of(b);
    new_ref(Py_Bool(same == (operation == Py_EQ)))
}

unsafe extern "C" fn bound_call(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    call_for(method_of(op), object_of(op), arguments, keywords).or_null()
}

static mut BOUND_MEMBERS: [PyMemberDef; 2] = [
    field(c"__self__", _Py_T_OBJECT, offset_of!(Bound, object), c""),
    PyMemberDef::EMPTY,
];

static mut BOUND_METHODS: [PyMethodDef; 2] = [
    no_args(c"__reduce__", bound_reduce, c""),
    PyMethodDef::EMPTY,
];

static mut BOUND_GETSET: [PyGetSetDef; 6] = [
    readable(c"__objclass__", bound_owner, c""),
    readable(c"__name__", bound_name, c""),
    readable(c"__qualname__", bound_qualname, c""),
    readable(c"__doc__", bound_doc, c""),
    readable(c"__text_signature__", bound_signature, c""),
    PyGetSetDef::EMPTY,
];

unsafe extern "C" fn bound_reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let getattr = common::builtin(name!("getattr"))?;
        let name = (*method_of(op).cast::<PyDescrObject>()).d_name;
        let arguments = owned(PyTuple_Pack(2, object_of(op), name))?;
        owned(PyTuple_Pack(2, getattr.ptr(), arguments.ptr()))
    };
    result().or_null()
}

unsafe extern "C" fn bound_owner(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref((*method_of(op).cast::<PyDescrObject>()).d_type)
}

unsafe extern "C" fn bound_name(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyUnicode_FromString((*base(method_of(op))).name)
}

unsafe extern "C" fn bound_qualname(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyObject_GetAttr(method_of(op), name!("__qualname__"))
}

unsafe extern "C" fn bound_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    get_doc(method_of(op), null_mut())
}

unsafe extern "C" fn bound_signature(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    get_signature(method_of(op), null_mut())
}
