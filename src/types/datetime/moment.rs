//! `datetime`: the type, its objects, and how they are made of fields that are known.

use super::arguments::{check_clock, check_day};
use super::calendar::Day;
use super::clocked::{fold_of, with_argument};
use super::iso::{Text, Until};
use super::layout::{
    Clock, DATETIME, DateTime, datetime_bytes, datetime_clock, datetime_zone, day_of,
};
use super::span::{DAY_SECONDS, SECOND_MICROS, Span};
use super::{clocked, date, moment_methods, moment_new, moment_slots, zone};
use crate::prelude::*;
use crate::types::define::*;

/// `datetime`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.datetime".as_ptr(),
    tp_basicsize: size_of::<DateTime>() as Py_ssize_t,
    tp_dealloc: Some(clocked::dealloc::<DATETIME>),
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBERS,
    tp_hash: Some(moment_slots::hash),
    tp_str: Some(str),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nA date with a time of day, and a zone or none.".as_ptr(),
    tp_richcompare: Some(moment_slots::richcompare),
    tp_methods: (&raw mut moment_methods::METHODS).cast(),
    tp_getset: (&raw mut ATTRIBUTES).cast(),
    tp_base: &raw mut date::TYPE,
    tp_alloc: Some(clocked::alloc::<DATETIME>),
    tp_new: Some(moment_new::new),
    tp_free: Some(PyObject_Free),
    ..PyTypeObject::EMPTY
};

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_add: Some(moment_slots::add),
    nb_subtract: Some(moment_slots::subtract),
    ..PyNumberMethods::EMPTY
};

static mut ATTRIBUTES: [PyGetSetDef; 7] = clocked::attributes::<DATETIME>();

/// Whether `op` is a datetime.
#[inline(always)]
pub unsafe fn is(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

/// The fold of a datetime.
#[inline(always)]
pub unsafe fn fold(op: *mut PyObject) -> u8 {
    fold_of::<DATETIME>(op)
}

/// A new object of the type `kind`; all is valid.
pub unsafe fn make_unchecked(
    kind: *mut PyTypeObject,
    day: Day,
    clock: Clock,
    zone: *mut PyObject,
    fold: u8,
) -> Fallible<Ref> {
    clocked::make(kind, datetime_bytes(day, clock), zone, fold)
}

/// A new object of the type `kind`, or ValueError or TypeError.
pub unsafe fn make_of(
    kind: *mut PyTypeObject,
    day: Day,
    clock: Clock,
    zone: *mut PyObject,
    fold: i32,
) -> Fallible<Ref> {
    check_day(day)?;
    check_clock(clock, fold)?;
    zone::check(zone)?;
    make_unchecked(kind, day, clock, zone, fold as u8)
}

/// A new datetime, or ValueError or TypeError.
pub unsafe fn make(day: Day, clock: Clock, zone: *mut PyObject, fold: i32) -> Fallible<Ref> {
    make_of(&raw mut TYPE, day, clock, zone, fold)
}

/// An object of a class that inherits from datetime, made by calling the class; datetime itself needs no call.
pub unsafe fn make_by(
    kind: *mut PyTypeObject,
    day: Day,
    clock: Clock,
    zone: *mut PyObject,
    fold: i32,
) -> Fallible<Ref> {
    if kind == &raw mut TYPE {
        return make(day, clock, zone, fold);
    }
    let made = owned(PyObject_CallFunction(
        kind.cast(),
        c"iiiiiiiO".as_ptr(),
        day.year,
        day.month,
        day.day,
        clock.hour,
        clock.minute,
        clock.second,
        clock.micro,
        zone,
    ))?;
    if is(made.ptr()) {
        (*made.cast::<DateTime>()).fold = fold as u8;
    }
    Ok(made)
}

/// The fields so much later; OverflowError. The parts of `span` may be those of a difference: each of either sign.
pub unsafe fn fields_after(op: *mut PyObject, span: Span) -> Fallible<(Day, Clock)> {
    let clock = datetime_clock(op);
    let (mut micro, mut seconds) = (clock.micro + span.micros, clock.seconds() + span.seconds);
    let mut days = i64::from(span.days);
    if micro >= SECOND_MICROS as i32 {
        micro -= SECOND_MICROS as i32;
        seconds += 1;
    } else if micro < 0 {
        micro += SECOND_MICROS as i32;
        seconds -= 1;
    }
    if seconds >= DAY_SECONDS as i32 {
        seconds -= DAY_SECONDS as i32;
        days += 1;
    } else if seconds < 0 {
        seconds += DAY_SECONDS as i32;
        days -= 1;
    }
    let day = date::day_after(day_of(op), days)?;
    Ok((day, Clock::of_seconds(seconds, micro)))
}

/// A datetime of the same class and `tzinfo`, so much later; OverflowError.
pub unsafe fn moved(op: *mut PyObject, span: Span) -> Fallible<Ref> {
    let (day, clock) = fields_after(op, span)?;
    let kind = Py_TYPE(op);
    if kind == &raw mut TYPE {
        return make_unchecked(kind, day, clock, datetime_zone(op), 0);
    }
    make_by(kind, day, clock, datetime_zone(op), 0)
}

/// The same, so much earlier.
pub unsafe fn moved_back(op: *mut PyObject, span: Span) -> Fallible<Ref> {
    // As parts they need not be in their ranges.
    let back = Span {
        days: -span.days,
        seconds: -span.seconds,
        micros: -span.micros,
    };
    moved(op, back)
}

/// Days and what of a day goes on top, since the day before January 1 of year 1.
pub unsafe fn since_day_0(op: *mut PyObject) -> Span {
    let clock = datetime_clock(op);
    Span {
        days: day_of(op).ordinal(),
        seconds: clock.seconds(),
        micros: clock.micro,
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let (day, clock) = (day_of(op), datetime_clock(op));
    let body = || -> Fallible<Ref> {
        let mut text = owned(PyUnicode_FromFormat(
            c"%s(%d, %d, %d, %d, %d)".as_ptr(),
            (*Py_TYPE(op)).tp_name,
            day.year,
            day.month,
            day.day,
            clock.hour,
            clock.minute,
        ))?;
        if clock.second != 0 || clock.micro != 0 {
            let second = owned(PyLong_FromLong(clock.second.into()))?;
            text = with_argument(text, c"%S", second.ptr())?;
        }
        if clock.micro != 0 {
            let micro = owned(PyLong_FromLong(clock.micro.into()))?;
            text = with_argument(text, c"%S", micro.ptr())?;
        }
        if fold(op) != 0 {
            text = with_argument(text, c"fold=1", null_mut())?;
        }
        if datetime_zone(op) != Py_None() {
            text = with_argument(text, c"tzinfo=%R", datetime_zone(op))?;
        }
        Ok(text)
    };
    body().or_null()
}

/// The text of `isoformat()`, by the character between day and time and `timespec`, which may be NULL.
pub unsafe fn iso(op: *mut PyObject, separator: u32, spec: *const c_char) -> Fallible<Ref> {
    let clock = datetime_clock(op);
    let until = Until::of_spec(spec, clock)?;
    let mut text = Text::new();
    text.day(day_of(op));
    text.byte(if separator < 128 {
        separator as u8
    } else {
        b'T'
    });
    text.clock(clock, until);
    if let Some(offset) = zone::offset(datetime_zone(op), op)? {
        text.offset(offset, b":");
    }
    let text = text.finish()?;
    if separator < 128 {
        return Ok(text);
    }
    let day = owned(PyUnicode_Substring(text.ptr(), 0, 10))?;
    let time = owned(PyUnicode_Substring(
        text.ptr(),
        11,
        PyUnicode_GET_LENGTH(text.ptr()),
    ))?;
    owned(PyUnicode_FromFormat(
        c"%U%c%U".as_ptr(),
        day.ptr(),
        separator,
        time.ptr(),
    ))
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    if Py_IS_TYPE(op, &raw mut TYPE) {
        return iso(op, ' '.into(), null()).or_null();
    }
    PyObject_CallMethodObjArgs(op, name!("isoformat"), name!(" "), null_mut::<PyObject>())
}
