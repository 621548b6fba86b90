//! `weakref.WeakSet`: an item goes when it dies. The items of the set are weak references.

use super::holder::{self, CALLBACK, data, referent};
use crate::prelude::*;
use crate::types::call::listed::{call, call_method};
use crate::types::define::{no_args, one_arg};
use crate::types::modules::fields::get;
use crate::types::raise::{fail, key_error};

static mut REMOVE: PyMethodDef = one_arg(c"_remove", remove_dead, c"");

static mut METHODS: [PyMethodDef; 22] = [
    one_arg(c"add", add, c""),
    no_args(c"clear", clear, c""),
    no_args(c"copy", copy, c""),
    no_args(c"__copy__", copy, c""),
    one_arg(c"discard", discard, c""),
    one_arg(c"remove", remove, c""),
    no_args(c"pop", pop, c""),
    one_arg(c"update", update, c""),
    one_arg(c"union", or, c""),
    one_arg(c"intersection", and, c""),
    one_arg(c"difference", minus, c""),
    one_arg(c"symmetric_difference", xor, c""),
    one_arg(c"intersection_update", and_update, c""),
    one_arg(c"difference_update", minus_update, c""),
    one_arg(c"symmetric_difference_update", xor_update, c""),
    one_arg(c"issubset", is_subset, c""),
    one_arg(c"issuperset", is_superset, c""),
    one_arg(c"isdisjoint", is_disjoint, c""),
    no_args(c"__len__", len, c""),
    one_arg(c"__contains__", has, c""),
    crate::types::define::CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

static mut AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(holder::length),
    sq_contains: Some(contains),
    ..PySequenceMethods::EMPTY
};

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_subtract: Some(minus),
    nb_and: Some(and),
    nb_xor: Some(xor),
    nb_or: Some(or),
    nb_inplace_subtract: Some(minus_in_place),
    nb_inplace_and: Some(and_in_place),
    nb_inplace_xor: Some(xor_in_place),
    nb_inplace_or: Some(or_in_place),
    ..PyNumberMethods::EMPTY
};

pub static mut TYPE: PyTypeObject = PyTypeObject {
    tp_repr: Some(repr),
    tp_as_number: &raw mut AS_NUMBER,
    tp_as_sequence: &raw mut AS_SEQUENCE,
    tp_hash: Some(no_hash),
    tp_richcompare: Some(compare),
    tp_iter: Some(iterate),
    tp_methods: (&raw mut METHODS).cast(),
    tp_init: Some(init),
    tp_new: Some(new),
    ..holder::holder(c"_weakrefset.WeakSet", c"")
};

unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _: *mut PyObject,
    _: *mut PyObject,
) -> *mut PyObject {
    owned(PySet_New(null_mut()))
        .and_then(|set| holder::make(kind, set, &raw mut REMOVE))
        .or_null()
}

/// The message has the short name, as that of a class of Python's.
unsafe extern "C" fn no_hash(op: *mut PyObject) -> Py_hash_t {
    PyErr_Format(
        PyExc_TypeError,
        c"unhashable type: '%s'".as_ptr(),
        _PyType_Name(Py_TYPE(op)),
    );
    -1
}

unsafe extern "C" fn init(op: *mut PyObject, args: *mut PyObject, kwargs: *mut PyObject) -> c_int {
    let run = || -> Fallible {
        let mut from = Py_None();
        parse_named!(args, kwargs, c"|O:WeakSet", [c"data"], from)?;
        if from == Py_None() {
            return Ok(());
        }
        add_all(op, from)
    };
    run().or_minus_one()
}

unsafe extern "C" fn remove_dead(weak: *mut PyObject, dead: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        if let Some(data) = holder::data_of_callback(weak)? {
            truth(PySet_Discard(data.ptr(), dead))?;
        }
        Ok(Ref::new(Py_None()))
    };
    run().or_null()
}

unsafe fn none(done: Fallible) -> *mut PyObject {
    done.map(|()| Ref::new(Py_None())).or_null()
}

unsafe fn put(op: *mut PyObject, item: *mut PyObject) -> Fallible {
    let weak = owned(PyWeakref_NewRef(item, get(op, CALLBACK)))?;
    status(PySet_Add(data(op), weak.ptr()))
}

unsafe fn add_all(op: *mut PyObject, from: *mut PyObject) -> Fallible {
    let items = owned(PySequence_List(from))?;
    for i in 0..Py_SIZE(items.ptr()) {
        put(op, PyList_GET_ITEM(items.ptr(), i))?;
    }
    Ok(())
}

/// A set of the items that are alive.
unsafe fn alive(op: *mut PyObject) -> Fallible<Ref> {
    let weak = owned(PySequence_List(data(op)))?;
    let items = owned(PySet_New(null_mut()))?;
    for i in 0..Py_SIZE(weak.ptr()) {
        if let Some(item) = referent(PyList_GET_ITEM(weak.ptr(), i))? {
            status(PySet_Add(items.ptr(), item.ptr()))?;
        }
    }
    Ok(items)
}

/// The same of what may be another kind of iterable.
unsafe fn as_set(op: *mut PyObject) -> Fallible<Ref> {
    if PyObject_TypeCheck(op, &raw mut TYPE) {
        return alive(op);
    }
    owned(PySet_New(op))
}

unsafe fn of(kind: *mut PyTypeObject, items: &Ref) -> Fallible<Ref> {
    call!(kind.cast(), items.ptr())
}

unsafe extern "C" fn add(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    none(put(op, item))
}

unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    none(status(PySet_Clear(data(op))))
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    alive(op)
        .and_then(|items| of(Py_TYPE(op), &items))
        .or_null()
}

unsafe fn take(op: *mut PyObject, item: *mut PyObject) -> Fallible<bool> {
    let weak = owned(PyWeakref_NewRef(item, null_mut()))?;
    truth(PySet_Discard(data(op), weak.ptr()))
}

unsafe extern "C" fn discard(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    none(take(op, item).map(drop))
}

unsafe extern "C" fn remove(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible {
        if take(op, item)? {
            return Ok(());
        }
        let weak = owned(PyWeakref_NewRef(item, null_mut()))?;
        Err(key_error(weak.ptr()))
    };
    none(run())
}

unsafe extern "C" fn pop(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        loop {
            let Ok(weak) = owned(PySet_Pop(data(op))) else {
                if PyErr_ExceptionMatches(PyExc_KeyError) != 0 {
                    return Err(fail(PyExc_KeyError, c"pop from empty WeakSet"));
                }
                return Err(Raised);
            };
            if let Some(item) = referent(weak.ptr())? {
                return Ok(item);
            }
        }
    };
    run().or_null()
}

unsafe extern "C" fn update(op: *mut PyObject, from: *mut PyObject) -> *mut PyObject {
    none(add_all(op, from))
}

unsafe extern "C" fn contains(op: *mut PyObject, item: *mut PyObject) -> c_int {
    match owned(PyWeakref_NewRef(item, null_mut())) {
        Ok(weak) => PySet_Contains(data(op), weak.ptr()),
        Err(Raised) if PyErr_ExceptionMatches(PyExc_TypeError) != 0 => {
            PyErr_Clear();
            0
        }
        Err(Raised) => -1,
    }
}

unsafe extern "C" fn has(op: *mut PyObject, item: *mut PyObject) -> *mut PyObject {
    match contains(op, item) {
        -1 => null_mut(),
        found => new_ref(Py_Bool(found != 0)),
    }
}

unsafe extern "C" fn len(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSsize_t(holder::length(op))
}

unsafe extern "C" fn iterate(op: *mut PyObject) -> *mut PyObject {
    alive(op)
        .and_then(|items| owned(PyObject_GetIter(items.ptr())))
        .or_null()
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    PyObject_Repr(data(op))
}

type Combine = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;

/// A set of what `combine` makes of the items of two.
unsafe fn combined(op: *mut PyObject, other: *mut PyObject, combine: Combine) -> Fallible<Ref> {
    let (own, other) = (as_set(op)?, as_set(other)?);
    owned(combine(own.ptr(), other.ptr()))
}

macro_rules! combinations {
    ($($name:ident $in_place:ident $function:ident;)*) => {$(
        unsafe extern "C" fn $name(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
            let kind = if PyObject_TypeCheck(op, &raw mut TYPE) {
                Py_TYPE(op)
            } else {
                &raw mut TYPE
            };
            combined(op, other, $function)
                .and_then(|items| of(kind, &items))
                .or_null()
        }

        unsafe extern "C" fn $in_place(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
            let run = || -> Fallible<Ref> {
                let items = combined(op, other, $function)?;
                status(PySet_Clear(data(op)))?;
                add_all(op, items.ptr())?;
                Ok(Ref::new(op))
            };
            run().or_null()
        }

    )*};
}

combinations! {
    or or_in_place PyNumber_Or;
    and and_in_place PyNumber_And;
    minus minus_in_place PyNumber_Subtract;
    xor xor_in_place PyNumber_Xor;
}

macro_rules! updates {
    ($($update:ident $in_place:ident;)*) => {$(
        unsafe extern "C" fn $update(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
            none(owned($in_place(op, other)).map(drop))
        }
    )*};
}

updates! {
    and_update and_in_place;
    minus_update minus_in_place;
    xor_update xor_in_place;
}

unsafe fn compared(op: *mut PyObject, other: *mut PyObject, how: c_int) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (own, other) = (as_set(op)?, as_set(other)?);
        owned(PyObject_RichCompare(own.ptr(), other.ptr(), how))
    };
    run().or_null()
}

unsafe extern "C" fn compare(op: *mut PyObject, other: *mut PyObject, how: c_int) -> *mut PyObject {
    if matches!(how, Py_EQ | Py_NE) && !PyObject_TypeCheck(other, &raw mut TYPE) {
        return new_ref(Py_NotImplemented());
    }
    compared(op, other, how)
}

unsafe extern "C" fn is_subset(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    compared(op, other, Py_LE)
}

unsafe extern "C" fn is_superset(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    compared(op, other, Py_GE)
}

unsafe extern "C" fn is_disjoint(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let own = alive(op)?;
        call_method!(name!("isdisjoint"), own.ptr(), other)
    };
    run().or_null()
}
