//! `property`.

use core::mem::offset_of;

use super::bound;
use crate::prelude::*;
use crate::types::define::{attribute, by_tuple, field, one_arg, readable, writable};
use crate::types::kind::raise;

#[repr(C)]
struct Property {
    ob_base: PyObject,
    get: *mut PyObject,
    set: *mut PyObject,
    delete: *mut PyObject,
    doc: *mut PyObject,
    name: *mut PyObject,
    /// Whether the documentation is that of the getter.
    getter_doc: c_int,
}

/// `PyProperty_Type`.
pub const PROPERTY: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"property".as_ptr(),
    tp_basicsize: size_of::<Property>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    tp_doc: c"property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nAn attribute that functions get, set and delete; a decorator, of the one that gets.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSET).cast(),
    tp_descr_get: Some(get),
    tp_descr_set: Some(set),
    tp_init: Some(init),
    tp_alloc: Some(PyType_GenericAlloc),
    tp_new: Some(PyType_GenericNew),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

static mut METHODS: [PyMethodDef; 5] = [
    one_arg(
        c"getter",
        getter,
        c"getter($self, object, /)\n--\n\nThe same property with another function that gets.",
    ),
    one_arg(
        c"setter",
        setter,
        c"setter($self, object, /)\n--\n\nThe same property with another function that sets.",
    ),
    one_arg(
        c"deleter",
        deleter,
        c"deleter($self, object, /)\n--\n\nThe same property with another function that deletes.",
    ),
    by_tuple(
        c"__set_name__",
        set_name,
        c"__set_name__($self, owner, name, /)\n--\n\nTells the property what it is called.",
    ),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 5] = [
    field(c"fget", _Py_T_OBJECT, offset_of!(Property, get), c""),
    field(c"fset", _Py_T_OBJECT, offset_of!(Property, set), c""),
    field(c"fdel", _Py_T_OBJECT, offset_of!(Property, delete), c""),
    writable(c"__doc__", _Py_T_OBJECT, offset_of!(Property, doc), c""),
    PyMemberDef::EMPTY,
];

static mut GETSET: [PyGetSetDef; 3] = [
    attribute(c"__name__", Some(get_name), Some(put_name), c""),
    readable(c"__isabstractmethod__", get_abstract, c""),
    PyGetSetDef::EMPTY,
];

unsafe fn of(op: *mut PyObject) -> *mut Property {
    op.cast()
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

unsafe fn parts(op: *mut PyObject) -> [*mut PyObject; 5] {
    let property = of(op);
    [
        (*property).get,
        (*property).set,
        (*property).delete,
        (*property).doc,
        (*property).name,
    ]
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

unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    xdecref(ptr::replace(&raw mut (*of(op)).doc, null_mut()));
    0
}

/// The name it has: that of the attribute, else that of the getter.
unsafe fn name(op: *mut PyObject) -> Fallible<Option<Ref>> {
    let property = of(op);
    if !(*property).name.is_null() {
        return Ok(Some(Ref::new((*property).name)));
    }
    if !(*property).get.is_null() && (*property).get != Py_None() {
        let mut found = null_mut();
        truth(PyObject_GetOptionalAttr(
            (*property).get,
            name!("__name__"),
            &mut found,
        ))?;
        return Ok(Ref::steal(found));
    }
    Ok(None)
}

unsafe extern "C" fn get_name(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    match name(op) {
        Ok(Some(name)) => name.into_raw(),
        Ok(None) => PyErr_Format(
            PyExc_AttributeError,
            c"'property' object has no attribute '__name__'".as_ptr(),
        ),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn put_name(op: *mut PyObject, value: *mut PyObject, _: *mut c_void) -> c_int {
    let old = ptr::replace(&raw mut (*of(op)).name, xnew_ref(value));
    xdecref(old);
    0
}

#[cold]
unsafe fn has_no(op: *mut PyObject, instance: *mut PyObject, what: &CStr) -> Raised {
    let Ok(name) = name(op) else { return Raised };
    let qualname = Ref::steal(PyType_GetQualName(Py_TYPE(instance)));
    let what = what.as_ptr();
    match (name, qualname) {
        (Some(name), Some(qualname)) => raise!(
            PyExc_AttributeError,
            c"property %R of %R object has no %s",
            name.ptr(),
            qualname.ptr(),
            what
        ),
        (None, Some(qualname)) => raise!(
            PyExc_AttributeError,
            c"property of %R object has no %s",
            qualname.ptr(),
            what
        ),
        _ => raise!(PyExc_AttributeError, c"property has no %s", what),
    }
}

unsafe extern "C" fn get(
    op: *mut PyObject,
    instance: *mut PyObject,
    _owner: *mut PyObject,
) -> *mut PyObject {
    if instance.is_null() || instance == Py_None() {
        return new_ref(op);
    }
    let function = (*of(op)).get;
    if function.is_null() {
        has_no(op, instance, c"getter");
        return null_mut();
    }
    PyObject_CallOneArg(function, instance)
}

unsafe extern "C" fn set(
    op: *mut PyObject,
    instance: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    let outcome = || -> Fallible {
        let property = of(op);
        if value.is_null() {
            if (*property).delete.is_null() {
                return Err(has_no(op, instance, c"deleter"));
            }
            owned(PyObject_CallOneArg((*property).delete, instance))?;
            return Ok(());
        }
        if (*property).set.is_null() {
            return Err(has_no(op, instance, c"setter"));
        }
        let stack = [null_mut(), instance, value];
        owned(PyObject_Vectorcall(
            (*property).set,
            stack.as_ptr().add(1),
            2 | PY_VECTORCALL_ARGUMENTS_OFFSET,
            null_mut(),
        ))?;
        Ok(())
    };
    outcome().or_minus_one()
}

unsafe extern "C" fn getter(op: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    copy(op, function, null_mut(), null_mut()).or_null()
}

unsafe extern "C" fn setter(op: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    copy(op, null_mut(), function, null_mut()).or_null()
}

unsafe extern "C" fn deleter(op: *mut PyObject, function: *mut PyObject) -> *mut PyObject {
    copy(op, null_mut(), null_mut(), function).or_null()
}

/// A property of the same type with one function replaced: those that are NULL or None stay.
unsafe fn copy(
    op: *mut PyObject,
    get: *mut PyObject,
    set: *mut PyObject,
    delete: *mut PyObject,
) -> Fallible<Ref> {
    let property = of(op);
    let choose = |given: *mut PyObject, old: *mut PyObject| {
        if !given.is_null() && given != Py_None() {
            given
        } else if old.is_null() {
            Py_None()
        } else {
            old
        }
    };
    let get = choose(get, (*property).get);
    // The documentation of the getter is asked for anew.
    let doc = if (*property).getter_doc != 0 && get != Py_None() || (*property).doc.is_null() {
        Py_None()
    } else {
        (*property).doc
    };
    let made = owned(PyObject_CallFunctionObjArgs(
        Py_TYPE(op).cast(),
        get,
        choose(set, (*property).set),
        choose(delete, (*property).delete),
        doc,
        null_mut::<PyObject>(),
    ))?;
    if PyObject_TypeCheck(made.ptr(), &raw mut PyProperty_Type) {
        let name = xnew_ref((*property).name);
        xdecref(ptr::replace(&raw mut (*of(made.ptr())).name, name));
    }
    Ok(made)
}

unsafe extern "C" fn set_name(op: *mut PyObject, arguments: *mut PyObject) -> *mut PyObject {
    let count = Py_SIZE(arguments);
    if count != 2 {
        return PyErr_Format(
            PyExc_TypeError,
            c"__set_name__() takes 2 positional arguments but %zd were given".as_ptr(),
            count,
        );
    }
    let name = new_ref(PyTuple_GET_ITEM(arguments, 1));
    xdecref(ptr::replace(&raw mut (*of(op)).name, name));
    new_ref(Py_None())
}

unsafe extern "C" fn get_abstract(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let property = of(op);
    for function in [(*property).get, (*property).set, (*property).delete] {
        match bound::is_abstract(function) {
            Ok(false) => {}
            Ok(true) => return new_ref(Py_True()),
            Err(Raised) => return null_mut(),
        }
    }
    new_ref(Py_False())
}

unsafe extern "C" fn init(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    let mut given: [*mut PyObject; 4] = [null_mut(); 4];
    let [get, set, delete, doc] = &mut given;
    let names_fit = parse_named!(
        arguments,
        keywords,
        c"|OOOO:property",
        [c"fget", c"fset", c"fdel", c"doc"],
        *get,
        *set,
        *delete,
        *doc
    );
    names_fit.and_then(|()| fill(op, given)).or_minus_one()
}

unsafe fn fill(op: *mut PyObject, given: [*mut PyObject; 4]) -> Fallible {
    let given = given.map(|value| {
        if value == Py_None() {
            null_mut()
        } else {
            value
        }
    });
    let property = of(op);
    let places = [
        &raw mut (*property).get,
        &raw mut (*property).set,
        &raw mut (*property).delete,
    ];
    for (place, value) in places.into_iter().zip(given) {
        xdecref(ptr::replace(place, xnew_ref(value)));
    }
    xdecref(ptr::replace(&raw mut (*property).doc, null_mut()));
    xdecref(ptr::replace(&raw mut (*property).name, null_mut()));
    (*property).getter_doc = 0;
    let [get, _, _, doc] = given;
    let mut text = Ref::new_or_none(doc);
    if text.is_none() && !get.is_null() {
        let mut found = null_mut();
        truth(PyObject_GetOptionalAttr(get, name!("__doc__"), &mut found))?;
        text = Ref::steal(found).filter(|found| found.ptr() != Py_None());
        (*property).getter_doc = text.is_some().into();
    }
    if Py_IS_TYPE(op, &raw mut PyProperty_Type) {
        (*property).doc = text.map_or(null_mut(), Ref::into_raw);
        return Ok(());
    }
    set_doc_of_subclass(op, text)
}

/// A subclass has its own `__doc__`, which hides the field.
unsafe fn set_doc_of_subclass(op: *mut PyObject, text: Option<Ref>) -> Fallible {
    let by_getter = (*of(op)).getter_doc != 0;
    let text = text.unwrap_or_else(|| Ref::new(Py_None()));
    if PyObject_SetAttr(op, name!("__doc__"), text.ptr()) < 0 {
        if !by_getter && PyErr_ExceptionMatches(PyExc_AttributeError) != 0 {
            PyErr_Clear();
            return Ok(());
        }
        return Err(Raised);
    }
    Ok(())
}
