//! `instancemethod`: a callable that becomes a method of the objects of a class it is in.

use super::method::of_type_or;
use crate::gc;
use crate::prelude::*;
use crate::types::container::visit_all;
use crate::types::define::{STATIC_TYPE, field, readable};

/// `instancemethod`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"instancemethod".as_ptr(),
    tp_basicsize: size_of::<PyInstanceMethodObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_call: Some(call),
    tp_getattro: Some(getattro),
    tp_flags: Py_TPFLAGS_HAVE_GC,
    tp_doc: c"instancemethod(function, /)\n--\n\nMakes any callable a method when an object of the class is asked for it.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_richcompare: Some(richcompare),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    tp_descr_get: Some(descr_get),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut MEMBERS: [PyMemberDef; 2] = [
    field(
        c"__func__",
        _Py_T_OBJECT,
        core::mem::offset_of!(PyInstanceMethodObject, func),
        c"What is called.",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 2] = [readable(c"__doc__", get_doc, c""), PyGetSetDef::EMPTY];

unsafe fn function(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<PyInstanceMethodObject>()).func
}

/// A new one.
pub unsafe fn make(function: *mut PyObject) -> Fallible<Ref> {
    let made = _PyObject_GC_New(&raw mut PyInstanceMethod_Type);
    if made.is_null() {
        return Err(Raised);
    }
    (*made.cast::<PyInstanceMethodObject>()).func = new_ref(function);
    gc::track(made);
    Ok(Ref::steal_unchecked(made))
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    decref(function(op));
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    visit_all(visit, arg, &[function(op)])
}

unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    of_type_or(op, name, function(op))
}

unsafe extern "C" fn call(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    PyObject_Call(function(op), args, kwargs)
}

unsafe extern "C" fn descr_get(
    op: *mut PyObject,
    instance: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() {
        new_ref(function(op))
    } else {
        PyMethod_New(function(op), instance)
    }
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    let kind = &raw mut PyInstanceMethod_Type;
    let comparable = (operator == Py_EQ || operator == Py_NE)
        && Py_IS_TYPE(one, kind)
        && Py_IS_TYPE(other, kind);
    if !comparable {
        return new_ref(Py_NotImplemented());
    }
    let equal = PyObject_RichCompareBool(function(one), function(other), Py_EQ);
    if equal < 0 {
        return null_mut();
    }
    new_ref(Py_Bool((equal > 0) == (operator == Py_EQ)))
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let mut found = null_mut();
    if PyObject_GetOptionalAttr(function(op), name!("__name__"), &mut found) < 0 {
        return null_mut();
    }
    let name = Ref::steal(found).filter(|name| PyUnicode_Check(name.ptr()));
    PyUnicode_FromFormat(
        c"<instancemethod %V at %p>".as_ptr(),
        name.as_ref().map_or(null_mut(), Ref::ptr),
        c"?".as_ptr(),
        op,
    )
}

unsafe extern "C" fn new(
    _kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !kwargs.is_null() && _PyArg_NoKeywords(c"instancemethod".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    if _PyArg_CheckPositional(c"instancemethod".as_ptr(), Py_SIZE(args), 1, 1) == 0 {
        return null_mut();
    }
    let function = PyTuple_GET_ITEM(args, 0);
    if PyCallable_Check(function) == 0 {
        PyErr_SetString(PyExc_TypeError, c"first argument must be callable".as_ptr());
        return null_mut();
    }
    make(function).or_null()
}

unsafe extern "C" fn get_doc(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyObject_GetAttr(function(op), name!("__doc__"))
}
