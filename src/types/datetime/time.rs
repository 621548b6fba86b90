//! `time`: the type, its objects, their making, order and hash.

use core::cmp::Ordering;

use super::arguments::{check_clock, small_ints, state, zone_of_state};
use super::date::hash_bytes;
use super::iso::{Text, Until};
use super::layout::{Clock, Head, NAIVE_TIME_BYTES, Time, set_time_clock, time_clock, time_zone};
use super::span::{DAY_SECONDS, Span};
use super::{delta, time_methods, zone};
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::container::free_object;
use crate::types::define::*;
use crate::types::equality::by_order;
use crate::types::raise::fail;

/// `time`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.time".as_ptr(),
    tp_basicsize: size_of::<Time>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_str: Some(str),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nA time of day, and a zone or none.".as_ptr(),
    tp_richcompare: Some(richcompare),
    tp_methods: (&raw mut time_methods::METHODS).cast(),
    tp_getset: (&raw mut ATTRIBUTES).cast(),
    tp_alloc: Some(alloc),
    tp_new: Some(new),
    tp_free: Some(PyObject_Free),
    ..PyTypeObject::EMPTY
};

macro_rules! fields {
    ($($function:ident $field:ident)*) => {$(
        unsafe extern "C" fn $function(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
            PyLong_FromLong(time_clock(op).$field.into())
        }
    )*};
}

fields! { hour hour minute minute second second microsecond micro }

unsafe extern "C" fn tzinfo(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    new_ref(time_zone(op))
}

unsafe extern "C" fn fold(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
    PyLong_FromLong((*op.cast::<Time>()).fold.into())
}

static mut ATTRIBUTES: [PyGetSetDef; 7] = [
    readable(c"hour", hour, c""),
    readable(c"minute", minute, c""),
    readable(c"second", second, c""),
    readable(c"microsecond", microsecond, c""),
    readable(c"tzinfo", tzinfo, c""),
    readable(c"fold", fold, c""),
    PyGetSetDef::EMPTY,
];

/// Whether `op` is a time.
#[inline(always)]
pub unsafe fn is(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

/// Memory of an object: without a `tzinfo` (`aware` is 0) it ends before that field. `naive`: its size then.
pub unsafe fn alloc_head(
    kind: *mut PyTypeObject,
    aware: Py_ssize_t,
    naive: usize,
) -> *mut PyObject {
    let whole = (*kind).tp_basicsize as usize;
    // A type of C's that inherits this has fields of its own behind.
    let can_end = aware == 0 && whole == naive + size_of::<*mut PyObject>();
    let bytes = if can_end { naive } else { whole };
    let op: *mut PyObject = PyObject_Malloc(bytes).cast();
    if op.is_null() {
        return PyErr_NoMemory();
    }
    PyObject_Init(op, kind)
}

unsafe extern "C" fn alloc(kind: *mut PyTypeObject, aware: Py_ssize_t) -> *mut PyObject {
    alloc_head(kind, aware, NAIVE_TIME_BYTES)
}

/// A new object of the type `kind`; all is valid.
pub unsafe fn make_unchecked(
    kind: *mut PyTypeObject,
    clock: Clock,
    zone: *mut PyObject,
    fold: u8,
) -> Fallible<Ref> {
    let aware = zone != Py_None();
    let allocate = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let made = owned(allocate(kind, aware.into()))?;
    let time = made.cast::<Time>();
    (*time).hashcode = -1;
    (*time).hastzinfo = aware.into();
    (*time).fold = fold;
    set_time_clock(made.ptr(), clock);
    if aware {
        (*time).tzinfo = new_ref(zone);
    }
    Ok(made)
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
    make_unchecked(kind, clock, zone, fold as u8)
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

/// The highest bit of the hour, or month, is the fold.
pub const FOLD_BIT: u8 = 0x80;

unsafe fn from_state(kind: *mut PyTypeObject, args: *mut PyObject) -> Fallible<Option<Ref>> {
    let sane = |hour| hour & !u32::from(FOLD_BIT) < 24;
    let Some(mut bytes) = state::<6>(args, 0, sane, c"time")? else {
        return Ok(None);
    };
    let zone = zone_of_state(args)?;
    let fold = u8::from(bytes[0] & FOLD_BIT != 0);
    bytes[0] &= !FOLD_BIT;
    let made = make_unchecked(kind, Clock::default(), zone, fold)?;
    (*made.cast::<Time>()).data = bytes;
    Ok(Some(made))
}

/// `time(...)` of fields, or of the state of a pickle.
unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        if (1..=2).contains(&Py_SIZE(args))
            && let Some(made) = from_state(kind, args)?
        {
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
    let names = [
        c"hour".as_ptr().cast_mut(),
        c"minute".as_ptr().cast_mut(),
        c"second".as_ptr().cast_mut(),
        c"microsecond".as_ptr().cast_mut(),
        c"tzinfo".as_ptr().cast_mut(),
        c"fold".as_ptr().cast_mut(),
        null_mut(),
    ];
    let parsed = PyArg_ParseTupleAndKeywords(
        args,
        kwargs,
        c"|iiiiO$i".as_ptr(),
        names.as_ptr(),
        &raw mut clock.hour,
        &raw mut clock.minute,
        &raw mut clock.second,
        &raw mut clock.micro,
        &raw mut zone,
        &raw mut fold,
    );
    if parsed == 0 {
        return Err(Raised);
    }
    make_of(kind, clock, zone, fold)
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    if (*op.cast::<Head>()).hastzinfo != 0 {
        xdecref((*op.cast::<Time>()).tzinfo);
    }
    free_object(op);
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
        if (*op.cast::<Time>()).fold != 0 {
            text = with_argument(text, c"fold=1", null_mut())?;
        }
        Ok(text)
    };
    body().or_null()
}

/// A repr with one more argument before its parenthesis.
pub unsafe fn with_argument(text: Ref, argument: &CStr, value: *mut PyObject) -> Fallible<Ref> {
    let open = owned(PyUnicode_Substring(
        text.ptr(),
        0,
        PyUnicode_GET_LENGTH(text.ptr()) - 1,
    ))?;
    let argument = owned(PyUnicode_FromFormat(argument.as_ptr(), value))?;
    owned(PyUnicode_FromFormat(
        c"%U, %U)".as_ptr(),
        open.ptr(),
        argument.ptr(),
    ))
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
