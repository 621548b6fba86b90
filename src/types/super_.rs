//! `super`.

use core::mem::offset_of;

use crate::prelude::*;
use crate::types::define::field;
use crate::types::kind::{cache, mro, raise};

#[repr(C)]
struct Super {
    ob_base: PyObject,
    /// The class after which the search begins.
    class: *mut PyTypeObject,
    /// The object, or NULL when it is not bound.
    object: *mut PyObject,
    /// The class along whose order the search goes.
    object_class: *mut PyTypeObject,
}

/// `PySuper_Type`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"super".as_ptr(),
    tp_basicsize: size_of::<Super>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_getattro: Some(getattro),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    tp_doc: c"super()\nsuper(type)\nsuper(type, obj)\nsuper(type, type2)\n\nAttributes of an object or class as the classes after another one have them.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_descr_get: Some(get),
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(PyType_GenericNew),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

static mut MEMBERS: [PyMemberDef; 4] = [
    field(
        c"__thisclass__",
        _Py_T_OBJECT,
        offset_of!(Super, class),
        c"where the search begins after",
    ),
    field(
        c"__self__",
        _Py_T_OBJECT,
        offset_of!(Super, object),
        c"what attributes are of, or None",
    ),
    field(
        c"__self_class__",
        _Py_T_OBJECT,
        offset_of!(Super, object_class),
        c"the class whose bases are searched, or None",
    ),
    PyMemberDef::EMPTY,
];

unsafe fn of(op: *mut PyObject) -> *mut Super {
    op.cast()
}

unsafe fn parts(op: *mut PyObject) -> [*mut PyObject; 3] {
    let this = of(op);
    [
        (*this).class.cast(),
        (*this).object,
        (*this).object_class.cast(),
    ]
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    crate::gc::untrack(op);
    for part in parts(op) {
        xdecref(part);
    }
    match (*Py_TYPE(op)).tp_free {
        Some(free) => free(op.cast()),
        None => PyObject_GC_Del(op.cast()),
    }
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, argument: *mut c_void) -> c_int {
    let Some(visit) = visit else { return 0 };
    for part in parts(op) {
        if !part.is_null() {
            let answer = visit(part, argument);
            if answer != 0 {
                return answer;
            }
        }
    }
    0
}

unsafe fn name_of(kind: *mut PyTypeObject) -> *const c_char {
    if kind.is_null() {
        c"NULL".as_ptr()
    } else {
        (*kind).tp_name
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let this = of(op);
    if (*this).object_class.is_null() {
        return PyUnicode_FromFormat(
            c"<super: <class '%s'>, NULL>".as_ptr(),
            name_of((*this).class),
        );
    }
    PyUnicode_FromFormat(
        c"<super: <class '%s'>, <%s object>>".as_ptr(),
        name_of((*this).class),
        name_of((*this).object_class),
    )
}

unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    match find(op, name) {
        Ok(Some(found)) => found.into_raw(),
        Ok(None) => PyObject_GenericGetAttr(op, name),
        Err(Raised) => null_mut(),
    }
}

/// What the classes after `class` in the order of the object's class have under `name`.
unsafe fn find(op: *mut PyObject, name: *mut PyObject) -> Fallible<Option<Ref>> {
    let this = of(op);
    let start = (*this).object_class;
    if start.is_null() || PyUnicode_Check(name) && is_class(name) {
        return Ok(None);
    }
    let Some(order) = Ref::new_or_none((*start).tp_mro) else {
        return Ok(None);
    };
    let count = Py_SIZE(order.ptr());
    let mut i = 0;
    while i + 1 < count && PyTuple_GET_ITEM(order.ptr(), i) != (*this).class.cast() {
        i += 1;
    }
    let _start = Ref::new(start);
    let hash = cache::hash_of(name);
    if hash == -1 {
        return Err(Raised);
    }
    for i in i + 1..count {
        let base: *mut PyTypeObject = PyTuple_GET_ITEM(order.ptr(), i).cast();
        let found = _PyDict_GetItem_KnownHash((*base).tp_dict, name, hash);
        let Some(found) = Ref::new_or_none(found) else {
            if !PyErr_Occurred().is_null() {
                return Err(Raised);
            }
            continue;
        };
        return match (*Py_TYPE(found.ptr())).tp_descr_get {
            Some(get) => {
                let object = (*this).object;
                // Through the class itself nothing is bound to an instance.
                let instance = if object == start.cast() {
                    null_mut()
                } else {
                    object
                };
                owned(get(found.ptr(), instance, start.cast())).map(Some)
            }
            None => Ok(Some(found)),
        };
    }
    Ok(None)
}

/// `__class__` is that of the super object.
unsafe fn is_class(name: *mut PyObject) -> bool {
    name == name!("__class__")
        || PyUnicode_GET_LENGTH(name) == 9
            && PyUnicode_CompareWithASCIIString(name, c"__class__".as_ptr()) == 0
}

/// The class along whose order to search for `object` after `class`.
unsafe fn check(class: *mut PyTypeObject, object: *mut PyObject) -> Fallible<Ref> {
    if PyType_Check(object) && mro::is_subtype(object.cast(), class) {
        return Ok(Ref::new(object));
    }
    if mro::is_subtype(Py_TYPE(object), class) {
        return Ok(Ref::new(Py_TYPE(object)));
    }
    let mut said = null_mut();
    truth(PyObject_GetOptionalAttr(
        object,
        name!("__class__"),
        &mut said,
    ))?;
    if let Some(said) = Ref::steal(said)
        && PyType_Check(said.ptr())
        && said.ptr() != Py_TYPE(object).cast()
        && mro::is_subtype(said.cast(), class)
    {
        return Ok(said);
    }
    let (what, name) = if PyType_Check(object) {
        (c"type", (*object.cast::<PyTypeObject>()).tp_name)
    } else {
        (c"instance of", (*Py_TYPE(object)).tp_name)
    };
    Err(raise!(
        PyExc_TypeError,
        c"super(type, obj): obj (%s %.200s) is not an instance or subtype of type (%.200s).",
        what.as_ptr(),
        name,
        (*class).tp_name
    ))
}

unsafe extern "C" fn get(
    op: *mut PyObject,
    object: *mut PyObject,
    _kind: *mut PyObject,
) -> *mut PyObject {
    let this = of(op);
    if object.is_null() || object == Py_None() || !(*this).object.is_null() {
        return new_ref(op);
    }
    let bound = || -> Fallible<Ref> {
        if !Py_IS_TYPE(op, &raw mut PySuper_Type) {
            return owned(PyObject_CallFunctionObjArgs(
                Py_TYPE(op).cast(),
                (*this).class,
                object,
                null_mut::<PyObject>(),
            ));
        }
        let class = check((*this).class, object)?;
        let made = owned(PyType_GenericAlloc(&raw mut PySuper_Type, 0))?;
        fill(made.ptr(), (*this).class, object, Some(class));
        Ok(made)
    };
    bound().or_null()
}

unsafe fn fill(
    op: *mut PyObject,
    class: *mut PyTypeObject,
    object: *mut PyObject,
    object_class: Option<Ref>,
) {
    let old = parts(op);
    let this = of(op);
    (*this).class = new_ref(class).cast();
    (*this).object = xnew_ref(object);
    (*this).object_class = object_class.map_or(null_mut(), Ref::into_raw).cast();
    for part in old {
        xdecref(part);
    }
}

unsafe extern "C" fn init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    let outcome = || -> Fallible {
        if !keywords.is_null() && PyDict_Size(keywords) != 0 {
            return Err(raise!(
                PyExc_TypeError,
                c"super() takes no keyword arguments"
            ));
        }
        let count = Py_SIZE(arguments);
        if count > 2 {
            return Err(raise!(
                PyExc_TypeError,
                c"super() expected at most 2 arguments, got %zd",
                count
            ));
        }
        if count == 0 {
            // There is no frame of Python to take them from.
            return Err(raise!(PyExc_RuntimeError, c"super(): no current frame"));
        }
        let class = PyTuple_GET_ITEM(arguments, 0);
        if !PyType_Check(class) {
            return Err(raise!(
                PyExc_TypeError,
                c"super() argument 1 must be a type, not %.200s",
                (*Py_TYPE(class)).tp_name
            ));
        }
        let object = if count == 2 {
            PyTuple_GET_ITEM(arguments, 1)
        } else {
            Py_None()
        };
        if object == Py_None() {
            fill(op, class.cast(), null_mut(), None);
            return Ok(());
        }
        let object_class = check(class.cast(), object)?;
        fill(op, class.cast(), object, Some(object_class));
        Ok(())
    };
    outcome().or_minus_one()
}
