//! slice: start, stop, step; and what they mean for a sequence of some length.

#![expect(non_upper_case_globals, reason = "CPython's names")]

use super::tuple;
use crate::arguments::own::{check_count, no_keywords};
use crate::gc;
use crate::prelude::*;
use crate::types::container::{keep_or_free, take_or_make, visit};
use crate::types::define::{STATIC_TYPE, field, no_args, one_arg};
use crate::types::equality::{hash_of, small_int};
use crate::types::index::as_size;
use crate::types::raise::fail;

const POOL_CAP: usize = 1;
static POOL: Pool = Pool::new("slice", POOL_CAP, size_of::<PySliceObject>());

static mut METHODS: [PyMethodDef; 3] = [
    one_arg(c"indices", indices, c""),
    no_args(c"__reduce__", reduce, c""),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 4] = [
    field(
        c"start",
        _Py_T_OBJECT,
        core::mem::offset_of!(PySliceObject, start),
        c"",
    ),
    field(
        c"stop",
        _Py_T_OBJECT,
        core::mem::offset_of!(PySliceObject, stop),
        c"",
    ),
    field(
        c"step",
        _Py_T_OBJECT,
        core::mem::offset_of!(PySliceObject, step),
        c"",
    ),
    PyMemberDef::EMPTY,
];

/// The type slice.
pub const TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"slice".as_ptr(),
    tp_doc: c"slice(stop)\nslice(start, stop[, step])\n\nThe places from start to before stop, each by step further.".as_ptr(),
    tp_basicsize: size_of::<PySliceObject>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_getattro: Some(PyObject_GenericGetAttr),
    tp_flags: Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_traverse: Some(traverse),
    tp_richcompare: Some(compare),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_new: Some(new_slot),
    ..PyTypeObject::EMPTY
};

/// Makes the type ready.
pub unsafe fn start() -> Fallible {
    status(PyType_Ready(&raw mut PyEllipsis_Type))?;
    status(PyType_Ready(&raw mut PySlice_Type))
}

#[inline(always)]
unsafe fn slice(op: *mut PyObject) -> *mut PySliceObject {
    op.cast()
}

/// A slice; its parts' references are taken over.
#[inline]
pub unsafe fn new(start: Ref, stop: Ref, step: Ref) -> Fallible<Ref> {
    let op = life::revive(&POOL);
    if op.is_null() {
        return new_anew(start, stop, step);
    }
    (*slice(op)).start = start.into_raw();
    (*slice(op)).stop = stop.into_raw();
    (*slice(op)).step = step.into_raw();
    Ok(Ref::steal_unchecked(gc::tracked(op)))
}

/// Not in line: one out of the pool needs no frame.
#[inline(never)]
unsafe fn new_anew(start: Ref, stop: Ref, step: Ref) -> Fallible<Ref> {
    let op = take_or_make::<PySliceObject>(&POOL, &raw mut PySlice_Type)?;
    (*slice(op)).start = start.into_raw();
    (*slice(op)).stop = stop.into_raw();
    (*slice(op)).step = step.into_raw();
    gc::track(op);
    Ok(Ref::steal_unchecked(op))
}

/// NULL stands for None.
pub unsafe fn part(op: *mut PyObject) -> Ref {
    Ref::new(if op.is_null() { Py_None() } else { op })
}

unsafe extern "C" fn new_slot(
    _kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let made = || -> Fallible<Ref> {
        no_keywords(c"slice", kwargs)?;
        let count = Py_SIZE(args);
        check_count(c"slice", count, 1, 3)?;
        let items = tuple_items(args);
        let get = |i: isize| {
            if i < count {
                Ref::new(*items.offset(i))
            } else {
                Ref::new(Py_None())
            }
        };
        if count == 1 {
            new(get(1), get(0), get(1))
        } else {
            new(get(0), get(1), get(2))
        }
    };
    made().or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    gc::untrack(op);
    decref((*slice(op)).step);
    decref((*slice(op)).start);
    decref((*slice(op)).stop);
    keep_or_free(&POOL, op);
}

unsafe extern "C" fn traverse(op: *mut PyObject, f: visitproc, arg: *mut c_void) -> c_int {
    visit!(f, arg, (*slice(op)).start);
    visit!(f, arg, (*slice(op)).stop);
    visit!(f, arg, (*slice(op)).step);
    0
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let op = slice(op);
    PyUnicode_FromFormat(
        c"slice(%R, %R, %R)".as_ptr(),
        (*op).start,
        (*op).stop,
        (*op).step,
    )
}

unsafe fn parts(op: *mut PyObject) -> Fallible<Ref> {
    let op = slice(op);
    tuple::from_array([(*op).start, (*op).stop, (*op).step].as_ptr(), 3)
}

/// The hash of a tuple of the parts but for the length, which CPython leaves out.
unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    const INSTEAD_OF_MINUS_ONE: Py_hash_t = 1_546_275_796;
    let op = slice(op);
    let mut sum = PRIME_5;
    for part in [(*op).start, (*op).stop, (*op).step] {
        let Ok(lane) = hash_of(part) else {
            return -1;
        };
        sum = sum.wrapping_add((lane as u64).wrapping_mul(PRIME_2));
        sum = sum.rotate_left(31).wrapping_mul(PRIME_1);
    }
    if sum == u64::MAX {
        INSTEAD_OF_MINUS_ONE
    } else {
        sum as Py_hash_t
    }
}

unsafe extern "C" fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !PySlice_Check(a) || !PySlice_Check(b) {
        return new_ref(Py_NotImplemented());
    }
    let answer = || -> Fallible<Ref> {
        if a == b {
            return Ok(Ref::new(Py_Bool(matches!(op, Py_EQ | Py_LE | Py_GE))));
        }
        let (a, b) = (parts(a)?, parts(b)?);
        owned(PyObject_RichCompare(a.ptr(), b.ptr(), op))
    };
    answer().or_null()
}

/// A part of a slice as a number: an int, too large ones cut, or what `__index__` gives.
pub unsafe fn index_of_part(op: *mut PyObject) -> Fallible<Py_ssize_t> {
    if let Some(value) = small_int(op) {
        return Ok(value);
    }
    if PyIndex_Check(op) == 0 {
        return Err(fail(
            PyExc_TypeError,
            c"slice indices must be integers or None or have an __index__ method",
        ));
    }
    as_size(op, null_mut())
}

/// Start, stop and step as numbers; what is left out is as far as it goes.
pub unsafe fn unpack(op: *mut PyObject) -> Fallible<(Py_ssize_t, Py_ssize_t, Py_ssize_t)> {
    let (start, stop, step) = ((*slice(op)).start, (*slice(op)).stop, (*slice(op)).step);
    let none = Py_None();
    let mut stride = 1;
    if step != none {
        stride = index_of_part(step)?;
        if stride == 0 {
            return Err(fail(PyExc_ValueError, c"slice step cannot be zero"));
        }
        // So that its negative is a number, too.
        stride = stride.max(-Py_ssize_t::MAX);
    }
    let from = match start {
        _ if start != none => index_of_part(start)?,
        _ if stride < 0 => Py_ssize_t::MAX,
        _ => 0,
    };
    let to = match stop {
        _ if stop != none => index_of_part(stop)?,
        _ if stride < 0 => Py_ssize_t::MIN,
        _ => Py_ssize_t::MAX,
    };
    Ok((from, to, stride))
}

/// Fits a start or stop to a length.
#[inline(always)]
fn fit(place: Py_ssize_t, length: Py_ssize_t, step: Py_ssize_t) -> Py_ssize_t {
    let before = if step < 0 { -1 } else { 0 };
    if place < 0 {
        let place = place.saturating_add(length);
        if place < 0 { before } else { place }
    } else if place >= length {
        if step < 0 { length - 1 } else { length }
    } else {
        place
    }
}

/// Start and stop fitted to a length, and the number of items.
#[inline(always)]
pub fn adjust(
    length: Py_ssize_t,
    start: Py_ssize_t,
    stop: Py_ssize_t,
    step: Py_ssize_t,
) -> (Py_ssize_t, Py_ssize_t, Py_ssize_t) {
    let (start, stop) = (fit(start, length, step), fit(stop, length, step));
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    (start, stop, count)
}

/// A part of a slice as an int: `__index__`.
unsafe fn long_part(op: *mut PyObject) -> Fallible<Ref> {
    if PyLong_Check(op) {
        return Ok(Ref::new(op));
    }
    if PyIndex_Check(op) == 0 {
        return Err(fail(
            PyExc_TypeError,
            c"slice indices must be integers or None or have an __index__ method",
        ));
    }
    owned(PyNumber_Index(op))
}

unsafe fn less(a: *mut PyObject, b: *mut PyObject) -> Fallible<bool> {
    truth(PyObject_RichCompareBool(a, b, Py_LT))
}

/// Start, stop and step fitted to a length of any size.
pub unsafe fn long_indices(op: *mut PyObject, length: *mut PyObject) -> Fallible<(Ref, Ref, Ref)> {
    let none = Py_None();
    let zero = owned(PyLong_FromLong(0))?;
    let step = if (*slice(op)).step == none {
        owned(PyLong_FromLong(1))?
    } else {
        let step = long_part((*slice(op)).step)?;
        if truth(PyObject_RichCompareBool(step.ptr(), zero.ptr(), Py_EQ))? {
            return Err(fail(PyExc_ValueError, c"slice step cannot be zero"));
        }
        step
    };
    let backward = less(step.ptr(), zero.ptr())?;
    let (lowest, highest) = if backward {
        let last = owned(PyLong_FromLong(-1))?;
        let highest = owned(PyNumber_Add(length, last.ptr()))?;
        (last, highest)
    } else {
        (zero.clone(), Ref::new(length))
    };
    let fit = |part: *mut PyObject, default: &Ref| -> Fallible<Ref> {
        if part == none {
            return Ok(default.clone());
        }
        let place = long_part(part)?;
        if less(place.ptr(), zero.ptr())? {
            let place = owned(PyNumber_Add(place.ptr(), length))?;
            return Ok(if less(place.ptr(), lowest.ptr())? {
                lowest.clone()
            } else {
                place
            });
        }
        Ok(if less(highest.ptr(), place.ptr())? {
            highest.clone()
        } else {
            place
        })
    };
    let (first, last) = if backward {
        (&highest, &lowest)
    } else {
        (&lowest, &highest)
    };
    let start = fit((*slice(op)).start, first)?;
    let stop = fit((*slice(op)).stop, last)?;
    Ok((start, stop, step))
}

unsafe extern "C" fn indices(op: *mut PyObject, length: *mut PyObject) -> *mut PyObject {
    let fitted = || -> Fallible<Ref> {
        let length = owned(PyNumber_Index(length))?;
        let zero = owned(PyLong_FromLong(0))?;
        if less(length.ptr(), zero.ptr())? {
            return Err(fail(PyExc_ValueError, c"length should not be negative"));
        }
        let (start, stop, step) = long_indices(op, length.ptr())?;
        tuple::from_array([start.ptr(), stop.ptr(), step.ptr()].as_ptr(), 3)
    };
    fitted().or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    parts(op)
        .and_then(|parts| tuple::pair(Ref::new(Py_TYPE(op)), parts))
        .or_null()
}

static mut ELLIPSIS_METHODS: [PyMethodDef; 2] = [
    no_args(c"__reduce__", ellipsis_reduce, c""),
    PyMethodDef::EMPTY,
];

/// The type of Ellipsis.
pub const ELLIPSIS_TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"ellipsis".as_ptr(),
    tp_dealloc: Some(ellipsis_dealloc),
    tp_repr: Some(ellipsis_repr),
    tp_flags: _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"The type of Ellipsis.".as_ptr(),
    tp_methods: (&raw mut ELLIPSIS_METHODS).cast(),
    tp_new: Some(ellipsis_new),
    ..PyTypeObject::EMPTY
};

/// Something has given back more references than it had: the count is made good.
unsafe extern "C" fn ellipsis_dealloc(op: *mut PyObject) {
    (*op).ob_refcnt = IMMORTAL;
}

unsafe extern "C" fn ellipsis_repr(_op: *mut PyObject) -> *mut PyObject {
    PyUnicode_FromString(c"Ellipsis".as_ptr())
}

unsafe extern "C" fn ellipsis_reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    ellipsis_repr(op)
}

unsafe extern "C" fn ellipsis_new(
    _kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    if Py_SIZE(args) != 0 || (!kwargs.is_null() && PyDict_Size(kwargs) != 0) {
        fail(PyExc_TypeError, c"EllipsisType takes no arguments");
        return null_mut();
    }
    Py_Ellipsis()
}
