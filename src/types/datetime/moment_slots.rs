//! Order, hash, sums and differences of datetimes.

use core::cmp::Ordering;

use super::date::hash_bytes;
use super::layout::{DateTime, datetime_clock, datetime_zone, day_of, span_of};
use super::moment::{fold, is, make_unchecked, moved, moved_back, since_day_0};
use super::span::Span;
use super::{delta, zone};
use crate::prelude::*;
use crate::types::equality::by_order;
use crate::types::raise::fail;

/// The offset of a datetime, asked with another fold than its own.
unsafe fn offset_with_fold(op: *mut PyObject, fold: u8) -> Fallible<Option<Span>> {
    let zone = datetime_zone(op);
    if zone == Py_None() || Py_IS_TYPE(zone, &raw mut zone::TIMEZONE) {
        return zone::offset(zone, op);
    }
    let asked = make_unchecked(
        &raw mut super::moment::TYPE,
        day_of(op),
        datetime_clock(op),
        zone,
        fold,
    )?;
    zone::offset(zone, asked.ptr())
}

unsafe fn offset(op: *mut PyObject) -> Fallible<Option<Span>> {
    zone::offset(datetime_zone(op), op)
}

pub unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let moment = op.cast::<DateTime>();
    if (*moment).hashcode == -1 {
        match new_hash(op) {
            Ok(hash) => (*moment).hashcode = hash,
            Err(Raised) => return -1,
        }
    }
    (*moment).hashcode
}

/// Equal datetimes have equal hashes, whatever their fold.
unsafe fn new_hash(op: *mut PyObject) -> Fallible<Py_hash_t> {
    let offset = if fold(op) == 0 {
        offset(op)?
    } else {
        offset_with_fold(op, 0)?
    };
    match offset {
        None => {
            let bytes = (*op.cast::<DateTime>()).data;
            Ok(hash_bytes(&bytes))
        }
        Some(offset) => delta::hash_of(delta::checked(since_day_0(op).minus(offset))?),
    }
}

/// Whether the offset depends on the fold: such a time is equal to none of another zone.
unsafe fn is_ambiguous(op: *mut PyObject, known: Option<Span>) -> Fallible<bool> {
    Ok(offset_with_fold(op, 1 - fold(op))? != known)
}

/// The order of what two datetimes show: that of their bytes.
unsafe fn order_shown(a: *mut PyObject, b: *mut PyObject) -> Ordering {
    let (left, right) = ((*a.cast::<DateTime>()).data, (*b.cast::<DateTime>()).data);
    left.cmp(&right)
}

unsafe fn compare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> Fallible<bool> {
    if datetime_zone(a) == datetime_zone(b) {
        return Ok(by_order(order_shown(a, b), op));
    }
    let is_equality = op == Py_EQ || op == Py_NE;
    let (mine, yours) = (offset(a)?, offset(b)?);
    let mut order = match (mine, yours) {
        (mine, yours) if mine == yours => order_shown(a, b),
        (Some(mine), Some(yours)) => {
            let left = delta::checked(since_day_0(a).minus(mine))?;
            left.cmp(&delta::checked(since_day_0(b).minus(yours))?)
        }
        _ if is_equality => return Ok(op == Py_NE),
        _ => {
            return Err(fail(
                PyExc_TypeError,
                c"can't compare offset-naive and offset-aware datetimes",
            ));
        }
    };
    if is_equality && order.is_eq() && (is_ambiguous(a, mine)? || is_ambiguous(b, yours)?) {
        order = Ordering::Greater;
    }
    Ok(by_order(order, op))
}

pub unsafe extern "C" fn richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !is(b) {
        return Py_NotImplemented();
    }
    match compare(a, b, op) {
        Ok(result) => new_ref(Py_Bool(result)),
        Err(Raised) => null_mut(),
    }
}

pub unsafe extern "C" fn add(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    let (moment, span) = if is(a) { (a, b) } else { (b, a) };
    if !delta::is(span) {
        return Py_NotImplemented();
    }
    moved(moment, span_of(span)).or_null()
}

/// How much later `a` is than `b`; TypeError when only one has an offset.
pub unsafe fn difference(a: *mut PyObject, b: *mut PyObject) -> Fallible<Span> {
    let shown = since_day_0(a).minus(since_day_0(b));
    let shown = delta::checked(shown)?;
    if datetime_zone(a) == datetime_zone(b) {
        return Ok(shown);
    }
    match (offset(a)?, offset(b)?) {
        (mine, yours) if mine == yours => Ok(shown),
        (Some(mine), Some(yours)) => {
            let offsets = delta::checked(mine.minus(yours))?;
            delta::checked(shown.minus(offsets))
        }
        _ => Err(fail(
            PyExc_TypeError,
            c"can't subtract offset-naive and offset-aware datetimes",
        )),
    }
}

pub unsafe extern "C" fn subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if !is(a) {
        return Py_NotImplemented();
    }
    let body = || -> Fallible<Ref> {
        if is(b) {
            return delta::make(difference(a, b)?);
        }
        moved_back(a, span_of(b))
    };
    if !is(b) && !delta::is(b) {
        return Py_NotImplemented();
    }
    body().or_null()
}
