//! What works on sequences.

use super::super::{list, slice, tuple};
use super::*;
use crate::types::equality::equal;
use crate::types::iter::next_item;

/// Whether it has items by index: no dict, whatever slots it has.
pub unsafe fn check(op: *mut PyObject) -> bool {
    !PyDict_Check(op) && sequence_slot!(op, sq_item).is_some()
}

/// `len(s)`.
pub unsafe fn size(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    expect(op)?;
    if let Some(slot) = sequence_slot!(op, sq_length) {
        return length(slot(op));
    }
    Err(if mapping_slot!(op, mp_length).is_some() {
        type_error(c"%.200s is not a sequence", op)
    } else {
        type_error(c"object of type '%.200s' has no len()", op)
    })
}

/// A negative index counts from the end, for slots that do not do that themselves.
#[inline(always)]
unsafe fn from_front(op: *mut PyObject, index: Py_ssize_t) -> Fallible<Py_ssize_t> {
    if index < 0
        && let Some(slot) = sequence_slot!(op, sq_length)
    {
        return Ok(index + length(slot(op))?);
    }
    Ok(index)
}

/// `s[index]`.
#[inline]
pub unsafe fn get(op: *mut PyObject, index: Py_ssize_t) -> Fallible<Ref> {
    if !op.is_null() && index >= 0 {
        // A negative index lies outside.
        if PyList_CheckExact(op) && index < Py_SIZE(op) {
            return Ok(Ref::new(PyList_GET_ITEM(op, index)));
        }
        if let Some(slot) = sequence_slot!(op, sq_item) {
            return owned(slot(op, index));
        }
    }
    get_otherwise(op, index)
}

/// Not in line: the usual way needs no frame.
#[inline(never)]
unsafe fn get_otherwise(op: *mut PyObject, index: Py_ssize_t) -> Fallible<Ref> {
    expect(op)?;
    if let Some(slot) = sequence_slot!(op, sq_item) {
        return owned(slot(op, from_front(op, index)?));
    }
    Err(if mapping_slot!(op, mp_subscript).is_some() {
        type_error(c"%.200s is not a sequence", op)
    } else {
        type_error(c"'%.200s' object does not support indexing", op)
    })
}

/// `s[index] = value`.
pub unsafe fn set(op: *mut PyObject, index: Py_ssize_t, value: *mut PyObject) -> Fallible {
    expect(op)?;
    if let Some(slot) = sequence_slot!(op, sq_ass_item) {
        return status(slot(op, from_front(op, index)?, value));
    }
    Err(if mapping_slot!(op, mp_ass_subscript).is_some() {
        type_error(c"%.200s is not a sequence", op)
    } else {
        type_error(c"'%.200s' object does not support item assignment", op)
    })
}

/// `del s[index]`.
pub unsafe fn delete(op: *mut PyObject, index: Py_ssize_t) -> Fallible {
    expect(op)?;
    if let Some(slot) = sequence_slot!(op, sq_ass_item) {
        return status(slot(op, from_front(op, index)?, null_mut()));
    }
    Err(if mapping_slot!(op, mp_ass_subscript).is_some() {
        type_error(c"%.200s is not a sequence", op)
    } else {
        type_error(c"'%.200s' object doesn't support item deletion", op)
    })
}

unsafe fn bounds(low: Py_ssize_t, high: Py_ssize_t) -> Fallible<Ref> {
    let (low, high) = (
        owned(PyLong_FromSsize_t(low))?,
        owned(PyLong_FromSsize_t(high))?,
    );
    slice::new(low, high, Ref::new(Py_None()))
}

/// `s[low:high]`.
pub unsafe fn get_slice(op: *mut PyObject, low: Py_ssize_t, high: Py_ssize_t) -> Fallible<Ref> {
    expect(op)?;
    match mapping_slot!(op, mp_subscript) {
        Some(slot) => owned(slot(op, bounds(low, high)?.ptr())),
        None => Err(type_error(c"'%.200s' object is unsliceable", op)),
    }
}

/// `s[low:high] = value`; `del s[low:high]` when it is NULL.
pub unsafe fn assign_slice(
    op: *mut PyObject,
    low: Py_ssize_t,
    high: Py_ssize_t,
    value: *mut PyObject,
) -> Fallible {
    expect(op)?;
    match mapping_slot!(op, mp_ass_subscript) {
        Some(slot) => status(slot(op, bounds(low, high)?.ptr(), value)),
        None if value.is_null() => Err(type_error(
            c"'%.200s' object doesn't support slice deletion",
            op,
        )),
        None => Err(type_error(
            c"'%.200s' object doesn't support slice assignment",
            op,
        )),
    }
}

/// The result of a binary operation of numbers, when one of the two knows it.
unsafe fn known(result: Ref) -> Option<Ref> {
    (result.ptr() != Py_NotImplemented()).then_some(result)
}

/// A binary operation as numbers do it, for classes that only have that: what the slot at an offset gives, the one of a
/// subtype first.
unsafe fn numeric(
    a: *mut PyObject,
    b: *mut PyObject,
    slot: impl Fn(&PyNumberMethods) -> binaryfunc,
) -> Fallible<Option<Ref>> {
    let of = |op: *mut PyObject| (*Py_TYPE(op)).tp_as_number.as_ref().and_then(&slot);
    let (first, mut second) = (of(a), of(b));
    if Py_TYPE(a) == Py_TYPE(b) || first.map(|f| f as usize) == second.map(|f| f as usize) {
        second = None;
    }
    if let Some(function) = second
        && first.is_some()
        && PyType_IsSubtype(Py_TYPE(b), Py_TYPE(a)) != 0
    {
        if let Some(result) = known(owned(function(a, b))?) {
            return Ok(Some(result));
        }
        second = None;
    }
    for function in [first, second].into_iter().flatten() {
        if let Some(result) = known(owned(function(a, b))?) {
            return Ok(Some(result));
        }
    }
    Ok(None)
}

/// `a + b`.
pub unsafe fn concat(a: *mut PyObject, b: *mut PyObject) -> Fallible<Ref> {
    expect(a)?;
    expect(b)?;
    if let Some(slot) = sequence_slot!(a, sq_concat) {
        return owned(slot(a, b));
    }
    if PySequence_Check(a) != 0
        && PySequence_Check(b) != 0
        && let Some(result) = numeric(a, b, |slots| slots.nb_add)?
    {
        return Ok(result);
    }
    Err(type_error(c"'%.200s' object can't be concatenated", a))
}

/// `a += b`.
pub unsafe fn concat_in_place(a: *mut PyObject, b: *mut PyObject) -> Fallible<Ref> {
    expect(a)?;
    expect(b)?;
    if let Some(slot) = sequence_slot!(a, sq_inplace_concat) {
        return owned(slot(a, b));
    }
    if let Some(slot) = sequence_slot!(a, sq_concat) {
        return owned(slot(a, b));
    }
    if PySequence_Check(a) != 0 && PySequence_Check(b) != 0 {
        let in_place = (*Py_TYPE(a))
            .tp_as_number
            .as_ref()
            .and_then(|slots| slots.nb_inplace_add);
        if let Some(function) = in_place
            && let Some(result) = known(owned(function(a, b))?)
        {
            return Ok(result);
        }
        if let Some(result) = numeric(a, b, |slots| slots.nb_add)? {
            return Ok(result);
        }
    }
    Err(type_error(c"'%.200s' object can't be concatenated", a))
}

unsafe fn repeat_as_number(
    op: *mut PyObject,
    times: Py_ssize_t,
    in_place: bool,
) -> Fallible<Option<Ref>> {
    if PySequence_Check(op) == 0 {
        return Ok(None);
    }
    let times = owned(PyLong_FromSsize_t(times))?;
    if in_place {
        let function = (*Py_TYPE(op))
            .tp_as_number
            .as_ref()
            .and_then(|slots| slots.nb_inplace_multiply);
        if let Some(function) = function
            && let Some(result) = known(owned(function(op, times.ptr()))?)
        {
            return Ok(Some(result));
        }
    }
    numeric(op, times.ptr(), |slots| slots.nb_multiply)
}

/// `s * times`.
pub unsafe fn repeat(op: *mut PyObject, times: Py_ssize_t) -> Fallible<Ref> {
    expect(op)?;
    if let Some(slot) = sequence_slot!(op, sq_repeat) {
        return owned(slot(op, times));
    }
    match repeat_as_number(op, times, false)? {
        Some(result) => Ok(result),
        None => Err(type_error(c"'%.200s' object can't be repeated", op)),
    }
}

/// `s *= times`.
pub unsafe fn repeat_in_place(op: *mut PyObject, times: Py_ssize_t) -> Fallible<Ref> {
    expect(op)?;
    if let Some(slot) = sequence_slot!(op, sq_inplace_repeat) {
        return owned(slot(op, times));
    }
    if let Some(slot) = sequence_slot!(op, sq_repeat) {
        return owned(slot(op, times));
    }
    match repeat_as_number(op, times, true)? {
        Some(result) => Ok(result),
        None => Err(type_error(c"'%.200s' object can't be repeated", op)),
    }
}

/// `tuple(o)`.
pub unsafe fn to_tuple(op: *mut PyObject) -> Fallible<Ref> {
    expect(op)?;
    if PyTuple_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    if PyList_CheckExact(op) {
        return tuple::from_array(list::items(op), Py_SIZE(op));
    }
    let all = list::from_iterable(op)?;
    tuple::from_array(list::items(all.ptr()), Py_SIZE(all.ptr()))
}

/// `list(o)`.
pub unsafe fn to_list(op: *mut PyObject) -> Fallible<Ref> {
    expect(op)?;
    list::from_iterable(op)
}

/// A list or a tuple of the items, the object itself if it is one; `message` is for what is not iterable.
pub unsafe fn fast(op: *mut PyObject, message: *const c_char) -> Fallible<Ref> {
    expect(op)?;
    if PyList_CheckExact(op) || PyTuple_CheckExact(op) {
        return Ok(Ref::new(op));
    }
    let Some(iterator) = Ref::steal(PyObject_GetIter(op)) else {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            PyErr_SetString(PyExc_TypeError, message);
        }
        return Err(Raised);
    };
    list::from_iterable(iterator.ptr())
}

/// What to do with the items that equal a value.
#[derive(Clone, Copy, PartialEq)]
enum Search {
    Count,
    Index,
    Contains,
}

unsafe fn search(op: *mut PyObject, value: *mut PyObject, what: Search) -> Fallible<Py_ssize_t> {
    expect(op)?;
    expect(value)?;
    let Some(iterator) = Ref::steal(PyObject_GetIter(op)) else {
        if PyErr_ExceptionMatches(PyExc_TypeError) != 0 {
            type_error(c"argument of type '%.200s' is not iterable", op);
        }
        return Err(Raised);
    };
    let (mut found, mut place) = (0, 0);
    while let Some(item) = next_item(&iterator)? {
        if equal(item.ptr(), value)? {
            match what {
                Search::Contains => return Ok(1),
                Search::Index => return Ok(place),
                Search::Count => found += 1,
            }
        }
        place += 1;
    }
    if what == Search::Index {
        return Err(fail(
            PyExc_ValueError,
            c"sequence.index(x): x not in sequence",
        ));
    }
    Ok(found)
}

/// `s.count(value)`.
pub unsafe fn count(op: *mut PyObject, value: *mut PyObject) -> Fallible<Py_ssize_t> {
    search(op, value, Search::Count)
}

/// `s.index(value)`.
pub unsafe fn index(op: *mut PyObject, value: *mut PyObject) -> Fallible<Py_ssize_t> {
    search(op, value, Search::Index)
}

/// `value in s`.
#[inline]
pub unsafe fn contains(op: *mut PyObject, value: *mut PyObject) -> Fallible<bool> {
    if let Some(slot) = sequence_slot!(op, sq_contains) {
        return truth(slot(op, value));
    }
    Ok(search(op, value, Search::Contains)? > 0)
}
