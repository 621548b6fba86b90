//! What time has by name.

use super::arguments::{int_or, optional, parser};
use super::clocked::{self, fold_of};
use super::layout::{Clock, TIME, time_clock, time_zone};
use super::{percent, read_iso, time, zone};
use crate::prelude::*;
use crate::types::define::*;
use crate::types::modules::time::struct_time;

pub static mut METHODS: [PyMethodDef; 12] = [
    named(c"isoformat", isoformat, c"The time as ISO 8601 has it, down to the unit that timespec names."),
    named(c"strftime", strftime, c"The fields as text, by a format of time.strftime()."),
    by_tuple(c"__format__", percent::format, c"The text of strftime(), that of str() for an empty format."),
    no_args(c"utcoffset", utcoffset, c"utcoffset($self, /)\n--\n\nHow far the zone is ahead of UTC."),
    no_args(c"tzname", tzname, c"tzname($self, /)\n--\n\nWhat the zone is called."),
    no_args(c"dst", dst, c"dst($self, /)\n--\n\nHow much of the offset is daylight saving."),
    fast_named(c"replace", replace, c"replace($self, /, hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)\n--\n\nA time that differs in the given fields."),
    fast_named(c"__replace__", replace, c"__replace__($self, /, **changes)\n--\n\nA time that differs in the given fields."),
    flagged(one_arg(c"fromisoformat", from_iso, c"fromisoformat($type, object, /)\n--\n\nThe time that an ISO 8601 text names."), METH_CLASS),
    by_tuple(c"__reduce_ex__", reduce_ex, c"What pickle makes the time of, by protocol."),
    no_args(c"__reduce__", reduce, c"__reduce__($self, /)\n--\n\nWhat pickle makes the time of."),
    PyMethodDef::EMPTY,
];

unsafe extern "C" fn isoformat(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut spec: *const c_char = null();
    if parse_named!(args, kwargs, c"|s:isoformat", [c"timespec"], spec).is_err() {
        return null_mut();
    }
    time::iso(op, spec).or_null()
}

/// As of January 1, 1900: some day there has to be.
unsafe extern "C" fn strftime(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let format = percent::argument(args, kwargs)?;
        let Clock {
            hour,
            minute,
            second,
            ..
        } = time_clock(op);
        let fields = [1900, 1, 1, hour, minute, second, 0, 1, -1];
        let tuple = struct_time::of_fields(fields)?;
        percent::strftime(op, format, tuple.ptr(), Py_None())
    };
    body().or_null()
}

unsafe extern "C" fn utcoffset(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    zone::or_none(zone::utcoffset(time_zone(op), Py_None()))
}

unsafe extern "C" fn tzname(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    zone::tzname(time_zone(op), Py_None()).or_null()
}

unsafe extern "C" fn dst(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    zone::or_none(zone::dst(time_zone(op), Py_None()))
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let parser = parser!(
            c"replace",
            [
                c"hour",
                c"minute",
                c"second",
                c"microsecond",
                c"tzinfo",
                c"fold"
            ]
        );
        let [hour, minute, second, micro, zone, fold] = optional(args, count, names, parser, 5)?;
        let old = time_clock(op);
        let new = Clock {
            hour: int_or(hour, old.hour)?,
            minute: int_or(minute, old.minute)?,
            second: int_or(second, old.second)?,
            micro: int_or(micro, old.micro)?,
        };
        let zone = if zone.is_null() { time_zone(op) } else { zone };
        let fold = int_or(fold, fold_of::<TIME>(op).into())?;
        time::make_by(Py_TYPE(op), new, zone, fold)
    };
    body().or_null()
}

unsafe extern "C" fn from_iso(kind: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let read = read_iso::time(text)?;
        time::make_by(kind.cast(), read.clock, read.zone.ptr(), 0)
    };
    body().or_null()
}

unsafe fn reduced(op: *mut PyObject, protocol: c_int) -> Fallible<Ref> {
    clocked::reduced::<TIME>(op, protocol, &time::STATE)
}

unsafe extern "C" fn reduce_ex(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || reduced(op, clocked::protocol(args)?);
    body().or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    reduced(op, 2).or_null()
}
