//! What datetime has by name, beside what it inherits from date.

use super::arguments::{int_or, optional, parser};
use super::calendar::{Day, EPOCH_ORDINAL};
use super::clocked::{self, fold_of};
use super::instant::{self, Shown};
use super::layout::{
    Clock, DATETIME, DateTime, TIME, datetime_clock, datetime_zone, day_of, span_of, time_clock,
    time_zone,
};
use super::moment::{self, fold};
use super::span::{DAY_SECONDS, Span};
use super::{date, delta, iso, moment_new, read_iso, time, zone};
use crate::prelude::*;
use crate::types::call::method::call_method_one;
use crate::types::define::*;
use crate::types::modules::time::timestamp::{self, Instant, Rounding};
use crate::types::modules::time::tm;

pub static mut METHODS: [PyMethodDef; 24] = [
    flagged(fast_named(c"now", now, c"now($type, /, tz=None)\n--\n\nThe time of now: in a zone, or here and without one."), METH_CLASS),
    flagged(no_args(c"utcnow", utcnow, c"utcnow($type, /)\n--\n\nThe time of now in UTC, without a zone."), METH_CLASS),
    flagged(named(c"fromtimestamp", from_timestamp, c"The time so many seconds after 1970 began: in a zone, or here and without one."), METH_CLASS),
    flagged(by_tuple(c"utcfromtimestamp", utc_from_timestamp, c"The same in UTC, without a zone."), METH_CLASS),
    flagged(by_tuple(c"strptime", strptime, c"The time that a text has, read by a format of time.strptime()."), METH_CLASS),
    flagged(named(c"combine", combine, c"A date and a time of day as one."), METH_CLASS),
    flagged(one_arg(c"fromisoformat", from_iso, c"fromisoformat($type, object, /)\n--\n\nThe time that an ISO 8601 text names."), METH_CLASS),
    no_args(c"date", date_of, c"date($self, /)\n--\n\nThe date alone."),
    no_args(c"time", time_of, c"time($self, /)\n--\n\nThe time of day alone, without its zone."),
    no_args(c"timetz", timetz, c"timetz($self, /)\n--\n\nThe time of day alone, with its zone."),
    no_args(c"ctime", ctime, c"ctime($self, /)\n--\n\nThe date and time in words, as time.ctime() has it."),
    no_args(c"timetuple", timetuple, c"timetuple($self, /)\n--\n\nThe fields as time.struct_time."),
    no_args(c"timestamp", timestamp, c"timestamp($self, /)\n--\n\nSeconds since 1970, as a float."),
    no_args(c"utctimetuple", utctimetuple, c"utctimetuple($self, /)\n--\n\nThe fields in UTC, as time.struct_time."),
    named(c"isoformat", isoformat, c"The date, sep and the time as ISO 8601 has them, down to the unit that timespec names."),
    no_args(c"utcoffset", utcoffset, c"utcoffset($self, /)\n--\n\nHow far the zone is ahead of UTC at this time."),
    no_args(c"tzname", tzname, c"tzname($self, /)\n--\n\nWhat the zone is called at this time."),
    no_args(c"dst", dst, c"dst($self, /)\n--\n\nHow much of the offset is daylight saving."),
    fast_named(c"replace", replace, c"replace($self, /, year=unchanged, month=unchanged, day=unchanged,\n        hour=unchanged, minute=unchanged, second=unchanged,\n        microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)\n--\n\nA datetime that differs in the given fields."),
    fast_named(c"__replace__", replace, c"__replace__($self, /, **changes)\n--\n\nA datetime that differs in the given fields."),
    named(c"astimezone", astimezone, c"The same moment as the clocks of another zone show it."),
    by_tuple(c"__reduce_ex__", reduce_ex, c"What pickle makes the datetime of, by protocol."),
    no_args(c"__reduce__", reduce, c"__reduce__($self, /)\n--\n\nWhat pickle makes the datetime of."),
    PyMethodDef::EMPTY,
];

/// What is shown at an instant, in local time without a zone; in UTC with one, which is then asked to convert.
unsafe fn of_instant(
    kind: *mut PyTypeObject,
    instant: Instant,
    zone: *mut PyObject,
) -> Fallible<Ref> {
    let Shown { day, clock, fold } = if zone == Py_None() {
        instant::in_local(instant)?
    } else {
        instant::in_utc(instant)?
    };
    let made = moment::make_by(kind, day, clock, zone, fold)?;
    if zone == Py_None() {
        return Ok(made);
    }
    call_method_one(zone, name!("fromutc"), made.ptr())
}

unsafe fn of_utc_instant(kind: *mut PyTypeObject, instant: Instant) -> Fallible<Ref> {
    let Shown { day, clock, fold } = instant::in_utc(instant)?;
    moment::make_by(kind, day, clock, Py_None(), fold)
}

unsafe extern "C" fn now(
    kind: *mut PyObject,
    args: *const *mut PyObject,
    count: Py_ssize_t,
    names: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let [zone] = optional(args, count, names, parser!(c"now", [c"tz"]), 1)?;
        let zone = if zone.is_null() { Py_None() } else { zone };
        zone::check(zone)?;
        of_instant(kind.cast(), timestamp::now()?, zone)
    };
    body().or_null()
}

unsafe fn warn(text: &CStr) -> Fallible {
    status(PyErr_WarnEx(PyExc_DeprecationWarning, text.as_ptr(), 1))
}

unsafe extern "C" fn utcnow(kind: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        warn(
            c"datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
        )?;
        of_utc_instant(kind.cast(), timestamp::now()?)
    };
    body().or_null()
}

/// The datetime of a timestamp.
pub unsafe fn of_timestamp(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let (mut moment, mut zone) = (null_mut::<PyObject>(), Py_None());
    parse_named!(
        args,
        kwargs,
        c"O|O:fromtimestamp",
        [c"timestamp", c"tz"],
        moment,
        zone
    )?;
    zone::check(zone)?;
    of_instant(kind, timestamp::of_object(moment, Rounding::Micros)?, zone)
}

unsafe extern "C" fn from_timestamp(
    kind: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    of_timestamp(kind.cast(), args, kwargs).or_null()
}

unsafe extern "C" fn utc_from_timestamp(kind: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        warn(
            c"datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).",
        )?;
        let mut timestamp = null_mut::<PyObject>();
        if PyArg_ParseTuple(args, c"O:utcfromtimestamp".as_ptr(), &raw mut timestamp) == 0 {
            return Err(Raised);
        }
        let instant = timestamp::of_object(timestamp, Rounding::Micros)?;
        of_utc_instant(kind.cast(), instant)
    };
    body().or_null()
}

/// By a module of its own, as in CPython: a program may put another in its place.
unsafe extern "C" fn strptime(kind: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let (mut text, mut format) = (null_mut::<PyObject>(), null_mut::<PyObject>());
        let wanted = c"UU:strptime".as_ptr();
        if PyArg_ParseTuple(args, wanted, &raw mut text, &raw mut format) == 0 {
            return Err(Raised);
        }
        let module = owned(PyImport_ImportModule(c"_strptime".as_ptr()))?;
        owned(PyObject_CallMethodObjArgs(
            module.ptr(),
            name!("_strptime_datetime"),
            kind,
            text,
            format,
            null_mut::<PyObject>(),
        ))
    };
    body().or_null()
}

unsafe extern "C" fn combine(
    kind: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut day, mut clock) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    let mut zone = null_mut::<PyObject>();
    if parse_named!(
        args,
        kwargs,
        c"O!O!|O:combine",
        [c"date", c"time", c"tzinfo"],
        date::TYPE,
        day,
        time::TYPE,
        clock,
        zone
    )
    .is_err()
    {
        return null_mut();
    }
    if zone.is_null() {
        zone = time_zone(clock);
    }
    let fold = fold_of::<TIME>(clock);
    moment::make_by(
        kind.cast(),
        day_of(day),
        time_clock(clock),
        zone,
        fold.into(),
    )
    .or_null()
}

unsafe extern "C" fn from_iso(kind: *mut PyObject, text: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let (day, time) = read_iso::datetime(text)?;
        moment::make_by(kind.cast(), day, time.clock, time.zone.ptr(), 0)
    };
    body().or_null()
}

unsafe extern "C" fn date_of(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    date::make(day_of(op)).or_null()
}

unsafe extern "C" fn time_of(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    time::make(datetime_clock(op), Py_None(), fold(op).into()).or_null()
}

unsafe extern "C" fn timetz(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    time::make(datetime_clock(op), datetime_zone(op), fold(op).into()).or_null()
}

unsafe extern "C" fn ctime(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    iso::ctime(day_of(op), datetime_clock(op)).or_null()
}

unsafe extern "C" fn timetuple(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let saving = match zone::dst(datetime_zone(op), op)? {
            Some(saving) => c_int::from(span_of(saving.ptr()) != Span::ZERO),
            None => -1,
        };
        date::time_tuple(day_of(op), datetime_clock(op), saving)
    };
    body().or_null()
}

unsafe extern "C" fn utctimetuple(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let (day, clock) = match zone::offset(datetime_zone(op), op)? {
            Some(offset) => moment::fields_after(op, negative(offset))?,
            None => (day_of(op), datetime_clock(op)),
        };
        date::time_tuple(day, clock, 0)
    };
    body().or_null()
}

/// The parts negated, which then are not in their ranges.
fn negative(span: Span) -> Span {
    Span {
        days: -span.days,
        seconds: -span.seconds,
        micros: -span.micros,
    }
}

/// January 1, 1970.
const EPOCH: Span = Span {
    days: EPOCH_ORDINAL as i32,
    seconds: 0,
    micros: 0,
};

/// How long after 1970 in UTC one is that has an offset.
unsafe fn since_epoch(op: *mut PyObject, offset: Span) -> Fallible<Span> {
    let shown = delta::checked(moment::since_day_0(op).minus(EPOCH))?;
    delta::checked(shown.minus(offset))
}

unsafe extern "C" fn timestamp(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let zone = datetime_zone(op);
        if zone == Py_None() {
            let clock = datetime_clock(op);
            let seconds = instant::of_local(day_of(op), clock, fold(op))?;
            let seconds = seconds as f64 + f64::from(clock.micro) / 1e6;
            return owned(PyFloat_FromDouble(seconds));
        }
        let Some(offset) = zone::offset(zone, op)? else {
            return Err(crate::types::raise::fail(
                PyExc_TypeError,
                c"can't subtract offset-naive and offset-aware datetimes",
            ));
        };
        delta::seconds_of(since_epoch(op, offset)?)
    };
    body().or_null()
}

unsafe extern "C" fn isoformat(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut separator, mut spec): (c_int, *const c_char) = ('T' as c_int, null());
    if parse_named!(
        args,
        kwargs,
        c"|Cs:isoformat",
        [c"sep", c"timespec"],
        separator,
        spec
    )
    .is_err()
    {
        return null_mut();
    }
    moment::iso(op, separator as u32, spec).or_null()
}

unsafe extern "C" fn utcoffset(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    zone::or_none(zone::utcoffset(datetime_zone(op), op))
}

unsafe extern "C" fn tzname(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    zone::tzname(datetime_zone(op), op).or_null()
}

unsafe extern "C" fn dst(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    zone::or_none(zone::dst(datetime_zone(op), op))
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
                c"year",
                c"month",
                c"day",
                c"hour",
                c"minute",
                c"second",
                c"microsecond",
                c"tzinfo",
                c"fold"
            ]
        );
        let [
            year,
            month,
            day,
            hour,
            minute,
            second,
            micro,
            zone,
            new_fold,
        ] = optional(args, count, names, parser, 8)?;
        let (old_day, old) = (day_of(op), datetime_clock(op));
        let new_day = Day {
            year: int_or(year, old_day.year)?,
            month: int_or(month, old_day.month)?,
            day: int_or(day, old_day.day)?,
        };
        let clock = Clock {
            hour: int_or(hour, old.hour)?,
            minute: int_or(minute, old.minute)?,
            second: int_or(second, old.second)?,
            micro: int_or(micro, old.micro)?,
        };
        let zone = if zone.is_null() {
            datetime_zone(op)
        } else {
            zone
        };
        let fold = int_or(new_fold, fold(op).into())?;
        moment::make_by(Py_TYPE(op), new_day, clock, zone, fold)
    };
    body().or_null()
}

/// The zone of local time at an instant, with the offset and the name that the C library knows.
unsafe fn local_zone(seconds: i64) -> Fallible<Ref> {
    let parts = tm::local(seconds)?;
    let offset = delta::make_checked(Span::of_parts(0, parts.tm_gmtoff, 0))?;
    let name = owned(PyUnicode_DecodeFSDefault(parts.tm_zone))?;
    zone::fixed(offset.ptr(), name.ptr())
}

/// The zone of local time at what a datetime shows. A time that the clock jumps over has the offset before the jump, with
/// a fold that after it.
unsafe fn zone_where_shown(op: *mut PyObject) -> Fallible<Ref> {
    let (day, clock, fold) = (day_of(op), datetime_clock(op), fold(op));
    let seconds = instant::of_local(day, clock, fold)?;
    let with_other_fold = instant::of_local(day, clock, 1 - fold)?;
    // In a fold the earlier one has no fold; in a gap it is the other way round.
    let is_gap = with_other_fold != seconds && (with_other_fold > seconds) == (fold == 1);
    local_zone(if is_gap { with_other_fold } else { seconds })
}

/// Sets the `tzinfo` of a datetime that nobody else has yet and that has one.
unsafe fn set_zone(op: *mut PyObject, zone: *mut PyObject) {
    let place = &raw mut (*op.cast::<DateTime>()).tzinfo;
    let before = core::mem::replace(&mut *place, new_ref(zone));
    decref(before);
}

/// In another zone, `zone`, which may be None: local time.
unsafe fn in_zone(op: *mut PyObject, zone: *mut PyObject) -> Fallible<Ref> {
    let mut own = if datetime_zone(op) == Py_None() {
        zone_where_shown(op)?
    } else {
        Ref::new(datetime_zone(op))
    };
    if own.ptr() == zone {
        return Ok(Ref::new(op));
    }
    let offset = match zone::offset(own.ptr(), op)? {
        Some(offset) => offset,
        None => {
            own = zone_where_shown(op)?;
            if own.ptr() == zone {
                return Ok(Ref::new(op));
            }
            zone::offset(own.ptr(), op)?.unwrap_or(Span::ZERO)
        }
    };
    let mut utc = moment::moved_back(op, offset)?;
    if datetime_zone(utc.ptr()) == Py_None() {
        utc = moment::make(
            day_of(utc.ptr()),
            datetime_clock(utc.ptr()),
            zone::utc(),
            fold(utc.ptr()).into(),
        )?;
    }
    let zone = if zone == Py_None() {
        let span = since_epoch(utc.ptr(), Span::ZERO)?;
        local_zone(i64::from(span.days) * DAY_SECONDS + i64::from(span.seconds))?
    } else {
        Ref::new(zone)
    };
    set_zone(utc.ptr(), zone.ptr());
    call_method_one(zone.ptr(), name!("fromutc"), utc.ptr())
}

unsafe extern "C" fn astimezone(
    op: *mut PyObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let mut zone = Py_None();
    if parse_named!(args, kwargs, c"|O:astimezone", [c"tz"], zone).is_err() {
        return null_mut();
    }
    let body = || -> Fallible<Ref> {
        zone::check(zone)?;
        in_zone(op, zone)
    };
    body().or_null()
}

unsafe fn reduced(op: *mut PyObject, protocol: c_int) -> Fallible<Ref> {
    clocked::reduced::<DATETIME>(op, protocol, &moment_new::STATE)
}

unsafe extern "C" fn reduce_ex(op: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
    let body = || reduced(op, clocked::protocol(args)?);
    body().or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    reduced(op, 2).or_null()
}
