//! Items, slices, search, equality, hash.

use super::value::{as_short, at, fields, make};
use crate::prelude::*;
use crate::types::iter::next_item;
use crate::types::long::value::from_i128;
use crate::types::long::{self, arithmetic};

pub unsafe extern "C" fn nb_bool(op: *mut PyObject) -> c_int {
    c_int::from(long::sign(fields(op).length) != 0)
}

pub unsafe extern "C" fn sq_length(op: *mut PyObject) -> Py_ssize_t {
    PyLong_AsSsize_t(fields(op).length)
}

#[cold]
unsafe fn out_of_range() -> Raised {
    let message = c"range object index out of range";
    PyErr_SetString(PyExc_IndexError, message.as_ptr());
    Raised
}

/// The item at an int, which may be counted from the end.
unsafe fn item(op: *mut PyObject, index: *mut PyObject) -> Fallible<Ref> {
    let range = fields(op);
    if let (Some(short), Some(i)) = (as_short(op), long::value::short(index)) {
        let i = if i < 0 { i + short.length } else { i };
        if i < 0 || i >= short.length {
            return Err(out_of_range());
        }
        return owned(from_i128(short.item(i)));
    }
    let index = if long::sign(index) < 0 {
        owned(arithmetic::add_ints(index, range.length))?
    } else {
        Ref::new(index)
    };
    if long::sign(index.ptr()) < 0 || long::compare::order_of(index.ptr(), range.length).is_ge() {
        return Err(out_of_range());
    }
    at(range.start, index.ptr(), range.step)
}

/// The item at an index that is not negative, or is too far before the start.
pub unsafe extern "C" fn sq_item(op: *mut PyObject, i: Py_ssize_t) -> *mut PyObject {
    let body = || {
        if i < 0 {
            // The caller has counted from the end already.
            return Err(out_of_range());
        }
        let index = owned(long::from_i64(i as i64))?;
        item(op, index.ptr())
    };
    body().or_null()
}

pub unsafe extern "C" fn mp_subscript(op: *mut PyObject, key: *mut PyObject) -> *mut PyObject {
    if crate::types::number::has_index(key) {
        let index = crate::types::number::index(key);
        return index.and_then(|index| item(op, index.ptr())).or_null();
    }
    if PySlice_Check(key) {
        return slice(op, key.cast()).or_null();
    }
    PyErr_Format(
        PyExc_TypeError,
        c"range indices must be integers or slices, not %.200s".as_ptr(),
        (*Py_TYPE(key)).tp_name,
    );
    null_mut()
}

unsafe fn slice(op: *mut PyObject, slice: *mut PySliceObject) -> Fallible<Ref> {
    let range = fields(op);
    let mut parts = [null_mut(); 3];
    let [start, stop, step] = &mut parts;
    status(_PySlice_GetLongIndices(
        slice,
        range.length,
        &raw mut *start,
        &raw mut *stop,
        &raw mut *step,
    ))?;
    let [start, stop, step] = parts.map(|part| Ref::steal_unchecked(part));
    make(
        at(range.start, start.ptr(), range.step)?,
        at(range.start, stop.ptr(), range.step)?,
        owned(arithmetic::multiply_ints(step.ptr(), range.step))?,
    )
}

/// Whether an int is one of the items.
unsafe fn contains_int(op: *mut PyObject, value: *mut PyObject) -> Fallible<bool> {
    let range = fields(op);
    if let (Some(short), Some(value)) = (as_short(op), super::value::short(value)) {
        let distance = i128::from(value) - i128::from(short.start);
        let step = i128::from(short.step);
        return Ok(distance % step == 0 && (0..short.length.into()).contains(&(distance / step)));
    }
    let order = |a, b| long::compare::order_of(a, b);
    let inside = if long::sign(range.step) > 0 {
        order(value, range.start).is_ge() && order(value, range.stop).is_lt()
    } else {
        order(value, range.start).is_le() && order(value, range.stop).is_gt()
    };
    if !inside {
        return Ok(false);
    }
    let distance = owned(arithmetic::subtract_ints(value, range.start))?;
    let rest = owned(long::divide::modulo_ints(distance.ptr(), range.step))?;
    Ok(long::sign(rest.ptr()) == 0)
}

/// An int whose equality nobody has changed.
unsafe fn is_plain_int(op: *mut PyObject) -> bool {
    PyLong_CheckExact(op) || PyBool_Check(op)
}

/// How many items equal `value` (all of them, or whether there is one), by asking one after the other; or where the
/// first is.
enum Found {
    Count(Py_ssize_t),
    At(Py_ssize_t),
}

unsafe fn search(op: *mut PyObject, value: *mut PyObject, first: bool) -> Fallible<Found> {
    let iterator = owned(PyObject_GetIter(op))?;
    let mut count = 0;
    let mut i = 0;
    while let Some(item) = next_item(&iterator)? {
        if truth(PyObject_RichCompareBool(item.ptr(), value, Py_EQ))? {
            if first {
                return Ok(Found::At(i));
            }
            count += 1;
        }
        i += 1;
    }
    Ok(Found::Count(count))
}

pub unsafe extern "C" fn sq_contains(op: *mut PyObject, value: *mut PyObject) -> c_int {
    if is_plain_int(value) {
        return contains_int(op, value).or_minus_one();
    }
    search(op, value, true)
        .map(|found| matches!(found, Found::At(_)))
        .or_minus_one()
}

pub unsafe fn count(op: *mut PyObject, value: *mut PyObject) -> Fallible<Ref> {
    let count = if is_plain_int(value) {
        i64::from(contains_int(op, value)?)
    } else {
        match search(op, value, false)? {
            Found::Count(count) | Found::At(count) => count as i64,
        }
    };
    owned(long::from_i64(count))
}

pub unsafe fn index(op: *mut PyObject, value: *mut PyObject) -> Fallible<Ref> {
    if !is_plain_int(value) {
        if let Found::At(i) = search(op, value, true)? {
            return owned(long::from_i64(i as i64));
        }
        let message = c"sequence.index(x): x not in sequence";
        PyErr_SetString(PyExc_ValueError, message.as_ptr());
        return Err(Raised);
    }
    if !contains_int(op, value)? {
        PyErr_Format(PyExc_ValueError, c"%R is not in range".as_ptr(), value);
        return Err(Raised);
    }
    let range = fields(op);
    let distance = owned(arithmetic::subtract_ints(value, range.start))?;
    owned(long::divide::floor_ints(distance.ptr(), range.step))
}

/// What makes two ranges the same sequence: the length, then the first item, then the step, as far as they matter.
unsafe fn essence(op: *mut PyObject) -> [*mut PyObject; 3] {
    let range = fields(op);
    let none = Py_None();
    match long::value::short(range.length) {
        Some(0) => [range.length, none, none],
        Some(1) => [range.length, range.start, none],
        _ => [range.length, range.start, range.step],
    }
}

unsafe fn equal(a: *mut PyObject, b: *mut PyObject) -> bool {
    a == b
        || essence(a).into_iter().zip(essence(b)).all(|(x, y)| {
            x == y || (PyLong_Check(x) && PyLong_Check(y) && long::compare::order_of(x, y).is_eq())
        })
}

pub unsafe extern "C" fn tp_richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !PyObject_TypeCheck(b, &raw mut PyRange_Type) || (op != Py_EQ && op != Py_NE) {
        return Py_NotImplemented();
    }
    Py_Bool(equal(a, b) == (op == Py_EQ))
}

pub unsafe extern "C" fn tp_hash(op: *mut PyObject) -> Py_hash_t {
    let [length, start, step] = essence(op);
    match owned(PyTuple_Pack(3, length, start, step)) {
        Ok(tuple) => PyObject_Hash(tuple.ptr()),
        Err(Raised) => -1,
    }
}
