//! `type`, the type of types.

use core::mem::offset_of;

use super::{attributes, cache, info, methods, new, raise, subclasses, update};
use crate::prelude::*;

/// `PyType_Type`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: PyVarObject {
        ob_base: PyObject {
            ob_refcnt: IMMORTAL,
            ob_type: &raw mut PyType_Type,
        },
        ob_size: 0,
    },
    tp_name: c"type".as_ptr(),
    tp_basicsize: size_of::<PyHeapTypeObject>() as Py_ssize_t,
    tp_itemsize: size_of::<PyMemberDef>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_vectorcall_offset: offset_of!(PyTypeObject, tp_vectorcall) as Py_ssize_t,
    tp_repr: Some(repr),
    tp_call: Some(call),
    tp_getattro: Some(getattro),
    tp_setattro: Some(setattro),
    tp_as_number: &raw mut NUMBER,
    tp_flags: Py_TPFLAGS_HAVE_GC
        | Py_TPFLAGS_BASETYPE
        | Py_TPFLAGS_TYPE_SUBCLASS
        | Py_TPFLAGS_HAVE_VECTORCALL
        | Py_TPFLAGS_ITEMS_AT_END,
    tp_doc: c"type(object)\ntype(name, bases, dict, **kwds)\n\nThe class of an object; with three arguments, a new class."
        .as_ptr(),
    tp_traverse: Some(traverse),
    tp_clear: Some(clear),
    tp_weaklistoffset: offset_of!(PyTypeObject, tp_weaklist) as Py_ssize_t,
    tp_methods: methods::TABLE,
    tp_members: attributes::MEMBERS_TABLE,
    tp_getset: attributes::TABLE,
    tp_dictoffset: offset_of!(PyTypeObject, tp_dict) as Py_ssize_t,
    tp_init: Some(init),
    tp_new: Some(new::new),
    tp_free: Some(PyObject_GC_Del),
    tp_is_gc: Some(is_gc),
    tp_vectorcall: Some(vectorcall),
    ..PyTypeObject::EMPTY
};

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(_Py_union_type_or),
    ..PyNumberMethods::EMPTY
};

/// Whether a type was made while the program ran: the others are not of the collector.
unsafe extern "C" fn is_gc(op: *mut PyObject) -> c_int {
    ((*op.cast::<PyTypeObject>()).tp_flags & Py_TPFLAGS_HEAPTYPE != 0).into()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let kind: *mut PyTypeObject = op.cast();
    let text = || -> Fallible<Ref> {
        let module = match info::module(kind) {
            Ok(module) if PyUnicode_Check(module.ptr()) => Some(module),
            Ok(_) => None,
            Err(Raised) => {
                PyErr_Clear();
                None
            }
        };
        let name = info::qualname(kind)?;
        match module {
            Some(module)
                if PyUnicode_CompareWithASCIIString(module.ptr(), c"builtins".as_ptr()) != 0 =>
            {
                owned(PyUnicode_FromFormat(
                    c"<class '%U.%U'>".as_ptr(),
                    module.ptr(),
                    name.ptr(),
                ))
            }
            _ => owned(PyUnicode_FromFormat(
                c"<class '%s'>".as_ptr(),
                (*kind).tp_name,
            )),
        }
    };
    text().or_null()
}

/// `type(x)` is the type of `x`.
unsafe extern "C" fn vectorcall(
    metatype: *mut PyObject,
    arguments: *const *mut PyObject,
    nargsf: usize,
    keywords: *mut PyObject,
) -> *mut PyObject {
    let count = PyVectorcall_NARGS(nargsf);
    if count == 1 && metatype == (&raw mut PyType_Type).cast() {
        if !keywords.is_null() && Py_SIZE(keywords) != 0 {
            raise!(PyExc_TypeError, c"type() takes no keyword arguments");
            return null_mut();
        }
        return new_ref(Py_TYPE(*arguments));
    }
    _PyObject_MakeTpCall(
        PyThreadState_GetUnchecked(),
        metatype,
        arguments,
        count,
        keywords,
    )
}

/// Calls a type: makes an object and initialises it.
unsafe extern "C" fn call(
    op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> *mut PyObject {
    make(op.cast(), arguments, keywords).or_null()
}

unsafe fn make(
    kind: *mut PyTypeObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> Fallible<Ref> {
    if kind == &raw mut PyType_Type {
        let count = Py_SIZE(arguments);
        let named = !keywords.is_null() && PyDict_Size(keywords) != 0;
        if count == 1 && !named {
            return Ok(Ref::new(Py_TYPE(PyTuple_GET_ITEM(arguments, 0))));
        }
        if count != 3 {
            return Err(raise!(PyExc_TypeError, c"type() takes 1 or 3 arguments"));
        }
    }
    let Some(new) = (*kind).tp_new else {
        return Err(raise!(
            PyExc_TypeError,
            c"cannot create '%s' instances",
            (*kind).tp_name
        ));
    };
    let made = owned(crate::types::call::checked(
        kind.cast(),
        new(kind, arguments, keywords),
    ))?;
    if !PyObject_TypeCheck(made.ptr(), kind) {
        return Ok(made);
    }
    if let Some(init) = (*Py_TYPE(made.ptr())).tp_init {
        status(init(made.ptr(), arguments, keywords))?;
    }
    Ok(made)
}

unsafe extern "C" fn init(
    _op: *mut PyObject,
    arguments: *mut PyObject,
    keywords: *mut PyObject,
) -> c_int {
    let count = Py_SIZE(arguments);
    if !keywords.is_null() && count == 1 && PyDict_Size(keywords) != 0 {
        raise!(
            PyExc_TypeError,
            c"type.__init__() takes no keyword arguments"
        );
        return -1;
    }
    if count != 1 && count != 3 {
        raise!(PyExc_TypeError, c"type.__init__() takes 1 or 3 arguments");
        return -1;
    }
    0
}

#[cold]
unsafe fn not_a_name(name: *mut PyObject) -> Raised {
    raise!(
        PyExc_TypeError,
        c"attribute name must be string, not '%.200s'",
        (*Py_TYPE(name)).tp_name
    )
}

#[cold]
unsafe fn no_attribute(kind: *mut PyTypeObject, name: *mut PyObject) -> Raised {
    raise!(
        PyExc_AttributeError,
        c"type object '%.50s' has no attribute '%U'",
        (*kind).tp_name,
        name
    )
}

unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    getattr(op.cast(), name).or_null()
}

unsafe fn getattr(kind: *mut PyTypeObject, name: *mut PyObject) -> Fallible<Ref> {
    if !PyUnicode_Check(name) {
        return Err(not_a_name(name));
    }
    let metatype = Py_TYPE(kind);
    let above = Ref::new_or_none(cache::lookup(metatype, name));
    let getter = match &above {
        Some(above) => (*Py_TYPE(above.ptr())).tp_descr_get,
        None => None,
    };
    if let (Some(above), Some(get)) = (&above, getter)
        && (*Py_TYPE(above.ptr())).tp_descr_set.is_some()
    {
        return owned(get(above.ptr(), kind.cast(), metatype.cast()));
    }
    if let Some(found) = Ref::new_or_none(cache::lookup(kind, name)) {
        return match (*Py_TYPE(found.ptr())).tp_descr_get {
            Some(get) => owned(get(found.ptr(), null_mut(), kind.cast())),
            None => Ok(found),
        };
    }
    match (above, getter) {
        (Some(above), Some(get)) => owned(get(above.ptr(), kind.cast(), metatype.cast())),
        (Some(above), None) => Ok(above),
        (None, _) => Err(no_attribute(kind, name)),
    }
}

unsafe extern "C" fn setattro(
    op: *mut PyObject,
    name: *mut PyObject,
    value: *mut PyObject,
) -> c_int {
    setattr(op.cast(), name, value).or_minus_one()
}

unsafe fn setattr(kind: *mut PyTypeObject, name: *mut PyObject, value: *mut PyObject) -> Fallible {
    if (*kind).tp_flags & Py_TPFLAGS_IMMUTABLETYPE != 0 {
        return Err(raise!(
            PyExc_TypeError,
            c"cannot set %R attribute of immutable type '%s'",
            name,
            (*kind).tp_name
        ));
    }
    if !PyUnicode_Check(name) {
        return Err(not_a_name(name));
    }
    let name = interned(name)?;
    let name = name.ptr();
    let above = Ref::new_or_none(cache::lookup(Py_TYPE(kind), name));
    if let Some(above) = &above
        && let Some(set) = (*Py_TYPE(above.ptr())).tp_descr_set
    {
        return status(set(above.ptr(), kind.cast(), value));
    }
    set_own(kind, name, value)
}

/// Sets `name`, an interned str, in the dict of `kind`, or deletes it there, and does what that means for its slots.
unsafe fn set_own(kind: *mut PyTypeObject, name: *mut PyObject, value: *mut PyObject) -> Fallible {
    // The old value lives until the type is in order again: its end may run anything.
    let mut old = null_mut();
    if value.is_null() {
        if !truth(PyDict_Pop((*kind).tp_dict, name, &mut old))? {
            return Err(no_attribute(kind, name));
        }
    } else {
        truth(PyDict_GetItemRef((*kind).tp_dict, name, &mut old))?;
        status(PyDict_SetItem((*kind).tp_dict, name, value))?;
    }
    let _old = Ref::steal(old);
    cache::modified(kind);
    if update::is_special(name) {
        update::name_changed(kind, name);
    }
    Ok(())
}

/// The name as attributes are stored under it.
pub unsafe fn interned(name: *mut PyObject) -> Fallible<Ref> {
    let mut name = if PyUnicode_CheckExact(name) {
        Ref::new(name)
    } else {
        owned(PyUnicode_FromObject(name))?
    }
    .into_raw();
    PyUnicode_InternInPlace(&mut name);
    owned(name)
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, argument: *mut c_void) -> c_int {
    let heap: *mut PyHeapTypeObject = op.cast();
    let kind: *mut PyTypeObject = op.cast();
    let Some(visit) = visit else { return 0 };
    let parts = [
        (*kind).tp_dict,
        (*kind).tp_cache,
        (*kind).tp_mro,
        (*kind).tp_bases,
        (*kind).tp_base.cast(),
        (*heap).ht_module,
    ];
    for part in parts {
        if !part.is_null() {
            let answer = visit(part, argument);
            if answer != 0 {
                return answer;
            }
        }
    }
    0
}

/// Lets go of what can lead back to the type. Its bases it keeps: objects still need them to die.
unsafe extern "C" fn clear(op: *mut PyObject) -> c_int {
    let kind: *mut PyTypeObject = op.cast();
    cache::modified(kind);
    if !(*kind).tp_dict.is_null() {
        PyDict_Clear((*kind).tp_dict);
    }
    let heap: *mut PyHeapTypeObject = op.cast();
    let module = ptr::replace(&raw mut (*heap).ht_module, null_mut());
    xdecref(module);
    let order = ptr::replace(&raw mut (*kind).tp_mro, null_mut());
    xdecref(order);
    0
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let kind: *mut PyTypeObject = op.cast();
    let heap: *mut PyHeapTypeObject = op.cast();
    crate::gc::untrack(op);
    cache::modified(kind);
    let raised_before = PyErr_GetRaisedException();
    subclasses::leave(kind, (*kind).tp_bases);
    PyErr_SetRaisedException(raised_before);
    PyObject_ClearWeakRefs(op);
    PyMem_Free((*kind).tp_subclasses);
    PyMem_Free((*kind).tp_doc.cast_mut().cast());
    PyMem_Free((*heap)._ht_tpname.cast());
    for part in [
        (*kind).tp_dict,
        (*kind).tp_mro,
        (*kind).tp_cache,
        (*heap).ht_name,
        (*heap).ht_qualname,
        (*heap).ht_slots,
        (*heap).ht_module,
        (*kind).tp_bases,
        (*kind).tp_base.cast(),
    ] {
        xdecref(part);
    }
    let metatype = Py_TYPE(op);
    match (*metatype).tp_free {
        Some(free) => free(op.cast()),
        None => PyObject_GC_Del(op.cast()),
    }
    if (*metatype).tp_flags & Py_TPFLAGS_HEAPTYPE != 0
        && (*metatype).tp_dealloc.map(|f| f as usize) == Some(dealloc as *const () as usize)
    {
        decref(metatype.cast());
    }
}
