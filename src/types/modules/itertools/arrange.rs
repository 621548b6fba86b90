//! product, permutations, combinations and combinations_with_replacement: tuples that go through places in pools.

use super::New;
use crate::prelude::*;
use crate::types::container::track_once;
use crate::types::modules::fields::{self, Fields, get, set};
use crate::types::raise::fail;
use crate::types::tuple;

/// The pool or pools, a tuple; the tuple that was given last, NULL at first; the places, in a bytes object.
const POOLS: usize = 0;
const LAST: usize = 1;
const PLACES: usize = 2;

/// How many places a result has, and whether there is none any more.
struct State {
    length: usize,
    stopped: bool,
}

type Arrangement = Fields<3, State>;

const fn arrangement(
    name: &'static CStr,
    doc: &'static CStr,
    new: unsafe extern "C" fn(*mut PyTypeObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
    next: unsafe extern "C" fn(*mut PyObject) -> *mut PyObject,
) -> PyTypeObject {
    fields::iterator::<3, State>(name, doc, new, next)
}

unsafe fn state(op: *mut PyObject) -> *mut State {
    &raw mut (*op.cast::<Arrangement>()).data
}

/// The numbers in the bytes object, which nobody else sees.
unsafe fn places(op: *mut PyObject) -> *mut usize {
    PyBytes_AS_STRING(get(op, PLACES)).cast()
}

/// An arrangement whose places are those that `place` gives for each number up to `count`.
unsafe fn make(
    kind: *mut PyTypeObject,
    pools: *mut PyObject,
    length: usize,
    count: usize,
    place: impl Fn(usize) -> usize,
) -> Fallible<Ref> {
    let Some(bytes) = count.checked_mul(size_of::<usize>()) else {
        PyErr_NoMemory();
        return Err(Raised);
    };
    let numbers = owned(PyBytes_FromStringAndSize(null(), bytes as Py_ssize_t))?;
    let made = fields::make(kind, [pools, null_mut(), numbers.ptr()])?;
    for i in 0..count {
        *places(made.ptr()).add(i) = place(i);
    }
    *state(made.ptr()) = State {
        length,
        stopped: false,
    };
    Ok(made)
}

/// The tuple that was given last, to be changed: itself when nobody has kept it, else a copy.
unsafe fn changeable(op: *mut PyObject) -> Fallible<*mut PyObject> {
    let last = get(op, LAST);
    if refcount(last) > 1 {
        let copy = tuple::from_array(
            (*last.cast::<PyTupleObject>()).ob_item.as_ptr(),
            Py_SIZE(last),
        )?;
        set(op, LAST, copy.into_raw());
    } else {
        // A collection may have untracked it for what it held.
        track_once(last);
    }
    Ok(get(op, LAST))
}

/// Sets an item of the tuple that is to be given.
unsafe fn put(result: *mut PyObject, at: usize, item: *mut PyObject) {
    let before = PyTuple_GET_ITEM(result, at as Py_ssize_t);
    PyTuple_SET_ITEM(result, at as Py_ssize_t, new_ref(item));
    xdecref(before);
}

/// The first tuple, of the items that the places name.
unsafe fn first(
    op: *mut PyObject,
    item: impl Fn(usize) -> *mut PyObject,
) -> Fallible<*mut PyObject> {
    let length = (*state(op)).length;
    let result = tuple::of_length(length as Py_ssize_t)?;
    for i in 0..length {
        PyTuple_SET_ITEM(result.ptr(), i as Py_ssize_t, new_ref(item(i)));
    }
    set(op, LAST, new_ref(result.ptr()));
    Ok(result.into_raw())
}

unsafe fn stop(op: *mut PyObject) -> *mut PyObject {
    (*state(op)).stopped = true;
    null_mut()
}

pub static mut PRODUCT: PyTypeObject = arrangement(
    c"itertools.product",
    c"product(*iterables, repeat=1)\n--\n\nTuples of an item from each iterable, in every combination; the last one changes fastest.",
    new_product,
    next_product,
);

unsafe extern "C" fn new_product(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let mut repeat: Py_ssize_t = 1;
        if !kwargs.is_null() {
            parse_named!(tuple::empty(), kwargs, c"|n:product", [c"repeat"], repeat)?;
            if repeat < 0 {
                return Err(fail(
                    PyExc_ValueError,
                    c"repeat argument cannot be negative",
                ));
            }
        }
        let given = if repeat == 0 { 0 } else { Py_SIZE(args) };
        let Some(count) = given
            .checked_mul(repeat)
            .filter(|count| *count < Py_ssize_t::MAX / 8)
        else {
            return Err(fail(PyExc_OverflowError, c"repeat argument too large"));
        };
        let pools = tuple::of_length(count)?;
        for i in 0..count {
            let pool = if i < given {
                PySequence_Tuple(PyTuple_GET_ITEM(args, i))
            } else {
                new_ref(PyTuple_GET_ITEM(pools.ptr(), i - given))
            };
            PyTuple_SET_ITEM(pools.ptr(), i, owned(pool)?.into_raw());
        }
        make(kind, pools.ptr(), count as usize, count as usize, |_| 0)
    };
    run().or_null()
}

unsafe extern "C" fn next_product(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        if (*state(op)).stopped {
            return Ok(null_mut());
        }
        let (pools, length) = (get(op, POOLS), (*state(op)).length);
        let pool = |i: usize| PyTuple_GET_ITEM(pools, i as Py_ssize_t);
        if get(op, LAST).is_null() {
            if (0..length).any(|i| Py_SIZE(pool(i)) == 0) {
                return Ok(stop(op));
            }
            return first(op, |i| PyTuple_GET_ITEM(pool(i), 0));
        }
        let result = changeable(op)?;
        for i in (0..length).rev() {
            let at = places(op).add(i);
            *at += 1;
            if *at < Py_SIZE(pool(i)) as usize {
                put(result, i, PyTuple_GET_ITEM(pool(i), *at as Py_ssize_t));
                return Ok(new_ref(result));
            }
            *at = 0;
            put(result, i, PyTuple_GET_ITEM(pool(i), 0));
        }
        Ok(stop(op))
    };
    run().or_null()
}

/// The pool of an iterable and the length of the results, for `name(iterable, r)`.
unsafe fn pool_and_length(given: New, format: &CStr) -> Fallible<(Ref, usize)> {
    let (mut over, mut length) = (null_mut::<PyObject>(), 0 as Py_ssize_t);
    parse_named!(given.1, given.2, format, [c"iterable", c"r"], over, length)?;
    let pool = owned(PySequence_Tuple(over))?;
    if length < 0 {
        return Err(fail(PyExc_ValueError, c"r must be non-negative"));
    }
    Ok((pool, length as usize))
}

unsafe fn at(pool: *mut PyObject, place: usize) -> *mut PyObject {
    PyTuple_GET_ITEM(pool, place as Py_ssize_t)
}

pub static mut COMBINATIONS: PyTypeObject = arrangement(
    c"itertools.combinations",
    c"combinations(iterable, r)\n--\n\nTuples of r items from different places, in the order of the places.",
    new_combinations,
    next_combinations,
);

unsafe extern "C" fn new_combinations(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (pool, length) = pool_and_length((kind, args, kwargs), c"On:combinations")?;
        let made = make(kind, pool.ptr(), length, length, |i| i)?;
        (*state(made.ptr())).stopped = length > Py_SIZE(pool.ptr()) as usize;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_combinations(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        if (*state(op)).stopped {
            return Ok(null_mut());
        }
        let (pool, length, places) = (get(op, POOLS), (*state(op)).length, places(op));
        if get(op, LAST).is_null() {
            return first(op, |i| at(pool, *places.add(i)));
        }
        let total = Py_SIZE(pool) as usize;
        // The rightmost place that can still go on.
        let Some(turn) = (0..length)
            .rev()
            .find(|i| *places.add(*i) != i + total - length)
        else {
            return Ok(stop(op));
        };
        let result = changeable(op)?;
        let from = *places.add(turn) + 1;
        for i in turn..length {
            *places.add(i) = from + i - turn;
            put(result, i, at(pool, *places.add(i)));
        }
        Ok(new_ref(result))
    };
    run().or_null()
}

pub static mut WITH_REPLACEMENT: PyTypeObject = arrangement(
    c"itertools.combinations_with_replacement",
    c"combinations_with_replacement(iterable, r)\n--\n\nTuples of r items in the order of the places, where one may come repeatedly.",
    new_with_replacement,
    next_with_replacement,
);

unsafe extern "C" fn new_with_replacement(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let format = c"On:combinations_with_replacement";
        let (pool, length) = pool_and_length((kind, args, kwargs), format)?;
        let made = make(kind, pool.ptr(), length, length, |_| 0)?;
        (*state(made.ptr())).stopped = length > 0 && Py_SIZE(pool.ptr()) == 0;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_with_replacement(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        if (*state(op)).stopped {
            return Ok(null_mut());
        }
        let (pool, length, places) = (get(op, POOLS), (*state(op)).length, places(op));
        if get(op, LAST).is_null() {
            return first(op, |_| at(pool, 0));
        }
        let total = Py_SIZE(pool) as usize;
        let Some(turn) = (0..length).rev().find(|i| *places.add(*i) + 1 != total) else {
            return Ok(stop(op));
        };
        let result = changeable(op)?;
        let place = *places.add(turn) + 1;
        for i in turn..length {
            *places.add(i) = place;
            put(result, i, at(pool, place));
        }
        Ok(new_ref(result))
    };
    run().or_null()
}

pub static mut PERMUTATIONS: PyTypeObject = arrangement(
    c"itertools.permutations",
    c"permutations(iterable, r=None)\n--\n\nTuples of r items from different places, in every order.",
    new_permutations,
    next_permutations,
);

unsafe extern "C" fn new_permutations(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let run = || -> Fallible<Ref> {
        let (mut over, mut wanted) = (null_mut::<PyObject>(), Py_None());
        parse_named!(
            args,
            kwargs,
            c"O|O:permutations",
            [c"iterable", c"r"],
            over,
            wanted
        )?;
        let pool = owned(PySequence_Tuple(over))?;
        let total = Py_SIZE(pool.ptr());
        let mut length = total;
        if wanted != Py_None() {
            if !PyLong_Check(wanted) {
                return Err(fail(PyExc_TypeError, c"Expected int as r"));
            }
            length = fields::number(PyLong_AsSsize_t(wanted))?;
        }
        if length < 0 {
            return Err(fail(PyExc_ValueError, c"r must be non-negative"));
        }
        let (total, length) = (total as usize, length as usize);
        // The order of the pool, then for each place of a result how many items can still come to it.
        let made = make(kind, pool.ptr(), length, total + length.min(total), |i| {
            if i < total { i } else { total - (i - total) }
        })?;
        (*state(made.ptr())).stopped = length > total;
        Ok(made)
    };
    run().or_null()
}

unsafe extern "C" fn next_permutations(op: *mut PyObject) -> *mut PyObject {
    let run = || -> Fallible<*mut PyObject> {
        if (*state(op)).stopped {
            return Ok(null_mut());
        }
        let (pool, length, order) = (get(op, POOLS), (*state(op)).length, places(op));
        if get(op, LAST).is_null() {
            return first(op, |i| at(pool, *order.add(i)));
        }
        let total = Py_SIZE(pool) as usize;
        let left = order.add(total);
        let result = changeable(op)?;
        for turn in (0..length).rev() {
            *left.add(turn) -= 1;
            if *left.add(turn) == 0 {
                // All that can come here has: the rest goes back to the order of the pool.
                let moved = *order.add(turn);
                ptr::copy(order.add(turn + 1), order.add(turn), total - turn - 1);
                *order.add(total - 1) = moved;
                *left.add(turn) = total - turn;
                continue;
            }
            order.add(turn).swap(order.add(total - *left.add(turn)));
            for i in turn..length {
                put(result, i, at(pool, *order.add(i)));
            }
            return Ok(new_ref(result));
        }
        Ok(stop(op))
    };
    run().or_null()
}
