//! What date has by name; datetime inherits what it does not have itself.

use super::arguments::{int_or, optional, parser};
use super::calendar::{Day, MAX_YEAR, MIN_YEAR, Week, weeks_in_year};
use super::instant;
use super::layout::{Clock, Date, day_of};
use super::{date, iso, percent, read_iso, week};
use crate::prelude::*;
use crate::types::call::method::{call_method, call_method_one};
use crate::types::define::*;
use crate::types::modules::time::timestamp::{self, Rounding};
use crate::types::raise::fail;

pub static mut METHODS: [PyMethodDef; 18] = [
    flagged(one_arg(c"fromtimestamp", from_timestamp, c"fromtimestamp($type, timestamp, /)\n--\n\nThe local date so many seconds after 1970 began."), METH_CLASS),
    flagged(by_tuple(c"fromordinal", from_ordinal, c"The date by its number of days, where 1 is the first of January in year 1."), METH_CLASS),
    flagged(one_arg(c"fromisoformat", from_iso, c"fromisoformat($type, object, /)\n--\n\nThe date that an ISO 8601 text names."), METH_CLASS),
    flagged(named(c"fromisocalendar", from_week, c"The date by year, week and weekday as isocalendar() has them."), METH_CLASS),
    flagged(no_args(c"today", today, c"today($type, /)\n--\n\nThe date of now, here."), METH_CLASS),
    no_args(c"ctime", ctime, c"ctime($self, /)\n--\n\nThe date and time in words, as time.ctime() has it."),
    named(c"strftime", strftime, c"The fields as text, by a format of time.strftime()."),
    by_tuple(c"__format__", percent::format, c"The text of strftime(), that of str() for an empty format."),
    no_args(c"timetuple", timetuple, c"timetuple($self, /)\n--\n\nThe fields as time.struct_time."),
    no_args(c"isocalendar", isocalendar, c"isocalendar($self, /)\n--\n\nISO year, week of it, and weekday from 1, with names."),
    no_args(c"isoformat", isoformat, c"isoformat($self, /)\n--\n\nYYYY-MM-DD."),
    no_args(c"isoweekday", isoweekday, c"isoweekday($self, /)\n--\n\nThe weekday, 1 for Monday to 7 for Sunday."),
    no_args(c"toordinal", toordinal, c"toordinal($self, /)\n--\n\nThe number of the day, where 1 is the first of January in year 1."),
    no_args(c"weekday", weekday, c"weekday($self, /)\n--\n\nThe weekday, 0 for Monday to 6 for Sunday."),
    fast_named(c"replace", replace, c"replace($self, /, year=unchanged, month=unchanged, day=unchanged)\n--\n\nA date that differs in the given fields."),
    fast_named(c"__replace__", replace, c"__replace__($self, /, **changes)\n--\n\nA date that differs in the given fields."),
    no_args(c"__reduce__", reduce, c"__reduce__($self, /)\n--\n\nWhat pickle makes the date of."),
    PyMethodDef::EMPTY,
];

/// The date of a timestamp on a local calendar.
pub unsafe fn of_timestamp(kind: *mut PyTypeObject, timestamp: *mut PyObject) -> Fallible<Ref> {
    let instant = timestamp::of_object(timestamp, Rounding::Seconds)?;
    date::make_by(kind, instant::local_day(instant)?)
}

unsafe extern "C" fn from_timestamp(kind: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    of_timestamp(kind.cast(), op).or_null()
}

unsafe extern "C" fn from_ordinal(kind: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let mut ordinal: c_int = 0;
    if PyArg_ParseTuple(args, c"i:fromordinal".as_ptr(), &raw mut ordinal) == 0 {
        return null_mut();
    }
    if ordinal < 1 {
        PyErr_SetString(PyExc_ValueError, c"ordinal must be >= 1".as_ptr());
        return null_mut();
    }
    date::make_by(kind.cast(), Day::of_ordinal(ordinal)).or_null()
}

unsafe extern "C" fn from_iso(kind: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    let body = || date::make_by(kind.cast(), read_iso::date(text)?);
    body().or_null()
}

unsafe extern "C" fn from_week(
    kind: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || date::make_by(kind.cast(), parse_week(args, kwargs)?);
    body().or_null()
}

unsafe fn parse_week(args: *mut PyObject, kwargs: *mut PyObject) -> Fallible<Day> {
    let mut given = Week {
        year: 0,
        week: 0,
        day: 0,
    };
    if parse_named!(
        args,
        kwargs,
        c"iii:fromisocalendar",
        [c"year", c"week", c"day"],
        given.year,
        given.week,
        given.day
    )
    .is_err()
    {
        if PyErr_ExceptionMatches(PyExc_OverflowError) != 0 {
            fail(PyExc_ValueError, c"ISO calendar component out of range");
        }
        return Err(Raised);
    }
    let (format, wrong) = if !(MIN_YEAR..=MAX_YEAR).contains(&given.year) {
        (c"Year is out of range: %d", given.year)
    } else if !(1..=weeks_in_year(given.year)).contains(&given.week) {
        (c"Invalid week: %d", given.week)
    } else if !(1..=7).contains(&given.day) {
        (c"Invalid day: %d (range is [1, 7])", given.day)
    } else {
        return Ok(Day::of_ordinal(given.ordinal()));
    };
    PyErr_Format(PyExc_ValueError, format.as_ptr(), wrong);
    Err(Raised)
}

unsafe extern "C" fn today(kind: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let now = timestamp::now()?;
        let seconds = now.seconds as f64 + f64::from(now.micros) / 1e6;
        let seconds = owned(PyFloat_FromDouble(seconds))?;
        call_method_one(kind, name!("fromtimestamp"), seconds.ptr())
    };
    body().or_null()
}

unsafe extern "C" fn ctime(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    iso::ctime(day_of(op), Clock::default()).or_null()
}

unsafe extern "C" fn strftime(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let format = percent::argument(args, kwargs)?;
        let tuple = call_method(op, name!("timetuple"))?;
        percent::strftime(op, format, tuple.ptr(), op)
    };
    body().or_null()
}

unsafe extern "C" fn timetuple(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    date::time_tuple(day_of(op), Clock::default(), -1).or_null()
}

unsafe extern "C" fn isocalendar(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    week::make(&Week::of_ordinal(day_of(op).ordinal())).or_null()
}

unsafe extern "C" fn isoformat(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    date::iso(op).or_null()
}

unsafe extern "C" fn isoweekday(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong((day_of(op).weekday() + 1).into())
}

unsafe extern "C" fn toordinal(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(day_of(op).ordinal().into())
}

unsafe extern "C" fn weekday(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    PyLong_FromLong(day_of(op).weekday().into())
}

unsafe extern "C" fn replace(
    op: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let parser = parser!(c"replace", [c"year", c"month", c"day"]);
        let [year, month, day] = optional(args, count, names, parser, 3)?;
        let old = day_of(op);
        let new = Day {
            year: int_or(year, old.year)?,
            month: int_or(month, old.month)?,
            day: int_or(day, old.day)?,
        };
        date::make_by(Py_TYPE(op), new)
    };
    body().or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let data = &raw const (*op.cast::<Date>()).data;
        let state = owned(PyBytes_FromStringAndSize(data.cast(), 4))?;
        let state = owned(PyTuple_Pack(1, state.ptr()))?;
        owned(PyTuple_Pack(2, Py_TYPE(op), state.ptr()))
    };
    body().or_null()
}
