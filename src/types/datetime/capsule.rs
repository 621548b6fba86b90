//! The capsule `datetime.datetime_CAPI`, which `PyDateTime_IMPORT` of `datetime.h` takes.

use core::cell::UnsafeCell;

use super::calendar::Day;
use super::layout::Clock;
use super::span::Span;
use super::{date, date_methods, delta, moment, moment_methods, time, zone};
use crate::prelude::*;

/// `PyDateTime_CAPI` of `datetime.h`.
#[repr(C)]
struct Api {
    date_type: *mut PyTypeObject,
    datetime_type: *mut PyTypeObject,
    time_type: *mut PyTypeObject,
    delta_type: *mut PyTypeObject,
    tzinfo_type: *mut PyTypeObject,
    utc: *mut PyObject,
    date: unsafe extern "C" fn(c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject,
    datetime: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        *mut PyTypeObject,
    ) -> *mut PyObject,
    time: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        *mut PyTypeObject,
    ) -> *mut PyObject,
    delta: unsafe extern "C" fn(c_int, c_int, c_int, c_int, *mut PyTypeObject) -> *mut PyObject,
    zone: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
    datetime_of_timestamp:
        unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject,
    date_of_timestamp: unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject,
    datetime_and_fold: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        c_int,
        *mut PyTypeObject,
    ) -> *mut PyObject,
    time_and_fold: unsafe extern "C" fn(
        c_int,
        c_int,
        c_int,
        c_int,
        *mut PyObject,
        c_int,
        *mut PyTypeObject,
    ) -> *mut PyObject,
}

const _: () = assert!(size_of::<Api>() == 15 * 8);

struct Shared(UnsafeCell<Api>);

// SAFETY: written once, before anyone has its address.
unsafe impl Sync for Shared {}

static API: Shared = Shared(UnsafeCell::new(Api {
    date_type: &raw mut date::TYPE,
    datetime_type: &raw mut moment::TYPE,
    time_type: &raw mut time::TYPE,
    delta_type: &raw mut delta::TYPE,
    tzinfo_type: &raw mut zone::TZINFO,
    utc: null_mut(),
    date: new_date,
    datetime: new_datetime,
    time: new_time,
    delta: new_delta,
    zone: new_zone,
    datetime_of_timestamp,
    date_of_timestamp,
    datetime_and_fold: new_datetime_and_fold,
    time_and_fold: new_time_and_fold,
}));

/// A new capsule.
pub unsafe fn make() -> Fallible<Ref> {
    let api = API.0.get();
    (*api).utc = zone::utc();
    owned(PyCapsule_New(
        api.cast(),
        c"datetime.datetime_CAPI".as_ptr(),
        None,
    ))
}

unsafe extern "C" fn new_date(
    year: c_int,
    month: c_int,
    day: c_int,
    kind: *mut PyTypeObject,
) -> *mut PyObject {
    date::make_of(kind, Day { year, month, day }).or_null()
}

unsafe extern "C" fn new_datetime(
    year: c_int,
    month: c_int,
    day: c_int,
    hour: c_int,
    minute: c_int,
    second: c_int,
    micro: c_int,
    zone: *mut PyObject,
    kind: *mut PyTypeObject,
) -> *mut PyObject {
    new_datetime_and_fold(year, month, day, hour, minute, second, micro, zone, 0, kind)
}

unsafe extern "C" fn new_datetime_and_fold(
    year: c_int,
    month: c_int,
    day: c_int,
    hour: c_int,
    minute: c_int,
    second: c_int,
    micro: c_int,
    zone: *mut PyObject,
    fold: c_int,
    kind: *mut PyTypeObject,
) -> *mut PyObject {
    let clock = Clock {
        hour,
        minute,
        second,
        micro,
    };
    moment::make_of(kind, Day { year, month, day }, clock, zone, fold).or_null()
}

unsafe extern "C" fn new_time(
    hour: c_int,
    minute: c_int,
    second: c_int,
    micro: c_int,
    zone: *mut PyObject,
    kind: *mut PyTypeObject,
) -> *mut PyObject {
    new_time_and_fold(hour, minute, second, micro, zone, 0, kind)
}

unsafe extern "C" fn new_time_and_fold(
    hour: c_int,
    minute: c_int,
    second: c_int,
    micro: c_int,
    zone: *mut PyObject,
    fold: c_int,
    kind: *mut PyTypeObject,
) -> *mut PyObject {
    let clock = Clock {
        hour,
        minute,
        second,
        micro,
    };
    time::make_of(kind, clock, zone, fold).or_null()
}

/// Without `normalize` the seconds and microseconds are in their ranges already.
unsafe extern "C" fn new_delta(
    days: c_int,
    seconds: c_int,
    micros: c_int,
    normalize: c_int,
    kind: *mut PyTypeObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let span = if normalize != 0 {
            Span::of_parts(days.into(), seconds.into(), micros.into())
        } else {
            let given = Span {
                days,
                seconds,
                micros,
            };
            given.checked()
        };
        delta::make_of(kind, delta::checked(span)?)
    };
    body().or_null()
}

unsafe extern "C" fn new_zone(offset: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    zone::fixed(offset, name).or_null()
}

unsafe extern "C" fn datetime_of_timestamp(
    kind: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    moment_methods::of_timestamp(kind.cast(), args, kwargs).or_null()
}

unsafe extern "C" fn date_of_timestamp(kind: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut timestamp = null_mut::<PyObject>();
    if PyArg_UnpackTuple(args, c"fromtimestamp".as_ptr(), 1, 1, &raw mut timestamp) == 0 {
        return null_mut();
    }
    date_methods::of_timestamp(kind.cast(), timestamp).or_null()
}
