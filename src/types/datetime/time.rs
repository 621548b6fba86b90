//! `time`: the type, its objects, their making, order and hash.

use core::cmp::Ordering;

use super::arguments::{check_clock, small_ints};
use super::clocked::{self, State, fold_of, with_argument};
use super::date::hash_bytes;
use super::iso::{Text, Until};
use super::layout::{Clock, TIME, Time, time_clock, time_zone};
use super::span::{DAY_SECONDS, Span};
use super::{delta, time_methods, zone};
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::define::*;
use crate::types::equality::by_order;
use crate::types::raise::fail;

/// `time`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.time".as_ptr(),
    tp_basicsize: size_of::<Time>() as Py_ssize_t,
    tp_dealloc: Some(clocked::dealloc::<TIME>),
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_str: Some(str),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nA time of day, and a zone or none.".as_ptr(),
    tp_richcompare: Some(richcompare),
    tp_methods: (&raw mut time_methods::METHODS).cast(),
    tp_getset: (&raw mut ATTRIBUTES).cast(),
    tp_alloc: Some(clocked::alloc::<TIME>),
    tp_new: Some(new),
    tp_free: Some(PyObject_Free),
    ..PyTypeObject::EMPTY
};

static mut ATTRIBUTES: [PyGetSetDef; 7] = clocked::attributes::<TIME>();

/// Whether `op` is a time.
#[inline(always)]
pub unsafe fn is(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

/// A new object of the type `kind`, or ValueError or TypeError.
pub unsafe fn make_of(
    kind: *mut PyTypeObject,
    clock: Clock,
    zone: *mut PyObject,
    fold: i32,
) -> Fallible<Ref> {
    check_clock(clock, fold)?;
    zone::check(zone)?;
    clocked::make(kind, clock.bytes(), zone, fold as u8)
}

/// A new time, or ValueError or TypeError.
pub unsafe fn make(clock: Clock, zone: *mut PyObject, fold: i32) -> Fallible<Ref> {
    make_of(&raw mut TYPE, clock, zone, fold)
}

/// An object of a class that inherits from time, made by calling the class; time itself needs no call.
pub unsafe fn make_by(
    kind: *mut PyTypeObject,
    clock: Clock,
    zone: *mut PyObject,
    fold: i32,
) -> Fallible<Ref> {
    if kind == &raw mut TYPE {
        return make(clock, zone, fold);
    }
    let made = owned(PyObject_CallFunction(
        kind.cast(),
        c"iiiiO".as_ptr(),
        clock.hour,
        clock.minute,
        clock.second,
        clock.micro,
        zone,
    ))?;
    if is(made.ptr()) {
        (*made.cast::<Time>()).fold = fold as u8;
    }
    Ok(made)
}

/// The state of a pickle begins with the hour.
pub const STATE: State = State {
    fold_at: 0,
    is_sane: |hour| hour < 24,
    name: c"time",
};

/// `time(...)` of fields, or of the state of a pickle.
unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        if let Some(made) = clocked::of_state::<TIME>(kind, args, &STATE)? {
            return Ok(made);
        }
        if kwargs.is_null()
            && let Some([hour, minute, second, micro]) = small_ints(args)
        {
            let clock = Clock {
                hour,
                minute,
                second,
                micro,
            };
            return make_of(kind, clock, Py_None(), 0);
        }
        parse(kind, args, kwargs)
    };
    body().or_null()
}

unsafe fn parse(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> Fallible<Ref> {
    let mut clock = Clock::default();
    let (mut zone, mut fold): (*mut PyObject, c_int) = (Py_None(), 0);
    parse_named!(
        args,
        kwargs,
        c"|iiiiO$i",
        [
            c"hour",
            c"minute",
            c"second",
            c"microsecond",
            c"tzinfo",
            c"fold"
        ],
        clock.hour,
        clock.minute,
        clock.second,
        clock.micro,
        zone,
        fold
    )?;
    make_of(kind, clock, zone, fold)
}

/// What it is since midnight in UTC.
unsafe fn in_utc(clock: Clock, offset: Span) -> Span {
    let day = Span {
        days: 0,
        seconds: clock.seconds(),
        micros: clock.micro,
    };
    day.minus(offset).unwrap_or(Span::ZERO)
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let time = op.cast::<Time>();
    if (*time).hashcode == -1 {
        match new_hash(op) {
            Ok(hash) => (*time).hashcode = hash,
            Err(Raised) => return -1,
        }
    }
    (*time).hashcode
}

unsafe fn new_hash(op: *mut PyObject) -> Fallible<Py_hash_t> {
    match zone::offset(time_zone(op), Py_None())? {
        None => {
            let bytes = (*op.cast::<Time>()).data;
            Ok(hash_bytes(&bytes))
        }
        Some(offset) => delta::hash_of(in_utc(time_clock(op), offset)),
    }
}

/// The order of two times whose offsets differ, microseconds of the offsets left aside.
fn order_in_utc(a: (Clock, Span), b: (Clock, Span)) -> Ordering {
    let seconds = |(clock, offset): (Clock, Span)| {
        i64::from(clock.seconds())
            - i64::from(offset.days) * DAY_SECONDS
            - i64::from(offset.seconds)
    };
    seconds(a).cmp(&seconds(b)).then(a.0.micro.cmp(&b.0.micro))
}

unsafe extern "C" fn richcompare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !is(b) {
        return Py_NotImplemented();
    }
    let body = || -> Fallible<bool> {
        let (left, right) = (time_clock(a), time_clock(b));
        if time_zone(a) == time_zone(b) {
            return Ok(by_order(left.cmp(&right), op));
        }
        let offset = zone::offset(time_zone(a), Py_None())?;
        match (offset, zone::offset(time_zone(b), Py_None())?) {
            (mine, yours) if mine == yours => Ok(by_order(left.cmp(&right), op)),
            (Some(mine), Some(yours)) => {
                Ok(by_order(order_in_utc((left, mine), (right, yours)), op))
            }
            _ if op == Py_EQ || op == Py_NE => Ok(op == Py_NE),
            _ => Err(fail(
                PyExc_TypeError,
                c"can't compare offset-naive and offset-aware times",
            )),
        }
    };
    match body() {
        Ok(result) => new_ref(Py_Bool(result)),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let clock = time_clock(op);
    let body = || -> Fallible<Ref> {
        let kind = (*Py_TYPE(op)).tp_name;
        let (hour, minute) = (clock.hour, clock.minute);
        let text = if clock.micro != 0 {
            PyUnicode_FromFormat(
                c"%s(%d, %d, %d, %d)".as_ptr(),
                kind,
                hour,
                minute,
                clock.second,
                clock.micro,
            )
        } else if clock.second != 0 {
            PyUnicode_FromFormat(c"%s(%d, %d, %d)".as_ptr(), kind, hour, minute, clock.second)
        } else {
            PyUnicode_FromFormat(c"%s(%d, %d)".as_ptr(), kind, hour, minute)
        };
        let mut text = owned(text)?;
        if time_zone(op) != Py_None() {
            text = with_argument(text, c"tzinfo=%R", time_zone(op))?;
        }
        if fold_of::<TIME>(op) != 0 {
            text = with_argument(text, c"fold=1", null_mut())?;
        }
        Ok(text)
    };
    body().or_null()
}

/// The text of `isoformat()`, by `timespec`, which may be NULL.
pub unsafe fn iso(op: *mut PyObject, spec: *const c_char) -> Fallible<Ref> {
    let clock = time_clock(op);
    let mut text = Text::new();
    text.clock(clock, Until::of_spec(spec, clock)?);
    if let Some(offset) = zone::offset(time_zone(op), Py_None())? {
        text.offset(offset, b":");
    }
    text.finish()
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    if Py_IS_TYPE(op, &raw mut TYPE) {
        return iso(op, null()).or_null();
    }
    call_method(op, name!("isoformat")).or_null()
}
