//! New sets of two; and how two compare.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use super::super::dict;
use super::change::{each, each_of};
use super::table::{self, add_known, contains_known, set};
use super::{base_of, change, make, used};
use crate::prelude::*;
use crate::types::equality::hash_of;

/// A set of the same keys, of the base type.
pub unsafe fn copy(op: *mut PyObject) -> Fallible<Ref> {
    make(base_of(op), Some(op))
}

/// What both have.
pub unsafe fn intersection(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    if op == other {
        return copy(op);
    }
    let both = make(base_of(op), None)?;
    if PyAnySet_Check(other) {
        let (few, many) = if used(other) > used(op) {
            (op, other)
        } else {
            (other, op)
        };
        each_of(few, |key, hash| {
            if contains_known(many, key, hash)? {
                add_known(both.ptr(), key, hash)?;
            }
            Ok(true)
        })?;
        return Ok(both);
    }
    each(other, |item| {
        let hash = hash_of(item)?;
        if contains_known(op, item, hash)? {
            add_known(both.ptr(), item, hash)?;
        }
        Ok(true)
    })?;
    Ok(both)
}

/// What the first has and the second has not.
pub unsafe fn difference(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    let other_size = if PyAnySet_Check(other) {
        used(other)
    } else if PyDict_CheckExact(other) {
        dict::used(other)
    } else {
        return difference_by_removing(op, other);
    };
    if used(op) >> 2 > other_size {
        return difference_by_removing(op, other);
    }
    let rest = make(base_of(op), None)?;
    let in_dict = PyDict_CheckExact(other);
    each_of(op, |key, hash| {
        let there = if in_dict {
            !dict::find_known_hash(other, key, hash)?.is_null()
        } else {
            contains_known(other, key, hash)?
        };
        if !there {
            add_known(rest.ptr(), key, hash)?;
        }
        Ok(true)
    })?;
    Ok(rest)
}

unsafe fn difference_by_removing(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    let rest = copy(op)?;
    change::subtract(rest.ptr(), other)?;
    Ok(rest)
}

/// What only one of the two has.
pub unsafe fn symmetric_difference(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    let rest = make(base_of(op), Some(other))?;
    change::exclude(rest.ptr(), op)?;
    Ok(rest)
}

/// What one of the two has.
pub unsafe fn union(op: *mut PyObject, other: *mut PyObject) -> Fallible<Ref> {
    let all = copy(op)?;
    if op != other {
        change::update(all.ptr(), other)?;
    }
    Ok(all)
}

/// An operator; both sides have to be sets.
unsafe fn operator(
    a: *mut PyObject,
    b: *mut PyObject,
    combine: unsafe fn(*mut PyObject, *mut PyObject) -> Fallible<Ref>,
) -> *mut PyObject {
    if !PyAnySet_Check(a) || !PyAnySet_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    combine(a, b).or_null()
}

pub unsafe extern "C" fn or(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    operator(a, b, union)
}

pub unsafe extern "C" fn and(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    operator(a, b, intersection)
}

pub unsafe extern "C" fn subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    operator(a, b, difference)
}

pub unsafe extern "C" fn xor(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    operator(a, b, symmetric_difference)
}

/// Whether the second has all that the first has.
pub unsafe fn is_subset(op: *mut PyObject, other: *mut PyObject) -> Fallible<bool> {
    if !PyAnySet_Check(other) {
        let other = intersection(op, other)?;
        return Ok(used(other.ptr()) == used(op));
    }
    if used(op) > used(other) {
        return Ok(false);
    }
    each_of(op, |key, hash| contains_known(other, key, hash))
}

/// Whether the first has all that the second has.
pub unsafe fn is_superset(op: *mut PyObject, other: *mut PyObject) -> Fallible<bool> {
    if PyAnySet_Check(other) {
        return is_subset(other, op);
    }
    each(other, |item| table::contains(op, item))
}

/// Whether the two have nothing in common.
pub unsafe fn is_disjoint(op: *mut PyObject, other: *mut PyObject) -> Fallible<bool> {
    if op == other {
        return Ok(used(op) == 0);
    }
    if is_exact(other) {
        let (few, many) = if used(other) > used(op) {
            (op, other)
        } else {
            (other, op)
        };
        return each_of(few, |key, hash| Ok(!contains_known(many, key, hash)?));
    }
    each(other, |item| Ok(!table::contains(op, item)?))
}

unsafe fn is_exact(op: *mut PyObject) -> bool {
    PySet_CheckExact(op) || PyFrozenSet_CheckExact(op)
}

unsafe fn is_equal(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    if used(a) != used(b) {
        return Ok(false);
    }
    let (a_hash, b_hash) = ((*set(a)).hash, (*set(b)).hash);
    if a_hash != -1 && b_hash != -1 && a_hash != b_hash {
        return Ok(false);
    }
    is_subset(a, b)
}

pub unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !PyAnySet_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    let answer = match op {
        Py_EQ => is_equal(a, b),
        Py_NE => is_equal(a, b).map(|same| !same),
        Py_LE => is_subset(a, b),
        Py_GE => is_subset(b, a),
        Py_LT if used(a) >= used(b) => Ok(false),
        Py_LT => is_subset(a, b),
        _ if used(a) <= used(b) => Ok(false),
        _ => is_subset(b, a),
    };
    answer.map(|answer| Ref::new(Py_Bool(answer))).or_null()
}
