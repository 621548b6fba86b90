//! `keys()`, `values()`, `items()`: windows on a dict. Those of keys and items are sets, too.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use super::{find, iterate, used};
use crate::gc;
use crate::prelude::*;
use crate::types::call::method::call_method_one;
use crate::types::container::{new_object, visit};
use crate::types::define::{STATIC_TYPE, no_args, one_arg, readable};
use crate::types::equality::equal;
use crate::types::iter::next_item;
use crate::types::repr::guarded_repr;

/// What of the entries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    Keys,
    Values,
    Items,
}

#[repr(C)]
struct DictView {
    ob_base: PyObject,
    dict: *mut PyObject,
}

#[inline(always)]
unsafe fn dict_of(op: *mut PyObject) -> *mut PyObject {
    (*op.cast::<DictView>()).dict
}

unsafe fn kind_of(op: *mut PyObject) -> View {
    if PyObject_TypeCheck(op, &raw mut PyDictKeys_Type) {
        View::Keys
    } else if PyObject_TypeCheck(op, &raw mut PyDictItems_Type) {
        View::Items
    } else {
        View::Values
    }
}

/// A view.
pub unsafe fn make(dict: *mut PyObject, view: View) -> Fallible<Ref> {
    let kind = match view {
        View::Keys => &raw mut PyDictKeys_Type,
        View::Values => &raw mut PyDictValues_Type,
        View::Items => &raw mut PyDictItems_Type,
    };
    let made: *mut DictView = new_object(kind)?;
    (*made).dict = new_ref(dict);
    gc::track(made.cast());
    Ok(Ref::steal_unchecked(made))
}

static mut AS_NUMBER: PyNumberMethods = PyNumberMethods {
    nb_subtract: Some(subtract),
    nb_and: Some(and),
    nb_xor: Some(xor),
    nb_or: Some(or),
    ..PyNumberMethods::EMPTY
};

static mut KEYS_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_contains: Some(contains_key),
    ..PySequenceMethods::EMPTY
};

static mut ITEMS_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    sq_contains: Some(contains_item),
    ..PySequenceMethods::EMPTY
};

static mut VALUES_AS_SEQUENCE: PySequenceMethods = PySequenceMethods {
    sq_length: Some(length),
    ..PySequenceMethods::EMPTY
};

static mut SET_METHODS: [PyMethodDef; 3] = [
    one_arg(c"isdisjoint", is_disjoint, c""),
    no_args(c"__reversed__", reversed, c""),
    PyMethodDef::EMPTY,
];

static mut VALUES_METHODS: [PyMethodDef; 2] =
    [no_args(c"__reversed__", reversed, c""), PyMethodDef::EMPTY];

static mut GETSET: [PyGetSetDef; 2] = [readable(c"mapping", mapping, c""), PyGetSetDef::EMPTY];

const BASE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_basicsize: size_of::<DictView>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_flags: Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse),
    tp_iter: Some(iterator),
    tp_getset: (&raw mut GETSET).cast(),
    ..PyTypeObject::EMPTY
};

/// The type dict_keys.
pub const KEYS: PyTypeObject = PyTypeObject {
    tp_name: c"dict_keys".as_ptr(),
    tp_as_number: &raw mut AS_NUMBER,
    tp_as_sequence: &raw mut KEYS_AS_SEQUENCE,
    tp_richcompare: Some(compare),
    tp_methods: (&raw mut SET_METHODS).cast(),
    ..BASE
};

/// The type dict_items.
pub const ITEMS: PyTypeObject = PyTypeObject {
    tp_name: c"dict_items".as_ptr(),
    tp_as_number: &raw mut AS_NUMBER,
    tp_as_sequence: &raw mut ITEMS_AS_SEQUENCE,
    tp_richcompare: Some(compare),
    tp_methods: (&raw mut SET_METHODS).cast(),
    ..BASE
};

/// The type dict_values.
pub const VALUES: PyTypeObject = PyTypeObject {
    tp_name: c"dict_values".as_ptr(),
    tp_as_sequence: &raw mut VALUES_AS_SEQUENCE,
    tp_methods: (&raw mut VALUES_METHODS).cast(),
    ..BASE
};

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    xdecref(dict_of(op));
    gc::free(op);
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, dict_of(op));
    0
}

unsafe extern "C" fn length(op: *mut PyObject) -> Py_ssize_t {
    if dict_of(op).is_null() {
        0
    } else {
        used(dict_of(op))
    }
}

unsafe extern "C" fn iterator(op: *mut PyObject) -> *mut PyObject {
    iterate::new(dict_of(op), kind_of(op), false).or_null()
}

unsafe extern "C" fn reversed(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    iterate::new(dict_of(op), kind_of(op), true).or_null()
}

unsafe extern "C" fn mapping(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyDictProxy_New(dict_of(op))
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    guarded_repr(op, c"...", || {
        let all = owned(PySequence_List(op))?;
        owned(PyUnicode_FromFormat(
            c"%s(%R)".as_ptr(),
            (*Py_TYPE(op)).tp_name,
            all.ptr(),
        ))
    })
}

unsafe extern "C" fn contains_key(op: *mut PyObject, key: *mut PyObject) -> c_int {
    find(dict_of(op), key)
        .map(|value| !value.is_null())
        .or_minus_one()
}

unsafe extern "C" fn contains_item(op: *mut PyObject, item: *mut PyObject) -> c_int {
    if !PyTuple_Check(item) || Py_SIZE(item) != 2 {
        return 0;
    }
    let found = || -> Fallible<bool> {
        let value = find(dict_of(op), PyTuple_GET_ITEM(item, 0))?;
        match Ref::new_or_none(value) {
            None => Ok(false),
            Some(value) => equal(value.ptr(), PyTuple_GET_ITEM(item, 1)),
        }
    };
    found().or_minus_one()
}

unsafe fn is_set_view(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut PyDictKeys_Type)
        || PyObject_TypeCheck(op, &raw mut PyDictItems_Type)
}

/// Whether all that `a` gives is in `b`.
unsafe fn all_in(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    let iterator = owned(PyObject_GetIter(a))?;
    while let Some(item) = next_item(&iterator)? {
        if !truth(PySequence_Contains(b, item.ptr()))? {
            return Ok(false);
        }
    }
    Ok(true)
}

unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !PyAnySet_Check(b) && !is_set_view(b) {
        return new_ref(Py_NotImplemented());
    }
    let answer = || -> Fallible<bool> {
        let (a_length, b_length) = (length(a), PyObject_Size(b));
        if b_length < 0 {
            return Err(Raised);
        }
        match op {
            Py_EQ => Ok(a_length == b_length && all_in(a, b)?),
            Py_NE => Ok(!(a_length == b_length && all_in(a, b)?)),
            Py_LT => Ok(a_length < b_length && all_in(a, b)?),
            Py_LE => Ok(a_length <= b_length && all_in(a, b)?),
            Py_GT => Ok(a_length > b_length && all_in(b, a)?),
            _ => Ok(a_length >= b_length && all_in(b, a)?),
        }
    };
    answer().map(|answer| Ref::new(Py_Bool(answer))).or_null()
}

/// The set of what is in the operand on the left, which need not be the view.
unsafe fn set_of(op: *mut PyObject) -> Fallible<Ref> {
    owned(PySet_New(op))
}

unsafe extern "C" fn subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    with_method(a, b, c"difference_update")
}

unsafe extern "C" fn or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    with_method(a, b, c"update")
}

unsafe extern "C" fn xor(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    with_method(a, b, c"symmetric_difference_update")
}

unsafe fn with_method(a: *mut PyObject, b: *mut PyObject, method: &CStr) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let set = set_of(a)?;
        let name = owned(PyUnicode_InternFromString(method.as_ptr()))?;
        call_method_one(set.ptr(), name.ptr(), b)?;
        Ok(set)
    };
    result().or_null()
}

unsafe extern "C" fn and(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    intersection(a, b).or_null()
}

/// Goes over the smaller one of the two.
unsafe fn intersection(a: *mut PyObject, b: *mut PyObject) -> Fallible<Ref> {
    let (mut view, mut other) = if is_set_view(a) { (a, b) } else { (b, a) };
    if is_set_view(other) && length(other) > length(view) {
        (view, other) = (other, view);
    }
    let both = owned(PySet_New(null_mut()))?;
    let iterator = owned(PyObject_GetIter(other))?;
    while let Some(item) = next_item(&iterator)? {
        if truth(PySequence_Contains(view, item.ptr()))? {
            status(PySet_Add(both.ptr(), item.ptr()))?;
        }
    }
    Ok(both)
}

unsafe extern "C" fn is_disjoint(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    disjoint(op, other)
        .map(|answer| Ref::new(Py_Bool(answer)))
        .or_null()
}

unsafe fn disjoint(mut op: *mut PyObject, mut other: *mut PyObject) -> Fallible<bool> {
    if op == other {
        return Ok(length(op) == 0);
    }
    if (PyAnySet_Check(other) || is_set_view(other)) && PyObject_Size(other) > length(op) {
        (op, other) = (other, op);
    }
    let iterator = owned(PyObject_GetIter(other))?;
    while let Some(item) = next_item(&iterator)? {
        if truth(PySequence_Contains(op, item.ptr()))? {
            return Ok(false);
        }
    }
    Ok(true)
}
