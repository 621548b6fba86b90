//! The object: four ints. `length` always goes with the other three.

use crate::prelude::*;
use crate::types::long::value::from_i128;
use crate::types::long::{self, arithmetic};

/// A range.
#[repr(C)]
pub struct Range {
    pub ob_base: PyObject,
    pub start: *mut PyObject,
    pub stop: *mut PyObject,
    pub step: *mut PyObject,
    pub length: *mut PyObject,
}

const _: () = assert!(size_of::<Range>() == 48);

/// The fields, borrowed.
#[inline(always)]
pub unsafe fn fields(op: *mut PyObject) -> &'static Range {
    &*op.cast()
}

/// An int of 64 bits.
#[inline(always)]
pub unsafe fn short(op: *mut PyObject) -> Option<i64> {
    match long::convert::to_i64(op) {
        long::convert::Fit::Fits(value) => Some(value),
        _ => None,
    }
}

/// A range whose numbers all have 64 bits.
#[derive(Clone, Copy)]
pub struct Short {
    pub start: i64,
    pub step: i64,
    pub length: i64,
}

impl Short {
    /// The item at `i`, which is in range.
    #[inline]
    pub fn item(self, i: i64) -> i128 {
        i128::from(self.start) + i128::from(i) * i128::from(self.step)
    }
}

/// The range, if all its numbers have 64 bits.
#[inline]
pub unsafe fn as_short(op: *mut PyObject) -> Option<Short> {
    let range = fields(op);
    Some(Short {
        start: short(range.start)?,
        step: short(range.step)?,
        length: short(range.length)?,
    })
}

/// How many items there are.
pub unsafe fn length(
    start: *mut PyObject,
    stop: *mut PyObject,
    step: *mut PyObject,
) -> Fallible<Ref> {
    if let (Some(start), Some(stop), Some(step)) = (short(start), short(stop), short(step)) {
        let (start, stop, step) = (i128::from(start), i128::from(stop), i128::from(step));
        let distance = if step > 0 { stop - start } else { start - stop };
        let length = if distance <= 0 {
            0
        } else {
            (distance - 1) / step.abs() + 1
        };
        return owned(from_i128(length));
    }
    let forward = long::sign(step) > 0;
    let (low, high) = if forward {
        (start, stop)
    } else {
        (stop, start)
    };
    if long::compare::order_of(low, high).is_ge() {
        return Ok(long::value::zero());
    }
    let distance = owned(arithmetic::subtract_ints(high, low))?;
    let one = long::from_i64(1);
    let distance = owned(arithmetic::subtract_ints(distance.ptr(), one))?;
    let size = owned(arithmetic::nb_absolute(step))?;
    let steps = owned(long::divide::floor_ints(distance.ptr(), size.ptr()))?;
    owned(arithmetic::add_ints(steps.ptr(), one))
}

/// A new range of exact ints; `step` is not 0.
pub unsafe fn make(start: Ref, stop: Ref, step: Ref) -> Fallible<Ref> {
    let length = length(start.ptr(), stop.ptr(), step.ptr())?;
    let op: *mut PyObject = PyObject_Malloc(size_of::<Range>()).cast();
    if op.is_null() {
        PyErr_NoMemory();
        return Err(Raised);
    }
    (*op).ob_type = &raw mut PyRange_Type;
    let range = op.cast::<Range>();
    (*range).start = start.into_raw();
    (*range).stop = stop.into_raw();
    (*range).step = step.into_raw();
    (*range).length = length.into_raw();
    _Py_NewReference(op);
    Ok(Ref::steal_unchecked(op))
}

pub unsafe extern "C" fn tp_dealloc(op: *mut PyObject) {
    let range = fields(op);
    for field in [range.start, range.stop, range.step, range.length] {
        decref(field);
    }
    PyObject_Free(op.cast());
}

/// `start + i * step` of ints.
pub unsafe fn at(start: *mut PyObject, i: *mut PyObject, step: *mut PyObject) -> Fallible<Ref> {
    let offset = owned(arithmetic::multiply_ints(i, step))?;
    owned(arithmetic::add_ints(start, offset.ptr()))
}
