//! `types.GenericAlias`: a type with parameters, as in `list[int]`. Everything else is asked of the type.

use super::{iterate, names, replace, union};
use crate::gc;
use crate::prelude::*;
use crate::types::container::visit_all;
use crate::types::define::{STATIC_TYPE, field, no_args, one_arg, readable};
use crate::types::{attribute, call};

#[repr(C)]
struct Alias {
    ob_base: PyObject,
    origin: *mut PyObject,
    /// A tuple.
    args: *mut PyObject,
    /// A tuple, or NULL: not asked for yet.
    parameters: *mut PyObject,
    weaklist: *mut PyObject,
    /// Whether it is written with a star before it.
    starred: bool,
    vectorcall: vectorcallfunc,
}

/// `types.GenericAlias`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"types.GenericAlias".as_ptr(),
    tp_basicsize: size_of::<Alias>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_vectorcall_offset: core::mem::offset_of!(Alias, vectorcall) as Py_ssize_t,
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBER,
    tp_as_mapping: &raw mut MAPPING,
    tp_hash: Some(hash),
    tp_call: Some(call_slot),
    tp_getattro: Some(getattro),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_VECTORCALL,
    tp_doc: c"GenericAlias(origin, args, /)\n--\n\nA type with parameters, such as list[int]: __origin__ is the type, __args__ are the parameters.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_richcompare: Some(richcompare),
    tp_weaklistoffset: core::mem::offset_of!(Alias, weaklist) as Py_ssize_t,
    tp_iter: Some(iterate::iter),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    tp_new: Some(new),
    tp_free: Some(PyObject_GC_Del),
    ..PyTypeObject::EMPTY
};

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(union::or),
    ..PyNumberMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_subscript: Some(subscript),
    ..PyMappingMethods::EMPTY
};

static mut METHODS: [PyMethodDef; 6] = [
    one_arg(c"__mro_entries__", mro_entries, c""),
    one_arg(c"__instancecheck__", instancecheck, c""),
    one_arg(c"__subclasscheck__", subclasscheck, c""),
    no_args(c"__reduce__", reduce, c""),
    no_args(c"__dir__", dir, c""),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 4] = [
    field(
        c"__origin__",
        _Py_T_OBJECT,
        core::mem::offset_of!(Alias, origin),
        c"",
    ),
    field(
        c"__args__",
        _Py_T_OBJECT,
        core::mem::offset_of!(Alias, args),
        c"",
    ),
    field(
        c"__unpacked__",
        Py_T_BOOL,
        core::mem::offset_of!(Alias, starred),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 3] = [
    readable(c"__parameters__", get_parameters, c""),
    readable(c"__typing_unpacked_tuple_args__", get_unpacked, c""),
    PyGetSetDef::EMPTY,
];

unsafe fn alias(op: *mut PyObject) -> *mut Alias {
    op.cast()
}

/// A new alias; `args` that is no tuple is the only one.
pub unsafe fn make(origin: *mut PyObject, args: *mut PyObject) -> Fallible<Ref> {
    let made = owned(_PyObject_GC_New(&raw mut Py_GenericAliasType))?;
    fill_in(made, origin, args, false)
}

unsafe fn fill_in(
    made: Ref,
    origin: *mut PyObject,
    args: *mut PyObject,
    starred: bool,
) -> Fallible<Ref> {
    let own = alias(made.ptr());
    (*own).origin = new_ref(origin);
    (*own).args = null_mut();
    (*own).parameters = null_mut();
    (*own).weaklist = null_mut();
    (*own).starred = starred;
    (*own).vectorcall = if call::vectorcall_of(origin).is_some() {
        Some(vectorcall)
    } else {
        None
    };
    (*own).args = if PyTuple_Check(args) {
        new_ref(args)
    } else {
        owned(PyTuple_Pack(1, args))?.into_raw()
    };
    if !gc::is_tracked(made.ptr()) {
        gc::track(made.ptr());
    }
    Ok(made)
}

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if !kwargs.is_null() && _PyArg_NoKeywords(c"GenericAlias".as_ptr(), kwargs) == 0 {
        return null_mut();
    }
    if _PyArg_CheckPositional(c"GenericAlias".as_ptr(), Py_SIZE(args), 2, 2) == 0 {
        return null_mut();
    }
    let Ok(made) = owned(PyType_GenericAlloc(kind, 0)) else {
        return null_mut();
    };
    let (origin, items) = (PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
    fill_in(made, origin, items, false).or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let own = alias(op);
    gc::untrack(op);
    if !(*own).weaklist.is_null() {
        PyObject_ClearWeakRefs(op);
    }
    xdecref((*own).origin);
    xdecref((*own).args);
    xdecref((*own).parameters);
    (*Py_TYPE(op)).tp_free.unwrap_unchecked()(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    let own = alias(op);
    visit_all(visit, arg, &[(*own).origin, (*own).args, (*own).parameters])
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let own = alias(op);
    let run = || -> Fallible<Ref> {
        let origin = names::text((*own).origin)?;
        let args = if Py_SIZE((*own).args) == 0 {
            owned(PyUnicode_FromString(c"()".as_ptr()))?
        } else {
            names::joined((*own).args)?
        };
        owned(PyUnicode_FromFormat(
            c"%s%U[%U]".as_ptr(),
            if (*own).starred {
                c"*".as_ptr()
            } else {
                c"".as_ptr()
            },
            origin.ptr(),
            args.ptr(),
        ))
    };
    run().or_null()
}

unsafe fn parameters_of(op: *mut PyObject) -> Fallible<*mut PyObject> {
    let own = alias(op);
    if (*own).parameters.is_null() {
        (*own).parameters = replace::parameters((*own).args)?.into_raw();
    }
    Ok((*own).parameters)
}

unsafe extern "C" fn get_parameters(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    parameters_of(op).map_or(null_mut(), |found| new_ref(found))
}

unsafe extern "C" fn get_unpacked(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    let own = alias(op);
    if (*own).starred && (*own).origin == (&raw mut PyTuple_Type).cast() {
        return new_ref((*own).args);
    }
    new_ref(Py_None())
}

unsafe extern "C" fn subscript(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    let own = alias(op);
    let run = || -> Fallible<Ref> {
        let parameters = parameters_of(op)?;
        let args = replace::replaced(op, (*own).args, parameters, item)?;
        let made = owned(_PyObject_GC_New(&raw mut Py_GenericAliasType))?;
        fill_in(made, (*own).origin, args.ptr(), (*own).starred)
    };
    run().or_null()
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let own = alias(op);
    let origin = PyObject_Hash((*own).origin);
    if origin == -1 {
        return -1;
    }
    let args = PyObject_Hash((*own).args);
    if args == -1 {
        return -1;
    }
    let hash = origin ^ args;
    if hash == -1 { -2 } else { hash }
}

/// Tells the new object of which alias it is, if it lets itself be told.
unsafe fn told(made: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    if made.is_null() || PyObject_SetAttr(made, name!("__orig_class__"), op) == 0 {
        return made;
    }
    let quiet = PyErr_ExceptionMatches(PyExc_AttributeError) != 0
        || PyErr_ExceptionMatches(PyExc_TypeError) != 0;
    if !quiet {
        decref(made);
        return null_mut();
    }
    PyErr_Clear();
    made
}

unsafe extern "C" fn vectorcall(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    let origin = (*alias(op)).origin;
    told(call::vectorcall(origin, args, nargsf, kwnames), op)
}

unsafe extern "C" fn call_slot(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    told(PyObject_Call((*alias(op)).origin, args, kwargs), op)
}

/// Whether an attribute is the alias's own.
unsafe fn is_own(name: *mut PyObject) -> bool {
    const OWN: [&CStr; 12] = [
        c"__class__",
        c"__origin__",
        c"__args__",
        c"__unpacked__",
        c"__parameters__",
        c"__typing_unpacked_tuple_args__",
        c"__mro_entries__",
        c"__reduce_ex__",
        c"__reduce__",
        c"__bases__",
        c"__copy__",
        c"__deepcopy__",
    ];
    OWN.iter()
        .any(|own| PyUnicode_EqualToUTF8(name, own.as_ptr()) != 0)
}

unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    if !PyUnicode_Check(name) || is_own(name) {
        return attribute::generic_get(op, name, null_mut(), false);
    }
    PyObject_GetAttr((*alias(op)).origin, name)
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    let kind = &raw mut Py_GenericAliasType;
    let comparable = (operator == Py_EQ || operator == Py_NE)
        && PyObject_TypeCheck(one, kind)
        && PyObject_TypeCheck(other, kind);
    if !comparable {
        return new_ref(Py_NotImplemented());
    }
    let (a, b) = (alias(one), alias(other));
    let run = || -> Fallible<bool> {
        Ok((*a).starred == (*b).starred
            && truth(PyObject_RichCompareBool((*a).origin, (*b).origin, Py_EQ))?
            && truth(PyObject_RichCompareBool((*a).args, (*b).args, Py_EQ))?)
    };
    match run() {
        Ok(equal) => new_ref(Py_Bool(equal == (operator == Py_EQ))),
        Err(Raised) => null_mut(),
    }
}

/// The alias with a star before it.
pub unsafe fn starred(op: *mut PyObject) -> Fallible<Ref> {
    let made = owned(_PyObject_GC_New(&raw mut Py_GenericAliasType))?;
    fill_in(made, (*alias(op)).origin, (*alias(op)).args, true)
}

unsafe extern "C" fn mro_entries(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyTuple_Pack(1, (*alias(op)).origin)
}

unsafe extern "C" fn instancecheck(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyErr_SetString(
        PyExc_TypeError,
        c"isinstance() argument 2 cannot be a parameterized generic".as_ptr(),
    );
    null_mut()
}

unsafe extern "C" fn subclasscheck(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyErr_SetString(
        PyExc_TypeError,
        c"issubclass() argument 2 cannot be a parameterized generic".as_ptr(),
    );
    null_mut()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let own = alias(op);
    let run = || -> Fallible<Ref> {
        if (*own).starred {
            let next = crate::types::function::builtin(name!("next"))?;
            let plain = make((*own).origin, (*own).args)?;
            let iterator = owned(PyObject_GetIter(plain.ptr()))?;
            let args = owned(PyTuple_Pack(1, iterator.ptr()))?;
            return owned(PyTuple_Pack(2, next.ptr(), args.ptr()));
        }
        let args = owned(PyTuple_Pack(2, (*own).origin, (*own).args))?;
        owned(PyTuple_Pack(2, Py_TYPE(op), args.ptr()))
    };
    run().or_null()
}

unsafe extern "C" fn dir(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let names = owned(PyObject_Dir((*alias(op)).origin))?;
        for own in [
            name!("__origin__"),
            name!("__args__"),
            name!("__unpacked__"),
            name!("__parameters__"),
            name!("__typing_unpacked_tuple_args__"),
            name!("__mro_entries__"),
            name!("__bases__"),
            name!("__reduce_ex__"),
            name!("__reduce__"),
            name!("__copy__"),
            name!("__deepcopy__"),
        ] {
            if !truth(PySequence_Contains(names.ptr(), own))? {
                status(PyList_Append(names.ptr(), own))?;
            }
        }
        Ok(names)
    };
    run().or_null()
}
