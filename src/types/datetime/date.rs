//! `date`: the type, its objects, their making, order, hash and sums.

use core::cmp::Ordering;

use super::arguments::{check_day, small_ints, state};
use super::calendar::{Day, MAX_ORDINAL};
use super::iso::Text;
use super::layout::{Clock, Date, day_of, span_of};
use super::span::Span;
use super::{date_methods, delta, moment};
use crate::prelude::*;
use crate::types::call::method::call_method;
use crate::types::define::*;
use crate::types::equality::by_order;
use crate::types::modules::time::struct_time;
use crate::types::raise::fail;

/// `date`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.date".as_ptr(),
    tp_basicsize: size_of::<Date>() as Py_ssize_t,
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBERS,
    tp_hash: Some(hash),
    tp_str: Some(str),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"date(year, month, day) --> date object".as_ptr(),
    tp_richcompare: Some(richcompare),
    tp_methods: (&raw mut date_methods::METHODS).cast(),
    tp_getset: (&raw mut ATTRIBUTES).cast(),
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_add: Some(add),
    nb_subtract: Some(subtract),
    ..PyNumberMethods::EMPTY
};

macro_rules! fields {
    ($($field:ident)*) => {$(
        unsafe extern "C" fn $field(op: *mut PyObject, _: *mut c_void) -> *mut PyObject {
            PyLong_FromLong(day_of(op).$field.into())
        }
    )*};
}

fields! { year month day }

static mut ATTRIBUTES: [PyGetSetDef; 4] = [
    readable(c"year", year, c""),
    readable(c"month", month, c""),
    readable(c"day", day, c""),
    PyGetSetDef::EMPTY,
];

/// Whether `op` is a date; a datetime is one.
#[inline(always)]
pub unsafe fn is(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

/// A new object of the type `kind`; the bytes are those of a valid day.
unsafe fn make_unchecked(kind: *mut PyTypeObject, data: [u8; 4]) -> Fallible<Ref> {
    let op = if kind == &raw mut TYPE {
        _PyObject_New(kind)
    } else {
        (*kind).tp_alloc.expect("a ready type has tp_alloc")(kind, 0)
    };
    let made = owned(op)?;
    let date = made.cast::<Date>();
    (*date).hashcode = -1;
    (*date).hastzinfo = 0;
    (*date).data = data;
    Ok(made)
}

/// A new object of the type `kind`, or ValueError.
pub unsafe fn make_of(kind: *mut PyTypeObject, day: Day) -> Fallible<Ref> {
    check_day(day)?;
    make_unchecked(kind, day.bytes())
}

/// A new date, or ValueError.
pub unsafe fn make(day: Day) -> Fallible<Ref> {
    make_of(&raw mut TYPE, day)
}

/// An object of a class that inherits from date, made by calling the class; date and datetime need no call.
pub unsafe fn make_by(kind: *mut PyTypeObject, day: Day) -> Fallible<Ref> {
    if kind == &raw mut TYPE {
        return make(day);
    }
    if kind == &raw mut moment::TYPE {
        return moment::make(day, Clock::default(), Py_None(), 0);
    }
    owned(PyObject_CallFunction(
        kind.cast(),
        c"iii".as_ptr(),
        day.year,
        day.month,
        day.day,
    ))
}

/// `date(...)` of three numbers, or of the state of a pickle.
unsafe extern "C" fn new(
    kind: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        if Py_SIZE(args) == 1 {
            let sane = |month| (1..=12).contains(&month);
            if let Some(bytes) = state::<4>(args, 2, sane, c"date")? {
                return make_unchecked(kind, bytes);
            }
        }
        make_of(kind, parse(args, kwargs)?)
    };
    body().or_null()
}

unsafe fn parse(args: *mut PyObject, kwargs: *mut PyObject) -> Fallible<Day> {
    if kwargs.is_null()
        && Py_SIZE(args) == 3
        && let Some([year, month, day]) = small_ints(args)
    {
        return Ok(Day { year, month, day });
    }
    let mut parsed = Day::default();
    parse_named!(
        args,
        kwargs,
        c"iii",
        [c"year", c"month", c"day"],
        parsed.year,
        parsed.month,
        parsed.day
    )?;
    Ok(parsed)
}

/// The hash of the bytes of a value.
pub unsafe fn hash_bytes(bytes: &[u8]) -> Py_hash_t {
    _Py_HashBytes(bytes.as_ptr().cast(), bytes.len() as Py_ssize_t)
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let date = op.cast::<Date>();
    if (*date).hashcode == -1 {
        let bytes = (*date).data;
        (*date).hashcode = hash_bytes(&bytes);
    }
    (*date).hashcode
}

/// A datetime is more than its day, so the two do not compare.
unsafe extern "C" fn richcompare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if !is(b) || moment::is(b) {
        return Py_NotImplemented();
    }
    let order: Ordering = day_of(a).cmp(&day_of(b));
    new_ref(Py_Bool(by_order(order, op)))
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let day = day_of(op);
    PyUnicode_FromFormat(
        c"%s(%d, %d, %d)".as_ptr(),
        (*Py_TYPE(op)).tp_name,
        day.year,
        day.month,
        day.day,
    )
}

/// The text of `isoformat()`.
pub unsafe fn iso(op: *mut PyObject) -> Fallible<Ref> {
    let mut text = Text::new();
    text.day(day_of(op));
    text.finish()
}

/// A `time.struct_time`. `dst`: 1 when daylight saving is on, -1 when that is not known.
pub unsafe fn time_tuple(day: Day, clock: Clock, dst: c_int) -> Fallible<Ref> {
    struct_time::of_fields([
        day.year,
        day.month,
        day.day,
        clock.hour,
        clock.minute,
        clock.second,
        day.weekday(),
        day.of_year(),
        dst,
    ])
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    if Py_IS_TYPE(op, &raw mut TYPE) {
        return iso(op).or_null();
    }
    call_method(op, name!("isoformat")).or_null()
}

/// OverflowError: there is no such date.
#[cold]
pub unsafe fn out_of_range() -> Raised {
    fail(PyExc_OverflowError, c"date value out of range")
}

/// The day so many days later.
#[inline]
pub unsafe fn day_after(day: Day, days: i64) -> Fallible<Day> {
    let in_month = i64::from(day.day) + days;
    // Every month has so many.
    if (1..=28).contains(&in_month) {
        return Ok(Day {
            day: in_month as i32,
            ..day
        });
    }
    let ordinal = i64::from(day.ordinal()) + days;
    if !(1..=i64::from(MAX_ORDINAL)).contains(&ordinal) {
        return Err(out_of_range());
    }
    Ok(Day::of_ordinal(ordinal as i32))
}

unsafe fn moved(op: *mut PyObject, days: i64) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let day = day_after(day_of(op), days)?;
        if Py_IS_TYPE(op, &raw mut TYPE) {
            return make_unchecked(&raw mut TYPE, day.bytes());
        }
        make_by(Py_TYPE(op), day)
    };
    body().or_null()
}

unsafe extern "C" fn add(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if moment::is(a) || moment::is(b) {
        return Py_NotImplemented();
    }
    let (date, span) = if is(a) { (a, b) } else { (b, a) };
    if !delta::is(span) {
        return Py_NotImplemented();
    }
    moved(date, span_of(span).days.into())
}

unsafe extern "C" fn subtract(a: *mut PyObject, b: *mut PyObject) -> *mut PyObject {
    if moment::is(a) || moment::is(b) || !is(a) {
        return Py_NotImplemented();
    }
    if is(b) {
        return delta::make(Span {
            days: day_of(a).ordinal() - day_of(b).ordinal(),
            ..Span::ZERO
        })
        .or_null();
    }
    if !delta::is(b) {
        return Py_NotImplemented();
    }
    moved(a, -i64::from(span_of(b).days))
}
