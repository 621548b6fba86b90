//! `timedelta`: the type, its objects, their text, order and hash.

use super::layout::{Delta, span_of};
use super::span::{SECOND_MICROS, Span, TooLarge};
use super::{delta_new, delta_slots, whole};
use crate::prelude::*;
use crate::types::define::*;
use crate::types::equality::by_order;

/// `timedelta`.
pub static mut TYPE: PyTypeObject = PyTypeObject {
    ob_base: STATIC_TYPE,
    tp_name: c"datetime.timedelta".as_ptr(),
    tp_basicsize: size_of::<Delta>() as Py_ssize_t,
    tp_repr: Some(repr),
    tp_as_number: &raw mut NUMBERS,
    tp_hash: Some(hash),
    tp_str: Some(str),
    tp_flags: Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_STATIC_BUILTIN,
    tp_doc: c"A span of time, kept as days, seconds and microseconds; every unit may be a fraction or negative.".as_ptr(),
    tp_richcompare: Some(richcompare),
    tp_methods: (&raw mut METHODS).cast(),
    tp_members: (&raw mut MEMBERS).cast(),
    tp_new: Some(delta_new::tp_new),
    ..PyTypeObject::EMPTY
};

static mut NUMBERS: PyNumberMethods = PyNumberMethods {
    nb_add: Some(delta_slots::add),
    nb_subtract: Some(delta_slots::subtract),
    nb_multiply: Some(delta_slots::multiply),
    nb_remainder: Some(delta_slots::remainder),
    nb_divmod: Some(delta_slots::divmod),
    nb_negative: Some(delta_slots::negative),
    nb_positive: Some(delta_slots::positive),
    nb_absolute: Some(delta_slots::absolute),
    nb_bool: Some(delta_slots::is_true),
    nb_floor_divide: Some(delta_slots::floor_divide),
    nb_true_divide: Some(delta_slots::true_divide),
    ..PyNumberMethods::EMPTY
};

static mut METHODS: [PyMethodDef; 3] = [
    no_args(
        c"total_seconds",
        total_seconds,
        c"total_seconds($self, /)\n--\n\nThe whole span in seconds, as a float.",
    ),
    no_args(
        c"__reduce__",
        reduce,
        c"__reduce__($self, /)\n--\n\nWhat pickle makes the span of.",
    ),
    PyMethodDef::EMPTY,
];

static mut MEMBERS: [PyMemberDef; 4] = [
    field(
        c"days",
        Py_T_INT,
        core::mem::offset_of!(Delta, days),
        c"Whole days, negative for a negative span.",
    ),
    field(
        c"seconds",
        Py_T_INT,
        core::mem::offset_of!(Delta, seconds),
        c"Seconds beyond the days, from 0 to 86399.",
    ),
    field(
        c"microseconds",
        Py_T_INT,
        core::mem::offset_of!(Delta, microseconds),
        c"Microseconds beyond the seconds, from 0 to 999999.",
    ),
    PyMemberDef::EMPTY,
];

/// Whether `op` is a timedelta.
#[inline(always)]
pub unsafe fn is(op: *mut PyObject) -> bool {
    PyObject_TypeCheck(op, &raw mut TYPE)
}

/// A new object of the type `kind`.
pub unsafe fn make_of(kind: *mut PyTypeObject, span: Span) -> Fallible<Ref> {
    let op = if kind == &raw mut TYPE {
        _PyObject_New(kind)
    } else {
        (*kind).tp_alloc.expect("a ready type has tp_alloc")(kind, 0)
    };
    let made = owned(op)?;
    let delta = made.cast::<Delta>();
    (*delta).hashcode = -1;
    (*delta).days = span.days;
    (*delta).seconds = span.seconds;
    (*delta).microseconds = span.micros;
    Ok(made)
}

/// A new timedelta.
pub unsafe fn make(span: Span) -> Fallible<Ref> {
    make_of(&raw mut TYPE, span)
}

/// A new timedelta of a value, or OverflowError.
pub unsafe fn make_checked(span: Result<Span, TooLarge>) -> Fallible<Ref> {
    make(checked(span)?)
}

/// A value, or OverflowError.
pub unsafe fn checked(span: Result<Span, TooLarge>) -> Fallible<Span> {
    span.map_err(|why| too_large(why))
}

#[cold]
unsafe fn too_large(why: TooLarge) -> Raised {
    match why {
        TooLarge::Int => PyErr_SetString(
            PyExc_OverflowError,
            c"Python int too large to convert to C int".as_ptr(),
        ),
        TooLarge::Days(days) => {
            PyErr_Format(
                PyExc_OverflowError,
                c"days=%d; must have magnitude <= %d".as_ptr(),
                days,
                super::span::MAX_DAYS,
            );
        }
    }
    Raised
}

/// The hash of a value: that of the tuple of its fields.
pub unsafe fn hash_of(span: Span) -> Fallible<Py_hash_t> {
    let fields = owned(Py_BuildValue(
        c"(iii)".as_ptr(),
        span.days,
        span.seconds,
        span.micros,
    ))?;
    match PyObject_Hash(fields.ptr()) {
        -1 => Err(Raised),
        hash => Ok(hash),
    }
}

pub unsafe extern "C" fn hash(op: *mut PyObject) -> Py_hash_t {
    let delta = op.cast::<Delta>();
    if (*delta).hashcode == -1 {
        match hash_of(span_of(op)) {
            Ok(hash) => (*delta).hashcode = hash,
            Err(Raised) => return -1,
        }
    }
    (*delta).hashcode
}

pub unsafe extern "C" fn richcompare(
    a: *mut PyObject,
    b: *mut PyObject,
    op: c_int,
) -> *mut PyObject {
    if !is(b) {
        return Py_NotImplemented();
    }
    new_ref(Py_Bool(by_order(span_of(a).cmp(&span_of(b)), op)))
}

unsafe extern "C" fn repr(op: *mut PyObject) -> *mut PyObject {
    let span = span_of(op);
    let name = (*Py_TYPE(op)).tp_name;
    if span == Span::ZERO {
        return PyUnicode_FromFormat(c"%s(0)".as_ptr(), name);
    }
    let body = || -> Fallible<Ref> {
        let mut text = owned(PyUnicode_FromFormat(c"%s(".as_ptr(), name))?;
        let mut separator = c"";
        for (name, value) in [
            (c"days", span.days),
            (c"seconds", span.seconds),
            (c"microseconds", span.micros),
        ] {
            if value != 0 {
                text = owned(PyUnicode_FromFormat(
                    c"%U%s%s=%d".as_ptr(),
                    text.ptr(),
                    separator.as_ptr(),
                    name.as_ptr(),
                    value,
                ))?;
                separator = c", ";
            }
        }
        owned(PyUnicode_FromFormat(c"%U)".as_ptr(), text.ptr()))
    };
    body().or_null()
}

unsafe extern "C" fn str(op: *mut PyObject) -> *mut PyObject {
    let span = span_of(op);
    let body = || -> Fallible<Ref> {
        let days = match span.days {
            0 => owned(PyUnicode_New(0, 0))?,
            days => owned(PyUnicode_FromFormat(
                c"%d day%s, ".as_ptr(),
                days,
                if days == 1 || days == -1 { c"" } else { c"s" }.as_ptr(),
            ))?,
        };
        let time = owned(PyUnicode_FromFormat(
            c"%U%d:%02d:%02d".as_ptr(),
            days.ptr(),
            span.seconds / 3600,
            span.seconds / 60 % 60,
            span.seconds % 60,
        ))?;
        if span.micros == 0 {
            return Ok(time);
        }
        owned(PyUnicode_FromFormat(
            c"%U.%06d".as_ptr(),
            time.ptr(),
            span.micros,
        ))
    };
    body().or_null()
}

/// A number of seconds, a float.
pub unsafe fn seconds_of(span: Span) -> Fallible<Ref> {
    whole::quotient(span.total_micros(), SECOND_MICROS.into())
}

unsafe extern "C" fn total_seconds(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    seconds_of(span_of(op)).or_null()
}

unsafe extern "C" fn reduce(op: *mut PyObject, _: *mut PyObject) -> *mut PyObject {
    let span = span_of(op);
    Py_BuildValue(
        c"O(iii)".as_ptr(),
        Py_TYPE(op),
        span.days,
        span.seconds,
        span.micros,
    )
}
