//! `tzinfo`, `timezone`, and what a tzinfo of whatever kind is asked.

use super::layout::{Zone, datetime_zone, span_of};
use super::span::Span;
use super::{delta, moment};
use crate::prelude::*;
use crate::types::call::method::{call_method, call_method_one};
use crate::types::define::*;
use crate::types::raise::fail;

/// `tzinfo`.
pub static mut TZINFO: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.tzinfo".as_ptr(),
    tp_basicsize: size_of::<PyObject>() as Py_ssize_t,
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"What a time asks for its offset and its name; to be inherited from.".as_ptr(),
    tp_methods: (&raw mut TZINFO_METHODS).cast(),
    tp_new: Some(PyType_GenericNew),
    ..PyTypeObject::EMPTY
};

/// `timezone`.
pub static mut TIMEZONE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.timezone".as_ptr(),
    tp_basicsize: size_of::<Zone>() as Py_ssize_t,
    tp_dealloc: Some(dealloc),
    tp_repr: Some(repr),
    tp_hash: Some(hash),
    tp_str: Some(str),
    tp_flags: _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"A zone that is always the same span ahead of UTC.".as_ptr(),
    tp_richcompare: Some(richcompare),
    tp_methods: (&raw mut TIMEZONE_METHODS).cast(),
    tp_base: &raw mut TZINFO,
    tp_new: Some(new),
    ..PyTypeObject::EMPTY
};

static mut TZINFO_METHODS: [PyMethodDef; 6] = [
    one_arg(c"tzname", abstract_tzname, c"tzname($self, object, /)\n--\n\nThe zone's name at a time."),
    one_arg(c"utcoffset", abstract_utcoffset, c"utcoffset($self, object, /)\n--\n\nHow far the zone is ahead of UTC at a time, negative in the west."),
    one_arg(c"dst", abstract_dst, c"dst($self, object, /)\n--\n\nHow much of the offset at a time is daylight saving."),
    one_arg(c"fromutc", from_utc, c"fromutc($self, object, /)\n--\n\nA time in UTC, as the clocks of this zone show it."),
    no_args(c"__reduce__", reduce, c"__reduce__($self, /)\n--\n\nWhat pickle makes the zone of."),
    PyMethodDef::EMPTY,
];

static mut TIMEZONE_METHODS: [PyMethodDef; 6] = [
    one_arg(c"tzname", fixed_tzname, c"tzname($self, object, /)\n--\n\nThe name that the zone was given, or one made of its offset."),
    one_arg(c"utcoffset", fixed_utcoffset, c"utcoffset($self, object, /)\n--\n\nThe offset, the same at all times."),
    one_arg(c"dst", fixed_dst, c"dst($self, object, /)\n--\n\nNone: there is no daylight saving."),
    one_arg(c"fromutc", fixed_from_utc, c"fromutc($self, object, /)\n--\n\nA time in UTC, as the clocks of this zone show it."),
    no_args(c"__getinitargs__", init_args, c"__getinitargs__($self, /)\n--\n\nWhat pickle makes the zone of."),
    PyMethodDef::EMPTY,
];

/// Whether `op` is a tzinfo.
#[inline(always)]
pub unsafe fn is_tzinfo(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TZINFO)
}

/// TypeError unless `op` may be the `tzinfo` of an object.
pub unsafe fn check(op: *mut PyObject) -> Fallible {
    if op == Py_None() || is_tzinfo(op) {
        return Ok(());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"tzinfo argument must be None or of a tzinfo subclass, not type '%s'".as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    Err(Raised)
}

/// `zone.name(about)`: a timedelta of less than a day, or `None`.
unsafe fn ask(
    zone: *mut PyObject,
    name: *mut PyObject,
    about: *mut PyObject,
) -> Fallible<Option<Ref>> {
    let answer = call_method_one(zone, name, about)?;
    if answer.ptr() == Py_None() {
        return Ok(None);
    }
    if !delta::is(answer.ptr()) {
        PyErr_Format(
            PyExc_TypeError,
            c"tzinfo.%U() must return None or timedelta, not '%.200s'".as_ptr(),
            name,
            (*Py_TYPE(answer.ptr())).tp_name,
        );
        return Err(Raised);
    }
    if !span_of(answer.ptr()).is_within_a_day() {
        return Err(fail(
            PyExc_ValueError,
            c"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).",
        ));
    }
    Ok(Some(answer))
}

/// `zone.utcoffset(about)`, where `zone` may be None.
pub unsafe fn utcoffset(zone: *mut PyObject, about: *mut PyObject) -> Fallible<Option<Ref>> {
    if zone == Py_None() {
        return Ok(None);
    }
    if Py_IS_TYPE(zone, &raw mut TIMEZONE) {
        return Ok(Some(Ref::new((*zone.cast::<Zone>()).offset)));
    }
    ask(zone, name!("utcoffset"), about)
}

/// The value of `utcoffset`.
pub unsafe fn offset(zone: *mut PyObject, about: *mut PyObject) -> Fallible<Option<Span>> {
    Ok(utcoffset(zone, about)?.map(|offset| span_of(offset.ptr())))
}

/// `zone.dst(about)`, where `zone` may be None.
pub unsafe fn dst(zone: *mut PyObject, about: *mut PyObject) -> Fallible<Option<Ref>> {
    if zone == Py_None() || Py_IS_TYPE(zone, &raw mut TIMEZONE) {
        return Ok(None);
    }
    ask(zone, name!("dst"), about)
}

/// `zone.tzname(about)`: a str, or None, also when `zone` is None.
pub unsafe fn tzname(zone: *mut PyObject, about: *mut PyObject) -> Fallible<Ref> {
    if zone == Py_None() {
        return Ok(Ref::new(Py_None()));
    }
    let answer = call_method_one(zone, name!("tzname"), about)?;
    if answer.ptr() == Py_None() || PyUnicode_Check(answer.ptr()) {
        return Ok(answer);
    }
    PyErr_Format(
        PyExc_TypeError,
        c"tzinfo.tzname() must return None or a string, not '%s'".as_ptr(),
        (*Py_TYPE(answer.ptr())).tp_name,
    );
    Err(Raised)
}

/// An answer, None when there is none.
pub fn or_none(answer: Fallible<Option<Ref>>) -> *mut PyObject {
    match answer {
        Ok(Some(answer)) => answer.into_raw(),
        // SAFETY: None is always there.
        Ok(None) => unsafe { new_ref(Py_None()) },
        Err(Raised) => null_mut(),
    }
}

macro_rules! abstract_methods {
    ($($function:ident $text:literal;)*) => {$(
        unsafe extern "C" fn $function(_: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
            PyErr_SetString(
                PyExc_NotImplementedError,
                concat!("a tzinfo subclass must implement ", $text, "()\0").as_ptr().cast(),
            );
            null_mut()
        }
    )*};
}

abstract_methods! {
    abstract_tzname "tzname";
    abstract_utcoffset "utcoffset";
    abstract_dst "dst";
}

/// The argument of `fromutc`: a datetime whose `tzinfo` is `zone`.
unsafe fn check_utc(zone: *mut PyObject, op: *mut PyObject) -> Fallible {
    if !moment::is(op) {
        return Err(fail(
            PyExc_TypeError,
            c"fromutc: argument must be a datetime",
        ));
    }
    if datetime_zone(op) != zone {
        return Err(fail(PyExc_ValueError, c"fromutc: dt.tzinfo is not self"));
    }
    Ok(())
}

/// Standard time is found first; what daylight saving adds is asked of that.
unsafe fn local(zone: *mut PyObject, op: *mut PyObject) -> Fallible<Ref> {
    check_utc(zone, op)?;
    let Some(offset) = offset(zone, op)? else {
        return Err(fail(
            PyExc_ValueError,
            c"fromutc: non-None utcoffset() result required",
        ));
    };
    let Some(saving) = dst(zone, op)? else {
        return Err(fail(
            PyExc_ValueError,
            c"fromutc: non-None dst() result required",
        ));
    };
    let standard = delta::checked(offset.minus(span_of(saving.ptr())))?;
    let result = moment::moved(op, standard)?;
    let Some(saving) = dst(datetime_zone(result.ptr()), result.ptr())? else {
        return Err(fail(
            PyExc_ValueError,
            c"fromutc: tz.dst() gave inconsistent results; cannot convert",
        ));
    };
    match span_of(saving.ptr()) {
        Span::ZERO => Ok(result),
        saving => moment::moved(result.ptr(), saving),
    }
}

unsafe extern "C" fn from_utc(zone: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    local(zone, op).or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        let mut found = null_mut();
        status(PyObject_GetOptionalAttr(
            op,
            name!("__getinitargs__"),
            &mut found,
        ))?;
        let args = match Ref::steal(found) {
            Some(function) => owned(PyObject_CallNoArgs(function.ptr()))?,
            None => owned(PyTuple_New(0))?,
        };
        let state = call_method(op, name!("__getstate__"))?;
        owned(PyTuple_Pack(3, Py_TYPE(op), args.ptr(), state.ptr()))
    };
    body().or_null()
}

struct Shared(core::cell::UnsafeCell<*mut PyObject>);

// SAFETY: used under the GIL alone.
unsafe impl Sync for Shared {}

static UTC: Shared = Shared(core::cell::UnsafeCell::new(null_mut()));

/// `timezone.utc`, borrowed. The module has been imported.
#[inline(always)]
pub unsafe fn utc() -> *mut PyObject {
    *UTC.0.get()
}

/// Makes `timezone.utc`, once.
pub unsafe fn start() -> Fallible {
    let zero = delta::make(Span::ZERO)?;
    *UTC.0.get() = new_fixed(zero.ptr(), null_mut())?.into_raw();
    Ok(())
}

/// A new timezone, whatever its offset.
unsafe fn new_fixed(offset: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let kind = &raw mut TIMEZONE;
    let alloc = (*kind).tp_alloc.expect("a ready type has tp_alloc");
    let made = owned(alloc(kind, 0))?;
    let zone = made.cast::<Zone>();
    (*zone).offset = new_ref(offset);
    (*zone).name = xnew_ref(name);
    Ok(made)
}

/// `timezone(offset, name)`, where `name` may be NULL; without one an offset of nothing is `timezone.utc`.
pub unsafe fn fixed(offset: *mut PyObject, name: *mut PyObject) -> Fallible<Ref> {
    let span = span_of(offset);
    if name.is_null() && span == Span::ZERO {
        return Ok(Ref::new(utc()));
    }
    if !span.is_within_a_day() {
        PyErr_Format(
            PyExc_ValueError,
            c"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %R.".as_ptr(),
            offset,
        );
        return Err(Raised);
    }
    new_fixed(offset, name)
}

/// A timezone of an offset of less than a day without a name.
pub unsafe fn of_span(span: Span) -> Fallible<Ref> {
    let offset = delta::make(span)?;
    fixed(offset.ptr(), null_mut())
}

unsafe extern "C" fn new(
    _: *mut PyTypeObject,
    args: *mut PyObject,
    kwargs: *mut PyObject,
) -> *mut PyObject {
    let (mut offset, mut name) = (null_mut::<PyObject>(), null_mut::<PyObject>());
    if parse_named!(
        args,
        kwargs,
        c"O!|U:timezone",
        [c"offset", c"name"],
        delta::TYPE,
        offset,
        name
    )
    .is_err()
    {
        return null_mut();
    }
    fixed(offset, name).or_null()
}

unsafe extern "C" fn dealloc(op: *mut PyObject) {
    let zone = op.cast::<Zone>();
    xdecref((*zone).offset);
    xdecref((*zone).name);
    crate::types::container::free_object(op);
}

unsafe fn fixed_span(op: *mut PyObject) -> Span {
    span_of((*op.cast::<Zone>()).offset)
}

unsafe extern "C" fn richcompare(a: *mut PyObject, b: *mut PyObject, op: c_int) -> *mut PyObject {
    if (op != Py_EQ && op != Py_NE) || !Py_IS_TYPE(b, &raw mut TIMEZONE) {
        return Py_NotImplemented();
    }
    let equal = fixed_span(a) == fixed_span(b);
    new_ref(Py_Bool(equal == (op == Py_EQ)))
}

unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    delta::hash((*op.cast::<Zone>()).offset)
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let zone = op.cast::<Zone>();
    let kind = (*Py_TYPE(op)).tp_name;
    if op == utc() {
        PyUnicode_FromFormat(c"%s.utc".as_ptr(), kind)
    } else if (*zone).name.is_null() {
        PyUnicode_FromFormat(c"%s(%R)".as_ptr(), kind, (*zone).offset)
    } else {
        PyUnicode_FromFormat(c"%s(%R, %R)".as_ptr(), kind, (*zone).offset, (*zone).name)
    }
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let zone = op.cast::<Zone>();
    if !(*zone).name.is_null() {
        return new_ref((*zone).name);
    }
    let span = fixed_span(op);
    if span == Span::ZERO {
        return PyUnicode_FromString(c"UTC".as_ptr());
    }
    let mut text = super::iso::Text::new();
    text.ascii(b"UTC");
    text.offset(span, b":");
    text.finish().or_null()
}

/// TypeError unless the argument of a method is a datetime or None.
unsafe fn check_about(name: &CStr, op: *mut PyObject) -> Fallible {
    if op == Py_None() || moment::is(op) {
        return Ok(());
    }
    PyErr_Format(
        PyExc_TypeError,
        c"%s(dt) argument must be a datetime instance or None, not %.200s".as_ptr(),
        name.as_ptr(),
        (*Py_TYPE(op)).tp_name,
    );
    Err(Raised)
}

unsafe extern "C" fn fixed_tzname(op: *mut PyObject, about: *mut PyObject) -> *mut PyObject {
    match check_about(c"tzname", about) {
        Ok(()) => str(op),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn fixed_utcoffset(op: *mut PyObject, about: *mut PyObject) -> *mut PyObject {
    match check_about(c"utcoffset", about) {
        Ok(()) => new_ref((*op.cast::<Zone>()).offset),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn fixed_dst(_: *mut PyObject, about: *mut PyObject) -> *mut PyObject {
    match check_about(c"dst", about) {
        Ok(()) => new_ref(Py_None()),
        Err(Raised) => null_mut(),
    }
}

unsafe extern "C" fn fixed_from_utc(zone: *mut PyObject, op: *mut PyObject) -> *mut PyObject {
    let body = || -> Fallible<Ref> {
        check_utc(zone, op)?;
        moment::moved(op, fixed_span(zone))
    };
    body().or_null()
}

unsafe extern "C" fn init_args(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let zone = op.cast::<Zone>();
    if (*zone).name.is_null() {
        PyTuple_Pack(1, (*zone).offset)
    } else {
        PyTuple_Pack(2, (*zone).offset, (*zone).name)
    }
}
