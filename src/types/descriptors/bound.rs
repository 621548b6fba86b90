//! `classmethod` and `staticmethod`.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::define::{attribute, field, readable};
use crate::types::kind::raise;

/// Either of the two: what is wrapped, and attributes of its own.
#[repr(C)]
struct Wrapped {
    ob_base: PyObject,
    callable: *mut PyObject,
    dict: *mut PyObject,
}

/// What the two types have in common.
const BASE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_basicsize: size_of::<Wrapped>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_flags: Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSET).cast(),
    tp_dictoffset: offset_of!(Wrapped, dict) as Py_ssize_t,
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(PyType_GenericNew),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

/// `PyClassMethod_Type`.
pub const CLASS_METHOD: PyTypeObject = PyTypeObject {
    tp_name: c"classmethod".as_ptr(),
    tp_repr: Some(class_repr),
    tp_doc: c"classmethod(function, /)\n--\n\nMakes a function one of the class: it gets the class first, called by it or by an object of it.".as_ptr(),
    tp_descr_get: Some(class_get),
    tp_init: Some(class_init),
    ..BASE
};

/// `PyStaticMethod_Type`.
pub const STATIC_METHOD: PyTypeObject = PyTypeObject {
    tp_name: c"staticmethod".as_ptr(),
    tp_repr: Some(static_repr),
    tp_call: Some(static_call),
    tp_doc: c"staticmethod(function, /)\n--\n\nMakes a function one that gets neither the object nor the class.".as_ptr(),
    tp_descr_get: Some(static_get),
    tp_init: Some(static_init),
    ..BASE
};

/// `PyFunction_Type`, of which there are no objects.
pub const FUNCTION: PyTypeObject = PyTypeObject {
    ob_base: BASE.ob_base,
    tp_name: c"function".as_ptr(),
    tp_basicsize: size_of::<PyObject>() as Py_ssize_t,
    ..PyTypeObject::EMPTY
};

static mut MEMBERS: [PyMemberDef; 3] = [
    field(
        c"__func__",
        _Py_T_OBJECT,
        offset_of!(Wrapped, callable),
        c"",
    ),
    field(
        c"__wrapped__",
        _Py_T_OBJECT,
        offset_of!(Wrapped, callable),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 3] = [
    readable(c"__isabstractmethod__", get_abstract, c""),
    attribute(
        c"__dict__",
        Some(PyObject_GenericGetDict),
        Some(PyObject_GenericSetDict),
        c"",
    ),
    PyGetSetDef::EMPTY,
];

/// A new one of either type around `callable`.
pub unsafe fn new_bound(kind: *mut PyTypeObject, callable: *mut PyObject) -> Fallible<Ref> {
    let op = owned(PyType_GenericAlloc(kind, 0))?;
    (*op.cast::<Wrapped>()).callable = new_ref(callable);
    Ok(op)
}

unsafe fn callable_of(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<Wrapped>()).callable
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    xdecref(callable_of(op));
    xdecref((*op.cast::<Wrapped>()).dict);
    match (*Py_TYPE(op)).tp_free {
        Some(free) => free(op.cast()),
        None => PyObject_GC_Del(op.cast()),
    }
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, argument: *mut c_void) -> c_int {
    let Some(visit) = visit else { return 0 };
    for part in [callable_of(op), (*op.cast::<Wrapped>()).dict] {
        if !part.is_null() {
            let answer = visit(part, argument);
            if answer != 0 {
                return answer;
            }
        }
    }
    0
}

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    let wrapped: *mut Wrapped = op.cast();
    xdecref(ptr::replace(&raw mut (*wrapped).dict, null_mut()));
    xdecref(ptr::replace(&raw mut (*wrapped).callable, null_mut()));
    0
}

unsafe extern "C" fn get_abstract(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    is_abstract(callable_of(op))
        .map(|answer| Ref::new(Py_Bool(answer)))
        .or_null()
}

/// Whether `op` says that it is an abstract method.
pub unsafe fn is_abstract(op: *mut PyObject) -> Fallible<bool> {
    if op.is_null() {
        return Ok(false);
    }
    let mut found = null_mut();
    let is_there = truth(PyObject_GetOptionalAttr(
        op,
        name!("__isabstractmethod__"),
        &mut found,
    ))?;
    let Some(found) = Ref::steal(found).filter(|_| is_there) else {
        return Ok(false);
    };
    truth(PyObject_IsTrue(found.ptr()))
}

/// Takes over name, documentation and the like of what is wrapped.
unsafe fn copy_attributes(op: *mut PyObject, from: *mut PyObject) -> Fallible {
    for name in [
        name!("__module__"),
        name!("__name__"),
        name!("__qualname__"),
        name!("__doc__"),
        name!("__annotations__"),
    ] {
        let mut value = null_mut();
        truth(PyObject_GetOptionalAttr(from, name, &mut value))?;
        if let Some(value) = Ref::steal(value) {
            status(PyObject_SetAttr(op, name, value.ptr()))?;
        }
    }
    Ok(())
}

unsafe fn init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
    name: &CStr,
) -> Fallible {
    if !keywords.is_null() && PyDict_Size(keywords) != 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"%.200s() takes no keyword arguments",
            name.as_ptr()
        ));
    }
    let count = Py_SIZE(arguments);
    if count != 1 {
        return Err(raise!(
            PyExc_TypeError,
            c"%s expected 1 argument, got %zd",
            name.as_ptr(),
            count
        ));
    }
    let callable = PyTuple_GET_ITEM(arguments, 0);
    let old = ptr::replace(&raw mut (*op.cast::<Wrapped>()).callable, new_ref(callable));
    xdecref(old);
    copy_attributes(op, callable)
}

unsafe extern "C" fn class_init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    init(op, arguments, keywords, c"classmethod").or_minus_one()
}

unsafe extern "C" fn static_init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    init(op, arguments, keywords, c"staticmethod").or_minus_one()
}

unsafe extern "C" fn class_repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(c"<classmethod(%R)>".as_ptr(), callable_of(op))
}

unsafe extern "C" fn static_repr(op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromFormat(c"<staticmethod(%R)>".as_ptr(), callable_of(op))
}

#[cold]
unsafe fn uninitialized(name: &CStr) -> *mut PyObject {
    PyErr_Format(
        PyExc_RuntimeError,
        c"uninitialized %s object".as_ptr(),
        name.as_ptr(),
    )
}

unsafe extern "C" fn class_get(
    op: *mut PyObject,
    instance: *mut PyObject,
    kind: *mut PyObject,
) -> *mut PyObject {
    if callable_of(op).is_null() {
        return uninitialized(c"classmethod");
    }
    let kind = if kind.is_null() {
        Py_TYPE(instance).cast()
    } else {
        kind
    };
    PyMethod_New(callable_of(op), kind)
}

unsafe extern "C" fn static_get(
    op: *mut PyObject,
    _instance: *mut PyObject,
    _kind: *mut PyObject,
) -> *mut PyObject {
    if callable_of(op).is_null() {
        return uninitialized(c"staticmethod");
    }
    new_ref(callable_of(op))
}

unsafe extern "C" fn static_call(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    PyObject_Call(callable_of(op), arguments, keywords)
}
