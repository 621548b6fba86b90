//! What a set can do.

use super::super::tuple;
use super::table::{self, set, table_bytes};
use super::{change, combine, make, used};
use crate::arguments::own::{check_count, no_keyword_names, no_keywords};
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::define::{CLASS_GETITEM, fast, flagged, no_args, one_arg};
use crate::types::raise::{fail, key_error};
use crate::types::slot::same_slot;

const CONTAINS: PyMethodDef = flagged(one_arg(c"__contains__", contains_method, c""), METH_COEXIST);
const COPY: PyMethodDef = no_args(c"copy", copy, c"");
const DIFFERENCE: PyMethodDef = fast(
    c"difference",
    difference,
    c"difference($self, /, *others)\n--\n\n",
);
const INTERSECTION: PyMethodDef = fast(
    c"intersection",
    intersection,
    c"intersection($self, /, *others)\n--\n\n",
);
const IS_DISJOINT: PyMethodDef = one_arg(
    c"isdisjoint",
    is_disjoint,
    c"isdisjoint($self, other, /)\n--\n\n",
);
const IS_SUBSET: PyMethodDef =
    one_arg(c"issubset", is_subset, c"issubset($self, other, /)\n--\n\n");
const IS_SUPERSET: PyMethodDef = one_arg(
    c"issuperset",
    is_superset,
    c"issuperset($self, other, /)\n--\n\n",
);
const REDUCE: PyMethodDef = no_args(c"__reduce__", reduce, c"");
const SIZE_OF: PyMethodDef = no_args(c"__sizeof__", size_of_set, c"");
const SYMMETRIC_DIFFERENCE: PyMethodDef = one_arg(
    c"symmetric_difference",
    symmetric_difference,
    c"symmetric_difference($self, other, /)\n--\n\n",
);
const UNION: PyMethodDef = fast(c"union", union, c"union($self, /, *others)\n--\n\n");

static mut SET_METHODS: [PyMethodDef; 22] = [
    one_arg(c"add", add, c""),
    no_args(c"clear", clear, c""),
    CONTAINS,
    COPY,
    one_arg(c"discard", discard, c""),
    DIFFERENCE,
    fast(
        c"difference_update",
        difference_update,
        c"difference_update($self, /, *others)\n--\n\n",
    ),
    INTERSECTION,
    fast(
        c"intersection_update",
        intersection_update,
        c"intersection_update($self, /, *others)\n--\n\n",
    ),
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    no_args(c"pop", pop, c""),
    REDUCE,
    one_arg(c"remove", remove, c""),
    SIZE_OF,
    SYMMETRIC_DIFFERENCE,
    one_arg(
        c"symmetric_difference_update",
        symmetric_difference_update,
        c"symmetric_difference_update($self, other, /)\n--\n\n",
    ),
    UNION,
    fast(c"update", update, c"update($self, /, *others)\n--\n\n"),
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

static mut FROZEN_METHODS: [PyMethodDef; 13] = [
    CONTAINS,
    copy_frozen_method(),
    DIFFERENCE,
    INTERSECTION,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    REDUCE,
    SIZE_OF,
    SYMMETRIC_DIFFERENCE,
    UNION,
    CLASS_GETITEM,
    PyMethodDef::EMPTY,
];

const fn copy_frozen_method() -> PyMethodDef {
    no_args(c"copy", copy_frozen, c"")
}

/// The methods of set that are no slots.
pub const fn set_table() -> *mut PyMethodDef {
    (&raw mut SET_METHODS).cast()
}

/// The methods of frozenset that are no slots.
pub const fn frozen_table() -> *mut PyMethodDef {
    (&raw mut FROZEN_METHODS).cast()
}

unsafe fn none_or_null(done: Fallible) -> *mut PyObject {
    done.map(|()| Ref::new(Py_None())).or_null()
}

unsafe fn bool_or_null(answer: Fallible<bool>) -> *mut PyObject {
    answer.map(|answer| Ref::new(Py_Bool(answer))).or_null()
}

pub unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    _args: *mut PyObject,
    _kwargs: *mut PyObject,
) -> *mut PyObject {
    make(kind, None).or_null()
}

pub unsafe extern "C" fn init(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> c_int {
    let done = || -> Fallible {
        if !kwargs.is_null() && _PyArg_NoKeywords(c"set".as_ptr(), kwargs) == 0 {
            return Err(Raised);
        }
        check_count(CStr::from_ptr((*Py_TYPE(op)).tp_name), Py_SIZE(args), 0, 1)?;
        table::clear(op);
        (*set(op)).hash = -1;
        if Py_SIZE(args) == 1 {
            change::update(op, PyTuple_GET_ITEM(args, 0))?;
        }
        Ok(())
    };
    done().or_minus_one()
}

pub unsafe extern "C" fn vectorcall(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        no_keyword_names(c"set", names)?;
        let count = PyVectorcall_NARGS(nargsf);
        check_count(c"set", count, 0, 1)?;
        make(kind.cast(), (count == 1).then(|| *args))
    };
    made().or_null()
}

pub unsafe extern "C" fn new_frozen(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        let plain = kind == &raw mut PyFrozenSet_Type
            || same_slot((*kind).tp_init, PyFrozenSet_Type.tp_init);
        if plain {
            no_keywords(c"frozenset", kwargs)?;
        }
        check_count(CStr::from_ptr((*kind).tp_name), Py_SIZE(args), 0, 1)?;
        make_frozen(
            kind,
            (Py_SIZE(args) == 1).then(|| PyTuple_GET_ITEM(args, 0)),
        )
    };
    made().or_null()
}

pub unsafe extern "C" fn vectorcall_frozen(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    names: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        no_keyword_names(c"frozenset", names)?;
        let count = PyVectorcall_NARGS(nargsf);
        check_count(c"frozenset", count, 0, 1)?;
        make_frozen(kind.cast(), (count == 1).then(|| *args))
    };
    made().or_null()
}

/// A frozenset of a frozenset is the same one.
unsafe fn make_frozen(kind: *mut PyTypeObject, iterable: Option<*mut PyObject>) -> Fallible<Ref> {
    match iterable {
        Some(op) if kind == &raw mut PyFrozenSet_Type && PyFrozenSet_CheckExact(op) => {
            Ok(Ref::new(op))
        }
        _ => make(kind, iterable),
    }
}

pub unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let kind = Py_TYPE(op);
    match Py_ReprEnter(op) {
        0 => {}
        1 => return PyUnicode_FromFormat(c"%s(...)".as_ptr(), (*kind).tp_name),
        _ => return null_mut(),
    }
    let text = text_of(op);
    Py_ReprLeave(op);
    text.or_null()
}

unsafe fn text_of(op: *mut PyObject) -> Fallible<Ref> {
    let name = (*Py_TYPE(op)).tp_name;
    if used(op) == 0 {
        return owned(PyUnicode_FromFormat(c"%s()".as_ptr(), name));
    }
    // A repr may change the set.
    let keys = owned(PySequence_List(op))?;
    let list = owned(PyObject_Repr(keys.ptr()))?;
    let end = PyUnicode_GET_LENGTH(list.ptr()) - 1;
    let inside = owned(PyUnicode_Substring(list.ptr(), 1, end))?;
    if PySet_CheckExact(op) {
        return owned(PyUnicode_FromFormat(c"{%U}".as_ptr(), inside.ptr()));
    }
    owned(PyUnicode_FromFormat(
        c"%s({%U})".as_ptr(),
        name,
        inside.ptr(),
    ))
}

/// The keys' hashes, mixed so that neither their order nor patterns among them matter, with the constants that give
/// CPython's values.
pub unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    const INSTEAD_OF_MINUS_ONE: Py_hash_t = 590_923_713;
    if (*set(op)).hash != -1 {
        return (*set(op)).hash;
    }
    let mut sum: u64 = 0;
    let mut place = 0;
    while let Some(slot) = table::next(op, &mut place) {
        let bits = (*slot).hash as u64;
        sum ^= (bits ^ 89_869_747 ^ (bits << 16)).wrapping_mul(3_644_798_167);
    }
    sum ^= (used(op) as u64 + 1).wrapping_mul(1_927_868_237);
    sum ^= (sum >> 11) ^ (sum >> 25);
    sum = sum.wrapping_mul(69_069).wrapping_add(907_133_923);
    let hash = if sum == u64::MAX {
        INSTEAD_OF_MINUS_ONE
    } else {
        sum as Py_hash_t
    };
    (*set(op)).hash = hash;
    hash
}

/// The frozenset that a set stands for as a key: it cannot be one itself.
unsafe fn frozen_key(key: *mut PyObject) -> Fallible<Ref> {
    if !PySet_Check(key) || PyErr_ExceptionMatches(PyExc_TypeError) == 0 {
        return Err(Raised);
    }
    PyErr_Clear();
    make(&raw mut PyFrozenSet_Type, Some(key))
}

unsafe fn contains(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
    match table::contains(op, key) {
        Err(Raised) => table::contains(op, frozen_key(key)?.ptr()),
        answer => answer,
    }
}

unsafe fn discard_key(op: *mut PyObject, key: *mut PyObject) -> Fallible<bool> {
    match table::discard(op, key) {
        Err(Raised) => table::discard(op, frozen_key(key)?.ptr()),
        answer => answer,
    }
}

pub unsafe extern "C" fn contains_slot(op: *mut PyObject, key: *mut PyObject) -> c_int {
    contains(op, key).or_minus_one()
}

unsafe extern "C" fn contains_method(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    bool_or_null(contains(op, key))
}

unsafe extern "C" fn add(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    none_or_null(table::add(op, key))
}

unsafe extern "C" fn clear(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    table::clear(op);
    Py_None()
}

unsafe extern "C" fn copy(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    combine::copy(op).or_null()
}

unsafe extern "C" fn copy_frozen(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    if PyFrozenSet_CheckExact(op) {
        new_ref(op)
    } else {
        combine::copy(op).or_null()
    }
}

unsafe extern "C" fn discard(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    none_or_null(discard_key(op, key).map(|_| ()))
}

unsafe extern "C" fn remove(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    let removed = discard_key(op, key);
    none_or_null(match removed {
        Ok(true) => Ok(()),
        Ok(false) => Err(key_error(key)),
        Err(Raised) => Err(Raised),
    })
}

unsafe extern "C" fn pop(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    popped(op).or_null()
}

/// Any key, taken out; KeyError when there is none.
pub unsafe fn popped(op: *mut PyObject) -> Fallible<Ref> {
    match table::pop(op) {
        Some(key) => Ok(key),
        None => Err(fail(PyExc_KeyError, c"pop from an empty set")),
    }
}

/// A new set, changed by each argument.
unsafe fn folded(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    combine: unsafe fn(*mut PyObject, *mut PyObject) -> Fallible<Ref>,
) -> Fallible<Ref> {
    if nargs == 0 {
        return combine::copy(op);
    }
    let mut result = combine(op, *args)?;
    for i in 1..nargs {
        result = combine(result.ptr(), *args.offset(i))?;
    }
    Ok(result)
}

unsafe extern "C" fn difference(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        if nargs == 0 {
            return combine::copy(op);
        }
        let result = combine::difference(op, *args)?;
        for i in 1..nargs {
            change::subtract(result.ptr(), *args.offset(i))?;
        }
        Ok(result)
    };
    result().or_null()
}

unsafe extern "C" fn intersection(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    folded(op, args, nargs, combine::intersection).or_null()
}

unsafe extern "C" fn union(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    let result = || -> Fallible<Ref> {
        let result = combine::copy(op)?;
        for i in 0..nargs {
            if *args.offset(i) != op {
                change::update(result.ptr(), *args.offset(i))?;
            }
        }
        Ok(result)
    };
    result().or_null()
}

/// Changes a set by each argument.
unsafe fn changed(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    change: unsafe fn(*mut PyObject, *mut PyObject) -> Fallible,
) -> *mut PyObject {
    for i in 0..nargs {
        if change(op, *args.offset(i)).is_err() {
            return null_mut();
        }
    }
    Py_None()
}

unsafe extern "C" fn update(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    changed(op, args, nargs, change::update)
}

unsafe extern "C" fn difference_update(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    changed(op, args, nargs, change::subtract)
}

unsafe extern "C" fn intersection_update(
    op: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
) -> *mut PyObject {
    match folded(op, args, nargs, combine::intersection) {
        Ok(result) => {
            table::swap(op, result.ptr());
            Py_None()
        }
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn symmetric_difference(
    op: *mut PyObject,
    other: *mut PyObject,
) -> *mut PyObject {
    combine::symmetric_difference(op, other).or_null()
}

unsafe extern "C" fn symmetric_difference_update(
    op: *mut PyObject,
    other: *mut PyObject,
) -> *mut PyObject {
    none_or_null(change::exclude(op, other))
}

unsafe extern "C" fn is_disjoint(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    bool_or_null(combine::is_disjoint(op, other))
}

unsafe extern "C" fn is_subset(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    bool_or_null(combine::is_subset(op, other))
}

unsafe extern "C" fn is_superset(op: *mut PyObject, other: *mut PyObject) -> *mut PyObject {
    bool_or_null(combine::is_superset(op, other))
}

unsafe extern "C" fn size_of_set(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromSize_t((*Py_TYPE(op)).tp_basicsize as usize + table_bytes(op))
}

/// The type, a list of the keys, and the state of a subtype's instance.
unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let reduced = || -> Fallible<Ref> {
        let keys = owned(PySequence_List(op))?;
        let arguments = tuple::from_array([keys.ptr()].as_ptr(), 1)?;
        let state = call_method(op, name!("__getstate__"))?;
        let kind: *mut PyObject = Py_TYPE(op).cast();
        tuple::from_array([kind, arguments.ptr(), state.ptr()].as_ptr(), 3)
    };
    reduced().or_null()
}
