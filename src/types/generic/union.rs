//! `types.UnionType`: one of several types, as in `int | str`.

use super::{names, replace};
use crate::gc;
use crate::prelude::*;
use crate::types::container::visit_all;
use crate::types::define::{STATIC_TYPE, field, readable};

#[repr(C)]
struct Union {
    ob_base: PyObject,
    /// A tuple of two types or more, each once.
    args: *mut PyObject,
    /// A tuple, or NULL: not asked for yet.
    parameters: *mut PyObject,
}

/// `types.UnionType`.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"types.UnionType".as_ptr(),
    tp_basicsize: size_of::<Union>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBER,
    tp_as_mapping: &raw mut MAPPING,
    tp_hash: Some(hash),
    tp_getattro: Some(getattro),
    tp_flags: Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    tp_doc: c"One of several types, such as int | str.".as_ptr(),
    tp_traverse: Some(traverse),
    tp_richcompare: Some(richcompare),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_getset: (&raw mut GETSETS).cast(),
    ..PyTypeObject::EMPTY
};

static mut NUMBER: PyNumberMethods = PyNumberMethods {
    nb_or: Some(or),
    ..PyNumberMethods::EMPTY
};

static mut MAPPING: PyMappingMethods = PyMappingMethods {
    mp_subscript: Some(subscript),
    ..PyMappingMethods::EMPTY
};

static mut MEMBERS: [PyMemberDef; 2] = [
    field(
        c"__args__",
        _Py_T_OBJECT,
        core::mem::offset_of!(Union, args),
        c"",
    ),
    PyMemberDef::EMPTY,
];

static mut GETSETS: [PyGetSetDef; 2] = [
    readable(c"__parameters__", get_parameters, c""),
    PyGetSetDef::EMPTY,
];

unsafe fn union(op: *mut PyObject) -> *mut Union {
    op.cast()
}

unsafe fn is_union(op: *mut PyObject) -> bool {
    Py_IS_TYPE(op, &raw mut _PyUnion_Type)
}

/// Whether an object can be in a union.
unsafe fn can_be_member(op: *mut PyObject) -> bool {
    op == Py_None()
        || PyType_Check(op)
        || PyObject_TypeCheck(op, &raw mut Py_GenericAliasType)
        || is_union(op)
}

unsafe fn holds(list: *mut PyObject, item: *mut PyObject) -> Fallible<bool> {
    let is_alias = PyObject_TypeCheck(item, &raw mut Py_GenericAliasType);
    for i in 0..Py_SIZE(list) {
        let other = PyList_GET_ITEM(list, i);
        if other == item {
            return Ok(true);
        }
        let both = is_alias && PyObject_TypeCheck(other, &raw mut Py_GenericAliasType);
        if both && truth(PyObject_RichCompareBool(other, item, Py_EQ))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Adds a type, or those of a union, unless they are there.
unsafe fn add(list: *mut PyObject, op: *mut PyObject) -> Fallible {
    if is_union(op) {
        let args = (*union(op)).args;
        for i in 0..Py_SIZE(args) {
            add(list, PyTuple_GET_ITEM(args, i))?;
        }
        return Ok(());
    }
    let op = if op == Py_None() {
        Py_TYPE(op).cast()
    } else {
        op
    };
    if holds(list, op)? {
        return Ok(());
    }
    status(PyList_Append(list, op))
}

/// The union of the types in a list without doubles; the only one, when there is one.
unsafe fn of_list(list: *mut PyObject) -> Fallible<Ref> {
    if Py_SIZE(list) == 1 {
        return Ok(Ref::new(PyList_GET_ITEM(list, 0)));
    }
    let args = owned(PyList_AsTuple(list))?;
    let made = _PyObject_GC_New(&raw mut _PyUnion_Type);
    if made.is_null() {
        return Err(Raised);
    }
    (*union(made)).args = args.into_raw();
    (*union(made)).parameters = null_mut();
    gc::track(made);
    Ok(Ref::steal_unchecked(made))
}

/// `one | other` of types.
pub unsafe extern "C" fn or(one: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    if !can_be_member(one) || !can_be_member(other) {
        return new_ref(Py_NotImplemented());
    }
    let run = || -> Fallible<Ref> {
        let list = owned(PyList_New(0))?;
        add(list.ptr(), one)?;
        add(list.ptr(), other)?;
        of_list(list.ptr())
    };
    run().or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref((*union(op)).args);
    xdecref((*union(op)).parameters);
    PyObject_GC_Del(op.cast());
}

unsafe extern "C" fn traverse(op: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int {
    visit_all(visit, arg, &[(*union(op)).args, (*union(op)).parameters])
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let args = (*union(op)).args;
    let run = || -> Fallible<Ref> {
        let parts = owned(PyList_New(0))?;
        for i in 0..Py_SIZE(args) {
            let arg = PyTuple_GET_ITEM(args, i);
            let part = if arg == Py_TYPE(Py_None()).cast() {
                owned(PyUnicode_FromString(c"None".as_ptr()))?
            } else {
                names::text(arg)?
            };
            status(PyList_Append(parts.ptr(), part.ptr()))?;
        }
        let bar = owned(PyUnicode_FromString(c" | ".as_ptr()))?;
        owned(PyUnicode_Join(bar.ptr(), parts.ptr()))
    };
    run().or_null()
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    match owned(PyFrozenSet_New((*union(op)).args)) {
        Ok(set) => PyObject_Hash(set.ptr()),
        Err(Raised) => -1,
    }
}

unsafe extern "C" fn richcompare(
    one: *mut PyObject,
    other: *mut PyObject,
    operator: c_int,
) -> *mut PyObject {
    if !is_union(other) || (operator != Py_EQ && operator != Py_NE) {
        return new_ref(Py_NotImplemented());
    }
    let run = || -> Fallible<Ref> {
        let a = owned(PySet_New((*union(one)).args))?;
        let b = owned(PySet_New((*union(other)).args))?;
        owned(PyObject_RichCompare(a.ptr(), b.ptr(), operator))
    };
    run().or_null()
}

unsafe extern "C" fn getattro(op: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    if PyUnicode_Check(name) && PyUnicode_EqualToUTF8(name, c"__module__".as_ptr()) != 0 {
        return PyObject_GetAttr(Py_TYPE(op).cast(), name);
    }
    PyObject_GenericGetAttr(op, name)
}

unsafe fn parameters_of(op: *mut PyObject) -> Fallible<*mut PyObject> {
    let own = union(op);
    if (*own).parameters.is_null() {
        (*own).parameters = replace::parameters((*own).args)?.into_raw();
    }
    Ok((*own).parameters)
}

unsafe extern "C" fn get_parameters(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    parameters_of(op).map_or(null_mut(), |found| new_ref(found))
}

unsafe extern "C" fn subscript(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let parameters = parameters_of(op)?;
        let args = replace::replaced(op, (*union(op)).args, parameters, item)?;
        let mut result = Ref::new(PyTuple_GET_ITEM(args.ptr(), 0));
        for i in 1..Py_SIZE(args.ptr()) {
            result = owned(PyNumber_Or(result.ptr(), PyTuple_GET_ITEM(args.ptr(), i)))?;
        }
        Ok(result)
    };
    run().or_null()
}
